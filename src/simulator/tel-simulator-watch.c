/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-watch.h"

#include "simulator/tel-simulator-end-user-capf-profile.h"
#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-line.h"
#include "simulator/tel-simulator-phone.h"
#include "simulator/tel-simulator-reference.h"
#include "simulator/tel-simulator-security-profile.h"
#include "simulator/tel-simulator-service-parameter.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-tree.h"
#include "simulator/tel-simulator-user.h"

/* With more tags than these a change says only that the object is to be read (Cisco's AXL guide; the number is ours).
 */
#define MOST_TAGS 10

/* Never shown, whatever a real cluster does. */
#define SECRET "authenticationString"

/* The objects of their own tables; the reference lists come on top. Their label is their name in XChangeType. */
static const TelSimulatorObject *const objects[] = {
  &tel_simulator_phone_object,
  &tel_simulator_line_object,
  &tel_simulator_user_object,
  &tel_simulator_security_profile_object,
  &tel_simulator_sip_profile_object,
  &tel_simulator_service_parameter_object,
  &tel_simulator_end_user_capf_profile_object,
};

/* A table that holds a part of an object: which part, what finds the object's key from the row (as %1$s), and which of
 * its columns the part shows, all when NULL. */
typedef struct
{
  const char *table;
  const char *type;
  const char *element;
  const char *owner;
  const char *columns;
} Part;

static const Part parts[] = {
  { "devicexml4k", "Phone", "vendorConfig", "%1$s.fkdevice" },
  { "devicenumplanmap", "Phone", "lines", "%1$s.fkdevice" },
  { "devicenumplanmapendusermap", "Phone", "lines",
    "(SELECT m.fkdevice FROM devicenumplanmap m WHERE m.pkid = %1$s.fkdevicenumplanmap)" },
  { "enduserdevicemap", "User", "associatedDevices", "%1$s.fkenduser" },
  { "endusernumplanmap", "User", "primaryExtension", "%1$s.fkenduser" },
  { "endusercapfmap", "User", "associatedCapfProfiles", "%1$s.fkenduser", "fkenduser, instanceid" },
  { "enduserdirgroupmap", "User", "associatedGroups", "%1$s.fkenduser" },
};

static void
run (TelSimulatorStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!tel_simulator_store_run (store, &error, sql, TEL_SIMULATOR_END))
    g_error ("The simulated cluster cannot watch its tables: %s", error->message);
}

/* Temporary triggers: they are the process's own and leave a kept state as it is. */
static void
watch_rows (TelSimulatorStore *store, const char *table, const char *type)
{
  g_autofree char *added =
      g_strdup_printf ("CREATE TEMP TRIGGER %s_%s_added AFTER INSERT ON main.%s BEGIN"
                       " INSERT INTO pendingchange (type, pkid, action) VALUES ('%s', NEW.pkid, 'a'); END",
                       table, type, table, type);
  g_autofree char *removed =
      g_strdup_printf ("CREATE TEMP TRIGGER %s_%s_removed AFTER DELETE ON main.%s BEGIN"
                       " INSERT INTO pendingchange (type, pkid, action) VALUES ('%s', OLD.pkid, 'r'); END",
                       table, type, table, type);

  run (store, added);
  run (store, removed);
}

static void
watch_columns (TelSimulatorStore *store, const TelSimulatorObject *object)
{
  g_autoptr (GString) columns = g_string_new ("tail");
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i <= object->n_fields; i++)
    {
      gboolean is_tail = i == object->n_fields;
      const char *column = is_tail ? "tail" : object->fields[i].column;

      if (!is_tail)
        g_string_append_printf (columns, ", %s", column);
      g_string_append_printf (body,
                              " INSERT INTO pendingchange (type, pkid, action, element, old, new) SELECT '%s',"
                              " NEW.pkid, 'u', '%s', OLD.%s, NEW.%s WHERE OLD.%s IS NOT NEW.%s;",
                              object->label, is_tail ? "tail" : object->fields[i].element, column, column, column,
                              column);
    }

  sql = g_strdup_printf ("CREATE TEMP TRIGGER %s_updated AFTER UPDATE OF %s ON main.%s BEGIN%s END", object->table,
                         columns->str, object->table, body->str);
  run (store, sql);
}

