/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-reader.h"

#include "model/tel-auth-string.h"
#include "model/tel-line.h"

#include <string.h>

#define MAX_PROPERTIES 64

/* What is gathered of one object before it is made, so that it is made in one go. */
typedef struct
{
  const TelAxlTable *table;
  TelRelease release;
  TelAxlElements *elements;
  const char *names[MAX_PROPERTIES];
  GValue values[MAX_PROPERTIES];
  guint n_values;
  GPtrArray *carried;
  GPtrArray *unknown;
} Gathering;

/* Gives the place for the value of a property, or %NULL when it has been given one (an element that stands twice). */
static GValue *
add_value (Gathering *gathering, const char *property, GType type)
{
  for (guint i = 0; i < gathering->n_values; i++)
    if (strcmp (gathering->names[i], property) == 0)
      return NULL;

  g_return_val_if_fail (gathering->n_values < MAX_PROPERTIES, NULL);

  GValue *value = &gathering->values[gathering->n_values];

  gathering->names[gathering->n_values++] = property;
  memset (value, 0, sizeof *value);
  return g_value_init (value, type);
}

static void
add_text (Gathering *gathering, const char *property, const char *text)
{
  if (text == NULL)
    return;

  GValue *value = add_value (gathering, property, G_TYPE_STRING);

  if (value != NULL)
    g_value_set_string (value, text);
}

/* AXL writes upper case and braces, the database neither (contract 6.2): one form, so that two of the same are equal.
 */
static void
add_uuid (Gathering *gathering, const char *uuid)
{
  g_autofree char *upper = uuid != NULL ? g_ascii_strup (uuid, -1) : NULL;
  g_autofree char *braced = upper != NULL && *upper != '{' ? g_strconcat ("{", upper, "}", NULL) : NULL;

  add_text (gathering, "uuid", braced != NULL ? braced : upper);
}

static void
add_boxed (Gathering *gathering, const char *property, GType type, gpointer boxed)
{
  GValue *value = add_value (gathering, property, type);

  if (value != NULL)
    g_value_take_boxed (value, boxed);
  else
    g_boxed_free (type, boxed);
}

/* Takes each form of a boolean that the schema allows (contract 2.0, rule 4). */
static gboolean
parse_boolean (const char *text)
{
  return g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "t") == 0 || g_strcmp0 (text, "1") == 0;
}

static void
add_number (Gathering *gathering, const char *property, const char *text)
{
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL))
    return;

  GValue *value = add_value (gathering, property, G_TYPE_UINT);

  if (value != NULL)
    g_value_set_uint (value, (guint) number);
}

/* Collects the texts at the end of a path such as “userGroup/name”. */
static void
collect_texts (TelAxlElements *elements, guint element, char **path, GStrvBuilder *texts)
{
  for (guint child = tel_axl_elements_get_first_child (elements, element); child != TEL_AXL_NO_ELEMENT;
       child = tel_axl_elements_get_next (elements, child))
    {
      if (strcmp (tel_axl_elements_get_name (elements, child), path[0]) != 0)
        continue;
      if (path[1] != NULL)
        collect_texts (elements, child, path + 1, texts);
      else if (tel_axl_elements_get_text (elements, child) != NULL)
        g_strv_builder_add (texts, tel_axl_elements_get_text (elements, child));
    }
}

static void
add_texts (Gathering *gathering, const TelAxlRow *row, guint element)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) path = g_strsplit (row->item, "/", -1);

  collect_texts (gathering->elements, element, path, texts);
  add_boxed (gathering, row->property, G_TYPE_STRV, g_strv_builder_end (texts));
}

static const char *
get_child_text (TelAxlElements *elements, guint element, const char *name)
{
  guint child = tel_axl_elements_find_child (elements, element, name);

  return child != TEL_AXL_NO_ELEMENT ? tel_axl_elements_get_text (elements, child) : NULL;
}

