/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-text-binding.h"

static gboolean
to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *text = g_value_get_string (from);

  /* An editable takes no NULL. */
  g_value_set_string (to, text != NULL ? text : "");

  return TRUE;
}

/**
 * tel_text_binding_new:
 * @source: an object
 * @property: a string property of @source, which may be unset
 * @editable: an entry
 *
 * Keeps an entry and a property the same in both directions for as long as both live; an unset property is an empty
 * entry.
 */
void
tel_text_binding_new (GObject *source, const char *property, GtkEditable *editable)
{
  g_return_if_fail (G_IS_OBJECT (source));
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  g_object_bind_property_full (source, property, editable, "text", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               to_text, NULL, NULL, NULL);
}
