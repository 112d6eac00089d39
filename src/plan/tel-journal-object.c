/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-object.h"

#include "axl/tel-axl-table.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#define CARRIED "carried"
#define KNOWN "known"
#define UNKNOWN "unknown"

/* The node that json_node_init_object() makes would have a reference of its own. */
static JsonNode *
take_members (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);

  return node;
}

static JsonNode *
tree_to_json (const TelTree *tree)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", tel_tree_get_name (tree));
  if (tel_tree_get_text (tree) != NULL)
    json_object_set_string_member (object, "text", tel_tree_get_text (tree));
  if (tel_tree_get_n_children (tree) > 0)
    {
      JsonArray *children = json_array_new ();

      for (guint i = 0; i < tel_tree_get_n_children (tree); i++)
        json_array_add_element (children, tree_to_json (tel_tree_get_child (tree, i)));
      json_object_set_array_member (object, "children", children);
    }

  return take_members (object);
}

static TelTree *
tree_from_json (JsonNode *node)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);
  JsonObject *object;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  if (json_object_get_string_member_with_default (object, "name", NULL) == NULL)
    return NULL;

  array = json_object_has_member (object, "children") ? json_object_get_array_member (object, "children") : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TelTree *child = tree_from_json (json_array_get_element (array, i));

      if (child == NULL)
        return NULL;
      g_ptr_array_add (children, child);
    }

  return tel_tree_new (json_object_get_string_member (object, "name"),
                       json_object_get_string_member_with_default (object, "text", NULL),
                       (TelTree *const *) children->pdata, children->len);
}

static JsonNode *
strings_to_json (const char *const *strings)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_array_unref (array);

  return node;
}

static char **
strings_from_json (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = json_node_get_string (json_array_get_element (array, i));

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static JsonNode *
carried_to_json (TelCarried *carried)
{
  JsonObject *object = json_object_new ();
  JsonArray *known = json_array_new ();

  for (guint i = 0; i < tel_carried_get_n_known (carried); i++)
    json_array_add_element (known, tree_to_json (tel_carried_get_known (carried, i)));
  json_object_set_array_member (object, KNOWN, known);
  json_object_set_member (object, UNKNOWN, strings_to_json (tel_carried_get_unknown (carried)));

  return take_members (object);
}

static TelCarried *
carried_from_json (JsonNode *node)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);
  g_auto (GStrv) unknown = NULL;
  JsonObject *object;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  if (!json_object_has_member (object, KNOWN) || !json_object_has_member (object, UNKNOWN))
    return NULL;

  array = json_object_get_array_member (object, KNOWN);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      TelTree *tree = tree_from_json (json_array_get_element (array, i));

      if (tree == NULL)
        return NULL;
      g_ptr_array_add (known, tree);
    }
  unknown = strings_from_json (json_object_get_member (object, UNKNOWN));

  return tel_carried_new ((TelTree *const *) known->pdata, known->len, (const char *const *) unknown);
}

static JsonNode *
list_to_json (GListModel *list)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (TelObject) item = g_list_model_get_item (list, i);

      json_array_add_element (array, tel_journal_object_to_json (item));
    }
  json_array_unref (array);

  return node;
}

/* A property as it is written, NULL when it is unset or a secret. */
static JsonNode *
value_to_json (const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    return json_node_init_string (json_node_alloc (), g_value_get_string (value));
  if (G_VALUE_HOLDS_BOOLEAN (value) && g_value_get_boolean (value))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (G_VALUE_HOLDS_UINT (value) && g_value_get_uint (value) > 0)
    return json_node_init_int (json_node_alloc (), g_value_get_uint (value));
  if (G_VALUE_HOLDS (value, G_TYPE_STRV) && g_value_get_boxed (value) != NULL)
    return strings_to_json (g_value_get_boxed (value));
  if (G_VALUE_HOLDS (value, TEL_TYPE_TREE) && g_value_get_boxed (value) != NULL)
    return tree_to_json (g_value_get_boxed (value));
  if (G_VALUE_HOLDS (value, TEL_TYPE_CARRIED) && g_value_get_boxed (value) != NULL)
    return carried_to_json (g_value_get_boxed (value));
  if (G_VALUE_HOLDS_OBJECT (value) && G_IS_LIST_MODEL (g_value_get_object (value)))
    return list_to_json (g_value_get_object (value));

  return NULL;
}

