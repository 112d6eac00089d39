/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What became of the findings between two audits of a cluster. */
#define TEL_TYPE_DIFFERENCE_DIALOG (tel_difference_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelDifferenceDialog, tel_difference_dialog, TEL, DIFFERENCE_DIALOG, AdwWindow)

TelDifferenceDialog *tel_difference_dialog_new (TelAudit *audit, TelSnapshot *snapshot);

G_END_DECLS
