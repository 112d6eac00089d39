/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-store.h"

#include "audit/tel-snapshot-pack.h"

#include "cluster/tel-key-store.h"
#include "model/tel-error.h"
#include "model/tel-seal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".snapshot"

struct _TelSnapshotStore
{
  GObject parent_instance;

  char *connection_id;
  char *directory;
};

G_DEFINE_FINAL_TYPE (TelSnapshotStore, tel_snapshot_store, G_TYPE_OBJECT)

/* A snapshot that is being saved. */
typedef struct
{
  TelSnapshot *snapshot;
  TelSnapshotEntry *entry;
  GBytes *key;
} Saving;

/* One that is being opened. */
typedef struct
{
  char *path;
  GBytes *key;
} Opening;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->snapshot);
  g_clear_pointer (&saving->entry, tel_snapshot_entry_free);
  g_clear_pointer (&saving->key, g_bytes_unref);
  g_free (saving);
}

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_clear_pointer (&opening->key, g_bytes_unref);
  g_free (opening);
}

static void
set_system_error (GError **error, const char *path, int number)
{
  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The saved snapshot “%s” cannot be written or removed: %s."),
               path, g_strerror (number));
}

/* Named by when it was read, and so that two of one second do not meet. */
static char *
make_path (TelSnapshotStore *self, const TelSnapshotEntry *entry)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (entry->taken_at);
  g_autofree char *when = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
  g_autofree char *name = g_strdup_printf ("%s-%08x" SUFFIX, when, g_random_int ());

  return g_build_filename (self->directory, name, NULL);
}

static gboolean
write_file (TelSnapshotStore *self, const char *path, GBytes *file, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gconstpointer data;
  gsize size;

  if (g_mkdir_with_parents (self->directory, 0700) != 0)
    {
      set_system_error (error, self->directory, errno);
      return FALSE;
    }

  data = g_bytes_get_data (file, &size);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &reason))
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The snapshot was not saved: %s."), reason->message);

  return FALSE;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autoptr (GBytes) content = tel_snapshot_pack (saving->snapshot);
  g_autoptr (GBytes) file = NULL;
  GError *error = NULL;

  /* The copy goes in this thread, as it was used in it. */
  g_clear_object (&saving->snapshot);
  file = tel_snapshot_file_seal (saving->entry, content, saving->key, &error);
  if (file == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error) ||
      !write_file (source, saving->entry->path, file, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  saving->entry->size = (goffset) g_bytes_get_size (file);
  g_task_return_pointer (task, g_steal_pointer (&saving->entry), (GDestroyNotify) tel_snapshot_entry_free);
}

static void
on_key_kept (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!tel_key_store_keep_finish (result, &error))
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, save_in_thread);
}

static void
on_key_for_saving (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelSnapshotStore *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  saving->key = tel_key_store_look_up_finish (result, &error);
  if (error == NULL && saving->key != NULL && g_bytes_get_size (saving->key) == TEL_SEAL_KEY_SIZE)
    {
      g_task_run_in_thread (task, save_in_thread);
      return;
    }

  g_clear_pointer (&saving->key, g_bytes_unref);
  if (error == NULL)
    saving->key = tel_snapshot_file_make_key (&error);
  if (saving->key == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  tel_key_store_keep_async (self->connection_id, saving->entry->cluster_name, saving->key,
                            g_task_get_cancellable (task), on_key_kept, g_object_ref (task));
}

static int
compare_entries (gconstpointer one, gconstpointer other)
{
  const TelSnapshotEntry *mine = *(TelSnapshotEntry *const *) one;
  const TelSnapshotEntry *theirs = *(TelSnapshotEntry *const *) other;
  int order = g_date_time_compare (theirs->taken_at, mine->taken_at);

  return order != 0 ? order : g_strcmp0 (theirs->path, mine->path);
}

/* One whose time is over goes. What is no snapshot of ours is left alone. */
static TelSnapshotEntry *
read_entry (TelSnapshotStore *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->directory, name, NULL);
  g_autoptr (TelSnapshotEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_has_suffix (name, SUFFIX))
    return NULL;

  entry = tel_snapshot_file_read_head (path, &error);
  if (entry == NULL)
    {
      g_debug ("%s: %s", path, error->message);
      return NULL;
    }

  if (g_date_time_to_unix (entry->expires_at) <= g_get_real_time () / G_USEC_PER_SEC)
    {
      if (g_unlink (path) != 0)
        g_debug ("%s: %s", path, g_strerror (errno));
      return NULL;
    }

  return g_steal_pointer (&entry);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  TelSnapshotStore *self = source;
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_snapshot_entry_free);
  g_autoptr (GDir) directory = g_dir_open (self->directory, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      TelSnapshotEntry *entry = read_entry (self, name);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) content = NULL;
  TelSnapshot *snapshot;
  char *data;
  gsize size;

  if (!g_file_get_contents (opening->path, &data, &size, &error))
    {
      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The saved snapshot cannot be read: %s."),
                               error->message);
      return;
    }

  file = g_bytes_new_take (data, size);
  content = tel_snapshot_file_open (file, opening->key, &error);
  snapshot = content != NULL ? tel_snapshot_unpack (content, &error) : NULL;
  if (snapshot == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, snapshot, g_object_unref);
}

