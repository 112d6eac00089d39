/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One line of a device: its number and how it shows and rings there. Every edit goes into the line at once. Signals
 * "edited", "move" (int: -1 up, 1 down) and "remove-line"; property "problem".
 */
#define TEL_TYPE_LINE_EDITOR (tel_line_editor_get_type ())
G_DECLARE_FINAL_TYPE (TelLineEditor, tel_line_editor, TEL, LINE_EDITOR, AdwExpanderRow)

TelLineEditor *tel_line_editor_new (TelCluster *cluster, TelDevice *device, TelLine *base, TelLine *line);
TelLine *tel_line_editor_get_line (TelLineEditor *self);
const char *tel_line_editor_get_problem (TelLineEditor *self);
void tel_line_editor_update (TelLineEditor *self);
void tel_line_editor_focus_move (TelLineEditor *self, int delta);

G_END_DECLS
