/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-owner-builder.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-softphone-proposal.h"
#include "plan/tel-softphone-situation.h"
#include "plan/tel-user-change.h"

typedef struct
{
  TelCluster *cluster;
  char *device_name;
  char *user_id;
  guint flags;
  TelCapfRestart enrolment;
  TelDeviceReading *reading;

  /* The new owner's devices, read whole. */
  GPtrArray *their_devices;
  TelPlanSketch *sketch;

  TelDevice *device;
  TelUser *old_owner;
  TelUser *new_owner;
  char *name;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_pointer (&building->device_name, g_free);
  g_clear_pointer (&building->user_id, g_free);
  tel_capf_restart_clear (&building->enrolment);
  g_clear_pointer (&building->reading, tel_device_reading_free);
  g_clear_pointer (&building->their_devices, g_ptr_array_unref);
  g_clear_pointer (&building->sketch, tel_plan_sketch_free);
  g_clear_pointer (&building->name, g_free);
  g_free (building);
}

static gboolean
is_softphone (Building *building)
{
  return tel_device_get_softphone_type (building->device, NULL);
}

static gboolean
moves (Building *building, TelOwnerFlags what)
{
  return (building->flags & what) != 0;
}

static void
check_owner (Building *building)
{
  if (g_strcmp0 (tel_device_get_owner (building->device), building->user_id) == 0)
    tel_plan_sketch_say (building->sketch, "G2.3", TEL_FORCE_REFUSE,
                         /* Translators: a user, a device */
                         _ ("%s is the owner of %s already. Choose somebody else."), building->name,
                         building->device_name);
}

static void
check_second_device (Building *building)
{
  TelDeviceType type;

  if (!tel_device_get_device_type (building->device, &type))
    return;

  for (guint i = 0; i < building->their_devices->len; i++)
    {
      TelDevice *other = building->their_devices->pdata[i];
      TelDeviceType its_type;

      if (tel_device_get_device_type (other, &its_type) && its_type == type &&
          g_strcmp0 (tel_device_get_name (other), building->device_name) != 0)
        tel_plan_sketch_say (building->sketch, "G2.1", TEL_FORCE_REFUSE,
                             /* Translators: a user, a device prefix such as CSF, the name of the device */
                             _ ("%s has a device of the type %s already: %s. A user may have one of each type (G2.1)."),
                             building->name, tel_device_type_get_prefix (type), tel_device_get_name (other));
    }
}

static void
check_service_profile (Building *building, TelUser *other)
{
  const char *own = tel_user_get_service_profile (building->new_owner);
  const char *theirs = tel_user_get_service_profile (other);

  if (g_strcmp0 (own != NULL ? own : "", theirs != NULL ? theirs : "") != 0)
    tel_plan_sketch_say (building->sketch, "G5.6", TEL_FORCE_TICK,
                         _ ("%s and %s have different service profiles and would share %s: both would get "
                            "the settings of one."),
                         building->name, tel_user_get_user_id (other), building->device_name);
}

static gboolean
is_line_user (TelDevice *device, const char *user_id)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      const char *const *users = tel_line_get_end_users (line);

      if (users != NULL && g_strv_contains (users, user_id))
        return TRUE;
    }

  return FALSE;
}

/* Everybody who still shares a desktop softphone with the new owner. */
static void
check_service_profiles (Building *building, TelDevice *draft)
{
  GListModel *all = G_LIST_MODEL (tel_cluster_get_store (building->cluster, TEL_OBJECT_KIND_USER));
  TelDeviceType type;

  if (!tel_device_get_device_type (building->device, &type) || type != TEL_DEVICE_TYPE_CSF)
    return;

  for (guint i = 0; i < building->reading->users->len; i++)
    {
      TelUser *user = building->reading->users->pdata[i];
      gboolean loses = user == building->old_owner && moves (building, TEL_OWNER_MOVE_ASSOCIATION);

      if (user != building->new_owner && !loses && !is_line_user (draft, tel_user_get_user_id (user)) &&
          tel_user_is_associated_with (user, building->device_name))
        check_service_profile (building, user);
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (all, i);

      if (g_strcmp0 (tel_user_get_user_id (user), building->user_id) != 0 &&
          is_line_user (draft, tel_user_get_user_id (user)))
        check_service_profile (building, user);
    }
}

