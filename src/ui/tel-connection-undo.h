/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-trust-store.h"
#include "cluster/tel-connection-store.h"
#include "cluster/tel-password-store.h"

G_BEGIN_DECLS

/* Offers to take the deletion of a connection back, for as long as a toast stands. */

void tel_connection_undo_offer (GtkWidget *widget,
                                TelConnectionStore *connections,
                                TelTrustStore *trust_store,
                                TelPasswordStore *passwords,
                                TelConnection *removed);

G_END_DECLS
