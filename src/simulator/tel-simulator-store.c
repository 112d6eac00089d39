/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "simulator/tel-simulator-store.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-sql-functions.h"
#include "simulator/tel-simulator-store-private.h"
#include "simulator/tel-simulator-tables.h"
#include "simulator/tel-simulator-watch.h"
#include "simulator/tel-simulator-world.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include <fcntl.h>

/* How long a write waits for another process that has the same state open. */
#define BUSY_MILLISECONDS 2000

#define DEFAULT_WORLD "small"

struct _TelSimulatorStore
{
  GObject parent_instance;

  sqlite3 *database;
  GHashTable *statements;
  TelSimulatorChanges *changes;
  guint release;
};

G_DEFINE_FINAL_TYPE (TelSimulatorStore, tel_simulator_store, G_TYPE_OBJECT)

const char *const tel_simulator_store_end_of_values = "end of values";

/* What Informix says where SQLite names the constraint (contract 1.4); -391 and -692 are Informix' own codes. */
static void
set_fault (TelSimulatorStore *self, const char *sql, GError **error)
{
  int code = sqlite3_extended_errcode (self->database);

  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_DUPLICATE,
                         "Could not insert new row - duplicate value in a UNIQUE INDEX column (Unique Index:).");
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY && !g_str_has_prefix (sql, "DELETE"))
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_REFERENCE,
                         "Missing key in referenced table for referential constraint (informix.fk).");
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_STILL_REFERENCED,
                         "Key value for constraint (informix.fk) is still being referenced.");
  else if (code == SQLITE_CONSTRAINT_NOTNULL)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL, "Cannot insert a null into column (%s).",
                 sqlite3_errmsg (self->database));
  else
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "Database error: %s",
                 sqlite3_errmsg (self->database));
}

static sqlite3_stmt *
get_statement (TelSimulatorStore *self, const char *sql)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;

  if (sqlite3_prepare_v3 (self->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error ("The simulated cluster cannot prepare “%s”: %s", sql, sqlite3_errmsg (self->database));

  g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}

static void
bind_array (sqlite3_stmt *statement, GPtrArray *values)
{
  g_assert ((guint) sqlite3_bind_parameter_count (statement) == values->len);

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      if (value == NULL)
        sqlite3_bind_null (statement, (int) i + 1);
      else
        sqlite3_bind_text (statement, (int) i + 1, value, -1, SQLITE_TRANSIENT);
    }
}

static GPtrArray *
collect_values (va_list arguments)
{
  GPtrArray *values = g_ptr_array_new ();

  for (const char *value = va_arg (arguments, const char *); value != tel_simulator_store_end_of_values;
       value = va_arg (arguments, const char *))
    g_ptr_array_add (values, (gpointer) value);

  return values;
}

static gboolean
run_script (TelSimulatorStore *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The state of the simulated cluster cannot be used: %s.",
               sqlite3_errmsg (self->database));

  return FALSE;
}

static gboolean
check_format (TelSimulatorStore *self, const char *path, GError **error)
{
  g_autofree char *format = tel_simulator_store_look_up (self, "PRAGMA user_version", TEL_SIMULATOR_END);

  if (g_strcmp0 (format, TEL_SIMULATOR_TABLES_FORMAT) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "“%s” was not made by this version of the simulated cluster; remove it or give another file.", path);

  return FALSE;
}

static gboolean
check_release (TelSimulatorStore *self, guint release, const char *path, GError **error)
{
  g_autofree char *stored =
      tel_simulator_store_look_up (self, "SELECT value FROM simulator WHERE name = 'release'", TEL_SIMULATOR_END);

  if (stored != NULL && g_ascii_strtoull (stored, NULL, 10) == release)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "“%s” holds a cluster of release %s; give that release or another file.", path,
               stored != NULL ? tel_simulator_release_get_name ((guint) g_ascii_strtoull (stored, NULL, 10))
                              : "unknown");

  return FALSE;
}

static gboolean
check_world (TelSimulatorStore *self, const char *world, const char *path, GError **error)
{
  g_autofree char *stored = tel_simulator_store_dup_world (self);

  if (world == NULL || g_strcmp0 (stored, world) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "“%s” holds the world “%s”; give that world or another file.", path, stored);

  return FALSE;
}

