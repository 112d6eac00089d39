/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-overview.h"
#include "ui/tel-audit-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The users or the devices of an audit, with their findings.
 *
 * Signals: "picked" (a person has selected something), "activated" (or opened it), "show-all" (asks for a list that
 * nothing is filtered out of).
 */
#define TEL_TYPE_AUDIT_LIST (tel_audit_list_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditList, tel_audit_list, TEL, AUDIT_LIST, AdwBin)

void tel_audit_list_set_overview (TelAuditList *self, TelAuditOverview *overview);
void tel_audit_list_set_words (TelAuditList *self, const char *const *words);
void tel_audit_list_restrict (TelAuditList *self, GPtrArray *rows);
void tel_audit_list_refilter (TelAuditList *self);
gboolean tel_audit_list_shows (TelAuditList *self, TelAuditRow *row);
void tel_audit_list_reset (TelAuditList *self);
TelAuditSelection *tel_audit_list_get_selection (TelAuditList *self);
void tel_audit_list_mark (TelAuditList *self, GPtrArray *rows);
char **tel_audit_list_list_names (TelAuditList *self, guint most);
void tel_audit_list_focus (TelAuditList *self);
gboolean tel_audit_list_is_idle (TelAuditList *self);

G_END_DECLS
