/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "model/tel-environment.h"

G_BEGIN_DECLS

/**
 * TEL_CONNECTION_CAPF_PORT:
 *
 * The port at which the CAPF service of a cluster usually answers.
 */
#define TEL_CONNECTION_CAPF_PORT 3804

/* Where a cluster is and who connects to it; never the password. What is kept of a cluster hangs on the id. */
#define TEL_TYPE_CONNECTION (tel_connection_get_type ())
G_DECLARE_FINAL_TYPE (TelConnection, tel_connection, TEL, CONNECTION, GObject)

TelConnection *
tel_connection_new (const char *id, const char *host, guint port, const char *user, const char *time_zone);
TelConnection *tel_connection_copy (TelConnection *self, const char *id, const char *name);
gboolean tel_connection_equals (TelConnection *self, TelConnection *other);
const char *tel_connection_get_id (TelConnection *self);
const char *tel_connection_get_name (TelConnection *self);
void tel_connection_set_name (TelConnection *self, const char *name);
TelEnvironment tel_connection_get_environment (TelConnection *self);
void tel_connection_set_environment (TelConnection *self, TelEnvironment environment);
gboolean tel_connection_is_read_only (TelConnection *self);
void tel_connection_set_read_only (TelConnection *self, gboolean read_only);
const char *tel_connection_get_host (TelConnection *self);
guint tel_connection_get_port (TelConnection *self);
guint tel_connection_get_capf_port (TelConnection *self);
void tel_connection_set_capf_port (TelConnection *self, guint port);
const char *tel_connection_get_user (TelConnection *self);
const char *tel_connection_get_time_zone (TelConnection *self);
const char *tel_connection_get_ca_file (TelConnection *self);
void tel_connection_set_ca_file (TelConnection *self, const char *ca_file);

const char *tel_connection_get_parameter_name (TelConnection *self, const char *nick);
void tel_connection_set_parameter_name (TelConnection *self, const char *nick, const char *name);
gboolean tel_connection_is_wanted (TelConnection *self, const char *need);
void tel_connection_set_wanted (TelConnection *self, const char *need, gboolean wanted);
char **tel_connection_list_unwanted (TelConnection *self);
void tel_connection_copy_choices (TelConnection *self, TelConnection *copy);
char **tel_connection_list_parameters (TelConnection *self);

const char *tel_connection_explain_name (const char *name);
const char *tel_connection_explain_host (const char *host);
const char *tel_connection_explain_port (const char *port, guint *number);
const char *tel_connection_explain_capf_port (const char *port, guint *number);
const char *tel_connection_explain_user (const char *user);
const char *tel_connection_explain_time_zone (const char *time_zone);
const char *tel_connection_explain_ca_file (const char *ca_file);

G_END_DECLS
