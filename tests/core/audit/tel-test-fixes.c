/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-fixes.h"

#include <string.h>

#include "tel-test-audit-snapshot.h"
#include "tel-test-audit.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/**
 * tel_test_fixes_new:
 * @release: a release
 * @world: a world
 *
 * Connects to a world, reads its lists as the program does, and audits it.
 *
 * Returns: (transfer full): the audit with nothing put right
 */
TelTestFixes *
tel_test_fixes_new (const char *release, const char *world)
{
  TelTestFixes *self = g_new0 (TelTestFixes, 1);
  g_autoptr (TelSnapshot) snapshot = NULL;

  self->connection = tel_test_connection_new (release, world);
  tel_test_connection_load (self->connection);
  snapshot = tel_test_audit_snapshot_read (self->connection);
  self->audit = tel_test_audit_judge (snapshot);
  self->fixes = tel_fixes_new (self->connection->cluster, self->audit);

  return self;
}

/**
 * tel_test_fixes_free:
 * @self: (transfer full): an audit with what was put right
 *
 * Frees it and stops the cluster.
 */
void
tel_test_fixes_free (TelTestFixes *self)
{
  g_assert_finalize_object (self->fixes);
  g_assert_finalize_object (self->audit);
  tel_test_connection_free (self->connection);
  g_free (self);
}

/**
 * tel_test_fixes_find:
 * @self: an audit
 * @rule: the ID of a rule
 * @name: an object
 *
 * Finds what was found, which must be there.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_test_fixes_find (TelTestFixes *self, const char *rule, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->audit), i);

      if (g_str_equal (tel_finding_get_rule (finding)->id, rule) && g_str_equal (tel_finding_get_name (finding), name))
        return finding;
    }
  g_error ("%s was not found at %s", rule, name);
}

/**
 * tel_test_fixes_add:
 * @self: an audit
 * @rule: the ID of a rule
 * @name: an object
 *
 * Has something that was found put right.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_test_fixes_add (TelTestFixes *self, const char *rule, const char *name)
{
  TelFinding *finding = tel_test_fixes_find (self, rule, name);

  tel_fixes_add (self->fixes, finding);

  return finding;
}

/**
 * tel_test_fixes_build:
 * @self: an audit
 * @error: (nullable): return location for an error; %NULL where there must be none
 *
 * Makes the plan.
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_test_fixes_build (TelTestFixes *self, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  GListModel *omissions = tel_fixes_get_omissions (self->fixes);
  TelPlan *plan;

  tel_fixes_build_async (self->fixes, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  plan = tel_fixes_build_finish (self->fixes, result, &local_error);
  for (guint i = 0; i < g_list_model_get_n_items (omissions); i++)
    {
      g_autoptr (TelFixOmission) omission = g_list_model_get_item (omissions, i);

      g_test_message ("left out: %s: %s", tel_finding_get_id (tel_fix_omission_get_finding (omission)),
                      tel_fix_omission_get_reason (omission));
    }
  if (error == NULL)
    g_assert_no_error (local_error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return plan;
}

/**
 * tel_test_fixes_run:
 * @self: an audit
 * @plan: the plan
 * @error: (nullable): return location for an error; %NULL where there must be none
 *
 * Ticks everything off and runs the plan.
 *
 * Returns: (transfer full): the runner
 */
TelRunner *
tel_test_fixes_run (TelTestFixes *self, TelPlan *plan, GError **error)
{
  TelRunner *runner = tel_runner_new (self->connection->cluster, plan);
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plan)); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (G_LIST_MODEL (plan), i);

      g_test_message ("%s", tel_step_get_sentence (step));
    }
  tel_test_plan_tick_all (plan);
  tel_test_plan_run (runner, &local_error);
  if (error == NULL)
    g_assert_no_error (local_error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return runner;
}

/**
 * tel_test_fixes_begin_again:
 * @self: an audit
 *
 * Forgets what was to be put right.
 */
void
tel_test_fixes_begin_again (TelTestFixes *self)
{
  g_assert_finalize_object (self->fixes);
  self->fixes = tel_fixes_new (self->connection->cluster, self->audit);
}

/**
 * tel_test_fixes_take_audit:
 * @self: an audit
 *
 * Audits the cluster once more, as it is now, instead of before.
 */
void
tel_test_fixes_take_audit (TelTestFixes *self)
{
  TelAudit *audit = tel_test_fixes_audit_again (self);

  g_assert_finalize_object (self->fixes);
  g_assert_finalize_object (self->audit);
  self->audit = audit;
  self->fixes = tel_fixes_new (self->connection->cluster, self->audit);
}

/**
 * tel_test_fixes_audit_again:
 * @self: an audit
 *
 * Reads the whole cluster once more and judges it.
 *
 * Returns: (transfer full): a second audit
 */
TelAudit *
tel_test_fixes_audit_again (TelTestFixes *self)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (self->connection);

  return tel_test_audit_judge (snapshot);
}

/**
 * tel_test_fixes_reread:
 * @self: an audit
 * @plan: a plan that was run
 *
 * Brings the audit up to date after a plan, as the program does.
 */
void
tel_test_fixes_reread (TelTestFixes *self, TelPlan *plan)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_fix_reread_async (self->audit, self->connection->cluster, plan, tel_fixes_get_findings (self->fixes), NULL,
                        tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_fix_reread_finish (self->audit, result, &error));
  g_assert_no_error (error);
}

/* A phone that waits for its enrolment registers only once the user has typed the string: until then it is not seen. */
static gboolean
is_waiting (TelAudit *after, TelFinding *finding)
{
  TelDevice *device = tel_snapshot_get_device (tel_audit_get_snapshot (after), tel_finding_get_name (finding));

  return g_str_equal (tel_finding_get_rule (finding)->id, "H01") && tel_device_is_pending (device);
}

/**
 * tel_test_fixes_assert_nothing_new:
 * @self: an audit
 * @after: a second one
 *
 * Asserts that the second audit found nothing that the first one had not.
 */
void
tel_test_fixes_assert_nothing_new (TelTestFixes *self, TelAudit *after)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (after)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (after), i);

      if (tel_audit_find (self->audit, tel_finding_get_id (finding)) == NULL && !is_waiting (after, finding))
        g_error ("new: %s: %s", tel_finding_get_id (finding), tel_finding_get_read (finding));
    }
}

/**
 * tel_test_fixes_assert_left_out:
 * @self: an audit of which a plan was made
 * @name: an object
 * @part: what the reason has in it
 *
 * Asserts that the plan leaves an object out, and says why.
 */
void
tel_test_fixes_assert_left_out (TelTestFixes *self, const char *name, const char *part)
{
  GListModel *omissions = tel_fixes_get_omissions (self->fixes);

  for (guint i = 0; i < g_list_model_get_n_items (omissions); i++)
    {
      g_autoptr (TelFixOmission) omission = g_list_model_get_item (omissions, i);

      if (!g_str_equal (tel_finding_get_name (tel_fix_omission_get_finding (omission)), name))
        continue;
      g_assert_nonnull (strstr (tel_fix_omission_get_reason (omission), part));
      return;
    }
  g_error ("%s was not left out", name);
}
