/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Around a list: Tab enters and leaves it in one step, the arrow keys move inside. */
#define TEL_TYPE_LIST_BIN (tel_list_bin_get_type ())
G_DECLARE_FINAL_TYPE (TelListBin, tel_list_bin, TEL, LIST_BIN, AdwBin)

G_END_DECLS
