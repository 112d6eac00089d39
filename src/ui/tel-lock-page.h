/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/*
 * What a locked window shows: it asks for the password of the cluster.
 *
 * Signals: "unlocked" (the cluster has taken the password; the client is connected).
 */
#define TEL_TYPE_LOCK_PAGE (tel_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (TelLockPage, tel_lock_page, TEL, LOCK_PAGE, AdwBin)

void tel_lock_page_lock (TelLockPage *self, TelCluster *cluster);
void tel_lock_page_clear (TelLockPage *self);

G_END_DECLS
