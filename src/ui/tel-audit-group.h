/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The settings of the audit trail: where each write is noted as it happens. */
#define TEL_TYPE_AUDIT_GROUP (tel_audit_group_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditGroup, tel_audit_group, TEL, AUDIT_GROUP, AdwPreferencesGroup)

G_END_DECLS
