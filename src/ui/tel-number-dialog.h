/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The choice of a directory number: one that exists, one to share with the user's other devices, the first free one of
 * a range, or a new one. Signal "chosen" (pattern, partition): the partition is NULL for a number in none.
 */
#define TEL_TYPE_NUMBER_DIALOG (tel_number_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelNumberDialog, tel_number_dialog, TEL, NUMBER_DIALOG, AdwWindow)

TelNumberDialog *
tel_number_dialog_new (TelCluster *cluster, const char *user_id, const char *device_name, GListModel *lines);

G_END_DECLS
