/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "simulator/tel-simulator-schema.h"

#include <string.h>

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-schema-private.h"

/* Of music on hold. */
#define LAST_HOLD_SOURCE 51

/* Where a check stands: among the children of one element, in one release and one use of the tables. */
typedef struct
{
  const TelSimulatorElement *element;
  guint position;
  guint release;
  guint use;
  gboolean names_only;
} Place;

static gboolean check_element (const TelSimulatorElement *element,
                               const TelSimulatorSchemaParticle *row,
                               const Place *place,
                               GError **error);
static gboolean match_particle (Place *place, const TelSimulatorSchemaParticle *row, GError **error);

static gboolean
is_active (const TelSimulatorSchemaParticle *row, guint release, guint use)
{
  return (row->uses & use) != 0 && release >= row->since && (row->until == 0 || release <= row->until);
}

static gboolean
is_attribute (const TelSimulatorSchemaParticle *row)
{
  return row->name != NULL && row->name[0] == '@';
}

/* The first row at or after this one that the release and the use have; attributes are looked up by name elsewhere. */
static const TelSimulatorSchemaParticle *
first_active (const TelSimulatorSchemaParticle *row, const Place *place)
{
  while (row->kind != TEL_SIMULATOR_SCHEMA_LAST && (!is_active (row, place->release, place->use) || is_attribute (row)))
    row++;

  return row;
}

/* The particle after this one: after its END if it is a choice or a sequence. */
static const TelSimulatorSchemaParticle *
next_particle (const TelSimulatorSchemaParticle *row, const Place *place)
{
  guint depth = 0;

  do
    {
      if (row->kind == TEL_SIMULATOR_SCHEMA_CHOICE || row->kind == TEL_SIMULATOR_SCHEMA_SEQUENCE)
        depth++;
      else if (row->kind == TEL_SIMULATOR_SCHEMA_END)
        depth--;
      row = first_active (row + 1, place);
    }
  while (depth > 0 && row->kind != TEL_SIMULATOR_SCHEMA_LAST);

  return row;
}

static gboolean
is_end (const TelSimulatorSchemaParticle *row)
{
  return row->kind == TEL_SIMULATOR_SCHEMA_LAST || row->kind == TEL_SIMULATOR_SCHEMA_END;
}

static const TelSimulatorElement *
current_child (const Place *place)
{
  return tel_simulator_element_get_nth_child (place->element, place->position);
}

static gboolean
may_be_left_out (const TelSimulatorSchemaParticle *row, const Place *place)
{
  const TelSimulatorSchemaParticle *member;
  gboolean is_choice = row->kind == TEL_SIMULATOR_SCHEMA_CHOICE;

  if (place->names_only || (row->required & place->use) == 0)
    return TRUE;
  if (!is_choice && row->kind != TEL_SIMULATOR_SCHEMA_SEQUENCE)
    return FALSE;

  for (member = first_active (row + 1, place); !is_end (member); member = next_particle (member, place))
    if (may_be_left_out (member, place) == is_choice)
      return is_choice;

  return !is_choice;
}

/* Whether the element that is next may be the first one of this particle. */
static gboolean
begins_here (const TelSimulatorSchemaParticle *row, const Place *place)
{
  const TelSimulatorElement *child = current_child (place);
  const TelSimulatorSchemaParticle *member;

  if (child == NULL)
    return FALSE;
  if (row->name != NULL)
    return g_str_equal (row->name, tel_simulator_element_get_name (child));

  for (member = first_active (row + 1, place); !is_end (member); member = next_particle (member, place))
    {
      if (begins_here (member, place))
        return TRUE;
      if (row->kind == TEL_SIMULATOR_SCHEMA_SEQUENCE && !may_be_left_out (member, place))
        return FALSE;
    }

  return FALSE;
}

static void
append_expected (GString *names, const TelSimulatorSchemaParticle *row, const Place *place)
{
  const TelSimulatorSchemaParticle *member;

  if (row->name != NULL)
    {
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", row->name);
      return;
    }

  for (member = first_active (row + 1, place); !is_end (member); member = next_particle (member, place))
    {
      append_expected (names, member, place);
      if (row->kind == TEL_SIMULATOR_SCHEMA_SEQUENCE)
        return;
    }
}

