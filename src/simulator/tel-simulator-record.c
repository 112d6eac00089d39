/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-record.h"

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-tree.h"
#include "simulator/tel-simulator-types.h"

/* An element of a tail that refers to another object: to a row of a table, or to a kind of object that this cluster
 * has none of. */
typedef struct
{
  const char *elements;
  const char *table;
} TailReference;

static const TailReference tail_references[] = {
  { "|callingSearchSpaceName|secondaryCallingSearchSpaceName|automatedAlternateRoutingCssName|monitoringCssName|"
    "cgpnTransformationCssName|",
    "callingsearchspace" },
  { "|voiceMailProfileName|", "voicemessagingprofile" },
  { "|callPickupGroupName|", "pickupgroup" },
  { "|pwdCredPolicyName|pinCredPolicyName|", "credentialpolicy" },
  { "|mediaResourceListName|commonDeviceConfigName|aarNeighborhoodName|geoLocationName|geoLocationFilterName|"
    "recordingProfileName|featureControlPolicy|dialRulesName|wifiHotspotProfile|wirelessLanProfileGroup|elinGroup|"
    "mraServiceDomain|defaultProfileName|externalCallControlProfile|"
    "customerName|",
    NULL },
};

/**
 * tel_simulator_record_get_name_column:
 * @table: a table that others refer to
 *
 * Returns: the column by which AXL names its rows
 */
const char *
tel_simulator_record_get_name_column (const char *table)
{
  if (g_str_equal (table, "enduser"))
    return "userid";

  return g_str_equal (table, "numplan") ? "dnorpattern" : "name";
}

/**
 * tel_simulator_record_brace:
 * @pkid: a primary key as the database has it
 *
 * Returns: (transfer full): the key as AXL shows it, in upper case and braces (contract 6.2)
 */
char *
tel_simulator_record_brace (const char *pkid)
{
  g_autofree char *upper = g_ascii_strup (pkid, -1);

  return g_strconcat ("{", upper, "}", NULL);
}

/**
 * tel_simulator_record_unbrace:
 * @uuid: a key as AXL shows it
 *
 * Returns: (transfer full): the key as the database has it
 */
char *
tel_simulator_record_unbrace (const char *uuid)
{
  g_autofree char *lower = g_ascii_strdown (uuid, -1);
  gsize length = strlen (lower);

  return length >= 2 && *lower == '{' && lower[length - 1] == '}' ? g_strndup (lower + 1, length - 2)
                                                                  : g_steal_pointer (&lower);
}

/**
 * tel_simulator_record_check_name:
 * @table: the table of an object
 * @name: (nullable): the name it is to have
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the object would have no name
 */
gboolean
tel_simulator_record_check_name (const char *table, const char *name, GError **error)
{
  if (name != NULL && *name != '\0')
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL, "Cannot insert a null into column (%s.name).",
               table);

  return FALSE;
}

/**
 * tel_simulator_record_is_empty:
 * @element: an element
 *
 * Returns: whether it has neither text nor children nor the uuid of something it refers to
 */
gboolean
tel_simulator_record_is_empty (const TelSimulatorElement *element)
{
  const char *text = tel_simulator_element_get_text (element);

  return (text == NULL || *text == '\0') && tel_simulator_element_get_n_children (element) == 0 &&
         tel_simulator_element_get_attribute (element, "uuid") == NULL;
}

/**
 * tel_simulator_record_refer:
 * @context: the cluster
 * @reference: an element that names another object by its text or its `uuid` attribute (contract 2.0, rule 3)
 * @table: the table of that object
 * @pkid: (out) (transfer full) (nullable): its key, NULL when the element is empty
 * @error: return location for a #GError
 *
 * Finds what a request refers to.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such object
 */
gboolean
tel_simulator_record_refer (const TelSimulatorContext *context,
                            const TelSimulatorElement *reference,
                            const char *table,
                            char **pkid,
                            GError **error)
{
  const char *uuid = tel_simulator_element_get_attribute (reference, "uuid");
  const char *text = tel_simulator_element_get_text (reference);
  const char *column = uuid != NULL ? "pkid" : tel_simulator_record_get_name_column (table);
  g_autofree char *key = uuid != NULL ? tel_simulator_record_unbrace (uuid) : g_strdup (text);
  g_autofree char *sql = NULL;

  *pkid = NULL;

  if (key == NULL || *key == '\0')
    return TRUE;

  sql = g_strdup_printf ("SELECT pkid FROM %s WHERE %s = ?", table, column);
  *pkid = tel_simulator_store_look_up (context->store, sql, key, TEL_SIMULATOR_END);

  if (*pkid != NULL)
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
               "Item not valid: The specified %s was not found", uuid != NULL ? uuid : text);

  return FALSE;
}

