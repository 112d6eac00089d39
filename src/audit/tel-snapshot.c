/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-private.h"

#include "model/tel-seal.h"

G_DEFINE_FINAL_TYPE (TelSnapshot, tel_snapshot, G_TYPE_OBJECT)

static void
device_facts_free (TelSnapshotDeviceFacts *facts)
{
  g_clear_pointer (&facts->registration, tel_registration_unref);
  g_free (facts);
}

static void
tel_snapshot_finalize (GObject *object)
{
  TelSnapshot *self = TEL_SNAPSHOT (object);

  for (guint i = 0; i < TEL_N_SNAPSHOT_PARTS; i++)
    g_free (self->parts[i].reason);
  for (guint i = 0; i < TEL_N_OBJECT_KINDS; i++)
    g_clear_object (&self->stores[i]);
  g_clear_pointer (&self->taken_at, g_date_time_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->cluster_name);
  g_free (self->taken_by);
  g_clear_pointer (&self->device_facts, g_hash_table_unref);
  g_clear_pointer (&self->string_ordinals, g_hash_table_unref);
  g_clear_pointer (&self->from_directory, g_hash_table_unref);
  g_clear_pointer (&self->credentials, g_hash_table_unref);
  g_clear_pointer (&self->credential_policies, g_hash_table_unref);
  g_clear_pointer (&self->forwards, g_hash_table_unref);
  g_clear_pointer (&self->other_clusters, g_ptr_array_unref);
  g_clear_pointer (&self->devices_by_user, g_hash_table_unref);
  g_clear_pointer (&self->users_by_device, g_hash_table_unref);
  g_clear_pointer (&self->devices_by_number, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->none, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_snapshot_parent_class)->finalize (object);
}

static void
tel_snapshot_class_init (TelSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_snapshot_finalize;
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
tel_snapshot_init (TelSnapshot *self)
{
  for (guint kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    self->stores[kind] = tel_store_new (tel_object_kind_get_object_type (kind));
  self->device_facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) device_facts_free);
  self->from_directory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tel_credential_free);
  self->credential_policies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Without random numbers no two strings are called equal. */
  self->has_string_key = tel_seal_fill_random (self->string_key, sizeof self->string_key);
  self->string_ordinals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->forwards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->other_clusters = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_other_cluster_unref);
  self->devices_by_user = new_index ();
  self->users_by_device = new_index ();
  self->devices_by_number = new_index ();
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->none = g_ptr_array_new ();
}

/**
 * tel_snapshot_make_number_key:
 * @pattern: (nullable): the pattern of a directory number
 * @partition: (nullable): its partition
 *
 * Makes what a number is found by; neither part has a line break.
 *
 * Returns: (transfer full): the key
 */
char *
tel_snapshot_make_number_key (const char *pattern, const char *partition)
{
  return g_strdup_printf ("%s\n%s", pattern != NULL ? pattern : "", partition != NULL ? partition : "");
}

static void
add_to_index (GHashTable *index, const char *key, gpointer object)
{
  GPtrArray *objects = g_hash_table_lookup (index, key);

  if (objects == NULL)
    {
      objects = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), objects);
    }
  if (objects->len == 0 || objects->pdata[objects->len - 1] != object)
    g_ptr_array_add (objects, object);
}

static void
index_lines (TelSnapshot *self, TelDevice *device)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autofree char *key = tel_snapshot_make_number_key (tel_line_get_pattern (line), tel_line_get_partition (line));

      add_to_index (self->devices_by_number, key, device);
    }
}

static void
index_user (TelSnapshot *self, TelUser *user)
{
  const char *const *names = tel_user_get_associated_devices (user);
  const char *user_id = tel_user_get_user_id (user);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      TelDevice *device = tel_snapshot_get_device (self, names[i]);

      if (device == NULL || g_strcmp0 (tel_device_get_owner (device), user_id) == 0)
        continue;
      add_to_index (self->devices_by_user, user_id, device);
      add_to_index (self->users_by_device, names[i], user);
    }
}

/* An owner comes before those who are only associated. */
static void
index_device (TelSnapshot *self, TelDevice *device)
{
  const char *owner = tel_device_get_owner (device);
  TelUser *user = owner != NULL ? tel_snapshot_get_user (self, owner) : NULL;

  index_lines (self, device);
  if (owner == NULL || *owner == '\0')
    return;
  add_to_index (self->devices_by_user, owner, device);
  if (user != NULL)
    add_to_index (self->users_by_device, tel_device_get_name (device), user);
}

