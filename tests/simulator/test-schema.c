/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-schema.h"
#include "tel-test.h"

#include <string.h>

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

/* What stands in neg/, and how contract 2.9 says it is to be treated. */
typedef struct
{
  const char *file;
  gboolean valid;
} Edge;

static const Edge edges[] = {
  { "bool.xml", FALSE },      { "both.xml", FALSE },     { "defaultns.xml", FALSE }, { "emptylines.xml", FALSE },
  { "firstskip.xml", FALSE }, { "minimal.xml", FALSE },  { "order.xml", FALSE },     { "vendorq.xml", FALSE },
  { "empty.xml", TRUE },      { "emptycrit.xml", TRUE }, { "emptydev.xml", TRUE },   { "enum.xml", TRUE },
  { "c91.xml", FALSE },       { "lineident.xml", TRUE }, { "nil.xml", TRUE },        { "uuidref.xml", TRUE },
  { "t.xml", TRUE },
};

static TelSimulatorElement *
read_element (const char *text)
{
  g_autoptr (GError) error = NULL;
  TelSimulatorElement *element = tel_simulator_envelope_read_bare (text, &error);

  g_assert_no_error (error);

  return element;
}

static TelSimulatorElement *
read_file (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return read_element (text);
}

static guint
get_release (const TelSimulatorElement *element)
{
  const char *namespace_uri = tel_simulator_element_get_namespace (element);

  g_assert_true (g_str_has_prefix (namespace_uri, TEL_SIMULATOR_NAMESPACE_PREFIX));

  return tel_simulator_release_parse (namespace_uri + strlen (TEL_SIMULATOR_NAMESPACE_PREFIX));
}

static void
assert_valid (guint release, const char *text)
{
  g_autoptr (TelSimulatorElement) element = read_element (text);
  g_autoptr (GError) error = NULL;

  tel_simulator_schema_check_request (element, release, &error);
  g_assert_no_error (error);
}

static void
assert_invalid (guint release, const char *text, const char *complaint)
{
  g_autoptr (TelSimulatorElement) element = read_element (text);
  g_autoptr (GError) error = NULL;

  g_assert_false (tel_simulator_schema_check_request (element, release, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC);
  if (strstr (error->message, complaint) == NULL)
    g_error ("“%s” does not say “%s”", error->message, complaint);
}

static guint
check_samples (const char *release)
{
  g_autofree char *relative = g_build_filename ("axl", "samples", release, NULL);
  g_autofree char *path = tel_test_find_shared (relative);
  g_autoptr (GDir) directory = NULL;
  const char *name;
  guint count = 0;

  if (path == NULL)
    return 0;

  directory = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autoptr (TelSimulatorElement) element = read_file (path, name);
      g_autoptr (GError) error = NULL;

      if (!tel_simulator_schema_has_operation (tel_simulator_element_get_name (element), get_release (element)))
        continue;
      if (!tel_simulator_schema_check_request (element, get_release (element), &error))
        g_error ("%s/%s: %s", release, name, error->message);
      count++;
    }

  g_assert_cmpuint (count, >, 0);

  return count;
}

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    g_test_message ("%s: %u bodies accepted", releases[i], check_samples (releases[i]));
}

static void
test_edges (void)
{
  g_autofree char *path = tel_test_find_shared ("axl/neg");
  g_autoptr (GDir) directory = NULL;
  guint n_files = 0;
  guint n_valid = 0;

  if (path == NULL)
    return;

  directory = g_dir_open (path, 0, NULL);
  while (g_dir_read_name (directory) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, G_N_ELEMENTS (edges));

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autoptr (TelSimulatorElement) element = read_file (path, edges[i].file);
      g_autoptr (GError) error = NULL;
      gboolean valid = tel_simulator_schema_check_request (element, get_release (element), &error);

      if (valid != edges[i].valid)
        g_error ("%s: %s", edges[i].file, error != NULL ? error->message : "was accepted");
      n_valid += valid;
    }

  g_test_message ("%u of them accepted, %u refused", n_valid, n_files - n_valid);
}

static void
test_order (void)
{
  assert_valid (
      1400, "<updatePhone><name>A</name><description>d</description><ownerUserName>u</ownerUserName></updatePhone>");
  assert_invalid (
      1400, "<updatePhone><name>A</name><ownerUserName>u</ownerUserName><description>d</description></updatePhone>",
      "starting with element 'description'");
  assert_invalid (1400, "<updatePhone><name>A</name><colour>red</colour></updatePhone>", "'colour'");
  assert_invalid (1400, "<updatePhone><description>d</description></updatePhone>", "'{name, uuid}' is expected");
  assert_invalid (1400, "<getPhone/>", "is not complete. One of '{name, uuid}'");
  assert_invalid (1400, "<getPhone><name>A</name><name>B</name></getPhone>", "'name'");
  assert_invalid (1400, "<teleport><name>A</name></teleport>", "'teleport'");
}

