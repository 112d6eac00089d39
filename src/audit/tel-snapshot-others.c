/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a snapshot has from the saved snapshots of other connections: who is at home there too (U06). */

#include "config.h"

#include "audit/tel-snapshot-reader.h"
#include "audit/tel-snapshot-store.h"

#include "model/tel-parameter.h"
#include "model/tel-process-node.h"

#include <glib/gi18n-lib.h>

#define CLUSTER_ID_SERVICE "Enterprise Wide"
#define CLUSTER_ID "ClusterID"
/* What it is as long as nobody has said otherwise, which tells no two clusters apart. */
#define CLUSTER_ID_DEFAULT "StandAloneCluster"

/* The newest snapshot of another connection. */
typedef struct
{
  TelConnection *connection;
  TelSnapshot *snapshot;
} Found;

/* The way through the other connections: the data of a task. */
typedef struct
{
  GPtrArray *connections;
  guint next;
  TelEnvironment environment;
  char *host;
  char *directory;
  GPtrArray *found;
} Looking;

static void look_at_next (GTask *task);

static void
found_free (Found *found)
{
  g_object_unref (found->connection);
  g_object_unref (found->snapshot);
  g_free (found);
}

static void
looking_free (Looking *looking)
{
  g_ptr_array_unref (looking->connections);
  g_ptr_array_unref (looking->found);
  g_free (looking->host);
  g_free (looking->directory);
  g_free (looking);
}

static const char *
find_cluster_id (TelSnapshot *snapshot)
{
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_PARAMETER); i++)
    {
      TelParameter *parameter = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_PARAMETER, i);
      const char *value = tel_parameter_get_value (parameter);

      if (g_strcmp0 (tel_parameter_get_service (parameter), CLUSTER_ID_SERVICE) == 0 &&
          g_strcmp0 (tel_parameter_get_name (parameter), CLUSTER_ID) == 0)
        return value != NULL && *value != '\0' && !g_str_equal (value, CLUSTER_ID_DEFAULT) ? value : NULL;
    }

  return NULL;
}

static GHashTable *
list_servers (TelSnapshot *snapshot)
{
  GHashTable *servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_PROCESS_NODE); i++)
    {
      TelProcessNode *node = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_PROCESS_NODE, i);
      const char *name = tel_process_node_get_name (node);

      if (name != NULL && tel_process_node_is_server (node))
        g_hash_table_add (servers, g_ascii_strdown (name, -1));
    }

  return servers;
}

/* A cluster can be reached at each of its servers, and over several connections. What names it is its ID, where
 * somebody has given it one; a server that both have makes them one; only where the servers were not read the host that
 * was connected to has to do. */
static gboolean
is_same_cluster (TelSnapshot *one, const char *one_host, TelSnapshot *other, const char *other_host)
{
  const char *one_id = find_cluster_id (one);
  const char *other_id = find_cluster_id (other);
  g_autoptr (GHashTable) one_servers = list_servers (one);
  g_autoptr (GHashTable) other_servers = list_servers (other);
  GHashTableIter iter;
  gpointer name;

  if (one_id != NULL && other_id != NULL)
    return g_ascii_strcasecmp (one_id, other_id) == 0;
  if (g_hash_table_size (one_servers) == 0 || g_hash_table_size (other_servers) == 0)
    return g_ascii_strcasecmp (one_host, other_host) == 0;

  g_hash_table_iter_init (&iter, one_servers);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_hash_table_contains (other_servers, name))
      return TRUE;

  return FALSE;
}

static void
leave_out (TelSnapshot *snapshot, TelConnection *connection, const char *reason)
{
  g_autoptr (TelOtherCluster) other = tel_other_cluster_new_left_out (tel_connection_get_name (connection), reason);

  tel_snapshot_add_other_cluster (snapshot, other);
}

/* User IDs are compared as a cluster compares them: in any case. */
static GHashTable *
list_users (TelSnapshot *snapshot)
{
  GHashTable *users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_USER); i++)
    g_hash_table_add (users,
                      g_utf8_casefold (tel_user_get_user_id (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_USER, i)),
                                       -1));

  return users;
}