/**
 * tel_simulator_record_find_type:
 * @context: the cluster
 * @table: a type table
 * @name: the name of one of its values
 *
 * Returns: (transfer full) (nullable): its number, NULL when the cluster does not know it
 */
char *
tel_simulator_record_find_type (const TelSimulatorContext *context, const char *table, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT enum FROM %s WHERE name = ?", table);

  return tel_simulator_store_look_up (context->store, sql, name, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_record_find:
 * @context: the cluster
 * @object: the kind of object
 * @request: a request with the key, its `uuid` or the object's own name
 * @code: the code of the fault when there is none: 5007, in an update 5003 (contract 1.4)
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the primary key, NULL with @error set when there is no such object
 */
char *
tel_simulator_record_find (const TelSimulatorContext *context,
                           const TelSimulatorObject *object,
                           const TelSimulatorElement *request,
                           int code,
                           GError **error)
{
  const char *uuid = tel_simulator_element_get_child_text (request, "uuid");
  const char *name = tel_simulator_element_get_child_text (request, object->key);
  g_autofree char *key = uuid != NULL ? tel_simulator_record_unbrace (uuid) : g_strdup (name);
  g_autofree char *sql =
      g_strdup_printf ("SELECT pkid FROM %s WHERE %s = ?", object->table, uuid != NULL ? "pkid" : object->key_column);
  g_autofree char *pkid = NULL;

  if (key != NULL)
    pkid = tel_simulator_store_look_up (context->store, sql, key, TEL_SIMULATOR_END);

  if (pkid != NULL)
    return g_steal_pointer (&pkid);

  if (code == TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND)
    g_set_error (error, TEL_SIMULATOR_FAULT, code, "%s not found", object->label);
  else
    g_set_error (error, TEL_SIMULATOR_FAULT, code, "Item not valid: The specified %s was not found", object->label);

  return NULL;
}

/**
 * tel_simulator_record_add_reference:
 * @parent: an element of an answer
 * @name: the name of the reference
 * @text: (nullable): the name of what it refers to
 * @pkid: (nullable): its key; without one the element is empty
 *
 * Adds a reference as CUCM's answers have it, with the `uuid` of what it names.
 */
void
tel_simulator_record_add_reference (TelSimulatorElement *parent, const char *name, const char *text, const char *pkid)
{
  TelSimulatorElement *child = tel_simulator_element_add_text_child (parent, name, text != NULL ? text : "");
  g_autofree char *uuid = pkid != NULL ? tel_simulator_record_brace (pkid) : NULL;

  if (uuid != NULL)
    tel_simulator_element_set_attribute (child, "uuid", uuid);
}

/**
 * tel_simulator_record_read_tail:
 * @tail: (nullable): the `tail` of a row
 * @element: the element of the answer
 *
 * Adds the elements that no column holds.
 */
void
tel_simulator_record_read_tail (const char *tail, TelSimulatorElement *element)
{
  g_autoptr (TelSimulatorElement) tree = tail != NULL ? tel_simulator_envelope_read_bare (tail, NULL) : NULL;

  for (guint i = 0; tree != NULL && i < tel_simulator_element_get_n_children (tree); i++)
    tel_simulator_element_take_child (element,
                                      tel_simulator_element_copy (tel_simulator_element_get_nth_child (tree, i)));
}

/**
 * tel_simulator_record_wants:
 * @tags: (nullable): the `returnedTags` of a request
 * @element: the name of an element
 *
 * Returns: whether the element is asked for
 */
gboolean
tel_simulator_record_wants (const TelSimulatorElement *tags, const char *element)
{
  return tags == NULL || tel_simulator_element_get_n_children (tags) == 0 ||
         tel_simulator_element_get_child (tags, element) != NULL;
}

static const TelSimulatorField *
find_field (const TelSimulatorObject *object, const char *element)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (g_str_equal (object->fields[i].element, element))
      return &object->fields[i];

  return NULL;
}

/* Reading a tail is most of the work for a row, and few lists ask for anything in it. */
static gboolean
wants_tail (const TelSimulatorObject *object, const TelSimulatorElement *tags)
{
  if (tags == NULL || tel_simulator_element_get_n_children (tags) == 0)
    return TRUE;

  for (guint i = 0; i < tel_simulator_element_get_n_children (tags); i++)
    {
      const char *name = tel_simulator_element_get_name (tel_simulator_element_get_nth_child (tags, i));

      if (find_field (object, name) == NULL && !g_strv_contains (object->own, name))
        return TRUE;
    }

  return FALSE;
}

static char *
build_query (const TelSimulatorObject *object, const TelSimulatorElement *tags, const char *condition)
{
  g_autoptr (GString) columns =
      g_string_new (wants_tail (object, tags) ? "SELECT t.pkid, t.tail" : "SELECT t.pkid, NULL");
  g_autoptr (GString) joins = g_string_new (NULL);

  for (guint i = 0; i < object->n_fields; i++)
    {
      const TelSimulatorField *field = &object->fields[i];

      if (!tel_simulator_record_wants (tags, field->element))
        continue;

      if (field->kind == TEL_SIMULATOR_FIELD_ENUMERATION)
        {
          g_string_append_printf (columns, ", j%u.name", i);
          g_string_append_printf (joins, " LEFT JOIN %s j%u ON j%u.enum = t.%s", field->target, i, i, field->column);
        }
      else if (field->kind == TEL_SIMULATOR_FIELD_REFERENCE)
        {
          g_string_append_printf (columns, ", j%u.%s, j%u.pkid", i,
                                  tel_simulator_record_get_name_column (field->target), i);
          g_string_append_printf (joins, " LEFT JOIN %s j%u ON j%u.pkid = t.%s", field->target, i, i, field->column);
        }
      else
        g_string_append_printf (columns, ", t.%s", field->column);
    }

  return g_strdup_printf ("%s FROM %s t%s %s", columns->str, object->table, joins->str, condition);
}

static TelSimulatorElement *
read_row (const TelSimulatorContext *context,
          const TelSimulatorObject *object,
          const TelSimulatorElement *tags,
          TelSimulatorRows *rows,
          guint row)
{
  TelSimulatorElement *element = tel_simulator_element_new (object->element, NULL);
  const char *pkid = tel_simulator_rows_get (rows, row, 0);
  g_autofree char *uuid = tel_simulator_record_brace (pkid);
  guint column = 2;

  tel_simulator_element_set_attribute (element, "uuid", uuid);

  for (guint i = 0; i < object->n_fields; i++)
    {
      const TelSimulatorField *field = &object->fields[i];
      const char *value;

      if (!tel_simulator_record_wants (tags, field->element))
        continue;

      value = tel_simulator_rows_get (rows, row, column++);

      if (field->kind == TEL_SIMULATOR_FIELD_REFERENCE)
        tel_simulator_record_add_reference (element, field->element, value,
                                            tel_simulator_rows_get (rows, row, column++));
      else if (field->kind != TEL_SIMULATOR_FIELD_BOOLEAN)
        tel_simulator_element_add_text_child (element, field->element, value != NULL ? value : "");
      else if (value != NULL)
        tel_simulator_element_add_text_child (element, field->element, g_str_equal (value, "t") ? "true" : "false");
    }

  tel_simulator_record_read_tail (tel_simulator_rows_get (rows, row, 1), element);

  if (object->complete != NULL)
    object->complete (context, pkid, tags, element);

  return element;
}

/**
 * tel_simulator_record_read:
 * @context: the cluster
 * @object: the kind of object
 * @tags: (nullable): which elements are wanted, all when NULL or empty
 * @condition: the rest of the query, with the object's table as `t`
 * @values: (element-type utf8): the values of @condition
 *
 * Reads objects with their columns, their tail and what the object's own code adds from other tables.
 *
 * Returns: (transfer full) (element-type TelSimulatorElement): the objects, each with its `uuid` attribute
 */
GPtrArray *
tel_simulator_record_read (const TelSimulatorContext *context,
                           const TelSimulatorObject *object,
                           const TelSimulatorElement *tags,
                           const char *condition,
                           GPtrArray *values)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_simulator_element_free);
  g_autofree char *sql = build_query (object, tags, condition);
  g_autoptr (GPtrArray) rows = tel_simulator_store_select_array (context->store, sql, values);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (elements, read_row (context, object, tags, rows, i));

  return elements;
}

