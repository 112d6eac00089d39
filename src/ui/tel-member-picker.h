/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "model/tel-object.h"

G_BEGIN_DECLS

/* A button that opens a search among objects of a cluster: what is chosen is emitted as “picked”, with its name. */
#define TEL_TYPE_MEMBER_PICKER (tel_member_picker_get_type ())
G_DECLARE_FINAL_TYPE (TelMemberPicker, tel_member_picker, TEL, MEMBER_PICKER, AdwBin)

void tel_member_picker_set_objects (TelMemberPicker *self, GListModel *objects);
void tel_member_picker_set_excluded (TelMemberPicker *self, const char *const *names);

G_END_DECLS
