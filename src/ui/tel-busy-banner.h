/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Says, while a cluster is too busy or too much was written, when it is gone on, and lets the person stop that. */
#define TEL_TYPE_BUSY_BANNER (tel_busy_banner_get_type ())
G_DECLARE_FINAL_TYPE (TelBusyBanner, tel_busy_banner, TEL, BUSY_BANNER, AdwBin)

void tel_busy_banner_set_cluster (TelBusyBanner *self, TelCluster *cluster);
gboolean tel_busy_banner_is_shown (TelBusyBanner *self);
const char *tel_busy_banner_get_text (TelBusyBanner *self);

G_END_DECLS
