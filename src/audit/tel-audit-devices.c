/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What the rules of several chapters ask of devices and their users. */

#include "config.h"

#include "audit/tel-audit-devices.h"

#include <glib/gi18n-lib.h>

#define GROUP_TRANSFER "Standard CTI Allow Control of Phones supporting Connected Xfer and conf"
#define GROUP_ROLLOVER "Standard CTI Allow Control of Phones supporting Rollover Mode"

/* Which desk phones may be controlled by members of a further group only (U04). */
static const struct
{
  const char *model;
  const char *group;
} desk_phones[] = {
  { "Cisco 88", GROUP_TRANSFER }, { "Cisco 89", GROUP_TRANSFER }, { "Cisco 99", GROUP_TRANSFER },
  { "Cisco DX", GROUP_TRANSFER }, { "Cisco 69", GROUP_ROLLOVER },
};

/**
 * tel_audit_pass_get_next_softphone:
 * @self: a pass
 * @i: (inout): where to go on, 0 at first
 *
 * Gets the softphones one after the other (G2.2): the rules are about those.
 *
 * Returns: (transfer none) (nullable): a device, or %NULL when there are no more
 */
TelDevice *
tel_audit_pass_get_next_softphone (TelAuditPass *self, guint *i)
{
  g_return_val_if_fail (self != NULL && i != NULL, NULL);

  while (*i < tel_snapshot_get_n (self->snapshot, TEL_OBJECT_KIND_DEVICE))
    {
      TelDevice *device = tel_snapshot_get_nth (self->snapshot, TEL_OBJECT_KIND_DEVICE, (*i)++);

      if (tel_device_get_softphone_type (device, NULL))
        return device;
    }

  return NULL;
}

/**
 * tel_audit_get_nth_line:
 * @device: a device
 * @i: the place of a line
 *
 * Gets a line of a device.
 *
 * Returns: (transfer none) (nullable): the line, or %NULL when there are no more
 */
TelLine *
tel_audit_get_nth_line (TelDevice *device, guint i)
{
  g_autoptr (TelLine) line = NULL;

  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  line = g_list_model_get_item (tel_device_get_lines (device), i);

  /* The device keeps it. */
  return line;
}

/**
 * tel_audit_is_empty:
 * @text: (nullable): a value
 *
 * Tells whether a value is unset.
 *
 * Returns: %TRUE for %NULL and for the empty text
 */
gboolean
tel_audit_is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * tel_audit_show:
 * @text: (nullable): a value that was read
 *
 * Gets what to put into a sentence for a value.
 *
 * Returns: the value, or a translated word for that it is unset
 */
const char *
tel_audit_show (const char *text)
{
  /* Translators: stands in a sentence for a value that is not set. */
  return tel_audit_is_empty (text) ? C_ ("value", "none") : text;
}

/**
 * tel_audit_is_of_user:
 * @device: a device
 * @user: a user
 *
 * Tells whether a device is a user's, by owner or by association (G2.1).
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_audit_is_of_user (TelDevice *device, TelUser *user)
{
  g_return_val_if_fail (TEL_IS_DEVICE (device), FALSE);
  g_return_val_if_fail (TEL_IS_USER (user), FALSE);

  return g_strcmp0 (tel_device_get_owner (device), tel_user_get_user_id (user)) == 0 ||
         tel_user_is_associated_with (user, tel_device_get_name (device));
}

/**
 * tel_audit_pass_has_softphone:
 * @self: a pass
 * @user: a user
 *
 * Tells whether a user has a softphone, by owner or by association (G2.1).
 *
 * Returns: %TRUE when there is one
 */
gboolean
tel_audit_pass_has_softphone (TelAuditPass *self, TelUser *user)
{
  GPtrArray *devices;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEL_IS_USER (user), FALSE);

  devices = tel_snapshot_get_devices_of_user (self->snapshot, tel_user_get_user_id (user));
  for (guint i = 0; i < devices->len; i++)
    if (tel_device_get_softphone_type (devices->pdata[i], NULL))
      return TRUE;

  return FALSE;
}

/**
 * tel_audit_pass_is_on_softphone:
 * @self: a pass
 * @number: a directory number
 *
 * Tells whether a softphone has a directory number on one of its lines.
 *
 * Returns: %TRUE when one has
 */
