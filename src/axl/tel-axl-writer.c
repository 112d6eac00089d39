/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-writer.h"

#include "model/tel-auth-string.h"
#include "model/tel-error.h"
#include "model/tel-tree.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define NO_OPERATION "No Pending Operation"
#define PROTOCOL_SIP "SIP"

/* What is the same for every row of one request. */
typedef struct
{
  TelXmlWriter *xml;
  TelRelease release;
  TelAxlUse use;
} Context;

static gboolean
write_whole (const Context *context, const TelAxlTable *table, TelObject *object, TelObject *original, GError **error);

/* An object's own words for itself in an error: its key, or what kind of thing it is. */
static char *
describe (TelObject *object)
{
  const TelAxlTable *table = tel_axl_table_find (G_OBJECT_TYPE (object));
  const char *key = table != NULL ? tel_object_get_key (object) : NULL;
  g_autofree char *partition = NULL;

  if (table == NULL || key == NULL)
    return g_strdup (_ ("a line"));
  if (table->kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    g_object_get (object, "partition", &partition, NULL);
  return tel_object_kind_describe (table->kind, key, partition);
}

/* Why a field is not written. */
typedef enum
{
  REFUSAL_NO_VALUE,
  REFUSAL_NEEDS_VALUE,
  REFUSAL_LAST_LINE,
  REFUSAL_RELEASE,
  REFUSAL_CERTIFICATE,
  REFUSAL_PROTOCOL,
} Refusal;

static gboolean
refuse (GError **error, TelObject *object, const char *property, Refusal refusal)
{
  g_autofree char *description = describe (object);
  const char *label = tel_object_get_property_label (object, property);

  switch (refusal)
    {
    case REFUSAL_NO_VALUE:
      /* Translators: the name of a field, an object such as “device “CSFTADAMS”” */
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("“%s” of %s has no value."), label, description);
      break;

    case REFUSAL_NEEDS_VALUE:
      /* Translators: the name of a field, an object such as “device “CSFTADAMS”” */
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("“%s” of %s cannot be left empty."), label, description);
      break;

    case REFUSAL_LAST_LINE:
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the name of a field, an object such as “device “CSFTADAMS”” */
                   _ ("“%s” of %s cannot be emptied in release 9.1: one line has to stay."), label, description);
      break;

    case REFUSAL_RELEASE:
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the name of a field, an object such as “device “CSFTADAMS”” */
                   _ ("“%s” of %s cannot be changed in this release of the cluster."), label, description);
      break;

    case REFUSAL_CERTIFICATE:
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the name of a field, an object such as “device “CSFTADAMS”” */
                   _ ("“%s” of %s can only be changed together with a certificate operation."), label, description);
      break;

    case REFUSAL_PROTOCOL:
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the name of a field, an object such as “device “CSFTADAMS”” */
                   _ ("“%s” of %s counts only for the protocol SIP."), label, description);
      break;

    default:
      g_assert_not_reached ();
    }
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gpointer
dup_property (TelObject *object, const char *property)
{
  gpointer value = NULL;

  g_object_get (object, property, &value, NULL);
  return value;
}

/* Gives the text of a property that is kept as one, %NULL when it is unset. */
static char *
dup_text (TelObject *object, const TelAxlRow *row)
{
  if (row->kind == TEL_AXL_NUMBER)
    {
      guint number = 0;

      g_object_get (object, row->property, &number, NULL);
      return number != 0 ? g_strdup_printf ("%u", number) : NULL;
    }

  char *text = dup_property (object, row->property);

  if (is_blank (text))
    g_clear_pointer (&text, g_free);
  return text;
}

static gboolean
has_same_text (TelObject *object, TelObject *other, const TelAxlRow *row)
{
  return other != NULL && tel_object_property_equal (object, other, row->property);
}

/* An unknown value that was read may be sent back; one that is new may not be (contract 2.0, rule 2). */
static gboolean
check_value (const Context *context,
             const TelAxlRow *row,
             TelObject *object,
             TelObject *original,
             const char *value,
             GError **error)
{
  g_autofree char *description = NULL;

  if (tel_axl_row_takes (row, value, context->release) || has_same_text (object, original, row))
    return TRUE;

  description = describe (object);
  g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
               /* Translators: a value, the name of a field, an object such as “device “CSFTADAMS””, a release */
               _ ("“%s” is not a value that “%s” of %s can have in release %s."), value,
               tel_object_get_property_label (object, row->property), description,
               tel_release_to_string (context->release));
  return FALSE;
}

