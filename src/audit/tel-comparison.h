/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-comparison-row.h"
#include "audit/tel-snapshot.h"
#include "cluster/tel-cluster.h"
#include "plan/tel-edit.h"
#include "plan/tel-journal-write.h"
#include "plan/tel-journal.h"

G_BEGIN_DECLS

/*
 * Two users or two devices field by field: a GListModel of #TelComparisonRow. Users come with their devices by type.
 * The left side may be what a snapshot has of the right one. No row tells an authentication string or a password.
 *
 * Signals: "chosen-changed" (a row was chosen, or is no longer).
 */
#define TEL_TYPE_COMPARISON (tel_comparison_get_type ())
G_DECLARE_FINAL_TYPE (TelComparison, tel_comparison, TEL, COMPARISON, GObject)

TelComparison *tel_comparison_new_for_devices (TelCluster *cluster, TelDevice *left, TelDevice *right);
TelComparison *tel_comparison_new_for_users (
    TelCluster *cluster, TelUser *left, GPtrArray *left_devices, TelUser *right, GPtrArray *right_devices);
TelComparison *tel_comparison_new_since (
    TelCluster *cluster, TelSnapshot *snapshot, TelObject *object, GPtrArray *devices, GError **error);

guint tel_comparison_count (TelComparison *self, TelComparisonState state);
guint tel_comparison_count_differences (TelComparison *self);
guint tel_comparison_count_copyable (TelComparison *self);
guint tel_comparison_count_chosen (TelComparison *self);
TelComparisonRow *tel_comparison_find (TelComparison *self, const char *name);
GDateTime *tel_comparison_get_since (TelComparison *self);
GPtrArray *tel_comparison_get_writes (TelComparison *self);
gboolean tel_comparison_has_all_writes (TelComparison *self);
const char *tel_comparison_get_journal_problem (TelComparison *self);

/* Making the right side like the left one, in the fields that are chosen. */
TelObject *tel_comparison_make_draft (TelComparison *self, TelObject *right);
TelEdit *tel_comparison_make_edit (TelComparison *self);

/* Reads both sides and compares them. */
void tel_comparison_read_async (TelCluster *cluster,
                                TelObjectKind kind,
                                const char *left,
                                const char *right,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void tel_comparison_read_since_async (TelCluster *cluster,
                                      TelObjectKind kind,
                                      const char *name,
                                      TelSnapshot *snapshot,
                                      TelJournal *journal,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TelComparison *tel_comparison_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
