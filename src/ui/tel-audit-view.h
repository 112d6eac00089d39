/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-overview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * An audit: users and devices side by side, whose selections follow each other, and their findings below.
 *
 * Signals: "selected" (other findings are selected).
 */
#define TEL_TYPE_AUDIT_VIEW (tel_audit_view_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditView, tel_audit_view, TEL, AUDIT_VIEW, AdwBin)

void tel_audit_view_set_audit (TelAuditView *self, TelAudit *audit, gboolean is_saved);
TelAuditOverview *tel_audit_view_get_overview (TelAuditView *self);
GPtrArray *tel_audit_view_get_selected (TelAuditView *self);
void tel_audit_view_show_user (TelAuditView *self, const char *user_id);
char **tel_audit_view_list_users (TelAuditView *self, guint most);
void tel_audit_view_offer (
    TelAuditView *self, const char *fix, const char *fix_rule, const char *accept, const char *refusal);
void tel_audit_view_focus_search (TelAuditView *self);
gboolean tel_audit_view_get_can_go_back (TelAuditView *self);
void tel_audit_view_go_back (TelAuditView *self);

G_END_DECLS
