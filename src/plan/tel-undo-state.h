/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object-kind.h"
#include "model/tel-object.h"

G_BEGIN_DECLS

/*
 * The objects that a plan touched, as they are now; while the undoing is put together, as its steps will have left
 * them.
 */
typedef struct _TelUndoState TelUndoState;

TelUndoState *tel_undo_state_new (void);
void tel_undo_state_free (TelUndoState *self);

void
tel_undo_state_set (TelUndoState *self, TelObjectKind kind, const char *name, const char *partition, TelObject *object);
TelObject *tel_undo_state_get (TelUndoState *self, TelObjectKind kind, const char *name, const char *partition);
gboolean tel_undo_state_knows (TelUndoState *self, TelObjectKind kind, const char *name, const char *partition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelUndoState, tel_undo_state_free)

G_END_DECLS
