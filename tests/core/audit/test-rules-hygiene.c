/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"
#define DESK "SEP001122334455"

static void
set_registration (TelSnapshot *snapshot, const char *status, const char *server, gint64 seen)
{
  g_autoptr (TelRegistration) registration = tel_registration_new ("CSFTADAMS", status, "192.0.2.10", server, seen);

  tel_snapshot_set_registration (snapshot, registration);
}

static void
never_see (TelSnapshot *snapshot)
{
  set_registration (snapshot, NULL, NULL, 0);
}

/* The cluster has no row at all for what never came. */
static void
add_unheard (TelSnapshot *snapshot)
{
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_REGISTRATIONS, TEL_SNAPSHOT_STATE_NOT_READ, NULL);
  tel_test_sound_add_user (snapshot, "mnew", "1003");
  tel_test_sound_add_device (snapshot, CSF, "CSFMNEW", "mnew");
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_REGISTRATIONS, TEL_SNAPSHOT_STATE_READ, NULL);
}

static void
see_long_ago (TelSnapshot *snapshot)
{
  set_registration (snapshot, "Unregistered", TEL_TEST_SOUND_NODE, TEL_TEST_SOUND_NOW - 31 * TEL_TEST_SOUND_DAY);
}

static void
see_lately (TelSnapshot *snapshot)
{
  set_registration (snapshot, "Unregistered", TEL_TEST_SOUND_NODE, TEL_TEST_SOUND_NOW - 29 * TEL_TEST_SOUND_DAY);
}

static void
register_long_ago (TelSnapshot *snapshot)
{
  set_registration (snapshot, "Registered", TEL_TEST_SOUND_NODE, TEL_TEST_SOUND_NOW - 90 * TEL_TEST_SOUND_DAY);
}

static void
register_elsewhere (TelSnapshot *snapshot)
{
  set_registration (snapshot, NULL, "cucm-old.example.com", TEL_TEST_SOUND_NOW);
}

static void
reject (TelSnapshot *snapshot)
{
  set_registration (snapshot, "Rejected", TEL_TEST_SOUND_NODE, TEL_TEST_SOUND_NOW);
}

static void
register_at_short_name (TelSnapshot *snapshot)
{
  set_registration (snapshot, NULL, "CUCM-PUB", TEL_TEST_SOUND_NOW);
}

static void
register_at_address (TelSnapshot *snapshot)
{
  set_registration (snapshot, NULL, "192.0.2.1", TEL_TEST_SOUND_NOW);
}

static void
set_place (TelSnapshot *snapshot, const char *device, const char *property, const char *value)
{
  g_object_set (tel_snapshot_get_device (snapshot, device), property, value, NULL);
}

static void
move_from_desk_phone (TelSnapshot *snapshot)
{
  set_place (snapshot, "CSFTADAMS", "device-pool", "Tokyo");
}

static void
route_unlike_desk_phone (TelSnapshot *snapshot)
{
  set_place (snapshot, "TCTTADAMS", "calling-search-space", "CSS-International");
}

static void
locate_unlike_desk_phone (TelSnapshot *snapshot)
{
  set_place (snapshot, "CSFTADAMS", "location", "Tokyo");
}

static void
mix_unlike_desk_phone (TelSnapshot *snapshot)
{
  set_place (snapshot, DESK, "media-resource-list", "MRGL-Tokyo");
}

static void
move_like_second_desk_phone (TelSnapshot *snapshot)
{
  tel_test_sound_add_device (snapshot, "Cisco 8841", "SEP001122334456", "tadams");
  set_place (snapshot, "SEP001122334456", "device-pool", "Tokyo");
  move_from_desk_phone (snapshot);
}

/* Eleven others of the type of jsmith's, who has no desk phone. */
static void
add_peers (TelSnapshot *snapshot, guint n_peers)
{
  for (guint i = 0; i < n_peers; i++)
    {
      g_autofree char *user_id = g_strdup_printf ("peer%u", i);
      g_autofree char *name = g_strdup_printf ("CSFPEER%u", i);
      g_autofree char *extension = g_strdup_printf ("%u", 1100 + i);

      tel_test_sound_add_user (snapshot, user_id, extension);
      tel_test_sound_add_device (snapshot, CSF, name, user_id);
    }
}

