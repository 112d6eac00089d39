/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-trust-store.h"
#include "cluster/tel-connection-store.h"

G_BEGIN_DECLS

/* Edits a saved connection, and tries it as it is edited. */
#define TEL_TYPE_CONNECTION_DIALOG (tel_connection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionDialog, tel_connection_dialog, TEL, CONNECTION_DIALOG, AdwWindow)

TelConnectionDialog *tel_connection_dialog_new (GtkWindow *parent,
                                                TelConnectionStore *store,
                                                TelTrustStore *trust_store,
                                                TelConnection *connection);

G_END_DECLS
