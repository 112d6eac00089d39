/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-step-run.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-axl-client-write.h"
#include "model/tel-device.h"
#include "model/tel-error.h"

#include "plan/tel-secret-mask.h"
#include "plan/tel-settlement.h"
#include "plan/tel-step-check.h"
#include "plan/tel-step-private.h"
#include "plan/tel-step-refusal.h"

/* One repetition after a lost answer, and only once reading has shown that the first was not carried out. */
#define MAXIMUM_SENT 2

typedef struct
{
  TelCluster *cluster;
  TelAuthString *string;
  guint patience;

  /* The object as it was right before (NULL for an addition), what the write is sent against, and what it carries. */
  TelObject *current;
  TelObject *before;
  TelObject *sent;
  char **properties;

  guint n_sent;
  gboolean perhaps_sent;
  gboolean answer_lost;
  TelObject *found;

  /* The Cisco Support Field was sent once more, to its other place; and why that failed. */
  gboolean field_moved;
  GError *field_error;
} Run;

static void send_step (GTask *task);
static void send_removal (GTask *task, TelObject *object);
static void read_back (GTask *task);
static void read_old_name (GTask *task, GAsyncReadyCallback callback);

static void
run_free (Run *run)
{
  g_clear_object (&run->cluster);
  g_clear_pointer (&run->string, tel_auth_string_unref);
  g_clear_object (&run->current);
  g_clear_object (&run->before);
  g_clear_object (&run->sent);
  g_clear_pointer (&run->properties, g_strfreev);
  g_clear_object (&run->found);
  g_clear_error (&run->field_error);
  g_free (run);
}

/* The words of a cluster may repeat what it was sent; nobody is to see that. */
static char *
mask (GTask *task, const char *text)
{
  Run *run = g_task_get_task_data (task);
  TelObject *objects[] = { tel_step_get_base (g_task_get_source_object (task)), run->current, run->sent, run->found };
  char *masked = tel_secret_mask (text, run->string);

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autofree char *before = masked;

      masked = tel_secret_mask_device (before, objects[i]);
    }

  return masked;
}

static void
end_done (GTask *task, const char *message)
{
  tel_step_set_state (g_task_get_source_object (task), TEL_STEP_STATE_DONE, message);
  g_task_return_boolean (task, TRUE);
}

/* Takes over the error. */
static void
end_with (GTask *task, TelStepState state, GError *error)
{
  g_autofree char *words = error->message;

  error->message = mask (task, words);
  tel_step_refusal_explain (error);
  tel_step_set_state (g_task_get_source_object (task), state, error->message);
  g_task_return_error (task, error);
}

/* Nothing was sent, so that the step waits as before. */
static gboolean
end_if_cancelled (GTask *task)
{
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    return FALSE;

  tel_step_set_state (g_task_get_source_object (task), TEL_STEP_STATE_WAITING, NULL);
  g_task_return_error (task, error);

  return TRUE;
}

static void
end_in_conflict (GTask *task, const char *versions)
{
  Run *run = g_task_get_task_data (task);

  /* Where a sending of ours may have come through before somebody else wrote, nobody knows whose the rest is. */
  end_with (task, run->answer_lost || run->perhaps_sent ? TEL_STEP_STATE_UNKNOWN : TEL_STEP_STATE_FAILED,
            tel_step_check_new_conflict (g_task_get_source_object (task), versions));
}

static void
end_name_taken (GTask *task)
{
  end_with (task, TEL_STEP_STATE_FAILED, tel_step_check_new_name_taken (g_task_get_source_object (task)));
}

static gboolean
on_waited (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (run->answer_lost && tel_step_get_operation (g_task_get_source_object (task)) != TEL_STEP_OPERATION_APPLY)
    read_back (task);
  else
    send_step (task);

  return G_SOURCE_REMOVE;
}

static void
wait_out (GTask *task, guint milliseconds)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, milliseconds, on_waited, g_object_ref (task), g_object_unref);
}

static gboolean
is_expected_profile (GTask *task, char **wrong)
{
  return !TEL_IS_DEVICE (((Run *) g_task_get_task_data (task))->sent) ||
         !g_strv_contains ((const char *const *) wrong, "security-profile");
}

