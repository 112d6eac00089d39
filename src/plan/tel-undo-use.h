/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-undo-private.h"

G_BEGIN_DECLS

/* Who else uses an object that is to be removed again. */

void tel_undo_use_check (TelUndoing *self, TelObjectKind kind, TelObject *object);
void tel_undo_use_name_devices (TelUndoing *self, TelObjectKind kind, const char *name);

G_END_DECLS