static void
ensure_index (TelSnapshot *self)
{
  if (self->indexed)
    return;

  self->indexed = TRUE;
  g_hash_table_remove_all (self->devices_by_user);
  g_hash_table_remove_all (self->users_by_device);
  g_hash_table_remove_all (self->devices_by_number);
  g_hash_table_remove_all (self->numbers);

  for (guint i = 0; i < tel_snapshot_get_n (self, TEL_OBJECT_KIND_DEVICE); i++)
    index_device (self, tel_snapshot_get_nth (self, TEL_OBJECT_KIND_DEVICE, i));
  for (guint i = 0; i < tel_snapshot_get_n (self, TEL_OBJECT_KIND_USER); i++)
    index_user (self, tel_snapshot_get_nth (self, TEL_OBJECT_KIND_USER, i));
  for (guint i = 0; i < tel_snapshot_get_n (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER); i++)
    {
      TelDirectoryNumber *number = tel_snapshot_get_nth (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER, i);

      g_hash_table_insert (self->numbers,
                           tel_snapshot_make_number_key (tel_directory_number_get_pattern (number),
                                                         tel_directory_number_get_partition (number)),
                           number);
    }
}

static GPtrArray *
look_up (TelSnapshot *self, GHashTable *index, const char *key)
{
  GPtrArray *found;

  ensure_index (self);
  found = g_hash_table_lookup (index, key);

  return found != NULL ? found : self->none;
}

/**
 * tel_snapshot_new:
 * @release: the release of the cluster
 * @taken_at: when it was read, by the cluster's clock
 * @cluster_zone: the time zone of the cluster's clock
 *
 * Makes a snapshot with nothing in it.
 *
 * Returns: (transfer full): a new snapshot
 */
TelSnapshot *
tel_snapshot_new (TelRelease release, GDateTime *taken_at, GTimeZone *cluster_zone)
{
  TelSnapshot *self;

  g_return_val_if_fail (taken_at != NULL, NULL);
  g_return_val_if_fail (cluster_zone != NULL, NULL);

  self = g_object_new (TEL_TYPE_SNAPSHOT, NULL);
  self->release = release;
  self->taken_at = g_date_time_ref (taken_at);
  self->zone = g_time_zone_ref (cluster_zone);

  return self;
}

/**
 * tel_snapshot_get_release:
 * @self: a snapshot
 *
 * Gets the release of the cluster.
 *
 * Returns: the release
 */
TelRelease
tel_snapshot_get_release (TelSnapshot *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), TEL_RELEASE_UNKNOWN);

  return self->release;
}

/**
 * tel_snapshot_get_taken_at:
 * @self: a snapshot
 *
 * Gets when it was read, by the cluster's clock: what is called expired is so at this moment.
 *
 * Returns: (transfer none): the time
 */
GDateTime *
tel_snapshot_get_taken_at (TelSnapshot *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return self->taken_at;
}

/**
 * tel_snapshot_get_time_zone:
 * @self: a snapshot
 *
 * Gets the time zone of the cluster's clock, in which deadlines are written (G4.3).
 *
 * Returns: (transfer none): the zone
 */
GTimeZone *
tel_snapshot_get_time_zone (TelSnapshot *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return self->zone;
}

/**
 * tel_snapshot_get_cluster_name:
 * @self: a snapshot
 *
 * Gets what the connection is called.
 *
 * Returns: (nullable): the name
 */
const char *
tel_snapshot_get_cluster_name (TelSnapshot *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return self->cluster_name;
}

/**
 * tel_snapshot_get_taken_by:
 * @self: a snapshot
 *
 * Gets who read it.
 *
 * Returns: (nullable): the name of an account
 */
const char *
tel_snapshot_get_taken_by (TelSnapshot *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return self->taken_by;
}

/**
 * tel_snapshot_set_origin:
 * @self: a snapshot
 * @cluster_name: (nullable): what the connection is called
 * @taken_by: (nullable): the account that read it
 *
 * Says what it is of and who read it.
 */
void
tel_snapshot_set_origin (TelSnapshot *self, const char *cluster_name, const char *taken_by)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));

  g_free (self->cluster_name);
  self->cluster_name = g_strdup (cluster_name);
  g_free (self->taken_by);
  self->taken_by = g_strdup (taken_by);
}

/**
 * tel_snapshot_get_state:
 * @self: a snapshot
 * @part: a part of it
 *
 * Tells how far a part was read.
 *
 * Returns: its state
 */
