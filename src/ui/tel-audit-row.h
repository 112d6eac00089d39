/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

G_BEGIN_DECLS

/*
 * A user or a device of a snapshot as a row of the Audit page, with what was found there.
 *
 * Signals: "changed" (other findings count now).
 */
#define TEL_TYPE_AUDIT_ROW (tel_audit_row_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditRow, tel_audit_row, TEL, AUDIT_ROW, GObject)

TelAuditRow *tel_audit_row_new (gpointer object, guint place);
TelUser *tel_audit_row_get_user (TelAuditRow *self);
TelDevice *tel_audit_row_get_device (TelAuditRow *self);
const char *tel_audit_row_get_name (TelAuditRow *self);
guint tel_audit_row_get_place (TelAuditRow *self);
guint tel_audit_row_get_n_findings (TelAuditRow *self);
TelSeverity tel_audit_row_get_worst (TelAuditRow *self);
void tel_audit_row_set_findings (TelAuditRow *self, guint n_findings, TelSeverity worst);
char *tel_audit_row_describe_count (guint n, TelSeverity worst);
char *tel_audit_row_describe_findings (TelAuditRow *self);
gboolean tel_audit_row_is_selected (TelAuditRow *self);
void tel_audit_row_set_selected (TelAuditRow *self, gboolean selected);
gboolean tel_audit_row_has_words (TelAuditRow *self, TelSnapshot *snapshot, const char *const *words);

G_END_DECLS
