/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-cluster-private.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-softphone-steps.h"
#include "tel-test-rules.h"
#include "tel-test.h"

static void
test_product_missing (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TAB);
  g_autofree char *reason = NULL;

  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_BUTTON_TEMPLATE, "Standard Jabber for Tablet");
  tel_test_rules_assert_silent (fixture, "G1.1");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "TAB AuthString");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "TAB NullString");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE,
                         "Cisco Jabber for Tablet - Standard SIP Non-Secure Profile");
  tel_test_rules_assert_says (fixture, "G1.1", TEL_FORCE_REFUSE, "Cisco Jabber for Tablet");
  reason = tel_softphone_builder_explain_refusal (fixture->cluster, fixture->user, TEL_DEVICE_TYPE_TAB);
  g_assert_nonnull (strstr (reason, "COP"));
}

static void
test_mobile_sip_profile (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_9_1, TEL_DEVICE_TYPE_TCT);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);
  g_autofree char *reason = NULL;

  g_assert_cmpstr (tel_device_get_sip_profile (device), ==, "Standard SIP Profile for Mobile Device");
  tel_test_rules_assert_silent (fixture, "G1.2");
  g_object_set (device, "sip-profile", "Standard SIP Profile", NULL);
  tel_test_rules_assert_says (fixture, "G1.2", TEL_FORCE_REFUSE, "Standard SIP Profile");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_SIP_PROFILE, "Standard SIP Profile for Mobile Device");
  tel_test_rules_assert_says (fixture, "G1.2", TEL_FORCE_REFUSE, "G6");
  reason = tel_softphone_builder_explain_refusal (fixture->cluster, fixture->user, TEL_DEVICE_TYPE_TCT);
  g_assert_nonnull (strstr (reason, "G6"));
  g_clear_pointer (&reason, g_free);
  reason = tel_softphone_builder_explain_refusal (fixture->cluster, fixture->user, TEL_DEVICE_TYPE_CSF);
  g_assert_null (reason);
}

static void
add_device (TelTestRules *self, const char *name, TelDeviceType type, const char *owner)
{
  g_autoptr (TelObject) device =
      g_object_new (TEL_TYPE_DEVICE, "name", name, "product", tel_device_type_get_product (type), "owner", owner, NULL);

  tel_test_rules_put (self->cluster, TEL_OBJECT_KIND_DEVICE, device);
}

static void
test_second_device (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  const char *const devices[] = { "CSFSHARED", NULL };

  add_device (fixture, "TABTADAMS", TEL_DEVICE_TYPE_TAB, "tadams");
  add_device (fixture, "CSFSHARED", TEL_DEVICE_TYPE_CSF, "somebody");
  tel_test_rules_assert_silent (fixture, "G2.1");
  g_assert_cmpuint (tel_cluster_get_device_marks (fixture->cluster, fixture->user), ==, 1u << TEL_DEVICE_TYPE_TAB);
  g_object_set (fixture->user, "associated-devices", devices, NULL);
  tel_test_rules_assert_says (fixture, "G2.1", TEL_FORCE_REFUSE, "CSFSHARED");
  g_object_set (fixture->user, "associated-devices", NULL, NULL);
  add_device (fixture, "CSFOTHER", TEL_DEVICE_TYPE_CSF, "tadams");
  tel_test_rules_assert_says (fixture, "G2.1", TEL_FORCE_REFUSE, "CSFOTHER");
}

static void
test_owner (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  g_object_set (device, "owner", "somebody", NULL);
  tel_test_rules_assert_says (fixture, "G2.3", TEL_FORCE_REFUSE, "somebody");
  g_object_set (device, "owner", NULL, NULL);
  tel_test_rules_assert_silent (fixture, "G2.3");
}

static void
test_desktop_name (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  g_assert_cmpstr (tel_device_get_name (device), ==, "CSFTADAMS");
  g_object_set (device, "name", "CSF-TADAMS", NULL);
  tel_test_rules_assert_says (fixture, "G2.4", TEL_FORCE_REFUSE, "CSF-TADAMS");
  tel_test_rules_assert_silent (fixture, "G2.5");
}

