/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a snapshot has from objects that are read whole, one by one, where nothing tells it at once (contract 6). */

#include "config.h"

#include "audit/tel-snapshot-private.h"
#include "audit/tel-snapshot-reading.h"

#include "model/tel-error.h"

/* The client lets two through at a time; a few more wait, so that none of them stands idle. */
#define AT_ONCE 6

#define USER_PARTS (TEL_SNAPSHOT_BIT (ASSOCIATIONS) | TEL_SNAPSHOT_BIT (GROUPS) | TEL_SNAPSHOT_BIT (ORIGINS))
#define PHONE_PARTS (TEL_SNAPSHOT_BIT (LINES) | TEL_SNAPSHOT_BIT (LINE_USERS) | TEL_SNAPSHOT_BIT (PRODUCT_SETTINGS))

/* Some objects that are read, one after another. The task belongs to it. */
typedef struct
{
  GTask *task;
  TelObjectKind kind;
  GPtrArray *objects;
  guint parts;
  TelSnapshotPart shown;
  TelSnapshotTakeFunc take;
  guint n_asked;
  guint n_answered;
  GError *error;
} Round;

/* One of them. */
typedef struct
{
  Round *round;
  TelObject *object;
} Question;

static void ask (Round *round);

static void
round_free (Round *round)
{
  g_ptr_array_unref (round->objects);
  g_clear_error (&round->error);
  g_free (round);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Round, round_free)

static void
finish_round (Round *round)
{
  g_autoptr (Round) owned = round;
  TelSnapshotReading *reading = g_task_get_task_data (round->task);

  /* What belongs to no part is asked for by somebody who wants to know. */
  if (round->error != NULL && (round->parts == 0 || tel_snapshot_reading_is_fatal (round->error)))
    {
      tel_snapshot_reading_fail (round->task, g_steal_pointer (&round->error));
      return;
    }

  if (round->error != NULL)
    tel_snapshot_reading_refuse (reading, round->parts, round->error);
  else
    tel_snapshot_reading_settle (reading, round->parts);
  tel_snapshot_touch (reading->snapshot);
  tel_snapshot_reading_go_on (round->task);
}

static void
remove_object (TelSnapshotReading *reading, TelObjectKind kind, TelObject *object)
{
  const char *partition =
      TEL_IS_DIRECTORY_NUMBER (object) ? tel_directory_number_get_partition (TEL_DIRECTORY_NUMBER (object)) : NULL;

  tel_snapshot_remove (reading->snapshot, kind, tel_object_get_key (object), partition);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  Round *round = question->round;
  TelSnapshotReading *reading = g_task_get_task_data (round->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) object = question->object;
  g_autoptr (TelObject) whole = tel_axl_client_get_finish (TEL_AXL_CLIENT (source), result, &error);

  /* One that went meanwhile is nobody's fault; a parameter has no name of its own. */
  if (whole != NULL)
    round->take (reading, object, whole);
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) && round->kind != TEL_OBJECT_KIND_PARAMETER)
    remove_object (reading, round->kind, object);
  else if (round->error == NULL)
    round->error = g_steal_pointer (&error);

  round->n_answered++;
  tel_snapshot_reading_tell (reading, round->shown, round->n_answered, round->objects->len);
  ask (round);
}

/* One that the cluster does not give ends the round: what is not known of all is not known. */
static void
ask (Round *round)
{
  TelSnapshotReading *reading = g_task_get_task_data (round->task);
  TelAxlClient *client = tel_cluster_get_client (reading->cluster);

  while (round->error == NULL && round->n_asked < round->objects->len && round->n_asked - round->n_answered < AT_ONCE)
    {
      Question *question = g_new0 (Question, 1);
      const char *uuid;

      question->round = round;
      question->object = g_object_ref (round->objects->pdata[round->n_asked++]);
      uuid = tel_object_get_uuid (question->object);
      if (uuid != NULL)
        tel_axl_client_get_by_uuid_async (client, round->kind, uuid, g_task_get_cancellable (round->task), on_answered,
                                          question);
      else
        tel_axl_client_get_again_async (client, question->object, g_task_get_cancellable (round->task), on_answered,
                                        question);
    }

  if (round->n_asked == round->n_answered)
    finish_round (round);
}