static gboolean
starts_with_step (const char *path, const char *start)
{
  gsize length = strlen (start);

  return strncmp (path, start, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* A path is known when it leads to a known one, is one, or lies within one. */
static gboolean
is_known_path (const TelAxlRow *row, const char *path)
{
  static const char *const extension_parts[] = { "pattern", "routePartitionName", NULL };
  const char *const *parts = row->kind == TEL_AXL_EXTENSION ? extension_parts : row->parts;

  if (row->item != NULL && (starts_with_step (row->item, path) || starts_with_step (path, row->item)))
    return TRUE;
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (starts_with_step (parts[i], path) || starts_with_step (path, parts[i]))
      return TRUE;
  return FALSE;
}

/* Notes what a row does not know of the inside of its element. */
static void
note_unknown (Gathering *gathering, const TelAxlRow *row, guint element, const char *within)
{
  for (guint child = tel_axl_elements_get_first_child (gathering->elements, element); child != TEL_AXL_NO_ELEMENT;
       child = tel_axl_elements_get_next (gathering->elements, child))
    {
      const char *name = tel_axl_elements_get_name (gathering->elements, child);
      g_autofree char *path = within != NULL ? g_strconcat (within, "/", name, NULL) : g_strdup (name);

      if (is_known_path (row, path))
        note_unknown (gathering, row, child, path);
      else
        g_ptr_array_add (gathering->unknown, g_strconcat (row->element, "/", path, NULL));
    }
}

static gboolean
has_known_inside (const TelAxlRow *row)
{
  return row->kind == TEL_AXL_EXTENSION || row->kind == TEL_AXL_TEXTS || row->kind == TEL_AXL_OBJECTS ||
         row->parts != NULL;
}

static void
gather_property (Gathering *gathering, const TelAxlRow *row, guint element)
{
  TelAxlElements *elements = gathering->elements;
  const char *text = tel_axl_elements_get_text (elements, element);
  GValue *value;

  switch (row->kind)
    {
    case TEL_AXL_TEXT:
    case TEL_AXL_REFERENCE:
    case TEL_AXL_ENUMERATION:
      add_text (gathering, row->property, text);
      break;

    case TEL_AXL_BOOLEAN:
      value = text != NULL ? add_value (gathering, row->property, G_TYPE_BOOLEAN) : NULL;
      if (value != NULL)
        g_value_set_boolean (value, parse_boolean (text));
      break;

    case TEL_AXL_NUMBER:
      add_number (gathering, row->property, text);
      break;

    case TEL_AXL_EXTENSION:
      add_text (gathering, row->property, get_child_text (elements, element, "pattern"));
      add_text (gathering, row->partition, get_child_text (elements, element, "routePartitionName"));
      break;

    case TEL_AXL_TEXTS:
      add_texts (gathering, row, element);
      break;

    case TEL_AXL_TREE:
      add_boxed (gathering, row->property, TEL_TYPE_TREE, tel_axl_elements_to_tree (elements, element));
      break;

    case TEL_AXL_SECRET:
      if (text != NULL)
        add_boxed (gathering, row->property, TEL_TYPE_AUTH_STRING, tel_auth_string_new (text));
      break;

    case TEL_AXL_OBJECTS:
    case TEL_AXL_OBJECTS_REMOVED:
      /* The list belongs to the object and is filled once that is made. */
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
gather (Gathering *gathering, guint element)
{
  TelAxlElements *elements = gathering->elements;
  guint place = 0;

  for (guint child = tel_axl_elements_get_first_child (elements, element); child != TEL_AXL_NO_ELEMENT;
       child = tel_axl_elements_get_next (elements, child))
    {
      const char *name = tel_axl_elements_get_name (elements, child);
      const TelAxlRow *row = tel_axl_table_find_element (gathering->table, name, gathering->release, &place);

      if (row == NULL)
        {
          g_ptr_array_add (gathering->unknown, g_strdup (name));
          continue;
        }
      if ((row->flags & TEL_AXL_SECRET_TEXT) != 0)
        continue;
      if (has_known_inside (row))
        note_unknown (gathering, row, child, NULL);
      if (row->property != NULL)
        gather_property (gathering, row, child);
      else
        g_ptr_array_add (gathering->carried, tel_axl_elements_to_tree (elements, child));
    }
}

static void
fill_list (TelObject *object, const TelAxlRow *row, TelRelease release, TelAxlElements *elements, guint element)
{
  g_autoptr (GListStore) list = NULL;

  g_object_get (object, row->property, &list, NULL);
  for (guint child = tel_axl_elements_get_first_child (elements, element); child != TEL_AXL_NO_ELEMENT;
       child = tel_axl_elements_get_next (elements, child))
    if (strcmp (tel_axl_elements_get_name (elements, child), row->item) == 0)
      {
        g_autoptr (TelObject) item = tel_axl_reader_read (row->items, release, elements, child);

        g_list_store_append (list, item);
      }
}

static void
fill_lists (TelObject *object, const TelAxlTable *table, TelRelease release, TelAxlElements *elements, guint element)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      guint child;

      if (row->kind != TEL_AXL_OBJECTS)
        continue;
      child = tel_axl_elements_find_child (elements, element, row->element);
      if (child != TEL_AXL_NO_ELEMENT)
        fill_list (object, row, release, elements, child);
    }
}

static void
add_carried (Gathering *gathering)
{
  if (gathering->carried->len == 0 && gathering->unknown->len == 0)
    return;

  g_ptr_array_add (gathering->unknown, NULL);
  add_boxed (gathering, "carried", TEL_TYPE_CARRIED,
             tel_carried_new ((TelTree *const *) gathering->carried->pdata, gathering->carried->len,
                              (const char *const *) gathering->unknown->pdata));
}

/**
 * tel_axl_reader_read:
 * @table: the table of the object
 * @release: the release of the answer
 * @elements: the elements of the answer
 * @element: the object's own
 *
 * Makes an object of its elements, in whatever order they stand (contract 1.1). What has no property is carried, what
 * no row knows is listed, values that are not known are kept as they are.
 *
 * Returns: (transfer full): a new object
 */
TelObject *
tel_axl_reader_read (const TelAxlTable *table, TelRelease release, TelAxlElements *elements, guint element)
{
  GType type = table == &tel_axl_line_appearance_table ? TEL_TYPE_LINE : tel_object_kind_get_object_type (table->kind);
  g_autoptr (GPtrArray) carried = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  Gathering gathering = {
    .table = table,
    .release = release,
    .elements = elements,
    .carried = carried,
    .unknown = unknown,
  };
  TelObject *object;

  add_uuid (&gathering, tel_axl_elements_get_uuid (elements, element));
  gather (&gathering, element);
  add_carried (&gathering);

  object = TEL_OBJECT (g_object_new_with_properties (type, gathering.n_values, gathering.names, gathering.values));
  for (guint i = 0; i < gathering.n_values; i++)
    g_value_unset (&gathering.values[i]);
  fill_lists (object, table, release, elements, element);

  return object;
}
