/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the audit that are checks of our own plans. */

#include "config.h"

#include <string.h>

#include "axl/tel-request-log.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-softphone-proposal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define PROFILE "CSF Encrypted AuthString"
#define STARTS "<certificateOperation>Install/Upgrade</certificateOperation>"

/* A profile whose key size is not the one that the cluster would fill in (contract 2.1). */
static TelTestConnection *
connect_to_small (const char *release)
{
  TelTestConnection *connection = tel_test_connection_new (release, "small");

  tel_test_simulator_mutate (connection->simulator, "<updatePhoneSecurityProfile><name>" PROFILE
                                                    "</name><keySize>1024</keySize></updatePhoneSecurityProfile>");
  tel_test_connection_load (connection);
  tel_request_log_clear (tel_request_log_get_default ());
  tel_request_log_set_keeps_bodies (tel_request_log_get_default (), TRUE);

  return connection;
}

static void
check_request (const TelRequestFacts *facts, guint *n_started)
{
  if (!facts->is_write || facts->request == NULL || strstr (facts->request, STARTS) == NULL)
    return;

  (*n_started)++;
  if (strstr (facts->request, "<authenticationMode>By Authentication String</authenticationMode>") == NULL)
    g_error ("%s starts an operation and leaves the mode to the cluster", facts->operation);
  if (strstr (facts->request, "<keySize>1024</keySize>") == NULL)
    g_error ("%s starts an operation and leaves the key size to the cluster", facts->operation);
}

/* C03: what starts a certificate operation says mode and key size, as the profile has them (G3.2, G3.4). */
static void
run_and_check (TelTestConnection *connection, TelPlan *plan)
{
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  GListModel *log = G_LIST_MODEL (tel_request_log_get_default ());
  guint n_started = 0;

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  for (guint i = 0; i < g_list_model_get_n_items (log); i++)
    {
      g_autoptr (TelRequestEntry) entry = g_list_model_get_item (log, i);

      check_request (tel_request_entry_get_facts (entry), &n_started);
    }
  g_assert_cmpuint (n_started, ==, 1);
  tel_request_log_set_keeps_bodies (tel_request_log_get_default (), FALSE);
}

static TelPlan *
build_capf (TelTestConnection *connection, TelCapfAction action, const char *device)
{
  GAsyncResult *result = NULL;

  tel_capf_builder_build_async (connection->cluster, action, device, NULL, NULL, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_capf_builder_build_finish);
}

static void
test_new_softphone (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to_small (data);
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new ("tadams", TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelPlan) plan = NULL;

  tel_softphone_builder_propose (connection->cluster, tel_cluster_get_user (connection->cluster, "tadams"), request);
  g_object_set (tel_softphone_request_get_device (request), "security-profile", PROFILE, NULL);
  g_object_set (request, "start-capf", TRUE, "pattern", "1060", "add-number", TRUE, NULL);
  plan = tel_test_plan_build (connection, request);
  run_and_check (connection, plan);
}

static void
test_first_string (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to_small (data);
  g_autoptr (TelPlan) plan = build_capf (connection, TEL_CAPF_ACTION_ISSUE, "CSFSNOMURA");

  run_and_check (connection, plan);
}

static void
test_new_string (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to_small (data);
  g_autoptr (TelPlan) plan = build_capf (connection, TEL_CAPF_ACTION_ISSUE, "CSFPNOWAK");

  run_and_check (connection, plan);
}

static void
test_later_deadline (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to_small (data);
  g_autoptr (TelPlan) plan = build_capf (connection, TEL_CAPF_ACTION_EXTEND, "CSFPNOWAK");

  run_and_check (connection, plan);
}

/* Together with the profile that asks for it. */
static void
test_edit (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = connect_to_small (data);
  g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (GDateTime) deadline = tel_capf_builder_propose_deadline (connection->cluster, NULL);
  g_autoptr (TelEdit) edit = tel_edit_new ();
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (draft, "security-profile", PROFILE, NULL);
  tel_edit_add_device (edit, base, draft);
  tel_edit_start_capf (edit, "CSFHSUZUKI", deadline, FALSE);
  plan = tel_test_plan_build_edit (connection, edit, NULL);
  run_and_check (connection, plan);
}

int
main (int argc, char **argv)
{
  static const char *const releases[] = { "9.1", "14.0" };

  tel_test_init (&argc, &argv);
  tel_test_plan_add_for_releases ("/own-plans/C03/new-softphone", releases, G_N_ELEMENTS (releases),
                                  test_new_softphone);
  tel_test_plan_add_for_releases ("/own-plans/C03/first-string", releases, G_N_ELEMENTS (releases), test_first_string);
  tel_test_plan_add_for_releases ("/own-plans/C03/new-string", releases, G_N_ELEMENTS (releases), test_new_string);
  tel_test_plan_add_for_releases ("/own-plans/C03/later-deadline", releases, G_N_ELEMENTS (releases),
                                  test_later_deadline);
  tel_test_plan_add_for_releases ("/own-plans/C03/edit", releases, G_N_ELEMENTS (releases), test_edit);

  return g_test_run ();
}
