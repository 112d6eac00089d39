/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Sentences above an editor, and what can be done about them. */
#define TEL_TYPE_NOTICE_BOX (tel_notice_box_get_type ())
G_DECLARE_FINAL_TYPE (TelNoticeBox, tel_notice_box, TEL, NOTICE_BOX, AdwBin)

TelNoticeBox *tel_notice_box_new (const char *heading, const char *const *sentences);
void tel_notice_box_add_button (TelNoticeBox *self, const char *label, const char *action_name, GVariant *target);

G_END_DECLS
