/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* An audit of 10,000 users finds what their world was given on purpose: no less, and nothing else. And one of 500 finds
 * the same with and without the database. */

#include "config.h"

#include "audit/tel-audit.h"
#include "simulator/tel-simulator-capf-service.h"
#include "simulator/tel-simulator-world-site.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test-connection.h"
#include "tel-test.h"

static TelAudit *
run_audit (TelTestConnection *connection)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  TelAudit *audit = tel_audit_new (snapshot);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_audit_judge_async (audit, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_audit_judge_finish (audit, result, &error));
  g_assert_no_error (error);

  return audit;
}

/* The first few findings of a rule, for whoever has to find out why there are more or fewer. */
static void
append_examples (TelAudit *audit, const TelAuditRule *rule, GString *text)
{
  guint n_shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audit)) && n_shown < 3; i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (audit), i);

      if (tel_finding_get_rule (finding) != rule)
        continue;
      g_string_append_printf (text, " [%s: %s]", tel_finding_get_name (finding), tel_finding_get_read (finding));
      n_shown++;
    }
}

/* Nothing listens at the port any more: that is one finding, and no other rule depends on it. */
static void
assert_without_capf (TelTestConnection *connection, TelAudit *with)
{
  g_autoptr (TelAudit) without = run_audit (connection);
  const TelAuditRule *service = tel_audit_rule_find ("C17");
  const TelAuditRule *rule;

  g_assert_cmpuint (tel_audit_count_of_rule (with, service), ==, 0);
  g_assert_cmpuint (tel_audit_count_of_rule (without, service), ==, 1);
  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    if (rule != service)
      g_assert_cmpuint (tel_audit_count_of_rule (without, rule), ==, tel_audit_count_of_rule (with, rule));
}

static void
test_as_planted (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "site");
  g_autoptr (TelSimulatorCapfService) capf = tel_simulator_capf_service_new ();
  g_autoptr (TelAudit) audit = NULL;
  g_autoptr (GString) wrong = g_string_new (NULL);
  const TelAuditRule *rule;
  guint n_planted = 0;
  guint n_run = 0;

  g_assert_true (tel_simulator_capf_service_listen (capf, 0, NULL));
  tel_cluster_set_capf_port (connection->cluster, tel_simulator_capf_service_get_port (capf));
  audit = run_audit (connection);

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    {
      guint planted;
      guint found = tel_audit_count_of_rule (audit, rule);

      /* What is judged on demand has only what the lists tell. */
      if (tel_audit_get_state (audit, rule) != TEL_RULE_STATE_RUN)
        {
          g_assert_cmpuint (found, ==, 0);
          continue;
        }

      n_run++;
      tel_simulator_world_site_count (connection->simulator->store, rule->id, &planted);
      n_planted += planted;
      if (planted != found)
        {
          g_string_append_printf (wrong, "\n%s: %u planted, %u found", rule->id, planted, found);
          append_examples (audit, rule, wrong);
        }
    }

  if (wrong->len > 0)
    g_error ("Release %s:%s", release, wrong->str);

  g_assert_cmpuint (n_run, >=, 45);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (audit)), ==, n_planted);
  g_test_message ("%u rules, %u findings", n_run, n_planted);

  g_assert_finalize_object (g_steal_pointer (&capf));
  assert_without_capf (connection, audit);
}

/* What is found does not depend on whether the database may be asked, but for what only the database tells. */
static void
test_either_way (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestConnection) one = tel_test_connection_new (release, "branch");
  g_autoptr (TelTestConnection) other = tel_test_connection_new (release, "branch");
  g_autoptr (TelAudit) asked = run_audit (one);
  g_autoptr (TelAudit) refused = NULL;
  const TelAuditRule *rule;
  guint n_compared = 0;

  tel_test_simulator_refuse (other->simulator, "executeSQLQuery", 0, 201, "A syntax error has occurred.");
  refused = run_audit (other);

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    {
      if (tel_audit_get_state (refused, rule) != TEL_RULE_STATE_RUN)
        continue;
      g_assert_cmpint (tel_audit_get_state (asked, rule), ==, TEL_RULE_STATE_RUN);
      g_assert_cmpuint (tel_audit_count_of_rule (refused, rule), ==, tel_audit_count_of_rule (asked, rule));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (asked)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (asked), i);
      TelFinding *twin = tel_audit_find (refused, tel_finding_get_id (finding));

      if (tel_audit_get_state (refused, tel_finding_get_rule (finding)) != TEL_RULE_STATE_RUN)
        continue;
      g_assert_nonnull (twin);
      g_assert_cmpstr (tel_finding_get_read (twin), ==, tel_finding_get_read (finding));
      g_assert_cmpint (tel_finding_get_severity (twin), ==, tel_finding_get_severity (finding));
      n_compared++;
    }
  g_assert_cmpuint (n_compared, ==, g_list_model_get_n_items (G_LIST_MODEL (refused)));
  g_assert_cmpuint (n_compared, >, 50);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/audit/site/9.1", "9.1", test_as_planted);
  g_test_add_data_func ("/audit/site/14.0", "14.0", test_as_planted);
  g_test_add_data_func ("/audit/branch/9.1", "9.1", test_either_way);
  g_test_add_data_func ("/audit/branch/14.0", "14.0", test_either_way);

  return g_test_run ();
}
