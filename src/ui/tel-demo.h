/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "axl/tel-axl-client.h"

G_BEGIN_DECLS

/*
 * The demo cluster: the simulator as a child process, which ends when the program does. Signals: *restarted* (it was
 * reset; whoever is connected has to connect again), *ended* (it ended by itself).
 */
#define TEL_TYPE_DEMO (tel_demo_get_type ())
G_DECLARE_FINAL_TYPE (TelDemo, tel_demo, TEL, DEMO, GObject)

TelDemo *tel_demo_new (const char *program, const char *world, const char *control_port);
void tel_demo_start_async (TelDemo *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_demo_start_finish (TelDemo *self, GAsyncResult *result, GError **error);
void tel_demo_reset_async (TelDemo *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_demo_reset_finish (TelDemo *self, GAsyncResult *result, GError **error);
void tel_demo_stop (TelDemo *self);
gboolean tel_demo_is_running (TelDemo *self);
TelAxlClient *tel_demo_create_client (TelDemo *self);
guint tel_demo_get_capf_port (TelDemo *self);
GTimeZone *tel_demo_get_time_zone (TelDemo *self);
char *tel_demo_find_program (void);

G_END_DECLS
