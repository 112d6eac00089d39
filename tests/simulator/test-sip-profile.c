/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

#include <string.h>

/* A value other than the default, for what takes not just any. */
static const struct
{
  const char *element;
  const char *value;
} values[] = {
  { "defaultTelephonyEventPayloadType", "100" },
  { "startMediaPort", "20000" },
  { "stopMediaPort", "30000" },
  { "timerSubscribeDelta", "15" },
  { "sipOptionsRetryTimer", "600" },
  { "userInfo", "Phone" },
  { "dtmfDbLevel", "3db above nominal" },
  { "callHoldRingback", "On" },
  { "anonymousCallBlock", "On" },
  { "callerIdBlock", "On" },
  { "dndControl", "Admin" },
  { "telnetLevel", "Limited" },
  { "rerouteIncomingRequest", "Contact Info Header" },
  { "rsvpOverSip", "E2E" },
  { "sipRe11XxEnabled", "Send PRACK if 1xx Contains SDP" },
  { "gClear", "CLEARMODE" },
  { "sipBandwidthModifier", "AS only" },
  { "userAgentServerHeaderInfo", "Pass Through Received Information as Contact Header Parameters" },
  { "dialStringInterpretation", "Always treat all dial strings as URI addresses" },
  { "acceptAudioCodecPreferences", "On" },
  { "callingLineIdentification", "Strict From URI presentation Only" },
  { "videoCallTrafficClass", "Desktop" },
  { "sipSessionRefreshMethod", "Update" },
  { "earlyOfferSuppVoiceCall", "Mandatory (insert MTP if needed)" },
  { "cucmVersionInSipHeader", "Full Build" },
  { "confidentialAccessLevelHeaders", "Required" },
};

/* An element of the schema and the value it is given here. */
typedef struct
{
  char *name;
  char *value;
} Given;

static void
free_given (gpointer data)
{
  Given *given = data;

  g_free (given->name);
  g_free (given->value);
  g_free (given);
}

static char *
choose_value (const char *name, const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].element, name) == 0)
      return g_strdup (values[i].value);
  if (g_str_has_prefix (type, "boolean"))
    return g_strdup (strstr (type, "def=true") != NULL ? "false" : "true");

  return g_strdup (strstr (type, "XInteger") != NULL ? "9" : "x");
}

/* Reads the elements of an operation as schema-order has them, such as “sipProfile/timerT1 : XInteger(open enum)”. */
static GPtrArray *
read_elements (guint release, const char *operation, const char *within)
{
  g_autofree char *relative =
      g_strdup_printf ("axl/schema-order/%u.%u/%s.txt", release / 100, release % 100, operation);
  g_autofree char *path = tel_test_find_shared (relative);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *elements;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  elements = g_ptr_array_new_with_free_func (free_given);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (lines[i], " : ", 2);
      const char *name;
      Given *given;

      if (halves[0] == NULL || halves[1] == NULL || !g_str_has_prefix (halves[0], within))
        continue;
      name = halves[0] + strlen (within);
      if (*name == '\0' || strpbrk (name, "/@(<") != NULL || strcmp (name, "externalPresentationInfo") == 0)
        continue;
      given = g_new0 (Given, 1);
      given->name = g_strdup (name);
      given->value = choose_value (name, halves[1]);
      g_ptr_array_add (elements, given);
    }

  return elements;
}

static void
assert_answered (const TelSimulatorElement *answer, GPtrArray *elements, gboolean with_value)
{
  for (guint i = 0; i < elements->len; i++)
    {
      const Given *given = g_ptr_array_index (elements, i);
      g_autofree char *path = g_strconcat ("return/sipProfile/", given->name, NULL);

      if (tel_test_find (answer, path) == NULL)
        g_error ("%s is not answered", given->name);
      if (with_value)
        g_assert_cmpstr (tel_test_get (answer, path), ==, given->value);
    }
}

/* What is added with every element that the release has comes back with every one. */
static void
test_every_element_is_kept (gconstpointer data)
{
  guint release = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) elements = read_elements (release, "addSipProfile", "sipProfile/");
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");
  g_autoptr (GString) body = g_string_new ("<sipProfile>");
  g_autoptr (TelSimulatorElement) added = NULL;
  g_autoptr (TelSimulatorElement) answer = NULL;

  if (elements == NULL)
    {
      g_test_skip ("the schema orders are not here");
      return;
    }
  g_assert_cmpuint (elements->len, >, 70);
  for (guint i = 0; i < elements->len; i++)
    {
      const Given *given = g_ptr_array_index (elements, i);

      g_string_append_printf (body, "<%s>%s</%s>", given->name, given->value, given->name);
    }
  g_string_append (body, "</sipProfile>");

  added = tel_test_cluster_run (cluster, "addSipProfile", body->str);
  answer = tel_test_cluster_run (cluster, "getSipProfile", "<name>x</name>");
  assert_answered (answer, elements, TRUE);
}