/* Where a cluster keeps the field is not known beforehand (contract 5). */
static gboolean
lacks_support_field (Run *run, char **wrong)
{
  return !run->field_moved && tel_settlement_lost_support_field (run->sent, run->found, (const char *const *) wrong);
}

/* All the rest was carried out. */
static gboolean
lacks_nothing_else (Run *run, char **wrong)
{
  return wrong[1] == NULL && lacks_support_field (run, wrong);
}

static void
on_support_field_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);

  /* Whatever the answer, or without one: reading tells what became of it. */
  tel_axl_client_write_finish (TEL_AXL_CLIENT (object), result, &run->field_error);
  read_back (task);
}

/* Once more, directly in the product specific settings, with all that stands there now (contract 5). */
static void
move_support_field (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autofree char *text = tel_device_dup_support_field (TEL_DEVICE (run->sent));
  g_autoptr (TelObject) moved = tel_object_copy (run->found);

  run->field_moved = TRUE;
  tel_device_set_support_field_directly (TEL_DEVICE (run->sent), text);
  tel_device_set_support_field_directly (TEL_DEVICE (moved), text);
  tel_axl_client_update_async (tel_cluster_get_client (run->cluster), TEL_OBJECT_KIND_DEVICE, run->found, moved, NULL,
                               on_support_field_sent, g_object_ref (task));
}

static char *
describe_wrong (Run *run, char **wrong)
{
  g_autofree char *message = tel_settlement_describe_wrong (run->sent, run->found, (const char *const *) wrong);

  if (run->field_error == NULL)
    return g_steal_pointer (&message);

  return g_strdup_printf ("%s %s", message, run->field_error->message);
}

static const char *
describe_success (Run *run)
{
  if (run->field_moved)
    return _ (
        "The cluster does not keep the Cisco Support Field under Desktop Client Settings; it was written directly "
        "into the product specific settings.");
  if (run->answer_lost)
    return _ ("The answer was lost; reading back showed that it was carried out.");

  return NULL;
}

/* Tells what is there now from what was sent, once an answer said that it was carried out. */
static void
judge (GTask *task, char **wrong)
{
  Run *run = g_task_get_task_data (task);
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  if (wrong[0] == NULL)
    {
      end_done (task, describe_success (run));
      return;
    }
  if (lacks_support_field (run, wrong))
    {
      move_support_field (task);
      return;
    }

  words = describe_wrong (run, wrong);
  message = mask (task, words);
  if (!is_expected_profile (task, wrong))
    {
      end_with (task, TEL_STEP_STATE_WARNING,
                g_error_new (TEL_ERROR, TEL_ERROR_CONFLICT,
                             _ ("The cluster moved the device to another phone security profile. %s"), message));
      return;
    }

  tel_step_set_state (g_task_get_source_object (task), TEL_STEP_STATE_WARNING, message);
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_untouched (Run *run)
{
  if (run->found == NULL || run->current == NULL)
    return run->found == run->current;

  for (guint i = 0; run->properties[i] != NULL; i++)
    if (!tel_settlement_is_same (run->current, run->found, run->properties[i]))
      return FALSE;

  return TRUE;
}

static void
end_unknown (GTask *task)
{
  end_with (task, TEL_STEP_STATE_UNKNOWN, tel_step_check_new_unknown (g_task_get_source_object (task)));
}

/* Lost answers are settled by what is there: all of it is done, none of it may be repeated once, and a mixture was
 * somebody else (architecture, write path 5). */
static void
settle_lost_answer (GTask *task, char **wrong)
{
  Run *run = g_task_get_task_data (task);

  if (wrong[0] == NULL || run->field_moved || (!is_untouched (run) && lacks_nothing_else (run, wrong)))
    judge (task, wrong);
  else if (!is_untouched (run))
    {
      g_autofree char *versions =
          tel_settlement_describe_conflict (run->current, run->sent, run->found, (const char *const *) wrong);

      end_in_conflict (task, versions);
    }
  else if (run->n_sent < MAXIMUM_SENT)
    send_step (task);
  else
    end_unknown (task);
}

static void
settle_removal (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->found == NULL)
    end_done (task, NULL);
  else if (run->answer_lost && run->n_sent < MAXIMUM_SENT)
    send_removal (task, run->found);
  else
    end_unknown (task);
}

