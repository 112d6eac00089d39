/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "ui/tel-check.h"

G_BEGIN_DECLS

/* A member of a list: a name, what is known of it, and a button that takes it out or puts it in. */
#define TEL_TYPE_MEMBER_ROW (tel_member_row_get_type ())
G_DECLARE_FINAL_TYPE (TelMemberRow, tel_member_row, TEL, MEMBER_ROW, AdwActionRow)

TelMemberRow *tel_member_row_new (const char *name, const char *details);
void tel_member_row_set_state (TelMemberRow *self, TelCheckState state, const char *words);
void tel_member_row_offer_removal (TelMemberRow *self, const char *action_name);
void tel_member_row_offer_addition (TelMemberRow *self, const char *action_name);

G_END_DECLS
