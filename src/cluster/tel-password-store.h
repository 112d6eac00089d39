/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "model/tel-connection.h"
#include "model/tel-password.h"

G_BEGIN_DECLS

/*
 * The passwords that a person wants remembered: in the desktop's keyring, or in memory for this run where there is
 * none. Never in a file of ours.
 */
#define TEL_TYPE_PASSWORD_STORE (tel_password_store_get_type ())
G_DECLARE_FINAL_TYPE (TelPasswordStore, tel_password_store, TEL, PASSWORD_STORE, GObject)

TelPasswordStore *tel_password_store_new (void);
void tel_password_store_look_up_async (TelPasswordStore *self,
                                       TelConnection *connection,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
TelPassword *tel_password_store_look_up_finish (TelPasswordStore *self, GAsyncResult *result, GError **error);
void tel_password_store_keep_async (TelPasswordStore *self,
                                    TelConnection *connection,
                                    TelPassword *password,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tel_password_store_keep_finish (TelPasswordStore *self, GAsyncResult *result, gboolean *first_without_keyring);
void tel_password_store_forget_async (TelPasswordStore *self,
                                      const char *connection_id,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean tel_password_store_forget_finish (TelPasswordStore *self, GAsyncResult *result, GError **error);
void tel_password_store_wipe (TelPasswordStore *self);
void tel_password_store_withhold (TelPasswordStore *self);
void tel_password_store_release (TelPasswordStore *self);

G_END_DECLS