static void
watch_part (TelSimulatorStore *store, const Part *part)
{
  static const struct
  {
    const char *event;
    const char *row;
  } events[] = { { "INSERT", "NEW" }, { "UPDATE", "NEW" }, { "DELETE", "OLD" } };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (part->owner, "%1$s", -1);
      g_autofree char *owner = g_strjoinv (events[i].row, pieces);
      gboolean some = part->columns != NULL && g_str_equal (events[i].event, "UPDATE");
      g_autofree char *sql = g_strdup_printf (
          "CREATE TEMP TRIGGER %s_part_%s AFTER %s%s%s ON main.%s BEGIN INSERT INTO pendingchange (type, pkid, action,"
          " element) SELECT '%s', o.pkid, 'u', '%s' FROM (SELECT %s AS pkid) o WHERE o.pkid IS NOT NULL; END",
          part->table, events[i].event, events[i].event, some ? " OF " : "", some ? part->columns : "", part->table,
          part->type, part->element, owner);

      run (store, sql);
    }
}

static void
watch_object (TelSimulatorStore *store, const TelSimulatorObject *object)
{
  watch_rows (store, object->table, object->label);
  watch_columns (store, object);
}

/**
 * tel_simulator_watch_begin:
 * @store: a database whose tables are there
 *
 * Has every change of the tables noted, by whatever way it comes: what an operation writes, what goes with what was
 * removed, what CAPF does.
 */
void
tel_simulator_watch_begin (TelSimulatorStore *store)
{
  guint n_references;
  const TelSimulatorObject *references = tel_simulator_reference_get_objects (&n_references);

  run (store, "CREATE TEMP TABLE pendingchange (type TEXT, pkid TEXT, action TEXT, element TEXT, old TEXT, new TEXT)");

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    watch_object (store, objects[i]);
  for (guint i = 0; i < n_references; i++)
    watch_object (store, &references[i]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    watch_part (store, &parts[i]);
  watch_rows (store, "enduserdevicemap", "UserPhoneAssociation");
}

static const TelSimulatorField *
find_field (const char *type, const char *element)
{
  guint n_references;
  const TelSimulatorObject *references = tel_simulator_reference_get_objects (&n_references);

  for (guint i = 0; i < G_N_ELEMENTS (objects) + n_references; i++)
    {
      const TelSimulatorObject *object =
          i < G_N_ELEMENTS (objects) ? objects[i] : &references[i - G_N_ELEMENTS (objects)];

      for (guint j = 0; g_str_equal (object->label, type) && j < object->n_fields; j++)
        if (g_str_equal (object->fields[j].element, element))
          return &object->fields[j];
    }

  return NULL;
}

/* The value as an answer would show it; %NULL when it takes a reading of the object to tell. */
static char *
describe_value (TelSimulatorStore *store, const TelSimulatorField *field, const char *value)
{
  g_autofree char *sql = NULL;

  if (field == NULL || g_str_equal (field->element, SECRET))
    return NULL;
  if (value == NULL)
    return g_strdup ("");
  if (field->kind == TEL_SIMULATOR_FIELD_TEXT)
    return g_strdup (value);
  if (field->kind == TEL_SIMULATOR_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (value, "t") ? "true" : "false");

  sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?", g_strcmp0 (field->target, "enduser") == 0 ? "userid" : "name",
                       field->target, field->kind == TEL_SIMULATOR_FIELD_REFERENCE ? "pkid" : "enum");

  return tel_simulator_store_look_up (store, sql, value, TEL_SIMULATOR_END);
}

/* A later value of an element takes the place of an earlier one. */
static void
set_tag (TelSimulatorChange *change, const char *element, const char *value)
{
  for (guint i = 0; i + 1 < change->tags->len; i += 2)
    if (g_str_equal (change->tags->pdata[i], element))
      {
        g_free (change->tags->pdata[i + 1]);
        change->tags->pdata[i + 1] = g_strdup (value);
        return;
      }

  g_ptr_array_add (change->tags, g_strdup (element));
  g_ptr_array_add (change->tags, g_strdup (value));
}

