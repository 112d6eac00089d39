/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object-kind.h"
#include "model/tel-object.h"

G_BEGIN_DECLS

/*
 * An object that is edited: as it was read, and as it is to be. The latter is edited in place.
 *
 * Signals: "edited" (the object, or what it is compared with, is another).
 */
#define TEL_TYPE_DRAFT (tel_draft_get_type ())
G_DECLARE_FINAL_TYPE (TelDraft, tel_draft, TEL, DRAFT, GObject)

TelDraft *tel_draft_new (TelObjectKind kind, TelObject *base);
TelObjectKind tel_draft_get_kind (TelDraft *self);
TelObject *tel_draft_get_base (TelDraft *self);
TelObject *tel_draft_get_object (TelDraft *self);
gboolean tel_draft_is_changed (TelDraft *self);
guint tel_draft_get_n_changes (TelDraft *self);
void tel_draft_touch (TelDraft *self);
void tel_draft_replace (TelDraft *self, TelObject *object);
void tel_draft_revert (TelDraft *self);
void tel_draft_forget_string (TelDraft *self);
void tel_draft_absorb (TelDraft *self, TelDraft *earlier);
void tel_draft_restore (TelDraft *self, TelObject *base, TelObject *object);

/* What the cluster has by now is another base; where both changed a field, the person decides. */
void tel_draft_rebase (TelDraft *self, TelObject *base);
GPtrArray *tel_draft_get_conflicts (TelDraft *self);
void tel_draft_settle_conflicts (TelDraft *self, gboolean keep_mine);

G_END_DECLS
