/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-edit-situation.h"

G_BEGIN_DECLS

/* What the rules say of an edit, to its sketch. */

void tel_edit_rules_run (TelEditSituation *self);
void tel_edit_rules_run_device (TelEditSituation *self, TelSoftphoneSituation *device);
void tel_edit_rules_run_user (TelEditSituation *self, guint position);
void tel_edit_rules_check_strings (TelEditSituation *self);
void tel_edit_rules_run_number (TelEditSituation *self, guint position);
TelDevice *tel_edit_rules_find_second (TelEditSituation *self, TelUser *user, TelDevice *device);
void tel_edit_line_rules_run (TelEditSituation *self, TelSoftphoneSituation *device);
void tel_edit_line_rules_check_draft (TelEditSituation *self, TelDevice *draft);
void tel_edit_user_rules_run (TelEditSituation *self);

G_END_DECLS