static void
test_choice_of_key (void)
{
  static const char *const good = "<getLine><pattern>1001</pattern><routePartitionName/></getLine>";

  assert_valid (1400, good);
  assert_valid (1400, "<getLine><pattern>1001</pattern></getLine>");
  assert_valid (1400, "<getLine><uuid>{1B1B9EB6-7803-11D3-BDF0-00108302EAD1}</uuid></getLine>");
  assert_invalid (1400, "<getLine><uuid>1B1B9EB6-7803-11D3-BDF0-00108302EAD1</uuid></getLine>", "'uuid'");
  assert_invalid (1400, "<getLine><routePartitionName/></getLine>", "'{uuid, pattern}'");
  assert_valid (901, "<doDeviceReset><deviceName>A</deviceName><isHardReset>false</isHardReset></doDeviceReset>");
  assert_invalid (901,
                  "<doDeviceReset><deviceName>A</deviceName><isHardReset>f</isHardReset>"
                  "<deviceResetType>Reset</deviceResetType></doDeviceReset>",
                  "'deviceResetType'");
  assert_valid (1400, "<updatePhone><name>A</name><addLines><line><index>1</index><dirn><pattern>1</pattern>"
                      "<routePartitionName/></dirn></line></addLines></updatePhone>");
  assert_invalid (1400,
                  "<updatePhone><name>A</name><lines><line><index>1</index><dirn><pattern>1</pattern>"
                  "<routePartitionName/></dirn></line></lines><addLines/></updatePhone>",
                  "'addLines'");
}

static void
test_values (void)
{
  static const char *const truths[] = { "t", "f", "true", "false", "0", "1", "True", "False" };

  for (guint i = 0; i < G_N_ELEMENTS (truths); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("<updatePhone><name>A</name><isActive>%s</isActive></updatePhone>", truths[i]);

      assert_valid (1400, text);
    }
  assert_invalid (1400, "<updatePhone><name>A</name><isActive>yes</isActive></updatePhone>", "'isActive'");
  assert_invalid (1400, "<updatePhone><name>A</name><isActive>TRUE</isActive></updatePhone>", "'isActive'");
  assert_valid (1400, "<updatePhone><name>A</name><isActive/></updatePhone>");
  assert_invalid (1400, "<updatePhone><name>A</name><dndStatus/></updatePhone>", "'dndStatus'");
  assert_invalid (1400, "<listPhone><searchCriteria/><returnedTags/><skip>-1</skip><first>1</first></listPhone>",
                  "'skip'");
  assert_invalid (1400, "<updatePhone><name>A<b/></name></updatePhone>", "'name'");
  assert_invalid (1400, "<addPhone>text<phone/></addPhone>", "'addPhone'");
}

static void
test_length (void)
{
  g_autofree char *fitting = g_strnfill (50, 'x');
  g_autofree char *japanese = NULL;
  g_autofree char *long_one = NULL;
  g_autoptr (GString) wide = g_string_new (NULL);

  for (guint i = 0; i < 50; i++)
    g_string_append (wide, "話");
  japanese = g_strdup_printf ("<updateSipProfile><name>A</name><newName>%s</newName></updateSipProfile>", wide->str);
  long_one = g_strdup_printf ("<updateSipProfile><name>A</name><newName>%sx</newName></updateSipProfile>", fitting);

  assert_valid (1400, japanese);
  assert_invalid (1400, long_one, "'newName'");
}

/* A value that is refused is not repeated: it may be a secret. */
static void
test_secret_not_repeated (void)
{
  g_autofree char *secret = g_strnfill (129, '7');
  g_autofree char *text =
      g_strdup_printf ("<updatePhone><name>A</name><authenticationString>%s</authenticationString></updatePhone>",
                       secret);
  g_autoptr (TelSimulatorElement) element = read_element (text);
  g_autoptr (GError) error = NULL;

  g_assert_false (tel_simulator_schema_check_request (element, 1400, &error));
  g_assert_null (strstr (error->message, "777"));
}

static void
test_nil (void)
{
  static const char *const nil = "<updatePhone xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><name>A</name>"
                                 "<%s xsi:nil=\"true\"/></updatePhone>";
  g_autofree char *good = g_strdup_printf (nil, "sipProfileName");
  g_autofree char *bad = g_strdup_printf (nil, "locationName");

  assert_valid (1400, good);
  assert_invalid (1400, bad, "'locationName'");
}

static void
test_namespaces_and_attributes (void)
{
  assert_invalid (1400, "<updatePhone><name xmlns=\"urn:x\">A</name></updatePhone>", "namespace");
  assert_valid (1400, "<updatePhone><name>A</name><vendorConfig><x><y/></x><z>1</z></vendorConfig></updatePhone>");
  assert_invalid (1400, "<updatePhone><name>A</name><vendorConfig><x xmlns=\"urn:x\"/></vendorConfig></updatePhone>",
                  "'vendorConfig'");
  assert_valid (1400, "<getPhone sequence=\"7\"><name>A</name></getPhone>");
  assert_invalid (1400, "<getPhone sequence=\"seven\"><name>A</name></getPhone>", "'sequence'");
  assert_invalid (1400, "<getCCMVersion sequence=\"7\"/>", "'sequence'");
  assert_invalid (1400,
                  "<updatePhone><name>A</name><lines><line uuid=\"{1B1B9EB6-7803-11D3-BDF0-00108302EAD1}\">"
                  "<index>1</index><dirn><pattern>1</pattern><routePartitionName/></dirn></line></lines></updatePhone>",
                  "'uuid'");
}

