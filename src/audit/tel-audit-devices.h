/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-pass.h"

G_BEGIN_DECLS

/* What goes into a for statement: everything of a kind that a snapshot has, in the order in which it was read. */
#define each_softphone(pass, device)                                                                                   \
  guint device##_i = 0;                                                                                                \
  (device = tel_audit_pass_get_next_softphone (pass, &device##_i)) != NULL;
#define each_object(pass, kind, object)                                                                                \
  guint object##_i = 0;                                                                                                \
  object##_i < tel_snapshot_get_n ((pass)->snapshot, kind) &&                                                          \
      (object = tel_snapshot_get_nth ((pass)->snapshot, kind, object##_i)) != NULL;                                    \
  object##_i++
#define each_user(pass, user) each_object (pass, TEL_OBJECT_KIND_USER, user)
#define each_number(pass, number) each_object (pass, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number)
#define each_line(device, line)                                                                                        \
  guint line##_i = 0;                                                                                                  \
  (line = tel_audit_get_nth_line (device, line##_i)) != NULL;                                                          \
  line##_i++

/* How many names a sentence gives before it only counts. */
#define TEL_AUDIT_MANY_NAMES 3

TelDevice *tel_audit_pass_get_next_softphone (TelAuditPass *self, guint *i);
TelLine *tel_audit_get_nth_line (TelDevice *device, guint i);
gboolean tel_audit_is_empty (const char *text);
const char *tel_audit_show (const char *text);
gboolean tel_audit_is_of_user (TelDevice *device, TelUser *user);
const char *tel_audit_get_desk_phone_group (TelDevice *device);
gboolean tel_audit_pass_has_softphone (TelAuditPass *self, TelUser *user);
gboolean tel_audit_pass_is_on_softphone (TelAuditPass *self, TelDirectoryNumber *number);
char *tel_audit_list_names (GPtrArray *names, guint n_all);
GHashTable *tel_audit_pass_index_devices (TelAuditPass *self, const char *(*get_name) (TelDevice *device));
void tel_audit_pass_concern_device (TelAuditPass *self, TelFinding *finding, TelDevice *device);
void tel_audit_pass_concern_devices (TelAuditPass *self, TelFinding *finding, GPtrArray *devices);

G_END_DECLS
