/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"

#include "model/tel-error.h"
#include "model/tel-process-node.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What is read of the parameters: the services that the guide's prerequisites live in (contract 7). */
static const char *const parameter_services[] = {
  "Enterprise Wide",
  "Cisco Certificate Authority Proxy Function",
};

typedef struct
{
  TelObjectKind kind;
  guint service;
  /* The first reading fills the store page by page; a later one replaces it at the end, so that nothing flickers. */
  gboolean append;
  GPtrArray *objects;
} Load;

typedef struct
{
  guint n_pending;
  GError *error;
} Gathering;

typedef struct
{
  char *user_id;
  TelUser *user;
  GPtrArray *names;
  GPtrArray *devices;
  guint n_pending;
  GError *error;
} UserReading;

typedef struct
{
  TelObjectKind kind;
  char *name;
} Reading;

static void start_load (GTask *task);

static void
load_free (Load *load)
{
  g_clear_pointer (&load->objects, g_ptr_array_unref);
  g_free (load);
}

static void
gathering_free (Gathering *gathering)
{
  g_clear_error (&gathering->error);
  g_free (gathering);
}

static void
user_reading_free (UserReading *reading)
{
  g_clear_pointer (&reading->user_id, g_free);
  g_clear_object (&reading->user);
  g_clear_pointer (&reading->names, g_ptr_array_unref);
  g_clear_pointer (&reading->devices, g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

static void
reading_free (Reading *reading)
{
  g_free (reading->name);
  g_free (reading);
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Ends the reading of a list and everybody's waiting for it. If only the reader gave up, the next one reads. */
static void
finish_load (GTask *task, GError *error)
{
  g_autoptr (GError) owned_error = error;
  g_autoptr (TelCluster) self = g_object_ref (g_task_get_source_object (task));
  Load *load = g_task_get_task_data (task);
  GQueue *queue = tel_cluster_get_load_queue (self, load->kind);
  TelObjectKind kind = load->kind;
  g_autoptr (GTask) waiting = g_queue_pop_head (queue);

  g_assert (waiting == task);

  if (owned_error == NULL)
    tel_cluster_set_loaded (self, kind, TRUE);

  if (is_cancelled (owned_error))
    {
      g_task_return_error (waiting, g_steal_pointer (&owned_error));
      if (!g_queue_is_empty (queue))
        start_load (g_queue_peek_head (queue));
      return;
    }

  do
    {
      if (owned_error != NULL)
        g_task_return_error (waiting, g_error_copy (owned_error));
      else
        g_task_return_boolean (waiting, TRUE);
      g_object_unref (waiting);
      waiting = g_queue_pop_head (queue);
    }
  while (waiting != NULL);
}

/* The pseudo node of the enterprise parameters is among the nodes that a cluster lists, and is none (contract 2.6). */
static gboolean
is_kept (gpointer object)
{
  return !TEL_IS_PROCESS_NODE (object) || tel_process_node_is_server (object);
}

static void
on_page (GPtrArray *objects, gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);
  TelCluster *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < objects->len; i++)
    if (is_kept (objects->pdata[i]))
      g_ptr_array_add (kept, g_object_ref (objects->pdata[i]));

  if (load->append)
    tel_store_append_many (tel_cluster_get_store (self, load->kind), kept);
  else
    g_ptr_array_extend_and_steal (load->objects, g_steal_pointer (&kept));
}

/* A service that this cluster does not know leaves its parameters unknown; that is no error (contract 7). */
static gboolean
is_unknown_service (TelObjectKind kind, const GError *error)
{
  return kind == TEL_OBJECT_KIND_PARAMETER && (g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) ||
                                               g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED) ||
                                               g_error_matches (error, TEL_ERROR, TEL_ERROR_FORBIDDEN));
}

static void list_now (GTask *task);

