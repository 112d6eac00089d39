/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Lays out one field of two objects: its name and the two values beside each other, or below each other where there is
 * no room. The children are, in this order: the field, the caption of the left value, the left value, the caption of
 * the right value, the right value, and what is to be said of them. The captions are shown below each other only.
 */
#define TEL_TYPE_COMPARE_LAYOUT (tel_compare_layout_get_type ())
G_DECLARE_FINAL_TYPE (TelCompareLayout, tel_compare_layout, TEL, COMPARE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *tel_compare_layout_new (void);

G_END_DECLS
