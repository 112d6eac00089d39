/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-profile-builder.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-profile-use.h"
#include "plan/tel-runner.h"
#include "tel-test-comparison.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define CSF_STANDARD "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile"
#define CSF_ENCRYPTED "CSF Encrypted AuthString"
#define DEVICE "CSFHSUZUKI"
#define PENDING "CSFPNOWAK"

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

static TelPlan *
build (TelTestConnection *connection, TelProfileWish *wish, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_profile_builder_build_async (connection->cluster, wish, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);

  return tel_profile_builder_build_finish (done, error);
}

static TelPlan *
build_well (TelTestConnection *connection, TelProfileWish *wish)
{
  g_autoptr (GError) error = NULL;
  TelPlan *plan = build (connection, wish, &error);

  g_assert_no_error (error);

  return plan;
}

static void
run (TelTestConnection *connection, TelPlan *plan)
{
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  tel_test_plan_assert_all_done (plan);
}

static TelObject *
read_profile (TelTestConnection *connection, TelObjectKind kind, const char *name)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_cluster_read_async (connection->cluster, kind, name, NULL, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);

  return tel_cluster_read_finish (connection->cluster, done, NULL);
}

static char *
look_up (TelTestConnection *connection, const char *sql, const char *name)
{
  return tel_simulator_store_look_up (connection->simulator->store, sql, name, TEL_SIMULATOR_END);
}

static guint
count_applied (TelTestConnection *connection, const char *device)
{
  g_autofree char *count = look_up (connection, "SELECT applycount FROM device WHERE name = ?", device);

  return (guint) g_ascii_strtoull (count, NULL, 10);
}

/* A device has a profile that a site made itself. */
static void
give_profile (TelTestConnection *connection, const char *device, const char *profile)
{
  g_autofree char *request =
      g_strdup_printf ("<updatePhone><name>%s</name><securityProfileName>%s</securityProfileName>"
                       "</updatePhone>",
                       device, profile);

  tel_test_simulator_mutate (connection->simulator, request);
}

static TelObject *
add_security (TelTestConnection *connection, TelDeviceType type, const char *name)
{
  g_autoptr (TelSecurityProfile) draft =
      tel_profile_proposal_new_security (type, tel_cluster_get_release (connection->cluster));
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE, .draft = TEL_OBJECT (draft) };
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (draft, "name", name, NULL);
  plan = build_well (connection, &wish);
  run (connection, plan);

  return read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, name);
}

static void
test_add (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);

  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    {
      g_autofree char *name = g_strdup_printf ("Own %s", tel_device_type_get_prefix (type));
      g_autoptr (TelObject) found = add_security (connection, type, name);
      TelSecurityProfile *profile = TEL_SECURITY_PROFILE (found);

      g_assert_cmpstr (tel_security_profile_get_product (profile), ==, tel_device_type_get_product (type));
      if (!tel_device_type_is_softphone (type))
        continue;
      g_assert_cmpstr (tel_security_profile_get_device_security_mode (profile), ==, "Encrypted");
      g_assert_cmpstr (tel_security_profile_get_transport (profile), ==, "TLS");
      g_assert_cmpstr (tel_security_profile_get_key_size (profile), ==, "2048");
    }
}

static void
test_name_taken (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelSecurityProfile) draft =
      tel_profile_proposal_new_security (TEL_DEVICE_TYPE_CSF, tel_cluster_get_release (connection->cluster));
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE, .draft = TEL_OBJECT (draft) };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) nameless = build_well (connection, &wish);

  tel_test_plan_assert_said (nameless, "field", TEL_FORCE_REFUSE, "may not be empty");
  g_assert_false (tel_plan_can_run (nameless));
  g_object_set (draft, "name", CSF_ENCRYPTED, NULL);
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "name", TEL_FORCE_REFUSE, CSF_ENCRYPTED);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

