/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was read, why it is wrong and what puts it right, of one finding; or how many are selected. */
#define TEL_TYPE_FINDING_PANE (tel_finding_pane_get_type ())
G_DECLARE_FINAL_TYPE (TelFindingPane, tel_finding_pane, TEL, FINDING_PANE, AdwBin)

void tel_finding_pane_show (TelFindingPane *self, GPtrArray *findings);
void tel_finding_pane_offer (
    TelFindingPane *self, const char *fix, const char *fix_rule, const char *accept, const char *refusal);

G_END_DECLS
