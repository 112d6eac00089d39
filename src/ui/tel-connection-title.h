/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Says in the header bar what the window is connected to: its name, its class, and how the connection stands. */
#define TEL_TYPE_CONNECTION_TITLE (tel_connection_title_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionTitle, tel_connection_title, TEL, CONNECTION_TITLE, AdwBin)

void tel_connection_title_show (TelConnectionTitle *self, TelCluster *cluster, const char *state);

G_END_DECLS