/* What has no property here is copied as well, though the one that is copied was only listed. */
static void
test_copy_security (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) source = NULL;
  g_autoptr (TelObject) draft = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  static const char *const sql = "SELECT noncepolicytime || sipport || digestauthenticationflag || tkmodel || "
                                 "tkdevicesecuritymode || tktransport ||"
                                 " tkauthenticationmode || tkkeysize FROM securityprofile WHERE name = ?";
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE };

  tel_test_simulator_mutate (connection->simulator,
                             "<updatePhoneSecurityProfile><name>" CSF_ENCRYPTED "</name><nonceValidityTime>901"
                             "</nonceValidityTime><sipPhonePort>5071</sipPhonePort><enableDigestAuthentication>true"
                             "</enableDigestAuthentication></updatePhoneSecurityProfile>");
  source = g_object_ref (TEL_OBJECT (tel_cluster_get_security_profile (connection->cluster, CSF_ENCRYPTED)));
  draft = tel_profile_proposal_new_copy (source);
  g_object_set (draft, "name", "Copy", NULL);
  wish.source = source;
  wish.draft = draft;
  plan = build_well (connection, &wish);
  run (connection, plan);
  before = look_up (connection, sql, CSF_ENCRYPTED);
  after = look_up (connection, sql, "Copy");
  g_assert_nonnull (strstr (after, "901"));
  g_assert_cmpstr (before, ==, after);
}

static void
test_copy_sip (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) source = NULL;
  g_autoptr (TelObject) draft = NULL;
  g_autoptr (TelObject) copy = NULL;
  g_autoptr (TelObject) whole = NULL;
  g_autoptr (TelPlan) plan = NULL;
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SIP_PROFILE };

  tel_test_simulator_mutate (connection->simulator,
                             "<addSipProfile><sipProfile><name>Rich</name><timerT1>501</timerT1><startMediaPort>20000"
                             "</startMediaPort><userInfo>Phone</userInfo></sipProfile></addSipProfile>");
  source = read_profile (connection, TEL_OBJECT_KIND_SIP_PROFILE, "Rich");
  draft = tel_profile_proposal_new_copy (source);
  g_object_set (draft, "name", "Copy", NULL);
  tel_sip_profile_set_mobile_timers (TEL_SIP_PROFILE (draft));
  g_object_set (draft, "carried", NULL, NULL);
  wish.source = source;
  wish.draft = draft;
  plan = build_well (connection, &wish);
  run (connection, plan);
  copy = read_profile (connection, TEL_OBJECT_KIND_SIP_PROFILE, "Copy");
  whole = read_profile (connection, TEL_OBJECT_KIND_SIP_PROFILE, "Rich");
  g_assert_true (tel_sip_profile_has_mobile_timers (TEL_SIP_PROFILE (copy)));
  g_assert_cmpuint (tel_carried_get_n_known (tel_object_get_carried (whole)), >, 20);
  g_assert_true (tel_carried_equal (tel_object_get_carried (whole), tel_object_get_carried (copy)));
}

static void
test_standard (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, CSF_STANDARD);
  g_autoptr (TelObject) draft = tel_object_copy (base);
  TelProfileWish wish = { TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) removal = NULL;

  g_object_set (draft, "description", "Ours", NULL);
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "standard", TEL_FORCE_REFUSE, "Make a copy");
  wish.action = TEL_PROFILE_ACTION_REMOVE;
  removal = build_well (connection, &wish);
  tel_test_plan_assert_said (removal, "standard", TEL_FORCE_REFUSE, CSF_STANDARD);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (removal)), ==, 0);
}

