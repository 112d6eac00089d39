/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-device-reading.h"

#include "cluster/tel-device-users.h"
#include "model/tel-error.h"
#include "model/tel-text.h"

/* One thing that is wanted, or is being read because something that was read names it. */
typedef struct
{
  TelDeviceReading *reading;
  TelObjectKind kind;
  char *name;
  char *partition;
  /* Somebody asked for it: that it is not there is an error. */
  gboolean is_seed;
} Want;

static void want (TelDeviceReading *self, TelObjectKind kind, const char *name, const char *partition);

static void
want_free (Want *self)
{
  g_free (self->name);
  g_free (self->partition);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Want, want_free)

static int
compare_keys (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (tel_object_get_key (*(TelObject *const *) one), tel_object_get_key (*(TelObject *const *) other));
}

static int
compare_patterns (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (tel_number_use_get_pattern (*(TelNumberUse *const *) one),
                    tel_number_use_get_pattern (*(TelNumberUse *const *) other));
}

/* Answers come in any order; a plan is the same whenever it is made. */
static void
finish (TelDeviceReading *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_ptr_array_sort (self->devices, compare_keys);
  g_ptr_array_sort (self->users, compare_keys);
  g_ptr_array_sort (self->numbers, compare_patterns);

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Somebody asked for it, and nothing is to be done without it. */
static gboolean
is_required (Want *wanted)
{
  return wanted->is_seed && (wanted->reading->scope & TEL_DEVICE_READING_LENIENT) == 0;
}

/* Takes over the error. What was named by something else and is gone meanwhile is no error. */
static void
end_one (Want *wanted, GError *error)
{
  TelDeviceReading *self = wanted->reading;

  if (error != NULL && self->error == NULL &&
      (is_required (wanted) || !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND)))
    self->error = error;
  else
    g_clear_error (&error);

  self->n_pending--;
  /* Whoever has cancelled may be gone, and the data of their function with them. */
  if (self->progress != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    {
      guint n_all = g_hash_table_size (self->wanted);

      self->progress (n_all - self->n_pending, n_all, self->progress_data);
    }
  if (self->n_pending == 0)
    finish (self);
}

static void
on_number_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Want) wanted = user_data;
  TelDeviceReading *self = wanted->reading;
  GError *error = NULL;
  TelNumberUse *use = tel_number_use_read_finish (result, &error);
  const char *const *devices = use != NULL ? tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE) : NULL;

  if (use != NULL)
    g_ptr_array_add (self->numbers, use);
  for (guint i = 0;
       wanted->is_seed && (self->scope & TEL_DEVICE_READING_SHARING) != 0 && devices != NULL && devices[i] != NULL; i++)
    want (self, TEL_OBJECT_KIND_DEVICE, devices[i], NULL);
  end_one (wanted, error);
}

static void
want_lines (TelDeviceReading *self, TelDevice *device)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (!tel_text_is_blank (tel_line_get_pattern (line)))
        want (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER, tel_line_get_pattern (line), tel_line_get_partition (line));
    }
}

static void
on_users_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Want) wanted = user_data;
  GError *error = NULL;
  gboolean complete;
  g_auto (GStrv) users = tel_device_users_find_finish (result, &complete, &error);

  wanted->reading->users_complete = wanted->reading->users_complete && complete;
  for (guint i = 0; users != NULL && users[i] != NULL; i++)
    want (wanted->reading, TEL_OBJECT_KIND_USER, users[i], NULL);
  end_one (wanted, error);
}

