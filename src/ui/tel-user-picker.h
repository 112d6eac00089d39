/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover to find one of the cluster's users. Signal "picked" (TelUser). */
#define TEL_TYPE_USER_PICKER (tel_user_picker_get_type ())
G_DECLARE_FINAL_TYPE (TelUserPicker, tel_user_picker, TEL, USER_PICKER, GtkPopover)

TelUserPicker *tel_user_picker_new (TelCluster *cluster);

G_END_DECLS