static void
settle_missing (GTask *task, GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (run->answer_lost && run->current == NULL && run->n_sent < MAXIMUM_SENT)
    send_step (task);
  else if (run->answer_lost && run->current == NULL)
    end_unknown (task);
  else
    end_with (task, TEL_STEP_STATE_FAILED, g_error_copy (error));
}

static void
settle_found (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_auto (GStrv) wrong = tel_settlement_list_wrong (run->sent, run->found, (const char *const *) run->properties);

  if (run->answer_lost)
    settle_lost_answer (task, wrong);
  else
    judge (task, wrong);
}

/* FALSE when there was another failure than that there is no such object, and the step has ended. */
static gboolean
take_found (GTask *task, TelObject *found, GError *error)
{
  Run *run = g_task_get_task_data (task);

  g_set_object (&run->found, found);
  if (found != NULL || g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    return TRUE;

  if (run->answer_lost)
    end_unknown (task);
  else
    end_with (task, TEL_STEP_STATE_WARNING,
              g_error_new (error->domain, error->code, _ ("It was carried out, but could not be read back: %s"),
                           error->message));

  return FALSE;
}

static void
on_old_name_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) found = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (!take_found (task, found, error))
    return;
  if (found != NULL)
    settle_found (task);
  else
    settle_missing (task, error);
}

static void
on_read_back (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) found = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (!take_found (task, found, error))
    return;

  if (tel_step_get_operation (step) == TEL_STEP_OPERATION_REMOVE)
    settle_removal (task);
  else if (found != NULL && run->current != NULL && !tel_step_check_is_same_object (run->current, found))
    end_name_taken (task);
  else if (found != NULL)
    settle_found (task);
  else if (run->answer_lost && tel_step_renames (step))
    read_old_name (task, on_old_name_read);
  else
    settle_missing (task, error);
}

static void
read_old_name (GTask *task, GAsyncReadyCallback callback)
{
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  tel_cluster_read_async (run->cluster, tel_step_get_kind (step), tel_step_get_object_name (step),
                          tel_step_get_partition (step), NULL, callback, g_object_ref (task));
}

static void
read_new_name (GTask *task, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  tel_cluster_read_async (run->cluster, tel_step_get_kind (step), tel_step_get_name_after (step),
                          tel_step_get_partition_after (step), cancellable, callback, g_object_ref (task));
}

static void
read_back (GTask *task)
{
  /* What was sent is looked after to its end, whoever cancels. */
  read_new_name (task, NULL, on_read_back);
}

/* It waited for a busy cluster when it was called off, so that this sending has carried nothing out. */
static void
settle_cancelled (GTask *task, GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (run->n_sent > 1)
    {
      g_error_free (error);
      end_unknown (task);
      return;
    }

  tel_step_set_state (g_task_get_source_object (task), TEL_STEP_STATE_WAITING, NULL);
  g_task_return_error (task, error);
}

static void
settle_error (GTask *task, GError *error)
{
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME))
    {
      run->answer_lost = TRUE;
      if (tel_step_get_operation (step) == TEL_STEP_OPERATION_APPLY && run->n_sent >= MAXIMUM_SENT)
        end_with (task, TEL_STEP_STATE_UNKNOWN, error);
      else
        {
          wait_out (task, run->patience);
          g_error_free (error);
        }
    }
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_DUPLICATE) && run->n_sent > 1)
    {
      /* Our own first try came through after all, or somebody took the name: reading tells. */
      g_error_free (error);
      read_back (task);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    settle_cancelled (task, error);
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) && run->n_sent > 1 &&
           tel_step_get_operation (step) == TEL_STEP_OPERATION_REMOVE)
    {
      g_error_free (error);
      end_done (task, NULL);
    }
  else
    end_with (task, TEL_STEP_STATE_FAILED, error);
}

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tel_axl_client_write_finish (TEL_AXL_CLIENT (object), result, &error))
    {
      settle_error (task, error);
      return;
    }

  run->answer_lost = FALSE;
  if (tel_step_get_operation (g_task_get_source_object (task)) == TEL_STEP_OPERATION_APPLY)
    end_done (task, NULL);
  else
    read_back (task);
}

