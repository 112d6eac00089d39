/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "plan/tel-draft.h"
#include "ui/tel-user-section.h"

G_BEGIN_DECLS

/*
 * The place of the end user's section: one user after the other, each with the draft that was left.
 *
 * Signals: "edited" (the draft of the user is another).
 */
#define TEL_TYPE_END_USER (tel_end_user_get_type ())
G_DECLARE_FINAL_TYPE (TelEndUser, tel_end_user, TEL, END_USER, AdwBin)

void tel_end_user_show (TelEndUser *self, TelCluster *cluster, TelUser *user, GPtrArray *devices);
TelDraft *tel_end_user_get_draft (TelEndUser *self);
char *tel_end_user_dup_problem (TelEndUser *self);
TelUserSection *tel_end_user_get_section (TelEndUser *self);

G_END_DECLS
