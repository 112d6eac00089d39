/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-peers.h"

#include "audit/tel-audit-devices.h"

#include <glib/gi18n-lib.h>

/* Where a device stands. */
static const struct
{
  const char *property;
  const char *(*get) (TelDevice *device);
} places[] = {
  { "device-pool", tel_device_get_device_pool },
  { "calling-search-space", tel_device_get_calling_search_space },
  { "location", tel_device_get_location },
  { "media-resource-list", tel_device_get_media_resource_list },
};

#define DEVICE_POOL 0

/* How often each value occurs among those that belong together. */
typedef struct
{
  guint n_all;
  GHashTable *counts;
  const char *most_frequent;
  guint n_most_frequent;
} Tally;

struct _TelAuditPeers
{
  TelAuditPass *pass;
  GHashTable *tallies;
};

/* Nine in ten, so that a habit is not taken for a rule. Whoever has it otherwise is counted too: it takes ten. */
static gboolean
is_clear (const Tally *tally)
{
  return tally->n_most_frequent * 10 >= tally->n_all * 9;
}

static void
tally_free (Tally *tally)
{
  g_hash_table_unref (tally->counts);
  g_free (tally);
}

/* A site is a device pool; what pool a device should be in, its user's department tells. */
static const char *
get_group (TelAuditPeers *self, TelDevice *device, guint place)
{
  TelUser *owner = tel_snapshot_get_user (self->pass->snapshot, tel_device_get_owner (device));

  if (place != DEVICE_POOL)
    return tel_device_get_device_pool (device);

  return owner != NULL ? tel_user_get_department (owner) : NULL;
}

/* Types differ in where they stand, so that each has peers of its own. */
static char *
make_key (TelAuditPeers *self, TelDevice *device, guint place)
{
  const char *group = get_group (self, device, place);

  return !tel_audit_is_empty (group) ? g_strdup_printf ("%u\n%s\n%s", place, tel_device_get_product (device), group)
                                     : NULL;
}

static const char *
get_value (TelDevice *device, guint place)
{
  const char *value = places[place].get (device);

  return value != NULL ? value : "";
}

static void
count (TelAuditPeers *self, TelDevice *device, guint place)
{
  g_autofree char *key = make_key (self, device, place);
  const char *value = get_value (device, place);
  Tally *tally = key != NULL ? g_hash_table_lookup (self->tallies, key) : NULL;
  guint n;

  if (key == NULL)
    return;
  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->counts = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (self->tallies, g_steal_pointer (&key), tally);
    }

  n = GPOINTER_TO_UINT (g_hash_table_lookup (tally->counts, value)) + 1;
  g_hash_table_insert (tally->counts, (gpointer) value, GUINT_TO_POINTER (n));
  tally->n_all++;
  if (n > tally->n_most_frequent)
    {
      tally->most_frequent = value;
      tally->n_most_frequent = n;
    }
}

/**
 * tel_audit_peers_new:
 * @pass: (transfer none): a pass, which has to outlive it
 *
 * Counts where the softphones of a snapshot stand.
 *
 * Returns: (transfer full): what they are held against
 */
TelAuditPeers *
tel_audit_peers_new (TelAuditPass *pass)
{
  TelAuditPeers *self;
  TelDevice *device;

  g_return_val_if_fail (pass != NULL, NULL);

  self = g_new0 (TelAuditPeers, 1);
  self->pass = pass;
  self->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tally_free);
  for (each_softphone (pass, device))
    for (guint place = 0; place < G_N_ELEMENTS (places); place++)
      count (self, device, place);

  return self;
}

/**
 * tel_audit_peers_free:
 * @self: (transfer full): what devices are held against
 *
 * Frees it.
 */
void
tel_audit_peers_free (TelAuditPeers *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->tallies);
  g_free (self);
}

