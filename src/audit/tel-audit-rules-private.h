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

G_END_DECLS
