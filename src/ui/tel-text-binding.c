/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-text-binding.h"

#include "model/tel-directory-number.h"

static gboolean
to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *text = g_value_get_string (from);

  /* An editable takes no NULL. */
  g_value_set_string (to, text != NULL ? text : "");

  return TRUE;
}

static gboolean
to_number (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *pattern = g_value_get_string (from);

  g_value_take_string (to, tel_directory_number_show_pattern (pattern != NULL ? pattern : ""));

  return TRUE;
}

static gboolean
from_number (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_take_string (to, tel_directory_number_read_pattern (g_value_get_string (from)));

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

/**
 * tel_text_binding_new_for_number:
 * @source: an object
 * @property: a string property of @source that holds a directory number as the cluster keeps it
 * @editable: an entry
 *
 * Does the same as tel_text_binding_new() for a number, which is typed and shown as people write it: +81… is kept as
 * \\+81….
 */
void
tel_text_binding_new_for_number (GObject *source, const char *property, GtkEditable *editable)
{
  g_return_if_fail (G_IS_OBJECT (source));
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  g_object_bind_property_full (source, property, editable, "text", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               to_number, from_number, NULL, NULL);
}
