/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-before.h"
#include "plan/tel-parameter-builder.h"
#include "plan/tel-step-private.h"
#include "simulator/tel-simulator-store.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define TIMER TEL_GUIDE_PARAMETER_ALERT_TIMER
#define DOMAIN TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN
#define ISSUER TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER
#define EXPIRY TEL_GUIDE_PARAMETER_CAPF_EXPIRY

#define APPLY_OPERATION "applyConfigEnterpriseParameters"

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0", "15.0" };

static TelPlan *
build (TelTestConnection *connection, TelGuideParameter parameter, const char *value, gboolean apply)
{
  GAsyncResult *result = NULL;

  tel_parameter_builder_build_async (connection->cluster, parameter, value, apply, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_parameter_builder_build_finish);
}

static guint
count_steps (TelPlan *plan)
{
  return g_list_model_get_n_items (tel_plan_get_steps (plan));
}

/* What the cluster holds, node by node. */
static void
assert_values (TelTestConnection *connection, const char *name, const char *expected)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      connection->simulator->store,
      "SELECT c.paramvalue FROM processconfig c JOIN processnode n ON c.fkprocessnode = n.pkid WHERE c.paramname = ?"
      " ORDER BY n.name",
      name, TEL_SIMULATOR_END);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = tel_simulator_rows_get (rows, i, 0);

      g_string_append_printf (values, "%s%s", i > 0 ? " " : "", value != NULL ? value : "-");
    }
  g_assert_cmpstr (values->str, ==, expected);
}

static void
run_with_journal (TelTestConnection *connection, TelPlan *plan, TelJournal *journal)
{
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (GError) error = NULL;

  if (journal != NULL)
    tel_runner_set_journal (runner, journal);
  tel_test_plan_tick_all (plan);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);
  tel_test_plan_assert_all_done (plan);
}

static void
run (TelTestConnection *connection, TelPlan *plan)
{
  run_with_journal (connection, plan, NULL);
}

static void
refuse_value (TelTestConnection *connection, TelGuideParameter parameter, const char *value)
{
  g_autoptr (TelPlan) plan = build (connection, parameter, value, FALSE);

  g_test_message ("%s", value);
  tel_test_plan_assert_said (plan, tel_guide_parameter_get_rule (parameter), TEL_FORCE_REFUSE, "");
  g_assert_cmpuint (count_steps (plan), ==, 0);
  g_assert_false (tel_plan_can_run (plan));
}

/* On every node, read back, undone as a whole. */
static void
test_g7_2 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelPlan) plan = build (connection, TIMER, "10000", FALSE);
  g_autoptr (TelPlan) undo = NULL;

  g_assert_cmpuint (count_steps (plan), ==, 2);
  tel_test_plan_assert_said (plan, "G7.2", TEL_FORCE_TICK, "clusterwide");
  tel_test_plan_assert_said (plan, "G7.1", TEL_FORCE_REMIND, "narrow-band");
  tel_test_plan_assert_said (plan, "G7.4", TEL_FORCE_REMIND, "while Jabber runs");
  g_assert_false (tel_plan_can_run (plan));
  run (connection, plan);
  assert_values (connection, "SIPDualModeAlertTimer", "10000 10000");

  undo = tel_test_plan_build_undo (connection, plan);
  g_assert_cmpuint (count_steps (undo), ==, 2);
  tel_test_plan_assert_said (undo, "undo", TEL_FORCE_TICK, "whole cluster");
  run (connection, undo);
  assert_values (connection, "SIPDualModeAlertTimer", "1500 1500");
}

static void
test_g7_3 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) nothing = NULL;

  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramvalue = '10500' WHERE paramname = 'SIPDualModeAlertTimer'"
                  " AND fkprocessnode = (SELECT pkid FROM processnode WHERE name = 'cucm-sub1.example.com')");
  plan = build (connection, TIMER, "10500", FALSE);
  /* The node that has it is left alone. */
  g_assert_cmpuint (count_steps (plan), ==, 1);
  tel_test_plan_assert_said (plan, "G7.3", TEL_FORCE_TICK, "500 ms");
  tel_test_plan_assert_silent (plan, "G7.2");
  run (connection, plan);
  assert_values (connection, "SIPDualModeAlertTimer", "10500 10500");

  nothing = build (connection, TIMER, "10500", FALSE);
  tel_test_plan_assert_said (nothing, "G7.2", TEL_FORCE_REFUSE, "nothing to set");
  refuse_value (connection, TIMER, "");
  refuse_value (connection, TIMER, "-500");
  refuse_value (connection, TIMER, "10 s");
}