/* The devices are named, and applying is nothing that is done unasked (G8.9). */
static void
test_change_in_use (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = add_security (connection, TEL_DEVICE_TYPE_CSF, "Own");
  g_autoptr (TelObject) draft = tel_object_copy (base);
  g_autoptr (TelObject) found = NULL;
  TelProfileWish wish = { TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft };
  g_autoptr (TelPlan) unused = NULL;
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (draft, "description", "Ours", "device-security-mode", "Authenticated", NULL);
  unused = build_well (connection, &wish);
  tel_test_plan_assert_silent (unused, "G8.9");
  give_profile (connection, DEVICE, "Own");
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "G8.9", TEL_FORCE_TICK, DEVICE);
  tel_test_plan_assert_said (plan, "G8.9", TEL_FORCE_REMIND, "only when it is applied");
  tel_test_plan_assert_silent (plan, "G3.7");
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 1);
  run (connection, plan);
  g_assert_cmpuint (count_applied (connection, DEVICE), ==, 0);
  found = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, "Own");
  g_assert_cmpstr (tel_security_profile_get_description (TEL_SECURITY_PROFILE (found)), ==, "Ours");
  g_assert_cmpstr (tel_security_profile_get_device_security_mode (TEL_SECURITY_PROFILE (found)), ==, "Authenticated");
}

static void
test_apply (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = add_security (connection, TEL_DEVICE_TYPE_CSF, "Own");
  g_autoptr (TelObject) draft = tel_object_copy (base);
  TelProfileWish wish = { TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft };
  TelProfileWish alone = { TEL_PROFILE_ACTION_APPLY, TEL_OBJECT_KIND_SECURITY_PROFILE, base };
  gboolean is_old = g_str_equal (release, "9.1");
  g_autoptr (TelPlan) nobody = build_well (connection, &alone);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) again = NULL;

  tel_test_plan_assert_said (nobody, "G8.9", TEL_FORCE_REFUSE, "nothing to apply");
  give_profile (connection, DEVICE, "Own");
  give_profile (connection, "CSFCSECURE", "Own");
  g_object_set (draft, "description", "Ours", NULL);
  wish.apply = TRUE;
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "G8.9", TEL_FORCE_TICK, "2 devices take the change over, and may re-register now");
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, is_old ? 3 : 2);
  run (connection, plan);
  g_assert_cmpuint (count_applied (connection, DEVICE), ==, 1);
  g_assert_cmpuint (count_applied (connection, "CSFCSECURE"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "applyPhoneSecurityProfile"), ==,
                    is_old ? 0 : 1);
  again = build_well (connection, &alone);
  run (connection, again);
  g_assert_cmpuint (count_applied (connection, DEVICE), ==, 2);
}

/* Devices without a certificate are listed before a profile becomes secure (G3.7, G8.9). */
static void
test_becomes_secure (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) standard = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, CSF_STANDARD);
  g_autoptr (TelObject) copy = tel_profile_proposal_new_copy (standard);
  g_autoptr (TelObject) base = NULL;
  g_autoptr (TelObject) draft = NULL;
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE, NULL, standard, copy };
  g_autoptr (TelPlan) added = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) oauth = NULL;

  g_object_set (copy, "name", "Own", NULL);
  added = build_well (connection, &wish);
  run (connection, added);
  base = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, "Own");
  give_profile (connection, DEVICE, "Own");
  give_profile (connection, "CSFAKenzi", "Own");

  draft = tel_object_copy (base);
  tel_profile_proposal_set_mode (TEL_SECURITY_PROFILE (draft), TEL_SECURITY_PROFILE (base), "Encrypted");
  g_object_set (draft, "authentication-mode", "By Authentication String", "tftp-encrypted-config", TRUE, NULL);
  wish = (TelProfileWish){ TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft };
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "G3.7", TEL_FORCE_TICK, "1 device has no certificate");
  tel_test_plan_assert_said (plan, "G3.7", TEL_FORCE_TICK, ": " DEVICE ".");
  tel_test_plan_assert_said (plan, "G3.7", TEL_FORCE_TICK, "may not recover");
  g_assert_false (tel_plan_can_run (plan));
  run (connection, plan);

  if (tel_cluster_get_release (connection->cluster) < TEL_RELEASE_12_5)
    return;
  g_object_set (draft, "oauth", TRUE, "description", "OAuth", NULL);
  oauth = build_well (connection, &wish);
  tel_test_plan_assert_silent (oauth, "G3.7");
}

