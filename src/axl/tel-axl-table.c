/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-table.h"

#include "model/tel-reference.h"

#include <string.h>

static const TelAxlTable *const tables[] = {
  [TEL_OBJECT_KIND_USER] = &tel_axl_user_table,
  [TEL_OBJECT_KIND_DEVICE] = &tel_axl_phone_table,
  [TEL_OBJECT_KIND_DIRECTORY_NUMBER] = &tel_axl_directory_number_table,
  [TEL_OBJECT_KIND_SECURITY_PROFILE] = &tel_axl_security_profile_table,
  [TEL_OBJECT_KIND_SIP_PROFILE] = &tel_axl_sip_profile_table,
  [TEL_OBJECT_KIND_PARAMETER] = &tel_axl_parameter_table,
  [TEL_OBJECT_KIND_DEVICE_POOL] = &tel_axl_device_pool_table,
  [TEL_OBJECT_KIND_LOCATION] = &tel_axl_location_table,
  [TEL_OBJECT_KIND_CALLING_SEARCH_SPACE] = &tel_axl_calling_search_space_table,
  [TEL_OBJECT_KIND_PARTITION] = &tel_axl_partition_table,
  [TEL_OBJECT_KIND_BUTTON_TEMPLATE] = &tel_axl_button_template_table,
  [TEL_OBJECT_KIND_COMMON_PHONE_PROFILE] = &tel_axl_common_phone_profile_table,
  [TEL_OBJECT_KIND_USER_GROUP] = &tel_axl_user_group_table,
  [TEL_OBJECT_KIND_SERVICE_PROFILE] = &tel_axl_service_profile_table,
  [TEL_OBJECT_KIND_PRESENCE_GROUP] = &tel_axl_presence_group_table,
  [TEL_OBJECT_KIND_PROCESS_NODE] = &tel_axl_process_node_table,
  [TEL_OBJECT_KIND_CALL_MANAGER_GROUP] = &tel_axl_call_manager_group_table,
  [TEL_OBJECT_KIND_SOFTKEY_TEMPLATE] = &tel_axl_softkey_template_table,
};

G_STATIC_ASSERT (G_N_ELEMENTS (tables) == TEL_N_OBJECT_KINDS);

static gboolean
spans (TelRelease since, TelRelease until, TelRelease release)
{
  return release >= since && (until == 0 || release <= until);
}

/**
 * tel_axl_table_get:
 * @kind: a kind of object
 *
 * Gets the table by which objects of a kind are read and written.
 *
 * Returns: (transfer none): the table
 */
const TelAxlTable *
tel_axl_table_get (TelObjectKind kind)
{
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return tables[kind];
}

/**
 * tel_axl_table_find:
 * @object_type: the type of an object
 *
 * Finds the table of the objects of a class. References have none: their kind is not seen from their class.
 *
 * Returns: (transfer none) (nullable): the table
 */
const TelAxlTable *
tel_axl_table_find (GType object_type)
{
  if (object_type == TEL_TYPE_REFERENCE)
    return NULL;

  for (guint kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    if (tel_object_kind_get_object_type (kind) == object_type)
      return tables[kind];

  return NULL;
}

/**
 * tel_axl_table_find_element:
 * @self: a table
 * @element: the name of an element of an answer
 * @release: the release
 * @place: (inout) (nullable): where to begin, which is set to what follows the row: answers mostly come in the table's
 *   order
 *
 * Finds the row of an element. A row of another release is better than none: answers are read leniently.
 *
 * Returns: (transfer none) (nullable): the row, %NULL when the table does not know the element
 */
const TelAxlRow *
tel_axl_table_find_element (const TelAxlTable *self, const char *element, TelRelease release, guint *place)
{
  const TelAxlRow *other = NULL;
  guint begin = place != NULL ? *place : 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      guint position = (begin + i) % self->n_rows;
      const TelAxlRow *row = &self->rows[position];

      if (strcmp (row->element, element) != 0)
        continue;
      if (tel_axl_row_stands (row, TEL_AXL_GET | TEL_AXL_LIST, release))
        {
          if (place != NULL)
            *place = position + 1;
          return row;
        }
      if (other == NULL)
        other = row;
    }

  return other;
}

/**
 * tel_axl_table_find_property:
 * @self: a table
 * @property: the name of a property
 * @use: what for
 * @release: the release
 *
 * Finds the row that writes a property.
 *
 * Returns: (transfer none) (nullable): the row, %NULL when the release has no such use of the property
 */
const TelAxlRow *
tel_axl_table_find_property (const TelAxlTable *self, const char *property, TelAxlUse use, TelRelease release)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      const TelAxlRow *row = &self->rows[i];

      if (tel_axl_row_stands (row, use, release) &&
          (g_strcmp0 (row->property, property) == 0 || g_strcmp0 (row->partition, property) == 0))
        return row;
    }

  return NULL;
}

/**
 * tel_axl_table_get_n_keys:
 * @self: a table
 *
 * Counts the elements that name an object.
 *
 * Returns: how many there are
 */
guint
tel_axl_table_get_n_keys (const TelAxlTable *self)
{
  guint n_keys = 0;

  while (n_keys < TEL_AXL_MAX_KEYS && self->keys[n_keys].element != NULL)
    n_keys++;

  return n_keys;
}

/**
 * tel_axl_row_stands:
 * @self: a row
 * @uses: of #TelAxlUse; any of them will do
 * @release: the release
 *
 * Tells whether the element stands at this place for one of the uses.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_axl_row_stands (const TelAxlRow *self, guint uses, TelRelease release)
{
  return (self->uses & uses) != 0 && spans (self->since, self->until, release);
}

/**
 * tel_axl_row_is_required:
 * @self: a row
 * @use: what for
 * @release: the release
 *
 * Tells whether the schema demands the element.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_axl_row_is_required (const TelAxlRow *self, TelAxlUse use, TelRelease release)
{
  return (self->required & use) != 0 && tel_axl_row_stands (self, use, release) &&
         spans (self->required_since, self->required_until, release);
}

/**
 * tel_axl_row_takes:
 * @self: a row
 * @value: a value
 * @release: the release
 *
 * Tells whether a value may be sent. The schema's enumerations are open, so that this is the only check (contract 2.0,
 * rule 2).
 *
 * Returns: %TRUE when it is one of the row's values, or the row does not list any
 */
gboolean
tel_axl_row_takes (const TelAxlRow *self, const char *value, TelRelease release)
{
  if (self->values == NULL)
    return TRUE;

  for (const TelAxlValue *known = self->values; known->name != NULL; known++)
    if (known->since <= release && strcmp (known->name, value) == 0)
      return TRUE;

  return FALSE;
}
