/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-guide-parameter.h"
#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#define ENTERPRISE "Enterprise Wide"
#define CALLS "Cisco CallManager"
#define TIMER "SIPDualModeAlertTimer"
#define DOMAIN "OrganizationDomain"
#define SHORT_TIMERS "Jabber Short Timers"

static TelDevice *
get (TelSnapshot *snapshot, const char *name)
{
  return tel_snapshot_get_device (snapshot, name);
}

static void
use_standard_profile (TelSnapshot *snapshot)
{
  g_object_set (get (snapshot, "TCTTADAMS"), "sip-profile", "Standard SIP Profile", NULL);
}

static TelSipProfile *
add_profile (TelSnapshot *snapshot, const char *name)
{
  g_autoptr (TelSipProfile) profile = g_object_new (TEL_TYPE_SIP_PROFILE, "name", name, NULL);

  tel_sip_profile_set_mobile_timers (profile);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_SIP_PROFILE, profile);

  return tel_snapshot_get_sip_profile (snapshot, name);
}

static void
use_short_timers (TelSnapshot *snapshot)
{
  g_object_set (add_profile (snapshot, SHORT_TIMERS), "timer-keep-alive", 120u, NULL);
  g_object_set (get (snapshot, "TCTTADAMS"), "sip-profile", SHORT_TIMERS, NULL);
}

static void
use_short_timers_everywhere (TelSnapshot *snapshot)
{
  use_short_timers (snapshot);
  g_object_set (get (snapshot, "CSFJSMITH"), "sip-profile", SHORT_TIMERS, NULL);
}

/* What the cluster brings is never changed, though only mobile devices should use it. */
static void
use_standard_profile_alone (TelSnapshot *snapshot)
{
  use_standard_profile (snapshot);
  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL);
  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_DEVICE, "CSFJSMITH", NULL);
  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_DEVICE, "SEP001122334455", NULL);
}

static void
use_own_profile (TelSnapshot *snapshot)
{
  add_profile (snapshot, "Ours");
  g_object_set (get (snapshot, "TCTTADAMS"), "sip-profile", "Ours", NULL);
}

static void
use_mobile_profile_on_desktop (TelSnapshot *snapshot)
{
  use_own_profile (snapshot);
  g_object_set (get (snapshot, "CSFTADAMS"), "sip-profile", "Ours", NULL);
}

/* What the cluster calls so is for mobile devices, whatever its timers are. */
static void
change_standard_mobile_profile (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_sip_profile (snapshot, "Standard SIP Profile for Mobile Device"), "timer-register",
                600u, NULL);
}

static void
use_standard_mobile_profile_on_desktop (TelSnapshot *snapshot)
{
  change_standard_mobile_profile (snapshot);
  g_object_set (get (snapshot, "CSFTADAMS"), "sip-profile", "Standard SIP Profile for Mobile Device", NULL);
}

static void
shorten_alert_timer (TelSnapshot *snapshot)
{
  tel_test_sound_set_parameter (snapshot, CALLS, TIMER, "1500");
}

static void
have_tablets_only (TelSnapshot *snapshot)
{
  g_object_set (get (snapshot, "TCTTADAMS"), "name", "TABTADAMS", "product",
                tel_device_type_get_product (TEL_DEVICE_TYPE_TAB), NULL);
}

static void
shorten_alert_timer_with_tablets_only (TelSnapshot *snapshot)
{
  shorten_alert_timer (snapshot);
  have_tablets_only (snapshot);
}

static void
take_domain (TelSnapshot *snapshot)
{
  tel_test_sound_set_parameter (snapshot, ENTERPRISE, DOMAIN, "");
}

static void
take_domain_without_mobile (TelSnapshot *snapshot)
{
  take_domain (snapshot);
  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_DEVICE, "TCTTADAMS", NULL);
}

static void
remove_product (TelSnapshot *snapshot)
{
  tel_snapshot_set_product (snapshot, TEL_DEVICE_TYPE_TAB, FALSE);
}

#define TCT " TCTTADAMS | tadams | TCTTADAMS"
#define TIMER_PLACE TIMER " on " CALLS "/" TEL_TEST_SOUND_NODE
#define DOMAIN_PLACE DOMAIN " on " ENTERPRISE "/EnterpriseWideData"

