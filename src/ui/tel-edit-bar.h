/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The bar under an editor: how much was edited, discarding it, reviewing it.
 *
 * Signals: "edited" (one of the devices was), "ended" (a plan of the edits was run, however it went), "discarded" (the
 * edits are gone; tel_edit_bar_restore() brings them back).
 */
#define TEL_TYPE_EDIT_BAR (tel_edit_bar_get_type ())
G_DECLARE_FINAL_TYPE (TelEditBar, tel_edit_bar, TEL, EDIT_BAR, AdwBin)

void tel_edit_bar_set_drafts (TelEditBar *self, TelCluster *cluster, GPtrArray *drafts);
gboolean tel_edit_bar_has_edits (TelEditBar *self, TelDevice *device);
char *tel_edit_bar_describe_problem (TelDraft *draft, const char *problem);
void tel_edit_bar_set_problem (TelEditBar *self, const char *problem);
guint tel_edit_bar_get_n_changes (TelEditBar *self);
void tel_edit_bar_review (TelEditBar *self);
void tel_edit_bar_discard (TelEditBar *self);
void tel_edit_bar_restore (TelEditBar *self);

G_END_DECLS