/* What is told to be read. */
static TelSnapshotPart
choose_shown (TelObjectKind kind, guint parts)
{
  if (parts != 0)
    return (TelSnapshotPart) g_bit_nth_lsf (parts, -1);

  switch (kind)
    {
    case TEL_OBJECT_KIND_USER:
      return TEL_SNAPSHOT_PART_USERS;
    case TEL_OBJECT_KIND_DIRECTORY_NUMBER:
      return TEL_SNAPSHOT_PART_NUMBERS;
    case TEL_OBJECT_KIND_SECURITY_PROFILE:
      return TEL_SNAPSHOT_PART_SECURITY_PROFILES;
    case TEL_OBJECT_KIND_SIP_PROFILE:
      return TEL_SNAPSHOT_PART_SIP_PROFILES;
    case TEL_OBJECT_KIND_PARAMETER:
      return TEL_SNAPSHOT_PART_ENTERPRISE_PARAMETERS;
    default:
      return TEL_SNAPSHOT_PART_DEVICES;
    }
}

/**
 * tel_snapshot_reading_read_each:
 * @task: (transfer full): the task of a reading
 * @kind: of which kind the objects are
 * @objects: (transfer full) (element-type TelObject): objects of the snapshot
 * @parts: what is read so, a set of TEL_SNAPSHOT_BIT(); 0 where an object that is refused ends the reading
 * @take: takes over what is wanted of each
 *
 * Reads objects whole, a request for each, and goes on with the next step. An object that is gone leaves the snapshot.
 */
void
tel_snapshot_reading_read_each (
    GTask *task, TelObjectKind kind, GPtrArray *objects, guint parts, TelSnapshotTakeFunc take)
{
  Round *round = g_new0 (Round, 1);

  round->task = task;
  round->kind = kind;
  round->objects = objects;
  round->parts = parts;
  round->shown = choose_shown (kind, parts);
  round->take = take;
  ask (round);
}

static GPtrArray *
list_objects (TelSnapshot *snapshot, TelObjectKind kind)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, kind); i++)
    g_ptr_array_add (objects, g_object_ref (tel_snapshot_get_nth (snapshot, kind, i)));

  return objects;
}

static void
take_user (TelSnapshotReading *reading, TelObject *object, TelObject *whole)
{
  TelUser *user = TEL_USER (whole);

  if ((reading->missing & TEL_SNAPSHOT_BIT (ASSOCIATIONS)) != 0)
    tel_snapshot_reading_set_sorted (object, "associated-devices", tel_user_get_associated_devices (user));
  if ((reading->missing & TEL_SNAPSHOT_BIT (GROUPS)) != 0)
    tel_snapshot_reading_set_sorted (object, "groups", tel_user_get_groups (user));
  if ((reading->missing & TEL_SNAPSHOT_BIT (ORIGINS)) != 0 && tel_user_is_from_directory (user))
    tel_snapshot_set_from_directory (reading->snapshot, tel_user_get_user_id (TEL_USER (object)));
}

/**
 * tel_snapshot_reading_read_users:
 * @task: (transfer full): the task of a reading
 *
 * Reads of every user what neither list nor database told: with whom a device is associated stands at the users alone
 * (contract 2.3).
 */
void
tel_snapshot_reading_read_users (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  guint parts = reading->missing & USER_PARTS;

  if (parts == 0)
    tel_snapshot_reading_go_on (task);
  else
    tel_snapshot_reading_read_each (task, TEL_OBJECT_KIND_USER, list_objects (reading->snapshot, TEL_OBJECT_KIND_USER),
                                    parts, take_user);
}

static gboolean
owns_softphone (TelDevice *device)
{
  const char *owner = tel_device_get_owner (device);

  return tel_device_get_device_type (device, NULL) && owner != NULL && *owner != '\0';
}

