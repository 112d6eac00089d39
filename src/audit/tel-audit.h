/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-pass.h"
#include "audit/tel-exceptions.h"
#include "audit/tel-rule-state.h"

G_BEGIN_DECLS

/*
 * The rules of the catalogue, judged on a snapshot: a GListModel of #TelFinding, in the order of the rules. Judging
 * again replaces all of them at once.
 */
#define TEL_TYPE_AUDIT (tel_audit_get_type ())
G_DECLARE_FINAL_TYPE (TelAudit, tel_audit, TEL, AUDIT, GObject)

TelAudit *tel_audit_new (TelSnapshot *snapshot);
TelSnapshot *tel_audit_get_snapshot (TelAudit *self);
void tel_audit_set_limits (TelAudit *self, const TelAuditLimits *limits);
void tel_audit_get_limits (TelAudit *self, TelAuditLimits *limits);
void tel_audit_set_language (TelAudit *self, const char *language);
void tel_audit_set_exceptions (TelAudit *self, TelExceptions *exceptions);
TelExceptions *tel_audit_get_exceptions (TelAudit *self);

void
tel_audit_judge_async (TelAudit *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_audit_judge_finish (TelAudit *self, GAsyncResult *result, GError **error);

TelRuleState tel_audit_get_state (TelAudit *self, const TelAuditRule *rule);
char *tel_audit_explain_state (TelAudit *self, const TelAuditRule *rule);
guint tel_audit_count_of_rule (TelAudit *self, const TelAuditRule *rule);
guint tel_audit_count_of_severity (TelAudit *self, TelSeverity severity);
guint tel_audit_count_accepted_of_rule (TelAudit *self, const TelAuditRule *rule);
guint tel_audit_count_accepted_of_severity (TelAudit *self, TelSeverity severity);
TelFinding *tel_audit_find (TelAudit *self, const char *id);
GPtrArray *tel_audit_get_findings_of_user (TelAudit *self, const char *user_id);
GPtrArray *tel_audit_get_findings_of_device (TelAudit *self, const char *device_name);

G_END_DECLS
