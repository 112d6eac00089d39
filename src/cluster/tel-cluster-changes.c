/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"

#include "model/tel-error.h"

/* With more objects than these, reading the lists is quicker than reading each. */
#define MOST_SINGLE_READINGS 50

/* A refresh: what is still being read, where the queue stands after it, and what went wrong. */
typedef struct
{
  GHashTable *users;
  GHashTable *devices;
  guint lists;
  guint n_pending;
  gboolean complete;
  TelAxlCursor *next;
  GError *error;
} Refresh;

/* One object that is being read. */
typedef struct
{
  GTask *task;
  TelObjectKind kind;
  char *uuid;
} Reading;

/* Where the cluster's queue of changes stood when what was loaded was true. */
static G_DEFINE_QUARK (tel - cluster - cursor, tel_cluster_cursor);

static TelAxlCursor *
get_cursor (TelCluster *self)
{
  return g_object_get_qdata (G_OBJECT (self), tel_cluster_cursor_quark ());
}

static void
set_cursor (TelCluster *self, TelAxlCursor *cursor)
{
  g_object_set_qdata_full (G_OBJECT (self), tel_cluster_cursor_quark (),
                           cursor != NULL ? tel_axl_cursor_ref (cursor) : NULL, (GDestroyNotify) tel_axl_cursor_unref);
}

static void
refresh_free (Refresh *refresh)
{
  g_hash_table_unref (refresh->users);
  g_hash_table_unref (refresh->devices);
  g_clear_pointer (&refresh->next, tel_axl_cursor_unref);
  g_clear_error (&refresh->error);
  g_free (refresh);
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->task);
  g_free (reading->uuid);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_marked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelCluster *self = g_task_get_source_object (task);
  g_autoptr (TelAxlCursor) cursor = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  changes = tel_axl_client_list_changes_finish (TEL_AXL_CLIENT (object), result, &cursor, &error);
  if (is_cancelled (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  set_cursor (self, changes != NULL ? cursor : NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * tel_cluster_mark_changes_async:
 * @self: a cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Asks where the cluster's queue of changes stands, before the lists are read: what changes from then on,
 * tel_cluster_refresh_changes_async() finds (contract 2.8). A release without such a queue, and a cluster that does not
 * answer for it, have no mark; that is no error.
 */
void
tel_cluster_mark_changes_async (TelCluster *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (tel_cluster_get_client (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_mark_changes_async);
  set_cursor (self, NULL);
  if (tel_cluster_get_release (self) < TEL_RELEASE_10_0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  tel_axl_client_list_changes_async (tel_cluster_get_client (self), NULL, cancellable, on_marked,
                                     g_steal_pointer (&task));
}

/**
 * tel_cluster_mark_changes_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Ends tel_cluster_mark_changes_async().
 *
 * Returns: %TRUE unless it was cancelled
 */
gboolean
tel_cluster_mark_changes_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The place in the queue moves on only when everything was read: what failed is found again the next time. */
static void
finish_part (GTask *task, GError *error)
{
  TelCluster *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);

  if (error != NULL && refresh->error == NULL)
    refresh->error = error;
  else
    g_clear_error (&error);

  if (--refresh->n_pending > 0)
    return;
  if (refresh->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&refresh->error));
      return;
    }

  set_cursor (self, refresh->next);
  refresh->complete = TRUE;
  g_task_return_boolean (task, TRUE);
}

static void
on_object_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  TelCluster *self = g_task_get_source_object (reading->task);
  TelStore *store = tel_cluster_get_store (self, reading->kind);
  GError *error = NULL;
  g_autoptr (TelObject) found = tel_axl_client_get_finish (TEL_AXL_CLIENT (object), result, &error);

  if (found != NULL)
    {
      tel_store_replace (store, found);
      if (TEL_IS_USER (found))
        tel_cluster_remember_associations (self, TEL_USER (found));
    }
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      /* It was changed and is gone since. */
      tel_store_remove (store, reading->uuid);
      g_clear_error (&error);
    }

  finish_part (reading->task, error);
}

static void
read_objects (GTask *task, TelObjectKind kind, GHashTable *uuids)
{
  TelCluster *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);
  GHashTableIter iter;
  gpointer uuid;

  g_hash_table_iter_init (&iter, uuids);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      Reading *reading = g_new0 (Reading, 1);

      reading->task = g_object_ref (task);
      reading->kind = kind;
      reading->uuid = g_strdup (uuid);
      refresh->n_pending++;
      tel_axl_client_get_by_uuid_async (tel_cluster_get_client (self), kind, uuid, g_task_get_cancellable (task),
                                        on_object_read, reading);
    }
}

static void
on_list_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  tel_cluster_load_finish (TEL_CLUSTER (object), result, &error);
  finish_part (task, error);
}