/* An operation that waits has the old key (G3.4). */
static void
test_pending (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, CSF_ENCRYPTED);
  g_autoptr (TelObject) draft = tel_object_copy (base);
  TelProfileWish wish = { TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) other = NULL;

  g_object_set (draft, "description", "Ours", NULL);
  other = build_well (connection, &wish);
  tel_test_plan_assert_silent (other, "G3.4");
  g_object_set (draft, "key-size",
                g_strcmp0 (tel_security_profile_get_key_size (TEL_SECURITY_PROFILE (base)), "1024") == 0 ? "2048"
                                                                                                         : "1024",
                NULL);
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "G3.4", TEL_FORCE_TICK, PENDING);
  tel_test_plan_assert_silent (plan, "G3.7");
}

static void
test_remove (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = add_security (connection, TEL_DEVICE_TYPE_CSF, "Own");
  TelProfileWish wish = { TEL_PROFILE_ACTION_REMOVE, TEL_OBJECT_KIND_SECURITY_PROFILE, base };
  g_autoptr (TelPlan) refused = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelObject) gone = NULL;

  give_profile (connection, DEVICE, "Own");
  refused = build_well (connection, &wish);
  tel_test_plan_assert_said (refused, "G8.9", TEL_FORCE_REFUSE, DEVICE);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (refused)), ==, 0);
  give_profile (connection, DEVICE, CSF_STANDARD);
  plan = build_well (connection, &wish);
  run (connection, plan);
  gone = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, "Own");
  g_assert_null (gone);
  g_assert_null (tel_cluster_get_security_profile (connection->cluster, "Own"));
}

/* Whoever gives it to a device between the plan and its step is not left without a profile. */
static void
test_assigned_meanwhile (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = add_security (connection, TEL_DEVICE_TYPE_CSF, "Own");
  TelProfileWish wish = { TEL_PROFILE_ACTION_REMOVE, TEL_OBJECT_KIND_SECURITY_PROFILE, base };
  g_autoptr (TelPlan) plan = build_well (connection, &wish);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (GError) error = NULL;

  give_profile (connection, DEVICE, "Own");
  g_assert_false (tel_test_plan_run (runner, &error));
  g_test_message ("%s", error->message);
  g_assert_cmpuint (tel_test_plan_get_state (plan, 0), ==, TEL_STEP_STATE_FAILED);
}

static void
test_conflict (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = add_security (connection, TEL_DEVICE_TYPE_CSF, "Own");
  g_autoptr (TelObject) draft = tel_object_copy (base);
  TelProfileWish wish = { TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (build (connection, &wish, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_object_set (draft, "description", "Ours", NULL);
  tel_test_simulator_mutate (connection->simulator, "<updatePhoneSecurityProfile><name>Own</name><description>Theirs"
                                                    "</description></updatePhoneSecurityProfile>");
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "conflict", TEL_FORCE_REFUSE, "“Theirs”");
}

static void
test_sip_profile (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelSipProfile) draft = tel_profile_proposal_new_sip ();
  g_autoptr (TelObject) base = NULL;
  g_autoptr (TelObject) other = NULL;
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SIP_PROFILE, .draft = TEL_OBJECT (draft) };
  g_autoptr (TelPlan) added = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) removal = NULL;

  g_object_set (draft, "name", "Mobile", NULL);
  tel_sip_profile_set_mobile_timers (draft);
  added = build_well (connection, &wish);
  run (connection, added);
  tel_test_simulator_mutate (connection->simulator, "<updatePhone><name>" DEVICE
                                                    "</name><sipProfileName>Mobile</sipProfileName></updatePhone>");

  base = read_profile (connection, TEL_OBJECT_KIND_SIP_PROFILE, "Mobile");
  g_assert_true (tel_sip_profile_has_mobile_timers (TEL_SIP_PROFILE (base)));
  other = tel_object_copy (base);
  g_object_set (other, "timer-keep-alive", 721u, NULL);
  wish = (TelProfileWish){ TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SIP_PROFILE, base, NULL, other, FALSE, TRUE };
  plan = build_well (connection, &wish);
  tel_test_plan_assert_said (plan, "G8.9", TEL_FORCE_TICK, DEVICE);
  run (connection, plan);
  g_assert_cmpuint (count_applied (connection, DEVICE), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "applySipProfile"), ==,
                    g_str_equal (release, "9.1") ? 0 : 1);
  wish.action = TEL_PROFILE_ACTION_REMOVE;
  removal = build_well (connection, &wish);
  tel_test_plan_assert_said (removal, "G8.9", TEL_FORCE_REFUSE, DEVICE);
}

