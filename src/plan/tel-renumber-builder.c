/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-renumber-builder.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-field-check.h"
#include "plan/tel-user-change.h"

typedef struct
{
  TelCluster *cluster;
  TelNumberChange wanted;
  TelDeviceReading *reading;
  TelPlanSketch *sketch;

  TelNumberUse *old;
  TelNumberUse *new;
  char *old_label;
  char *new_label;

  /* The devices whose line changes: those of everybody, or those of the user. */
  GPtrArray *devices;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_free ((char *) building->wanted.pattern);
  g_free ((char *) building->wanted.partition);
  g_free ((char *) building->wanted.new_pattern);
  g_free ((char *) building->wanted.new_partition);
  g_free ((char *) building->wanted.user_id);
  g_clear_pointer (&building->reading, tel_device_reading_free);
  g_clear_pointer (&building->sketch, tel_plan_sketch_free);
  g_clear_pointer (&building->old_label, g_free);
  g_clear_pointer (&building->new_label, g_free);
  g_clear_pointer (&building->devices, g_ptr_array_unref);
  g_free (building);
}

static const char *
none_if_blank (const char *text)
{
  return tel_text_is_blank (text) ? NULL : text;
}

static gboolean
moves_devices (Building *building)
{
  return building->wanted.user_id != NULL;
}

static gboolean
is_number (TelLine *line, const char *pattern, const char *partition)
{
  const char *its = tel_line_get_partition (line);

  return g_strcmp0 (tel_line_get_pattern (line), pattern) == 0 &&
         g_str_equal (its != NULL ? its : "", partition != NULL ? partition : "");
}

static gboolean
has_number (TelDevice *device, const char *pattern, const char *partition)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (is_number (line, pattern, partition))
        return TRUE;
    }

  return FALSE;
}

/* As a person reads it: without the backslash before a plus sign. */
static const char *
dialled (const char *pattern)
{
  return *pattern == '\\' ? pattern + 1 : pattern;
}

/* A text with the new number in the place of the old one; NULL when it does not contain it. Only a whole number is the
 * old one: 100 does not stand in “1001 Sales”. */
static char *
renumber_text (Building *building, const char *text)
{
  g_autofree char *old = g_regex_escape_string (dialled (building->wanted.pattern), -1);
  g_autofree char *whole = g_strdup_printf ("(?<![0-9+])%s(?![0-9])", old);
  g_autoptr (GRegex) regex = g_regex_new (whole, 0, 0, NULL);

  if (!building->wanted.relabel || text == NULL || regex == NULL || !g_regex_match (regex, text, 0, NULL))
    return NULL;

  return g_regex_replace_literal (regex, text, -1, 0, dialled (building->wanted.new_pattern), 0, NULL);
}

static void
renumber_texts (Building *building, TelObject *object, const char *const *properties)
{
  for (guint i = 0; properties[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *changed = NULL;

      g_object_get (object, properties[i], &text, NULL);
      changed = renumber_text (building, text);
      if (changed != NULL)
        g_object_set (object, properties[i], changed, NULL);
    }
}

/* The lines with the old number get the new one, and the texts that name it where @texts is set. */
static TelDevice *
renumber_device (Building *building, TelDevice *device, gboolean texts)
{
  static const char *const labels[] = { "label", "display", "display-ascii", NULL };
  TelDevice *draft = tel_object_copy (TEL_OBJECT (device));
  GListModel *lines = tel_device_get_lines (draft);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (!is_number (line, building->wanted.pattern, building->wanted.partition))
        continue;
      g_object_set (line, "pattern", building->wanted.new_pattern, "partition", building->wanted.new_partition, NULL);
      if (texts)
        renumber_texts (building, TEL_OBJECT (line), labels);
    }

  return draft;
}

static gboolean
differs (gpointer one, gpointer other)
{
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (one), TEL_OBJECT (other));

  return differences[0] != NULL;
}

