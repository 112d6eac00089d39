/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a cluster is and who connects to it; never the password. What is kept of a cluster hangs on the id. */
#define TEL_TYPE_CONNECTION (tel_connection_get_type ())
G_DECLARE_FINAL_TYPE (TelConnection, tel_connection, TEL, CONNECTION, GObject)

TelConnection *
tel_connection_new (const char *id, const char *host, guint port, const char *user, const char *time_zone);
char *tel_connection_dup_known_id (GSettings *settings, const char *host, guint port, const char *user);
TelConnection *tel_connection_new_last (GSettings *settings);
void tel_connection_remember (TelConnection *self, GSettings *settings);
const char *tel_connection_get_id (TelConnection *self);
const char *tel_connection_get_host (TelConnection *self);
guint tel_connection_get_port (TelConnection *self);
const char *tel_connection_get_user (TelConnection *self);
const char *tel_connection_get_time_zone (TelConnection *self);

G_END_DECLS