static void
test_g1_4 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "neglected");
  g_autoptr (TelPlan) plan = build (connection, ISSUER, TEL_GUIDE_PARAMETER_ISSUER, FALSE);
  g_autoptr (TelPlan) number = NULL;

  if (tel_release_from_string (release) < TEL_RELEASE_10_0)
    {
      tel_test_plan_assert_said (plan, "G1.4", TEL_FORCE_REFUSE, "no parameter");
      return;
    }

  assert_values (connection, "CertificateIssuerToEndpoint", "Online CA");
  g_assert_cmpuint (count_steps (plan), ==, 1);
  tel_test_plan_assert_said (plan, "G1.4", TEL_FORCE_TICK, "has to be restarted");
  run (connection, plan);
  assert_values (connection, "CertificateIssuerToEndpoint", TEL_GUIDE_PARAMETER_ISSUER);

  refuse_value (connection, ISSUER, "Offline CA");
  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramvalue = '2' WHERE paramname = 'CertificateIssuerToEndpoint'");
  number = build (connection, ISSUER, TEL_GUIDE_PARAMETER_ISSUER, FALSE);
  tel_test_plan_assert_said (number, "G1.4", TEL_FORCE_REFUSE, "“2”");
}

/* Only where it is empty; what is set is shown and not changed. */
static void
test_g1_5 (gconstpointer release)
{
  static const char *const wrong[] = {
    "", "-a.com", "a.-b.com", "a.b.9com", "exa mple.com", "a..com", "a.com,", "a_b"
  };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "neglected");
  g_autofree char *longer = g_strnfill (256, 'a');
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    refuse_value (connection, DOMAIN, wrong[i]);
  refuse_value (connection, DOMAIN, longer);

  plan = build (connection, DOMAIN, "example.com", FALSE);
  g_assert_cmpuint (count_steps (plan), ==, 1);
  tel_test_plan_assert_said (plan, "G1.5", TEL_FORCE_TICK, "whole cluster");
  /* Applying is a step of its own, and nobody asked for it (G8.9). */
  tel_test_plan_assert_said (plan, "G8.9", TEL_FORCE_REMIND, "");
  run (connection, plan);
  assert_values (connection, "OrganizationDomain", "example.com");
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, APPLY_OPERATION), ==, 0);

  other = build (connection, DOMAIN, "example.org", FALSE);
  tel_test_plan_assert_said (other, "G1.5", TEL_FORCE_REFUSE, "“example.com”");
  g_assert_cmpuint (count_steps (other), ==, 0);
}

static void
test_g8_9 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "neglected");
  g_autoptr (TelPlan) plan = build (connection, DOMAIN, "example.com", TRUE);
  g_autoptr (TelPlan) timer = build (connection, TIMER, "10000", TRUE);
  g_autoptr (TelPlan) undo = NULL;

  /* A service parameter has no such operation on any release. */
  tel_test_plan_assert_said (timer, "G7.2", TEL_FORCE_REFUSE, "Only enterprise parameters");
  if (tel_release_from_string (release) < TEL_RELEASE_12_5)
    {
      tel_test_plan_assert_said (plan, "G1.5", TEL_FORCE_REFUSE, "12.5");
      return;
    }

  g_assert_cmpuint (count_steps (plan), ==, 2);
  tel_test_plan_assert_said (plan, "G8.9", TEL_FORCE_TICK, "re-register");
  run (connection, plan);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, APPLY_OPERATION), ==, 1);

  /* What every device took over, every device takes back. */
  undo = tel_test_plan_build_undo (connection, plan);
  g_assert_cmpuint (count_steps (undo), ==, 2);
  run (connection, undo);
  assert_values (connection, "OrganizationDomain", "");
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, APPLY_OPERATION), ==, 2);
}

/* Somebody set it before, and applies it later: nothing is written then but that. */
static void
test_apply_later (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelPlan) plan = build (connection, DOMAIN, "example.com", TRUE);
  g_autoptr (TelPlan) all = tel_parameter_builder_build_apply (connection->cluster);
  g_autoptr (TelPlan) nothing = build (connection, DOMAIN, "example.com", FALSE);
  TelPlan *const plans[] = { plan, all };

  tel_test_plan_assert_said (nothing, "G1.5", TEL_FORCE_REFUSE, "nothing to set");
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      if (tel_release_from_string (release) < TEL_RELEASE_12_5)
        {
          tel_test_plan_assert_said (plans[i], i == 0 ? "G1.5" : "G8.9", TEL_FORCE_REFUSE,
                                     "System → Enterprise Parameters → Reset");
          g_assert_cmpuint (count_steps (plans[i]), ==, 0);
          continue;
        }

      g_assert_cmpuint (count_steps (plans[i]), ==, 1);
      tel_test_plan_assert_said (plans[i], "G8.9", TEL_FORCE_TICK, "re-register");
      tel_test_plan_assert_silent (plans[i], "G1.5");
      g_assert_false (tel_plan_can_run (plans[i]));
      run (connection, plans[i]);
      g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, APPLY_OPERATION), ==, i + 1);
    }
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updateServiceParameter"), ==, 0);
}

