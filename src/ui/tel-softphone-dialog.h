/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Makes a softphone for a user: a form over what the rules propose, the plan, the run, and at the end the string.
 *
 * Signals: "ended" (the plan has run, however it went), "finished" (the name of the device, when it was made).
 */
#define TEL_TYPE_SOFTPHONE_DIALOG (tel_softphone_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelSoftphoneDialog, tel_softphone_dialog, TEL, SOFTPHONE_DIALOG, AdwWindow)

TelSoftphoneDialog *tel_softphone_dialog_new (TelCluster *cluster, TelUser *user, TelDeviceType type);

G_END_DECLS