/**
 * tel_simulator_record_read_one:
 * @context: the cluster
 * @object: the kind of object
 * @pkid: the key of an existing one
 *
 * Returns: (transfer full): the object, as tel_simulator_record_read() gives it
 */
TelSimulatorElement *
tel_simulator_record_read_one (const TelSimulatorContext *context, const TelSimulatorObject *object, const char *pkid)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) elements = NULL;

  g_ptr_array_add (values, (gpointer) pkid);
  elements = tel_simulator_record_read (context, object, NULL, "WHERE t.pkid = ?", values);
  g_return_val_if_fail (elements->len == 1, NULL);

  return g_ptr_array_steal_index (elements, 0);
}

/**
 * tel_simulator_record_return:
 * @context: the cluster
 * @object: the kind of object
 * @pkid: which one
 * @request: what asked for it, perhaps with `returnedTags`
 * @response: what is filled with `return` and the object
 *
 * Gives one object that was found.
 */
void
tel_simulator_record_return (const TelSimulatorContext *context,
                             const TelSimulatorObject *object,
                             const char *pkid,
                             const TelSimulatorElement *request,
                             TelSimulatorElement *response)
{
  const TelSimulatorElement *tags = tel_simulator_element_get_child (request, "returnedTags");
  g_autoptr (TelSimulatorElement) element = tel_simulator_record_read_one (context, object, pkid);

  tel_simulator_element_take_child (tel_simulator_element_add_child (response, "return"),
                                    tel_simulator_tree_prune (element, tags));
}