/* The new owner stands where the old one stood, or where nobody did (G5.2). */
static void
move_line_users (Building *building, TelLine *line)
{
  const char *const *users = tel_line_get_end_users (line);
  const char *old = tel_device_get_owner (building->device);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  gboolean is_there = users != NULL && g_strv_contains (users, building->user_id);
  gboolean takes_place = users == NULL || users[0] == NULL;

  for (guint i = 0; users != NULL && users[i] != NULL; i++)
    if (g_strcmp0 (users[i], old) == 0)
      takes_place = TRUE;
    else
      g_ptr_array_add (moved, (gpointer) users[i]);
  if (takes_place && !is_there)
    g_ptr_array_insert (moved, 0, building->user_id);
  g_ptr_array_add (moved, NULL);
  g_object_set (line, "end-users", moved->pdata, NULL);
}

static void
relabel (Building *building, TelLine *line)
{
  g_autofree char *label = tel_softphone_proposal_make_label (building->new_owner, tel_line_get_pattern (line));
  g_autofree char *display = tel_softphone_proposal_make_display (building->new_owner);

  g_object_set (line, "label", label, "display", display, "display-ascii",
                g_str_is_ascii (display) ? display : building->user_id, NULL);
}

static TelDevice *
update_device (Building *building)
{
  g_autoptr (TelDevice) changed = tel_object_copy (TEL_OBJECT (building->device));
  g_autoptr (TelDevice) draft = NULL;
  GListModel *lines = tel_device_get_lines (changed);
  gboolean new_string;

  g_object_set (changed, "owner", building->user_id, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (moves (building, TEL_OWNER_MOVE_LINES))
        move_line_users (building, line);
      if (moves (building, TEL_OWNER_RELABEL))
        relabel (building, line);
    }
  draft = tel_capf_restart_put (&building->enrolment, building->sketch, building->cluster, building->new_owner,
                                building->device, changed, &new_string);
  check_service_profiles (building, draft);
  tel_plan_sketch_update_device (building->sketch, building->device, draft, new_string,
                                 /* Translators: a device, a user */
                                 g_strdup_printf (_ ("Give %s to %s"), building->device_name, building->name));

  return g_steal_pointer (&draft);
}

static void
set_primary (Building *building, TelUser *draft)
{
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (building->device), 0);
  const char *pattern = tel_user_get_primary_pattern (draft);
  gboolean has_one = pattern != NULL && *pattern != '\0';

  if (line == NULL || (has_one && !moves (building, TEL_OWNER_SET_PRIMARY)))
    return;

  if (has_one && g_strcmp0 (pattern, tel_line_get_pattern (line)) != 0)
    tel_plan_sketch_say (building->sketch, "G5.7", TEL_FORCE_REMIND,
                         _ ("The primary extension of %s changes from %s to %s."), building->name, pattern,
                         tel_line_get_pattern (line));
  g_object_set (draft, "primary-pattern", tel_line_get_pattern (line), "primary-partition",
                tel_line_get_partition (line), NULL);
}

/* A CTI remote device is nobody's who has no mobility. */
static void
enable_mobility (Building *building, TelUser *draft)
{
  TelDeviceType type;

  if (!tel_device_get_device_type (building->device, &type) || tel_device_type_is_softphone (type) ||
      tel_user_get_mobility_enabled (draft))
    return;

  tel_plan_sketch_say (building->sketch, "G8.1", TEL_FORCE_TICK,
                       _ ("“Enable Mobility” is switched on for %s, which the owner of a CTI remote device "
                          "needs. It can take a larger license."),
                       building->name);
  g_object_set (draft, "mobility-enabled", TRUE, NULL);
}

static void
update_new_owner (Building *building)
{
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (building->new_owner));
  g_auto (GStrv) changed = NULL;

  enable_mobility (building, draft);
  if (moves (building, TEL_OWNER_MOVE_ASSOCIATION))
    {
      tel_user_associate (draft, building->device_name);
      set_primary (building, draft);
    }
  else if (is_softphone (building) && !tel_user_is_associated_with (draft, building->device_name))
    tel_plan_sketch_say (building->sketch, "G5.4", TEL_FORCE_REMIND,
                         /* Translators: a user, a device */
                         _ ("%s is not associated with %s, which Jabber needs."), building->name,
                         building->device_name);
  if (is_softphone (building))
    {
      tel_user_change_add_groups (building->sketch, building->cluster, draft);
      g_object_set (draft, "cti-enabled", TRUE, NULL);
    }
  changed = tel_object_list_differences (TEL_OBJECT (building->new_owner), TEL_OBJECT (draft));
  if (changed[0] != NULL)
    tel_plan_sketch_update (building->sketch, TEL_OBJECT_KIND_USER, TEL_OBJECT (building->new_owner),
                            TEL_OBJECT (draft),
                            /* Translators: a device, a user */
                            g_strdup_printf (_ ("Associate %s with %s and put them into the groups that Jabber needs"),
                                             building->device_name, building->name));
}

