/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

#include "cluster/tel-connection-store.h"

G_BEGIN_DECLS

/* Brings connections from one computer to another, in a file without secrets. */

void tel_connection_exchange_ask_import (GtkWidget *widget, TelConnectionStore *connections);
void tel_connection_exchange_import (GtkWidget *widget, TelConnectionStore *connections, GFile *file);
void tel_connection_exchange_ask_export (GtkWidget *widget, TelConnectionStore *connections);
void tel_connection_exchange_export (GtkWidget *widget, TelConnectionStore *connections, GFile *file);

G_END_DECLS
