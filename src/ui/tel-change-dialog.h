/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-change-form.h"

G_BEGIN_DECLS

/* Shows a form, then the plan made of it. Signal "ended": a plan was run, however it went. */
#define TEL_TYPE_CHANGE_DIALOG (tel_change_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelChangeDialog, tel_change_dialog, TEL, CHANGE_DIALOG, AdwWindow)

TelChangeDialog *
tel_change_dialog_new (TelCluster *cluster, TelChangeForm *form, const char *title, const char *subtitle);

G_END_DECLS