/* The cluster is as it was, and what was applied is applied again. */
static void
test_undo (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (JsonNode) first = tel_test_comparison_take (connection->simulator);
  g_autoptr (TelSecurityProfile) new_one =
      tel_profile_proposal_new_security (TEL_DEVICE_TYPE_TCT, tel_cluster_get_release (connection->cluster));
  g_autoptr (TelObject) base = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, CSF_ENCRYPTED);
  g_autoptr (TelObject) draft = tel_object_copy (base);
  TelProfileWish addition = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE, .draft = TEL_OBJECT (new_one) };
  TelProfileWish change = {
    TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft, FALSE, TRUE
  };
  g_autoptr (TelPlan) added = NULL;
  g_autoptr (TelPlan) changed = NULL;
  g_autoptr (TelPlan) undo = NULL;
  g_autoptr (TelPlan) undo_addition = NULL;
  g_autoptr (JsonNode) last = NULL;

  g_object_set (new_one, "name", "Own", NULL);
  added = build_well (connection, &addition);
  run (connection, added);
  g_object_set (draft, "name", "Renamed", "description", "Ours", NULL);
  changed = build_well (connection, &change);
  run (connection, changed);

  undo = tel_test_plan_build_undo (connection, changed);
  tel_test_plan_assert_said (undo, "undo", TEL_FORCE_TICK, PENDING);
  if (!g_str_equal (release, "9.1"))
    tel_test_plan_assert_said (undo, "undo", TEL_FORCE_TICK, "may re-register now");
  run (connection, undo);
  undo_addition = tel_test_plan_build_undo (connection, added);
  run (connection, undo_addition);
  last = tel_test_comparison_take (connection->simulator);
  tel_test_comparison_assert_same (first, last);
  if (!g_str_equal (release, "9.1"))
    g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "applyPhoneSecurityProfile"), ==, 2);
}

/* What locks devices out on the way back is ticked off there too (G3.7, G3.4). */
static void
test_undo_locks_out (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = read_profile (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, CSF_ENCRYPTED);
  g_autoptr (TelObject) draft = tel_object_copy (base);
  TelProfileWish change = { TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) undo = NULL;
  gboolean has_oauth = tel_cluster_get_release (connection->cluster) >= TEL_RELEASE_12_5;

  g_object_set (draft, "key-size", "1024", NULL);
  if (has_oauth)
    g_object_set (draft, "oauth", TRUE, NULL);
  plan = build_well (connection, &change);
  run (connection, plan);

  undo = tel_test_plan_build_undo (connection, plan);
  tel_test_plan_assert_said (undo, "undo", TEL_FORCE_TICK, "another authentication mode or key");
  if (has_oauth)
    tel_test_plan_assert_said (undo, "undo", TEL_FORCE_TICK, "cannot call until enrolment is done");
}

