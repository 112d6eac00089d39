/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit-situation.h"

/**
 * tel_edit_situation_new:
 * @reading: everything that the edit depends on, which has to live as long
 *
 * Makes a situation in which nothing is edited.
 *
 * Returns: (transfer full): a new situation
 */
TelEditSituation *
tel_edit_situation_new (TelDeviceReading *reading)
{
  TelEditSituation *self;

  g_return_val_if_fail (reading != NULL, NULL);

  self = g_new0 (TelEditSituation, 1);
  self->sketch = tel_plan_sketch_new ();
  self->reading = reading;
  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  self->user_drafts = g_ptr_array_new_with_free_func (g_object_unref);
  self->devices = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_softphone_situation_free);
  self->numbers = g_ptr_array_new_with_free_func (g_object_unref);
  self->number_drafts = g_ptr_array_new_with_free_func (g_object_unref);
  self->drafts_by_user = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->drafts_by_device = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * tel_edit_situation_free:
 * @self: a situation
 *
 * Frees it with its sketch.
 */
void
tel_edit_situation_free (TelEditSituation *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->drafts_by_user);
  g_hash_table_unref (self->drafts_by_device);
  tel_plan_sketch_free (self->sketch);
  g_ptr_array_unref (self->users);
  g_ptr_array_unref (self->user_drafts);
  g_ptr_array_unref (self->devices);
  g_ptr_array_unref (self->numbers);
  g_ptr_array_unref (self->number_drafts);
  g_free (self);
}

/**
 * tel_edit_situation_add_user:
 * @self: a situation
 * @now: a user, as read now
 * @draft: the user as they are to be
 *
 * Adds a user who is edited.
 */
void
tel_edit_situation_add_user (TelEditSituation *self, TelUser *now, TelUser *draft)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_USER (now));
  g_return_if_fail (TEL_IS_USER (draft));

  g_ptr_array_add (self->users, g_object_ref (now));
  g_ptr_array_add (self->user_drafts, g_object_ref (draft));
  g_hash_table_insert (self->drafts_by_user, g_strdup (tel_user_get_user_id (now)), draft);
}

/**
 * tel_edit_situation_add_device:
 * @self: a situation
 * @device: (transfer full): a device that exists, made with tel_softphone_situation_new_for_edit()
 *
 * Adds a device that is edited.
 */
void
tel_edit_situation_add_device (TelEditSituation *self, TelSoftphoneSituation *device)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (device != NULL && device->base != NULL);

  g_ptr_array_add (self->devices, device);
  g_hash_table_insert (self->drafts_by_device, g_strdup (tel_device_get_name (device->base)), device->device);
}

/**
 * tel_edit_situation_add_number:
 * @self: a situation
 * @now: a directory number, as read now
 * @draft: the number as it is to be
 *
 * Adds a directory number that is edited.
 */
void
tel_edit_situation_add_number (TelEditSituation *self, TelDirectoryNumber *now, TelDirectoryNumber *draft)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_DIRECTORY_NUMBER (now));
  g_return_if_fail (TEL_IS_DIRECTORY_NUMBER (draft));

  g_ptr_array_add (self->numbers, g_object_ref (now));
  g_ptr_array_add (self->number_drafts, g_object_ref (draft));
}

/**
 * tel_edit_situation_find_user:
 * @self: a situation
 * @user_id: a user
 *
 * Finds a user who is edited.
 *
 * Returns: (transfer none) (nullable): the user as they are to be
 */
TelUser *
tel_edit_situation_find_user (TelEditSituation *self, const char *user_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return user_id != NULL ? g_hash_table_lookup (self->drafts_by_user, user_id) : NULL;
}

/**
 * tel_edit_situation_find_device:
 * @self: a situation
 * @name: the name that a device has now
 *
 * Finds a device that is edited.
 *
 * Returns: (transfer none) (nullable): the device as it is to be
 */
TelDevice *
tel_edit_situation_find_device (TelEditSituation *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return name != NULL ? g_hash_table_lookup (self->drafts_by_device, name) : NULL;
}
