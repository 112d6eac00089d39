/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/*
 * What is to be changed of a user and of devices, each as it was read and as it is to be: filled by the editor or by
 * the headless program, made a plan of here.
 */
#define TEL_TYPE_EDIT (tel_edit_get_type ())
G_DECLARE_FINAL_TYPE (TelEdit, tel_edit, TEL, EDIT, GObject)

TelEdit *tel_edit_new (void);
void tel_edit_set_user (TelEdit *self, TelUser *base, TelUser *draft);
void tel_edit_add_device (TelEdit *self, TelDevice *base, TelDevice *draft);
void tel_edit_set_apply (TelEdit *self, gboolean apply);
void tel_edit_start_capf (TelEdit *self, const char *device_name, GDateTime *completes_by, gboolean mac_only);
gboolean tel_edit_is_empty (TelEdit *self);

void tel_edit_build_async (
    TelEdit *self, TelCluster *cluster, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TelPlan *tel_edit_build_finish (TelEdit *self, GAsyncResult *result, GError **error);

G_END_DECLS
