/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-overview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What of an audit is shown: a search, and a choice of rule, device type, device pool and accepted findings.
 *
 * Signals: "searched" (other words), "changed" (something else was chosen), "entered" (Enter in the search), "left"
 * (Down in the search).
 */
#define TEL_TYPE_AUDIT_FILTER (tel_audit_filter_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditFilter, tel_audit_filter, TEL, AUDIT_FILTER, AdwBin)

void tel_audit_filter_set_audit (TelAuditFilter *self, TelAudit *audit);
const char *const *tel_audit_filter_get_words (TelAuditFilter *self);
void tel_audit_filter_get_criteria (TelAuditFilter *self, TelAuditCriteria *criteria);
void tel_audit_filter_choose_rule (TelAuditFilter *self, const TelAuditRule *rule);
gboolean tel_audit_filter_is_open (TelAuditFilter *self);
void tel_audit_filter_reset (TelAuditFilter *self);
void tel_audit_filter_focus (TelAuditFilter *self);

G_END_DECLS
