/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-string.h"

#include "batch/tel-batch-run.h"
#include "model/tel-deadline.h"
#include "plan/tel-journal-delivery.h"

/* When the string that is pending was given out from this computer, for what is said of it (G4.5). */
static gboolean
find_given (TelBatchSession *session, const TelBatchOptions *options, GDateTime **given, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autoptr (TelJournal) journal = tel_journal_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) deliveries = NULL;
  const TelJournalDelivery *last;

  tel_journal_list_deliveries_async (journal, tel_axl_client_get_connection_id (client), options->object_name,
                                     tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                                     session);
  result = tel_batch_session_await (session);
  deliveries = tel_journal_list_deliveries_finish (journal, result, error);
  if (deliveries == NULL)
    return FALSE;

  last = deliveries->len > 0 ? g_ptr_array_index (deliveries, 0) : NULL;
  *given = last != NULL && !last->replaced ? tel_journal_delivery_get_time (last) : NULL;

  return TRUE;
}

static TelPlan *
build_plan (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GDateTime) deadline = NULL;
  g_autoptr (GDateTime) given = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!tel_batch_session_load_references (session, error) || !find_given (session, options, &given, error))
    return NULL;
  if (options->completes_by != NULL)
    {
      g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);

      deadline = tel_deadline_from_iso8601 (options->completes_by, tel_cluster_get_time_zone (cluster), now, error);
      if (deadline == NULL)
        return NULL;
    }

  tel_capf_builder_build_async (cluster, options->action, options->object_name, deadline, given,
                                tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_capf_builder_build_finish (result, error);
}

/**
 * tel_batch_string:
 * @session: a session
 * @options: the command line: what is to happen, and to which device
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Issues a new string, extends its deadline or cancels the enrolment: shows the plan or runs it. What needs a tick
 * needs its rule among the accepted ones. The string is shown only when that was asked for.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_string (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelPlan) plan = build_plan (session, options, error);

  return plan != NULL && tel_batch_run_carry_out (session, plan, options, builder, error);
}
