/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Shows what a window is connected to, how that is encrypted and why the server is trusted; a trusted key is forgotten
 * here. */
#define TEL_TYPE_CONNECTION_DETAILS (tel_connection_details_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionDetails, tel_connection_details, TEL, CONNECTION_DETAILS, AdwWindow)

TelConnectionDetails *tel_connection_details_new (GtkWindow *parent, TelCluster *cluster);

G_END_DECLS
