/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

G_BEGIN_DECLS

/*
 * What the last audit of a window found of each user, without what was accepted.
 *
 * Signals: "changed" (another audit, or it was judged again, or something was accepted or is no longer).
 */
#define TEL_TYPE_USER_FINDINGS (tel_user_findings_get_type ())
G_DECLARE_FINAL_TYPE (TelUserFindings, tel_user_findings, TEL, USER_FINDINGS, GObject)

TelUserFindings *tel_user_findings_new (void);
void tel_user_findings_set_audit (TelUserFindings *self, TelAudit *audit);
TelAudit *tel_user_findings_get_audit (TelUserFindings *self);
guint tel_user_findings_count (TelUserFindings *self, TelUser *user, TelSeverity *worst);
char *tel_user_findings_describe (TelUserFindings *self, TelUser *user);

G_END_DECLS