static void
test_name_taken (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TCT);
  g_autoptr (GError) error = NULL;

  tel_test_rules_assert_silent (fixture, "G2.5");
  fixture->namesake = g_object_new (TEL_TYPE_DEVICE, "name", "TCTTADAMS", NULL);
  tel_test_rules_assert_says (fixture, "G2.5", TEL_FORCE_REFUSE, "TCTTADAMS");

  g_assert_true (tel_softphone_builder_check_name (fixture->cluster, TEL_DEVICE_TYPE_TCT, "TCTTADAMS", NULL));
  tel_test_rules_put (fixture->cluster, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (fixture->namesake));
  g_assert_false (tel_softphone_builder_check_name (fixture->cluster, TEL_DEVICE_TYPE_TCT, "TCTTADAMS", &error));
  g_assert_nonnull (strstr (error->message, "TCTTADAMS"));
}

static void
test_mobile_name (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_BOT);

  g_object_set (tel_softphone_request_get_device (fixture->request), "name", "BOTtadams", NULL);
  tel_test_rules_assert_says (fixture, "G2.5", TEL_FORCE_REFUSE, "BOTtadams");
}

static void
test_conferences (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TAB);

  tel_test_rules_assert_says (fixture, "G2.6", TEL_FORCE_REMIND, "Tanya Adams");
  add_device (fixture, "CSFTADAMS", TEL_DEVICE_TYPE_CSF, "tadams");
  tel_test_rules_assert_silent (fixture, "G2.6");
}

static void
test_support_field (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TAB);
  g_autoptr (TelTestRules) desktop = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->request, "support-field", "configurationfile=a.xml", NULL);
  tel_test_rules_assert_says (fixture, "G2.8", TEL_FORCE_REFUSE, "TABTADAMS");
  g_object_set (desktop->request, "support-field", "configurationfile=a.xml", NULL);
  tel_test_rules_assert_silent (desktop, "G2.8");
}

static void
test_number (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_assert_silent (fixture, "G5.1");
  g_object_set (fixture->request, "add-number", TRUE, NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "exists already");
  g_clear_object (&fixture->number);
  tel_test_rules_assert_silent (fixture, "G5.1");
  g_object_set (fixture->request, "add-number", FALSE, NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "does not exist");
  g_object_set (fixture->request, "pattern", "+81352191050", NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "\\+81352191050");
  g_object_set (fixture->request, "pattern", "10 01", NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "10 01");
  g_object_set (fixture->request, "pattern", "", NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "CSFTADAMS");
}

static void
test_plus_number (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_clear_object (&fixture->number);
  g_object_set (fixture->request, "pattern", "\\+81352191050", "add-number", TRUE, NULL);
  tel_test_rules_assert_silent (fixture, "G5.1");
}

static void
test_partition (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->request, "no-partition", TRUE, NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "PT-Internal");
  g_object_set (fixture->request, "partition", NULL, NULL);
  tel_test_rules_assert_silent (fixture, "G5.1");
  g_object_set (fixture->request, "no-partition", FALSE, NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "No partition");
  g_object_set (fixture->request, "partition", "PT-Nowhere", NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "PT-Nowhere");
}

static void
test_inactive_number (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->number, "active", FALSE, NULL);
  tel_test_rules_assert_says (fixture, "G5.1", TEL_FORCE_REMIND, "not active");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_9_1);
  tel_test_rules_assert_silent (fixture, "G5.1");
}

static void
put_line_users (TelTestRules *self, const char *const *users)
{
  GListStore *lines = G_LIST_STORE (tel_device_get_lines (tel_softphone_request_get_device (self->request)));
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "end-users", users, NULL);

  g_list_store_remove_all (lines);
  g_list_store_append (lines, line);
}

static void
test_line_users (void)
{
  const char *const five[] = { "a", "b", "c", "d", NULL };
  const char *const six[] = { "a", "b", "c", "d", "e", NULL };
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelSoftphoneSituation) situation = tel_test_rules_judge (fixture);
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (situation->device), 0);

  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, "tadams");
  g_assert_cmpstr (tel_line_get_end_users (line)[1], ==, NULL);
  put_line_users (fixture, five);
  tel_test_rules_assert_silent (fixture, "G5.2");
  put_line_users (fixture, six);
  tel_test_rules_assert_says (fixture, "G5.2", TEL_FORCE_REFUSE, "6 users");
}

static void
test_shared_line (void)
{
  const char *const devices[] = { "SEP0011", "CSFOTHER", NULL };
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_assert_silent (fixture, "G5.3");
  g_object_set (fixture->number, "associated-devices", devices, NULL);
  tel_test_rules_assert_says (fixture, "G5.3", TEL_FORCE_REMIND, "SEP0011, CSFOTHER");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_9_1);
  tel_test_rules_assert_says (fixture, "G5.3", TEL_FORCE_REMIND, "does not tell");
}