static gboolean
create (TelSimulatorStore *self, const char *world, GError **error)
{
  g_autofree char *release = g_strdup_printf ("%u", self->release);

  if (!tel_simulator_store_begin (self, error))
    return FALSE;

  if (!run_script (self, "PRAGMA user_version = " TEL_SIMULATOR_TABLES_FORMAT, error) ||
      !run_script (self, tel_simulator_tables_get_definitions (), error) ||
      !tel_simulator_store_run (
          self, error, "INSERT INTO simulator (name, value) VALUES ('release', ?), ('pkid', '0'), ('world', ?)",
          release, world, TEL_SIMULATOR_END) ||
      !tel_simulator_world_fill (self, world, error))
    {
      tel_simulator_store_roll_back (self);

      return FALSE;
    }

  return tel_simulator_store_commit (self, error);
}

static gboolean
is_new (TelSimulatorStore *self)
{
  g_autofree char *table =
      tel_simulator_store_look_up (self, "SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1",
                                   TEL_SIMULATOR_END);

  return table == NULL;
}

/* Authentication strings are in the state, so nobody else may read it. SQLite gives its journals the
 * permissions of the database. What cannot be made is reported when SQLite opens it. */
static void
make_private (const char *path)
{
  int descriptor = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (descriptor >= 0)
    g_close (descriptor, NULL);
}

static gboolean
open_database (TelSimulatorStore *self, const char *path, GError **error)
{
  if (path != NULL)
    make_private (path);

  if (sqlite3_open (path != NULL ? path : ":memory:", &self->database) != SQLITE_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "“%s” cannot be opened: %s.",
                   path != NULL ? path : ":memory:", sqlite3_errmsg (self->database));

      return FALSE;
    }

  sqlite3_extended_result_codes (self->database, 1);
  sqlite3_busy_timeout (self->database, BUSY_MILLISECONDS);
  tel_simulator_sql_functions_install (self->database);

  /* The first statement reads the file: it changes nothing in one that is none of ours. */
  if (sqlite3_exec (self->database, "PRAGMA schema_version; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;", NULL,
                    NULL, NULL) == SQLITE_OK)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "“%s” does not hold the state of a simulated cluster: %s.",
               path != NULL ? path : ":memory:", sqlite3_errmsg (self->database));

  return FALSE;
}

static gboolean
begin_journal (TelSimulatorStore *self, GError **error)
{
  return run_script (self, "PRAGMA journal_mode = WAL", error);
}

static void
tel_simulator_store_finalize (GObject *object)
{
  TelSimulatorStore *self = TEL_SIMULATOR_STORE (object);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->changes, tel_simulator_changes_free);
  sqlite3_close (self->database);

  G_OBJECT_CLASS (tel_simulator_store_parent_class)->finalize (object);
}

static void
tel_simulator_store_class_init (TelSimulatorStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_simulator_store_finalize;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
tel_simulator_store_init (TelSimulatorStore *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

/**
 * tel_simulator_store_open:
 * @path: (nullable): the file that keeps the cluster's state, NULL for one that lives in memory
 * @release: the schema release as major × 100 + minor (901, 1000 … 1500)
 * @world: (nullable): what a new cluster holds (see tel_simulator_world_list()) and one in a file must have begun with;
 *   NULL for `small`, or whatever the file has
 * @error: return location for a #GError
 *
 * Opens the database of a simulated cluster. A file of another release or world, or of another program, is left alone.
 * Every transaction is on disk when it has been committed, so that what was acknowledged survives a killed process.
 *
 * Returns: (transfer full): the store, NULL with a #GIOErrorEnum when the file cannot be used or the world is not known
 */
TelSimulatorStore *
tel_simulator_store_open (const char *path, guint release, const char *world, GError **error)
{
  g_autoptr (TelSimulatorStore) self = g_object_new (TEL_TYPE_SIMULATOR_STORE, NULL);
  gboolean ready;

  self->release = release;

  if (!open_database (self, path, error))
    return NULL;

  if (is_new (self))
    ready = begin_journal (self, error) && create (self, world != NULL ? world : DEFAULT_WORLD, error);
  else
    ready = check_format (self, path, error) && check_release (self, release, path, error) &&
            check_world (self, world, path, error) && begin_journal (self, error);

  if (!ready)
    return NULL;

  self->changes = tel_simulator_changes_new ();
  tel_simulator_watch_begin (self);

  return g_steal_pointer (&self);
}

/**
 * tel_simulator_store_copy:
 * @self: a store, outside of a transaction
 * @error: return location for a #GError
 *
 * Makes a cluster of its own that begins with what this one holds now; it lives in memory. Filling a world anew takes
 * many times as long.
 *
 * Returns: (transfer full): the store, NULL with a #GIOErrorEnum when the database cannot be copied
 */
TelSimulatorStore *
tel_simulator_store_copy (TelSimulatorStore *self, GError **error)
{
  g_autoptr (TelSimulatorStore) copy = g_object_new (TEL_TYPE_SIMULATOR_STORE, NULL);
  sqlite3_backup *backup;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), NULL);

  copy->release = self->release;
  if (!open_database (copy, NULL, error))
    return NULL;

  backup = sqlite3_backup_init (copy->database, "main", self->database, "main");
  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  if (backup == NULL || sqlite3_backup_finish (backup) != SQLITE_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The state of the simulated cluster cannot be copied: %s.",
                   sqlite3_errmsg (copy->database));

      return NULL;
    }

  copy->changes = tel_simulator_changes_new ();
  tel_simulator_watch_begin (copy);

  return g_steal_pointer (&copy);
}