/* The guide has deadlines proposed by it, and does not have it set. */
static void
test_g3_5 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelPlan) plan = build (connection, EXPIRY, "30", FALSE);

  g_assert_false (tel_guide_parameter_is_writable (EXPIRY));
  tel_test_plan_assert_said (plan, "G3.5", TEL_FORCE_REFUSE, "System → Enterprise Parameters");
  g_assert_cmpuint (count_steps (plan), ==, 0);
  assert_values (connection, "CAPFOperationExpiresIn", "10");
}

static GHashTable *
list_before (TelTestConnection *connection, TelJournal *journal)
{
  g_autoptr (TelParameter) timer = tel_parameter_new ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GHashTable *before;

  g_object_set (timer, "name", "SIPDualModeAlertTimer", "service", tel_guide_parameter_get_service (TIMER), NULL);
  tel_journal_list_before_async (journal, connection->cluster, timer, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  before = tel_journal_list_before_finish (journal, done, &error);
  g_assert_no_error (error);

  return before;
}

static TelPlan *
build_back (TelTestConnection *connection, TelJournal *journal)
{
  g_autoptr (GHashTable) before = list_before (connection, journal);
  GAsyncResult *result = NULL;

  tel_parameter_builder_build_back_async (connection->cluster, TIMER, before, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_parameter_builder_build_finish);
}

static void
set_timer (TelTestConnection *connection, TelJournal *journal, const char *value)
{
  g_autoptr (TelPlan) plan = build (connection, TIMER, value, FALSE);

  run_with_journal (connection, plan, journal);
}

/* What each node had before the first of the changes that were carried out, in another life of the program too. */
static void
test_back (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelTestConnection) other = tel_test_connection_new_as ("other", release, "small");
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "journal.sqlite", NULL);
  TelJournal *journal = tel_journal_new (path);
  g_autoptr (TelPlan) never = NULL;
  g_autoptr (TelPlan) early = NULL;
  g_autoptr (TelPlan) back = NULL;
  g_autoptr (TelPlan) again = NULL;
  g_autoptr (TelPlan) later = NULL;
  g_autoptr (GHashTable) elsewhere = NULL;

  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramvalue = '4500' WHERE paramname = 'SIPDualModeAlertTimer'"
                  " AND fkprocessnode = (SELECT pkid FROM processnode WHERE name = 'cucm-sub1.example.com')");
  /* A plan that was only looked at changes nothing. */
  never = build (connection, TIMER, "10000", FALSE);
  early = build_back (connection, journal);
  tel_test_plan_assert_said (early, "G7.2", TEL_FORCE_REFUSE, "nothing to go back to");

  set_timer (connection, journal, "10000");
  tel_test_journal_close (journal, path);
  journal = tel_journal_new (path);
  set_timer (connection, journal, "10500");
  assert_values (connection, "SIPDualModeAlertTimer", "10500 10500");
  /* What is old is forgotten, but not this. */
  tel_test_journal_prune (journal, 1, 1);

  elsewhere = list_before (other, journal);
  g_assert_cmpuint (g_hash_table_size (elsewhere), ==, 0);
  back = build_back (connection, journal);
  g_assert_cmpuint (count_steps (back), ==, 2);
  tel_test_plan_assert_said (back, "G7.2", TEL_FORCE_TICK, "clusterwide");
  run_with_journal (connection, back, journal);
  assert_values (connection, "SIPDualModeAlertTimer", "1500 4500");
  again = build_back (connection, journal);
  tel_test_plan_assert_said (again, "G7.2", TEL_FORCE_REFUSE, "nothing to go back to");

  /* Somebody else set it meanwhile: it is that which it was. */
  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramvalue = '6000' WHERE paramname = 'SIPDualModeAlertTimer'");
  set_timer (connection, journal, "10000");
  set_timer (connection, journal, "10500");
  later = build_back (connection, journal);
  run_with_journal (connection, later, journal);
  assert_values (connection, "SIPDualModeAlertTimer", "6000 6000");

  tel_test_journal_close (journal, path);
  tel_test_remove_directory (directory);
}