/**
 * tel_simulator_record_get:
 * @context: the cluster
 * @object: the kind of object
 * @request: the key, and perhaps `returnedTags`
 * @response: what is filled with `return` and the object
 * @error: return location for a #GError
 *
 * Gives one object with everything that it has (contract 2.0, rule 9).
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such object
 */
gboolean
tel_simulator_record_get (const TelSimulatorContext *context,
                          const TelSimulatorObject *object,
                          const TelSimulatorElement *request,
                          TelSimulatorElement *response,
                          GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, object, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);

  if (pkid == NULL)
    return FALSE;

  tel_simulator_record_return (context, object, pkid, request, response);

  return TRUE;
}

/**
 * tel_simulator_record_remove:
 * @context: the cluster
 * @object: the kind of object
 * @request: the key
 * @response: what is filled with the key of what is gone
 * @error: return location for a #GError
 *
 * Removes one object, unless something refers to it.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such object or it is in use
 */
gboolean
tel_simulator_record_remove (const TelSimulatorContext *context,
                             const TelSimulatorObject *object,
                             const TelSimulatorElement *request,
                             TelSimulatorElement *response,
                             GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, object, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE pkid = ?", object->table);

  return pkid != NULL && tel_simulator_store_run (context->store, error, sql, pkid, TEL_SIMULATOR_END) &&
         tel_simulator_record_answer (response, pkid);
}

static gboolean
convert (const TelSimulatorContext *context,
         const TelSimulatorField *field,
         const TelSimulatorElement *element,
         char **value,
         GError **error)
{
  const char *text = tel_simulator_element_get_text (element);
  gboolean empty = text == NULL || *text == '\0';

  *value = NULL;

  if (field->kind == TEL_SIMULATOR_FIELD_REFERENCE)
    {
      if (!tel_simulator_record_refer (context, element, field->target, value, error))
        return FALSE;
    }
  else if (!empty && field->kind == TEL_SIMULATOR_FIELD_BOOLEAN)
    *value = g_strdup (tel_simulator_types_read_boolean (text) ? "t" : "f");
  else if (!empty && field->kind == TEL_SIMULATOR_FIELD_ENUMERATION)
    *value = tel_simulator_record_find_type (context, field->target, text);
  else if (!empty)
    *value = g_strdup (text);

  if (*value == NULL && !empty)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "The specified value for %s is not valid: %s",
                 field->element, text);
  else if (*value == NULL && (field->flags & TEL_SIMULATOR_FIELD_REQUIRED) != 0)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL, "Cannot insert a null into column (%s).",
                 field->column);
  else
    return TRUE;

  return FALSE;
}