/*
 * tel_simulator_store_get_database:
 * @self: a store
 *
 * Returns: (transfer none): the connection to the database
 */
sqlite3 *
tel_simulator_store_get_database (TelSimulatorStore *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), NULL);

  return self->database;
}

/**
 * tel_simulator_store_get_changes:
 * @self: a store
 *
 * Returns: the queue of what was changed since the store was opened
 */
const TelSimulatorChanges *
tel_simulator_store_get_changes (TelSimulatorStore *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), NULL);

  return self->changes;
}

/**
 * tel_simulator_store_get_release:
 * @self: a store
 *
 * Returns: the release of the cluster as major × 100 + minor
 */
guint
tel_simulator_store_get_release (TelSimulatorStore *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), 0);

  return self->release;
}

/**
 * tel_simulator_store_dup_world:
 * @self: a store
 *
 * Returns: (transfer full): the world that the cluster began with
 */
char *
tel_simulator_store_dup_world (TelSimulatorStore *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), NULL);

  return tel_simulator_store_look_up (self, "SELECT value FROM simulator WHERE name = 'world'", TEL_SIMULATOR_END);
}

/**
 * tel_simulator_store_new_pkid:
 * @self: a store
 *
 * Makes the next primary key. The keys follow from a counter in the database, so that the same history gives the same
 * keys. Must be called inside a transaction.
 *
 * Returns: (transfer full): a UUID as the database has it, in lower case without braces
 */
char *
tel_simulator_store_new_pkid (TelSimulatorStore *self)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), NULL);

  number =
      tel_simulator_store_look_up (self, "UPDATE simulator SET value = value + 1 WHERE name = 'pkid' RETURNING value",
                                   TEL_SIMULATOR_END);
  text = g_strconcat ("pkid ", number, NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%.8s-%.4s-4%.3s-8%.3s-%.12s", digest, digest + 8, digest + 12, digest + 15, digest + 18);
}

/**
 * tel_simulator_store_begin:
 * @self: a store
 * @error: return location for a #GError
 *
 * Begins a transaction: what follows happens wholly or, after tel_simulator_store_roll_back(), not at all.
 *
 * Returns: whether the transaction has begun
 */
gboolean
tel_simulator_store_begin (TelSimulatorStore *self, GError **error)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), FALSE);

  return tel_simulator_store_run (self, error, "BEGIN IMMEDIATE", TEL_SIMULATOR_END);
}

/**
 * tel_simulator_store_commit:
 * @self: a store
 * @error: return location for a #GError
 *
 * Makes a transaction durable; one that cannot be committed is rolled back.
 *
 * Returns: whether the transaction was committed
 */
gboolean
tel_simulator_store_commit (TelSimulatorStore *self, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), FALSE);

  /* A cluster that is being made changes nothing yet. */
  changes = self->changes != NULL ? tel_simulator_watch_collect (self) : NULL;

  if (tel_simulator_store_run (self, error, "COMMIT", TEL_SIMULATOR_END))
    {
      if (changes != NULL)
        tel_simulator_changes_append (self->changes, g_steal_pointer (&changes));

      return TRUE;
    }

  tel_simulator_store_roll_back (self);

  return FALSE;
}

/**
 * tel_simulator_store_roll_back:
 * @self: a store
 *
 * Ends a transaction as if it had never begun.
 */
