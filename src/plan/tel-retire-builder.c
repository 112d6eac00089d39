/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-retire-builder.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-retire-losses.h"
#include "plan/tel-softphone-situation.h"
#include "plan/tel-user-change.h"

/* These are no rules of the guide; what they say is known by these words. */
#define LOSS_RULE "loss"
#define LINE_RULE "line"

typedef struct
{
  TelCluster *cluster;
  guint flags;

  /* Whose softphones all go; NULL for one device. */
  char *user_id;

  /* The devices that go, and those that only the user loses: somebody else owns them. */
  GPtrArray *names;
  GPtrArray *others;
  TelDeviceReading *reading;

  /* The users whose primary extension is cleared. */
  GPtrArray *cleared;
  TelPlanSketch *sketch;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_pointer (&building->user_id, g_free);
  g_clear_pointer (&building->names, g_ptr_array_unref);
  g_clear_pointer (&building->others, g_ptr_array_unref);
  g_clear_pointer (&building->reading, tel_device_reading_free);
  g_clear_pointer (&building->cleared, g_ptr_array_unref);
  g_clear_pointer (&building->sketch, tel_plan_sketch_free);
  g_free (building);
}

static gboolean
contains (GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static gboolean
is_empty (const char *const *names)
{
  return names == NULL || names[0] == NULL;
}

static char *
join (const char *const *names)
{
  /* Translators: between the names in a list */
  return g_strjoinv (_ (", "), (char **) names);
}

/* The names that are not among others, as text; NULL when there is none. */
static char *
join_rest (const char *const *names, GPtrArray *others)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!contains (others, names[i]))
      g_strv_builder_add (builder, names[i]);
  rest = g_strv_builder_end (builder);

  return rest[0] != NULL ? join ((const char *const *) rest) : NULL;
}

static gboolean
keeps_softphone (Building *building, TelUser *draft)
{
  const char *const *devices = tel_user_get_associated_devices (draft);

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      TelDevice *device = tel_cluster_get_device (building->cluster, devices[i]);

      if (device == NULL || tel_device_get_softphone_type (device, NULL))
        return TRUE;
    }

  return FALSE;
}

static void
leave_groups (Building *building, TelUser *draft)
{
  static const char *const groups[] = { TEL_GROUP_CTI_ENABLED, TEL_GROUP_SECURE_CONNECTION };
  g_autofree char *name = tel_user_dup_full_name (draft);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (!tel_user_is_in_group (draft, groups[i]))
      continue;
    else if (keeps_softphone (building, draft))
      tel_plan_sketch_say (building->sketch, "G4.4", TEL_FORCE_REMIND,
                           /* Translators: a user, a user group */
                           _ ("%s stays in the user group “%s”: another softphone of theirs may need it."), name,
                           groups[i]);
    else
      {
        tel_plan_sketch_say (building->sketch, "G4.4", TEL_FORCE_TICK, _ ("%s is taken out of the user group “%s”."),
                             name, groups[i]);
        tel_user_leave_group (draft, groups[i]);
      }
}

static void
drop_devices (Building *building, TelUser *user, TelUser *draft)
{
  gboolean is_user = g_strcmp0 (tel_user_get_user_id (user), building->user_id) == 0;

  for (guint i = 0; i < building->names->len; i++)
    tel_user_dissociate (draft, building->names->pdata[i]);
  for (guint i = 0; is_user && i < building->others->len; i++)
    tel_user_dissociate (draft, building->others->pdata[i]);
}

static gboolean
has_any (Building *building, TelUser *user)
{
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (user));
  const char *const *before = tel_user_get_associated_devices (user);

  drop_devices (building, user, draft);

  return !is_empty (before) &&
         g_strv_length ((char **) before) != g_strv_length ((char **) tel_user_get_associated_devices (draft));
}

