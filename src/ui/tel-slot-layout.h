/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays equal cards out in one, two or four columns, as the width allows. */
#define TEL_TYPE_SLOT_LAYOUT (tel_slot_layout_get_type ())
G_DECLARE_FINAL_TYPE (TelSlotLayout, tel_slot_layout, TEL, SLOT_LAYOUT, GtkLayoutManager)

GtkLayoutManager *tel_slot_layout_new (void);

G_END_DECLS