void
tel_simulator_store_roll_back (TelSimulatorStore *self)
{
  g_return_if_fail (TEL_IS_SIMULATOR_STORE (self));

  if (!sqlite3_get_autocommit (self->database))
    tel_simulator_store_run (self, NULL, "ROLLBACK", TEL_SIMULATOR_END);
}

/**
 * tel_simulator_store_run_array:
 * @self: a store
 * @sql: a statement with `?` for its values
 * @values: (element-type utf8): the values, NULL for the null of SQL
 * @error: return location for a #GError
 *
 * Runs a statement that gives no rows.
 *
 * Returns: whether it was carried out; if not, @error is a #TelSimulatorFault in Informix' words (contract 1.4)
 */
gboolean
tel_simulator_store_run_array (TelSimulatorStore *self, const char *sql, GPtrArray *values, GError **error)
{
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), FALSE);

  statement = get_statement (self, sql);
  bind_array (statement, values);

  do
    code = sqlite3_step (statement);
  while (code == SQLITE_ROW);

  if (code != SQLITE_DONE)
    set_fault (self, sql, error);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return code == SQLITE_DONE;
}

/**
 * tel_simulator_store_run:
 * @self: a store
 * @error: return location for a #GError
 * @sql: a statement with `?` for its values
 * @...: the values as strings, ended by %TEL_SIMULATOR_END
 *
 * As tel_simulator_store_run_array().
 *
 * Returns: whether it was carried out
 */
gboolean
tel_simulator_store_run (TelSimulatorStore *self, GError **error, const char *sql, ...)
{
  g_autoptr (GPtrArray) values = NULL;
  va_list arguments;

  va_start (arguments, sql);
  values = collect_values (arguments);
  va_end (arguments);

  return tel_simulator_store_run_array (self, sql, values, error);
}

static GPtrArray *
read_row (sqlite3_stmt *statement)
{
  int n_columns = sqlite3_column_count (statement);
  GPtrArray *row = g_ptr_array_new_full ((guint) n_columns, g_free);

  for (int i = 0; i < n_columns; i++)
    g_ptr_array_add (row, g_strdup ((const char *) sqlite3_column_text (statement, i)));

  return row;
}

/**
 * tel_simulator_store_select_array:
 * @self: a store
 * @sql: a query with `?` for its values
 * @values: (element-type utf8): the values, NULL for the null of SQL
 *
 * Returns: (transfer full): the rows, to be freed with g_ptr_array_unref()
 */
TelSimulatorRows *
tel_simulator_store_select_array (TelSimulatorStore *self, const char *sql, GPtrArray *values)
{
  TelSimulatorRows *rows;
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), NULL);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  statement = get_statement (self, sql);
  bind_array (statement, values);

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (rows, read_row (statement));

  if (code != SQLITE_DONE)
    g_critical ("The simulated cluster cannot read its state: %s", sqlite3_errmsg (self->database));

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return rows;
}

/**
 * tel_simulator_store_select:
 * @self: a store
 * @sql: a query with `?` for its values
 * @...: the values as strings, ended by %TEL_SIMULATOR_END
 *
 * Returns: (transfer full): the rows, to be freed with g_ptr_array_unref()
 */
TelSimulatorRows *
tel_simulator_store_select (TelSimulatorStore *self, const char *sql, ...)
{
  g_autoptr (GPtrArray) values = NULL;
  va_list arguments;

  va_start (arguments, sql);
  values = collect_values (arguments);
  va_end (arguments);

  return tel_simulator_store_select_array (self, sql, values);
}

/**
 * tel_simulator_store_look_up:
 * @self: a store
 * @sql: a query with `?` for its values
 * @...: the values as strings, ended by %TEL_SIMULATOR_END
 *
 * Returns: (transfer full) (nullable): the first column of the first row; NULL when that is null or there is no row
 */
char *
tel_simulator_store_look_up (TelSimulatorStore *self, const char *sql, ...)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  va_list arguments;

  va_start (arguments, sql);
  values = collect_values (arguments);
  va_end (arguments);

  rows = tel_simulator_store_select_array (self, sql, values);

  return rows->len > 0 ? g_strdup (tel_simulator_rows_get (rows, 0, 0)) : NULL;
}

/**
 * tel_simulator_rows_get:
 * @rows: rows of an answer
 * @row: which row
 * @column: which column
 *
 * Returns: (nullable): the value, owned by @rows
 */
const char *
tel_simulator_rows_get (TelSimulatorRows *rows, guint row, guint column)
{
  g_return_val_if_fail (row < rows->len, NULL);

  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, row), column);
}
