/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-rename-builder.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"
#include "plan/tel-device-reading.h"
#include "plan/tel-plan-sketch.h"

typedef struct
{
  TelCluster *cluster;
  char *device_name;
  char *new_name;
  TelCapfRestart enrolment;
  TelDeviceReading *reading;
  gboolean is_taken;
  TelPlanSketch *sketch;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_pointer (&building->device_name, g_free);
  g_clear_pointer (&building->new_name, g_free);
  tel_capf_restart_clear (&building->enrolment);
  g_clear_pointer (&building->reading, tel_device_reading_free);
  g_clear_pointer (&building->sketch, tel_plan_sketch_free);
  g_free (building);
}

static void
check_name (Building *building, TelDevice *device)
{
  TelDeviceType type;
  g_autoptr (GError) error = NULL;

  if (!tel_device_get_device_type (device, &type))
    tel_plan_sketch_say (building->sketch, "G2.2", TEL_FORCE_REFUSE,
                         /* Translators: a device */
                         _ ("%s is not a softphone. The name of a desk phone is its hardware address and stays."),
                         building->device_name);
  else if (g_str_equal (building->new_name, building->device_name))
    tel_plan_sketch_say (building->sketch, "G2.5", TEL_FORCE_REFUSE, _ ("%s has this name already. Enter another."),
                         building->device_name);
  else if (!tel_device_type_check_name (type, building->new_name, &error))
    tel_plan_sketch_say (building->sketch, tel_device_type_is_mobile (type) ? "G2.5" : "G2.4", TEL_FORCE_REFUSE, "%s",
                         error->message);
  else if (building->is_taken)
    tel_plan_sketch_say (building->sketch, "G2.5", TEL_FORCE_REFUSE,
                         _ ("The name “%s” is taken: the cluster has a device of that name already. Give this "
                            "one another name."),
                         building->new_name);
}

static TelDevice *
rename_device (Building *building, TelDevice *device)
{
  g_autoptr (TelDevice) renamed = tel_object_copy (TEL_OBJECT (device));
  g_autoptr (TelDevice) draft = NULL;
  TelUser *owner = tel_device_reading_get_user (building->reading, tel_device_get_owner (device));
  gboolean new_string;

  g_object_set (renamed, "name", building->new_name, NULL);
  draft = tel_capf_restart_put (&building->enrolment, building->sketch, building->cluster, owner, device, renamed,
                                &new_string);
  tel_plan_sketch_update_device (building->sketch, device, draft, new_string,
                                 /* Translators: the old and the new name of a device */
                                 g_strdup_printf (_ ("Rename %s to %s"), building->device_name, building->new_name));

  return g_steal_pointer (&draft);
}

/* CUCM keeps an association by the identity of the device: then the step only reads that it is there. */
static void
keep_association (Building *building, TelUser *user)
{
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (user));
  g_autofree char *name = tel_user_dup_full_name (user);

  if (!tel_user_is_associated_with (user, building->device_name))
    return;

  tel_user_rename_associated (draft, building->device_name, building->new_name);
  tel_plan_sketch_update (building->sketch, TEL_OBJECT_KIND_USER, TEL_OBJECT (user), TEL_OBJECT (draft),
                          /* Translators: a user, a device */
                          g_strdup_printf (_ ("Check that %s is still associated with %s"), name, building->new_name));
}

static void
finish_building (GTask *task)
{
  Building *building = g_task_get_task_data (task);
  TelDevice *device = tel_device_reading_get_device (building->reading, building->device_name);
  g_autoptr (TelDevice) renamed = NULL;
  g_autofree char *title = g_strdup_printf (_ ("Rename %s to %s"), building->device_name, building->new_name);

  check_name (building, device);
  renamed = rename_device (building, device);
  for (guint i = 0; i < building->reading->users->len; i++)
    keep_association (building, building->reading->users->pdata[i]);
  if (!building->reading->users_complete)
    tel_plan_sketch_say (building->sketch, "G5.4", TEL_FORCE_REMIND,
                         _ ("Who else is associated with %s could not be found out, so that it is not checked whether "
                            "they keep it."),
                         building->device_name);
  tel_plan_sketch_apply (building->sketch, renamed);

  /* Translators: the button that carries the plan out */
  g_task_return_pointer (task, tel_plan_sketch_finish (building->sketch, title, _ ("Rename")), g_object_unref);
}

static void
on_namesake_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TelObject) namesake = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (namesake == NULL && !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  /* A name that differs by case alone may find the device itself. */
  building->is_taken = namesake != NULL && g_strcmp0 (tel_object_get_key (namesake), building->device_name) != 0;
  finish_building (task);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tel_device_reading_run_finish (result, &error))
    g_task_return_error (task, error);
  else if (*building->new_name == '\0')
    finish_building (task);
  else
    tel_cluster_read_async (building->cluster, TEL_OBJECT_KIND_DEVICE, building->new_name, NULL,
                            g_task_get_cancellable (task), on_namesake_read, g_object_ref (task));
}

/**
 * tel_rename_builder_build_async:
 * @cluster: a cluster
 * @device_name: a softphone
 * @new_name: its new name
 * @enrolment: (nullable): whether enrolment starts anew, which a device that holds a certificate needs (G8.10)
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that renames a softphone: the name by the rules of its type and free (G2.4, G2.5), the association of
 * everybody who has it read back, Apply Config.
 */
void
tel_rename_builder_build_async (TelCluster *cluster,
                                const char *device_name,
                                const char *new_name,
                                const TelCapfRestart *enrolment,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Building *building;
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (device_name != NULL);
  g_return_if_fail (new_name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_rename_builder_build_async);
  building = g_new0 (Building, 1);
  building->cluster = g_object_ref (cluster);
  building->device_name = g_strdup (device_name);
  building->new_name = g_strdup (new_name);
  tel_capf_restart_copy (enrolment, &building->enrolment);
  building->sketch = tel_plan_sketch_new ();
  building->reading = tel_device_reading_new (cluster, 0);
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  tel_device_reading_want_device (building->reading, device_name);
  tel_device_reading_run_async (building->reading, cancellable, on_read, task);
}

/**
 * tel_rename_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such device
 *
 * Ends tel_rename_builder_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_rename_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