gboolean
tel_audit_pass_is_on_softphone (TelAuditPass *self, TelDirectoryNumber *number)
{
  GPtrArray *devices;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (number), FALSE);

  devices = tel_snapshot_get_devices_of_number (self->snapshot, tel_directory_number_get_pattern (number),
                                                tel_directory_number_get_partition (number));
  for (guint i = 0; i < devices->len; i++)
    if (tel_device_get_softphone_type (devices->pdata[i], NULL))
      return TRUE;

  return FALSE;
}

/**
 * tel_audit_list_names:
 * @names: (element-type utf8): names, at least the first %TEL_AUDIT_MANY_NAMES of them
 * @n_all: how many there are
 *
 * Lists names in a sentence: the first few, and how many more there are.
 *
 * Returns: (transfer full): the names, separated by commas
 */
char *
tel_audit_list_names (GPtrArray *names, guint n_all)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_shown;

  g_return_val_if_fail (names != NULL, NULL);

  n_shown = MIN (names->len, TEL_AUDIT_MANY_NAMES);
  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", (const char *) names->pdata[i]);
  if (n_all == n_shown)
    return g_strdup (text->str);

  /* Translators: the names of some, how many more there are */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %u other", "%s and %u others", n_all - n_shown),
                          text->str, n_all - n_shown);
}

/**
 * tel_audit_pass_index_devices:
 * @self: a pass
 * @get_name: gets the name of what a device uses, such as its SIP profile
 *
 * Sorts the devices by what they use.
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): the devices of each name, while the snapshot stays
 */
GHashTable *
tel_audit_pass_index_devices (TelAuditPass *self, const char *(*get_name) (TelDevice *device))
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  TelDevice *device;

  g_return_val_if_fail (self != NULL && get_name != NULL, index);

  for (each_object (self, TEL_OBJECT_KIND_DEVICE, device))
    {
      const char *name = get_name (device);
      GPtrArray *devices;

      if (tel_audit_is_empty (name))
        continue;
      devices = g_hash_table_lookup (index, name);
      if (devices == NULL)
        {
          devices = g_ptr_array_new ();
          g_hash_table_insert (index, (gpointer) name, devices);
        }
      g_ptr_array_add (devices, device);
    }

  return index;
}

/**
 * tel_audit_pass_concern_device:
 * @self: a pass
 * @finding: what was found with something else, such as a profile
 * @device: a device that uses it
 *
 * Says that something concerns a device, its owner and those associated with it.
 */
void
tel_audit_pass_concern_device (TelAuditPass *self, TelFinding *finding, TelDevice *device)
{
  GPtrArray *users;

  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_FINDING (finding));
  g_return_if_fail (TEL_IS_DEVICE (device));

  users = tel_snapshot_get_users_of_device (self->snapshot, tel_device_get_name (device));
  tel_finding_add_device (finding, tel_device_get_name (device));
  for (guint i = 0; i < users->len; i++)
    tel_finding_add_user (finding, tel_user_get_user_id (users->pdata[i]));
}

/**
 * tel_audit_pass_concern_devices:
 * @self: a pass
 * @finding: what was found with something else, such as a profile
 * @devices: (nullable) (element-type TelDevice): the devices that use it
 *
 * Says that something concerns devices and their users.
 */
void
tel_audit_pass_concern_devices (TelAuditPass *self, TelFinding *finding, GPtrArray *devices)
{
  for (guint i = 0; devices != NULL && i < devices->len; i++)
    tel_audit_pass_concern_device (self, finding, devices->pdata[i]);
}

/**
 * tel_audit_get_desk_phone_group:
 * @device: a device
 *
 * Gets the user group besides “Standard CTI Enabled” without which nobody can control a desk phone of this model (U04).
 *
 * Returns: (transfer none) (nullable): the name of a group, or %NULL when the model needs none
 */
const char *
tel_audit_get_desk_phone_group (TelDevice *device)
{
  const char *model;

  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  model = tel_device_get_model (device);
  for (guint i = 0; model != NULL && i < G_N_ELEMENTS (desk_phones); i++)
    if (g_str_has_prefix (model, desk_phones[i].model))
      return desk_phones[i].group;

  return NULL;
}