static void
on_device_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Want) wanted = user_data;
  TelDeviceReading *self = wanted->reading;
  GError *error = NULL;
  g_autoptr (TelObject) device = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);
  const char *name;

  if (device == NULL)
    {
      end_one (wanted, error);
      return;
    }

  g_ptr_array_add (self->devices, g_object_ref (device));
  if (!tel_text_is_blank (tel_device_get_owner (TEL_DEVICE (device))))
    want (self, TEL_OBJECT_KIND_USER, tel_device_get_owner (TEL_DEVICE (device)), NULL);
  if ((self->scope & TEL_DEVICE_READING_NUMBERS) != 0)
    want_lines (self, TEL_DEVICE (device));
  name = wanted->name;
  tel_device_users_find_async (self->cluster, name, g_task_get_cancellable (self->task), on_users_found,
                               g_steal_pointer (&wanted));
}

static void
on_user_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Want) wanted = user_data;
  GError *error = NULL;
  TelObject *user = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (user != NULL)
    g_ptr_array_add (wanted->reading->users, user);
  end_one (wanted, error);
}

static void
start (TelDeviceReading *self, Want *wanted)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  self->n_pending++;
  if (wanted->kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    tel_number_use_read_async (self->cluster, wanted->name, wanted->partition, cancellable, on_number_read, wanted);
  else
    tel_cluster_read_async (self->cluster, wanted->kind, wanted->name, NULL, cancellable,
                            wanted->kind == TEL_OBJECT_KIND_DEVICE ? on_device_read : on_user_read, wanted);
}

/* Each thing once. */
static void
want (TelDeviceReading *self, TelObjectKind kind, const char *name, const char *partition)
{
  g_autofree char *key = g_strdup_printf ("%u\n%s\n%s", kind, name, partition != NULL ? partition : "");
  Want *wanted;

  if (!g_hash_table_add (self->wanted, g_steal_pointer (&key)))
    return;

  wanted = g_new0 (Want, 1);
  wanted->reading = self;
  wanted->kind = kind;
  wanted->name = g_strdup (name);
  wanted->partition = tel_text_is_blank (partition) ? NULL : g_strdup (partition);
  wanted->is_seed = self->task == NULL;
  if (self->task != NULL)
    start (self, wanted);
  else
    g_ptr_array_add (self->seeds, wanted);
}

static void
start_all (TelDeviceReading *self)
{
  g_autoptr (GPtrArray) seeds = g_steal_pointer (&self->seeds);

  /* One more than there are, so that nothing ends before all have begun. */
  self->n_pending++;
  g_ptr_array_set_free_func (seeds, NULL);
  for (guint i = 0; i < seeds->len; i++)
    start (self, seeds->pdata[i]);
  if (--self->n_pending == 0)
    finish (self);
}

static void
on_references_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TelDeviceReading *self = user_data;

  if (tel_cluster_load_references_finish (TEL_CLUSTER (object), result, &self->error))
    start_all (self);
  else
    finish (self);
}

/**
 * tel_device_reading_new:
 * @cluster: a cluster
 * @scope: of #TelDeviceReadingScope
 *
 * Makes a reading that wants nothing yet.
 *
 * Returns: (transfer full): a new reading
 */
TelDeviceReading *
tel_device_reading_new (TelCluster *cluster, guint scope)
{
  TelDeviceReading *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  self = g_new0 (TelDeviceReading, 1);
  self->cluster = g_object_ref (cluster);
  self->scope = scope;
  self->devices = g_ptr_array_new_with_free_func (g_object_unref);
  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  self->numbers = g_ptr_array_new_with_free_func (g_object_unref);
  self->users_complete = TRUE;
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) want_free);

  return self;
}

/**
 * tel_device_reading_free:
 * @self: a reading that is not under way
 *
 * Frees it with what it read.
 */
void
tel_device_reading_free (TelDeviceReading *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->task == NULL);

  g_clear_object (&self->cluster);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->seeds, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * tel_device_reading_set_progress:
 * @self: a reading that has not run
 * @progress: (nullable) (scope forever): told how far it has come; not called once the reading is cancelled
 * @progress_data: for @progress
 *
 * Sets whom to tell.
 */
