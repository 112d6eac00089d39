/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-step.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One step of a plan: its sentence, its state while the plan runs, its changes when unfolded. */
#define TEL_TYPE_STEP_ROW (tel_step_row_get_type ())
G_DECLARE_FINAL_TYPE (TelStepRow, tel_step_row, TEL, STEP_ROW, AdwExpanderRow)

GtkWidget *tel_step_row_new (TelStep *step, guint number);
void tel_step_row_add_limits (GtkWidget *row, const char *const *limits);

G_END_DECLS
