/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-undo-private.h"

G_BEGIN_DECLS

/* The inverse of a step that changed an object: only what it changed is put back. */

void tel_undo_change (TelUndoing *self, TelStep *step);

G_END_DECLS
