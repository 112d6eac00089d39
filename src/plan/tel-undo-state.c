/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-undo-state.h"

struct _TelUndoState
{
  /* By kind, name and partition; NULL for one that does not exist. */
  GHashTable *objects;
};

static char *
make_key (TelObjectKind kind, const char *name, const char *partition)
{
  /* The cluster does not tell names apart by their case. */
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_strdup_printf ("%u\n%s\n%s", kind, folded, partition != NULL ? partition : "");
}

static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

/**
 * tel_undo_state_new:
 *
 * Makes a state that knows nothing.
 *
 * Returns: (transfer full): a new state
 */
TelUndoState *
tel_undo_state_new (void)
{
  TelUndoState *self = g_new0 (TelUndoState, 1);

  self->objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if_any);

  return self;
}

/**
 * tel_undo_state_free:
 * @self: (transfer full): a state
 *
 * Frees a state.
 */
void
tel_undo_state_free (TelUndoState *self)
{
  g_hash_table_unref (self->objects);
  g_free (self);
}

/**
 * tel_undo_state_set:
 * @self: a state
 * @kind: the kind of an object
 * @name: its name
 * @partition: (nullable): the partition of a directory number
 * @object: (nullable): the object, %NULL when there is none of that name
 *
 * Says how an object is.
 */
void
tel_undo_state_set (TelUndoState *self, TelObjectKind kind, const char *name, const char *partition, TelObject *object)
{
  g_return_if_fail (name != NULL);

  g_hash_table_replace (self->objects, make_key (kind, name, partition), object != NULL ? g_object_ref (object) : NULL);
}

/**
 * tel_undo_state_get:
 * @self: a state
 * @kind: the kind of an object
 * @name: its name
 * @partition: (nullable): the partition of a directory number
 *
 * Looks an object up.
 *
 * Returns: (transfer none) (nullable): the object, %NULL when there is none or nothing is known of it
 */
TelObject *
tel_undo_state_get (TelUndoState *self, TelObjectKind kind, const char *name, const char *partition)
{
  g_autofree char *key = make_key (kind, name, partition);

  return g_hash_table_lookup (self->objects, key);
}

/**
 * tel_undo_state_knows:
 * @self: a state
 * @kind: the kind of an object
 * @name: its name
 * @partition: (nullable): the partition of a directory number
 *
 * Tells whether it was looked for.
 *
 * Returns: %TRUE when it was, and there may be none
 */
gboolean
tel_undo_state_knows (TelUndoState *self, TelObjectKind kind, const char *name, const char *partition)
{
  g_autofree char *key = make_key (kind, name, partition);

  return g_hash_table_contains (self->objects, key);
}
