/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fix-work.h"

#include <glib/gi18n-lib.h>

static void
touch_free (TelFixTouch *touch)
{
  g_free (touch->name);
  g_free (touch->partition);
  g_free (touch);
}

static void
profile_free (TelFixProfile *profile)
{
  g_object_unref (profile->base);
  g_object_unref (profile->draft);
  g_free (profile->refusal);
  g_free (profile);
}

static void
note_touched (TelFixWork *self, TelObjectKind kind, const char *name, const char *partition)
{
  TelFixTouch *touch;

  if (self->touched == NULL || name == NULL)
    return;

  touch = g_new0 (TelFixTouch, 1);
  touch->kind = kind;
  touch->name = g_strdup (name);
  touch->partition = g_strdup (partition);
  g_ptr_array_add (self->touched, touch);
}

/**
 * tel_fix_work_new:
 * @cluster: a cluster with its references
 * @snapshot: what was found
 *
 * Makes the work of one plan.
 *
 * Returns: (transfer full): a new work
 */
TelFixWork *
tel_fix_work_new (TelCluster *cluster, TelSnapshot *snapshot)
{
  TelFixWork *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), NULL);

  self = g_new0 (TelFixWork, 1);
  self->cluster = g_object_ref (cluster);
  self->snapshot = g_object_ref (snapshot);
  self->amendments = tel_amendments_new (cluster);
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) profile_free);

  return self;
}

/**
 * tel_fix_work_free:
 * @self: a work
 *
 * Frees it.
 */
void
tel_fix_work_free (TelFixWork *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->cluster);
  g_object_unref (self->snapshot);
  tel_amendments_free (self->amendments);
  g_ptr_array_unref (self->profiles);
  g_clear_pointer (&self->deadline, g_date_time_unref);
  g_free (self);
}

/**
 * tel_fix_work_begin_again:
 * @self: a work
 *
 * Forgets every draft; what was read stays.
 */
void
tel_fix_work_begin_again (TelFixWork *self)
{
  g_return_if_fail (self != NULL);

  tel_amendments_begin_again (self->amendments);
  g_ptr_array_set_size (self->profiles, 0);
}

/**
 * tel_fix_work_want_user:
 * @self: a work
 * @user_id: (nullable): a user
 *
 * Has a user read, and who uses the number that the snapshot knows as their primary extension: whether it can stay
 * depends on their devices (contract 2.3).
 */
void
tel_fix_work_want_user (TelFixWork *self, const char *user_id)
{
  TelUser *user;

  g_return_if_fail (self != NULL);

  user = user_id != NULL ? tel_snapshot_get_user (self->snapshot, user_id) : NULL;
  tel_amendments_want_user (self->amendments, user_id);
  if (user != NULL)
    tel_amendments_want_number (self->amendments, tel_user_get_primary_pattern (user),
                                tel_user_get_primary_partition (user));
}

/**
 * tel_fix_work_want_user_with_devices:
 * @self: a work
 * @user_id: (nullable): a user
 *
 * Has a user read, and the devices that the snapshot knows as theirs.
 */
void
tel_fix_work_want_user_with_devices (TelFixWork *self, const char *user_id)
{
  GPtrArray *devices;

  g_return_if_fail (self != NULL);

  if (user_id == NULL)
    return;

  tel_fix_work_want_user (self, user_id);
  devices = tel_snapshot_get_devices_of_user (self->snapshot, user_id);
  for (guint i = 0; i < devices->len; i++)
    tel_amendments_want_device (self->amendments, tel_device_get_name (devices->pdata[i]));
}

/**
 * tel_fix_work_draft_user:
 * @self: a work
 * @user_id: (nullable): a user
 *
 * Gets the user as they are to be, as something that the finding at hand may change.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when there is no such user
 */
TelUser *
tel_fix_work_draft_user (TelFixWork *self, const char *user_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  note_touched (self, TEL_OBJECT_KIND_USER, user_id, NULL);

  return tel_amendments_draft_user (self->amendments, user_id);
}

