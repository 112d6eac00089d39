/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define DEVICE TEL_TEST_PLAN_RICH_DEVICE

/* Something else to choose for each reference. */
static const char *const others[] = {
  "INSERT INTO phonetemplate (pkid, name) VALUES ('own-buttons', 'Own Buttons')",
  "INSERT INTO matrix (pkid, name) VALUES ('own-group', 'Own group')",
  "INSERT INTO sipprofile (pkid, name) VALUES ('own-profile', 'Own Profile')",
};

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  const char *property;
  const char *text;
  const char *path;
} Field;

/* Every field of a device that the editor offers; the owner, the name and the lines have tests of their own. */
static const Field device_fields[] = {
  { "description", "Jabber at home & abroad", "description" },
  { "device-pool", "Tokyo", "devicePoolName" },
  { "location", "Tokyo", "locationName" },
  { "calling-search-space", "CSS-International", "callingSearchSpaceName" },
  { "calling-search-space", NULL, "callingSearchSpaceName" },
  { "rerouting-calling-search-space", "CSS-International", "rerouteCallingSearchSpaceName" },
  { "common-phone-profile", "Quiet Rooms", "commonPhoneConfigName" },
  { "button-template", "Own Buttons", "phoneTemplateName" },
  { "security-profile", "CSF Own", "securityProfileName" },
  { "sip-profile", "Own Profile", "sipProfileName" },
  { "presence-group", "Own group", "presenceGroupName" },
  { "cti-control", NULL, "allowCtiControlFlag" },
};

/* Every field of a line. Numbers are texts here. */
static const Field line_fields[] = {
  { "label", "Sales <east>", "label" },
  { "label", NULL, "label" },
  { "display", "花子", "display" },
  { "display-ascii", "Hanako", "displayAscii" },
  { "external-mask", "0352191XXX", "e164Mask" },
  { "external-mask", NULL, "e164Mask" },
  { "maximum-calls", "5", "maxNumCalls" },
  { "busy-trigger", "1", "busyTrigger" },
  { "ring-setting", "Ring Once", "ringSetting" },
  { "busy-ring-setting", "Beep Only", "consecutiveRingSetting" },
  { "end-users", "mgarcia", "associatedEndusers" },
};

static TelTestConnection *
connect_to (const char *release)
{
  TelTestConnection *connection = tel_test_connection_new (release, "small");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    tel_test_connection_run_sql (connection, others[i]);
  tel_test_plan_enrich_device (connection, release);
  tel_test_simulator_mutate (connection->simulator,
                             "<addPhoneSecurityProfile><phoneSecurityProfile><phoneType>Cisco Unified Client Services "
                             "Framework</phoneType><protocol>SIP</protocol><name>CSF Own</name><deviceSecurityMode>Non "
                             "Secure</deviceSecurityMode></phoneSecurityProfile></addPhoneSecurityProfile>");
  /* The device tells its profile's mode and keys as its own. */
  tel_test_connection_run_sql (
      connection, "UPDATE securityprofile SET (tkauthenticationmode, tkkeysize, tkkeyorder, tkeckeysize) = (SELECT"
                  " p.tkauthenticationmode, p.tkkeysize, p.tkkeyorder, p.tkeckeysize FROM securityprofile p, device d"
                  " WHERE d.fksecurityprofile = p.pkid AND d.name = '" DEVICE "') WHERE name = 'CSF Own'");
  tel_test_connection_load (connection);

  return connection;
}

static TelPlan *
build (TelTestConnection *connection, TelDevice *base, TelDevice *draft)
{
  g_autoptr (TelEdit) edit = tel_edit_new ();

  tel_edit_add_device (edit, base, draft);
  tel_edit_set_apply (edit, FALSE);

  return tel_test_plan_build_edit (connection, edit, NULL);
}

static void
run (TelTestConnection *connection, TelDevice *base, TelDevice *draft)
{
  g_autoptr (TelPlan) plan = build (connection, base, draft);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
}

static void
change (TelObject *object, const Field *field)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), field->property);
  const char *members[] = { field->text, NULL };

  g_test_message ("%s: %s", field->property, field->text != NULL ? field->text : "none or the other");
  if (pspec->value_type == G_TYPE_BOOLEAN)
    {
      gboolean now;

      g_object_get (object, field->property, &now, NULL);
      g_object_set (object, field->property, !now, NULL);
    }
  else if (pspec->value_type == G_TYPE_UINT)
    g_object_set (object, field->property, (guint) g_ascii_strtoull (field->text, NULL, 10), NULL);
  else if (pspec->value_type == G_TYPE_STRV)
    g_object_set (object, field->property, members, NULL);
  else
    g_object_set (object, field->property, field->text, NULL);
}