static void
update_old_owner (Building *building)
{
  g_autoptr (TelUser) draft = NULL;
  g_autofree char *name = NULL;

  if (building->old_owner == NULL || !moves (building, TEL_OWNER_MOVE_ASSOCIATION) ||
      !tel_user_is_associated_with (building->old_owner, building->device_name))
    return;

  draft = tel_object_copy (TEL_OBJECT (building->old_owner));
  name = tel_user_dup_full_name (building->old_owner);
  tel_user_dissociate (draft, building->device_name);
  tel_user_change_put_primary_right (building->sketch, building->reading, draft);
  tel_plan_sketch_update (building->sketch, TEL_OBJECT_KIND_USER, TEL_OBJECT (building->old_owner), TEL_OBJECT (draft),
                          /* Translators: devices, a user */
                          g_strdup_printf (_ ("Take the association with %s away from %s"), building->device_name,
                                           name));
}

/* The new owner has the device before the old one loses it. */
static void
finish_building (GTask *task)
{
  Building *building = g_task_get_task_data (task);
  g_autoptr (TelDevice) draft = NULL;
  g_autofree char *title = NULL;

  building->device = tel_device_reading_get_device (building->reading, building->device_name);
  building->new_owner = tel_device_reading_get_user (building->reading, building->user_id);
  building->old_owner = tel_device_reading_get_user (building->reading, tel_device_get_owner (building->device));
  building->name = tel_user_dup_full_name (building->new_owner);
  /* Translators: the title of a plan; a device, a user */
  title = g_strdup_printf (_ ("Give %s to %s"), building->device_name, building->name);

  check_owner (building);
  check_second_device (building);
  draft = update_device (building);
  update_new_owner (building);
  if (building->old_owner != building->new_owner)
    update_old_owner (building);
  tel_plan_sketch_apply (building->sketch, draft);

  /* Translators: the button that carries the plan out */
  g_task_return_pointer (task, tel_plan_sketch_finish (building->sketch, title, _ ("Change owner")), g_object_unref);
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
on_new_owner_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TelUser) user =
      tel_cluster_read_user_finish (TEL_CLUSTER (object), result, &building->their_devices, &error);

  if (user == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  building->reading = tel_device_reading_new (building->cluster, TEL_DEVICE_READING_NUMBERS);
  tel_device_reading_want_device (building->reading, building->device_name);
  tel_device_reading_want_user (building->reading, building->user_id);
  tel_device_reading_run_async (building->reading, g_task_get_cancellable (task), on_read, g_object_ref (task));
}

/**
 * tel_owner_builder_build_async:
 * @cluster: a cluster
 * @device_name: a device
 * @user_id: its new owner
 * @flags: of #TelOwnerFlags
 * @enrolment: (nullable): whether enrolment starts anew, which a device that holds a certificate needs (G8.10)
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that gives a device to another user, with the rules of a new device as far as they are about its user
 * (G2.1, G2.3, G4.4, G5.2 to G5.7), and puts the old owner's association and primary extension right.
 */
void
tel_owner_builder_build_async (TelCluster *cluster,
                               const char *device_name,
                               const char *user_id,
                               guint flags,
                               const TelCapfRestart *enrolment,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Building *building;
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (device_name != NULL);
  g_return_if_fail (user_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_owner_builder_build_async);
  building = g_new0 (Building, 1);
  building->cluster = g_object_ref (cluster);
  building->device_name = g_strdup (device_name);
  building->user_id = g_strdup (user_id);
  building->flags = flags;
  tel_capf_restart_copy (enrolment, &building->enrolment);
  building->sketch = tel_plan_sketch_new ();
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  tel_cluster_read_user_async (cluster, user_id, cancellable, on_new_owner_read, task);
}

/**
 * tel_owner_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such device or user
 *
 * Ends tel_owner_builder_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_owner_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