/* In the words of the validator of Java servers, which is what an AXL client gets to see. */
static gboolean
fail_missing (const Place *place, const TelSimulatorSchemaParticle *row, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const TelSimulatorElement *child = current_child (place);

  append_expected (names, row, place);
  if (child != NULL)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "cvc-complex-type.2.4.a: Invalid content was found starting with element '%s'. One of '{%s}' is "
                 "expected.",
                 tel_simulator_element_get_name (child), names->str);
  else
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "cvc-complex-type.2.4.b: The content of element '%s' is not complete. One of '{%s}' is expected.",
                 tel_simulator_element_get_name (place->element), names->str);

  return FALSE;
}

static gboolean
match_group (Place *place, const TelSimulatorSchemaParticle *group, GError **error)
{
  const TelSimulatorSchemaParticle *member = first_active (group + 1, place);

  if (!begins_here (group, place))
    return may_be_left_out (group, place) || fail_missing (place, group, error);

  for (; !is_end (member); member = next_particle (member, place))
    {
      if (group->kind == TEL_SIMULATOR_SCHEMA_SEQUENCE)
        {
          if (!match_particle (place, member, error))
            return FALSE;
        }
      else if (begins_here (member, place))
        return match_particle (place, member, error);
    }

  return TRUE;
}

static gboolean
match_particle (Place *place, const TelSimulatorSchemaParticle *row, GError **error)
{
  guint most = row->most > 0 ? row->most : 1;
  guint count = 0;

  if (row->name == NULL)
    return match_group (place, row, error);

  while (begins_here (row, place) && (count < most || most == G_MAXUINT16))
    {
      if (!check_element (current_child (place), row, place, error))
        return FALSE;
      place->position++;
      count++;
    }

  return count > 0 || may_be_left_out (row, place) || fail_missing (place, row, error);
}

static gboolean
match_children (Place *place, const TelSimulatorSchemaParticle *table, GError **error)
{
  const TelSimulatorSchemaParticle *row;
  const TelSimulatorElement *child;

  for (row = first_active (table, place); !is_end (row); row = next_particle (row, place))
    if (!match_particle (place, row, error))
      return FALSE;

  child = current_child (place);
  if (child == NULL)
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
               "cvc-complex-type.2.4.d: Invalid content was found starting with element '%s'. No child element is "
               "expected at this point.",
               tel_simulator_element_get_name (child));

  return FALSE;
}

static gboolean
is_digits (const char *text, gboolean sign)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *digits = stripped;

  if (sign && (*digits == '-' || *digits == '+'))
    digits++;

  return *digits != '\0' && strspn (digits, "0123456789") == strlen (digits);
}

static gboolean
is_uuid (const char *text)
{
  static const char form[] = "{........-....-....-....-............}";

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) != (glong) strlen (form))
    return FALSE;

  for (const char *expected = form; *expected != '\0'; expected++, text = g_utf8_next_char (text))
    if (*expected != '.' && *expected != *text)
      return FALSE;

  return TRUE;
}

/* The last two are not in the schema's pattern. They are what Python's clients make of its truth values, and Cisco's
 * own samples send them to real clusters. */
static gboolean
is_truth (const char *text)
{
  static const char *const forms[] = { "t", "f", "true", "false", "0", "1", "True", "False", NULL };

  return g_strv_contains (forms, text);
}

static gboolean
is_hold_source (const char *text)
{
  return *text == '\0' || g_str_equal (text, "null") ||
         (is_digits (text, FALSE) && g_ascii_strtoull (text, NULL, 10) <= LAST_HOLD_SOURCE);
}