TelSnapshotState
tel_snapshot_get_state (TelSnapshot *self, TelSnapshotPart part)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), TEL_SNAPSHOT_STATE_NOT_READ);
  g_return_val_if_fail (part < TEL_N_SNAPSHOT_PARTS, TEL_SNAPSHOT_STATE_NOT_READ);

  return self->parts[part].state;
}

/**
 * tel_snapshot_get_reason:
 * @self: a snapshot
 * @part: a part of it
 *
 * Tells why a part was not read.
 *
 * Returns: (nullable): a sentence, or %NULL when it was read
 */
const char *
tel_snapshot_get_reason (TelSnapshot *self, TelSnapshotPart part)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (part < TEL_N_SNAPSHOT_PARTS, NULL);

  return self->parts[part].reason;
}

/**
 * tel_snapshot_set_state:
 * @self: a snapshot
 * @part: a part of it
 * @state: how far it was read
 * @reason: (nullable): why no further, a sentence
 *
 * Says how far a part was read.
 */
void
tel_snapshot_set_state (TelSnapshot *self, TelSnapshotPart part, TelSnapshotState state, const char *reason)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (part < TEL_N_SNAPSHOT_PARTS);

  self->parts[part].state = state;
  g_free (self->parts[part].reason);
  self->parts[part].reason = g_strdup (reason);
}

/**
 * tel_snapshot_has:
 * @self: a snapshot
 * @parts: a set of TEL_SNAPSHOT_BIT()
 *
 * Tells whether all of some parts were read.
 *
 * Returns: %TRUE when they were
 */
gboolean
tel_snapshot_has (TelSnapshot *self, guint parts)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), FALSE);

  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if ((parts & (1u << part)) != 0 && self->parts[part].state != TEL_SNAPSHOT_STATE_READ)
      return FALSE;

  return TRUE;
}

/**
 * tel_snapshot_get_objects:
 * @self: a snapshot
 * @kind: a kind of objects
 *
 * Gets the objects of a kind, in the order in which they were read.
 *
 * Returns: (transfer none): the objects
 */
GListModel *
tel_snapshot_get_objects (TelSnapshot *self, TelObjectKind kind)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return G_LIST_MODEL (self->stores[kind]);
}

/**
 * tel_snapshot_get_n:
 * @self: a snapshot
 * @kind: a kind of objects
 *
 * Counts the objects of a kind.
 *
 * Returns: how many there are
 */
guint
tel_snapshot_get_n (TelSnapshot *self, TelObjectKind kind)
{
  return g_list_model_get_n_items (tel_snapshot_get_objects (self, kind));
}

/**
 * tel_snapshot_get_nth:
 * @self: a snapshot
 * @kind: a kind of objects
 * @i: less than tel_snapshot_get_n()
 *
 * Gets one of the objects of a kind.
 *
 * Returns: (transfer none): the object, which the snapshot keeps
 */
gpointer
tel_snapshot_get_nth (TelSnapshot *self, TelObjectKind kind, guint i)
{
  g_autoptr (GObject) object = g_list_model_get_item (tel_snapshot_get_objects (self, kind), i);

  return object;
}

/**
 * tel_snapshot_put:
 * @self: a snapshot
 * @kind: a kind of objects
 * @object: (transfer none): an object of that kind
 *
 * Adds an object, or replaces the one with the same key: what was read again after a plan has run.
 */
void
tel_snapshot_put (TelSnapshot *self, TelObjectKind kind, gpointer object)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (TEL_IS_OBJECT (object));

  tel_store_replace (self->stores[kind], object);
  self->indexed = FALSE;
}

/**
 * tel_snapshot_remove:
 * @self: a snapshot
 * @kind: a kind of objects
 * @name: the key of an object
 * @partition: (nullable): the partition of a directory number
 *
 * Removes an object that the cluster has no longer, and what is known of it.
 */
void
tel_snapshot_remove (TelSnapshot *self, TelObjectKind kind, const char *name, const char *partition)
{
  const char *key = name;

  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (name != NULL);

  if (kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    {
      TelDirectoryNumber *number = tel_snapshot_get_number (self, name, partition);

      if (number == NULL)
        return;
      if (tel_object_get_uuid (TEL_OBJECT (number)) != NULL)
        key = tel_object_get_uuid (TEL_OBJECT (number));
    }
  if (kind == TEL_OBJECT_KIND_DEVICE)
    g_hash_table_remove (self->device_facts, name);
  if (kind == TEL_OBJECT_KIND_USER)
    {
      g_hash_table_remove (self->from_directory, name);
      g_hash_table_remove (self->credentials, name);
    }

  tel_store_remove (self->stores[kind], key);
  self->indexed = FALSE;
}

/**
 * tel_snapshot_find:
 * @self: a snapshot
 * @kind: a kind of objects
 * @uuid: the identity of an object, as AXL writes it
 *
 * Finds an object by its identity.
 *
 * Returns: (nullable) (transfer none): the object
 */
gpointer
tel_snapshot_find (TelSnapshot *self, TelObjectKind kind, const char *uuid)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return tel_store_lookup (self->stores[kind], uuid);
}

