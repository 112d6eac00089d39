/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The authentication strings that a plan has made, to be given out one by one. */
#define TEL_TYPE_STRINGS_DIALOG (tel_strings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelStringsDialog, tel_strings_dialog, TEL, STRINGS_DIALOG, AdwWindow)

TelStringsDialog *tel_strings_dialog_new (TelCluster *cluster, GPtrArray *issued);

G_END_DECLS