static gboolean
check_partition (Building *building)
{
  const char *partition = building->wanted.new_partition;
  TelStore *partitions = tel_cluster_get_store (building->cluster, TEL_OBJECT_KIND_PARTITION);

  if (partition == NULL && !building->wanted.no_partition)
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE,
                         _ ("No partition is chosen for the directory number %s. Choose one, or say that the "
                            "number is to stand in no partition."),
                         building->wanted.new_pattern);
  else if (partition != NULL && tel_store_lookup (partitions, partition) == NULL)
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE,
                         _ ("The cluster does not have the partition “%s”. Choose another."), partition);
  else
    return TRUE;

  return FALSE;
}

/* What nothing further can be said of. */
static gboolean
check_numbers (Building *building)
{
  g_autofree char *reason = tel_field_check_pattern (building->wanted.new_pattern);

  if (reason != NULL)
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE, "%s", reason);
  else if (tel_number_use_get_number (building->old) == NULL)
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE,
                         _ ("The directory number %s does not exist any more, so it cannot be changed."),
                         building->old_label);
  else if (building->old == building->new)
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE, _ ("%s is the number already. Enter another."),
                         building->new_label);
  else
    return check_partition (building);

  return FALSE;
}

static char *
join (const char *const *names)
{
  /* Translators: between the names in a list */
  return names != NULL && names[0] != NULL ? g_strjoinv (_ (", "), (char **) names) : NULL;
}

/* What points to the old number by its digits does not follow. */
static void
say_of_forwards (Building *building)
{
  const char *const *forwards = tel_number_use_get_users (building->old, TEL_NUMBER_USER_FORWARD);
  g_autofree char *names = join (forwards);

  if (names != NULL)
    tel_plan_sketch_say (building->sketch, "G5.3", TEL_FORCE_TICK,
                         /* Translators: directory numbers, the old number */
                         _ ("Calls are forwarded by %s to %s. These forwards keep the old number: change them "
                            "afterwards."),
                         names, building->old_label);
  else if (forwards == NULL)
    tel_plan_sketch_say (building->sketch, "G5.3", TEL_FORCE_REMIND,
                         /* Translators: the old number */
                         _ ("Which numbers forward calls to %s could not be found out. Their forwards keep the old "
                            "number."),
                         building->old_label);
}

static void
update_device (Building *building, TelDevice *device)
{
  g_autoptr (TelDevice) base = NULL;
  g_autoptr (TelDevice) draft = renumber_device (building, device, TRUE);
  const char *name = tel_device_get_name (device);

  if (moves_devices (building))
    {
      tel_plan_sketch_update_device (building->sketch, device, draft, FALSE,
                                     /* Translators: a device, a directory number */
                                     g_strdup_printf (_ ("Move %s to %s"), name, building->new_label));
      return;
    }

  /* The number itself was changed by the step before. */
  base = renumber_device (building, device, FALSE);
  if (differs (base, draft))
    tel_plan_sketch_update_device (building->sketch, base, draft, FALSE,
                                   /* Translators: a device */
                                   g_strdup_printf (_ ("Write the new number into the labels of %s"), name));
}