/* What a node's command line alone sets (G1.6, G1.8). */
static void
test_read_only_parameters (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) mode = build (connection, TEL_GUIDE_PARAMETER_SECURITY_MODE, "1", FALSE);
  g_autoptr (TelPlan) oauth = build (connection, TEL_GUIDE_PARAMETER_OAUTH_MODE, "1", FALSE);

  tel_test_plan_assert_said (mode, "G1.6", TEL_FORCE_REFUSE, "only read");
  tel_test_plan_assert_said (oauth, "G1.8", TEL_FORCE_REFUSE, "only read");
}

/* A row of the pseudo node is no row of a service. */
static void
test_pseudo_node (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;

  tel_test_connection_run_sql (
      connection,
      "INSERT INTO processconfig (pkid, paramname, paramvalue, tkservice, fkprocessnode, tkparam, paramrule)"
      " SELECT '11111111-2222-3333-4444-555555555555', c.paramname, c.paramvalue, c.tkservice, n.pkid, c.tkparam,"
      " c.paramrule FROM processconfig c, processnode n WHERE c.paramname = 'SIPDualModeAlertTimer'"
      " AND n.name = 'EnterpriseWideData' LIMIT 1");
  plan = build (connection, TIMER, "10000", FALSE);
  g_assert_cmpuint (count_steps (plan), ==, 2);
  run (connection, plan);
  assert_values (connection, "SIPDualModeAlertTimer", "1500 10000 10000");
}

static void
test_several (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) open = NULL;
  g_autoptr (TelPlan) chosen = NULL;

  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramname = 'AlertingInDualMode' WHERE paramname = 'TimerT301_msec'");
  open = build (connection, TIMER, "10000", FALSE);
  tel_test_plan_assert_said (open, "G7.2", TEL_FORCE_REFUSE, "AlertingInDualMode");

  tel_cluster_choose_parameter (connection->cluster, TIMER, "SIPDualModeAlertTimer");
  chosen = build (connection, TIMER, "10000", FALSE);
  run (connection, chosen);
  assert_values (connection, "AlertingInDualMode", "180000 180000");
}

/* Somebody else set it after the plan was made; what was set before that stays and can be undone. */
static void
test_conflict (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, TIMER, "10000", FALSE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelPlan) undo = NULL;
  g_autoptr (TelStep) second = g_list_model_get_item (tel_plan_get_steps (plan), 1);
  g_autoptr (GError) error = NULL;

  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramvalue = '4500' WHERE paramname = 'SIPDualModeAlertTimer'"
                  " AND fkprocessnode = (SELECT pkid FROM processnode WHERE name = 'cucm-sub1.example.com')");
  tel_test_plan_tick_all (plan);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_nonnull (strstr (error->message, "4500"));
  g_assert_nonnull (strstr (error->message, "cucm-sub1.example.com"));
  g_assert_cmpint (tel_step_get_state (second), ==, TEL_STEP_STATE_FAILED);
  assert_values (connection, "SIPDualModeAlertTimer", "10000 4500");

  undo = tel_test_plan_build_undo (connection, plan);
  run (connection, undo);
  assert_values (connection, "SIPDualModeAlertTimer", "1500 4500");
}

/* The cluster's own range, which nobody knows beforehand. */
static void
test_out_of_range (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, TIMER, "900000", FALSE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (GError) error = NULL;

  tel_test_plan_tick_all (plan);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_nonnull (strstr (error->message, "from 0 to 300000"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/parameter-plan//G7.2", releases, G_N_ELEMENTS (releases), test_g7_2);
  tel_test_plan_add_for_releases ("/parameter-plan//G7.3", releases, G_N_ELEMENTS (releases), test_g7_3);
  tel_test_plan_add_for_releases ("/parameter-plan//G1.4", releases, G_N_ELEMENTS (releases), test_g1_4);
  tel_test_plan_add_for_releases ("/parameter-plan//G1.5", releases, G_N_ELEMENTS (releases), test_g1_5);
  tel_test_plan_add_for_releases ("/parameter-plan//G8.9", releases, G_N_ELEMENTS (releases), test_g8_9);
  tel_test_plan_add_for_releases ("/parameter-plan//G3.5", releases, G_N_ELEMENTS (releases), test_g3_5);
  tel_test_plan_add_for_releases ("/parameter-plan//apply-later", releases, G_N_ELEMENTS (releases), test_apply_later);
  tel_test_plan_add_for_releases ("/parameter-plan//back", releases, G_N_ELEMENTS (releases), test_back);
  g_test_add_func ("/parameter-plan/read-only", test_read_only_parameters);
  g_test_add_func ("/parameter-plan/pseudo-node", test_pseudo_node);
  g_test_add_func ("/parameter-plan/several", test_several);
  g_test_add_func ("/parameter-plan/conflict", test_conflict);
  g_test_add_func ("/parameter-plan/out-of-range", test_out_of_range);

  return g_test_run ();
}
