/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

G_BEGIN_DECLS

/* A snapshot of devices that nobody owns, and what the audit finds in it. */

TelSnapshot *tel_test_audit_make_snapshot (TelRelease release, const char *const *devices);
TelAudit *tel_test_audit_judge (TelSnapshot *snapshot);

G_END_DECLS
