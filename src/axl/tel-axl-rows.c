/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-rows.h"

/* Each row is an array of values as long as its last one asks for. */
struct _TelAxlRows
{
  GPtrArray *columns;
  GPtrArray *rows;
  guint next_column;
};

/**
 * tel_axl_rows_new:
 *
 * Makes an empty list of rows.
 *
 * Returns: (transfer full): a new list
 */
TelAxlRows *
tel_axl_rows_new (void)
{
  TelAxlRows *self = g_new0 (TelAxlRows, 1);

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  return self;
}

static gpointer
copy_text (gconstpointer text, gpointer user_data)
{
  return g_strdup (text);
}

static gpointer
copy_row (gconstpointer row, gpointer user_data)
{
  /* The function takes what it copies as not its own to change, and the library does not. */
  return g_ptr_array_copy ((GPtrArray *) row, copy_text, NULL);
}

/**
 * tel_axl_rows_copy:
 * @self: a list of rows
 *
 * Copies the list.
 *
 * Returns: (transfer full): a new list
 */
TelAxlRows *
tel_axl_rows_copy (const TelAxlRows *self)
{
  TelAxlRows *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (TelAxlRows, 1);
  copy->columns = g_ptr_array_copy (self->columns, copy_text, NULL);
  copy->rows = g_ptr_array_copy (self->rows, copy_row, NULL);
  copy->next_column = self->next_column;

  return copy;
}

/**
 * tel_axl_rows_free:
 * @self: (nullable) (transfer full): a list of rows
 *
 * Frees the list.
 */
void
tel_axl_rows_free (TelAxlRows *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * tel_axl_rows_begin_row:
 * @self: a list of rows
 *
 * Adds a row, whose values tel_axl_rows_add_value() gives.
 */
void
tel_axl_rows_begin_row (TelAxlRows *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (g_free));
  self->next_column = 0;
}

/* The first row says which columns there are. Two of one name are two columns: they keep their order in each row. */
static guint
find_column (TelAxlRows *self, const char *name)
{
  for (guint i = self->next_column; i < self->columns->len; i++)
    if (g_str_equal (g_ptr_array_index (self->columns, i), name))
      return i;
  for (guint i = 0; self->rows->len > 1 && i < MIN (self->next_column, self->columns->len); i++)
    if (g_str_equal (g_ptr_array_index (self->columns, i), name))
      return i;

  g_ptr_array_add (self->columns, g_strdup (name));

  return self->columns->len - 1;
}

/**
 * tel_axl_rows_add_value:
 * @self: a list of rows
 * @column: the column's name
 * @value: (nullable): the value, %NULL for the null of SQL
 *
 * Adds a value to the last row.
 */
void
tel_axl_rows_add_value (TelAxlRows *self, const char *column, const char *value)
{
  GPtrArray *row;
  guint position;

  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);
  g_return_if_fail (self->rows->len > 0);

  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  position = find_column (self, column);
  if (row->len <= position)
    g_ptr_array_set_size (row, (int) position + 1);
  g_free (g_ptr_array_index (row, position));
  g_ptr_array_index (row, position) = g_strdup (value);
  self->next_column = position + 1;
}

/**
 * tel_axl_rows_get_n_rows:
 * @self: a list of rows
 *
 * Returns: how many rows there are
 */
guint
tel_axl_rows_get_n_rows (const TelAxlRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * tel_axl_rows_get_n_columns:
 * @self: a list of rows
 *
 * Returns: how many columns there are; none where no row matched, because only rows name them
 */
guint
tel_axl_rows_get_n_columns (const TelAxlRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

/**
 * tel_axl_rows_get_column:
 * @self: a list of rows
 * @column: the number of a column, from 0
 *
 * Returns: the column's name as the cluster gave it, which is in lower case (contract 2.8)
 */
const char *
tel_axl_rows_get_column (const TelAxlRows *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, column);
}

/**
 * tel_axl_rows_get_value:
 * @self: a list of rows
 * @row: the number of a row, from 0
 * @column: the number of a column, from 0
 *
 * Gets one value. An answer shows null and the empty text alike, as an empty element (contract 2.8): both are %NULL.
 *
 * Returns: (nullable): the value, %NULL for none
 */
const char *
tel_axl_rows_get_value (const TelAxlRows *self, guint row, guint column)
{
  const GPtrArray *values;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  values = g_ptr_array_index (self->rows, row);

  return column < values->len ? g_ptr_array_index (values, column) : NULL;
}

/**
 * tel_axl_rows_look_up:
 * @self: a list of rows
 * @row: the number of a row, from 0
 * @column: the name of a column, in lower case
 *
 * Gets the value of the first column of that name.
 *
 * Returns: (nullable): the value, %NULL for none
 */
const char *
tel_axl_rows_look_up (const TelAxlRows *self, guint row, const char *column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (g_ptr_array_index (self->columns, i), column))
      return tel_axl_rows_get_value (self, row, i);

  return NULL;
}