static gboolean
is_value (TelSimulatorSchemaKind kind, guint maximum_length, const char *text)
{
  switch (kind)
    {
    case TEL_SIMULATOR_SCHEMA_TRUTH:
      return is_truth (text);
    case TEL_SIMULATOR_SCHEMA_NATURAL:
      return is_digits (text, FALSE);
    case TEL_SIMULATOR_SCHEMA_WHOLE:
      return is_digits (text, TRUE);
    case TEL_SIMULATOR_SCHEMA_NUMBER:
      return *text == '\0' || is_digits (text, TRUE);
    case TEL_SIMULATOR_SCHEMA_HOLD_SOURCE:
      return is_hold_source (text);
    case TEL_SIMULATOR_SCHEMA_UUID:
      return is_uuid (text);
    case TEL_SIMULATOR_SCHEMA_PIN:
      return strlen (text) >= 4 && is_digits (text, FALSE);
    case TEL_SIMULATOR_SCHEMA_MAC:
      return strlen (text) == 12 && strspn (text, "0123456789abcdefABCDEF") == 12;
    default:
      return maximum_length == 0 || g_utf8_strlen (text, -1) <= (glong) maximum_length;
    }
}

static gboolean
fail_value (const char *name, GError **error)
{
  /* Without the value itself: it may be a password or an authentication string. */
  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
               "cvc-datatype-valid: The value of '%s' is not valid for its type.", name);

  return FALSE;
}

/* Every element may have these. Clients that name the type of each element, such as Perl's SOAP::Lite, name the wrong
 * one for most of AXL's own types; servers do not heed it. */
static gboolean
is_remark (const char *name)
{
  static const char *const remarks[] = { "xsi:type", "xsi:schemaLocation", "xsi:noNamespaceSchemaLocation", NULL };

  return g_strv_contains (remarks, name);
}

static gboolean
is_attribute_allowed (const TelSimulatorSchemaParticle *row,
                      const TelSimulatorSchemaParticle *table,
                      const char *name,
                      const char *value,
                      guint release,
                      guint use)
{
  if (is_remark (name))
    return TRUE;
  if (row != NULL && row->kind == TEL_SIMULATOR_SCHEMA_REFERENCE && g_str_equal (name, "uuid"))
    return is_uuid (value);
  if (row != NULL && row->kind == TEL_SIMULATOR_SCHEMA_LOAD && g_str_equal (name, "special"))
    return is_truth (value);

  for (; table != NULL && table->kind != TEL_SIMULATOR_SCHEMA_LAST; table++)
    if (is_attribute (table) && is_active (table, release, use) && g_str_equal (table->name + 1, name))
      return is_value (table->kind, 0, value);

  return FALSE;
}

static gboolean
check_attributes (const TelSimulatorElement *element,
                  const TelSimulatorSchemaParticle *row,
                  const Place *place,
                  gboolean *is_nil,
                  GError **error)
{
  *is_nil = FALSE;

  for (guint i = 0; i < tel_simulator_element_get_n_attributes (element); i++)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (element, i, &value);

      if (g_str_equal (name, "xsi:nil") && is_truth (value) && (row->nillable || place->names_only))
        *is_nil = g_str_equal (value, "true") || g_str_equal (value, "1");
      else if (!is_attribute_allowed (row, row->content, name, value, place->release, place->use))
        {
          g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                       "cvc-complex-type.3.2.2: Attribute '%s' is not allowed to appear in element '%s'.", name,
                       tel_simulator_element_get_name (element));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
has_text (const TelSimulatorElement *element)
{
  const char *text = tel_simulator_element_get_text (element);

  return text[strspn (text, " \t\r\n")] != '\0';
}

static gboolean
fail_content (const TelSimulatorElement *element, GError **error)
{
  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
               "cvc-complex-type.2.2: The content of element '%s' is not valid for its type.",
               tel_simulator_element_get_name (element));

  return FALSE;
}

static gboolean
check_vendor_config (const TelSimulatorElement *element, GError **error)
{
  if (has_text (element))
    return fail_content (element, error);

  for (guint i = 0; i < tel_simulator_element_get_n_children (element); i++)
    if (tel_simulator_element_get_namespace (tel_simulator_element_get_nth_child (element, i)) != NULL)
      return fail_content (element, error);

  return TRUE;
}

static gboolean
check_content (const TelSimulatorElement *element,
               const TelSimulatorSchemaParticle *row,
               const Place *place,
               GError **error)
{
  Place inside = { element, 0, place->release, place->use, place->names_only };
  gboolean is_list_choice;

  if (has_text (element) && !place->names_only)
    return fail_content (element, error);

  /* The whole sequence of most types may be left out; a choice insists on one of its branches. */
  is_list_choice = first_active (row->content, &inside)->kind == TEL_SIMULATOR_SCHEMA_CHOICE;
  if (tel_simulator_element_get_n_children (element) == 0 && !is_list_choice && !row->insistent)
    return TRUE;

  return match_children (&inside, row->content, error);
}

