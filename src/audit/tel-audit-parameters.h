/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-pass.h"
#include "cluster/tel-parameter-discovery.h"

G_BEGIN_DECLS

/* What the rules ask of the parameters in a snapshot. */

TelParameterDiscovery *tel_audit_discover (TelSnapshot *snapshot, TelGuideParameter parameter);
char *tel_audit_explain_parameter (TelSnapshot *snapshot, TelGuideParameter parameter);
char *tel_audit_explain_number (TelSnapshot *snapshot, TelGuideParameter parameter);
TelFinding *tel_audit_pass_add_parameter (
    TelAuditPass *self, TelSeverity severity, TelParameter *parameter, const char *format, ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
