/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

/* A GListModel of objects of one kind, in the order of the server's pages, with look-up by key and by uuid. */
#define TEL_TYPE_STORE (tel_store_get_type ())
G_DECLARE_FINAL_TYPE (TelStore, tel_store, TEL, STORE, GObject)

TelStore *tel_store_new (GType object_type);
void tel_store_append_many (TelStore *self, GPtrArray *objects);
void tel_store_replace (TelStore *self, TelObject *object);
void tel_store_replace_all (TelStore *self, GPtrArray *objects);
gboolean tel_store_remove (TelStore *self, const char *key);
void tel_store_clear (TelStore *self);
gpointer tel_store_lookup (TelStore *self, const char *key);
gboolean tel_store_find (TelStore *self, const char *key, guint *position);

G_END_DECLS
