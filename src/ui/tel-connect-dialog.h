/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-axl-client.h"
#include "cluster/tel-connection-store.h"
#include "cluster/tel-password-store.h"

G_BEGIN_DECLS

/* Asks where a cluster is and who connects, and connects. Signal *connected* (TelAxlClient, TelConnection). */
#define TEL_TYPE_CONNECT_DIALOG (tel_connect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectDialog, tel_connect_dialog, TEL, CONNECT_DIALOG, AdwWindow)

TelConnectDialog *tel_connect_dialog_new (GtkWindow *parent,
                                          TelTrustStore *trust_store,
                                          TelConnectionStore *store,
                                          TelPasswordStore *passwords,
                                          TelConnection *saved);
void tel_connect_dialog_use_remembered (TelConnectDialog *self);
void tel_connect_dialog_forget_password (TelConnectDialog *self);
void tel_connect_dialog_set_error (TelConnectDialog *self, const char *message);

G_END_DECLS
