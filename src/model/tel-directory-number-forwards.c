/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* Where a directory number forwards calls to (contract 2.2). What the program does not change of a forward, such as its
 * destination, its calling search space or its duration, stays in it and goes back with it. */

#include "config.h"

#include "model/tel-directory-number.h"

#include <glib/gi18n-lib.h>

#define TO_VOICE_MAIL "forwardToVoiceMail"
#define DESTINATION "destination"

static const struct
{
  const char *property;
  const char *element;
} forwards[] = {
  { TEL_FORWARD_BUSY, "callForwardBusy" },
  { TEL_FORWARD_BUSY_INTERNAL, "callForwardBusyInt" },
  { TEL_FORWARD_NO_ANSWER, "callForwardNoAnswer" },
  { TEL_FORWARD_NO_ANSWER_INTERNAL, "callForwardNoAnswerInt" },
};

static const char *
get_element (const char *forward)
{
  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    if (g_str_equal (forwards[i].property, forward))
      return forwards[i].element;

  g_return_val_if_reached (NULL);
}

static TelTree *
dup_forward (TelDirectoryNumber *self, const char *forward)
{
  TelTree *tree = NULL;

  g_object_get (self, forward, &tree, NULL);

  return tree;
}

static const char *
get_text (const TelTree *tree, const char *name)
{
  const TelTree *child = tree != NULL ? tel_tree_find (tree, name) : NULL;

  return child != NULL ? tel_tree_get_text (child) : NULL;
}

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "t") == 0 || g_strcmp0 (text, "1") == 0;
}

/**
 * tel_directory_number_forwards_to_voice_mail:
 * @self: the object, read whole
 * @forward: the property of a forward
 *
 * Tells whether the calls that a forward is for go to voice mail, whatever its destination.
 *
 * Returns: %TRUE when they do
 */
gboolean
tel_directory_number_forwards_to_voice_mail (TelDirectoryNumber *self, const char *forward)
{
  g_autoptr (TelTree) tree = NULL;

  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), FALSE);
  g_return_val_if_fail (forward != NULL, FALSE);

  tree = dup_forward (self, forward);

  return is_true (get_text (tree, TO_VOICE_MAIL));
}

/**
 * tel_directory_number_dup_forward_destination:
 * @self: the object, read whole
 * @forward: the property of a forward
 *
 * Gets the number that a forward has as its destination, which counts while the calls do not go to voice mail.
 *
 * Returns: (transfer full) (nullable): the number, %NULL when there is none
 */
char *
tel_directory_number_dup_forward_destination (TelDirectoryNumber *self, const char *forward)
{
  g_autoptr (TelTree) tree = NULL;
  const char *destination;

  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);
  g_return_val_if_fail (forward != NULL, NULL);

  tree = dup_forward (self, forward);
  destination = get_text (tree, DESTINATION);

  return destination != NULL && *destination != '\0' ? g_strdup (destination) : NULL;
}

/**
 * tel_directory_number_describe_forward:
 * @self: the object, read whole
 * @forward: the property of a forward
 *
 * Says where the calls that a forward is for go.
 *
 * Returns: (transfer full) (nullable): the words, %NULL when they are not forwarded
 */
char *
tel_directory_number_describe_forward (TelDirectoryNumber *self, const char *forward)
{
  g_autofree char *destination = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);
  g_return_val_if_fail (forward != NULL, NULL);

  if (tel_directory_number_forwards_to_voice_mail (self, forward))
    /* Translators: where calls are forwarded to */
    return g_strdup (_ ("to voice mail"));

  destination = tel_directory_number_dup_forward_destination (self, forward);
  if (destination == NULL)
    return NULL;

  shown = tel_directory_number_show_pattern (destination);

  /* Translators: where calls are forwarded to: a number */
  return g_strdup_printf (_ ("to %s"), shown);
}

/**
 * tel_directory_number_forward_to_voice_mail:
 * @self: the object, read whole
 * @forward: the property of a forward
 *
 * Has the calls that a forward is for go to voice mail. Everything else of the forward stays as it is.
 */
void
tel_directory_number_forward_to_voice_mail (TelDirectoryNumber *self, const char *forward)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);
  g_autoptr (TelTree) before = NULL;
  g_autoptr (TelTree) after = NULL;

  g_return_if_fail (TEL_IS_DIRECTORY_NUMBER (self));
  g_return_if_fail (forward != NULL);

  before = dup_forward (self, forward);
  g_ptr_array_add (children, tel_tree_new (TO_VOICE_MAIL, "true", NULL, 0));
  for (guint i = 0; before != NULL && i < tel_tree_get_n_children (before); i++)
    {
      TelTree *child = tel_tree_get_child (before, i);

      if (!g_str_equal (tel_tree_get_name (child), TO_VOICE_MAIL))
        g_ptr_array_add (children, tel_tree_ref (child));
    }
  after = tel_tree_new (get_element (forward), NULL, (TelTree *const *) children->pdata, children->len);
  g_object_set (self, forward, after, NULL);
}