static const TailReference *
find_tail_reference (const char *element)
{
  static GHashTable *table = NULL;

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (tail_references); i++)
        {
          g_auto (GStrv) names = g_strsplit (tail_references[i].elements, "|", -1);

          for (guint j = 0; names[j] != NULL; j++)
            if (*names[j] != '\0')
              g_hash_table_insert (table, g_strdup (names[j]), (gpointer) &tail_references[i]);
        }
    }

  return g_hash_table_lookup (table, element);
}

static TelSimulatorElement *
copy_tail_reference (const TelSimulatorContext *context,
                     const TelSimulatorElement *element,
                     const TailReference *reference,
                     GError **error)
{
  const char *text = tel_simulator_element_get_text (element);
  g_autoptr (TelSimulatorElement) copy = tel_simulator_element_new (tel_simulator_element_get_name (element), NULL);
  g_autofree char *pkid = NULL;
  g_autofree char *name = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *sql = NULL;

  if (reference->table == NULL)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                   "Item not valid: The specified %s was not found",
                   text != NULL && *text != '\0' ? text : tel_simulator_element_get_attribute (element, "uuid"));

      return NULL;
    }

  if (!tel_simulator_record_refer (context, element, reference->table, &pkid, error))
    return NULL;

  sql = g_strdup_printf ("SELECT name FROM %s WHERE pkid = ?", reference->table);
  name = tel_simulator_store_look_up (context->store, sql, pkid, TEL_SIMULATOR_END);
  uuid = tel_simulator_record_brace (pkid);
  tel_simulator_element_append_text (copy, name, strlen (name));
  tel_simulator_element_set_attribute (copy, "uuid", uuid);

  return g_steal_pointer (&copy);
}

static gboolean
is_tail_boolean (const char *parent, const char *name)
{
  /* In a SIP profile `callerName` is a text. */
  return tel_simulator_types_is_boolean (name) ||
         (g_str_equal (name, "callerName") && g_strcmp0 (parent, "callInfoDisplay") == 0);
}

/* What goes to a tail: references checked, enumerations checked, booleans in one form, without attributes that only a
 * request has. The content of vendorConfig is the device's own affair. */
static TelSimulatorElement *
copy_for_tail (const TelSimulatorContext *context,
               const TelSimulatorElement *element,
               const char *parent,
               GError **error)
{
  const char *name = tel_simulator_element_get_name (element);
  const char *text = tel_simulator_element_get_text (element);
  const char *special = tel_simulator_element_get_attribute (element, "special");
  g_autoptr (TelSimulatorElement) copy = tel_simulator_element_new (name, NULL);
  const TailReference *reference = find_tail_reference (name);

  if (reference != NULL && !tel_simulator_record_is_empty (element))
    return copy_tail_reference (context, element, reference, error);

  if (!tel_simulator_types_allow (name, text))
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The specified value for %s is not valid: %s", name, text);

      return NULL;
    }

  if (special != NULL)
    tel_simulator_element_set_attribute (copy, "special", special);

  if (text != NULL && *text != '\0' && is_tail_boolean (parent, name))
    text = tel_simulator_types_read_boolean (text) ? "true" : "false";

  if (text != NULL && tel_simulator_element_get_n_children (element) == 0)
    tel_simulator_element_append_text (copy, text, strlen (text));

  for (guint i = 0; i < tel_simulator_element_get_n_children (element); i++)
    {
      const TelSimulatorElement *inner = tel_simulator_element_get_nth_child (element, i);
      TelSimulatorElement *child;

      if (!tel_simulator_types_is_kept (tel_simulator_element_get_name (inner)))
        continue;

      child = copy_for_tail (context, inner, name, error);
      if (child == NULL)
        return NULL;

      tel_simulator_element_take_child (copy, child);
    }

  return g_steal_pointer (&copy);
}

/**
 * tel_simulator_record_write_tail:
 * @context: the cluster
 * @old: (nullable): the tail as it is
 * @changes: an element whose children are laid over it
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the new tail, NULL with a #TelSimulatorFault when a value or a reference is refused
 */
