/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-editor-section.h"

G_BEGIN_DECLS

/*
 * Edits a device of the user who is shown: sections over a draft.
 *
 * It notifies a string property "problem".
 */
#define TEL_TYPE_DEVICE_EDITOR (tel_device_editor_get_type ())
G_DECLARE_FINAL_TYPE (TelDeviceEditor, tel_device_editor, TEL, DEVICE_EDITOR, AdwBin)

TelDeviceEditor *tel_device_editor_new (TelCluster *cluster, TelUser *user, TelDraft *draft);
TelDraft *tel_device_editor_get_draft (TelDeviceEditor *self);
const char *tel_device_editor_get_problem (TelDeviceEditor *self);

G_END_DECLS
