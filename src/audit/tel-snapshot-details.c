/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What takes a request for each object, and is read for the objects shown only. */

#include "config.h"

#include "audit/tel-snapshot-reading.h"

/* Both lists of a task: what is asked of whom. */
typedef struct
{
  GPtrArray *users;
  GPtrArray *numbers;
} Details;

/* The data of a task is its reading; these hang on the task. */
#define DETAILS "details"

static void
details_free (Details *details)
{
  g_ptr_array_unref (details->users);
  g_ptr_array_unref (details->numbers);
  g_free (details);
}

static gboolean
is_true (const TelTree *tree, const char *name)
{
  const TelTree *child = tree != NULL ? tel_tree_find (tree, name) : NULL;
  const char *text = child != NULL ? tel_tree_get_text (child) : NULL;

  return g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "t") == 0 || g_strcmp0 (text, "1") == 0;
}

static const TelTree *
get_carried (TelObject *object, const char *element)
{
  TelCarried *carried = tel_object_get_carried (object);

  return carried != NULL ? tel_carried_get (carried, element) : NULL;
}

static char *
dup_text (const TelTree *tree, const char *name)
{
  const TelTree *child = tree != NULL ? tel_tree_find (tree, name) : NULL;
  const char *text = child != NULL ? tel_tree_get_text (child) : NULL;

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * tel_snapshot_reading_take_credentials:
 * @self: a reading
 * @user: a user of the snapshot
 * @whole: the same, read whole
 *
 * Takes over what keeps a user from signing in (U12). AXL tells of an administrator's lock and of a password that must
 * be changed, and by what it expires; of one that failed attempts have locked it does not (contract 2.3).
 */
void
tel_snapshot_reading_take_credentials (TelSnapshotReading *self, TelObject *user, TelObject *whole)
{
  const TelTree *credentials = get_carried (whole, "passwordCredentials");
  g_autoptr (TelCredential) credential = g_new0 (TelCredential, 1);

  if (is_true (credentials, "pwdCredLockedByAdministrator"))
    credential->state |= TEL_CREDENTIAL_STATE_LOCKED;
  if (is_true (credentials, "pwdCredUserMustChange"))
    credential->state |= TEL_CREDENTIAL_STATE_MUST_CHANGE;
  if (is_true (credentials, "pwdCredDoesNotExpire"))
    credential->state |= TEL_CREDENTIAL_STATE_LASTING;
  credential->policy = dup_text (credentials, "pwdCredPolicyName");
  credential->changed = dup_text (credentials, "pwdCredTimeChanged");
  credential->locked = dup_text (credentials, "pwdCredTimeAdminLockout");
  tel_snapshot_set_credential (self->snapshot, tel_user_get_user_id (TEL_USER (user)), credential);
}

/**
 * tel_snapshot_reading_take_forward:
 * @self: a reading
 * @number: a directory number of the snapshot
 * @whole: the same, read whole
 *
 * Takes over whether unanswered calls go to voice mail (J15).
 */
void
tel_snapshot_reading_take_forward (TelSnapshotReading *self, TelObject *number, TelObject *whole)
{
  tel_snapshot_set_forward (self->snapshot, TEL_DIRECTORY_NUMBER (number),
                            tel_directory_number_forwards_to_voice_mail (TEL_DIRECTORY_NUMBER (whole),
                                                                         TEL_FORWARD_NO_ANSWER));
}

static void
on_policies_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) policies =
      tel_axl_client_list_credential_policies_finish (TEL_AXL_CLIENT (source), result, &error);
  GHashTableIter iter;
  gpointer name, days;

  if (error != NULL && tel_snapshot_reading_is_fatal (error))
    {
      tel_snapshot_reading_fail (task, g_steal_pointer (&error));
      return;
    }

  if (policies == NULL)
    {
      tel_snapshot_reading_refuse (reading, TEL_SNAPSHOT_BIT (CREDENTIAL_POLICIES), error);
      tel_snapshot_reading_go_on (task);
      return;
    }

  g_hash_table_iter_init (&iter, policies);
  while (g_hash_table_iter_next (&iter, &name, &days))
    tel_snapshot_set_credential_policy (reading->snapshot, name, GPOINTER_TO_UINT (days));
  tel_snapshot_reading_settle (reading, TEL_SNAPSHOT_BIT (CREDENTIAL_POLICIES));
  tel_snapshot_reading_go_on (task);
}

