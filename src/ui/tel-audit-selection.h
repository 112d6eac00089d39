/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Which rows of a list are selected, many or none. What is selected is kept with the row, so that it outlives a filter
 * and costs nothing to find, however long the list.
 *
 * Signals: "picked" (a person has selected something).
 */
#define TEL_TYPE_AUDIT_SELECTION (tel_audit_selection_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditSelection, tel_audit_selection, TEL, AUDIT_SELECTION, GObject)

TelAuditSelection *tel_audit_selection_new (GListModel *model);
void tel_audit_selection_choose (TelAuditSelection *self, GPtrArray *rows);
GPtrArray *tel_audit_selection_get_rows (TelAuditSelection *self);
void tel_audit_selection_take_over (TelAuditSelection *self, GListModel *rows);

G_END_DECLS
