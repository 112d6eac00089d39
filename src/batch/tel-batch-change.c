/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-change.h"

#include "batch/tel-batch-run.h"
#include "plan/tel-owner-builder.h"
#include "plan/tel-rename-builder.h"
#include "plan/tel-renumber-builder.h"
#include "plan/tel-retire-builder.h"

/* Takes over the plan; without one the error is set already. */
static gboolean
carry_out (
    TelBatchSession *session, TelPlan *plan, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelPlan) owned = plan;

  return plan != NULL && tel_batch_run_carry_out (session, plan, options, builder, error);
}

static TelCapfRestart
get_restart (const TelBatchOptions *options)
{
  const TelCapfRestart restart = { options->capf, options->mac_only, NULL };

  return restart;
}

/**
 * tel_batch_change_retire:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs; %NULL prints for people
 * @error: return location for an error
 *
 * Retires a device, or all softphones of a user.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_change_retire (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  GCancellable *cancellable = tel_batch_session_get_cancellable (session);
  guint flags =
      (options->with_line ? TEL_RETIRE_WITH_LINES : 0) | (options->leave_groups ? TEL_RETIRE_LEAVE_GROUPS : 0);
  g_autoptr (GAsyncResult) result = NULL;

  if (g_str_equal (options->argument, "user"))
    tel_retire_builder_build_user_async (cluster, options->object_name, flags, cancellable,
                                         tel_batch_session_take_result, session);
  else
    tel_retire_builder_build_async (cluster, options->object_name, flags, cancellable, tel_batch_session_take_result,
                                    session);
  result = tel_batch_session_await (session);

  return carry_out (session, tel_retire_builder_build_finish (result, error), options, builder, error);
}

/**
 * tel_batch_change_name:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs; %NULL prints for people
 * @error: return location for an error
 *
 * Renames a softphone.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_change_name (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  const TelCapfRestart restart = get_restart (options);
  g_autoptr (GAsyncResult) result = NULL;

  tel_rename_builder_build_async (tel_batch_session_get_cluster (session), options->argument, options->object_name,
                                  &restart, tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                                  session);
  result = tel_batch_session_await (session);

  return carry_out (session, tel_rename_builder_build_finish (result, error), options, builder, error);
}

/**
 * tel_batch_change_owner:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs; %NULL prints for people
 * @error: return location for an error
 *
 * Gives a device to another user, with its association, lines and labels.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_change_owner (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  const TelCapfRestart restart = get_restart (options);
  g_autoptr (GAsyncResult) result = NULL;

  tel_owner_builder_build_async (tel_batch_session_get_cluster (session), options->argument, options->object_name,
                                 TEL_OWNER_DEFAULT_FLAGS, &restart, tel_batch_session_get_cancellable (session),
                                 tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return carry_out (session, tel_owner_builder_build_finish (result, error), options, builder, error);
}

/**
 * tel_batch_change_number:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs; %NULL prints for people
 * @error: return location for an error
 *
 * Renumbers a directory number, or moves the devices of one user to another.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_change_number (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  const TelNumberChange change = {
    options->pattern,
    options->partition,
    options->new_pattern,
    options->new_partition,
    options->no_partition,
    options->user_id,
    TRUE,
    options->relabel,
    TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;

  tel_renumber_builder_build_async (tel_batch_session_get_cluster (session), &change,
                                    tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                                    session);
  result = tel_batch_session_await (session);

  return carry_out (session, tel_renumber_builder_build_finish (result, error), options, builder, error);
}