void
tel_device_reading_set_progress (TelDeviceReading *self, TelDeviceReadingProgress progress, gpointer progress_data)
{
  g_return_if_fail (self != NULL && self->task == NULL);

  self->progress = progress;
  self->progress_data = progress_data;
}

/**
 * tel_device_reading_want_device:
 * @self: a reading that has not run
 * @name: a device, which has to exist unless the reading is lenient
 *
 * Has a device read, with its owner and everybody associated with it.
 */
void
tel_device_reading_want_device (TelDeviceReading *self, const char *name)
{
  g_return_if_fail (self != NULL && self->task == NULL);
  g_return_if_fail (name != NULL);

  want (self, TEL_OBJECT_KIND_DEVICE, name, NULL);
}

/**
 * tel_device_reading_want_user:
 * @self: a reading that has not run
 * @user_id: a user, who has to exist unless the reading is lenient
 *
 * Has a user read.
 */
void
tel_device_reading_want_user (TelDeviceReading *self, const char *user_id)
{
  g_return_if_fail (self != NULL && self->task == NULL);
  g_return_if_fail (user_id != NULL);

  want (self, TEL_OBJECT_KIND_USER, user_id, NULL);
}

/**
 * tel_device_reading_want_number:
 * @self: a reading that has not run
 * @pattern: the pattern of a directory number, which need not exist
 * @partition: (nullable): its partition, %NULL or empty for none
 *
 * Has a directory number read, with those that use it.
 */
void
tel_device_reading_want_number (TelDeviceReading *self, const char *pattern, const char *partition)
{
  g_return_if_fail (self != NULL && self->task == NULL);
  g_return_if_fail (pattern != NULL);

  want (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern, partition);
}

/**
 * tel_device_reading_run_async:
 * @self: a reading, which has to live until the callback
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when everything was read
 * @user_data: data for @callback
 *
 * Reads what is wanted and all that goes with it, the cluster's references first where they are not there yet.
 */
void
tel_device_reading_run_async (TelDeviceReading *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (self != NULL && self->task == NULL);

  self->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, tel_device_reading_run_async);
  if (tel_cluster_has_references (self->cluster))
    start_all (self);
  else
    tel_cluster_load_references_async (self->cluster, cancellable, on_references_loaded, self);
}

/**
 * tel_device_reading_run_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when a wanted device or user does not exist
 *
 * Ends tel_device_reading_run_async().
 *
 * Returns: %TRUE when everything was read
 */
gboolean
tel_device_reading_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
find (GPtrArray *objects, const char *key)
{
  for (guint i = 0; i < objects->len; i++)
    if (g_strcmp0 (tel_object_get_key (objects->pdata[i]), key) == 0)
      return objects->pdata[i];

  return NULL;
}

/**
 * tel_device_reading_get_device:
 * @self: a reading that was run
 * @name: a device name
 *
 * Returns: (transfer none) (nullable): the device, when it was read
 */
TelDevice *
tel_device_reading_get_device (TelDeviceReading *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find (self->devices, name);
}

/**
 * tel_device_reading_get_user:
 * @self: a reading that was run
 * @user_id: (nullable): a user ID
 *
 * Returns: (transfer none) (nullable): the user, when they were read
 */
TelUser *
tel_device_reading_get_user (TelDeviceReading *self, const char *user_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return user_id != NULL ? find (self->users, user_id) : NULL;
}

/**
 * tel_device_reading_get_number:
 * @self: a reading that was run
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition, %NULL or empty for none
 *
 * Returns: (transfer none) (nullable): the number and its use, when it was read
 */
TelNumberUse *
tel_device_reading_get_number (TelDeviceReading *self, const char *pattern, const char *partition)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      TelNumberUse *use = self->numbers->pdata[i];
      const char *its = tel_number_use_get_partition (use);

      if (g_strcmp0 (tel_number_use_get_pattern (use), pattern) == 0 &&
          g_str_equal (its != NULL ? its : "", partition != NULL ? partition : ""))
        return use;
    }

  return NULL;
}
