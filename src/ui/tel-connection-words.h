/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

#include "model/tel-connection.h"

G_BEGIN_DECLS

/* What is said of a connection, and the style that shows its class beside the words. */

void tel_connection_words_show_class (GtkWidget *widget, const char *css_class, TelConnection *connection);
char *tel_connection_words_dup_use (TelConnection *connection);
char *tel_connection_words_dup_address (TelConnection *connection);
char *tel_connection_words_dup_title (TelConnection *connection);

G_END_DECLS
