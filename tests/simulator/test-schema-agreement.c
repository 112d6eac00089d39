/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-schema.h"
#include "simulator/tel-simulator-validator.h"
#include "tel-test.h"

#include <string.h>

/* What can be done to one element of a request. */
typedef enum
{
  REMOVE,
  SWAP,
  REPEAT,
  ADD_CHILD,
  ADD_ATTRIBUTE,
  SET_TEXT,
  EMPTY,
  N_CHANGES,
} Change;

static const char *const change_names[] = {
  "removed", "swapped with the next", "repeated", "given a child", "given an attribute", "given a text", "emptied",
};

typedef struct
{
  guint target;
  Change change;
  guint count;
  const char *name;
} Changing;

/* Requests of which there is no sample, and the first release that has them. */
typedef struct
{
  guint since;
  const char *operation;
  const char *body;
} Request;

static const Request requests[] = {
  { 901, "doLdapSync", "<name>Example Directory</name><sync>true</sync>" },
  { 901, "doAuthenticateUser", "<userid>hsuzuki</userid><pin>12345</pin>" },
  { 901, "getCredentialPolicy",
    "<name>Default Credential Policy</name><returnedTags><name/><credExpiresAfter/></returnedTags>" },
  { 901, "listCredentialPolicy",
    "<searchCriteria><name>%</name></searchCriteria><returnedTags><name/><credExpiresAfter/></returnedTags>"
    "<skip>0</skip><first>10</first>" },
  { 901, "addEndUserCapfProfile",
    "<endUserCapfProfile><endUserId>hsuzuki</endUserId><instanceId>Desk1</instanceId><certificationOperation>"
    "Install/Upgrade</certificationOperation><authenticationMode>By Null String</authenticationMode>"
    "<authenticationString>1234</authenticationString><keySize>1024</keySize><operationCompletion>2036:12:31:12"
    "</operationCompletion></endUserCapfProfile>" },
  { 1205, "addEndUserCapfProfile",
    "<endUserCapfProfile><endUserId>hsuzuki</endUserId><instanceId>Desk1</instanceId><certificationOperation>"
    "Install/Upgrade</certificationOperation><authenticationMode>By Null String</authenticationMode><keySize>1024"
    "</keySize><keyOrder>RSA Only</keyOrder><ecKeySize>256</ecKeySize></endUserCapfProfile>" },
  { 901, "updateEndUserCapfProfile",
    "<instanceId>Desk1</instanceId><certificationOperation>Delete</certificationOperation><authenticationMode>"
    "By Null String</authenticationMode><authenticationString>1234</authenticationString><keySize>1024</keySize>"
    "<operationCompletion>2036:12:31:12</operationCompletion>" },
  { 901, "getEndUserCapfProfile",
    "<instanceId>Desk1</instanceId><returnedTags><endUserId/><instanceId/><certificationOperationStatus/>"
    "</returnedTags>" },
  { 901, "listEndUserCapfProfile",
    "<searchCriteria><endUserId>%</endUserId><instanceId>%</instanceId></searchCriteria><returnedTags><instanceId/>"
    "</returnedTags><skip>0</skip><first>10</first>" },
  { 901, "removeEndUserCapfProfile", "<instanceId>Desk1</instanceId>" },
  { 1000, "listChange",
    "<startChangeId queueId=\"DdkNST9m\">11146</startChangeId><objectList><object>User</object></objectList>" },
  { 1000, "getPhoneOptions",
    "<uuid>{0A1B2C3D-0000-4000-8000-000000000001}</uuid><returnedChoices><class/><protocol><skip>1</skip>"
    "<product>Cisco 7962</product></protocol><lines><line><dirn><routePartitionName><first>10</first>"
    "</routePartitionName></dirn><ringSetting/><recordingMediaSource/></line></lines><blfDirectedCallParks>"
    "<blfDirectedCallPark><directedCallParkDnAndPartition><dnPattern>1</dnPattern></directedCallParkDnAndPartition>"
    "</blfDirectedCallPark></blfDirectedCallParks><addOnModules><addOnModule><model><product>a</product>"
    "<protocol>b</protocol></model></addOnModule></addOnModules><services><service><telecasterServiceName/></service>"
    "</services><confidentialAccess><confidentialAccessMode/></confidentialAccess><wirelessLanProfileGroup/>"
    "</returnedChoices>" },
  { 1100, "getPhoneOptions",
    "<uuid>{0A1B2C3D-0000-4000-8000-000000000001}</uuid><returnedChoices><keySize/><keyOrder/><ecKeySize/>"
    "<elinGroup/></returnedChoices>" },
  { 1000, "getSipProfileOptions",
    "<uuid>{0A1B2C3D-0000-4000-8000-000000000001}</uuid><returnedChoices><userInfo/><gClear><skip>2</skip>"
    "<first>3</first></gClear><sdpTransparency/><confidentialAccessLevelHeaders/></returnedChoices>" },
  { 1105, "listRegistrationDynamic",
    "<searchCriteria><device>CSF%</device></searchCriteria><returnedTags/><skip>0</skip><first>10</first>" },
  { 1105, "doEnterpriseParametersReset", "" },
  { 1205, "resetEnterpriseParameters", "" },
};