static gboolean
check_element (const TelSimulatorElement *element,
               const TelSimulatorSchemaParticle *row,
               const Place *place,
               GError **error)
{
  const char *name = tel_simulator_element_get_name (element);
  Place inside = *place;
  gboolean is_nil;

  /* What is asked for is named only; what stands in the tags is of no account (contract 2.0). */
  if (g_str_equal (name, "returnedTags"))
    inside.names_only = TRUE;

  if (tel_simulator_element_get_namespace (element) != NULL)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "cvc-complex-type.2.4.a: Invalid content was found starting with element '%s' of a namespace.",
                   name);
      return FALSE;
    }
  if (!check_attributes (element, row, &inside, &is_nil, error))
    return FALSE;
  if (is_nil)
    return (tel_simulator_element_get_n_children (element) == 0 && !has_text (element)) ||
           fail_content (element, error);

  if (row->kind == TEL_SIMULATOR_SCHEMA_CONTENT)
    return check_content (element, row, &inside, error);
  if (inside.names_only)
    return TRUE;
  if (row->kind == TEL_SIMULATOR_SCHEMA_VENDOR)
    return check_vendor_config (element, error);
  if (tel_simulator_element_get_n_children (element) > 0)
    return fail_content (element, error);

  if (row->defaulted && *tel_simulator_element_get_text (element) == '\0')
    return TRUE;

  return is_value (row->kind, row->maximum_length, tel_simulator_element_get_text (element)) ||
         fail_value (name, error);
}

static gboolean
check_operation_attributes (const TelSimulatorElement *request,
                            const TelSimulatorSchemaOperation *operation,
                            guint release,
                            GError **error)
{
  for (guint i = 0; i < tel_simulator_element_get_n_attributes (request); i++)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (request, i, &value);
      gboolean allowed;

      if (g_str_equal (name, "sequence"))
        allowed = !operation->unnumbered && is_digits (value, FALSE);
      else
        allowed = is_attribute_allowed (NULL, operation->request, name, value, release, operation->use);
      if (allowed)
        continue;

      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "cvc-complex-type.3.2.2: Attribute '%s' is not allowed to appear in element '%s'.", name,
                   operation->name);
      return FALSE;
    }

  return TRUE;
}

static const TelSimulatorSchemaParticle *
find_row (const TelSimulatorSchemaParticle *table, const char *name, guint release, guint use, gboolean *known)
{
  *known = FALSE;

  for (; table->kind != TEL_SIMULATOR_SCHEMA_LAST; table++)
    if (table->name != NULL && g_str_equal (table->name, name))
      {
        *known = TRUE;
        if (is_active (table, release, use))
          return table;
      }

  return NULL;
}

typedef struct
{
  const TelSimulatorSchemaParticle *table;
  guint release;
  guint use;
} Order;

static int
compare_by_row (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TelSimulatorElement *first = *(const TelSimulatorElement *const *) a;
  const TelSimulatorElement *second = *(const TelSimulatorElement *const *) b;
  const Order *order = user_data;
  gboolean known;
  const TelSimulatorSchemaParticle *first_row =
      find_row (order->table, tel_simulator_element_get_name (first), order->release, order->use, &known);
  const TelSimulatorSchemaParticle *second_row =
      find_row (order->table, tel_simulator_element_get_name (second), order->release, order->use, &known);

  return (first_row > second_row) - (first_row < second_row);
}

static void
drop_attributes (TelSimulatorElement *element,
                 const TelSimulatorSchemaParticle *row,
                 const TelSimulatorSchemaParticle *table,
                 guint release,
                 guint use)
{
  for (guint i = tel_simulator_element_get_n_attributes (element); i > 0; i--)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (element, i - 1, &value);

      if (!is_attribute_allowed (row, table, name, value, release, use))
        tel_simulator_element_remove_nth_attribute (element, i - 1);
    }
}

