/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-undo.h"

#include "axl/tel-axl-query.h"
#include "model/tel-directory-number.h"
#include "model/tel-error.h"

#include "plan/tel-step-private.h"
#include "plan/tel-undo-state.h"
#include "plan/tel-undo-steps.h"

/* Before release 10 the cluster does not tell with a number which devices have it (contract 2.2). */
#define DEVICES_QUERY                                                                                                  \
  "SELECT d.name FROM numplan n JOIN devicenumplanmap m ON m.fknumplan = n.pkid JOIN device d ON m.fkdevice = d.pkid " \
  "LEFT OUTER JOIN routepartition p ON n.fkroutepartition = p.pkid WHERE n.dnorpattern = %s"

typedef struct
{
  TelObjectKind kind;
  char *name;
  char *partition;
} Wanted;

typedef struct
{
  TelCluster *cluster;
  TelPlan *plan;
  TelUndoState *state;
  GPtrArray *wanted;
  guint position;
  TelDirectoryNumber *number;
} Building;

static void read_next (GTask *task);

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->name);
  g_free (wanted->partition);
  g_free (wanted);
}

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_object (&building->plan);
  g_clear_pointer (&building->state, tel_undo_state_free);
  g_clear_pointer (&building->wanted, g_ptr_array_unref);
  g_clear_object (&building->number);
  g_free (building);
}

static void
want (Building *building, TelObjectKind kind, const char *name, const char *partition)
{
  Wanted *wanted;

  if (tel_undo_state_knows (building->state, kind, name, partition))
    return;

  tel_undo_state_set (building->state, kind, name, partition, NULL);
  wanted = g_new0 (Wanted, 1);
  wanted->kind = kind;
  wanted->name = g_strdup (name);
  wanted->partition = g_strdup (partition);
  g_ptr_array_add (building->wanted, wanted);
}

/* Everything that may have been touched, by the name that it has now and the one that it had. */
static void
list_wanted (Building *building)
{
  GListModel *steps = tel_plan_get_steps (building->plan);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);
      TelStepState state = tel_step_get_state (step);

      if (state == TEL_STEP_STATE_WAITING || state == TEL_STEP_STATE_FAILED)
        continue;
      want (building, tel_step_get_kind (step), tel_step_get_name_after (step), tel_step_get_partition_after (step));
      want (building, tel_step_get_kind (step), tel_step_get_object_name (step), tel_step_get_partition (step));
    }
}

static void
keep (Building *building, TelObject *object)
{
  Wanted *wanted = g_ptr_array_index (building->wanted, building->position);

  tel_undo_state_set (building->state, wanted->kind, wanted->name, wanted->partition, object);
  building->position++;
}

static void
on_devices_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (object), result, &error);
  g_auto (GStrv) names = NULL;

  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    g_strv_builder_add (builder, tel_axl_rows_get_value (rows, i, 0));
  names = g_strv_builder_end (builder);
  g_object_set (building->number, "associated-devices", names, NULL);
  keep (building, TEL_OBJECT (building->number));
  read_next (task);
}

static void
read_devices_of_number (GTask *task, TelDirectoryNumber *number)
{
  Building *building = g_task_get_task_data (task);
  const char *partition = tel_directory_number_get_partition (number);
  g_autofree char *pattern = tel_axl_query_quote (tel_directory_number_get_pattern (number));
  g_autofree char *quoted = partition != NULL && *partition != '\0' ? tel_axl_query_quote (partition) : NULL;
  g_autoptr (GString) statement = g_string_new (NULL);

  g_string_printf (statement, DEVICES_QUERY, pattern);
  if (quoted != NULL)
    g_string_append_printf (statement, " AND p.name = %s", quoted);
  else
    g_string_append (statement, " AND n.fkroutepartition IS NULL");
  g_set_object (&building->number, number);
  tel_axl_client_query_async (tel_cluster_get_client (building->cluster), statement->str, g_task_get_cancellable (task),
                              on_devices_read, g_object_ref (task));
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) found = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (found == NULL && !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (found != NULL && TEL_IS_DIRECTORY_NUMBER (found) &&
           tel_cluster_get_release (building->cluster) < TEL_RELEASE_10_0)
    read_devices_of_number (task, TEL_DIRECTORY_NUMBER (found));
  else
    {
      keep (building, found);
      read_next (task);
    }
}

static void
read_next (GTask *task)
{
  Building *building = g_task_get_task_data (task);
  Wanted *wanted;

  if (building->position == building->wanted->len)
    {
      g_task_return_pointer (task, tel_undo_steps_make_plan (building->cluster, building->plan, building->state),
                             g_object_unref);
      return;
    }

  wanted = g_ptr_array_index (building->wanted, building->position);
  tel_cluster_read_async (building->cluster, wanted->kind, wanted->name, wanted->partition,
                          g_task_get_cancellable (task), on_read, g_object_ref (task));
}

static void
on_devices_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!tel_cluster_load_finish (TEL_CLUSTER (object), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    read_next (task);
}

static gboolean
is_about_profiles (Building *building)
{
  for (guint i = 0; i < building->wanted->len; i++)
    {
      Wanted *wanted = g_ptr_array_index (building->wanted, i);

      if (wanted->kind == TEL_OBJECT_KIND_SECURITY_PROFILE || wanted->kind == TEL_OBJECT_KIND_SIP_PROFILE)
        return TRUE;
    }

  return FALSE;
}

/* Who uses a profile by now, the list of devices tells. */
static void
load_devices (GTask *task)
{
  Building *building = g_task_get_task_data (task);

  if (is_about_profiles (building))
    tel_cluster_load_async (building->cluster, TEL_OBJECT_KIND_DEVICE, g_task_get_cancellable (task), on_devices_loaded,
                            g_object_ref (task));
  else
    read_next (task);
}

static void
on_users_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!tel_cluster_load_finish (TEL_CLUSTER (object), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    load_devices (task);
}

/**
 * tel_undo_build_async:
 * @cluster: the cluster that the plan was carried out on
 * @plan: a plan with the states in which its steps ended: finished, stopped or interrupted
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Reads everything that the plan touched and makes the plan that undoes it. A step of which nobody knows whether it was
 * carried out is settled by what is there. What others changed since refuses the plan, with a sentence for each.
 */
void
tel_undo_build_async (
    TelCluster *cluster, TelPlan *plan, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Building *building;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_PLAN (plan));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_undo_build_async);
  building = g_new0 (Building, 1);
  building->cluster = g_object_ref (cluster);
  building->plan = g_object_ref (plan);
  building->state = tel_undo_state_new ();
  building->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) wanted_free);
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);
  list_wanted (building);

  /* Whose primary extension a number is, the list of users tells. */
  if (tel_cluster_is_loaded (cluster, TEL_OBJECT_KIND_USER))
    load_devices (task);
  else
    tel_cluster_load_async (cluster, TEL_OBJECT_KIND_USER, cancellable, on_users_loaded, g_object_ref (task));
}

/**
 * tel_undo_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_undo_build_async().
 *
 * Returns: (transfer full) (nullable): the plan; one that is refused, or has nothing to undo, says so in its notices
 */
TelPlan *
tel_undo_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