/* Of a user who loses groups alone, there is no device to name. */
static char *
describe_loss (TelUser *user, TelUser *draft)
{
  const char *const *before = tel_user_get_associated_devices (user);
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  g_autofree char *name = tel_user_dup_full_name (user);
  g_autofree char *devices = NULL;

  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    if (!tel_user_is_associated_with (draft, before[i]))
      g_ptr_array_add (lost, (char *) before[i]);
  if (lost->len == 0)
    /* Translators: a user */
    return g_strdup_printf (_ ("Take %s out of user groups"), name);

  g_ptr_array_add (lost, NULL);
  devices = g_strjoinv (_ (", "), (char **) lost->pdata);

  /* Translators: devices, a user */
  return g_strdup_printf (_ ("Take the association with %s away from %s"), devices, name);
}

static void
update_user (Building *building, TelUser *user)
{
  gboolean is_user = g_strcmp0 (tel_user_get_user_id (user), building->user_id) == 0;
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (user));
  g_auto (GStrv) changed = NULL;

  if (has_any (building, user))
    {
      drop_devices (building, user, draft);
      if (tel_user_change_put_primary_right (building->sketch, building->reading, draft))
        g_ptr_array_add (building->cleared, g_strdup (tel_user_get_user_id (user)));
    }
  if (is_user && (building->flags & TEL_RETIRE_LEAVE_GROUPS) != 0)
    leave_groups (building, draft);
  changed = tel_object_list_differences (TEL_OBJECT (user), TEL_OBJECT (draft));
  if (changed[0] == NULL)
    return;

  tel_plan_sketch_update (building->sketch, TEL_OBJECT_KIND_USER, TEL_OBJECT (user), TEL_OBJECT (draft),
                          describe_loss (user, draft));
}

static void
name_others (Building *building, TelDevice *device)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < building->reading->users->len; i++)
    {
      TelUser *user = building->reading->users->pdata[i];

      if (tel_user_is_associated_with (user, tel_device_get_name (device)) &&
          g_strcmp0 (tel_user_get_user_id (user),
                     building->user_id != NULL ? building->user_id : tel_device_get_owner (device)) != 0)
        g_ptr_array_add (names, tel_user_dup_full_name (user));
    }
  if (names->len == 0)
    return;

  g_ptr_array_add (names, NULL);
  text = join ((const char *const *) names->pdata);
  tel_plan_sketch_say (building->sketch, "G5.4", TEL_FORCE_TICK,
                       /* Translators: a device, users */
                       _ ("%s is associated with others as well, who lose it too: %s."), tel_device_get_name (device),
                       text);
}

static void
remove_device (Building *building, TelDevice *device)
{
  g_autofree char *losses = tel_retire_losses_describe_device (building->cluster, device);
  const char *name = tel_device_get_name (device);

  name_others (building, device);
  if (losses != NULL)
    tel_plan_sketch_say (building->sketch, LOSS_RULE, TEL_FORCE_TICK,
                         /* Translators: a device, a list of what it has */
                         _ ("With %s is lost: %s."), name, losses);
  tel_plan_sketch_remove (building->sketch, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device),
                          g_strdup_printf (_ ("Remove device %s"), name));
}

/* Why a number has to stay; NULL when nothing else uses it. */
static char *
explain_use (Building *building, TelNumberUse *use)
{
  g_autofree char *devices = join_rest (tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE), building->names);
  g_autofree char *primary = join_rest (tel_number_use_get_users (use, TEL_NUMBER_USER_PRIMARY), building->cleared);
  const char *const *line_groups = tel_number_use_get_users (use, TEL_NUMBER_USER_LINE_GROUP);
  const char *const *pickup_groups = tel_number_use_get_users (use, TEL_NUMBER_USER_PICKUP_GROUP);
  const char *const *forwards = tel_number_use_get_users (use, TEL_NUMBER_USER_FORWARD);
  g_autofree char *names = NULL;

  /* Translators: why a directory number stays, after a colon */
  if (devices != NULL)
    return g_strdup_printf (_ ("it is a line of %s"), devices);
  if (primary != NULL)
    return g_strdup_printf (_ ("it is the primary extension of %s"), primary);
  if (!is_empty (line_groups))
    {
      names = join (line_groups);
      return g_strdup_printf (_ ("it is in the line group %s"), names);
    }
  if (!is_empty (pickup_groups))
    {
      names = join (pickup_groups);
      return g_strdup_printf (_ ("it is in the call pickup group %s"), names);
    }
  if (!is_empty (forwards))
    {
      names = join (forwards);
      return g_strdup_printf (_ ("calls are forwarded to it by %s"), names);
    }
  for (guint i = 0; i < TEL_N_NUMBER_USERS; i++)
    if (tel_number_use_get_users (use, i) == NULL)
      return g_strdup (_ ("the cluster does not tell everything that may use it"));

  return NULL;
}

