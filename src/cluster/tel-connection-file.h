/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-connection.h"

G_BEGIN_DECLS

/* Connections as text: a key file that says what it is. It never holds a secret, and none that it is given is taken. */

#define TEL_CONNECTION_FILE_MAXIMUM (1024 * 1024)

char *tel_connection_file_write (GListModel *connections);
GPtrArray *tel_connection_file_read (const char *text, gsize length, const char *file_name, GError **error);

G_END_DECLS
