/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What can be done with the rows of one of the lists of the Audit page: a menu at the pointer, or where the focus is.
 * What it offers are actions of the page, with what they are about: audit.compare-users, audit.compare-devices.
 */
#define TEL_TYPE_AUDIT_ROW_MENU (tel_audit_row_menu_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditRowMenu, tel_audit_row_menu, TEL, AUDIT_ROW_MENU, GObject)

TelAuditRowMenu *
tel_audit_row_menu_new (GtkWidget *widget, GtkColumnView *view, TelAuditColumns *columns, TelObjectKind kind);
void tel_audit_row_menu_open (TelAuditRowMenu *self);

G_END_DECLS
