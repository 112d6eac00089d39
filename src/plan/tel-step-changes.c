/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-step-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "model/tel-value-label.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"

/* A member of the property “vendor-config”. */
#define SUPPORT_FIELD "vendor-config.ciscoSupportField"

static char *
describe_deadline (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) deadline = tel_deadline_parse (text, zone);

  /* Read and told in one zone, whichever it is, the hour stays the cluster's own. */
  return deadline != NULL ? tel_deadline_describe (deadline, zone) : g_strdup (text);
}

static char *
describe_strings (const char *const *strings)
{
  return strings != NULL && strings[0] != NULL ? g_strjoinv (", ", (char **) strings) : NULL;
}

/**
 * tel_step_describe_line:
 * @line: a line of a device
 *
 * Tells what a line is in words.
 *
 * Returns: (transfer full): its number, its label and the users it has
 */
char *
tel_step_describe_line (TelLine *line)
{
  const char *const *users = tel_line_get_end_users (line);
  g_autoptr (TelDirectoryNumber) number = NULL;
  g_autofree char *label = NULL;
  g_autofree char *names = NULL;
  const char *text = tel_line_get_label (line) != NULL ? tel_line_get_label (line) : "";

  number = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", tel_line_get_pattern (line), "partition",
                         tel_line_get_partition (line), NULL);
  label = tel_directory_number_dup_label (number);
  names = describe_strings (users);
  if (names == NULL)
    /* Translators: a number and its partition, the line's label */
    return g_strdup_printf (_ ("%s, “%s”"), label, text);

  /* Translators: a number and its partition, the line's label, the user IDs associated with the line */
  return g_strdup_printf (_ ("%s, “%s”, users: %s"), label, text, names);
}

static char *
describe_lines (GListModel *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autofree char *description = tel_step_describe_line (line);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", description);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* A property in words, NULL when it is unset. Of a secret nothing is told. */
static char *
describe_property (TelObject *object, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (object == NULL)
    return NULL;

  g_object_get_property (G_OBJECT (object), pspec->name, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    {
      const char *text = g_value_get_string (&value);

      if (text == NULL || *text == '\0')
        return NULL;

      return g_str_equal (pspec->name, "completes-by") ? describe_deadline (text)
                                                       : g_strdup (tel_value_label_get (pspec->name, text));
    }
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? _ ("yes") : _ ("no"));
  if (G_VALUE_HOLDS_UINT (&value))
    return g_value_get_uint (&value) > 0 ? g_strdup_printf ("%u", g_value_get_uint (&value)) : NULL;
  if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
    return describe_strings (g_value_get_boxed (&value));
  if (G_VALUE_HOLDS_OBJECT (&value) && G_IS_LIST_MODEL (g_value_get_object (&value)))
    return describe_lines (g_value_get_object (&value));

  return NULL;
}

static gboolean
is_tree (TelObject *object, const char *property)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (object), property)->value_type == TEL_TYPE_TREE;
}

/**
 * tel_step_describe_property:
 * @object: an object
 * @property: the name of a property
 *
 * Tells a property's value in words. Of a secret nothing is told; of the product specific settings the Cisco Support
 * Field, the only one that is ever written (G2.8).
 *
 * Returns: (transfer full) (nullable): the value, %NULL when it is unset
 */
char *
tel_step_describe_property (TelObject *object, const char *property)
{
  g_return_val_if_fail (TEL_IS_OBJECT (object), NULL);

  if (TEL_IS_DEVICE (object) && g_str_equal (property, "vendor-config"))
    return tel_device_dup_support_field (TEL_DEVICE (object));
  if (TEL_IS_DIRECTORY_NUMBER (object) && is_tree (object, property))
    return tel_directory_number_describe_forward (TEL_DIRECTORY_NUMBER (object), property);

  return describe_property (object, g_object_class_find_property (G_OBJECT_GET_CLASS (object), property));
}

/* Of the product specific settings only the Cisco Support Field is ever written (G2.8). */
static void
add_support_field (TelStep *self, TelDevice *base, TelDevice *draft)
{
  g_autofree char *before = base != NULL ? tel_device_dup_support_field (base) : NULL;
  g_autofree char *after = tel_device_dup_support_field (draft);

  tel_step_add_change (self, SUPPORT_FIELD, _ ("Cisco Support Field"), before, after);
}

/* Lines that come or go are told in one row, and what more is set of a new one in others. */
static const char *const told_with_line[] = { "index", "pattern", "partition", "label", "end-users", NULL };

