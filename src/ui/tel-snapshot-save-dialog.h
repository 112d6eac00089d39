/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Asks how long a snapshot is kept, and saves it.
 *
 * Signals: "saved" (it is on the disk).
 */
#define TEL_TYPE_SNAPSHOT_SAVE_DIALOG (tel_snapshot_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelSnapshotSaveDialog, tel_snapshot_save_dialog, TEL, SNAPSHOT_SAVE_DIALOG, AdwWindow)

TelSnapshotSaveDialog *tel_snapshot_save_dialog_new (TelSnapshotStore *store, TelSnapshot *snapshot);

G_END_DECLS
