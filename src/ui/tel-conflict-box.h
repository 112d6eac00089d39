/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "plan/tel-draft.h"

G_BEGIN_DECLS

/*
 * What a draft and the cluster dispute, and the decision. Not to be seen while nothing is in dispute.
 *
 * Signals: "settled" (the draft's object has what was decided: whoever shows its lists shows them again).
 */
#define TEL_TYPE_CONFLICT_BOX (tel_conflict_box_get_type ())
G_DECLARE_FINAL_TYPE (TelConflictBox, tel_conflict_box, TEL, CONFLICT_BOX, AdwBin)

TelConflictBox *tel_conflict_box_new (TelDraft *draft);

G_END_DECLS
