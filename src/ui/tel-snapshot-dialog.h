/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Lists the saved snapshots of a connection, and opens or deletes one.
 *
 * Signals: "opened" (a TelSnapshot), "changed" (one was deleted).
 */
#define TEL_TYPE_SNAPSHOT_DIALOG (tel_snapshot_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelSnapshotDialog, tel_snapshot_dialog, TEL, SNAPSHOT_DIALOG, AdwWindow)

TelSnapshotDialog *tel_snapshot_dialog_new (TelSnapshotStore *store, const char *title, const char *verb);

G_END_DECLS
