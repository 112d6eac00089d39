/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-pass.h"

static TelFinding *
add (TelAuditPass *self,
     TelSeverity severity,
     TelObjectKind kind,
     const char *name,
     const char *place,
     const char *format,
     va_list arguments)
{
  g_autofree char *read = g_strdup_vprintf (format, arguments);
  TelFinding *finding = tel_finding_new (self->rule, severity, kind, name, place, read);

  g_ptr_array_add (self->findings, finding);

  return finding;
}

static void
add_users_of (TelAuditPass *self, TelFinding *finding, const char *device_name)
{
  GPtrArray *users = tel_snapshot_get_users_of_device (self->snapshot, device_name);

  for (guint i = 0; i < users->len; i++)
    tel_finding_add_user (finding, tel_user_get_user_id (users->pdata[i]));
}

/**
 * tel_audit_pass_add_user:
 * @self: a pass
 * @severity: how bad it is
 * @user: the user who breaks the rule
 * @format: what was read, a translated sentence
 * @...: what is put into it
 *
 * Adds a finding about a user.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_audit_pass_add_user (TelAuditPass *self, TelSeverity severity, TelUser *user, const char *format, ...)
{
  TelFinding *finding;
  va_list arguments;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  va_start (arguments, format);
  finding = add (self, severity, TEL_OBJECT_KIND_USER, tel_user_get_user_id (user), NULL, format, arguments);
  va_end (arguments);

  return finding;
}

/**
 * tel_audit_pass_add_device:
 * @self: a pass
 * @severity: how bad it is
 * @device: the device that breaks the rule
 * @format: what was read, a translated sentence
 * @...: what is put into it
 *
 * Adds a finding about a device. It concerns its owner and those associated with it too.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_audit_pass_add_device (TelAuditPass *self, TelSeverity severity, TelDevice *device, const char *format, ...)
{
  TelFinding *finding;
  va_list arguments;

  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  va_start (arguments, format);
  finding = add (self, severity, TEL_OBJECT_KIND_DEVICE, tel_device_get_name (device), NULL, format, arguments);
  va_end (arguments);
  add_users_of (self, finding, tel_device_get_name (device));

  return finding;
}

/**
 * tel_audit_pass_add_number:
 * @self: a pass
 * @severity: how bad it is
 * @pattern: the pattern of the directory number that breaks the rule
 * @partition: (nullable): its partition
 * @format: what was read, a translated sentence
 * @...: what is put into it
 *
 * Adds a finding about a directory number. It concerns the devices that have it and their users too.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_audit_pass_add_number (
    TelAuditPass *self, TelSeverity severity, const char *pattern, const char *partition, const char *format, ...)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_number (self->snapshot, pattern, partition);
  TelFinding *finding;
  va_list arguments;

  va_start (arguments, format);
  finding = add (self, severity, TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern, partition, format, arguments);
  va_end (arguments);

  for (guint i = 0; i < devices->len; i++)
    {
      tel_finding_add_device (finding, tel_device_get_name (devices->pdata[i]));
      add_users_of (self, finding, tel_device_get_name (devices->pdata[i]));
    }

  return finding;
}

/**
 * tel_audit_pass_add_other:
 * @self: a pass
 * @severity: how bad it is
 * @kind: what kind of object breaks the rule
 * @name: its name
 * @place: (nullable): the place of a parameter
 * @format: what was read, a translated sentence
 * @...: what is put into it
 *
 * Adds a finding about a profile, a parameter or the cluster. Whom it concerns is for the rule to add.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_audit_pass_add_other (TelAuditPass *self,
                          TelSeverity severity,
                          TelObjectKind kind,
                          const char *name,
                          const char *place,
                          const char *format,
                          ...)
{
  TelFinding *finding;
  va_list arguments;

  va_start (arguments, format);
  finding = add (self, severity, kind, name, place, format, arguments);
  va_end (arguments);

  return finding;
}
