/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"
#include "cluster/tel-cluster.h"
#include "cluster/tel-connection-store.h"
#include "plan/tel-journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The page on which a cluster is read and what is wrong with it is found, looked at and put right.
 *
 * Properties: "audit" (may be none), "can-go-back", "n-findings" (those that nobody has accepted).
 * Signals: "read-failed" (GError), "read-done".
 */
#define TEL_TYPE_AUDIT_PAGE (tel_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditPage, tel_audit_page, TEL, AUDIT_PAGE, AdwBin)

void tel_audit_page_set_stores (TelAuditPage *self, TelJournal *journal, TelConnectionStore *connections);
void tel_audit_page_set_cluster (TelAuditPage *self, TelCluster *cluster);
TelCluster *tel_audit_page_get_cluster (TelAuditPage *self);
TelAudit *tel_audit_page_get_audit (TelAuditPage *self);
void tel_audit_page_show_snapshot (TelAuditPage *self, TelSnapshot *snapshot);
void tel_audit_page_show_user (TelAuditPage *self, const char *user_id);
void tel_audit_page_reload (TelAuditPage *self);
gboolean tel_audit_page_is_reading (TelAuditPage *self);
void tel_audit_page_focus_search (TelAuditPage *self);
gboolean tel_audit_page_get_can_go_back (TelAuditPage *self);
void tel_audit_page_go_back (TelAuditPage *self);

G_END_DECLS