/* By the index that the line has before, where it has one. */
static char *
make_line_name (TelLine *line, const char *property)
{
  return g_strdup_printf ("lines[%u]%s%s", tel_line_get_index (line), property != NULL ? "." : "",
                          property != NULL ? property : "");
}

static void
add_line_field (TelStep *self, TelLine *before, TelLine *after, const char *property, const char *place)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (after), property);
  const char *label =
      g_str_equal (property, "index") ? _ ("Position") : tel_object_get_property_label (TEL_OBJECT (after), property);
  g_autofree char *was = before != NULL ? describe_property (TEL_OBJECT (before), pspec) : NULL;
  g_autofree char *will_be = describe_property (TEL_OBJECT (after), pspec);
  /* Translators: which line of a device, which field of it */
  g_autofree char *full = g_strdup_printf (_ ("%s: %s"), place, label);
  g_autofree char *name = make_line_name (before != NULL ? before : after, property);

  tel_step_add_change (self, name, full, was, will_be);
}

static void
add_line (TelStep *self, TelLine *before, TelLine *after)
{
  g_autoptr (TelLine) nothing = tel_line_new ();
  g_autofree char *place = tel_line_describe_place (before != NULL ? before : after);
  g_autofree char *whole = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) differences = NULL;

  if (before == NULL || after == NULL)
    {
      whole = tel_step_describe_line (before != NULL ? before : after);
      name = make_line_name (before != NULL ? before : after, NULL);
      tel_step_add_change (self, name, place, before != NULL ? whole : NULL, before != NULL ? NULL : whole);
    }
  if (after == NULL)
    return;

  differences = tel_object_list_differences (TEL_OBJECT (before != NULL ? before : nothing), TEL_OBJECT (after));
  for (guint i = 0; differences[i] != NULL; i++)
    if (before != NULL || !g_strv_contains (told_with_line, differences[i]))
      add_line_field (self, before, after, differences[i], place);
}

static void
add_lines (TelStep *self, TelDevice *base, TelDevice *draft)
{
  GListModel *before = base != NULL ? tel_device_get_lines (base) : NULL;
  GListModel *after = tel_device_get_lines (draft);

  for (guint i = 0; before != NULL && i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (before, i);

      if (tel_line_find (after, line) == NULL)
        add_line (self, line, NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (after, i);

      add_line (self, before != NULL ? tel_line_find (before, line) : NULL, line);
    }
}

static void
add_property (TelStep *self, TelObject *base, TelObject *draft, const char *property)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (draft), property);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (pspec->value_type == TEL_TYPE_AUTH_STRING)
    return;
  if (TEL_IS_DEVICE (draft) && is_tree (draft, property))
    {
      add_support_field (self, (TelDevice *) base, TEL_DEVICE (draft));
      return;
    }
  if (TEL_IS_DEVICE (draft) && g_str_equal (property, "lines"))
    {
      add_lines (self, (TelDevice *) base, TEL_DEVICE (draft));
      return;
    }

  before = base != NULL ? tel_step_describe_property (base, property) : NULL;
  after = tel_step_describe_property (draft, property);
  tel_step_add_change (self, property, tel_object_get_property_label (draft, property), before, after);
}

static void
add_new_string (TelStep *self, TelDevice *base)
{
  gboolean had_one = base != NULL && tel_device_get_authentication_string (base) != NULL;

  tel_step_add_change (self, "authentication-string", _ ("Authentication String"),
                       had_one ? _ ("the string given before") : NULL, _ ("new string"));
}

/**
 * tel_step_describe_changes:
 * @self: a step that adds or updates
 *
 * Fills the step's changes from its two objects, with the glossary's labels. A string is only said to be new.
 */
void
tel_step_describe_changes (TelStep *self)
{
  TelObject *base;
  TelObject *draft;
  g_autoptr (TelObject) nothing = NULL;
  g_auto (GStrv) differences = NULL;

  g_return_if_fail (TEL_IS_STEP (self));
  g_return_if_fail (tel_step_get_draft (self) != NULL);

  base = tel_step_get_base (self);
  draft = tel_step_get_draft (self);
  nothing = g_object_new (G_OBJECT_TYPE (draft), NULL);
  differences = tel_object_list_differences (base != NULL ? base : nothing, draft);
  for (guint i = 0; differences[i] != NULL; i++)
    add_property (self, base, draft, differences[i]);

  if (tel_step_get_new_string (self))
    add_new_string (self, base != NULL ? TEL_DEVICE (base) : NULL);
}