static void
test_returned_tags (void)
{
  assert_valid (1400,
                "<getPhone><name>A</name><returnedTags><lines><line/></lines><isActive/></returnedTags></getPhone>");
  assert_invalid (1400, "<getPhone><name>A</name><returnedTags><colour/></returnedTags></getPhone>", "'colour'");
  assert_invalid (1400, "<listUser><searchCriteria><userid>%</userid></searchCriteria></listUser>", "returnedTags");
}

static void
test_releases (void)
{
  static const char *const key_order = "<updatePhone><name>A</name><keyOrder>RSA Only</keyOrder></updatePhone>";
  static const char *const oauth = "<updatePhoneSecurityProfile><name>A</name>"
                                   "<EnableOAuthAuthentication>t</EnableOAuthAuthentication>"
                                   "</updatePhoneSecurityProfile>";
  static const char *const appearance = "<updatePhone><name>A</name><lines><line><index>1</index><dirn><pattern>1"
                                        "</pattern><routePartitionName/></dirn></line></lines></updatePhone>";

  assert_invalid (1005, key_order, "'keyOrder'");
  assert_valid (1100, key_order);
  assert_invalid (1200, oauth, "'EnableOAuthAuthentication'");
  assert_valid (1205, oauth);
  assert_valid (901, appearance);
  assert_invalid (1000, appearance, "recordingMediaSource");
  assert_invalid (1100, appearance, "recordingMediaSource");
  assert_valid (1105, appearance);
  assert_invalid (901, "<applyPhone><name>A</name></applyPhone>", "'applyPhone'");
  assert_valid (1000, "<applyPhone><name>A</name></applyPhone>");
  assert_invalid (901, "<updatePhone><name>A</name><removeLines/></updatePhone>", "'removeLines'");
}

static void
assert_children (const TelSimulatorElement *element, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < tel_simulator_element_get_n_children (element); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            tel_simulator_element_get_name (tel_simulator_element_get_nth_child (element, i)));

  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_arranges (void)
{
  static const char *const text =
      "<getPhoneResponse><return><phone uuid=\"{1B1B9EB6-7803-11D3-BDF0-00108302EAD1}\" colour=\"red\">"
      "<keyOrder/><lines><line><dirn><routePartitionName/><pattern/></dirn><index/></line><line/></lines>"
      "<vendorConfig><z/><a/></vendorConfig><name>A</name><certificateStatus/><allowMraMode/></phone></return>"
      "</getPhoneResponse>";
  g_autoptr (TelSimulatorElement) old = read_element (text);
  g_autoptr (TelSimulatorElement) recent = read_element (text);
  TelSimulatorElement *phone;
  TelSimulatorElement *line;

  tel_simulator_schema_arrange_response (old, "getPhone", 1005);
  phone = tel_simulator_element_get_child (tel_simulator_element_get_child (old, "return"), "phone");
  assert_children (phone, "name vendorConfig lines certificateStatus");
  assert_children (tel_simulator_element_get_child (phone, "vendorConfig"), "z a");
  line = tel_simulator_element_get_child (tel_simulator_element_get_child (phone, "lines"), "line");
  assert_children (line, "index dirn");
  assert_children (tel_simulator_element_get_child (line, "dirn"), "pattern routePartitionName");
  g_assert_nonnull (tel_simulator_element_get_attribute (phone, "uuid"));
  g_assert_null (tel_simulator_element_get_attribute (phone, "colour"));

  tel_simulator_schema_arrange_response (recent, "getPhone", 1205);
  phone = tel_simulator_element_get_child (tel_simulator_element_get_child (recent, "return"), "phone");
  assert_children (phone, "name vendorConfig lines keyOrder certificateStatus allowMraMode");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/schema/samples-accepted", test_samples);
  g_test_add_func ("/simulator/schema/edges-as-the-contract-says", test_edges);
  g_test_add_func ("/simulator/schema/order", test_order);
  g_test_add_func ("/simulator/schema/choice-of-key", test_choice_of_key);
  g_test_add_func ("/simulator/schema/values", test_values);
  g_test_add_func ("/simulator/schema/length-in-characters", test_length);
  g_test_add_func ("/simulator/schema/secret-not-repeated", test_secret_not_repeated);
  g_test_add_func ("/simulator/schema/nil", test_nil);
  g_test_add_func ("/simulator/schema/namespaces-and-attributes", test_namespaces_and_attributes);
  g_test_add_func ("/simulator/schema/returned-tags", test_returned_tags);
  g_test_add_func ("/simulator/schema/releases", test_releases);
  g_test_add_func ("/simulator/schema/answers-arranged", test_arranges);

  return g_test_run ();
}