/* Right before the write that carries it. */
static void
add_string (Run *run)
{
  if (run->string == NULL)
    return;

  g_object_set (run->sent, "authentication-string", run->string, NULL);
  g_strfreev (run->properties);
  run->properties = tel_settlement_list_sent (NULL, run->sent);
}

static gboolean
end_if_late (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autofree char *late = tel_step_check_find_deadline (run->cluster, run->current, run->sent, run->string != NULL);

  if (late == NULL)
    return FALSE;

  end_with (task, TEL_STEP_STATE_FAILED, g_error_new_literal (TEL_ERROR, TEL_ERROR_INVALID, late));

  return TRUE;
}

static void
send_removal (GTask *task, TelObject *object)
{
  GError *error = tel_step_check_removal (g_task_get_source_object (task), object);

  if (error != NULL)
    end_with (task, TEL_STEP_STATE_FAILED, error);
  else
    send_step (task);
}

static void
send_apply (GTask *task)
{
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  TelAxlClient *client = tel_cluster_get_client (run->cluster);
  GCancellable *cancellable = g_task_get_cancellable (task);
  TelObjectKind kind = tel_step_get_kind (step);

  if (kind == TEL_OBJECT_KIND_PARAMETER)
    tel_axl_client_enterprise_effect_async (client, TEL_AXL_EFFECT_APPLY, cancellable, on_sent, g_object_ref (task));
  else if (kind == TEL_OBJECT_KIND_DEVICE)
    tel_axl_client_apply_async (client, tel_step_get_object_name (step), cancellable, on_sent, g_object_ref (task));
  else
    tel_axl_client_effect_async (client, TEL_AXL_EFFECT_APPLY, kind, tel_step_get_object_name (step), NULL, cancellable,
                                 on_sent, g_object_ref (task));
}

static void
send_step (GTask *task)
{
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  TelAxlClient *client = tel_cluster_get_client (run->cluster);
  TelObjectKind kind = tel_step_get_kind (step);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (run->n_sent == 0 && (end_if_cancelled (task) || end_if_late (task)))
    return;

  run->n_sent++;
  switch (tel_step_get_operation (step))
    {
    case TEL_STEP_OPERATION_ADD:
      add_string (run);
      tel_axl_client_add_async (client, kind, run->sent, cancellable, on_sent, g_object_ref (task));
      break;

    case TEL_STEP_OPERATION_UPDATE:
      tel_axl_client_update_async (client, kind, run->before, run->sent, cancellable, on_sent, g_object_ref (task));
      break;

    case TEL_STEP_OPERATION_REMOVE:
      tel_axl_client_remove_async (client, kind, tel_step_get_object_name (step), tel_step_get_partition (step),
                                   cancellable, on_sent, g_object_ref (task));
      break;

    case TEL_STEP_OPERATION_APPLY:
      send_apply (task);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
send_update (GTask *task, TelObject *current)
{
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  gboolean new_string = run->string != NULL;
  g_autofree char *conflict = NULL;

  /* What our own write of before has changed is no conflict; nobody was given its string (write path 7). */
  if ((new_string || tel_step_check_is_extension (step)) && !run->perhaps_sent)
    conflict = tel_settlement_find_enrolment_conflict (tel_step_get_base (step), tel_step_get_draft (step), current);
  if (conflict == NULL)
    run->sent = tel_settlement_merge (tel_step_get_base (step), tel_step_get_draft (step), current, &conflict);
  if (conflict != NULL)
    {
      end_in_conflict (task, conflict);
      return;
    }

  if (new_string)
    {
      run->before = tel_settlement_clear_enrolment (current);
      g_object_set (run->sent, "authentication-string", run->string, NULL);
    }
  else if (tel_settlement_keeps_enrolment (current, run->sent))
    run->before = tel_settlement_clear_enrolment (current);
  else
    run->before = g_object_ref (current);
  run->properties = tel_settlement_list_sent (run->before, run->sent);
  if (run->properties[0] == NULL)
    {
      /* What was under way before may have been our own write. */
      tel_step_set_idle (step, !run->perhaps_sent);
      end_done (task, _ ("Nothing was left to change."));
    }
  else
    send_step (task);
}

/* Nothing was sent yet. */
static void
end_unread (GTask *task, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tel_step_set_state (g_task_get_source_object (task), TEL_STEP_STATE_WAITING, NULL);
  else
    {
      end_with (task, TEL_STEP_STATE_FAILED, g_error_copy (error));
      return;
    }
  g_task_return_error (task, g_error_copy (error));
}

static void
take_current (GTask *task, TelObject *current)
{
  Run *run = g_task_get_task_data (task);

  g_set_object (&run->current, current);
  g_set_object (&run->found, current);
}

/* Whether the name that is wanted is free; our own renaming of before may have come through. */
static void
on_new_name_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelStep *step = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) other = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (other == NULL && (run->current == NULL || !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND)))
    end_unread (task, error);
  else if (other == NULL)
    send_update (task, run->current);
  else if (!tel_step_check_is_same_object (run->current != NULL ? run->current : tel_step_get_base (step), other))
    end_name_taken (task);
  else
    {
      take_current (task, other);
      send_update (task, other);
    }
}

