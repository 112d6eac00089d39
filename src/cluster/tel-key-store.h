/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The keys of what is encrypted on this computer, one for each connection: in the desktop's keyring and nowhere else.
 */

void tel_key_store_look_up_async (const char *connection_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *tel_key_store_look_up_finish (GAsyncResult *result, GError **error);
void tel_key_store_keep_async (const char *connection_id,
                               const char *connection_name,
                               GBytes *key,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean tel_key_store_keep_finish (GAsyncResult *result, GError **error);
void tel_key_store_forget_async (const char *connection_id, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_key_store_forget_finish (GAsyncResult *result, GError **error);

G_END_DECLS