static void
take_home_users (TelSnapshot *snapshot, const Found *found, GHashTable *users)
{
  g_autoptr (TelOtherCluster) other =
      tel_other_cluster_new (tel_connection_get_name (found->connection), tel_snapshot_get_taken_at (found->snapshot));

  for (guint i = 0; i < tel_snapshot_get_n (found->snapshot, TEL_OBJECT_KIND_USER); i++)
    {
      TelUser *user = tel_snapshot_get_nth (found->snapshot, TEL_OBJECT_KIND_USER, i);
      g_autofree char *folded = g_utf8_casefold (tel_user_get_user_id (user), -1);

      /* The others are none of this cluster's business, and are not kept with it. */
      if (tel_user_get_home_cluster (user) && g_hash_table_contains (users, folded))
        tel_other_cluster_add_home_user (other, folded);
    }
  tel_snapshot_add_other_cluster (snapshot, other);
}

static void
finish (GTask *task)
{
  TelSnapshot *snapshot = g_task_get_source_object (task);
  Looking *looking = g_task_get_task_data (task);
  g_autoptr (GHashTable) users = list_users (snapshot);

  for (guint i = 0; i < looking->found->len; i++)
    take_home_users (snapshot, looking->found->pdata[i], users);
  if (looking->found->len > 0)
    tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_OTHER_CLUSTERS, TEL_SNAPSHOT_STATE_READ, NULL);
  else
    tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_OTHER_CLUSTERS, TEL_SNAPSHOT_STATE_NOT_READ,
                            _ ("This computer knows no other cluster. It knows one when a snapshot of an audit of it "
                               "is saved."));
  g_task_return_boolean (task, looking->found->len > 0);
  g_object_unref (task);
}

/* Of a cluster that two connections lead to, what is known later counts. */
static gboolean
is_found_already (Looking *looking, TelSnapshot *snapshot, TelConnection *connection, TelSnapshot *theirs)
{
  for (guint i = 0; i < looking->found->len; i++)
    {
      Found *found = looking->found->pdata[i];
      g_autofree char *reason = NULL;

      if (!is_same_cluster (theirs, tel_connection_get_host (connection), found->snapshot,
                            tel_connection_get_host (found->connection)))
        continue;

      if (g_date_time_compare (tel_snapshot_get_taken_at (theirs), tel_snapshot_get_taken_at (found->snapshot)) > 0)
        {
          g_autoptr (TelConnection) older = g_steal_pointer (&found->connection);

          found->connection = g_object_ref (connection);
          g_set_object (&found->snapshot, theirs);
          /* Translators: a connection */
          reason = g_strdup_printf (_ ("It is the same cluster as “%s”."), tel_connection_get_name (connection));
          leave_out (snapshot, older, reason);
        }
      else
        {
          reason = g_strdup_printf (_ ("It is the same cluster as “%s”."), tel_connection_get_name (found->connection));
          leave_out (snapshot, connection, reason);
        }

      return TRUE;
    }

  return FALSE;
}

