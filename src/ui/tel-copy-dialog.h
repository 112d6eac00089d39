/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "plan/tel-draft.h"

G_BEGIN_DECLS

/* Chooses the device whose settings the draft of another of its type takes over. */
#define TEL_TYPE_COPY_DIALOG (tel_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelCopyDialog, tel_copy_dialog, TEL, COPY_DIALOG, AdwWindow)

TelCopyDialog *tel_copy_dialog_new (TelCluster *cluster, TelDraft *draft);

G_END_DECLS
