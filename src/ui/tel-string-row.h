/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One authentication string of a list: for which device and user it is, until when; hidden until somebody shows it. */
#define TEL_TYPE_STRING_ROW (tel_string_row_get_type ())
G_DECLARE_FINAL_TYPE (TelStringRow, tel_string_row, TEL, STRING_ROW, AdwActionRow)

GtkWidget *tel_string_row_new (TelCluster *cluster, TelDevice *device, TelAuthString *string);

G_END_DECLS
