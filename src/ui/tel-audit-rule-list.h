/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What came of every rule: those that were not run first, with the reason; they never count as passed. */
#define TEL_TYPE_AUDIT_RULE_LIST (tel_audit_rule_list_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditRuleList, tel_audit_rule_list, TEL, AUDIT_RULE_LIST, AdwBin)

void tel_audit_rule_list_show (TelAuditRuleList *self, TelAudit *audit);
char *tel_audit_rule_list_dup_summary (TelAudit *audit);

G_END_DECLS