static gboolean
is_associated_with_softphone (TelSnapshot *snapshot, TelUser *user)
{
  const char *const *names = tel_user_get_associated_devices (user);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      TelDevice *device = tel_snapshot_get_device (snapshot, names[i]);

      if (device != NULL && tel_device_get_device_type (device, NULL))
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_snapshot_reading_find_concerned:
 * @self: a reading whose users, devices and associations are read
 *
 * Finds the devices whose lines matter: softphones, and every device of somebody who has one.
 */
void
tel_snapshot_reading_find_concerned (TelSnapshotReading *self)
{
  g_autoptr (GHashTable) users = g_hash_table_new (g_str_hash, g_str_equal);
  TelSnapshot *snapshot = self->snapshot;
  guint n_devices = tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE);

  g_clear_pointer (&self->concerned, g_hash_table_unref);
  self->concerned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_devices; i++)
    {
      TelDevice *device = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DEVICE, i);

      if (tel_device_get_device_type (device, NULL))
        g_hash_table_add (self->concerned, g_strdup (tel_device_get_name (device)));
      if (owns_softphone (device))
        g_hash_table_add (users, (gpointer) tel_device_get_owner (device));
    }

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_USER); i++)
    {
      TelUser *user = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_USER, i);
      const char *const *names = tel_user_get_associated_devices (user);
      const char *user_id = tel_user_get_user_id (user);

      if (!g_hash_table_contains (users, user_id) && !is_associated_with_softphone (snapshot, user))
        continue;
      g_hash_table_add (users, (gpointer) user_id);
      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        g_hash_table_add (self->concerned, g_strdup (names[j]));
    }

  for (guint i = 0; i < n_devices; i++)
    {
      TelDevice *device = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DEVICE, i);
      const char *owner = tel_device_get_owner (device);

      if (owner != NULL && g_hash_table_contains (users, owner))
        g_hash_table_add (self->concerned, g_strdup (tel_device_get_name (device)));
    }
}

/**
 * tel_snapshot_reading_is_concerned:
 * @self: a reading
 * @device_name: (nullable): a device name
 *
 * Tells whether the lines of a device matter; all that matter do before tel_snapshot_reading_find_concerned().
 *
 * Returns: %TRUE when they do
 */
gboolean
tel_snapshot_reading_is_concerned (TelSnapshotReading *self, const char *device_name)
{
  return device_name != NULL && (self->concerned == NULL || g_hash_table_contains (self->concerned, device_name));
}

/* Of a line a snapshot has what the database has of it, so that it does not matter which of the two was asked. */
static TelLine *
copy_line (TelLine *line)
{
  TelLine *copy = tel_line_new ();

  g_object_set (copy, "index", tel_line_get_index (line), "label", tel_line_get_label (line), "display",
                tel_line_get_display (line), "pattern", tel_line_get_pattern (line), "partition",
                tel_line_get_partition (line), "external-mask", tel_line_get_external_mask (line), "maximum-calls",
                tel_line_get_maximum_calls (line), "busy-trigger", tel_line_get_busy_trigger (line), NULL);

  return copy;
}

/**
 * tel_snapshot_reading_copy_lines:
 * @self: a reading
 * @device: a device of the snapshot
 * @whole: the same, read whole
 *
 * Takes over the lines of a device, without their users.
 */
void
tel_snapshot_reading_copy_lines (TelSnapshotReading *self, TelDevice *device, TelDevice *whole)
{
  GListModel *lines = tel_device_get_lines (whole);
  g_autoptr (GListStore) copies = g_list_store_new (TEL_TYPE_LINE);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autoptr (TelLine) copy = copy_line (line);

      g_list_store_append (copies, copy);
    }
  g_object_set (device, "lines", copies, NULL);
}

/**
 * tel_snapshot_reading_copy_line_users:
 * @self: a reading
 * @device: a device of the snapshot, with its lines
 * @whole: the same, read whole
 *
 * Takes over the users of each line of a device.
 */
