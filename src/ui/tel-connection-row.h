/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "model/tel-connection.h"

G_BEGIN_DECLS

/* A saved connection in a list: its class as a colour and in words, its name, and where it leads. */
#define TEL_TYPE_CONNECTION_ROW (tel_connection_row_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionRow, tel_connection_row, TEL, CONNECTION_ROW, AdwActionRow)

GtkWidget *tel_connection_row_new (TelConnection *connection);
void tel_connection_row_add_menu (TelConnectionRow *self);

G_END_DECLS
