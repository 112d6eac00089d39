/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-undo-private.h"

G_BEGIN_DECLS

/* What the undoing of a plan changes beyond the objects that it puts back. */

void tel_undo_effects_say (TelUndoing *self);

G_END_DECLS
