/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What the rules of several chapters ask of devices and their users. */

#include "config.h"

#include "audit/tel-audit-devices.h"

#include <glib/gi18n-lib.h>

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