static void
write_tree (TelXmlWriter *xml, const char *name, const TelTree *tree)
{
  guint n_children = tel_tree_get_n_children (tree);

  tel_xml_writer_start (xml, name);
  for (guint i = 0; i < n_children; i++)
    {
      const TelTree *child = tel_tree_get_child (tree, i);

      write_tree (xml, tel_tree_get_name (child), child);
    }
  if (n_children == 0 && !is_blank (tel_tree_get_text (tree)))
    tel_xml_writer_text (xml, tel_tree_get_text (tree));
  tel_xml_writer_end (xml);
}

static const TelTree *
find_part (const TelTree *tree, const char *element)
{
  for (guint i = 0; tree != NULL && i < tel_tree_get_n_children (tree); i++)
    if (strcmp (tel_tree_get_name (tel_tree_get_child (tree, i)), element) == 0)
      return tel_tree_get_child (tree, i);

  return NULL;
}

static gboolean
is_known_part (const TelAxlRow *row, const char *element)
{
  for (const TelAxlPart *part = row->tree; part->element != NULL; part++)
    if (strcmp (part->element, element) == 0)
      return TRUE;

  return FALSE;
}

static void
write_known_parts (TelXmlWriter *xml, const TelAxlRow *row, const TelTree *tree)
{
  for (const TelAxlPart *part = row->tree; part->element != NULL; part++)
    {
      const TelTree *found = find_part (tree, part->element);

      if (part->is_read_only)
        continue;
      if (found != NULL)
        write_tree (xml, part->element, found);
      else if (tree == NULL && part->none != NULL)
        tel_xml_writer_element (xml, part->element, part->none);
      else if (part->is_required)
        tel_xml_writer_element (xml, part->element, NULL);
    }
}

/* Writes a tree as a request takes it, which is not always as an answer gave it; %NULL for one that is gone. */
static void
write_row_tree (TelXmlWriter *xml, const TelAxlRow *row, const TelTree *tree)
{
  if (row->tree == NULL)
    {
      if (tree != NULL)
        write_tree (xml, row->element, tree);
      else
        tel_xml_writer_element (xml, row->element, NULL);
      return;
    }

  tel_xml_writer_start (xml, row->element);
  write_known_parts (xml, row, tree);
  for (guint i = 0; tree != NULL && i < tel_tree_get_n_children (tree); i++)
    {
      const TelTree *child = tel_tree_get_child (tree, i);

      if (!is_known_part (row, tel_tree_get_name (child)))
        write_tree (xml, tel_tree_get_name (child), child);
    }
  tel_xml_writer_end (xml);
}

static void
write_extension (TelXmlWriter *xml, const char *element, const char *pattern, const char *partition)
{
  tel_xml_writer_start (xml, element);
  tel_xml_writer_element (xml, "pattern", pattern);
  tel_xml_writer_element (xml, "routePartitionName", partition);
  tel_xml_writer_end (xml);
}

/* Writes <wrapper><item>…</item></wrapper>; the row's path tells how deep an item's text lies. */
static void
write_texts (TelXmlWriter *xml, const TelAxlRow *row, const char *const *texts)
{
  g_auto (GStrv) path = g_strsplit (row->item, "/", -1);
  guint depth = g_strv_length (path);

  tel_xml_writer_start (xml, row->element);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      for (guint level = 0; level < depth; level++)
        tel_xml_writer_start (xml, path[level]);
      tel_xml_writer_text (xml, texts[i]);
      for (guint level = 0; level < depth; level++)
        tel_xml_writer_end (xml);
    }
  tel_xml_writer_end (xml);
}

static void
write_secret (TelXmlWriter *xml, const TelAxlRow *row, TelObject *object)
{
  g_autoptr (TelAuthString) secret = dup_property (object, row->property);

  if (secret != NULL)
    tel_xml_writer_element (xml, row->element, tel_auth_string_peek (secret));
}

