/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

#include "axl/tel-axl-client.h"

G_BEGIN_DECLS

/*
 * Connects a client and asks about the server's certificate where that is needed: refuse, ask, trust, connect again.
 */
void tel_connector_connect_async (TelAxlClient *client,
                                  GtkWindow *parent,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tel_connector_connect_finish (TelAxlClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