/* What the release does not know is refused, and not left out of what is sent. */
static void
test_release_gates (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  TelRelease number = tel_cluster_get_release (connection->cluster);
  g_autoptr (TelSecurityProfile) profile = tel_profile_proposal_new_security (TEL_DEVICE_TYPE_CSF, number);
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE, .draft = TEL_OBJECT (profile) };
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (profile, "name", "Own", "key-order", "EC Only", "ec-key-size", "384", "oauth", TRUE, NULL);
  plan = build_well (connection, &wish);
  if (number < TEL_RELEASE_11_0)
    tel_test_plan_assert_said (plan, "release", TEL_FORCE_REFUSE, "11.0");
  if (number < TEL_RELEASE_12_5)
    tel_test_plan_assert_said (plan, "release", TEL_FORCE_REFUSE, "12.5");
  else
    g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 1);
}

static void
test_undo_in_use (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelSecurityProfile) draft =
      tel_profile_proposal_new_security (TEL_DEVICE_TYPE_CSF, tel_cluster_get_release (connection->cluster));
  TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE, .draft = TEL_OBJECT (draft) };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) undo = NULL;

  g_object_set (draft, "name", "Own", NULL);
  plan = build_well (connection, &wish);
  run (connection, plan);
  give_profile (connection, DEVICE, "Own");
  undo = tel_test_plan_build_undo (connection, plan);
  tel_test_plan_assert_said (undo, "undo", TEL_FORCE_REFUSE, DEVICE);
}

static void
test_undo_removal (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelObject) base = add_security (connection, TEL_DEVICE_TYPE_CSF, "Own");
  g_autoptr (JsonNode) first = tel_test_comparison_take (connection->simulator);
  TelProfileWish wish = { TEL_PROFILE_ACTION_REMOVE, TEL_OBJECT_KIND_SECURITY_PROFILE, base };
  g_autoptr (TelPlan) plan = build_well (connection, &wish);
  g_autoptr (TelPlan) undo = NULL;
  g_autoptr (JsonNode) last = NULL;

  run (connection, plan);
  undo = tel_test_plan_build_undo (connection, plan);
  run (connection, undo);
  last = tel_test_comparison_take (connection->simulator);
  tel_test_comparison_assert_same (first, last);
}

static void
test_describe (void)
{
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *few = NULL;
  g_autofree char *many = NULL;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (devices, g_object_new (TEL_TYPE_DEVICE, "name", "CSF", NULL));
  few = tel_profile_use_describe (devices);
  g_assert_null (strstr (few, "more"));
  g_ptr_array_add (devices, g_object_new (TEL_TYPE_DEVICE, "name", "LAST", NULL));
  many = tel_profile_use_describe (devices);
  g_assert_null (strstr (many, "LAST"));
  g_assert_true (g_str_has_suffix (many, "and 1 more"));
}

static const struct
{
  const char *path;
  GTestDataFunc function;
} tests[] = {
  { "/profile-plan/add", test_add },
  { "/profile-plan/name-taken", test_name_taken },
  { "/profile-plan/copy-security", test_copy_security },
  { "/profile-plan/copy-sip", test_copy_sip },
  { "/profile-plan/standard", test_standard },
  { "/profile-plan/change-in-use", test_change_in_use },
  { "/profile-plan/apply", test_apply },
  { "/profile-plan/becomes-secure", test_becomes_secure },
  { "/profile-plan/pending", test_pending },
  { "/profile-plan/remove", test_remove },
  { "/profile-plan/assigned-meanwhile", test_assigned_meanwhile },
  { "/profile-plan/conflict", test_conflict },
  { "/profile-plan/sip-profile", test_sip_profile },
  { "/profile-plan/undo", test_undo },
  { "/profile-plan/undo-locks-out", test_undo_locks_out },
  { "/profile-plan/release-gates", test_release_gates },
  { "/profile-plan/undo-in-use", test_undo_in_use },
  { "/profile-plan/undo-removal", test_undo_removal },
};

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    tel_test_plan_add_for_releases (tests[i].path, releases, G_N_ELEMENTS (releases), tests[i].function);
  g_test_add_func ("/profile-plan/describe", test_describe);

  return g_test_run ();
}
