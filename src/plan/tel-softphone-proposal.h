/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-user.h"

G_BEGIN_DECLS

/* What the administration pages give a new line; the schema's own defaults leave no room for a second call. */
#define TEL_PROPOSAL_MAXIMUM_CALLS 4
#define TEL_PROPOSAL_BUSY_TRIGGER 2

/* The texts of a line that nobody has typed. What else is proposed is tel_softphone_builder_propose(). */

char *tel_softphone_proposal_make_label (TelUser *user, const char *pattern);
char *tel_softphone_proposal_make_display (TelUser *user);
char *tel_softphone_proposal_cut (const char *text, glong length);

G_END_DECLS