static void
test_whole_answer (gconstpointer data)
{
  guint release = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) elements = read_elements (release, "getSipProfileResponse", "return/sipProfile/");
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "empty");
  g_autoptr (TelSimulatorElement) answer =
      tel_test_cluster_run (cluster, "getSipProfile", "<name>Standard SIP Profile</name>");

  if (elements == NULL)
    {
      g_test_skip ("the schema orders are not here");
      return;
    }
  assert_answered (answer, elements, FALSE);
}

static void
test_presentation_is_replaced (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) added = tel_test_cluster_run (
      cluster, "addSipProfile",
      "<sipProfile><name>Ours</name><sipBandwidthModifier>TIAS and AS</sipBandwidthModifier>"
      "<userAgentServerHeaderInfo>Send Unified CM Version Information as User-Agent Header</userAgentServerHeaderInfo>"
      "<dialStringInterpretation>Always treat all dial strings as URI addresses</dialStringInterpretation>"
      "<externalPresentationInfo><isAnonymous>true</isAnonymous></externalPresentationInfo>"
      "<callingLineIdentification>Default</callingLineIdentification>"
      "<sipSessionRefreshMethod>Invite</sipSessionRefreshMethod>"
      "<earlyOfferSuppVoiceCall>Disabled (Default value)</earlyOfferSuppVoiceCall>"
      "<cucmVersionInSipHeader>Major And Minor</cucmVersionInSipHeader>"
      "<confidentialAccessLevelHeaders>Disabled</confidentialAccessLevelHeaders></sipProfile>");
  g_autoptr (TelSimulatorElement) updated =
      tel_test_cluster_run (cluster, "updateSipProfile",
                            "<name>Ours</name><externalPresentationInfo><presentationInfo><externalPresentationNumber>5"
                            "</externalPresentationNumber></presentationInfo></externalPresentationInfo>");
  g_autoptr (TelSimulatorElement) answer = tel_test_cluster_run (cluster, "getSipProfile", "<name>Ours</name>");
  const char *within = "return/sipProfile/externalPresentationInfo/";
  g_autofree char *number = g_strconcat (within, "presentationInfo/externalPresentationNumber", NULL);
  g_autofree char *anonymous = g_strconcat (within, "isAnonymous", NULL);

  g_assert_cmpstr (tel_test_get (answer, number), ==, "5");
  g_assert_null (tel_test_find (answer, anonymous));
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *body;
    const char *words;
  } cases[] = {
    { "<timerSubscribeDelta>16</timerSubscribeDelta>", "timerSubscribeDelta is not valid: 16. The value must be a" },
    { "<timerRegisterDelta>32768</timerRegisterDelta>", "from 0 to 32767" },
    { "<timerRegister>-1</timerRegister>", "timerRegister is not valid: -1" },
    { "<maxRedirects>101</maxRedirects>", "from 0 to 100" },
    { "<startMediaPort>30000</startMediaPort><stopMediaPort>20000</stopMediaPort>", "Start Media Port" },
    { "<newName/>", "Cannot insert a null" },
    { "<newName>Standard SIP Profile</newName>", "duplicate" },
  };
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (901, "small");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strconcat ("<name>Jabber Mobile SIP Profile</name>", cases[i].body, NULL);
      int code = strstr (cases[i].words, "null") != NULL ? -391 : strstr (cases[i].words, "dup") != NULL ? -239 : -1;

      tel_test_cluster_refuse (cluster, "updateSipProfile", body, code, cases[i].words);
    }
  tel_test_cluster_refuse (cluster, "removeSipProfile", "<name>Standard SIP Profile</name>", -1,
                           "cannot be modified or deleted");
  tel_test_cluster_refuse (cluster, "updateSipProfile", "<name>Nonsense</name><timerRegister>1</timerRegister>", 5003,
                           "not found");
}

int
main (int argc, char **argv)
{
  static const guint releases[] = { 901, 1005, 1205, 1400 };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *kept =
          g_strdup_printf ("/sip-profile/%u.%u/every-element-is-kept", releases[i] / 100, releases[i] % 100);
      g_autofree char *whole =
          g_strdup_printf ("/sip-profile/%u.%u/answered-whole", releases[i] / 100, releases[i] % 100);

      g_test_add_data_func (kept, GUINT_TO_POINTER (releases[i]), test_every_element_is_kept);
      g_test_add_data_func (whole, GUINT_TO_POINTER (releases[i]), test_whole_answer);
    }
  g_test_add_func ("/sip-profile/presentation-is-replaced", test_presentation_is_replaced);
  g_test_add_func ("/sip-profile/ranges", test_ranges);

  return g_test_run ();
}
