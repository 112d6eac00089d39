/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-snapshot.h"

#include <glib/gi18n.h>

#include "audit/tel-snapshot-store.h"
#include "model/tel-error.h"

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* What is no saved snapshot needs no key, which may not be there either. */
static gboolean
check_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &reason);
  g_autoptr (TelSnapshotEntry) entry = NULL;

  if (stream == NULL)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("“%s” cannot be read: %s."), path, reason->message);
      return FALSE;
    }

  entry = tel_snapshot_file_read_head (path, error);
  if (entry == NULL)
    g_prefix_error (error, "%s: ", path);

  return entry != NULL;
}

/**
 * tel_batch_snapshot_open:
 * @path: the file
 * @connection_id: the identity of the connection that it was saved of, whose key opens it
 * @error: return location for an error
 *
 * Opens a saved snapshot.
 *
 * Returns: (transfer full): the snapshot, or %NULL with %TEL_ERROR_STORAGE when the file cannot be opened
 */
TelSnapshot *
tel_batch_snapshot_open (const char *path, const char *connection_id, GError **error)
{
  g_autoptr (TelSnapshotStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TelSnapshot *snapshot;

  if (!check_file (path, error))
    return NULL;

  store = tel_snapshot_store_new (connection_id, NULL);
  tel_snapshot_store_open_async (store, path, NULL, take_result, &result);
  snapshot = tel_snapshot_store_open_finish (store, await (&result), error);
  if (snapshot == NULL)
    g_prefix_error (error, "%s: ", path);

  return snapshot;
}

/**
 * tel_batch_snapshot_judge:
 * @snapshot: a saved snapshot
 * @exceptions: what is accepted on its connection
 * @filter: what of it is reported
 * @error: return location for an error
 *
 * Judges a saved snapshot by the rules of today. No cluster is asked.
 *
 * Returns: (transfer full): the report, or %NULL
 */
TelReport *
tel_batch_snapshot_judge (TelSnapshot *snapshot,
                          TelExceptions *exceptions,
                          const TelReportFilter *filter,
                          GError **error)
{
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (GAsyncResult) result = NULL;

  tel_audit_set_exceptions (audit, exceptions);
  tel_audit_judge_async (audit, NULL, take_result, &result);

  return tel_audit_judge_finish (audit, await (&result), error) ? tel_report_new (audit, filter) : NULL;
}