static void
test_service_profiles (void)
{
  const char *const users[] = { "other", NULL };
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelUser) other = tel_test_rules_add_user (fixture->cluster, "other");

  put_line_users (fixture, users);
  tel_test_rules_assert_silent (fixture, "G5.6");
  g_object_set (other, "service-profile", "Executives", NULL);
  tel_test_rules_assert_says (fixture, "G5.6", TEL_FORCE_TICK, "other");
}

static void
test_primary_extension (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->request, "pattern", "1002", NULL);
  tel_test_rules_assert_silent (fixture, "G5.7");
  g_object_set (fixture->request, "set-primary", TRUE, NULL);
  tel_test_rules_assert_says (fixture, "G5.7", TEL_FORCE_REMIND, "from 1001 to 1002");
}

static void
test_desktop_sip_profile (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  g_assert_cmpstr (tel_device_get_sip_profile (device), ==, "Standard SIP Profile");
  tel_test_rules_assert_silent (fixture, "G6.3");
  g_object_set (device, "sip-profile", "Standard SIP Profile for Mobile Device", NULL);
  tel_test_rules_assert_says (fixture, "G6.3", TEL_FORCE_TICK, "Standard SIP Profile for Mobile Device");
}

static void
test_own_mobile_sip_profile (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_10_0, TEL_DEVICE_TYPE_TCT);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);
  TelSipProfile *own = tel_test_rules_put_sip_profile (fixture->cluster, "Our own", TRUE);

  tel_test_rules_assert_silent (fixture, "G6.4");
  g_object_set (device, "sip-profile", "Our own", NULL);
  tel_test_rules_assert_silent (fixture, "G6.4");
  g_object_set (own, "timer-register", 3600u, NULL);
  tel_test_rules_assert_says (fixture, "G6.4", TEL_FORCE_TICK, "Our own");
}

/* What is offered is what fits: the mobile profiles to mobile types alone on 9.x, never to a desktop client. */
static void
test_offered_sip_profiles (void)
{
  static const struct
  {
    TelRelease release;
    TelDeviceType type;
    guint n_offered;
  } cases[] = {
    { TEL_RELEASE_9_1, TEL_DEVICE_TYPE_CSF, 2 },  { TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF, 2 },
    { TEL_RELEASE_9_1, TEL_DEVICE_TYPE_TCT, 1 },  { TEL_RELEASE_10_0, TEL_DEVICE_TYPE_TCT, 3 },
    { TEL_RELEASE_14_0, TEL_DEVICE_TYPE_BOT, 3 }, { TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CTIRD, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestRules) fixture = tel_test_rules_new (cases[i].release, cases[i].type);
      g_autoptr (GListModel) offered = NULL;

      tel_test_rules_put_sip_profile (fixture->cluster, "Our own", FALSE);
      offered = tel_softphone_builder_list_sip_profiles (fixture->cluster, cases[i].type);
      g_assert_cmpuint (g_list_model_get_n_items (offered), ==, cases[i].n_offered);
    }
}

/* The standard template of another type is not offered and, asked for by name, refused; a site's own may fit. */
static void
test_button_template (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_BOT);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);
  g_autoptr (GListModel) offered = NULL;

  tel_test_rules_put_reference (fixture->cluster, TEL_OBJECT_KIND_BUTTON_TEMPLATE, "Our own");
  offered = tel_softphone_builder_list_button_templates (fixture->cluster, TEL_DEVICE_TYPE_BOT);
  g_assert_cmpuint (g_list_model_get_n_items (offered), ==, 2);

  g_object_set (device, "button-template", "Our own", NULL);
  tel_test_rules_assert_silent (fixture, "reference");
  g_object_set (device, "button-template", "Standard Jabber for Tablet", NULL);
  tel_test_rules_assert_says (fixture, "reference", TEL_FORCE_REFUSE, "“Cisco Dual Mode for Android”");
}

