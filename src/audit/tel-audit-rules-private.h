/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-pass.h"

G_BEGIN_DECLS

/* The chapters of the catalogue; each array ends with a rule without an ID. */
extern const TelAuditRule tel_audit_device_rules[];
extern const TelAuditRule tel_audit_device_type_rules[];
extern const TelAuditRule tel_audit_device_line_rules[];
extern const TelAuditRule tel_audit_hygiene_rules[];
extern const TelAuditRule tel_audit_enrolment_rules[];
extern const TelAuditRule tel_audit_mobile_rules[];
extern const TelAuditRule tel_audit_user_rules[];

/* What the chapter of enrolment judges of profiles and of the cluster. */
void tel_audit_judge_tftp (TelAuditPass *pass);
void tel_audit_judge_mixed_mode (TelAuditPass *pass);
char *tel_audit_explain_mixed_mode (TelSnapshot *snapshot);
void tel_audit_judge_issuer (TelAuditPass *pass);
char *tel_audit_explain_issuer (TelSnapshot *snapshot);
void tel_audit_judge_capf_service (TelAuditPass *pass);
void tel_audit_judge_transport (TelAuditPass *pass);

/* What the chapter of users judges of where and how they sign in. */
void tel_audit_judge_home_cluster (TelAuditPass *pass);
char *tel_audit_tell_other_clusters (TelSnapshot *snapshot);
void tel_audit_judge_credentials (TelAuditPass *pass);
char *tel_audit_tell_credentials (TelSnapshot *snapshot);
guint tel_audit_list_unread_credentials (TelSnapshot *snapshot, GHashTable *ids);

G_END_DECLS
