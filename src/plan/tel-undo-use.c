/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-undo-use.h"

#include <glib/gi18n-lib.h>

#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-enrolment.h"
#include "model/tel-line.h"
#include "model/tel-user.h"

#include "plan/tel-profile-use.h"

static gboolean
is_same_text (const char *one, const char *other)
{
  return g_strcmp0 (one != NULL ? one : "", other != NULL ? other : "") == 0;
}

static gboolean
has_line (TelDevice *device, TelDirectoryNumber *number)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (is_same_text (tel_line_get_pattern (line), tel_directory_number_get_pattern (number)) &&
          is_same_text (tel_line_get_partition (line), tel_directory_number_get_partition (number)))
        return TRUE;
    }

  return FALSE;
}

/* The devices of the plan itself as its undoing leaves them. */
static gboolean
is_used_by_device (TelUndoing *self, TelDirectoryNumber *number, const char *name)
{
  TelObject *device;

  if (!tel_undo_state_knows (self->state, TEL_OBJECT_KIND_DEVICE, name, NULL))
    return TRUE;
  device = tel_undo_state_get (self->state, TEL_OBJECT_KIND_DEVICE, name, NULL);

  return device != NULL && has_line (TEL_DEVICE (device), number);
}

static void
check_devices (TelUndoing *self, TelDirectoryNumber *number, const char *object)
{
  g_auto (GStrv) devices = NULL;

  g_object_get (number, "associated-devices", &devices, NULL);
  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    if (is_used_by_device (self, number, devices[i]))
      tel_undo_say (self, TEL_FORCE_REFUSE,
                    /* Translators: an object such as directory number 1001 in PT-Internal, a device */
                    _ ("The %s is a line of %s now, so that it cannot be removed again. Take it off there first."),
                    object, devices[i]);
}

static gboolean
is_primary_extension (TelUser *user, TelDirectoryNumber *number)
{
  g_autofree char *partition = NULL;

  g_object_get (user, "primary-partition", &partition, NULL);

  return is_same_text (tel_user_get_primary_pattern (user), tel_directory_number_get_pattern (number)) &&
         is_same_text (partition, tel_directory_number_get_partition (number));
}

static void
check_users (TelUndoing *self, TelDirectoryNumber *number, const char *object)
{
  GListModel *users = G_LIST_MODEL (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_USER));

  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (TelUser) listed = g_list_model_get_item (users, i);
      const char *user_id = tel_user_get_user_id (listed);
      TelObject *known = tel_undo_state_get (self->state, TEL_OBJECT_KIND_USER, user_id, NULL);

      if (is_primary_extension (known != NULL ? TEL_USER (known) : listed, number))
        tel_undo_say (self, TEL_FORCE_REFUSE,
                      /* Translators: an object such as directory number 1001 in PT-Internal, a user */
                      _ ("The %s is the primary extension of %s now, so that it cannot be removed again. Choose "
                         "another primary extension for them first."),
                      object, user_id);
    }
}

static void
check_number (TelUndoing *self, TelDirectoryNumber *number)
{
  g_autofree char *object =
      tel_object_kind_describe (TEL_OBJECT_KIND_DIRECTORY_NUMBER, tel_directory_number_get_pattern (number),
                                tel_directory_number_get_partition (number));

  check_devices (self, number, object);
  check_users (self, number, object);
}

static void
check_associations (TelUndoing *self, TelDevice *device)
{
  GListModel *users = G_LIST_MODEL (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_USER));
  const char *name = tel_device_get_name (device);

  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (TelUser) listed = g_list_model_get_item (users, i);
      const char *user_id = tel_user_get_user_id (listed);
      TelObject *known = tel_undo_state_get (self->state, TEL_OBJECT_KIND_USER, user_id, NULL);

      if (tel_user_is_associated_with (known != NULL ? TEL_USER (known) : listed, name))
        tel_undo_say (self, TEL_FORCE_REFUSE,
                      /* Translators: a device, a user */
                      _ ("%s is associated with %s now, so that it cannot be removed again. Take the association away "
                         "first."),
                      name, user_id);
    }
}