static void
on_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TelAxlClient *client = TEL_AXL_CLIENT (object);
  g_autoptr (GTask) task = user_data;
  TelCluster *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) objects = tel_axl_client_list_finish (client, result, &error);

  if (error != NULL && !is_unknown_service (load->kind, error))
    {
      finish_load (task, g_steal_pointer (&error));
      return;
    }

  if (load->kind == TEL_OBJECT_KIND_PARAMETER && ++load->service < G_N_ELEMENTS (parameter_services))
    {
      list_now (task);
      return;
    }

  if (!load->append)
    tel_store_replace_all (tel_cluster_get_store (self, load->kind), load->objects);
  finish_load (task, NULL);
}

static void
list_now (GTask *task)
{
  TelCluster *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  gboolean parameters = load->kind == TEL_OBJECT_KIND_PARAMETER;

  tel_axl_client_list_async (tel_cluster_get_client (self), load->kind, parameters ? "service" : NULL,
                             parameters ? parameter_services[load->service] : NULL, on_page, task,
                             g_task_get_cancellable (task), on_listed, g_object_ref (task));
}

static void
start_load (GTask *task)
{
  TelCluster *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  TelStore *store = tel_cluster_get_store (self, load->kind);

  load->append = !tel_cluster_is_loaded (self, load->kind);
  load->objects = g_ptr_array_new_with_free_func (g_object_unref);
  /* What a reading that failed has left would come twice. */
  if (load->append)
    tel_store_clear (store);

  list_now (task);
}

/**
 * tel_cluster_load_async:
 * @self: a cluster
 * @kind: the kind of objects to list
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the list is complete
 * @user_data: data for @callback
 *
 * Reads the list of a kind into its store. The first reading shows each page of the server's answer as it comes; a
 * refresh replaces everything at once at its end. Whoever asks while a reading is under way shares it.
 */
void
tel_cluster_load_async (
    TelCluster *self, TelObjectKind kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GQueue *queue;
  Load *load;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (tel_cluster_get_client (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_load_async);
  load = g_new0 (Load, 1);
  load->kind = kind;
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);

  queue = tel_cluster_get_load_queue (self, kind);
  g_queue_push_tail (queue, g_object_ref (task));
  if (g_queue_get_length (queue) == 1)
    start_load (task);
}

/**
 * tel_cluster_load_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says of the list
 *
 * Ends tel_cluster_load_async().
 *
 * Returns: %TRUE when the store holds the whole list
 */
gboolean
tel_cluster_load_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
end_one (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);

  if (--gathering->n_pending > 0)
    return;
  if (gathering->error != NULL)
    g_task_return_error (task, g_steal_pointer (&gathering->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_reference_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!tel_cluster_load_finish (TEL_CLUSTER (object), result, &error) && gathering->error == NULL)
    gathering->error = g_steal_pointer (&error);
  end_one (task);
}

/* A clock that is not found leaves the zone assumed, which is said where it matters. */
static void
on_clock_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  tel_cluster_find_clock_finish (TEL_CLUSTER (object), result, NULL);
  end_one (task);
}

/**
 * tel_cluster_load_references_async:
 * @self: a cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when everything is there
 * @user_data: data for @callback
 *
 * Reads everything that a softphone needs besides users and devices: the profiles, the reference lists, the parameters
 * of G1 and the clock, as far as the cluster tells them. What was read before is read again.
 */
void
tel_cluster_load_references_async (TelCluster *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Gathering *gathering;

  g_return_if_fail (TEL_IS_CLUSTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_load_references_async);
  gathering = g_new0 (Gathering, 1);
  /* The lists, and the clock. */
  gathering->n_pending = TEL_OBJECT_KIND_PROCESS_NODE - TEL_OBJECT_KIND_SECURITY_PROFILE + 1 + 1;
  g_task_set_task_data (task, gathering, (GDestroyNotify) gathering_free);

  for (guint kind = TEL_OBJECT_KIND_SECURITY_PROFILE; kind <= TEL_OBJECT_KIND_PROCESS_NODE; kind++)
    tel_cluster_load_async (self, kind, cancellable, on_reference_loaded, g_object_ref (task));
  tel_cluster_find_clock_async (self, cancellable, on_clock_found, g_object_ref (task));
}