static void
on_key_for_opening (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  opening->key = tel_key_store_look_up_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (opening->key == NULL)
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE,
                             _ ("The keyring has no key of this connection's snapshots any more, so that none of them "
                                "can be opened."));
  else
    g_task_run_in_thread (task, open_in_thread);
}

static void
on_key_forgotten (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* The files are gone, so that a key that stays opens nothing. */
  tel_key_store_forget_finish (result, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
tel_snapshot_store_finalize (GObject *object)
{
  TelSnapshotStore *self = TEL_SNAPSHOT_STORE (object);

  g_free (self->connection_id);
  g_free (self->directory);

  G_OBJECT_CLASS (tel_snapshot_store_parent_class)->finalize (object);
}

static void
tel_snapshot_store_class_init (TelSnapshotStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_snapshot_store_finalize;
}

static void
tel_snapshot_store_init (TelSnapshotStore *self)
{
}

/**
 * tel_snapshot_store_new:
 * @connection_id: the identity of a connection
 * @directory: (nullable): where the snapshots of all connections are, %NULL for the user's data directory
 *
 * Makes the store of a connection's snapshots. Nothing is read or made yet.
 *
 * Returns: (transfer full): a new store
 */
TelSnapshotStore *
tel_snapshot_store_new (const char *connection_id, const char *directory)
{
  TelSnapshotStore *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (connection_id != NULL && *connection_id != '\0', NULL);

  self = g_object_new (TEL_TYPE_SNAPSHOT_STORE, NULL);
  self->connection_id = g_strdup (connection_id);
  /* What a script calls its connection is no name of a directory. */
  name = g_uri_escape_string (connection_id, NULL, FALSE);
  g_strdelimit (name, ".", '%');
  if (directory != NULL)
    self->directory = g_build_filename (directory, name, NULL);
  else
    self->directory = g_build_filename (g_get_user_data_dir (), "telephonist", "snapshots", name, NULL);

  return self;
}

/**
 * tel_snapshot_store_get_directory:
 * @self: a store
 *
 * Gets where its files are.
 *
 * Returns: the path
 */
const char *
tel_snapshot_store_get_directory (TelSnapshotStore *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT_STORE (self), NULL);

  return self->directory;
}

static TelSnapshotEntry *
describe (TelSnapshotStore *self, TelSnapshot *snapshot, GDateTime *expires_at)
{
  TelSnapshotEntry *entry = g_new0 (TelSnapshotEntry, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  entry->release = tel_snapshot_get_release (snapshot);
  entry->taken_at = g_date_time_ref (tel_snapshot_get_taken_at (snapshot));
  entry->cluster_name = g_strdup (tel_snapshot_get_cluster_name (snapshot));
  entry->taken_by = g_strdup (tel_snapshot_get_taken_by (snapshot));
  entry->expires_at =
      expires_at != NULL ? g_date_time_to_utc (expires_at) : g_date_time_add_days (now, TEL_SNAPSHOT_STORE_DAYS);
  entry->path = make_path (self, entry);

  return entry;
}

/**
 * tel_snapshot_store_save_async:
 * @self: a store
 * @snapshot: a snapshot of its connection
 * @expires_at: (nullable): when it is to be deleted, %NULL for %TEL_SNAPSHOT_STORE_DAYS days from now
 * @cancellable: (nullable): gives it up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Saves a snapshot as it is now, encrypted. The first one of a connection makes its key; the keyring may ask the person
 * to unlock it.
 */
void
tel_snapshot_store_save_async (TelSnapshotStore *self,
                               TelSnapshot *snapshot,
                               GDateTime *expires_at,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  Saving *saving;

  g_return_if_fail (TEL_IS_SNAPSHOT_STORE (self));
  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_store_save_async);
  saving = g_new0 (Saving, 1);
  saving->snapshot = tel_snapshot_copy (snapshot);
  saving->entry = describe (self, snapshot, expires_at);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  tel_key_store_look_up_async (self->connection_id, cancellable, on_key_for_saving, task);
}

/**
 * tel_snapshot_store_save_finish:
 * @self: the store
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_store_save_async().
 *
 * Returns: (transfer full): the entry of the saved snapshot; %NULL with %TEL_ERROR_STORAGE set where there is no
 * keyring or the file cannot be written, or with %G_IO_ERROR_CANCELLED
 */
TelSnapshotEntry *
tel_snapshot_store_save_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_snapshot_store_list_async:
 * @self: a store
 * @cancellable: (nullable): gives it up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists the saved snapshots. Those whose time is over are deleted. The key is not needed.
 */
void
tel_snapshot_store_list_async (TelSnapshotStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_SNAPSHOT_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_store_list_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * tel_snapshot_store_list_finish:
 * @self: the store
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_store_list_async().
 *
 * Returns: (transfer full) (element-type TelSnapshotEntry): the snapshots, the newest first; %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
tel_snapshot_store_list_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_snapshot_store_open_async:
 * @self: a store
 * @path: the path of an entry
 * @cancellable: (nullable): gives it up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Opens a saved snapshot.
 */
void
tel_snapshot_store_open_async (TelSnapshotStore *self,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  Opening *opening;

  g_return_if_fail (TEL_IS_SNAPSHOT_STORE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_store_open_async);
  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (path);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  tel_key_store_look_up_async (self->connection_id, cancellable, on_key_for_opening, task);
}

/**
 * tel_snapshot_store_open_finish:
 * @self: the store
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_store_open_async().
 *
 * Returns: (transfer full): the snapshot as it was saved; %NULL with %TEL_ERROR_STORAGE set where it is not what was
 *   saved, of a newer version, expired, or cannot be decrypted, or with %G_IO_ERROR_CANCELLED
 */
TelSnapshot *
tel_snapshot_store_open_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_snapshot_store_delete:
 * @self: a store
 * @path: the path of an entry
 * @error: return location
 *
 * Deletes a saved snapshot. That it is gone already is no error.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE set when it is still there
 */
gboolean
tel_snapshot_store_delete (TelSnapshotStore *self, const char *path, GError **error)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_unlink (path) != 0 && errno != ENOENT)
    {
      set_system_error (error, path, errno);
      return FALSE;
    }

  return TRUE;
}

