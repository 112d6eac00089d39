/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "ui/tel-application.h"

G_BEGIN_DECLS

/* A window on one cluster, or on the way to one. */
#define TEL_TYPE_WINDOW (tel_window_get_type ())
G_DECLARE_FINAL_TYPE (TelWindow, tel_window, TEL, WINDOW, AdwApplicationWindow)

TelWindow *tel_window_new (TelApplication *application);
void tel_window_open_demo (TelWindow *self, const char *world);
TelDemo *tel_window_get_demo (TelWindow *self);
void tel_window_reset_demo (TelWindow *self);
void tel_window_open_cluster (TelWindow *self, TelCluster *cluster);
void tel_window_change_cluster (TelWindow *self, TelCluster *cluster);
gboolean tel_window_show_plan (TelWindow *self, gint64 plan);
TelCluster *tel_window_get_cluster (TelWindow *self);
gboolean tel_window_lock (TelWindow *self);
gboolean tel_window_is_locked (TelWindow *self);
void tel_window_add_toast (TelWindow *self, const char *text);

G_END_DECLS
