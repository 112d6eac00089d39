/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-edit-rules.h"

G_BEGIN_DECLS

/* The steps of an edit on which the rules have spoken, in the order in which they are safe. */

void tel_edit_steps_add (TelEditSituation *self, gboolean apply);

G_END_DECLS