static void
test_remote_device (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CTIRD);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  g_assert_cmpstr (tel_device_get_protocol (device), ==, "CTI Remote Device");
  g_assert_cmpstr (tel_device_get_security_profile (device), ==, "CTI Remote Device - Standard Profile");
  g_assert_null (tel_device_get_sip_profile (device));
  g_assert_null (tel_device_get_button_template (device));

  tel_test_rules_assert_says (fixture, "G8.1", TEL_FORCE_TICK, "Enable Mobility");
  g_object_set (fixture->user, "mobility-enabled", TRUE, NULL);
  tel_test_rules_assert_silent (fixture, "G8.1");

  g_object_set (device, "security-profile", NULL, NULL);
  tel_test_rules_assert_silent (fixture, "reference");
  g_object_set (fixture->request, "start-capf", TRUE, NULL);
  tel_test_rules_assert_says (fixture, "G8.1", TEL_FORCE_REFUSE, "no certificate");
  g_object_set (fixture->request, "start-capf", FALSE, NULL);
  g_object_set (device, "sip-profile", "Standard SIP Profile", NULL);
  tel_test_rules_assert_says (fixture, "G8.1", TEL_FORCE_REFUSE, "no SIP profile");
  g_object_set (device, "sip-profile", NULL, "name", "CTIRD TADAMS", NULL);
  tel_test_rules_assert_says (fixture, "G8.1", TEL_FORCE_REFUSE, "U+0020");
  tel_test_rules_assert_silent (fixture, "G2.4");
  tel_test_rules_assert_silent (fixture, "G2.5");
}

static void
test_second_remote_device (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CTIRD);

  tel_test_rules_assert_silent (fixture, "G2.1");
  add_device (fixture, "CTIRDOTHER", TEL_DEVICE_TYPE_CTIRD, "tadams");
  tel_test_rules_assert_says (fixture, "G2.1", TEL_FORCE_REFUSE, "CTIRDOTHER");
}

static void
test_reference_missing (gconstpointer data)
{
  const char *property = data;
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_assert_silent (fixture, "reference");
  g_object_set (tel_softphone_request_get_device (fixture->request), property, "Nowhere", NULL);
  tel_test_rules_assert_says (fixture, "reference", TEL_FORCE_REFUSE, "“Nowhere”");
}

static void
test_no_device_pool (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (tel_softphone_request_get_device (fixture->request), "device-pool", NULL, NULL);
  tel_test_rules_assert_says (fixture, "reference", TEL_FORCE_REFUSE, "Choose one");
  tel_store_clear (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_DEVICE_POOL));
  tel_test_rules_assert_says (fixture, "reference", TEL_FORCE_REFUSE, "“Device pool”");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (void);
  } tests[] = {
    { "G1.1/product-missing-refused", test_product_missing },
    { "G1.2/mobile-sip-profile-needed-on-nine", test_mobile_sip_profile },
    { "G2.1/second-of-a-type-refused", test_second_device },
    { "G2.3/other-owner-refused", test_owner },
    { "G2.4/csf-name-refused", test_desktop_name },
    { "G2.5/mobile-name-refused", test_mobile_name },
    { "G2.5/name-taken-refused", test_name_taken },
    { "G2.6/conferences-reminded", test_conferences },
    { "G2.8/support-field-for-desktops", test_support_field },
    { "G5.1/number", test_number },
    { "G5.1/number-with-plus", test_plus_number },
    { "G5.1/partition", test_partition },
    { "G5.1/inactive-number-reminded", test_inactive_number },
    { "G5.2/five-users-at-most", test_line_users },
    { "G5.3/shared-line-named", test_shared_line },
    { "G5.6/service-profiles-differ", test_service_profiles },
    { "G5.7/primary-extension-said", test_primary_extension },
    { "G6.3/mobile-sip-profile-on-desktop", test_desktop_sip_profile },
    { "G6.3/offered-sip-profiles", test_offered_sip_profiles },
    { "reference/button-template-of-another-type", test_button_template },
    { "G8.1/remote-device", test_remote_device },
    { "G2.1/second-remote-device", test_second_remote_device },
    { "G6.4/own-mobile-sip-profile", test_own_mobile_sip_profile },
    { "reference/no-device-pool", test_no_device_pool },
  };
  static const char *const properties[] = { "device-pool",          "location",
                                            "calling-search-space", "rerouting-calling-search-space",
                                            "common-phone-profile", "button-template",
                                            "presence-group",       "security-profile",
                                            "sip-profile" };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/softphone/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *path = g_strconcat ("/softphone/reference/", properties[i], "-missing-refused", NULL);

      g_test_add_data_func (path, properties[i], test_reference_missing);
    }

  return g_test_run ();
}
