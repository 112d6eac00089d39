/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-finding.h"

G_BEGIN_DECLS

/* A finding that a plan of fixes leaves out, and why. Immutable. */
#define TEL_TYPE_FIX_OMISSION (tel_fix_omission_get_type ())
G_DECLARE_FINAL_TYPE (TelFixOmission, tel_fix_omission, TEL, FIX_OMISSION, GObject)

TelFixOmission *tel_fix_omission_new (TelFinding *finding, const char *reason);
TelFinding *tel_fix_omission_get_finding (TelFixOmission *self);
const char *tel_fix_omission_get_reason (TelFixOmission *self);

G_END_DECLS