static void
remove_number (Building *building, TelNumberUse *use)
{
  TelDirectoryNumber *number = tel_number_use_get_number (use);
  g_autofree char *label = tel_number_use_dup_label (use);
  g_autofree char *losses = NULL;
  g_autofree char *reason = NULL;

  if (number == NULL)
    return;
  reason = explain_use (building, use);
  if ((building->flags & TEL_RETIRE_WITH_LINES) == 0)
    {
      if (reason == NULL)
        tel_plan_sketch_say (building->sketch, LINE_RULE, TEL_FORCE_REMIND,
                             /* Translators: a directory number */
                             _ ("The directory number %s stays, and nothing uses it any more."), label);
      return;
    }
  if (reason != NULL)
    {
      tel_plan_sketch_say (building->sketch, LINE_RULE, TEL_FORCE_REMIND,
                           /* Translators: a directory number, why */
                           _ ("The directory number %s stays: %s."), label, reason);
      return;
    }

  losses = tel_retire_losses_describe_number (number);
  if (losses != NULL)
    tel_plan_sketch_say (building->sketch, LOSS_RULE, TEL_FORCE_TICK,
                         /* Translators: a directory number, a list of what it has */
                         _ ("With the directory number %s is lost: %s."), label, losses);
  tel_plan_sketch_remove (building->sketch, TEL_OBJECT_KIND_DIRECTORY_NUMBER, TEL_OBJECT (number),
                          g_strdup_printf (_ ("Remove directory number %s"), label));
}

static void
say_of_others (Building *building)
{
  for (guint i = 0; i < building->others->len; i++)
    tel_plan_sketch_say (building->sketch, "G5.5", TEL_FORCE_REMIND,
                         /* Translators: a device */
                         _ ("%s belongs to somebody else: only the association is taken away."),
                         (const char *) building->others->pdata[i]);
}

static void
say_in_general (Building *building)
{
  if (!building->reading->users_complete)
    tel_plan_sketch_say (building->sketch, "G5.4", TEL_FORCE_TICK,
                         _ ("Who else is associated with the devices could not be found out. Whoever is loses them."));
  tel_plan_sketch_say (building->sketch, "G4.2", TEL_FORCE_REMIND,
                       _ ("A removal can be undone as far as the settings go. A certificate does not come back: after "
                          "undoing, enrolment has to be repeated."));
}

static char *
make_title (Building *building)
{
  TelUser *user = tel_device_reading_get_user (building->reading, building->user_id);
  g_autofree char *name = user != NULL ? tel_user_dup_full_name (user) : NULL;

  if (name != NULL)
    /* Translators: the title of a plan; a user */
    return g_strdup_printf (_ ("Retire the softphones of %s"), name);

  /* Translators: the title of a plan; a device */
  return g_strdup_printf (_ ("Retire %s"), (const char *) building->names->pdata[0]);
}