/* An update of a device with lines, speed dials and vendorConfig changes only the edited field. */
static void
test_device_fields (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to (data);

  for (guint i = 0; i < G_N_ELEMENTS (device_fields); i++)
    {
      g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
      g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, DEVICE);
      g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
      g_autofree char *expected = g_strdup_printf ("~phones/" DEVICE "/%s", device_fields[i].path);

      change (TEL_OBJECT (draft), &device_fields[i]);
      run (connection, base, draft);
      tel_test_dump_assert_changed_within (before, connection->simulator->store, expected);
    }
}

/* The lines go back whole, with what the program does not know of them. */
static void
test_line_fields (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to (data);

  for (guint i = 0; i < G_N_ELEMENTS (line_fields); i++)
    {
      g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
      g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, DEVICE);
      g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
      g_autoptr (TelObject) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
      g_autofree char *place = g_strdup_printf ("~phones/" DEVICE "/lines/0/%s", line_fields[i].path);
      gboolean is_list = g_str_equal (line_fields[i].property, "end-users");
      g_autofree char *expected = g_strconcat (place, is_list ? "/0" : NULL, NULL);

      change (line, &line_fields[i]);
      run (connection, base, draft);
      tel_test_dump_assert_changed_within (before, connection->simulator->store, expected);
    }
}

/* Its siblings stay, and so does the section that it stands in (contract 5). */
static void
test_support_field (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to (data);
  g_autoptr (TelTree) untouched = NULL;
  static const char *const texts[] = { "configurationfile=a.xml", "configurationfile=b&c.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
      g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, DEVICE);
      g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
      g_autoptr (TelDevice) after = NULL;
      g_autoptr (TelTree) rest = NULL;
      g_autofree char *field = NULL;

      if (untouched == NULL)
        untouched = tel_tree_ref (tel_device_get_vendor_config (base));
      tel_device_set_support_field (draft, texts[i]);
      run (connection, base, draft);
      tel_test_dump_assert_changed_within (before, connection->simulator->store, "~phones/" DEVICE "/vendorConfig");
      after = tel_test_connection_read_device (connection, DEVICE);
      rest = tel_tree_remove (tel_device_get_vendor_config (after), "ciscoSupportField");
      g_assert_true (tel_tree_equal (rest, untouched));
      field = tel_device_dup_support_field (after);
      g_assert_cmpstr (field, ==, texts[i]);
    }
}

/* Two lines change places: nothing else of them does. */
static void
test_order (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to (data);
  g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, DEVICE);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelLine) first = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_autoptr (TelLine) second = g_list_model_get_item (tel_device_get_lines (draft), 1);
  g_autoptr (TelDevice) after = NULL;
  g_autoptr (TelLine) line = NULL;

  g_object_set (first, "index", 2u, NULL);
  g_object_set (second, "index", 1u, NULL);
  run (connection, base, draft);
  after = tel_test_connection_read_device (connection, DEVICE);
  line = g_list_model_get_item (tel_device_get_lines (after), 1);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, "1005");
  g_assert_cmpstr (tel_line_get_external_mask (line), ==, "+81352191XXX");
  g_assert_true (
      tel_carried_equal (tel_object_get_carried (TEL_OBJECT (line)), tel_object_get_carried (TEL_OBJECT (first))));
}

static char *
dup_sentence (TelTestConnection *connection, TelDevice *base, TelDevice *draft)
{
  g_autoptr (TelPlan) plan = build (connection, base, draft);
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), 0);

  return g_strdup (tel_step_get_sentence (step));
}

/* A line that goes is named as such, where nothing else changes. */
static void
test_removed_line (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to (data);
  g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, DEVICE);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autofree char *removed = NULL;
  g_autofree char *both = NULL;

  g_list_store_remove (G_LIST_STORE (tel_device_get_lines (draft)), 1);
  removed = dup_sentence (connection, base, draft);
  g_assert_cmpstr (removed, ==, "Remove line 2 (1006 in PT-Internal) from " DEVICE);
  g_object_set (draft, "description", "With one line", NULL);
  both = dup_sentence (connection, base, draft);
  g_assert_true (g_str_has_prefix (both, "Change “"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/edit-fields//device", releases, G_N_ELEMENTS (releases), test_device_fields);
  tel_test_plan_add_for_releases ("/edit-fields//line", releases, G_N_ELEMENTS (releases), test_line_fields);
  tel_test_plan_add_for_releases ("/edit-fields//support-field", releases, G_N_ELEMENTS (releases), test_support_field);
  tel_test_plan_add_for_releases ("/edit-fields//line-order", releases, G_N_ELEMENTS (releases), test_order);
  tel_test_plan_add_for_releases ("/edit-fields//removed-line", releases, G_N_ELEMENTS (releases), test_removed_line);

  return g_test_run ();
}