char *
tel_simulator_record_write_tail (const TelSimulatorContext *context,
                                 const char *old,
                                 const TelSimulatorElement *changes,
                                 GError **error)
{
  g_autoptr (TelSimulatorElement) base =
      old != NULL ? tel_simulator_envelope_read_bare (old, error) : tel_simulator_element_new ("tail", NULL);
  g_autoptr (TelSimulatorElement) checked = tel_simulator_element_new ("tail", NULL);
  g_autoptr (TelSimulatorElement) merged = NULL;

  if (base == NULL)
    return NULL;

  for (guint i = 0; i < tel_simulator_element_get_n_children (changes); i++)
    {
      TelSimulatorElement *child =
          copy_for_tail (context, tel_simulator_element_get_nth_child (changes, i), NULL, error);

      if (child == NULL)
        return NULL;

      tel_simulator_element_take_child (checked, child);
    }

  merged = tel_simulator_tree_merge (base, checked);

  return tel_simulator_tree_to_xml (merged);
}

static gboolean
write_tail (const TelSimulatorContext *context,
            const TelSimulatorObject *object,
            const char *pkid,
            const TelSimulatorElement *changes,
            GError **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT tail FROM %s WHERE pkid = ?", object->table);
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET tail = ? WHERE pkid = ?", object->table);
  g_autofree char *old = tel_simulator_store_look_up (context->store, select, pkid, TEL_SIMULATOR_END);
  g_autofree char *tail = NULL;

  if (tel_simulator_element_get_n_children (changes) == 0)
    return TRUE;

  tail = tel_simulator_record_write_tail (context, old, changes, error);

  return tail != NULL && tel_simulator_store_run (context->store, error, update, tail, pkid, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_record_write:
 * @context: the cluster
 * @object: the kind of object
 * @pkid: the key of an existing row
 * @values: an element whose children are written; one that is empty is cleared, one that is absent stays as it is
 * @error: return location for a #GError
 *
 * Writes columns and tail (contract 2.0, rule 5). Elements that are the object's own affair are passed over.
 *
 * Returns: FALSE with a #TelSimulatorFault when a value or a reference is refused
 */
gboolean
tel_simulator_record_write (const TelSimulatorContext *context,
                            const TelSimulatorObject *object,
                            const char *pkid,
                            const TelSimulatorElement *values,
                            GError **error)
{
  g_autoptr (GString) assignments = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TelSimulatorElement) rest = tel_simulator_element_new ("tail", NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < tel_simulator_element_get_n_children (values); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (values, i);
      const char *name = tel_simulator_element_get_name (child);
      const TelSimulatorField *field = find_field (object, name);
      char *value = NULL;

      if (g_strv_contains (object->own, name) || g_str_equal (name, "uuid") ||
          (field != NULL && (field->flags & TEL_SIMULATOR_FIELD_READ_ONLY) != 0))
        continue;

      if (field == NULL)
        {
          tel_simulator_element_take_child (rest, tel_simulator_element_copy (child));
          continue;
        }

      if (!convert (context, field, child, &value, error))
        return FALSE;

      g_string_append_printf (assignments, "%s%s = ?", assignments->len > 0 ? ", " : "", field->column);
      g_ptr_array_add (texts, value);
    }

  if (texts->len > 0)
    {
      g_ptr_array_add (texts, g_strdup (pkid));
      sql = g_strdup_printf ("UPDATE %s SET %s WHERE pkid = ?", object->table, assignments->str);

      if (!tel_simulator_store_run_array (context->store, sql, texts, error))
        return FALSE;
    }

  return write_tail (context, object, pkid, rest, error);
}

/**
 * tel_simulator_record_answer:
 * @response: the answer to a write
 * @pkid: (nullable): the key of what was written; without one the answer is `true`
 *
 * Gives a write its `return` (contract 2.0, rule 9).
 *
 * Returns: TRUE, so that an operation can end with it
 */
gboolean
tel_simulator_record_answer (TelSimulatorElement *response, const char *pkid)
{
  g_autofree char *uuid = pkid != NULL ? tel_simulator_record_brace (pkid) : g_strdup ("true");

  tel_simulator_element_add_text_child (response, "return", uuid);

  return TRUE;
}
