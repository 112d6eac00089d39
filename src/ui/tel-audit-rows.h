/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-row.h"

G_BEGIN_DECLS

/* The users or the devices of a snapshot: a GListModel of #TelAuditRow, found by name. */
#define TEL_TYPE_AUDIT_ROWS (tel_audit_rows_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditRows, tel_audit_rows, TEL, AUDIT_ROWS, GObject)

TelAuditRows *tel_audit_rows_new (void);
void tel_audit_rows_fill (TelAuditRows *self, GListModel *objects);
guint tel_audit_rows_get_n (TelAuditRows *self);
TelAuditRow *tel_audit_rows_get_nth (TelAuditRows *self, guint i);
TelAuditRow *tel_audit_rows_find (TelAuditRows *self, const char *name);

G_END_DECLS