/**
 * tel_cluster_load_references_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: the first that a list met
 *
 * Ends tel_cluster_load_references_async().
 *
 * Returns: %TRUE when everything was read
 */
gboolean
tel_cluster_load_references_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Of the parameters only some services are kept, and the same name stands at several nodes. */
static gboolean
is_listed (TelCluster *self, TelObjectKind kind, TelObject *found)
{
  const char *uuid = tel_object_get_uuid (found);

  return kind != TEL_OBJECT_KIND_PARAMETER ||
         (uuid != NULL && tel_store_find (tel_cluster_get_store (self, kind), uuid, NULL));
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelCluster *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  TelStore *store = tel_cluster_get_store (self, reading->kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) found = tel_axl_client_get_finish (TEL_AXL_CLIENT (object), result, &error);

  if (found != NULL)
    {
      if (is_listed (self, reading->kind, found))
        tel_store_replace (store, found);
      if (TEL_IS_USER (found))
        tel_cluster_remember_associations (self, TEL_USER (found));
      g_task_return_pointer (task, g_steal_pointer (&found), g_object_unref);
      return;
    }

  /* A number's key is its pattern alone, which another partition may have too, and a parameter's its name, which other
   * nodes have: only what is named for sure goes. */
  if (reading->kind != TEL_OBJECT_KIND_DIRECTORY_NUMBER && reading->kind != TEL_OBJECT_KIND_PARAMETER &&
      g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    tel_store_remove (store, reading->name);
  g_task_return_error (task, g_steal_pointer (&error));
}

/* The service and the internal name have no slash. */
static TelParameter *
make_parameter (const char *name, const char *place)
{
  const char *slash = strchr (place, '/');
  g_autofree char *service = slash != NULL ? g_strndup (place, (gsize) (slash - place)) : g_strdup (place);

  return g_object_new (TEL_TYPE_PARAMETER, "service", service, "node", slash != NULL ? slash + 1 : NULL, "name", name,
                       NULL);
}

/**
 * tel_cluster_read_async:
 * @self: a cluster
 * @kind: the kind of the object
 * @name: its name: a user ID, a device name, a number's pattern …
 * @partition: (nullable): the partition of a directory number, %NULL for none; of a parameter its place
 *   (tel_parameter_dup_place())
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it was read
 * @user_data: data for @callback
 *
 * Reads one object whole and now. It replaces the one in its store; one that is gone leaves its store.
 */
void
tel_cluster_read_async (TelCluster *self,
                        TelObjectKind kind,
                        const char *name,
                        const char *partition,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (name != NULL);
  g_return_if_fail (kind != TEL_OBJECT_KIND_PARAMETER || partition != NULL);
  g_return_if_fail (tel_cluster_get_client (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_read_async);
  reading = g_new0 (Reading, 1);
  reading->kind = kind;
  reading->name = g_strdup (name);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  if (kind == TEL_OBJECT_KIND_PARAMETER)
    {
      g_autoptr (TelParameter) parameter = make_parameter (name, partition);

      tel_axl_client_get_again_async (tel_cluster_get_client (self), TEL_OBJECT (parameter), cancellable, on_read,
                                      g_object_ref (task));
      return;
    }

  tel_axl_client_get_async (tel_cluster_get_client (self), kind, name, partition, cancellable, on_read,
                            g_object_ref (task));
}

/**
 * tel_cluster_read_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such object
 *
 * Ends tel_cluster_read_async().
 *
 * Returns: (transfer full) (nullable): the object
 */
TelObject *
tel_cluster_read_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
finish_user (GTask *task)
{
  UserReading *reading = g_task_get_task_data (task);

  if (reading->error != NULL)
    g_task_return_error (task, g_steal_pointer (&reading->error));
  else
    g_task_return_pointer (task, g_object_ref (reading->user), g_object_unref);
}

static void
on_user_device_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  UserReading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) device = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);
  guint position;

  /* One that went meanwhile is not the user's any more. */
  if (device != NULL)
    {
      if (g_ptr_array_find_with_equal_func (reading->names, tel_object_get_key (device), g_str_equal, &position))
        g_set_object ((TelObject **) &reading->devices->pdata[position], device);
    }
  else if (!g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) && reading->error == NULL)
    reading->error = g_steal_pointer (&error);

  if (--reading->n_pending == 0)
    finish_user (task);
}

