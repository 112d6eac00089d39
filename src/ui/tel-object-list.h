/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

#include "model/tel-object.h"

G_BEGIN_DECLS

/*
 * A search among objects of a cluster.
 *
 * It has the string properties "contents" (what is listed) and "nothing" (said when nothing is found).
 * Signals: "picked" (TelObject: as the list has it).
 */
#define TEL_TYPE_OBJECT_LIST (tel_object_list_get_type ())
G_DECLARE_FINAL_TYPE (TelObjectList, tel_object_list, TEL, OBJECT_LIST, GtkBox)

void tel_object_list_set_objects (TelObjectList *self, GListModel *objects, const char *const *excluded);
void tel_object_list_begin (TelObjectList *self);

G_END_DECLS