static void
route_unlike_site (TelSnapshot *snapshot)
{
  add_peers (snapshot, 11);
  set_place (snapshot, "CSFJSMITH", "calling-search-space", NULL);
}

static void
move_from_department (TelSnapshot *snapshot)
{
  add_peers (snapshot, 11);
  set_place (snapshot, "CSFJSMITH", "device-pool", "Tokyo");
}

/* With the two of the sound cluster these are ten, and the next are nine. */
static void
route_unlike_ten (TelSnapshot *snapshot)
{
  add_peers (snapshot, 8);
  set_place (snapshot, "CSFJSMITH", "calling-search-space", NULL);
}

static void
route_unlike_few (TelSnapshot *snapshot)
{
  add_peers (snapshot, 7);
  set_place (snapshot, "CSFJSMITH", "calling-search-space", NULL);
}

/* Two ways of doing it are no rule and an exception. */
static void
route_in_two_ways (TelSnapshot *snapshot)
{
  add_peers (snapshot, 11);
  set_place (snapshot, "CSFJSMITH", "calling-search-space", "CSS-International");
  set_place (snapshot, "CSFPEER1", "calling-search-space", "CSS-International");
  set_place (snapshot, "CSFPEER2", "calling-search-space", "CSS-International");
}

static void
move_to_other_site (TelSnapshot *snapshot)
{
  add_peers (snapshot, 11);
  g_object_set (tel_snapshot_get_user (snapshot, "jsmith"), "department", "Research", NULL);
  g_object_set (tel_snapshot_get_device (snapshot, "CSFJSMITH"), "device-pool", "Tokyo", "location", "Tokyo",
                "calling-search-space", "CSS-International", NULL);
}

static void
set_settings (TelSnapshot *snapshot, const char *setting, const char *text)
{
  g_autoptr (TelTree) field = tel_tree_new (setting, text, NULL, 0);
  g_autoptr (TelTree) client = tel_tree_new ("desktopClient", NULL, &field, 1);
  g_autoptr (TelTree) settings = tel_tree_new ("vendorConfig", NULL, &client, 1);

  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "vendor-config", settings, NULL);
}

static void
write_secret_in_support_field (TelSnapshot *snapshot)
{
  set_settings (snapshot, "ciscoSupportField", "configurationfile=groupa-config.xml; ldapPassword = Sommer2026");
}

static void
write_secret_in_setting (TelSnapshot *snapshot)
{
  set_settings (snapshot, "adminPassword", "Sommer2026");
}

static void
write_configuration_file (TelSnapshot *snapshot)
{
  set_settings (snapshot, "ciscoSupportField", "configurationfile=groupa-config.xml");
}

static void
switch_password_on (TelSnapshot *snapshot)
{
  set_settings (snapshot, "rememberPassword", "1");
}

static void
speak_of_passwords (TelSnapshot *snapshot)
{
  set_settings (snapshot, "ciscoSupportField", "configurationfile=password-free.xml;ldappassword=");
}