static const TelTestRuleCase cases[] = {
  { "M01", "standard", 0, 0, use_standard_profile, "error" TCT, "Timer Keep Alive Expires 120 instead of 720" },
  { "M01", "short", 0, 0, use_short_timers, "error" TCT, SHORT_TIMERS },
  { "M01", "own", 0, 0, use_own_profile, "", NULL },
  { "M01", "standard-mobile", 1000, 0, change_standard_mobile_profile, "", NULL },
  { "M02", "short", 0, 901, use_short_timers, "warning " SHORT_TIMERS " | tadams | TCTTADAMS",
    "Timer Keep Alive Expires 120 instead of 720." },
  { "M02", "standard", 0, 901, use_standard_profile, "", NULL },
  { "M02", "standard-alone", 0, 901, use_standard_profile_alone, "", NULL },
  { "M02", "everywhere", 0, 901, use_short_timers_everywhere, "", NULL },
  { "M02", "own", 0, 901, use_own_profile, "", NULL },
  { "M03", "own", 0, 0, use_mobile_profile_on_desktop, "information CSFTADAMS | tadams | CSFTADAMS", "Ours" },
  { "M03", "standard-mobile", 1000, 0, use_standard_mobile_profile_on_desktop,
    "information CSFTADAMS | tadams | CSFTADAMS", "for mobile devices" },
  { "M03", "mobile", 0, 0, use_own_profile, "", NULL },
  { "M04", "short", 0, 0, shorten_alert_timer, "information " TIMER_PLACE " |  | ", "1500 ms" },
  { "M04", "tablets", 0, 0, shorten_alert_timer_with_tablets_only, "", NULL },
  { "M05", "empty", 0, 0, take_domain, "error " DOMAIN_PLACE " | tadams | TCTTADAMS", "is empty" },
  { "M05", "no-mobile", 0, 0, take_domain_without_mobile, "", NULL },
  { "M06", "tablet", 0, 0, remove_product, "error Cisco Jabber for Tablet |  | ", "Cisco Jabber for Tablet" },
};

static void
assert_not_run (TelSnapshot *snapshot, const char *id, const char *explanation)
{
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  const TelAuditRule *rule = tel_audit_rule_find (id);
  g_autofree char *explained = NULL;

  tel_test_rule_judge (audit);
  explained = tel_audit_explain_state (audit, rule);
  g_assert_cmpint (tel_audit_get_state (audit, rule), ==, TEL_RULE_STATE_NOT_RUN);
  g_assert_nonnull (strstr (explained, explanation));
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 0);
}

/* Which parameter is meant, and what its value means, is not always known (contract 7). */
static void
test_parameters (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);

  tel_test_sound_set_parameter (snapshot, CALLS, TIMER, "soon");
  assert_not_run (snapshot, "M04", "not a number");
  tel_test_sound_set_parameter (snapshot, CALLS, TIMER, "1500");
  tel_test_sound_set_parameter (snapshot, CALLS, "AlertTimerForDualMode", "1500");
  assert_not_run (snapshot, "M04", "AlertTimerForDualMode");

  tel_test_sound_set_parameter (snapshot, ENTERPRISE, "OrganisationTopLevelDomain", "");
  assert_not_run (snapshot, "M05", "OrganisationTopLevelDomain");
  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_PARAMETER, "OrganisationTopLevelDomain", NULL);
  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_PARAMETER, DOMAIN, NULL);
  assert_not_run (snapshot, "M05", "Organization Top Level Domain");
}

/* Release 10 brings a profile of its own (G6.4). */
static void
test_release (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_10_0);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);

  g_assert_cmpint (tel_audit_get_state (audit, tel_audit_rule_find ("M02")), ==, TEL_RULE_STATE_NOT_APPLICABLE);
}

static void
test_product_is_named (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (TelFinding) finding = NULL;
  g_autofree char *object = NULL;

  remove_product (snapshot);
  tel_test_rule_judge (audit);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (audit)), ==, 1);
  finding = g_list_model_get_item (G_LIST_MODEL (audit), 0);
  object = tel_finding_describe_object (finding);
  g_assert_cmpstr (object, ==, "type of phone “Cisco Jabber for Tablet”");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/rules/mobile/parameters", test_parameters);
  g_test_add_func ("/rules/mobile/release", test_release);
  g_test_add_func ("/rules/mobile/product-is-named", test_product_is_named);

  return g_test_run ();
}