static void
read_policies (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  Details *details = g_object_get_data (G_OBJECT (task), DETAILS);

  if (details->users->len == 0)
    tel_snapshot_reading_go_on (task);
  else
    tel_axl_client_list_credential_policies_async (tel_cluster_get_client (reading->cluster),
                                                   g_task_get_cancellable (task), on_policies_read, task);
}

static void
read_credentials (GTask *task)
{
  Details *details = g_object_get_data (G_OBJECT (task), DETAILS);

  if (details->users->len == 0)
    tel_snapshot_reading_go_on (task);
  else
    tel_snapshot_reading_read_each (task, TEL_OBJECT_KIND_USER, g_ptr_array_ref (details->users),
                                    TEL_SNAPSHOT_BIT (CREDENTIALS), tel_snapshot_reading_take_credentials);
}

static void
read_forwards (GTask *task)
{
  Details *details = g_object_get_data (G_OBJECT (task), DETAILS);

  if (details->numbers->len == 0)
    tel_snapshot_reading_go_on (task);
  else
    tel_snapshot_reading_read_each (task, TEL_OBJECT_KIND_DIRECTORY_NUMBER, g_ptr_array_ref (details->numbers),
                                    TEL_SNAPSHOT_BIT (FORWARDS), tel_snapshot_reading_take_forward);
}

static Details *
details_new (TelSnapshot *snapshot, const char *const *user_ids, GPtrArray *numbers)
{
  Details *details = g_new0 (Details, 1);

  details->users = g_ptr_array_new_with_free_func (g_object_unref);
  details->numbers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; user_ids != NULL && user_ids[i] != NULL; i++)
    {
      TelUser *user = tel_snapshot_get_user (snapshot, user_ids[i]);

      if (user != NULL)
        g_ptr_array_add (details->users, g_object_ref (user));
    }
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    g_ptr_array_add (details->numbers, g_object_ref (numbers->pdata[i]));

  return details;
}

/**
 * tel_snapshot_reader_read_details_async:
 * @snapshot: a snapshot
 * @cluster: the cluster that it is of
 * @user_ids: (nullable): the users whose credentials are asked for
 * @numbers: (nullable) (element-type TelDirectoryNumber): numbers of the snapshot whose forwards are asked for
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads what nothing tells at once, a request for each object: what keeps a user from signing in (U12), with the
 * policies by which passwords expire, once for all of them, and whether a number forwards to voice mail (J15). What the
 * cluster refuses is said in the state of the part.
 */
void
tel_snapshot_reader_read_details_async (TelSnapshot *snapshot,
                                        TelCluster *cluster,
                                        const char *const *user_ids,
                                        GPtrArray *numbers,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  static const TelSnapshotStep steps[] = { read_policies, read_credentials, read_forwards, NULL };
  GTask *task;
  TelSnapshotReading *reading;

  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  task = g_task_new (snapshot, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_reader_read_details_async);
  reading = tel_snapshot_reading_new (cluster, steps);
  reading->snapshot = g_object_ref (snapshot);
  g_task_set_task_data (task, reading, (GDestroyNotify) tel_snapshot_reading_free);
  g_object_set_data_full (G_OBJECT (task), DETAILS, details_new (snapshot, user_ids, numbers),
                          (GDestroyNotify) details_free);
  tel_snapshot_reading_go_on (task);
}

/**
 * tel_snapshot_reader_read_details_finish:
 * @snapshot: the snapshot
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_reader_read_details_async().
 *
 * Returns: %FALSE with an error when the cluster cannot be talked to, or with %G_IO_ERROR_CANCELLED
 */
gboolean
tel_snapshot_reader_read_details_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error)
{
  g_autoptr (TelSnapshot) same = NULL;

  g_return_val_if_fail (g_task_is_valid (result, snapshot), FALSE);

  same = g_task_propagate_pointer (G_TASK (result), error);

  return same != NULL;
}
