/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-user.h"
#include "plan/tel-draft.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/*
 * The drafts of one connection. They live as long as the program, so that an edit outlives the window and the
 * connection that it was made in.
 *
 * Signals: "changed" (a draft was edited, or is gone).
 */
#define TEL_TYPE_DRAFTS (tel_drafts_get_type ())
G_DECLARE_FINAL_TYPE (TelDrafts, tel_drafts, TEL, DRAFTS, GObject)

TelDrafts *tel_drafts_get_for_connection (const char *connection_id);
TelDraft *tel_drafts_get (TelDrafts *self, TelObjectKind kind, TelObject *base);
gboolean tel_drafts_has_edits (TelDrafts *self, TelObjectKind kind, const char *key);
gboolean tel_drafts_has_edits_of_user (TelDrafts *self, TelUser *user);
char **tel_drafts_list_edited (TelDrafts *self);
void tel_drafts_forget (TelDrafts *self, TelObjectKind kind, const char *key);
void tel_drafts_rename (TelDrafts *self, TelObjectKind kind, const char *key, TelObject *renamed);
void tel_drafts_follow_plan (TelDrafts *self, TelPlan *plan);
void tel_drafts_forget_strings (TelDrafts *self);
void tel_drafts_discard (TelDrafts *self);

/* Of every connection: what is lost when the program ends. */
guint tel_drafts_count_all (void);
char **tel_drafts_list_all_edited (void);
void tel_drafts_discard_all (void);

G_END_DECLS
