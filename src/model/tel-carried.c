/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-carried.h"

struct _TelCarried
{
  gatomicrefcount references;
  GPtrArray *known;
  char **unknown;
};

G_DEFINE_BOXED_TYPE (TelCarried, tel_carried, tel_carried_ref, tel_carried_unref)

/**
 * tel_carried_new:
 * @known: (array length=n_known) (nullable) (transfer none): the elements that a field table names, one of each name
 * @n_known: how many
 * @unknown: (array zero-terminated=1) (nullable): the names of elements that no field table names
 *
 * Keeps what was read of an object without having a property.
 *
 * Returns: (transfer full): the carried elements
 */
TelCarried *
tel_carried_new (TelTree *const *known, guint n_known, const char *const *unknown)
{
  static const char *const none[] = { NULL };
  TelCarried *self;

  g_return_val_if_fail (known != NULL || n_known == 0, NULL);

  self = g_new0 (TelCarried, 1);
  g_atomic_ref_count_init (&self->references);
  self->known = g_ptr_array_new_full (n_known, (GDestroyNotify) tel_tree_unref);
  for (guint i = 0; i < n_known; i++)
    g_ptr_array_add (self->known, tel_tree_ref (known[i]));
  self->unknown = g_strdupv ((char **) (unknown != NULL ? unknown : none));

  return self;
}

/**
 * tel_carried_ref:
 * @self: carried elements
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
TelCarried *
tel_carried_ref (TelCarried *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * tel_carried_unref:
 * @self: (transfer full): carried elements
 *
 * Drops a reference.
 */
void
tel_carried_unref (TelCarried *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->known);
  g_strfreev (self->unknown);
  g_free (self);
}

/**
 * tel_carried_get:
 * @self: carried elements
 * @element: the name of an element
 *
 * Gets an element as it was read.
 *
 * Returns: (nullable) (transfer none): the element, NULL when the object had none
 */
TelTree *
tel_carried_get (TelCarried *self, const char *element)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (element != NULL, NULL);

  for (guint i = 0; i < self->known->len; i++)
    {
      TelTree *tree = g_ptr_array_index (self->known, i);

      if (g_str_equal (tel_tree_get_name (tree), element))
        return tree;
    }

  return NULL;
}

/**
 * tel_carried_get_n_known:
 * @self: carried elements
 *
 * Gets how many elements are carried that a field table names.
 *
 * Returns: the number
 */
guint
tel_carried_get_n_known (TelCarried *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->known->len;
}

/**
 * tel_carried_get_known:
 * @self: carried elements
 * @position: below tel_carried_get_n_known()
 *
 * Gets one of them, in the order in which they were read.
 *
 * Returns: (transfer none): the element
 */
TelTree *
tel_carried_get_known (TelCarried *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->known->len, NULL);

  return g_ptr_array_index (self->known, position);
}

/**
 * tel_carried_get_unknown:
 * @self: carried elements
 *
 * Lists the elements that no field table names. An object that has any cannot be rewritten whole, since they would be
 * lost.
 *
 * Returns: (array zero-terminated=1): the names, none for most objects
 */
const char *const *
tel_carried_get_unknown (TelCarried *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->unknown;
}

/**
 * tel_carried_equal:
 * @self: carried elements
 * @other: others
 *
 * Compares what two objects carry, in whatever order it was read.
 *
 * Returns: %TRUE when both carry the same
 */
gboolean
tel_carried_equal (TelCarried *self, TelCarried *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (self == other)
    return TRUE;
  if (self->known->len != other->known->len || g_strv_length (self->unknown) != g_strv_length (other->unknown))
    return FALSE;

  for (guint i = 0; i < self->known->len; i++)
    {
      TelTree *mine = g_ptr_array_index (self->known, i);
      TelTree *theirs = tel_carried_get (other, tel_tree_get_name (mine));

      if (theirs == NULL || !tel_tree_equal (mine, theirs))
        return FALSE;
    }
  for (guint i = 0; self->unknown[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) other->unknown, self->unknown[i]))
      return FALSE;

  return TRUE;
}
