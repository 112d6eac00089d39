/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-line.h"

#include <glib/gi18n-lib.h>

#include "model/tel-directory-number.h"

/**
 * TelLine:
 *
 * A line appearance: a directory number as it stands on one device.
 */
struct _TelLine
{
  TelObject parent_instance;

  guint index;
  char *label;
  char *display;
  char *display_ascii;
  char *pattern;
  char *partition;
  char *external_mask;
  guint maximum_calls;
  guint busy_trigger;
  char *ring_setting;
  char *busy_ring_setting;
  char **end_users;
};

G_DEFINE_FINAL_TYPE (TelLine, tel_line, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "index", N_ ("Line"), TEL_PROPERTY_UINT, NULL, G_STRUCT_OFFSET (TelLine, index) },
  { "label", N_ ("Line text label"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelLine, label) },
  { "display", N_ ("Display (caller ID)"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelLine, display) },
  { "display-ascii", N_ ("ASCII display (caller ID)"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelLine, display_ascii) },
  { "pattern", N_ ("Directory Number"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelLine, pattern) },
  { "partition", N_ ("Partition"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelLine, partition) },
  { "external-mask", N_ ("External phone number mask"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelLine, external_mask) },
  { "maximum-calls", N_ ("Maximum number of calls"), TEL_PROPERTY_UINT, NULL,
    G_STRUCT_OFFSET (TelLine, maximum_calls) },
  { "busy-trigger", N_ ("Busy trigger"), TEL_PROPERTY_UINT, NULL, G_STRUCT_OFFSET (TelLine, busy_trigger) },
  { "ring-setting", N_ ("Ring setting"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelLine, ring_setting) },
  { "busy-ring-setting", N_ ("Ring setting during a call"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelLine, busy_ring_setting) },
  { "end-users", N_ ("Users Associated with Line"), TEL_PROPERTY_STRINGS, NULL, G_STRUCT_OFFSET (TelLine, end_users) },
};

static void
tel_line_class_init (TelLineClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "pattern");
}

static void
tel_line_init (TelLine *self)
{
}

/**
 * tel_line_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelLine *
tel_line_new (void)
{
  return g_object_new (TEL_TYPE_LINE, NULL);
}

/**
 * tel_line_get_index:
 * @self: the object
 *
 * Gets the position on the device, from 1.
 *
 * Returns: the value
 */
guint
tel_line_get_index (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), 0);

  return self->index;
}

/**
 * tel_line_get_label:
 * @self: the object
 *
 * Gets the text beside the button.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_label (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->label;
}

/**
 * tel_line_get_display:
 * @self: the object
 *
 * Gets the name a called party sees.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_display (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->display;
}

/**
 * tel_line_get_display_ascii:
 * @self: the object
 *
 * Gets the same in ASCII.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_display_ascii (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->display_ascii;
}

/**
 * tel_line_get_pattern:
 * @self: the object
 *
 * Gets the directory number.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_pattern (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->pattern;
}

/**
 * tel_line_get_partition:
 * @self: the object
 *
 * Gets the partition of the directory number; NULL when it is in none.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_partition (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->partition;
}

/**
 * tel_line_get_external_mask:
 * @self: the object
 *
 * Gets the external phone number mask.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_external_mask (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->external_mask;
}

/**
 * tel_line_get_maximum_calls:
 * @self: the object
 *
 * Gets the maximum number of calls.
 *
 * Returns: the value
 */
guint
tel_line_get_maximum_calls (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), 0);

  return self->maximum_calls;
}

/**
 * tel_line_get_busy_trigger:
 * @self: the object
 *
 * Gets the number of calls from which the line is busy.
 *
 * Returns: the value
 */
guint
tel_line_get_busy_trigger (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), 0);

  return self->busy_trigger;
}

/**
 * tel_line_get_ring_setting:
 * @self: the object
 *
 * Gets how the line rings while the device is idle.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_ring_setting (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->ring_setting;
}

/**
 * tel_line_get_busy_ring_setting:
 * @self: the object
 *
 * Gets how the line rings while the device has a call.
 *
 * Returns: (nullable): the value
 */
const char *
tel_line_get_busy_ring_setting (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return self->busy_ring_setting;
}

/**
 * tel_line_get_end_users:
 * @self: the object
 *
 * Gets the user IDs of the associated end users, at most five (G5.2).
 *
 * Returns: (nullable): the values, NULL-terminated
 */
const char *const *
tel_line_get_end_users (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return (const char *const *) self->end_users;
}

/**
 * tel_line_dup_number_label:
 * @self: the object
 *
 * Names the directory number of the line as tel_directory_number_dup_label() does.
 *
 * Returns: (transfer full): the number with its partition
 */
char *
tel_line_dup_number_label (TelLine *self)
{
  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  return tel_directory_number_make_label (self->pattern, self->partition);
}

/**
 * tel_line_describe_place:
 * @self: the object
 *
 * Names the line on its device: its position and its number.
 *
 * Returns: (transfer full): e.g. “Line 1 (1001 in PT-Internal)”
 */
char *
tel_line_describe_place (TelLine *self)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (TEL_IS_LINE (self), NULL);

  number = tel_line_dup_number_label (self);

  /* Translators: the position of a line on a device, its number with the partition */
  return g_strdup_printf (_ ("Line %u (%s)"), self->index, number);
}

/**
 * tel_line_has_same_number:
 * @self: the object
 * @other: another line
 *
 * Tells whether two lines are appearances of one directory number.
 *
 * Returns: %TRUE when pattern and partition are the same
 */
gboolean
tel_line_has_same_number (TelLine *self, TelLine *other)
{
  g_return_val_if_fail (TEL_IS_LINE (self), FALSE);
  g_return_val_if_fail (TEL_IS_LINE (other), FALSE);

  return g_strcmp0 (self->pattern, other->pattern) == 0 &&
         g_str_equal (self->partition != NULL ? self->partition : "", other->partition != NULL ? other->partition : "");
}

/**
 * tel_line_find:
 * @lines: (element-type TelLine): the lines of a device
 * @line: a line of another version of the device
 *
 * Finds the same appearance: by its identity, so that a number that was changed is followed, else by its number.
 *
 * Returns: (transfer none) (nullable): the line of @lines
 */
TelLine *
tel_line_find (GListModel *lines, TelLine *line)
{
  const char *uuid = tel_object_get_uuid (TEL_OBJECT (line));
  TelLine *found = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (lines), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) other = g_list_model_get_item (lines, i);

      if (uuid != NULL && g_strcmp0 (uuid, tel_object_get_uuid (TEL_OBJECT (other))) == 0)
        return other;
      if (found == NULL && tel_line_has_same_number (line, other))
        found = other;
    }

  return found;
}
