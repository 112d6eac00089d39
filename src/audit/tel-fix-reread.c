/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fix-reread.h"

#include "audit/tel-snapshot-reader.h"

typedef struct
{
  GPtrArray *targets;
  GHashTable *known;
} Targets;

static void
clear_targets (Targets *targets)
{
  g_clear_pointer (&targets->targets, g_ptr_array_unref);
  g_clear_pointer (&targets->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Targets, clear_targets)

/* Each object once. */
static void
add (TelObjectKind kind, const char *name, const char *place, gpointer user_data)
{
  Targets *targets = user_data;
  g_autofree char *key = NULL;

  if (name == NULL)
    return;

  key = g_strdup_printf ("%u\n%s\n%s", kind, name, place != NULL ? place : "");
  if (g_hash_table_add (targets->known, g_steal_pointer (&key)))
    g_ptr_array_add (targets->targets, tel_snapshot_target_new (kind, name, place));
}

/* What a plan left out because it was right by then is to be seen as right, too. */
static void
add_findings (Targets *targets, GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (findings, i);
      const char *const *users = tel_finding_get_users (finding);
      const char *const *devices = tel_finding_get_devices (finding);

      add (tel_finding_get_kind (finding), tel_finding_get_name (finding), tel_finding_get_partition (finding),
           targets);
      for (guint j = 0; users[j] != NULL; j++)
        add (TEL_OBJECT_KIND_USER, users[j], NULL, targets);
      for (guint j = 0; devices[j] != NULL; j++)
        add (TEL_OBJECT_KIND_DEVICE, devices[j], NULL, targets);
    }
}

static void
on_judged (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_audit_judge_finish (TEL_AUDIT (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelAudit *audit = g_task_get_source_object (task);
  GError *error = NULL;

  if (tel_snapshot_reader_read_again_finish (tel_audit_get_snapshot (audit), result, &error))
    tel_audit_judge_async (audit, g_task_get_cancellable (task), on_judged, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * tel_fix_reread_async:
 * @audit: an audit
 * @cluster: the cluster that it is of
 * @plan: a plan that was run, to its end or not
 * @findings: (nullable): findings whose objects are read again too, as those that the plan was made for
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the audit is up to date
 * @user_data: data for @callback
 *
 * Reads what a plan touched into the snapshot of an audit and judges every rule again.
 */
void
tel_fix_reread_async (TelAudit *audit,
                      TelCluster *cluster,
                      TelPlan *plan,
                      GListModel *findings,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_auto (Targets) targets = { NULL };
  GTask *task;

  g_return_if_fail (TEL_IS_AUDIT (audit));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_PLAN (plan));
  g_return_if_fail (findings == NULL || G_IS_LIST_MODEL (findings));

  targets.targets = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_snapshot_target_free);
  targets.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tel_plan_visit_objects (plan, add, &targets);
  if (findings != NULL)
    add_findings (&targets, findings);

  task = g_task_new (audit, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_fix_reread_async);
  tel_snapshot_reader_read_again_async (tel_audit_get_snapshot (audit), cluster, targets.targets, cancellable, on_read,
                                        task);
}

/**
 * tel_fix_reread_finish:
 * @audit: an audit
 * @result: the result given to the callback
 * @error: return location for an error, when something could not be read: the findings are then those of before
 *
 * Ends tel_fix_reread_async().
 *
 * Returns: %TRUE when the audit is up to date
 */
gboolean
tel_fix_reread_finish (TelAudit *audit, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_AUDIT (audit), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, audit), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