static gboolean
is_desk_phone (TelDevice *device, const char *owner)
{
  return !tel_device_get_device_type (device, NULL) && g_strcmp0 (tel_device_get_owner (device), owner) == 0 &&
         (tel_device_get_class (device) == NULL || g_str_equal (tel_device_get_class (device), "Phone"));
}

/* Whoever has several desk phones may have the softphone like any of them. */
static TelDevice *
find_unlike_desk_phone (GPtrArray *desk_phones, TelDevice *device, guint place)
{
  for (guint i = 0; i < desk_phones->len; i++)
    if (g_str_equal (get_value (device, place), get_value (desk_phones->pdata[i], place)))
      return NULL;

  return desk_phones->len > 0 ? desk_phones->pdata[0] : NULL;
}

static void
append_sentence (GString *read, char *sentence)
{
  if (read->len > 0)
    g_string_append_c (read, '\n');
  g_string_append (read, sentence);
  g_free (sentence);
}

static const char *
get_label (TelDevice *device, guint place)
{
  return tel_object_get_property_label (TEL_OBJECT (device), places[place].property);
}

static void
compare_with_desk_phones (GPtrArray *desk_phones, TelDevice *device, GString *read)
{
  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    {
      TelDevice *other = find_unlike_desk_phone (desk_phones, device, place);

      if (other == NULL)
        continue;
      append_sentence (read,
                       /* Translators: a field and its value, a device, the value that this has */
                       g_strdup_printf (_ ("%s: %s. The desk phone %s has %s."), get_label (device, place),
                                        tel_audit_show (get_value (device, place)), tel_device_get_name (other),
                                        tel_audit_show (get_value (other, place))));
    }
}

static void
compare_with_majority (TelAuditPeers *self, TelDevice *device, GString *read)
{
  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    {
      g_autofree char *key = make_key (self, device, place);
      Tally *tally = key != NULL ? g_hash_table_lookup (self->tallies, key) : NULL;

      if (tally == NULL || !is_clear (tally) || g_str_equal (get_value (device, place), tally->most_frequent))
        continue;

      append_sentence (
          read, g_strdup_printf (
                    place == DEVICE_POOL
                        /* Translators: a field and its value, two numbers, a department, the value of a setting */
                        ? _ ("%s: %s. Of this type, %u of %u devices in the department %s have %s.")
                        /* Translators: a field and its value, two numbers, a device pool, the value of a setting */
                        : _ ("%s: %s. Of this type, %u of %u devices in the device pool %s have %s."),
                    get_label (device, place), tel_audit_show (get_value (device, place)), tally->n_most_frequent,
                    tally->n_all, get_group (self, device, place), tel_audit_show (tally->most_frequent)));
    }
}

/**
 * tel_audit_peers_compare:
 * @self: what devices are held against
 * @device: a softphone
 *
 * Holds a device against the desk phone of its owner, or, when the owner has none, against what nine in ten of its
 * type have: the calling search space, location and media resource group list against
 * those in the same device pool, the device pool against those of the same department (audit rule H03).
 *
 * Returns: (transfer full) (nullable): sentences about what differs, or %NULL when nothing does
 */
char *
tel_audit_peers_compare (TelAuditPeers *self, TelDevice *device)
{
  g_autoptr (GPtrArray) desk_phones = g_ptr_array_new ();
  g_autoptr (GString) read = g_string_new (NULL);
  const char *owner;
  GPtrArray *devices;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  owner = tel_device_get_owner (device);
  if (tel_audit_is_empty (owner))
    return NULL;

  devices = tel_snapshot_get_devices_of_user (self->pass->snapshot, owner);
  for (guint i = 0; i < devices->len; i++)
    if (is_desk_phone (devices->pdata[i], owner))
      g_ptr_array_add (desk_phones, devices->pdata[i]);

  if (desk_phones->len > 0)
    compare_with_desk_phones (desk_phones, device, read);
  else
    compare_with_majority (self, device, read);

  return read->len > 0 ? g_strdup (read->str) : NULL;
}
