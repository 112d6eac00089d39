/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-notice.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a rule says about a plan; with a tick where the rule wants one. */
#define TEL_TYPE_NOTICE_ROW (tel_notice_row_get_type ())
G_DECLARE_FINAL_TYPE (TelNoticeRow, tel_notice_row, TEL, NOTICE_ROW, AdwActionRow)

GtkWidget *tel_notice_row_new (TelNotice *notice);

G_END_DECLS