static void
on_user_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TelCluster *self = TEL_CLUSTER (object);
  g_autoptr (GTask) task = user_data;
  UserReading *reading = g_task_get_task_data (task);

  reading->user = TEL_USER (tel_cluster_read_finish (self, result, &reading->error));
  if (reading->user == NULL)
    {
      finish_user (task);
      return;
    }

  reading->names = tel_cluster_list_device_names (self, reading->user);
  reading->n_pending = reading->names->len;
  g_ptr_array_set_size (reading->devices, reading->names->len);
  if (reading->n_pending == 0)
    finish_user (task);
  for (guint i = 0; i < reading->names->len; i++)
    tel_cluster_read_async (self, TEL_OBJECT_KIND_DEVICE, reading->names->pdata[i], NULL, g_task_get_cancellable (task),
                            on_user_device_read, g_object_ref (task));
}

static void
on_devices_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TelCluster *self = TEL_CLUSTER (object);
  g_autoptr (GTask) task = user_data;
  UserReading *reading = g_task_get_task_data (task);

  if (!tel_cluster_load_finish (self, result, &reading->error))
    {
      finish_user (task);
      return;
    }

  tel_cluster_read_async (self, TEL_OBJECT_KIND_USER, reading->user_id, NULL, g_task_get_cancellable (task),
                          on_user_read, g_object_ref (task));
}

/* A place stays empty for a device that is gone. */
static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

/**
 * tel_cluster_read_user_async:
 * @self: a cluster
 * @user_id: a user ID
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when all was read
 * @user_data: data for @callback
 *
 * Reads a user whole and each of their devices, by owner or association (G2.1). Owners are known from the list of
 * devices only (contract 2.1), so that list is read first where it was not yet.
 */
void
tel_cluster_read_user_async (
    TelCluster *self, const char *user_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  UserReading *reading;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (user_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_read_user_async);
  reading = g_new0 (UserReading, 1);
  reading->user_id = g_strdup (user_id);
  reading->devices = g_ptr_array_new_with_free_func (unref_if_any);
  g_task_set_task_data (task, reading, (GDestroyNotify) user_reading_free);

  if (!tel_cluster_is_loaded (self, TEL_OBJECT_KIND_DEVICE))
    tel_cluster_load_async (self, TEL_OBJECT_KIND_DEVICE, cancellable, on_devices_loaded, g_object_ref (task));
  else
    tel_cluster_read_async (self, TEL_OBJECT_KIND_USER, user_id, NULL, cancellable, on_user_read, g_object_ref (task));
}

/**
 * tel_cluster_read_user_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @devices: (out) (optional) (transfer full) (element-type TelDevice): the user's devices, those they own first
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such user
 *
 * Ends tel_cluster_read_user_async().
 *
 * Returns: (transfer full) (nullable): the user
 */
TelUser *
tel_cluster_read_user_finish (TelCluster *self, GAsyncResult *result, GPtrArray **devices, GError **error)
{
  g_autoptr (TelUser) user = NULL;
  UserReading *reading;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  user = g_task_propagate_pointer (G_TASK (result), error);
  if (user == NULL)
    return NULL;

  reading = g_task_get_task_data (G_TASK (result));
  if (devices != NULL)
    {
      *devices = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < reading->devices->len; i++)
        if (reading->devices->pdata[i] != NULL)
          g_ptr_array_add (*devices, g_object_ref (reading->devices->pdata[i]));
    }

  return g_steal_pointer (&user);
}
