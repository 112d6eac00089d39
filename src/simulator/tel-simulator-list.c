/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-record.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-tree.h"

#define RANK_RELEASE 1105

static const TelSimulatorField *
find_criterion (const TelSimulatorObject *object, const char *element)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (g_str_equal (object->fields[i].element, element))
      return &object->fields[i];

  return NULL;
}

static void
append_conjunction (GString *condition)
{
  g_string_append (condition, condition->len > 0 ? " AND " : "WHERE ");
}

static void
append_criterion (GString *condition, const TelSimulatorField *field)
{
  append_conjunction (condition);
  if (field->kind == TEL_SIMULATOR_FIELD_REFERENCE || field->kind == TEL_SIMULATOR_FIELD_ENUMERATION)
    g_string_append_printf (condition, "coalesce((SELECT c.%s FROM %s c WHERE c.%s = t.%s), '') LIKE ?",
                            tel_simulator_record_get_name_column (field->target), field->target,
                            field->kind == TEL_SIMULATOR_FIELD_REFERENCE ? "pkid" : "enum", field->column);
  else
    g_string_append_printf (condition, "coalesce(t.%s, '') LIKE ?", field->column);
}

static gboolean
hides_some (const TelSimulatorContext *context, const TelSimulatorObject *object)
{
  return context->rank > 1 && tel_simulator_store_get_release (context->store) >= RANK_RELEASE &&
         g_str_equal (object->table, "enduser");
}

static gboolean
build_condition (const TelSimulatorContext *context,
                 const TelSimulatorObject *object,
                 const TelSimulatorElement *criteria,
                 GString *condition,
                 GPtrArray *values,
                 GError **error)
{
  guint n_criteria = criteria != NULL ? tel_simulator_element_get_n_children (criteria) : 0;

  for (guint i = 0; i < n_criteria; i++)
    {
      const TelSimulatorElement *criterion = tel_simulator_element_get_nth_child (criteria, i);
      const TelSimulatorField *field = find_criterion (object, tel_simulator_element_get_name (criterion));
      const char *text = tel_simulator_element_get_text (criterion);

      if (field == NULL)
        {
          g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                       "The specified search criterion is not valid: %s", tel_simulator_element_get_name (criterion));

          return FALSE;
        }

      /* What fits everything is not asked of every row again for each page of a large table. */
      if (g_strcmp0 (text, "%") == 0)
        continue;

      append_criterion (condition, field);
      g_ptr_array_add (values, g_strdup (text != NULL ? text : ""));
    }

  /* The account is told nothing of it (user-needs 6). The parameter keeps its place in what follows. */
  if (n_criteria > 0 && hides_some (context, object))
    {
      append_conjunction (condition);
      g_string_append (condition, "t.userrank >= ? + 0");
      g_ptr_array_add (values, g_strdup_printf ("%u", context->rank));
    }
  if (n_criteria > 0)
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                       "At least one element under searchCriteria has to be mentioned");

  return FALSE;
}

static guint
count_rows (const TelSimulatorContext *context,
            const TelSimulatorObject *object,
            const char *condition,
            GPtrArray *values)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s t %s", object->table, condition);
  g_autoptr (GPtrArray) rows = tel_simulator_store_select_array (context->store, sql, values);

  return (guint) g_ascii_strtoull (tel_simulator_rows_get (rows, 0, 0), NULL, 10);
}

/* The schema's numbers may be larger than those of SQLite, and any table is smaller than either. */
static char *
read_number (const char *text)
{
  guint64 number = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return g_strdup_printf ("%" G_GUINT64_FORMAT, MIN (number, (guint64) G_MAXINT64));
}

/* `skip` counts only together with `first` (contract 2.0). What is skipped is skipped before anything is joined to it:
 * a late page of a large table is no slower than an early one. */
static char *
write_page (const TelSimulatorObject *object,
            const char *condition,
            const TelSimulatorElement *request,
            GPtrArray *values)
{
  const char *skip = tel_simulator_element_get_child_text (request, "skip");
  const char *first = tel_simulator_element_get_child_text (request, "first");

  if (first == NULL || *first == '\0')
    return g_strdup_printf ("%s ORDER BY t.rowid", condition);

  g_ptr_array_add (values, read_number (first));
  g_ptr_array_add (values, read_number (skip));

  return g_strdup_printf ("WHERE t.rowid IN (SELECT t.rowid FROM %s t %s ORDER BY t.rowid LIMIT ? + 0 OFFSET ? + 0)"
                          " ORDER BY t.rowid",
                          object->table, condition);
}

/* A tag that lists cannot give is no tag (contract 2.1, 2.3). */
static TelSimulatorElement *
get_list_tags (const TelSimulatorObject *object, const TelSimulatorElement *request)
{
  const TelSimulatorElement *asked = tel_simulator_element_get_child (request, "returnedTags");
  TelSimulatorElement *tags = tel_simulator_element_new ("returnedTags", NULL);

  for (guint i = 0; asked != NULL && i < tel_simulator_element_get_n_children (asked); i++)
    {
      const TelSimulatorElement *tag = tel_simulator_element_get_nth_child (asked, i);

      if (object->unlisted == NULL || !g_strv_contains (object->unlisted, tel_simulator_element_get_name (tag)))
        tel_simulator_element_take_child (tags, tel_simulator_element_copy (tag));
    }

  return tags;
}

static TelSimulatorElement *
prune (const TelSimulatorElement *element, const TelSimulatorElement *tags)
{
  TelSimulatorElement *pruned;

  if (tel_simulator_element_get_n_children (tags) > 0)
    return tel_simulator_tree_prune (element, tags);

  pruned = tel_simulator_element_new (tel_simulator_element_get_name (element), NULL);
  tel_simulator_element_set_attribute (pruned, "uuid", tel_simulator_element_get_attribute (element, "uuid"));

  return pruned;
}

/**
 * tel_simulator_record_list:
 * @context: the cluster
 * @object: the kind of object
 * @request: `searchCriteria`, `returnedTags`, `skip` and `first` (contract 2.0)
 * @response: what is filled with `return` and the objects
 * @error: return location for a #GError
 *
 * Lists objects. `%` stands for any run of characters, capitals do not count.
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_record_list (const TelSimulatorContext *context,
                           const TelSimulatorObject *object,
                           const TelSimulatorElement *request,
                           TelSimulatorElement *response,
                           GError **error)
{
  g_autoptr (TelSimulatorElement) tags = get_list_tags (object, request);
  g_autoptr (GString) condition = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) elements = NULL;
  g_autofree char *page = NULL;
  TelSimulatorElement *list;

  if (!build_condition (context, object, tel_simulator_element_get_child (request, "searchCriteria"), condition, values,
                        error))
    return FALSE;

  if (context->matched != NULL)
    *context->matched = count_rows (context, object, condition->str, values);
  page = write_page (object, condition->str, request, values);
  if (object->settle != NULL && !object->settle (context, page, values, error))
    return FALSE;

  elements = tel_simulator_record_read (context, object, tags, page, values);
  list = tel_simulator_element_add_child (response, "return");

  for (guint i = 0; i < elements->len; i++)
    tel_simulator_element_take_child (list, prune (g_ptr_array_index (elements, i), tags));

  return TRUE;
}