static void
load_lists (GTask *task)
{
  TelCluster *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);

  for (guint kind = TEL_OBJECT_KIND_SECURITY_PROFILE; kind < TEL_N_OBJECT_KINDS; kind++)
    {
      if ((refresh->lists & 1u << kind) == 0 || !tel_cluster_is_loaded (self, kind))
        continue;

      refresh->n_pending++;
      tel_cluster_load_async (self, kind, g_task_get_cancellable (task), on_list_loaded, g_object_ref (task));
    }
}

/* Which users an association is about is not said: those whose associations are known are read again. */
static void
take_association (TelCluster *self, Refresh *refresh)
{
  g_autoptr (GPtrArray) names = tel_cluster_list_read_users (self);

  for (guint i = 0; i < names->len; i++)
    {
      TelUser *user = tel_cluster_get_user (self, names->pdata[i]);

      if (user != NULL && tel_object_get_uuid (TEL_OBJECT (user)) != NULL)
        g_hash_table_add (refresh->users, g_strdup (tel_object_get_uuid (TEL_OBJECT (user))));
    }
}

static void
take_change (TelCluster *self, Refresh *refresh, const TelAxlChange *change)
{
  GHashTable *uuids;

  if (change->uuid == NULL)
    {
      take_association (self, refresh);
      return;
    }
  if (change->kind >= TEL_OBJECT_KIND_SECURITY_PROFILE)
    {
      refresh->lists |= 1u << change->kind;
      return;
    }
  /* A directory number is read when it is looked at. */
  if (change->kind != TEL_OBJECT_KIND_USER && change->kind != TEL_OBJECT_KIND_DEVICE)
    return;

  uuids = change->kind == TEL_OBJECT_KIND_USER ? refresh->users : refresh->devices;
  if (change->removed)
    {
      g_hash_table_remove (uuids, change->uuid);
      tel_store_remove (tel_cluster_get_store (self, change->kind), change->uuid);
    }
  else
    g_hash_table_add (uuids, g_strdup (change->uuid));
}

static void
on_changes_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelCluster *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  changes = tel_axl_client_list_changes_finish (TEL_AXL_CLIENT (object), result, &refresh->next, &error);
  if (changes == NULL && !g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED) &&
      !g_error_matches (error, TEL_ERROR, TEL_ERROR_FORBIDDEN))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; refresh->next != NULL && i < changes->len; i++)
    take_change (self, refresh, changes->pdata[i]);
  /* Not told, or too much: the lists have to be read. */
  if (refresh->next == NULL ||
      g_hash_table_size (refresh->users) + g_hash_table_size (refresh->devices) > MOST_SINGLE_READINGS)
    {
      set_cursor (self, NULL);
      g_task_return_boolean (task, TRUE);
      return;
    }

  refresh->n_pending = 1;
  read_objects (task, TEL_OBJECT_KIND_USER, refresh->users);
  read_objects (task, TEL_OBJECT_KIND_DEVICE, refresh->devices);
  load_lists (task);
  finish_part (task, NULL);
}

/**
 * tel_cluster_refresh_changes_async:
 * @self: a cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when what has changed was read
 * @user_data: data for @callback
 *
 * Brings what was read up to date by the cluster's queue of changes: users and devices that changed are read whole, one
 * by one, those that are gone leave their store, and the lists of other kinds are read again where something in them
 * changed. Whoever made the change.
 */
void
tel_cluster_refresh_changes_async (TelCluster *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Refresh *refresh;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (tel_cluster_get_client (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_refresh_changes_async);
  refresh = g_new0 (Refresh, 1);
  refresh->users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  refresh->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_set_task_data (task, refresh, (GDestroyNotify) refresh_free);

  if (!tel_cluster_can_refresh (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  tel_axl_client_list_changes_async (tel_cluster_get_client (self), get_cursor (self), cancellable, on_changes_listed,
                                     g_steal_pointer (&task));
}

/**
 * tel_cluster_refresh_changes_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @complete: (out): whether everything that was read is up to date; otherwise it has to be read again, after
 *   tel_cluster_mark_changes_async(): the queue is another one, has lost changes, or is not there
 * @error: return location for an error: whatever the client says of the changes or of what changed
 *
 * Ends tel_cluster_refresh_changes_async().
 *
 * Returns: %TRUE unless something could not be read, which is found again the next time
 */
gboolean
tel_cluster_refresh_changes_finish (TelCluster *self, GAsyncResult *result, gboolean *complete, GError **error)
{
  Refresh *refresh;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (complete != NULL, FALSE);

  refresh = g_task_get_task_data (G_TASK (result));
  *complete = refresh->complete;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_cluster_can_refresh:
 * @self: a cluster
 *
 * Tells whether the lists of users and devices were read and it is known where the queue stood before.
 *
 * Returns: %TRUE when tel_cluster_refresh_changes_async() has something to go by
 */
gboolean
tel_cluster_can_refresh (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);

  return get_cursor (self) != NULL && tel_cluster_is_loaded (self, TEL_OBJECT_KIND_USER) &&
         tel_cluster_is_loaded (self, TEL_OBJECT_KIND_DEVICE);
}
