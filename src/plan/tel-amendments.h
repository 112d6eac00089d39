/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "model/tel-directory-number.h"
#include "plan/tel-device-reading.h"
#include "plan/tel-plan-sketch.h"

G_BEGIN_DECLS

/*
 * Changes to any number of users, devices and directory numbers, of which each is read right before, changed in a copy
 * and written once, whatever the number of reasons for it. What a rule refuses of one object is left out, and the rest
 * goes on.
 */
typedef struct _TelAmendments TelAmendments;

TelAmendments *tel_amendments_new (TelCluster *cluster);
void tel_amendments_free (TelAmendments *self);
void tel_amendments_want_user (TelAmendments *self, const char *user_id);
void tel_amendments_want_device (TelAmendments *self, const char *name);
void tel_amendments_want_number (TelAmendments *self, const char *pattern, const char *partition);
void tel_amendments_want_lines (TelAmendments *self);
void tel_amendments_set_apply (TelAmendments *self, gboolean apply);
void tel_amendments_set_progress (TelAmendments *self, TelDeviceReadingProgress progress, gpointer progress_data);
void tel_amendments_read_async (TelAmendments *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean tel_amendments_read_finish (TelAmendments *self, GAsyncResult *result, GError **error);

TelUser *tel_amendments_draft_user (TelAmendments *self, const char *user_id);
TelDevice *tel_amendments_draft_device (TelAmendments *self, const char *name);
TelDirectoryNumber *tel_amendments_draft_number (TelAmendments *self, const char *pattern, const char *partition);
const char *const *
tel_amendments_get_devices_of_number (TelAmendments *self, const char *pattern, const char *partition);
void tel_amendments_start_capf (TelAmendments *self, const char *device_name, GDateTime *completes_by);
gboolean tel_amendments_starts_capf (TelAmendments *self, const char *device_name);

void tel_amendments_begin_again (TelAmendments *self);
gboolean tel_amendments_judge (TelAmendments *self);
void tel_amendments_add_to (TelAmendments *self, TelPlanSketch *sketch);
const char *
tel_amendments_explain_refusal (TelAmendments *self, TelObjectKind kind, const char *name, const char *partition);
gboolean tel_amendments_changes (TelAmendments *self, TelObjectKind kind, const char *name, const char *partition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAmendments, tel_amendments_free)

G_END_DECLS