static gboolean
read_list (GListStore *list, JsonNode *node, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autoptr (TelObject) item = tel_journal_object_from_json (g_list_model_get_item_type (G_LIST_MODEL (list)),
                                                                 json_array_get_element (array, i), error);

      if (item == NULL)
        return FALSE;
      g_list_store_append (list, item);
    }

  return TRUE;
}

static gboolean
read_property (TelObject *object, GParamSpec *pspec, JsonNode *node, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (object), pspec->name, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    g_value_set_string (&value, json_node_get_string (node));
  else if (G_VALUE_HOLDS_BOOLEAN (&value))
    g_value_set_boolean (&value, json_node_get_boolean (node));
  else if (G_VALUE_HOLDS_UINT (&value))
    g_value_set_uint (&value, (guint) json_node_get_int (node));
  else if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
    g_value_take_boxed (&value, strings_from_json (node));
  else if (G_VALUE_HOLDS (&value, TEL_TYPE_TREE))
    g_value_take_boxed (&value, tree_from_json (node));
  else if (G_VALUE_HOLDS (&value, TEL_TYPE_CARRIED))
    g_value_take_boxed (&value, carried_from_json (node));
  else if (G_VALUE_HOLDS_OBJECT (&value) && G_IS_LIST_STORE (g_value_get_object (&value)))
    return read_list (g_value_get_object (&value), node, error);
  else
    return TRUE;

  g_object_set_property (G_OBJECT (object), pspec->name, &value);

  return TRUE;
}

/* What an older version carried may be a property by now. */
static void
take_carried (TelObject *object)
{
  const TelAxlTable *table = tel_axl_table_find (G_OBJECT_TYPE (object));
  TelCarried *carried = tel_object_get_carried (object);

  for (guint i = 0; table != NULL && carried != NULL && i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      TelTree *tree = tel_carried_get (carried, row->element);
      g_autoptr (TelTree) present = NULL;

      if (tree == NULL || row->kind != TEL_AXL_TREE || row->property == NULL)
        continue;
      g_object_get (object, row->property, &present, NULL);
      if (present == NULL)
        g_object_set (object, row->property, tree, NULL);
    }
}

/**
 * tel_journal_object_to_json:
 * @object: an object
 *
 * Writes down every property that is set and what is carried. Secrets are left out (architecture, write path 7).
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
tel_journal_object_to_json (TelObject *object)
{
  JsonObject *members = json_object_new ();
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  g_return_val_if_fail (TEL_IS_OBJECT (object), NULL);

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      JsonNode *node;

      g_object_get_property (G_OBJECT (object), pspecs[i]->name, &value);
      node = value_to_json (&value);
      if (node != NULL)
        json_object_set_member (members, pspecs[i]->name, node);
    }

  return take_members (members);
}

/**
 * tel_journal_object_from_json:
 * @type: the class of the object
 * @node: what tel_journal_object_to_json() wrote
 * @error: return location for an error
 *
 * Makes an object anew. A member that the class does not know any more stops it: what cannot be understood whole is not
 * to be sent. What was carried when it was written down, and is a property now, becomes one.
 *
 * Returns: (transfer full): the object, or %NULL with %TEL_ERROR_STORAGE
 */
TelObject *
tel_journal_object_from_json (GType type, JsonNode *node, GError **error)
{
  g_autoptr (TelObject) object = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  g_return_val_if_fail (g_type_is_a (type, TEL_TYPE_OBJECT), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("An object in the journal cannot be read."));

      return NULL;
    }

  object = g_object_new (type, NULL);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);

      if (pspec == NULL)
        {
          g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
                       /* Translators: the name of a field */
                       _ ("An object in the journal was written by another version: it has “%s”, which is not known "
                          "here."),
                       name);

          return NULL;
        }
      if (!read_property (object, pspec, member, error))
        return NULL;
    }
  take_carried (object);

  return g_steal_pointer (&object);
}