static TelSimulatorElement *copy_changed (const TelSimulatorElement *element, Changing *changing);

static void
copy_attributes (TelSimulatorElement *copy, const TelSimulatorElement *element)
{
  for (guint i = 0; i < tel_simulator_element_get_n_attributes (element); i++)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (element, i, &value);

      tel_simulator_element_set_attribute (copy, name, value);
    }
}

/* Children are counted where they stand; the one that is to change is changed on the way. */
static void
copy_child (TelSimulatorElement *copy, const TelSimulatorElement *element, guint *position, Changing *changing)
{
  const TelSimulatorElement *child = tel_simulator_element_get_nth_child (element, *position);
  const TelSimulatorElement *next = tel_simulator_element_get_nth_child (element, *position + 1);
  gboolean here = changing->count++ == changing->target;

  if (here)
    changing->name = tel_simulator_element_get_name (child);
  if (here && changing->change == REMOVE)
    return;
  if (here && changing->change == SWAP && next != NULL)
    {
      tel_simulator_element_take_child (copy, tel_simulator_element_copy (next));
      ++*position;
    }
  if (here && changing->change == REPEAT)
    tel_simulator_element_take_child (copy, tel_simulator_element_copy (child));

  tel_simulator_element_take_child (copy, copy_changed (child, changing));
  if (here)
    {
      TelSimulatorElement *changed =
          tel_simulator_element_get_nth_child (copy, tel_simulator_element_get_n_children (copy) - 1);

      if (changing->change == ADD_CHILD)
        tel_simulator_element_add_text_child (changed, "colour", "red");
      else if (changing->change == ADD_ATTRIBUTE)
        tel_simulator_element_set_attribute (changed, "uuid", "{1B1B9EB6-7803-11D3-BDF0-00108302EAD1}");
      else if (changing->change == SET_TEXT)
        tel_simulator_element_append_text (changed, "yes", strlen ("yes"));
    }
}

static TelSimulatorElement *
copy_changed (const TelSimulatorElement *element, Changing *changing)
{
  TelSimulatorElement *copy = tel_simulator_element_new (tel_simulator_element_get_name (element),
                                                         tel_simulator_element_get_namespace (element));
  gboolean emptied = changing->change == EMPTY && changing->count == changing->target + 1;
  const char *text = tel_simulator_element_get_text (element);

  copy_attributes (copy, element);
  if (emptied)
    return copy;

  tel_simulator_element_append_text (copy, text, strlen (text));
  for (guint i = 0; i < tel_simulator_element_get_n_children (element); i++)
    copy_child (copy, element, &i, changing);

  return copy;
}

static guint
count_elements (const TelSimulatorElement *element)
{
  guint count = 0;

  for (guint i = 0; i < tel_simulator_element_get_n_children (element); i++)
    count += 1 + count_elements (tel_simulator_element_get_nth_child (element, i));

  return count;
}

/* In the tags only names count here, while the schema wants values of the right form there too (contract 2.0). */
static TelSimulatorElement *
without_tags (const TelSimulatorElement *request)
{
  TelSimulatorElement *copy = tel_simulator_element_copy (request);

  for (guint i = 0; i < tel_simulator_element_get_n_children (copy); i++)
    {
      TelSimulatorElement *child = tel_simulator_element_get_nth_child (copy, i);

      while (g_str_equal (tel_simulator_element_get_name (child), "returnedTags") &&
             tel_simulator_element_get_n_children (child) > 0)
        tel_simulator_element_remove_nth_child (child, 0);
    }

  return copy;
}

/*
 * An object to be added may be empty for the schema, as all its types may; a cluster has no use for one. What stands in
 * the tags is of no account to a cluster.
 */
static gboolean
is_known_difference (const TelSimulatorElement *request, const Changing *changing)
{
  if (changing->change == EMPTY)
    return changing->target == 0 && g_str_has_prefix (tel_simulator_element_get_name (request), "add");

  return changing->change == SET_TEXT && g_str_equal (changing->name, "returnedTags");
}

