/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-connection.h"

G_BEGIN_DECLS

/* The connections that are saved: a file of our own, mode 0600, without a secret. What is saved keeps its id for life.
 */
#define TEL_TYPE_CONNECTION_STORE (tel_connection_store_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionStore, tel_connection_store, TEL, CONNECTION_STORE, GObject)

char *tel_connection_store_dup_default_path (void);
TelConnectionStore *tel_connection_store_new (const char *path);
gboolean tel_connection_store_load (TelConnectionStore *self, GError **error);
GListModel *tel_connection_store_get_connections (TelConnectionStore *self);
TelConnection *tel_connection_store_find (TelConnectionStore *self, const char *id);
gboolean tel_connection_store_has_name (TelConnectionStore *self, const char *name, const char *but_id);
char *tel_connection_store_make_name (TelConnectionStore *self, const char *wish);
gboolean tel_connection_store_save (TelConnectionStore *self, TelConnection *connection, GError **error);
gboolean tel_connection_store_remove (TelConnectionStore *self, const char *id, GError **error);
gboolean tel_connection_store_adopt (TelConnectionStore *self, GVariant *known, GError **error);
gboolean tel_connection_store_import (TelConnectionStore *self,
                                      const char *text,
                                      gsize length,
                                      const char *file_name,
                                      guint *n_added,
                                      guint *n_present,
                                      GError **error);

G_END_DECLS