/* Whether another of a user's devices still has the old number. */
static gboolean
keeps_old_number (Building *building, TelUser *user)
{
  const char *const *devices = tel_number_use_get_users (building->old, TEL_NUMBER_USER_DEVICE);

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      gboolean is_moved = FALSE;

      for (guint j = 0; j < building->devices->len; j++)
        is_moved = is_moved || g_strcmp0 (tel_device_get_name (building->devices->pdata[j]), devices[i]) == 0;
      if (!is_moved && tel_user_is_associated_with (user, devices[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_associated (Building *building, TelUser *user)
{
  for (guint i = 0; i < building->devices->len; i++)
    if (tel_user_is_associated_with (user, tel_device_get_name (building->devices->pdata[i])))
      return TRUE;

  return FALSE;
}

/* CUCM keeps a primary extension by the identity of the number, so that a renumbering takes it along: then the step
 * only reads that it did. Where devices move, it has to be moved. */
static void
update_user (Building *building, TelUser *user)
{
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (user));
  g_autofree char *name = tel_user_dup_full_name (user);

  if (!tel_user_change_has_primary (user, building->wanted.pattern, building->wanted.partition) ||
      (moves_devices (building) && (!is_associated (building, user) || keeps_old_number (building, user))))
    return;

  g_object_set (draft, "primary-pattern", building->wanted.new_pattern, "primary-partition",
                building->wanted.new_partition, NULL);
  tel_plan_sketch_say (building->sketch, "G5.7", TEL_FORCE_REMIND,
                       _ ("The primary extension of %s changes from %s to %s."), name, building->wanted.pattern,
                       building->wanted.new_pattern);
  tel_plan_sketch_update (building->sketch, TEL_OBJECT_KIND_USER, TEL_OBJECT (user), TEL_OBJECT (draft),
                          /* Translators: a directory number, a user */
                          g_strdup_printf (_ ("Make %s the primary extension of %s"), building->new_label, name));
}

static void
update_all (Building *building)
{
  TelDeviceReading *reading = building->reading;

  for (guint i = 0; i < building->devices->len; i++)
    update_device (building, building->devices->pdata[i]);
  for (guint i = 0; i < reading->users->len; i++)
    update_user (building, reading->users->pdata[i]);
  for (guint i = 0; building->wanted.apply && i < building->devices->len; i++)
    tel_plan_sketch_apply (building->sketch, building->devices->pdata[i]);
  if (!building->wanted.apply)
    tel_plan_sketch_say (building->sketch, "G2.7", TEL_FORCE_REMIND,
                         _ ("The configuration is not applied: the phones show the old number until it is."));
}

static void
say_who_shares (Building *building)
{
  const char *const *devices = tel_number_use_get_users (building->old, TEL_NUMBER_USER_DEVICE);
  g_autofree char *names = join (devices);

  if (devices == NULL)
    tel_plan_sketch_say (building->sketch, "G5.3", TEL_FORCE_TICK,
                         /* Translators: a directory number */
                         _ ("Which devices have the line %s could not be found out. All of them get the new number."),
                         building->old_label);
  else if (names != NULL)
    tel_plan_sketch_say (building->sketch, "G5.3", devices[1] != NULL ? TEL_FORCE_TICK : TEL_FORCE_REMIND,
                         /* Translators: a directory number, devices */
                         _ ("The line %s gets the new number on every device that has it: %s."), building->old_label,
                         names);
}

static void
say_whose_primary (Building *building)
{
  const char *const *users = tel_number_use_get_users (building->old, TEL_NUMBER_USER_PRIMARY);

  for (guint i = 0; users != NULL && users[i] != NULL; i++)
    if (tel_device_reading_get_user (building->reading, users[i]) == NULL)
      tel_plan_sketch_say (building->sketch, "G5.7", TEL_FORCE_TICK,
                           /* Translators: a directory number, a user */
                           _ ("%s is also the primary extension of %s, and changes with it."), building->old_label,
                           users[i]);
}

static void
renumber (Building *building)
{
  static const char *const texts[] = { "description", "alerting-name", "ascii-alerting-name", NULL };
  TelDirectoryNumber *number = tel_number_use_get_number (building->old);
  g_autoptr (TelDirectoryNumber) draft = tel_object_copy (TEL_OBJECT (number));

  if (tel_number_use_get_number (building->new) != NULL)
    {
      tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE,
                           _ ("The directory number %s exists already. Move the devices to it, or enter another."),
                           building->new_label);
      return;
    }

  say_who_shares (building);
  say_whose_primary (building);
  say_of_forwards (building);
  g_object_set (draft, "pattern", building->wanted.new_pattern, "partition", building->wanted.new_partition, NULL);
  renumber_texts (building, TEL_OBJECT (draft), texts);
  tel_plan_sketch_update (building->sketch, TEL_OBJECT_KIND_DIRECTORY_NUMBER, TEL_OBJECT (number), TEL_OBJECT (draft),
                          /* Translators: two directory numbers */
                          g_strdup_printf (_ ("Renumber %s to %s"), building->old_label, building->new_label));
  update_all (building);
}

/* As the old number is, as far as that can be carried over. */
static void
add_number (Building *building)
{
  static const char *const copied[] = {
    "description",          "usage",          "alerting-name",      "ascii-alerting-name",
    "calling-search-space", "presence-group", "voice-mail-profile", NULL,
  };
  TelDirectoryNumber *old = tel_number_use_get_number (building->old);
  g_autoptr (TelDirectoryNumber) draft = tel_directory_number_new ();

  for (guint i = 0; copied[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *changed = NULL;

      g_object_get (old, copied[i], &value, NULL);
      changed = renumber_text (building, value);
      g_object_set (draft, copied[i], changed != NULL ? changed : none_if_blank (value), NULL);
    }
  g_object_set (draft, "pattern", building->wanted.new_pattern, "partition", building->wanted.new_partition, NULL);
  /* Before release 10 a number cannot be inactive, and nothing says that it is active (contract 2.2). */
  if (tel_cluster_get_release (building->cluster) >= TEL_RELEASE_10_0)
    g_object_set (draft, "active", TRUE, NULL);
  tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REMIND,
                       /* Translators: the new directory number, the old one */
                       _ ("%s is made like %s; call forwards and groups of the old number are not carried over."),
                       building->new_label, building->old_label);
  tel_plan_sketch_add (building->sketch, TEL_OBJECT_KIND_DIRECTORY_NUMBER, TEL_OBJECT (draft),
                       g_strdup_printf (_ ("Add directory number %s"), building->new_label));
}

static void
use_number (Building *building)
{
  TelDirectoryNumber *number = tel_number_use_get_number (building->new);
  g_autofree char *names = join (tel_number_use_get_users (building->new, TEL_NUMBER_USER_DEVICE));

  if (names != NULL)
    tel_plan_sketch_say (building->sketch, "G5.3", TEL_FORCE_REMIND,
                         _ ("The line %s will be shared with %s: they ring together, and applying its settings "
                            "reaches all of them."),
                         building->new_label, names);
  if (tel_cluster_get_release (building->cluster) >= TEL_RELEASE_10_0 && !tel_directory_number_get_active (number))
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REMIND,
                         _ ("The directory number %s is not active: no call reaches it until it is."),
                         building->new_label);
}

/* The user's devices with the number, by owner or association. */
static void
choose_devices (Building *building)
{
  TelDeviceReading *reading = building->reading;
  TelUser *user = tel_device_reading_get_user (reading, building->wanted.user_id);

  for (guint i = 0; i < reading->devices->len; i++)
    {
      TelDevice *device = reading->devices->pdata[i];
      gboolean is_theirs = !moves_devices (building) ||
                           g_strcmp0 (tel_device_get_owner (device), building->wanted.user_id) == 0 ||
                           (user != NULL && tel_user_is_associated_with (user, tel_device_get_name (device)));

      if (is_theirs && has_number (device, building->wanted.pattern, building->wanted.partition))
        g_ptr_array_add (building->devices, g_object_ref (device));
    }
}

static void
check_devices (Building *building)
{
  if (building->devices->len == 0)
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE,
                         /* Translators: a user ID, a directory number */
                         _ ("No device of %s has the line %s, so there is nothing to move."), building->wanted.user_id,
                         building->old_label);
  for (guint i = 0; i < building->devices->len; i++)
    if (has_number (building->devices->pdata[i], building->wanted.new_pattern, building->wanted.new_partition))
      tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE,
                           /* Translators: a device, a directory number */
                           _ ("%s has the line %s already. A device cannot have it twice."),
                           tel_device_get_name (building->devices->pdata[i]), building->new_label);
}

