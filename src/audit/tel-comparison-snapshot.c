/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include "axl/tel-axl-table.h"

/* What is in no list but in a part of its own, or in none. */
static const struct
{
  GType (*object_type) (void);
  const char *property;
  guint parts;
} told[] = {
  { tel_device_get_type, "lines", TEL_SNAPSHOT_BIT (LINES) },
  { tel_user_get_type, "associated-devices", TEL_SNAPSHOT_BIT (ASSOCIATIONS) },
  { tel_user_get_type, "groups", TEL_SNAPSHOT_BIT (GROUPS) },
  { tel_user_get_type, "primary-pattern", TEL_SNAPSHOT_BIT (PRIMARY_EXTENSIONS) },
  { tel_user_get_type, "primary-partition", TEL_SNAPSHOT_BIT (PRIMARY_EXTENSIONS) },
  { tel_line_get_type, "end-users", TEL_SNAPSHOT_BIT (LINE_USERS) },
};

/* What a query for the lines brings; the rest is there only where each device was read whole. */
static const char *const told_of_line[] = { "index",         "pattern",       "partition",    "label", "display",
                                            "external-mask", "maximum-calls", "busy-trigger", NULL };

static gboolean
is_blank (TelObject *object, const char *property)
{
  g_autofree char *text = tel_step_describe_property (object, property);

  return text == NULL;
}

static gboolean
is_listed (TelComparison *self, TelObject *object, const char *property)
{
  return tel_axl_table_find_property (tel_axl_table_find (G_OBJECT_TYPE (object)), property, TEL_AXL_LIST,
                                      tel_snapshot_get_release (self->snapshot)) != NULL;
}

/**
 * tel_comparison_is_told:
 * @self: a comparison
 * @left: the left object, or a line of it
 * @property: a property of it
 *
 * Tells whether the left side says what the property is, be it that it is unset. An object that was read whole always
 * does; a snapshot has what the cluster lists, and what was joined to it.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_comparison_is_told (TelComparison *self, TelObject *left, const char *property)
{
  if (self->snapshot == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i].object_type () == G_OBJECT_TYPE (left) && g_str_equal (told[i].property, property))
      return tel_snapshot_has (self->snapshot, told[i].parts);
  if (TEL_IS_LINE (left))
    return g_strv_contains (told_of_line, property) || !is_blank (left, property);

  return is_listed (self, left, property);
}