static gboolean
is_same (const TelSimulatorElement *one, const TelSimulatorElement *other)
{
  g_autofree char *first = one != NULL ? tel_simulator_tree_to_xml (one) : NULL;
  g_autofree char *second = other != NULL ? tel_simulator_tree_to_xml (other) : NULL;

  return g_strcmp0 (first, second) == 0;
}

static void
add_tail_tags (TelSimulatorChange *change, const char *old, const char *new)
{
  g_autoptr (TelSimulatorElement) before = old != NULL ? tel_simulator_envelope_read_bare (old, NULL) : NULL;
  g_autoptr (TelSimulatorElement) after = new != NULL ? tel_simulator_envelope_read_bare (new, NULL) : NULL;

  for (guint i = 0; after != NULL && i < tel_simulator_element_get_n_children (after); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (after, i);
      const char *name = tel_simulator_element_get_name (child);
      const char *text = tel_simulator_element_get_text (child);

      if (before != NULL && is_same (child, tel_simulator_element_get_child (before, name)))
        continue;
      if (tel_simulator_element_get_n_children (child) > 0)
        change->do_get = TRUE;
      else
        set_tag (change, name, text != NULL ? text : "");
    }
}

static void
add_update (TelSimulatorStore *store, TelSimulatorChange *change, TelSimulatorRows *rows, guint row)
{
  const char *element = tel_simulator_rows_get (rows, row, 3);
  g_autofree char *value = NULL;

  if (g_str_equal (element, "tail"))
    {
      add_tail_tags (change, tel_simulator_rows_get (rows, row, 4), tel_simulator_rows_get (rows, row, 5));
      return;
    }

  value = describe_value (store, find_field (change->type, element), tel_simulator_rows_get (rows, row, 5));
  if (value != NULL)
    set_tag (change, element, value);
  else
    change->do_get = TRUE;
}

/* Whatever happens to an object in one transaction is one change. */
static void
combine (TelSimulatorStore *store, TelSimulatorChange *change, TelSimulatorRows *rows, guint row)
{
  const char action = *tel_simulator_rows_get (rows, row, 2);

  if (action == 'r')
    change->action = change->action == 'a' ? '\0' : 'r';
  else if (action == 'a')
    change->action = change->action == 'r' ? 'u' : 'a';
  else if (change->action == '\0')
    change->action = 'u';

  if (action == 'a' && change->action == 'u')
    change->do_get = TRUE;
  if (action == 'u' && change->action == 'u')
    add_update (store, change, rows, row);
}

static gboolean
finish (TelSimulatorChange *change)
{
  if (change->action == 'u' && change->tags->len > 2 * MOST_TAGS)
    change->do_get = TRUE;
  if (change->action != 'u')
    change->do_get = change->action == 'a';
  if (change->action != 'u' || change->do_get)
    g_ptr_array_set_size (change->tags, 0);

  return change->action != '\0' && (change->action != 'u' || change->do_get || change->tags->len > 0);
}

/**
 * tel_simulator_watch_collect:
 * @store: the database, inside a transaction that is about to be committed
 *
 * Takes what the transaction has changed: each object once, in the order in which they were first touched.
 *
 * Returns: (transfer full) (element-type TelSimulatorChange): the changes
 */
GPtrArray *
tel_simulator_watch_collect (TelSimulatorStore *store)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_simulator_change_free);
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (store,
                                  "SELECT type, pkid, action, element, old, new FROM pendingchange ORDER BY rowid",
                                  TEL_SIMULATOR_END);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *type = g_intern_string (tel_simulator_rows_get (rows, i, 0));
      const char *pkid = tel_simulator_rows_get (rows, i, 1);
      g_autofree char *key = g_strconcat (type, " ", pkid, NULL);
      TelSimulatorChange *change = g_hash_table_lookup (known, key);

      if (change == NULL)
        {
          change = tel_simulator_change_new (type, pkid);
          g_ptr_array_add (changes, change);
          g_hash_table_insert (known, g_steal_pointer (&key), change);
        }
      combine (store, change, rows, i);
    }

  for (guint i = changes->len; i > 0; i--)
    if (!finish (changes->pdata[i - 1]))
      g_ptr_array_remove_index (changes, i - 1);

  if (rows->len > 0)
    run (store, "DELETE FROM pendingchange");

  return changes;
}