static void
move (Building *building)
{
  check_devices (building);
  say_of_forwards (building);
  if (tel_number_use_get_number (building->new) != NULL)
    use_number (building);
  else if (building->wanted.add_number)
    add_number (building);
  else
    tel_plan_sketch_say (building->sketch, "G5.1", TEL_FORCE_REFUSE,
                         _ ("The directory number %s does not exist. Ask for it to be added, or enter one that "
                            "exists."),
                         building->new_label);
  update_all (building);
  tel_plan_sketch_say (building->sketch, "line", TEL_FORCE_REMIND,
                       /* Translators: a directory number */
                       _ ("The directory number %s stays on the cluster."), building->old_label);
}

static void
finish_building (GTask *task)
{
  Building *building = g_task_get_task_data (task);
  g_autofree char *title = NULL;

  building->old =
      tel_device_reading_get_number (building->reading, building->wanted.pattern, building->wanted.partition);
  building->new =
      tel_device_reading_get_number (building->reading, building->wanted.new_pattern, building->wanted.new_partition);
  choose_devices (building);
  if (check_numbers (building))
    {
      if (moves_devices (building))
        move (building);
      else
        renumber (building);
    }

  /* Translators: the title of a plan; two directory numbers */
  title = g_strdup_printf (_ ("Change %s to %s"), building->old_label, building->new_label);
  g_task_return_pointer (task,
                         tel_plan_sketch_finish (building->sketch, title,
                                                 /* Translators: the button that carries the plan out */
                                                 _ ("Change number")),
                         g_object_unref);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_device_reading_run_finish (result, &error))
    finish_building (task);
  else
    g_task_return_error (task, error);
}