/* In the reverse of the order in which a softphone is made (contract, “Safe write order”). */
static void
finish_building (GTask *task)
{
  Building *building = g_task_get_task_data (task);
  TelDeviceReading *reading = building->reading;
  g_autofree char *title = make_title (building);

  if (building->names->len + building->others->len == 0)
    tel_plan_sketch_say (building->sketch, "G2.2", TEL_FORCE_REFUSE,
                         _ ("This user has no softphone, so there is nothing to retire."));
  else
    {
      for (guint i = 0; i < reading->users->len; i++)
        update_user (building, reading->users->pdata[i]);
      for (guint i = 0; i < reading->devices->len; i++)
        if (contains (building->names, tel_device_get_name (reading->devices->pdata[i])))
          remove_device (building, reading->devices->pdata[i]);
      for (guint i = 0; i < reading->numbers->len; i++)
        remove_number (building, reading->numbers->pdata[i]);
      say_of_others (building);
      say_in_general (building);
    }

  g_task_return_pointer (task,
                         tel_plan_sketch_finish (building->sketch, title,
                                                 /* Translators: the button that carries the plan out */
                                                 _ ("Retire")),
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
read_devices (GTask *task)
{
  Building *building = g_task_get_task_data (task);

  building->reading = tel_device_reading_new (building->cluster, TEL_DEVICE_READING_NUMBERS);
  if (building->user_id != NULL)
    tel_device_reading_want_user (building->reading, building->user_id);
  for (guint i = 0; i < building->names->len; i++)
    tel_device_reading_want_device (building->reading, building->names->pdata[i]);
  for (guint i = 0; i < building->others->len; i++)
    tel_device_reading_want_device (building->reading, building->others->pdata[i]);
  tel_device_reading_run_async (building->reading, g_task_get_cancellable (task), on_read, g_object_ref (task));
}

static void
take_softphones (Building *building, GPtrArray *devices)
{
  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = devices->pdata[i];
      const char *owner = tel_device_get_owner (device);
      gboolean is_own = owner == NULL || *owner == '\0' || g_str_equal (owner, building->user_id);

      if (tel_device_get_softphone_type (device, NULL))
        g_ptr_array_add (is_own ? building->names : building->others, g_strdup (tel_device_get_name (device)));
    }
}

static void
on_user_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) devices = NULL;
  GError *error = NULL;
  g_autoptr (TelUser) user = tel_cluster_read_user_finish (TEL_CLUSTER (object), result, &devices, &error);

  if (user == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_softphones (g_task_get_task_data (task), devices);
  read_devices (task);
}

static GTask *
create_task (
    TelCluster *cluster, guint flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Building *building = g_new0 (Building, 1);

  building->cluster = g_object_ref (cluster);
  building->flags = flags;
  building->names = g_ptr_array_new_with_free_func (g_free);
  building->others = g_ptr_array_new_with_free_func (g_free);
  building->cleared = g_ptr_array_new_with_free_func (g_free);
  building->sketch = tel_plan_sketch_new ();
  g_task_set_source_tag (task, create_task);
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  return task;
}

/**
 * tel_retire_builder_build_async:
 * @cluster: a cluster
 * @device_name: a device
 * @flags: of #TelRetireFlags
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that retires a device: everybody associated with it loses the association, a primary extension that
 * stood on it is put right, and the device is removed. A directory number goes only when that was asked for and nothing
 * else uses it. What is lost is to be ticked off.
 */
void
tel_retire_builder_build_async (TelCluster *cluster,
                                const char *device_name,
                                guint flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (device_name != NULL);

  task = create_task (cluster, flags, cancellable, callback, user_data);
  g_ptr_array_add (((Building *) g_task_get_task_data (task))->names, g_strdup (device_name));
  read_devices (task);
}

/**
 * tel_retire_builder_build_user_async:
 * @cluster: a cluster
 * @user_id: a user
 * @flags: of #TelRetireFlags
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that retires all softphones of a user. Of a softphone that somebody else owns the user loses only the
 * association.
 */
void
tel_retire_builder_build_user_async (TelCluster *cluster,
                                     const char *user_id,
                                     guint flags,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (user_id != NULL);

  task = create_task (cluster, flags, cancellable, callback, user_data);
  ((Building *) g_task_get_task_data (task))->user_id = g_strdup (user_id);
  tel_cluster_read_user_async (cluster, user_id, cancellable, on_user_read, task);
}

/**
 * tel_retire_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such device or user
 *
 * Ends tel_retire_builder_build_async() and tel_retire_builder_build_user_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_retire_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