static gboolean
compare (TelSimulatorValidator *validator, const TelSimulatorElement *request, guint release, Changing *changing)
{
  g_autoptr (TelSimulatorElement) changed = copy_changed (request, changing);
  g_autoptr (TelSimulatorElement) reread = NULL;
  const char *operation = tel_simulator_element_get_name (request);
  g_autoptr (GBytes) envelope = tel_simulator_envelope_write (changed, release);
  g_autofree char *objection = tel_simulator_validator_check_request (validator, envelope, operation, release);
  g_autoptr (GError) error = NULL;
  gboolean valid;

  reread = tel_simulator_envelope_read (envelope, &error);
  g_assert_no_error (error);
  valid = tel_simulator_schema_check_request (reread, release, &error);
  if (valid != (objection == NULL) && !is_known_difference (request, changing))
    g_error ("%s of %u, “%s” %s: the simulator says “%s”, the vendor's schema “%s”", operation, release, changing->name,
             change_names[changing->change], valid ? "valid" : error->message, objection != NULL ? objection : "valid");

  return valid;
}

static void
compare_text (TelSimulatorValidator *validator, const char *text, guint release, guint *accepted, guint *refused)
{
  g_autoptr (TelSimulatorElement) sample = NULL;
  g_autoptr (TelSimulatorElement) request = NULL;
  g_autoptr (GError) error = NULL;
  guint count;

  sample = tel_simulator_envelope_read_bare (text, &error);
  g_assert_no_error (error);
  if (!tel_simulator_schema_has_operation (tel_simulator_element_get_name (sample), release))
    return;

  request = without_tags (sample);
  count = count_elements (request);
  for (guint target = 0; target < count; target++)
    for (guint change = 0; change < N_CHANGES; change++)
      {
        Changing changing = { .target = target, .change = change };

        if (compare (validator, request, release, &changing))
          ++*accepted;
        else
          ++*refused;
      }
}

static void
compare_sample (TelSimulatorValidator *validator, const char *path, guint release, guint *accepted, guint *refused)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  compare_text (validator, text, release, accepted, refused);
}

/* As it is and changed: both must find it valid as it is. */
static void
compare_request (
    TelSimulatorValidator *validator, const Request *request, guint release, guint *accepted, guint *refused)
{
  g_autofree char *text =
      g_strdup_printf ("<ns:%s xmlns:ns=\"" TEL_SIMULATOR_NAMESPACE_PREFIX "%s\">%s</ns:%s>", request->operation,
                       tel_simulator_release_get_name (release), request->body, request->operation);
  g_autoptr (TelSimulatorElement) element = tel_simulator_envelope_read_bare (text, NULL);
  Changing none = { .target = G_MAXUINT };

  g_assert_true (compare (validator, element, release, &none));
  ++*accepted;
  compare_text (validator, text, release, accepted, refused);
}

static void
test_agreement (gconstpointer user_data)
{
  const char *release = user_data;
  g_autofree char *schema = tel_test_find_schema (release);
  g_autofree char *relative = g_build_filename ("axl", "samples", release, NULL);
  g_autofree char *samples = NULL;
  g_autofree char *schemas = NULL;
  g_autoptr (TelSimulatorValidator) validator = NULL;
  g_autoptr (GDir) directory = NULL;
  const char *name;
  guint accepted = 0;
  guint refused = 0;

  if (schema == NULL)
    {
      g_test_skip ("the vendor's schema is not at hand");
      return;
    }
  samples = tel_test_find_shared (relative);
  if (samples == NULL)
    return;

  schemas = g_path_get_dirname (schema);
  validator = tel_simulator_validator_new (schemas);
  directory = g_dir_open (samples, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (samples, name, NULL);

      compare_sample (validator, path, tel_simulator_release_parse (release), &accepted, &refused);
    }

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    if (tel_simulator_release_parse (release) >= requests[i].since)
      compare_request (validator, &requests[i], tel_simulator_release_parse (release), &accepted, &refused);

  g_test_message ("%s: %u changed requests accepted by both, %u refused by both", release, accepted, refused);
  g_assert_cmpuint (tel_simulator_validator_get_counts (validator)->requests, ==, accepted + refused);
  g_assert_cmpuint (accepted, >, 0);
  g_assert_cmpuint (refused, >, 0);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/simulator/schema/agrees-with-the-vendor/9.1", "9.1", test_agreement);
  g_test_add_data_func ("/simulator/schema/agrees-with-the-vendor/10.5", "10.5", test_agreement);
  g_test_add_data_func ("/simulator/schema/agrees-with-the-vendor/12.5", "12.5", test_agreement);
  g_test_add_data_func ("/simulator/schema/agrees-with-the-vendor/14.0", "14.0", test_agreement);

  return g_test_run ();
}