/* Only what is ours: the directory goes when nothing else is in it. */
static gboolean
delete_all (TelSnapshotStore *self, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (self->directory, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->directory, name, NULL);

      if (g_str_has_suffix (name, SUFFIX) && !tel_snapshot_store_delete (self, path, error))
        return FALSE;
    }
  g_rmdir (self->directory);

  return TRUE;
}

/**
 * tel_snapshot_store_forget_async:
 * @self: a store
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Deletes all snapshots of the connection, and their key: the connection goes.
 */
void
tel_snapshot_store_forget_async (TelSnapshotStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_SNAPSHOT_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_store_forget_async);
  if (!delete_all (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  tel_key_store_forget_async (self->connection_id, on_key_forgotten, g_steal_pointer (&task));
}

/**
 * tel_snapshot_store_forget_finish:
 * @self: the store
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_store_forget_async().
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE set when a file is still there
 */
gboolean
tel_snapshot_store_forget_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_snapshot_store_find_before:
 * @entries: (element-type TelSnapshotEntry): saved snapshots, the newest first
 * @snapshot: a snapshot
 *
 * Finds the last one that was taken before a snapshot.
 *
 * Returns: (nullable) (transfer none): the entry
 */
const TelSnapshotEntry *
tel_snapshot_store_find_before (GPtrArray *entries, TelSnapshot *snapshot)
{
  g_return_val_if_fail (entries != NULL, NULL);
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const TelSnapshotEntry *entry = entries->pdata[i];

      /* A file has the time in seconds: one of the same second is the snapshot itself. */
      if (g_date_time_to_unix (entry->taken_at) < g_date_time_to_unix (tel_snapshot_get_taken_at (snapshot)))
        return entry;
    }

  return NULL;
}