static void
on_read_before (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelStep *step = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) current = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);
  gboolean is_missing = g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);

  take_current (task, current);
  if (tel_step_get_operation (step) == TEL_STEP_OPERATION_REMOVE)
    {
      if (is_missing)
        end_done (task, _ ("It was gone already."));
      else if (current == NULL)
        end_unread (task, error);
      else
        send_removal (task, current);
    }
  else if (tel_step_renames (step) && (current != NULL || is_missing))
    read_new_name (task, cancellable, on_new_name_read);
  else if (current == NULL)
    end_unread (task, error);
  else
    send_update (task, current);
}

static void
start_addition (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->sent = tel_object_copy (tel_step_get_draft (g_task_get_source_object (task)));
  run->properties = tel_settlement_list_sent (NULL, run->sent);
  if (run->perhaps_sent)
    {
      run->answer_lost = TRUE;
      read_back (task);
    }
  else
    send_step (task);
}

/**
 * tel_step_run_async:
 * @step: a step that waits
 * @cluster: the cluster
 * @string: (nullable): the new string, for a step that carries one
 * @patience: how long a server is waited out after a lost answer, in milliseconds
 * @cancellable: (nullable): stops the step before it is carried out, while it waits for a busy cluster too; never
 *   afterwards
 * @callback: called when the step is settled
 * @user_data: data for @callback
 *
 * Carries out one step (architecture, write path 4 and 5): what an update modifies is read anew and merged by field,
 * what was sent is read back, a lost answer is settled by reading, and nothing is sent twice blindly. The step's state
 * and message tell what became of it.
 */
void
tel_step_run_async (TelStep *step,
                    TelCluster *cluster,
                    TelAuthString *string,
                    guint patience,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TelStepOperation operation;
  Run *run;

  g_return_if_fail (TEL_IS_STEP (step));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  task = g_task_new (step, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_step_run_async);
  /* What became of a write is told even to those who cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  run = g_new0 (Run, 1);
  run->cluster = g_object_ref (cluster);
  run->string = string != NULL ? tel_auth_string_ref (string) : NULL;
  run->patience = patience;
  run->perhaps_sent = tel_step_is_perhaps_sent (step);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  tel_step_set_state (step, TEL_STEP_STATE_RUNNING, NULL);
  operation = tel_step_get_operation (step);
  if (operation == TEL_STEP_OPERATION_ADD)
    start_addition (task);
  else if (operation == TEL_STEP_OPERATION_APPLY)
    send_step (task);
  else
    tel_cluster_read_async (cluster, tel_step_get_kind (step), tel_step_get_object_name (step),
                            tel_step_get_partition (step), cancellable, on_read_before, g_object_ref (task));
}

/**
 * tel_step_run_finish:
 * @step: a step
 * @result: the result given to the callback
 * @found: (out) (optional) (nullable) (transfer full): the object as it was read last
 * @error: return location for an error, after which no further step may be sent
 *
 * Ends tel_step_run_async().
 *
 * Returns: %TRUE when the plan may go on
 */
gboolean
tel_step_run_finish (TelStep *step, GAsyncResult *result, TelObject **found, GError **error)
{
  Run *run;

  g_return_val_if_fail (g_task_is_valid (result, step), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  if (found != NULL)
    *found = run->found != NULL ? g_object_ref (run->found) : NULL;

  return g_task_propagate_boolean (G_TASK (result), error);
}