static void
read_all (GTask *task)
{
  Building *building = g_task_get_task_data (task);

  tel_device_reading_want_number (building->reading, building->wanted.pattern, building->wanted.partition);
  if (!tel_text_is_blank (building->wanted.new_pattern))
    tel_device_reading_want_number (building->reading, building->wanted.new_pattern, building->wanted.new_partition);
  tel_device_reading_run_async (building->reading, g_task_get_cancellable (task), on_read, g_object_ref (task));
}

static void
on_user_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  g_autoptr (GPtrArray) devices = NULL;
  GError *error = NULL;
  g_autoptr (TelUser) user = tel_cluster_read_user_finish (TEL_CLUSTER (object), result, &devices, &error);

  if (user == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  tel_device_reading_want_user (building->reading, building->wanted.user_id);
  for (guint i = 0; i < devices->len; i++)
    tel_device_reading_want_device (building->reading, tel_device_get_name (devices->pdata[i]));
  read_all (task);
}

static void
take_change (Building *building, const TelNumberChange *change)
{
  building->wanted = *change;
  building->wanted.pattern = g_strdup (change->pattern);
  building->wanted.partition = g_strdup (none_if_blank (change->partition));
  building->wanted.new_pattern = g_strdup (change->new_pattern);
  building->wanted.new_partition = g_strdup (none_if_blank (change->new_partition));
  building->wanted.user_id = g_strdup (change->user_id);
  building->old_label = tel_directory_number_make_label (building->wanted.pattern, building->wanted.partition);
  building->new_label = tel_directory_number_make_label (building->wanted.new_pattern, building->wanted.new_partition);
}

/**
 * tel_renumber_builder_build_async:
 * @cluster: a cluster
 * @change: what is wanted; it is copied
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that changes a number: it renumbers the directory number for everybody who has it, who are named, or
 * moves the devices of one user to another number. The primary extension goes along, and so do the labels that contain
 * the old number where that was asked for. What points to the old number by its digits is said (G5).
 */
void
tel_renumber_builder_build_async (TelCluster *cluster,
                                  const TelNumberChange *change,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Building *building;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (change != NULL && change->pattern != NULL && change->new_pattern != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_renumber_builder_build_async);
  building = g_new0 (Building, 1);
  building->cluster = g_object_ref (cluster);
  building->sketch = tel_plan_sketch_new ();
  building->devices = g_ptr_array_new_with_free_func (g_object_unref);
  take_change (building, change);
  building->reading = tel_device_reading_new (cluster, TEL_DEVICE_READING_SHARING);
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  if (moves_devices (building))
    tel_cluster_read_user_async (cluster, building->wanted.user_id, cancellable, on_user_read, g_steal_pointer (&task));
  else
    read_all (task);
}

/**
 * tel_renumber_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such user
 *
 * Ends tel_renumber_builder_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_renumber_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