static void
take (GTask *task, TelConnection *connection, TelSnapshot *theirs)
{
  TelSnapshot *snapshot = g_task_get_source_object (task);
  Looking *looking = g_task_get_task_data (task);
  Found *found;

  if (!tel_snapshot_has (theirs, TEL_SNAPSHOT_BIT (USERS)))
    {
      leave_out (snapshot, connection, _ ("The saved snapshot has no users."));
      return;
    }
  if (is_same_cluster (snapshot, looking->host, theirs, tel_connection_get_host (connection)))
    {
      leave_out (snapshot, connection, _ ("It is this cluster, over another connection."));
      return;
    }
  if (is_found_already (looking, snapshot, connection, theirs))
    return;

  found = g_new0 (Found, 1);
  found->connection = g_object_ref (connection);
  found->snapshot = g_object_ref (theirs);
  g_ptr_array_add (looking->found, found);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Looking *looking = g_task_get_task_data (task);
  TelConnection *connection = looking->connections->pdata[looking->next - 1];
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshot) theirs = tel_snapshot_store_open_finish (TEL_SNAPSHOT_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  if (theirs != NULL)
    take (task, connection, theirs);
  else
    leave_out (g_task_get_source_object (task), connection, error->message);
  look_at_next (task);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Looking *looking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tel_snapshot_store_list_finish (TEL_SNAPSHOT_STORE (source), result, &error);

  if (entries == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  if (entries->len > 0)
    {
      const TelSnapshotEntry *newest = entries->pdata[0];

      tel_snapshot_store_open_async (TEL_SNAPSHOT_STORE (source), newest->path, g_task_get_cancellable (task),
                                     on_opened, task);
      return;
    }

  leave_out (g_task_get_source_object (task), looking->connections->pdata[looking->next - 1],
             _ ("No snapshot of it is saved on this computer."));
  look_at_next (task);
}

/* Takes over the task. */
static void
look_at_next (GTask *task)
{
  Looking *looking = g_task_get_task_data (task);

  while (looking->next < looking->connections->len)
    {
      TelConnection *connection = looking->connections->pdata[looking->next++];
      TelEnvironment environment = tel_connection_get_environment (connection);
      g_autoptr (TelSnapshotStore) store = NULL;

      if (environment == looking->environment)
        {
          store = tel_snapshot_store_new (tel_connection_get_id (connection), looking->directory);
          tel_snapshot_store_list_async (store, g_task_get_cancellable (task), on_listed, task);
          return;
        }

      /* A cluster that others try things out on has the same users, and is nobody's second home. */
      leave_out (g_task_get_source_object (task), connection, _ ("It is a connection of another class."));
    }

  finish (task);
}

static void
choose_connections (Looking *looking, GListModel *connections, const char *connection_id)
{
  looking->environment = TEL_ENVIRONMENT_PRODUCTION;
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++)
    {
      g_autoptr (TelConnection) connection = g_list_model_get_item (connections, i);

      if (g_str_equal (tel_connection_get_id (connection), connection_id))
        looking->environment = tel_connection_get_environment (connection);
      else
        g_ptr_array_add (looking->connections, g_steal_pointer (&connection));
    }
}

/**
 * tel_snapshot_reader_take_others_async:
 * @snapshot: a snapshot
 * @connections: (nullable) (element-type TelConnection): the saved connections; %NULL for a cluster that stands alone,
 *   as the demo does, whose users are those of other demos too
 * @connection_id: the connection that it was read over, saved or not
 * @host: the host of that connection
 * @directory: (nullable): where the snapshots of all connections are, %NULL for the user's data directory
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Takes from the newest saved snapshot of every other connection who of the users is at home there too (U06). A
 * connection that leads to the same cluster, is of another class, or whose snapshot cannot be opened is left out, which
 * the snapshot says; where none is left the state of the part says so. The keyring may ask the person to unlock it, if
 * there is a snapshot to open.
 */
void
tel_snapshot_reader_take_others_async (TelSnapshot *snapshot,
                                       GListModel *connections,
                                       const char *connection_id,
                                       const char *host,
                                       const char *directory,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task;
  Looking *looking;

  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));
  g_return_if_fail (connections == NULL || G_IS_LIST_MODEL (connections));
  g_return_if_fail (connection_id != NULL && host != NULL);

  task = g_task_new (snapshot, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_reader_take_others_async);
  if (connections == NULL)
    {
      tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_OTHER_CLUSTERS, TEL_SNAPSHOT_STATE_NOT_OFFERED,
                              _ ("The demo cluster is held against no other one."));
      g_task_return_boolean (task, FALSE);
      g_object_unref (task);
      return;
    }

  looking = g_new0 (Looking, 1);
  looking->connections = g_ptr_array_new_with_free_func (g_object_unref);
  looking->found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  looking->host = g_strdup (host);
  looking->directory = g_strdup (directory);
  choose_connections (looking, connections, connection_id);
  g_task_set_task_data (task, looking, (GDestroyNotify) looking_free);
  look_at_next (task);
}

/**
 * tel_snapshot_reader_take_others_finish:
 * @snapshot: the snapshot
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED alone
 *
 * Ends tel_snapshot_reader_take_others_async().
 *
 * Returns: %TRUE when another cluster was looked at
 */
gboolean
tel_snapshot_reader_take_others_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, snapshot), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
