/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* An immutable tree of named texts: what is kept of an element that the program does not take apart. Reference counted.
 */
typedef struct _TelTree TelTree;

#define TEL_TYPE_TREE (tel_tree_get_type ())
GType tel_tree_get_type (void);

TelTree *tel_tree_new (const char *name, const char *text, TelTree *const *children, guint n_children);
TelTree *tel_tree_ref (TelTree *self);
void tel_tree_unref (TelTree *self);
const char *tel_tree_get_name (const TelTree *self);
const char *tel_tree_get_text (const TelTree *self);
guint tel_tree_get_n_children (const TelTree *self);
TelTree *tel_tree_get_child (const TelTree *self, guint position);
TelTree *tel_tree_find (const TelTree *self, const char *name);
TelTree *tel_tree_replace_text (TelTree *self, const char *name, const char *text);
TelTree *tel_tree_remove (TelTree *self, const char *name);
TelTree *tel_tree_insert (TelTree *self, const char *const *path, const char *text);
gboolean tel_tree_equal (const TelTree *self, const TelTree *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTree, tel_tree_unref)

G_END_DECLS