static void
arrange (TelSimulatorElement *element, const TelSimulatorSchemaParticle *table, guint release, guint use)
{
  Order order = { table, release, use };

  for (guint i = tel_simulator_element_get_n_children (element); i > 0; i--)
    {
      TelSimulatorElement *child = tel_simulator_element_get_nth_child (element, i - 1);
      const char *name = tel_simulator_element_get_name (child);
      const TelSimulatorSchemaParticle *row;
      gboolean known;

      row = find_row (table, name, release, use, &known);
      if (!known)
        g_warning ("The simulator answers with “%s”, which no schema has in “%s”", name,
                   tel_simulator_element_get_name (element));
      if (row == NULL)
        {
          tel_simulator_element_remove_nth_child (element, i - 1);
          continue;
        }

      if (row->kind != TEL_SIMULATOR_SCHEMA_VENDOR)
        drop_attributes (child, row, row->content, release, use);
      if (row->kind == TEL_SIMULATOR_SCHEMA_CONTENT)
        arrange (child, row->content, release, use);
    }

  tel_simulator_element_sort_children (element, compare_by_row, &order);
}

/**
 * tel_simulator_schema_has_operation:
 * @operation: a name, such as "addPhone"
 * @release: a schema release as major × 100 + minor
 *
 * Tells whether the release has the operation and the simulator its tables (contract 2.0).
 *
 * Returns: TRUE if it has
 */
gboolean
tel_simulator_schema_has_operation (const char *operation, guint release)
{
  g_return_val_if_fail (operation != NULL, FALSE);

  return tel_simulator_schema_find_operation (operation, release) != NULL;
}

/**
 * tel_simulator_schema_check_request:
 * @request: the element of the operation; attributes of the schema instance namespace are named "xsi:…"
 * @release: the schema release that its namespace names
 * @error: return location for an error
 *
 * Checks a request as a strict cluster does (contract 2.0): the order of elements, unknown and missing ones, choices,
 * numbers, booleans, UUIDs, lengths, attributes and namespaces. Enumerations are open, and of returnedTags only the
 * names are looked at.
 *
 * Returns: TRUE if the request is valid; FALSE with @error of %TEL_SIMULATOR_FAULT set otherwise
 */
gboolean
tel_simulator_schema_check_request (const TelSimulatorElement *request, guint release, GError **error)
{
  const TelSimulatorSchemaOperation *operation;
  Place place = { request, 0, release, 0, FALSE };

  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  operation = tel_simulator_schema_find_operation (tel_simulator_element_get_name (request), release);
  if (operation == NULL)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "cvc-elt.1: Cannot find the declaration of element '%s'.", tel_simulator_element_get_name (request));
      return FALSE;
    }

  place.use = operation->use;
  if (!check_operation_attributes (request, operation, release, error))
    return FALSE;
  if (has_text (request))
    return fail_content (request, error);

  return match_children (&place, operation->request, error);
}

/**
 * tel_simulator_schema_arrange_response:
 * @response: the element of an answer with its `return`
 * @operation: the operation that it answers
 * @release: the schema release of the request
 *
 * Puts what an operation answered into the order of the release's schema, and takes out what that release does not
 * have. So an operation need not know in which release an element came or where it moved. A name that no release knows
 * is a mistake in the simulator and is warned of.
 */
void
tel_simulator_schema_arrange_response (TelSimulatorElement *response, const char *operation, guint release)
{
  const TelSimulatorSchemaOperation *entry;
  TelSimulatorElement *returned;
  guint use;

  g_return_if_fail (response != NULL);
  g_return_if_fail (operation != NULL);

  entry = tel_simulator_schema_find_operation (operation, release);
  returned = tel_simulator_element_get_child (response, "return");
  if (entry == NULL || entry->object == NULL || returned == NULL)
    return;

  use = entry->answer_use != 0 ? entry->answer_use : entry->use;
  if (g_str_equal (entry->object, "return"))
    {
      arrange (returned, entry->content, release, use);
      return;
    }

  for (guint i = 0; i < tel_simulator_element_get_n_children (returned); i++)
    {
      TelSimulatorElement *object = tel_simulator_element_get_nth_child (returned, i);

      drop_attributes (object, NULL, entry->content, release, use);
      arrange (object, entry->content, release, use);
    }
}
