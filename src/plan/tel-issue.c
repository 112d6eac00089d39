/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-issue.h"

/**
 * tel_issue_new:
 * @name: the device
 * @string: (nullable): the string that its step carries
 *
 * Makes an issue that nothing has become of yet.
 *
 * Returns: (transfer full): a new issue
 */
TelIssue *
tel_issue_new (const char *name, TelAuthString *string)
{
  TelIssue *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (TelIssue, 1);
  self->name = g_strdup (name);
  self->string = string != NULL ? tel_auth_string_ref (string) : NULL;

  return self;
}

/**
 * tel_issue_free:
 * @self: (transfer full): an issue
 *
 * Frees an issue; its string is wiped with its last reference.
 */
void
tel_issue_free (TelIssue *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_clear_object (&self->device);
  g_clear_pointer (&self->string, tel_auth_string_unref);
  g_free (self);
}

/**
 * tel_issue_take_found:
 * @self: an issue
 * @device: its device as it was read back after the write
 * @is_ours: whether the string that the device has is known to be our own, of before the program ended: it was given to
 *   nobody, so that it serves (architecture, write path 7)
 *
 * Notes what was read back.
 */
void
tel_issue_take_found (TelIssue *self, TelDevice *device, gboolean is_ours)
{
  TelAuthString *there;

  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_DEVICE (device));

  g_set_object (&self->device, device);
  there = tel_device_get_authentication_string (device);
  if (self->string == NULL)
    return;
  if (is_ours && there != NULL)
    {
      tel_auth_string_unref (self->string);
      self->string = tel_auth_string_ref (there);
    }
  self->is_read_back = there != NULL && tel_auth_string_equal (there, self->string);
}

/**
 * tel_issue_settle:
 * @self: an issue whose device was read at the end of the plan
 * @is_applied: whether Apply Config was sent to this very device
 *
 * Decides whether the string may be given out: only once it was read back and applied (G4.5). One that was pending
 * before may, once this plan has applied it.
 *
 * Returns: %FALSE when somebody else issued another string meanwhile
 */
gboolean
tel_issue_settle (TelIssue *self, gboolean is_applied)
{
  TelAuthString *now;

  g_return_val_if_fail (self != NULL, FALSE);

  now = self->device != NULL ? tel_device_get_authentication_string (self->device) : NULL;
  if (self->string == NULL)
    {
      self->is_given = is_applied && now != NULL && tel_device_is_pending (self->device);
      if (self->is_given)
        self->string = tel_auth_string_ref (now);
      return TRUE;
    }
  if (!self->is_read_back)
    return TRUE;
  /* A phone may have enrolled already, which clears it; another string is somebody else's. */
  if (now != NULL && !tel_auth_string_equal (now, self->string))
    return FALSE;

  self->is_given = is_applied;

  return TRUE;
}
