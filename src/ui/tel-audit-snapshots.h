/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The saved snapshots of the connection that is audited, with the dialogs that save and open them.
 *
 * Signals: "opened" (a TelSnapshot), "changed" (there are some now, or none any more).
 */
#define TEL_TYPE_AUDIT_SNAPSHOTS (tel_audit_snapshots_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditSnapshots, tel_audit_snapshots, TEL, AUDIT_SNAPSHOTS, GObject)

TelAuditSnapshots *tel_audit_snapshots_new (GtkWidget *widget);
void tel_audit_snapshots_set_connection (TelAuditSnapshots *self, const char *connection_id);
gboolean tel_audit_snapshots_has_any (TelAuditSnapshots *self);
void tel_audit_snapshots_save (TelAuditSnapshots *self, TelSnapshot *snapshot);
void tel_audit_snapshots_open (TelAuditSnapshots *self);
void tel_audit_snapshots_compare (TelAuditSnapshots *self, TelAudit *audit);

G_END_DECLS