static const TelTestRuleCase cases[] = {
  { "H01", "never", 1105, 0, never_see, "information CSFTADAMS | tadams | CSFTADAMS", "never" },
  { "H01", "unheard", 1105, 0, add_unheard, "information CSFMNEW | mnew | CSFMNEW", "never" },
  { "H01", "long-ago", 1105, 0, see_long_ago, "information CSFTADAMS | tadams | CSFTADAMS", "2026-10-01" },
  { "H01", "lately", 1105, 0, see_lately, "", NULL },
  { "H01", "registered", 1105, 0, register_long_ago, "", NULL },

  { "H02", "elsewhere", 1105, 0, register_elsewhere, "warning CSFTADAMS | tadams | CSFTADAMS", "cucm-old.example.com" },
  { "H02", "rejected", 1105, 0, reject, "warning CSFTADAMS | tadams | CSFTADAMS", "rejected" },
  { "H02", "short-name", 1105, 0, register_at_short_name, "", NULL },
  { "H02", "address", 1105, 0, register_at_address, "", NULL },
  { "H02", "never", 1105, 0, never_see, "", NULL },

  { "H03", "device-pool", 0, 0, move_from_desk_phone, "warning CSFTADAMS | tadams | CSFTADAMS", DESK },
  { "H03", "calling-search-space", 0, 0, route_unlike_desk_phone, "warning TCTTADAMS | tadams | TCTTADAMS",
    "CSS-International" },
  { "H03", "location", 0, 0, locate_unlike_desk_phone, "warning CSFTADAMS | tadams | CSFTADAMS", "Hub_None" },
  { "H03", "media-resource-list", 0, 0, mix_unlike_desk_phone,
    "warning CSFTADAMS | tadams | CSFTADAMS\nwarning TCTTADAMS | tadams | TCTTADAMS", "MRGL-Tokyo" },
  { "H03", "like-second-desk-phone", 0, 0, move_like_second_desk_phone, "", NULL },
  { "H03", "site", 0, 0, route_unlike_site, "warning CSFJSMITH | jsmith | CSFJSMITH", "12 of 13" },
  { "H03", "department", 0, 0, move_from_department, "warning CSFJSMITH | jsmith | CSFJSMITH", "Sales" },
  { "H03", "ten", 0, 0, route_unlike_ten, "warning CSFJSMITH | jsmith | CSFJSMITH", "9 of 10" },
  { "H03", "few", 0, 0, route_unlike_few, "", NULL },
  { "H03", "two-ways", 0, 0, route_in_two_ways, "", NULL },
  { "H03", "other-site", 0, 0, move_to_other_site, "", NULL },

  { "H04", "support-field", 0, 0, write_secret_in_support_field, "warning CSFTADAMS | tadams | CSFTADAMS",
    "Cisco Support Field (ldapPassword)" },
  { "H04", "setting", 0, 0, write_secret_in_setting, "warning CSFTADAMS | tadams | CSFTADAMS", "adminPassword" },
  { "H04", "file", 0, 0, write_configuration_file, "", NULL },
  { "H04", "switch", 0, 0, switch_password_on, "", NULL },
  { "H04", "words", 0, 0, speak_of_passwords, "", NULL },
};

/* What the cluster does not offer is not passed. */
static void
test_not_offered (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_9_1);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  const char *const rules[] = { "H01", "H02" };

  tel_test_rule_judge (audit);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const TelAuditRule *rule = tel_audit_rule_find (rules[i]);
      g_autofree char *explanation = tel_audit_explain_state (audit, rule);

      g_assert_cmpint (tel_audit_get_state (audit, rule), ==, TEL_RULE_STATE_NOT_RUN);
      g_assert_nonnull (strstr (explanation, "Registrations: Release 11.5"));
      g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 0);
    }
}

/* Who sees a month as short says so. */
static void
test_days_unseen (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  const TelAuditRule *rule = tel_audit_rule_find ("H01");
  TelAuditLimits limits = TEL_AUDIT_DEFAULT_LIMITS;

  see_long_ago (snapshot);
  tel_test_rule_judge (audit);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 1);
  limits.days_unseen = 60;
  tel_audit_set_limits (audit, &limits);
  tel_test_rule_judge (audit);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 0);
}

/* A secret is named, and not told. */
static void
test_secret_is_not_told (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (TelFinding) finding = NULL;

  write_secret_in_support_field (snapshot);
  tel_test_rule_judge (audit);
  finding = g_list_model_get_item (G_LIST_MODEL (audit), 0);
  g_assert_cmpstr (tel_finding_get_rule (finding)->id, ==, "H04");
  g_assert_null (strstr (tel_finding_get_read (finding), "Sommer2026"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));

  g_test_add_func ("/rule/H01/not-offered", test_not_offered);
  g_test_add_func ("/rule/H01/days-unseen", test_days_unseen);
  g_test_add_func ("/rule/H04/secret-is-not-told", test_secret_is_not_told);

  return g_test_run ();
}