/**
 * tel_snapshot_touch:
 * @self: a snapshot
 *
 * Says that what belongs to whom has changed in the objects themselves.
 */
void
tel_snapshot_touch (TelSnapshot *self)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));

  self->indexed = FALSE;
}

/**
 * tel_snapshot_get_user:
 * @self: a snapshot
 * @user_id: (nullable): a user ID
 *
 * Looks up a user.
 *
 * Returns: (nullable) (transfer none): the user
 */
TelUser *
tel_snapshot_get_user (TelSnapshot *self, const char *user_id)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return user_id != NULL ? tel_store_lookup (self->stores[TEL_OBJECT_KIND_USER], user_id) : NULL;
}

/**
 * tel_snapshot_get_device:
 * @self: a snapshot
 * @name: (nullable): a device name
 *
 * Looks up a device.
 *
 * Returns: (nullable) (transfer none): the device
 */
TelDevice *
tel_snapshot_get_device (TelSnapshot *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return name != NULL ? tel_store_lookup (self->stores[TEL_OBJECT_KIND_DEVICE], name) : NULL;
}

/**
 * tel_snapshot_get_number:
 * @self: a snapshot
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition, %NULL for none
 *
 * Looks up a directory number.
 *
 * Returns: (nullable) (transfer none): the number
 */
TelDirectoryNumber *
tel_snapshot_get_number (TelSnapshot *self, const char *pattern, const char *partition)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  key = tel_snapshot_make_number_key (pattern, partition);
  ensure_index (self);

  return g_hash_table_lookup (self->numbers, key);
}

/**
 * tel_snapshot_get_security_profile:
 * @self: a snapshot
 * @name: (nullable): the name of a phone security profile
 *
 * Looks up a phone security profile.
 *
 * Returns: (nullable) (transfer none): the profile
 */
TelSecurityProfile *
tel_snapshot_get_security_profile (TelSnapshot *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return name != NULL ? tel_store_lookup (self->stores[TEL_OBJECT_KIND_SECURITY_PROFILE], name) : NULL;
}

/**
 * tel_snapshot_get_sip_profile:
 * @self: a snapshot
 * @name: (nullable): the name of a SIP profile
 *
 * Looks up a SIP profile.
 *
 * Returns: (nullable) (transfer none): the profile
 */
TelSipProfile *
tel_snapshot_get_sip_profile (TelSnapshot *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return name != NULL ? tel_store_lookup (self->stores[TEL_OBJECT_KIND_SIP_PROFILE], name) : NULL;
}

/**
 * tel_snapshot_get_devices_of_user:
 * @self: a snapshot
 * @user_id: a user ID
 *
 * Gets the devices that somebody owns, then those that are only associated with them (G5.4, G5.5).
 *
 * Returns: (transfer none) (element-type TelDevice): the devices, until an object changes
 */
GPtrArray *
tel_snapshot_get_devices_of_user (TelSnapshot *self, const char *user_id)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (user_id != NULL, NULL);

  return look_up (self, self->devices_by_user, user_id);
}

/**
 * tel_snapshot_get_users_of_device:
 * @self: a snapshot
 * @device_name: a device name
 *
 * Gets the owner of a device, then those who are only associated with it.
 *
 * Returns: (transfer none) (element-type TelUser): the users, until an object changes
 */
GPtrArray *
tel_snapshot_get_users_of_device (TelSnapshot *self, const char *device_name)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (device_name != NULL, NULL);

  return look_up (self, self->users_by_device, device_name);
}

/**
 * tel_snapshot_get_devices_of_number:
 * @self: a snapshot
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition, %NULL for none
 *
 * Gets the devices that have a number on one of their lines.
 *
 * Returns: (transfer none) (element-type TelDevice): the devices, until an object changes
 */
GPtrArray *
tel_snapshot_get_devices_of_number (TelSnapshot *self, const char *pattern, const char *partition)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  key = tel_snapshot_make_number_key (pattern, partition);

  return look_up (self, self->devices_by_number, key);
}
