/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

#define TEL_TYPE_LINE (tel_line_get_type ())
G_DECLARE_FINAL_TYPE (TelLine, tel_line, TEL, LINE, TelObject)

TelLine *tel_line_new (void);
guint tel_line_get_index (TelLine *self);
const char *tel_line_get_label (TelLine *self);
const char *tel_line_get_display (TelLine *self);
const char *tel_line_get_display_ascii (TelLine *self);
const char *tel_line_get_pattern (TelLine *self);
const char *tel_line_get_partition (TelLine *self);
const char *tel_line_get_external_mask (TelLine *self);
guint tel_line_get_maximum_calls (TelLine *self);
guint tel_line_get_busy_trigger (TelLine *self);
const char *tel_line_get_ring_setting (TelLine *self);
const char *tel_line_get_busy_ring_setting (TelLine *self);
const char *const *tel_line_get_end_users (TelLine *self);
char *tel_line_dup_number_label (TelLine *self);
char *tel_line_describe_place (TelLine *self);
gboolean tel_line_has_same_number (TelLine *self, TelLine *other);
TelLine *tel_line_find (GListModel *lines, TelLine *line);

G_END_DECLS