static TelObject *
find_original (const TelAxlTable *items, GListModel *originals, TelObject *item)
{
  for (guint i = 0; originals != NULL && i < g_list_model_get_n_items (originals); i++)
    {
      g_autoptr (TelObject) original = g_list_model_get_item (originals, i);

      if (tel_object_property_equal (item, original, items->keys[0].property))
        return g_steal_pointer (&original);
    }
  return NULL;
}

/* Nothing that was read may be lost when a list goes back whole (architecture, "Field tables"). */
static gboolean
check_known (TelObject *object, const char *within, GError **error)
{
  TelCarried *carried = tel_object_get_carried (object);
  const char *const *unknown = carried != NULL ? tel_carried_get_unknown (carried) : NULL;
  g_autofree char *description = NULL;

  for (guint i = 0; unknown != NULL && unknown[i] != NULL; i++)
    {
      if (within != NULL && !(g_str_has_prefix (unknown[i], within) && unknown[i][strlen (within)] == '/'))
        continue;

      description = describe (object);
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: an object such as “device “CSFTADAMS””, then the name of an XML element */
                   _ ("The cluster keeps something of %s that this program does not know (“%s”). Writing the list back "
                      "would lose it, so nothing was sent: change it in the cluster’s own administration."),
                   description, unknown[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_objects (const Context *context, const TelAxlRow *row, GListModel *objects, GListModel *originals, GError **error)
{
  tel_xml_writer_start (context->xml, row->element);
  for (guint i = 0; i < g_list_model_get_n_items (objects); i++)
    {
      g_autoptr (TelObject) item = g_list_model_get_item (objects, i);
      g_autoptr (TelObject) original = find_original (row->items, originals, item);

      if (!check_known (item, NULL, error))
        return FALSE;
      tel_xml_writer_start (context->xml, row->item);
      if (!write_whole (context, row->items, item, original, error))
        return FALSE;
      tel_xml_writer_end (context->xml);
    }
  tel_xml_writer_end (context->xml);
  return TRUE;
}

/* Writes what the schema demands and the object does not have. */
static gboolean
write_fallback (const Context *context, const TelAxlRow *row, TelObject *object, GError **error)
{
  if (row->fallback != NULL)
    {
      tel_xml_writer_element (context->xml, row->element, row->fallback);
      return TRUE;
    }

  return refuse (error, object, row->property != NULL ? row->property : row->element, REFUSAL_NO_VALUE);
}

static gboolean
write_whole_text (const Context *context, const TelAxlRow *row, TelObject *object, TelObject *original, GError **error)
{
  g_autofree char *text = dup_text (object, row);

  if (text != NULL)
    {
      if (!check_value (context, row, object, original, text, error))
        return FALSE;
      tel_xml_writer_element (context->xml, row->element, text);
      return TRUE;
    }
  if (tel_axl_row_is_required (row, context->use, context->release))
    return write_fallback (context, row, object, error);

  /* Of an item that is written anew, what was taken away is said, what never was is not. */
  if (original != NULL && !tel_object_property_equal (object, original, row->property) &&
      (row->kind == TEL_AXL_TEXT || (row->flags & TEL_AXL_NILLABLE) != 0))
    tel_xml_writer_element (context->xml, row->element, NULL);
  return TRUE;
}

static gboolean
write_whole_carried (const Context *context, const TelAxlRow *row, TelObject *object, gboolean nested, GError **error)
{
  TelCarried *carried = tel_object_get_carried (object);
  TelTree *tree = carried != NULL ? tel_carried_get (carried, row->element) : NULL;
  gboolean empty = tree == NULL || (tel_tree_get_n_children (tree) == 0 && is_blank (tel_tree_get_text (tree)));

  if (!empty)
    write_row_tree (context->xml, row, tree);
  else if (tel_axl_row_is_required (row, context->use, context->release))
    return write_fallback (context, row, object, error);
  else if (tree != NULL && nested && (row->flags & TEL_AXL_NILLABLE) != 0)
    tel_xml_writer_element (context->xml, row->element, NULL);
  return TRUE;
}

static gboolean
write_whole_texts (const Context *context, const TelAxlRow *row, TelObject *object, TelObject *original)
{
  g_auto (GStrv) texts = dup_property (object, row->property);
  gboolean cleared = original != NULL && !tel_object_property_equal (object, original, row->property);

  if (cleared || (texts != NULL && texts[0] != NULL))
    write_texts (context->xml, row, (const char *const *) texts);
  return TRUE;
}

/* Writes one row of an object that is sent with all it has. */
static gboolean
write_whole_row (const Context *context,
                 const TelAxlRow *row,
                 TelObject *object,
                 TelObject *original,
                 gboolean nested,
                 GError **error)
{
  if (row->property == NULL)
    return write_whole_carried (context, row, object, nested, error);

  switch (row->kind)
    {
    case TEL_AXL_TEXT:
    case TEL_AXL_REFERENCE:
    case TEL_AXL_ENUMERATION:
    case TEL_AXL_NUMBER:
      return write_whole_text (context, row, object, original, error);

    case TEL_AXL_BOOLEAN:
      {
        gboolean flag;

        g_object_get (object, row->property, &flag, NULL);
        if (flag || context->use != TEL_AXL_ADD || (row->flags & TEL_AXL_OFF_BY_DEFAULT) == 0)
          tel_xml_writer_element (context->xml, row->element, flag ? "true" : "false");
        return TRUE;
      }

    case TEL_AXL_EXTENSION:
      {
        g_autofree char *pattern = dup_property (object, row->property);
        g_autofree char *partition = dup_property (object, row->partition);

        if (!is_blank (pattern))
          write_extension (context->xml, row->element, pattern, partition);
        else if (tel_axl_row_is_required (row, context->use, context->release))
          return write_fallback (context, row, object, error);
        return TRUE;
      }

    case TEL_AXL_TEXTS:
      return write_whole_texts (context, row, object, original);

    case TEL_AXL_OBJECTS:
      {
        g_autoptr (GListModel) objects = dup_property (object, row->property);

        return g_list_model_get_n_items (objects) == 0 || write_objects (context, row, objects, NULL, error);
      }

    case TEL_AXL_TREE:
      {
        g_autoptr (TelTree) tree = dup_property (object, row->property);

        if (tree != NULL)
          write_row_tree (context->xml, row, tree);
        return TRUE;
      }

    case TEL_AXL_SECRET:
      write_secret (context->xml, row, object);
      return TRUE;

    case TEL_AXL_OBJECTS_REMOVED:
    default:
      g_assert_not_reached ();
    }
}

/* The cluster keeps such a field for SIP phones alone; whether it takes it for others is not known (contract 2.4). */
static gboolean
is_out_of_place (const TelAxlRow *row, TelObject *object)
{
  g_autofree char *protocol = NULL;

  if ((row->flags & TEL_AXL_SIP_ONLY) == 0)
    return FALSE;
  protocol = dup_property (object, "protocol");

  return !is_blank (protocol) && strcmp (protocol, PROTOCOL_SIP) != 0;
}

static gboolean
wants_certificate (TelObject *object)
{
  g_autofree char *operation = dup_property (object, "certificate-operation");

  return !is_blank (operation) && strcmp (operation, NO_OPERATION) != 0;
}

static gboolean
is_certificate_operation (const TelAxlRow *row)
{
  return g_strcmp0 (row->property, "certificate-operation") == 0;
}

/* Writes everything that an object has: for an add, and for an item of a list that goes back whole. */
static gboolean
write_whole (const Context *context, const TelAxlTable *table, TelObject *object, TelObject *original, GError **error)
{
  gboolean nested = table->operand == NULL;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (!tel_axl_row_stands (row, context->use, context->release) || (row->flags & TEL_AXL_READ_ONLY) != 0)
        continue;
      if ((row->flags & TEL_AXL_CERTIFICATE) != 0 && !is_certificate_operation (row) && !wants_certificate (object))
        continue;
      if (is_out_of_place (row, object))
        continue;
      if (!write_whole_row (context, row, object, original, nested, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
row_differs (const TelAxlRow *row, TelObject *base, TelObject *draft)
{
  if (row->property == NULL)
    return FALSE;
  return !tel_object_property_equal (base, draft, row->property) ||
         (row->partition != NULL && !tel_object_property_equal (base, draft, row->partition));
}

static gboolean
write_changed_text (const Context *context, const TelAxlRow *row, TelObject *base, TelObject *draft, GError **error)
{
  g_autofree char *text = dup_text (draft, row);

  if (text != NULL && !check_value (context, row, draft, base, text, error))
    return FALSE;
  if (text == NULL && row->kind != TEL_AXL_TEXT && (row->flags & TEL_AXL_NILLABLE) == 0)
    return refuse (error, draft, row->property, REFUSAL_NEEDS_VALUE);

  tel_xml_writer_element (context->xml, row->element, text);
  return TRUE;
}

static gboolean
write_changed_objects (const Context *context, const TelAxlRow *row, TelObject *base, TelObject *draft, GError **error)
{
  g_autoptr (GListModel) before = dup_property (base, row->property);
  g_autoptr (GListModel) after = dup_property (draft, row->property);
  gboolean emptied = g_list_model_get_n_items (after) == 0;

  if (row->kind == TEL_AXL_OBJECTS_REMOVED)
    return !emptied || write_objects (context, row, before, before, error);
  if (!emptied)
    return write_objects (context, row, after, before, error);

  /* Release 9.1 has no way to say that nothing is left (contract 2.1). */
  if (context->release < TEL_RELEASE_10_0)
    return refuse (error, draft, row->property, REFUSAL_LAST_LINE);
  return TRUE;
}

/* Writes one row of an update that differs. */
static gboolean
write_changed_row (const Context *context, const TelAxlRow *row, TelObject *base, TelObject *draft, GError **error)
{
  switch (row->kind)
    {
    case TEL_AXL_TEXT:
    case TEL_AXL_REFERENCE:
    case TEL_AXL_ENUMERATION:
    case TEL_AXL_NUMBER:
      return write_changed_text (context, row, base, draft, error);

    case TEL_AXL_EXTENSION:
      {
        g_autofree char *pattern = dup_property (draft, row->property);
        g_autofree char *partition = dup_property (draft, row->partition);

        if (!check_known (base, row->element, error))
          return FALSE;
        write_extension (context->xml, row->element, pattern, partition);
        return TRUE;
      }

    case TEL_AXL_TEXTS:
      {
        g_auto (GStrv) texts = dup_property (draft, row->property);

        if (!check_known (base, row->element, error))
          return FALSE;
        write_texts (context->xml, row, (const char *const *) texts);
        return TRUE;
      }

    case TEL_AXL_OBJECTS:
    case TEL_AXL_OBJECTS_REMOVED:
      return check_known (base, row->element, error) && write_changed_objects (context, row, base, draft, error);

    case TEL_AXL_TREE:
      {
        g_autoptr (TelTree) tree = dup_property (draft, row->property);

        write_row_tree (context->xml, row, tree);
        return TRUE;
      }

    case TEL_AXL_BOOLEAN:
    case TEL_AXL_SECRET:
      return write_whole_row (context, row, draft, base, FALSE, error);

    default:
      g_assert_not_reached ();
    }
}

/* Nothing that was changed may silently stay behind. */
static gboolean
check_writable (const Context *context, const TelAxlTable *table, TelObject *base, TelObject *draft, GError **error)
{
  g_auto (GStrv) differences = tel_object_list_differences (base, draft);
  g_autofree char *description = NULL;

  if (differences[0] == NULL)
    {
      description = describe (base);
      /* Translators: an object such as “device “CSFTADAMS”” */
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("Nothing of %s was changed."), description);
      return FALSE;
    }

  for (guint i = 0; differences[i] != NULL; i++)
    {
      const TelAxlRow *row = tel_axl_table_find_property (table, differences[i], context->use, context->release);

      if (row == NULL)
        return refuse (error, draft, differences[i], REFUSAL_RELEASE);
      if ((row->flags & TEL_AXL_CERTIFICATE) != 0 && !wants_certificate (base) && !wants_certificate (draft))
        return refuse (error, draft, differences[i], REFUSAL_CERTIFICATE);
      if (is_out_of_place (row, draft))
        return refuse (error, draft, differences[i], REFUSAL_PROTOCOL);
    }
  return TRUE;
}

static gboolean
certificate_differs (const TelAxlTable *table, TelObject *base, TelObject *draft)
{
  for (guint i = 0; i < table->n_rows; i++)
    if ((table->rows[i].flags & TEL_AXL_CERTIFICATE) != 0 && row_differs (&table->rows[i], base, draft))
      return TRUE;
  return FALSE;
}

/**
 * tel_axl_writer_write_key:
 * @xml: where to write
 * @table: the table of the object
 * @object: an object
 * @error: return location for an error
 *
 * Writes the elements that name one object in a request. A directory number in no partition has an empty one (contract
 * 2.2).
 *
 * Returns: %FALSE with %TEL_ERROR_INVALID when the object has no name
 */
gboolean
tel_axl_writer_write_key (TelXmlWriter *xml, const TelAxlTable *table, TelObject *object, GError **error)
{
  for (guint i = 0; i < tel_axl_table_get_n_keys (table); i++)
    {
      const TelAxlKey *key = &table->keys[i];
      g_autofree char *value = dup_property (object, key->property);

      if (is_blank (value) && strcmp (key->property, "partition") != 0)
        return refuse (error, object, key->property, REFUSAL_NO_VALUE);
      tel_xml_writer_element (xml, key->element, value);
    }
  return TRUE;
}

/**
 * tel_axl_writer_write_added:
 * @xml: where to write
 * @table: the table of the object
 * @release: the release of the request
 * @object: what is to be added
 * @error: return location for an error
 *
 * Writes what is set of an object, what it carries, and what the release demands besides.
 *
 * Returns: %FALSE with %TEL_ERROR_INVALID when a value is missing or is none of those that the row takes
 */
gboolean
tel_axl_writer_write_added (
    TelXmlWriter *xml, const TelAxlTable *table, TelRelease release, TelObject *object, GError **error)
{
  const Context context = { xml, release, TEL_AXL_ADD };

  return write_whole (&context, table, object, NULL, error);
}

/**
 * tel_axl_writer_write_changed:
 * @xml: where to write
 * @table: the table of the objects
 * @release: the release of the request
 * @base: the object as it was read
 * @draft: the object as it is to be
 * @error: return location for an error
 *
 * Writes only what differs (contract 2.0, rule 5); lists are written whole, with what their items carry.
 *
 * Returns: %FALSE with %TEL_ERROR_INVALID when nothing differs, when something cannot be changed, or when a list
 *   cannot be written back without a loss
 */
gboolean
tel_axl_writer_write_changed (
    TelXmlWriter *xml, const TelAxlTable *table, TelRelease release, TelObject *base, TelObject *draft, GError **error)
{
  const Context context = { xml, release, TEL_AXL_UPDATE };
  gboolean certificate = certificate_differs (table, base, draft);

  if (!check_writable (&context, table, base, draft, error))
    return FALSE;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (!tel_axl_row_stands (row, TEL_AXL_UPDATE, release) || (row->flags & TEL_AXL_READ_ONLY) != 0)
        continue;
      if ((row->flags & TEL_AXL_CERTIFICATE) != 0)
        {
          if (!certificate || (!is_certificate_operation (row) && !wants_certificate (draft)))
            continue;
          if (!write_whole_row (&context, row, draft, base, FALSE, error))
            return FALSE;
        }
      else if (row_differs (row, base, draft) && !write_changed_row (&context, row, base, draft, error))
        {
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_key (const TelAxlTable *table, const TelAxlRow *row)
{
  for (guint i = 0; i < tel_axl_table_get_n_keys (table); i++)
    if (g_strcmp0 (table->keys[i].property, row->property) == 0)
      return TRUE;
  return FALSE;
}

/**
 * tel_axl_writer_write_tags:
 * @xml: where to write
 * @table: a table
 * @release: the release of the request
 * @purpose: what the list is for
 *
 * Writes the tags that a list is to return: those that have a property, secrets only for one who asks for them.
 */
void
tel_axl_writer_write_tags (TelXmlWriter *xml, const TelAxlTable *table, TelRelease release, TelAxlPurpose purpose)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (!tel_axl_row_stands (row, TEL_AXL_TAG, release) || row->property == NULL ||
          (row->kind == TEL_AXL_SECRET && purpose != TEL_AXL_PURPOSE_SECRETS) ||
          (purpose == TEL_AXL_PURPOSE_NAMES && !is_key (table, row)))
        continue;

      if (row->kind == TEL_AXL_EXTENSION)
        write_extension (xml, row->element, NULL, NULL);
      else if (row->kind == TEL_AXL_BOOLEAN || (row->flags & TEL_AXL_FILLED_TAG) != 0)
        tel_xml_writer_element (xml, row->element, "t");
      else
        tel_xml_writer_element (xml, row->element, NULL);
    }
}