void
tel_snapshot_reading_copy_line_users (TelSnapshotReading *self, TelDevice *device, TelDevice *whole)
{
  GListModel *lines = tel_device_get_lines (whole);
  GListModel *own = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (own, i);

      for (guint j = 0; j < g_list_model_get_n_items (lines); j++)
        {
          g_autoptr (TelLine) other = g_list_model_get_item (lines, j);

          if (tel_line_get_index (other) == tel_line_get_index (line))
            tel_snapshot_reading_set_sorted (TEL_OBJECT (line), "end-users", tel_line_get_end_users (other));
        }
    }
}

static gboolean
is_missing (TelSnapshotReading *reading, guint part)
{
  return (reading->missing & part) != 0;
}

static void
take_phone (TelSnapshotReading *reading, TelObject *object, TelObject *whole)
{
  TelDevice *device = TEL_DEVICE (object);

  if (is_missing (reading, TEL_SNAPSHOT_BIT (LINES)))
    tel_snapshot_reading_copy_lines (reading, device, TEL_DEVICE (whole));
  if (is_missing (reading, TEL_SNAPSHOT_BIT (LINE_USERS)))
    tel_snapshot_reading_copy_line_users (reading, device, TEL_DEVICE (whole));
  if (is_missing (reading, TEL_SNAPSHOT_BIT (PRODUCT_SETTINGS)) && tel_device_get_device_type (device, NULL))
    g_object_set (device, "vendor-config", tel_device_get_vendor_config (TEL_DEVICE (whole)), NULL);
}

/* Lines of all that are concerned; what is set for a product, of softphones alone. */
static GPtrArray *
list_phones (TelSnapshotReading *reading, guint parts)
{
  gboolean lines = (parts & ~TEL_SNAPSHOT_BIT (PRODUCT_SETTINGS)) != 0;
  GPtrArray *phones = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tel_snapshot_get_n (reading->snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    {
      TelDevice *device = tel_snapshot_get_nth (reading->snapshot, TEL_OBJECT_KIND_DEVICE, i);

      if (lines ? tel_snapshot_reading_is_concerned (reading, tel_device_get_name (device))
                : tel_device_get_device_type (device, NULL))
        g_ptr_array_add (phones, g_object_ref (device));
    }

  return phones;
}

/**
 * tel_snapshot_reading_read_phones:
 * @task: (transfer full): the task of a reading
 *
 * Reads of the devices that are concerned what neither list nor database told: their lines, with their users, and what
 * is set for the product (contract 2.1).
 */
void
tel_snapshot_reading_read_phones (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  guint parts = reading->missing & PHONE_PARTS;

  if (parts == 0)
    tel_snapshot_reading_go_on (task);
  else
    tel_snapshot_reading_read_each (task, TEL_OBJECT_KIND_DEVICE, list_phones (reading, parts), parts, take_phone);
}

static void
take_number (TelSnapshotReading *reading, TelObject *object, TelObject *whole)
{
  g_object_set (object, "active", tel_directory_number_get_active (TEL_DIRECTORY_NUMBER (whole)), NULL);
}

static GPtrArray *
list_numbers (TelSnapshot *snapshot)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER); i++)
    {
      TelDirectoryNumber *number = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, i);

      if (tel_snapshot_get_devices_of_number (snapshot, tel_directory_number_get_pattern (number),
                                              tel_directory_number_get_partition (number))
              ->len > 0)
        g_ptr_array_add (numbers, g_object_ref (number));
    }

  return numbers;
}

/**
 * tel_snapshot_reading_read_numbers:
 * @task: (transfer full): the task of a reading
 *
 * Reads whether the numbers that stand on a line are active, where the database did not tell (10.0, contract 2.2).
 */
void
tel_snapshot_reading_read_numbers (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  guint parts = reading->missing & TEL_SNAPSHOT_BIT (LINE_STATES);

  if (parts == 0)
    tel_snapshot_reading_go_on (task);
  else
    tel_snapshot_reading_read_each (task, TEL_OBJECT_KIND_DIRECTORY_NUMBER, list_numbers (reading->snapshot), parts,
                                    take_number);
}
