/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-overview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of one of the lists of the Audit page: which are shown, and by which it is sorted, kept in the settings.
 */
#define TEL_TYPE_AUDIT_COLUMNS (tel_audit_columns_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditColumns, tel_audit_columns, TEL, AUDIT_COLUMNS, GObject)

TelAuditColumns *tel_audit_columns_new (GtkColumnView *view, TelObjectKind kind);
void tel_audit_columns_set_overview (TelAuditColumns *self, TelAuditOverview *overview);
void tel_audit_columns_set_width (TelAuditColumns *self, int width);
GActionGroup *tel_audit_columns_get_actions (TelAuditColumns *self);
GMenuModel *tel_audit_columns_get_menu (TelAuditColumns *self);
void tel_audit_columns_resort_findings (TelAuditColumns *self);
GtkListItem *tel_audit_columns_find_item (TelAuditColumns *self, GtkWidget *widget);
int tel_audit_columns_compare (TelAuditColumns *self, TelAuditRow *one, TelAuditRow *other);

G_END_DECLS