/**
 * tel_fix_work_draft_device:
 * @self: a work
 * @name: (nullable): a device
 *
 * Gets the device as it is to be, as something that the finding at hand may change.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when there is no such device
 */
TelDevice *
tel_fix_work_draft_device (TelFixWork *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  note_touched (self, TEL_OBJECT_KIND_DEVICE, name, NULL);

  return tel_amendments_draft_device (self->amendments, name);
}

/**
 * tel_fix_work_draft_number:
 * @self: a work
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition
 *
 * Gets the number as it is to be, as something that the finding at hand may change.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when there is no such number
 */
TelDirectoryNumber *
tel_fix_work_draft_number (TelFixWork *self, const char *pattern, const char *partition)
{
  g_return_val_if_fail (self != NULL, NULL);

  note_touched (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern, partition);

  return tel_amendments_draft_number (self->amendments, pattern, partition);
}

/**
 * tel_fix_work_find_profile:
 * @self: a work
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 * @name: a profile
 *
 * Finds a profile that is changed.
 *
 * Returns: (nullable): the profile with its draft
 */
TelFixProfile *
tel_fix_work_find_profile (TelFixWork *self, TelObjectKind kind, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->profiles->len; i++)
    {
      TelFixProfile *profile = self->profiles->pdata[i];

      if (profile->kind == kind && g_strcmp0 (tel_object_get_key (profile->base), name) == 0)
        return profile;
    }

  return NULL;
}

/**
 * tel_fix_work_draft_profile:
 * @self: a work
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 * @name: a profile
 *
 * Gets the profile as it is to be, as something that the finding at hand may change.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when the snapshot has no such profile
 */
gpointer
tel_fix_work_draft_profile (TelFixWork *self, TelObjectKind kind, const char *name)
{
  TelFixProfile *profile;
  gpointer base;

  g_return_val_if_fail (self != NULL, NULL);

  note_touched (self, kind, name, NULL);
  profile = tel_fix_work_find_profile (self, kind, name);
  if (profile != NULL)
    return profile->draft;

  base = kind == TEL_OBJECT_KIND_SECURITY_PROFILE ? (gpointer) tel_snapshot_get_security_profile (self->snapshot, name)
                                                  : (gpointer) tel_snapshot_get_sip_profile (self->snapshot, name);
  if (base == NULL)
    return NULL;

  profile = g_new0 (TelFixProfile, 1);
  profile->kind = kind;
  profile->base = g_object_ref (base);
  profile->draft = tel_object_copy (base);
  g_ptr_array_add (self->profiles, profile);

  return profile->draft;
}

/**
 * tel_fix_work_new_touched:
 *
 * Makes a list for the objects of one finding.
 *
 * Returns: (transfer full) (element-type TelFixTouch): an empty list
 */
GPtrArray *
tel_fix_work_new_touched (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) touch_free);
}

/**
 * tel_fix_work_has_reference:
 * @self: a work
 * @kind: a kind of what others refer to
 * @name: (nullable): a name
 *
 * Tells whether the cluster has it: names are looked up, never assumed (contract 3.3).
 *
 * Returns: %TRUE when it has
 */
gboolean
tel_fix_work_has_reference (TelFixWork *self, TelObjectKind kind, const char *name)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return name != NULL && tel_store_lookup (tel_cluster_get_store (self->cluster, kind), name) != NULL;
}

/**
 * tel_fix_work_explain_gone:
 * @kind: a kind of object
 * @name: its name
 * @partition: (nullable): the partition of a directory number
 *
 * Says that there is nothing left to put right.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_fix_work_explain_gone (TelObjectKind kind, const char *name, const char *partition)
{
  g_autofree char *object = tel_object_kind_describe (kind, name, partition);

  /* Translators: an object such as device CSFASATO */
  return g_strdup_printf (_ ("The cluster does not have the %s any more."), object);
}