static void
check_device (TelUndoing *self, TelDevice *device)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);

  check_associations (self, device);
  if (tel_enrolment_get_state (device, now, tel_cluster_get_time_zone (self->cluster)) == TEL_ENROLMENT_STATE_ENROLLED)
    tel_undo_say (self, TEL_FORCE_TICK,
                  /* Translators: a device */
                  _ ("%s has enrolled since: its certificate is lost with the device."), tel_device_get_name (device));
}

static gboolean
is_profile (TelObjectKind kind)
{
  return kind == TEL_OBJECT_KIND_SECURITY_PROFILE || kind == TEL_OBJECT_KIND_SIP_PROFILE;
}

/* The devices of the plan itself as its undoing leaves them. */
static GPtrArray *
list_devices (TelUndoing *self, TelObjectKind kind, const char *profile)
{
  GPtrArray *devices = tel_profile_use_list_known (self->cluster, kind, profile);

  for (guint i = devices->len; i-- > 0;)
    {
      const char *name = tel_device_get_name (devices->pdata[i]);
      TelObject *device = tel_undo_state_knows (self->state, TEL_OBJECT_KIND_DEVICE, name, NULL)
                              ? tel_undo_state_get (self->state, TEL_OBJECT_KIND_DEVICE, name, NULL)
                              : devices->pdata[i];
      g_autofree char *used = NULL;

      if (device != NULL)
        g_object_get (device, tel_profile_use_get_property (kind), &used, NULL);
      if (g_strcmp0 (used, profile) != 0)
        g_ptr_array_remove_index (devices, i);
    }

  return devices;
}

static void
check_profile (TelUndoing *self, TelObjectKind kind, TelObject *profile)
{
  g_autofree char *object = tel_object_kind_describe (kind, tel_object_get_key (profile), NULL);
  g_autoptr (GPtrArray) devices = list_devices (self, kind, tel_object_get_key (profile));
  g_autofree char *names = tel_profile_use_describe (devices);

  if (devices->len > 0)
    tel_undo_say (
        self, TEL_FORCE_REFUSE,
        /* Translators: an object such as SIP profile “Mobile”, names of devices */
        _ ("The %s is used by now, so that it cannot be removed again: %s. Give these devices another profile "
           "first."),
        object, names);
}

/**
 * tel_undo_use_name_devices:
 * @self: an undoing
 * @kind: the kind of an object that is put back
 * @name: its name
 *
 * Names the devices that use a profile before it is changed back (G8.9).
 */
void
tel_undo_use_name_devices (TelUndoing *self, TelObjectKind kind, const char *name)
{
  g_autoptr (GPtrArray) devices = is_profile (kind) ? list_devices (self, kind, name) : NULL;
  g_autofree char *object = NULL;
  g_autofree char *names = NULL;

  if (devices == NULL || devices->len == 0)
    return;

  object = tel_object_kind_describe (kind, name, NULL);
  names = tel_profile_use_describe (devices);
  tel_undo_say (self, TEL_FORCE_TICK,
                g_dngettext (GETTEXT_PACKAGE,
                             /* Translators: an object such as SIP profile “Mobile”, how many devices, their names */
                             "The %s is used by %u device, which this change touches: %s.",
                             "The %s is used by %u devices, all of which this change touches: %s.", devices->len),
                object, devices->len, names);
}

/**
 * tel_undo_use_check:
 * @self: an undoing
 * @kind: the kind of the object
 * @object: what is to be removed again
 *
 * Refuses the undoing where somebody else uses the object by now.
 */
void
tel_undo_use_check (TelUndoing *self, TelObjectKind kind, TelObject *object)
{
  if (kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    check_number (self, TEL_DIRECTORY_NUMBER (object));
  else if (kind == TEL_OBJECT_KIND_DEVICE)
    check_device (self, TEL_DEVICE (object));
  else if (is_profile (kind))
    check_profile (self, kind, object);
}
