/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "audit/tel-snapshot.h"
#include "cluster/tel-cluster.h"
#include "plan/tel-journal.h"

G_BEGIN_DECLS

/*
 * Two users or two devices of a cluster side by side, or one of them now and in a snapshot. It stands beside the window
 * on the cluster, and closes and hides with it.
 */
#define TEL_TYPE_COMPARE_WINDOW (tel_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (TelCompareWindow, tel_compare_window, TEL, COMPARE_WINDOW, AdwWindow)

TelCompareWindow *
tel_compare_window_new (GtkWindow *owner, TelCluster *cluster, TelObjectKind kind, const char *left, const char *right);
void tel_compare_window_set_snapshot (TelCompareWindow *self, TelSnapshot *snapshot);
void tel_compare_window_set_journal (TelCompareWindow *self, TelJournal *journal);
void tel_compare_window_show_since (TelCompareWindow *self);

G_END_DECLS
