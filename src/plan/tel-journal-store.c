/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-store-private.h"

#include "model/tel-error.h"
#include "plan/tel-journal-deliveries.h"
#include "plan/tel-journal-format.h"
#include "plan/tel-journal-state.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

/* How long a write waits for another copy of the program, or telephonist-batch, that writes the same journal. */
#define BUSY_MILLISECONDS 5000

struct _TelJournalStore
{
  char *path;
  sqlite3 *database;
  /* Set when no patience and no room on the disk would help. */
  gboolean unusable;
};

/* What a parameter was before stands nowhere else. */
#define CHANGES_NO_PARAMETER                                                                                           \
  "NOT EXISTS (SELECT 1 FROM step WHERE step.plan = plan.id AND step.kind = 'parameter' "                              \
  "AND step.operation = 'update' AND step.state IN ('done', 'warning'))"
/* Not where half of something may be on the cluster that is to be gone on with or undone. */
#define MAY_BE_FORGOTTEN                                                                                               \
  "ended > 0 AND (state = '" TEL_JOURNAL_STATE_NAME_DONE "' OR " TEL_JOURNAL_STORE_IS_UNDONE                           \
  " OR NOT EXISTS (SELECT 1 FROM step "                                                                                \
  "WHERE step.plan = plan.id AND step.state IN ('done', 'warning', 'running', 'unknown'))) AND " CHANGES_NO_PARAMETER

/* What SQLite says, and what a person can do about it. */
static char *
explain (const char *path, int code, const char *reason)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      /* Translators: a file name, what SQLite says */
      return g_strdup_printf (_ ("The disk of the journal “%s” is full (%s). Make room on it, then try again."), path,
                              reason);

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      /* Translators: a file name, what SQLite says */
      return g_strdup_printf (
          _ ("The journal “%s” is damaged (%s). Have it moved aside on the Activity page, then a new "
             "one is begun."),
          path, reason);

    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      /* Translators: a file name, what SQLite says */
      return g_strdup_printf (_ ("The journal “%s” may not be written (%s). See that the file and its folder are yours "
                                 "and that their disk is not read-only."),
                              path, reason);

    case SQLITE_BUSY:
      /* Translators: a file name, what SQLite says */
      return g_strdup_printf (_ ("The journal “%s” is held by another program (%s). Try again in a moment."), path,
                              reason);

    default:
      /* Translators: a file name, what SQLite says */
      return g_strdup_printf (_ ("The journal “%s” cannot be read or written: %s. See that its disk has room and that "
                                 "the file may be written."),
                              path, reason);
    }
}

static gboolean
set_error (TelJournalStore *self, GError **error)
{
  int code = sqlite3_errcode (self->database);
  g_autofree char *text = explain (self->path, code, sqlite3_errmsg (self->database));

  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    self->unusable = TRUE;
  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE, text);

  return FALSE;
}

static gboolean
run_script (TelJournalStore *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK || set_error (self, error);
}

static sqlite3_stmt *
prepare (TelJournalStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) != SQLITE_OK)
    set_error (self, error);

  return statement;
}

static void
bind_text (sqlite3_stmt *statement, int position, const char *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, position, text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, position);
}

/* Runs a statement that gives no rows, and ends it. */
static gboolean
run (TelJournalStore *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_DONE)
    set_error (self, error);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE;
}

static gboolean
read_number (TelJournalStore *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  gboolean read;

  if (statement == NULL)
    return FALSE;

  read = sqlite3_step (statement) == SQLITE_ROW;
  if (read)
    *number = sqlite3_column_int64 (statement, 0);
  else
    set_error (self, error);
  sqlite3_finalize (statement);

  return read;
}

/* SQLite gives its own further files the mode of this one. */
static gboolean
make_file (const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int descriptor;

  if (g_mkdir_with_parents (directory, 0700) == 0)
    {
      descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
      if (descriptor >= 0)
        {
          fchmod (descriptor, 0600);
          g_close (descriptor, NULL);
          return TRUE;
        }
    }

  g_set_error (
      error, TEL_ERROR, TEL_ERROR_STORAGE,
      /* Translators: a file name, what the system says */
      _ ("The journal “%s” cannot be opened: %s. See that its folder may be written and that its disk has room."), path,
      g_strerror (errno));

  return FALSE;
}

/* Brings the tables from one format to the newest, within a transaction that the caller began. */
static gboolean
migrate (TelJournalStore *self, guint format, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", tel_journal_format_get_newest ());

  for (; format < tel_journal_format_get_newest (); format++)
    if (!run_script (self, tel_journal_format_get_script (format), error))
      return FALSE;

  return run_script (self, version, error) && run_script (self, "COMMIT", error);
}

static void
refuse_newer (TelJournalStore *self, GError **error)
{
  self->unusable = TRUE;
  g_set_error (
      error, TEL_ERROR, TEL_ERROR_STORAGE,
      /* Translators: a file name */
      _ ("The journal “%s” was written by a newer version of Telephonist. Use that version, or have the journal "
         "moved aside on the Activity page: then a new one is begun."),
      self->path);
}

static gboolean
make_tables (TelJournalStore *self, GError **error)
{
  guint newest = tel_journal_format_get_newest ();
  gboolean made = FALSE;
  gint64 format = 0;

  if (!read_number (self, "PRAGMA user_version", &format, error))
    return FALSE;
  if (format == newest)
    return TRUE;

  /* Two programs may start at once: whoever comes first makes the tables. */
  if (!run_script (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (read_number (self, "PRAGMA user_version", &format, error))
    {
      if (format <= newest)
        made = migrate (self, (guint) MAX (format, 0), error);
      else
        refuse_newer (self, error);
    }
  if (!made)
    sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);

  return made;
}

static gboolean
open_database (TelJournalStore *self, GError **error)
{
  if (sqlite3_open_v2 (self->path, &self->database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    return set_error (self, error);

  sqlite3_busy_timeout (self->database, BUSY_MILLISECONDS);

  return run_script (self,
                     "PRAGMA auto_vacuum = FULL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "PRAGMA foreign_keys = ON;",
                     error) &&
         make_tables (self, error) && run_script (self, tel_journal_format_get_supplement (), error);
}

/**
 * tel_journal_store_open:
 * @path: the file, made when it is not there, readable by its owner only
 * @unusable: (out): whether the file is damaged, or of a newer version, so that only another file helps
 * @error: return location for an error
 *
 * Opens the journal.
 *
 * Returns: (transfer full): the store, or %NULL with %TEL_ERROR_STORAGE
 */
TelJournalStore *
tel_journal_store_open (const char *path, gboolean *unusable, GError **error)
{
  g_autoptr (TelJournalStore) self = NULL;
  gboolean opened;

  g_return_val_if_fail (path != NULL && unusable != NULL, NULL);

  *unusable = FALSE;
  if (!make_file (path, error))
    return NULL;

  self = g_new0 (TelJournalStore, 1);
  self->path = g_strdup (path);
  opened = open_database (self, error);
  *unusable = self->unusable;

  return opened ? g_steal_pointer (&self) : NULL;
}

/**
 * tel_journal_store_close:
 * @self: (transfer full): a store
 *
 * Closes the journal.
 */
void
tel_journal_store_close (TelJournalStore *self)
{
  sqlite3_close (self->database);
  g_free (self->path);
  g_free (self);
}

/**
 * tel_journal_store_is_unusable:
 * @self: a store
 *
 * Tells whether the file turned out to be damaged.
 *
 * Returns: %TRUE when only another file helps
 */
gboolean
tel_journal_store_is_unusable (TelJournalStore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->unusable;
}

static gboolean
add_field_name (TelJournalStore *self, gint64 plan, guint position, guint number, const char *name, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO field VALUES (?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, plan);
  sqlite3_bind_int64 (statement, 2, position);
  sqlite3_bind_int64 (statement, 3, number);
  bind_text (statement, 4, name);

  return run (self, statement, error);
}

static gboolean
add_changes (TelJournalStore *self, gint64 plan, guint position, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      TelChange *change = g_ptr_array_index (changes, i);
      const char *name = tel_change_get_name (change);
      sqlite3_stmt *statement = prepare (self, "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, plan);
      sqlite3_bind_int64 (statement, 2, position);
      sqlite3_bind_int64 (statement, 3, i);
      bind_text (statement, 4, tel_change_get_label (change));
      bind_text (statement, 5, tel_change_get_before (change));
      bind_text (statement, 6, tel_change_get_after (change));
      if (!run (self, statement, error) || (name != NULL && !add_field_name (self, plan, position, i, name, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_steps (TelJournalStore *self, gint64 plan, GPtrArray *steps, GError **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const TelJournalStepRecord *step = g_ptr_array_index (steps, i);
      sqlite3_stmt *statement =
          prepare (self,
                   "INSERT INTO step (plan, position, operation, kind, sentence, new_string, base, draft, state) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, plan);
      sqlite3_bind_int64 (statement, 2, i);
      bind_text (statement, 3, step->operation);
      bind_text (statement, 4, step->kind);
      bind_text (statement, 5, step->sentence);
      sqlite3_bind_int (statement, 6, step->new_string);
      bind_text (statement, 7, step->base);
      bind_text (statement, 8, step->draft);
      bind_text (statement, 9, step->state);
      if (!run (self, statement, error) || !add_changes (self, plan, i, step->changes, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_plan (TelJournalStore *self, const TelJournalRecord *record, GError **error)
{
  sqlite3_stmt *statement =
      prepare (self,
               "INSERT INTO plan (begun, connection, cluster, account, person, title, verb, state, lock, undoes) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, record->begun);
  bind_text (statement, 2, record->connection);
  bind_text (statement, 3, record->cluster);
  bind_text (statement, 4, record->account);
  bind_text (statement, 5, record->person);
  bind_text (statement, 6, record->title);
  bind_text (statement, 7, record->verb);
  bind_text (statement, 8, record->state);
  bind_text (statement, 9, record->lock);
  sqlite3_bind_int64 (statement, 10, record->undoes);

  return run (self, statement, error);
}

static gboolean
note_separable (TelJournalStore *self, gint64 plan, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO separable (plan) VALUES (?)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, plan);

  return run (self, statement, error);
}

/**
 * tel_journal_store_begin:
 * @self: a store
 * @record: a plan with its steps
 * @error: return location for an error
 *
 * Writes down a plan before anything of it is sent, whole or not at all.
 *
 * Returns: its number, or 0 with %TEL_ERROR_STORAGE
 */
gint64
tel_journal_store_begin (TelJournalStore *self, const TelJournalRecord *record, GError **error)
{
  gint64 id = 0;

  g_return_val_if_fail (record != NULL && record->steps != NULL, 0);

  if (!run_script (self, "BEGIN IMMEDIATE", error))
    return 0;

  if (add_plan (self, record, error))
    {
      id = sqlite3_last_insert_rowid (self->database);
      if (add_steps (self, id, record->steps, error) && (!record->separable || note_separable (self, id, error)) &&
          run_script (self, "COMMIT", error))
        return id;
    }

  sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);

  return 0;
}

/**
 * tel_journal_store_note_step:
 * @self: a store
 * @plan: the number of a plan
 * @position: which of its steps, from 0
 * @state: how far it has come, by name
 * @message: (nullable): what there is to say of it
 * @outcome: (nullable): the object as it was read back
 * @error: return location for an error
 *
 * Writes down how far a step has come, and when: that it is about to be sent, or what became of it.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
tel_journal_store_note_step (TelJournalStore *self,
                             gint64 plan,
                             guint position,
                             const char *state,
                             const char *message,
                             const char *outcome,
                             GError **error)
{
  gboolean sends = g_str_equal (state, tel_journal_record_get_step_state (TEL_STEP_STATE_RUNNING));
  sqlite3_stmt *statement = prepare (self,
                                     sends ? "UPDATE step SET state = ?, message = ?, result = coalesce (?, result), "
                                             "sent = ? WHERE plan = ? AND position = ?"
                                           : "UPDATE step SET state = ?, message = ?, result = coalesce (?, result), "
                                             "settled = ? WHERE plan = ? AND position = ?",
                                     error);

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, state);
  bind_text (statement, 2, message);
  bind_text (statement, 3, outcome);
  sqlite3_bind_int64 (statement, 4, g_get_real_time ());
  sqlite3_bind_int64 (statement, 5, plan);
  sqlite3_bind_int64 (statement, 6, position);

  return run (self, statement, error);
}

/**
 * tel_journal_store_set_state:
 * @self: a store
 * @plan: the number of a plan
 * @state: how it stands, by name
 * @message: (nullable): why it stopped
 * @error: return location for an error
 *
 * Writes down that a plan has ended, and when, or that it runs again.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
tel_journal_store_set_state (TelJournalStore *self, gint64 plan, const char *state, const char *message, GError **error)
{
  gboolean ends = !g_str_equal (state, TEL_JOURNAL_STATE_NAME_RUNNING);
  sqlite3_stmt *statement = prepare (self, "UPDATE plan SET state = ?, message = ?, ended = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, state);
  bind_text (statement, 2, message);
  sqlite3_bind_int64 (statement, 3, ends ? g_get_real_time () : 0);
  sqlite3_bind_int64 (statement, 4, plan);

  return run (self, statement, error);
}

static gboolean
get_size (TelJournalStore *self, gint64 *bytes, GError **error)
{
  gint64 pages;
  gint64 page_size;

  if (!read_number (self, "PRAGMA page_count", &pages, error) ||
      !read_number (self, "PRAGMA page_size", &page_size, error))
    return FALSE;
  *bytes = pages * page_size;

  return TRUE;
}

/**
 * tel_journal_store_prune:
 * @self: a store
 * @before: plans that ended before this go, in microseconds since 1970; 0 for none
 * @maximum_bytes: the oldest plans go until the file is no larger; 0 for no limit
 * @error: return location for an error
 *
 * Forgets old plans. A plan that has not ended is never forgotten, neither is one that stopped halfway and was not
 * undone, nor one that changed a parameter: the way back leads there (G7).
 *
 * Returns: %TRUE when it was done
 */
gboolean
tel_journal_store_prune (TelJournalStore *self, gint64 before, gint64 maximum_bytes, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "DELETE FROM plan WHERE ended < ? AND " MAY_BE_FORGOTTEN, error);
  gint64 bytes;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, before);
  if (!run (self, statement, error) || !tel_journal_deliveries_prune (self, before, error))
    return FALSE;
  if (maximum_bytes == 0)
    return TRUE;

  do
    {
      if (!get_size (self, &bytes, error))
        return FALSE;
      if (bytes <= maximum_bytes)
        return TRUE;
      if (!run_script (self,
                       "DELETE FROM plan WHERE id IN (SELECT id FROM plan WHERE " MAY_BE_FORGOTTEN " ORDER BY id "
                       "LIMIT (SELECT (count(*) + 9) / 10 FROM plan WHERE " MAY_BE_FORGOTTEN "))",
                       error))
        return FALSE;
    }
  while (sqlite3_changes (self->database) > 0);

  return TRUE;
}

/**
 * tel_journal_store_prepare:
 * @self: a store
 * @sql: one statement
 * @error: return location for an error
 *
 * Prepares a statement.
 *
 * Returns: (transfer full): the statement, or %NULL with %TEL_ERROR_STORAGE
 */
sqlite3_stmt *
tel_journal_store_prepare (TelJournalStore *self, const char *sql, GError **error)
{
  return prepare (self, sql, error);
}

/**
 * tel_journal_store_bind_text:
 * @statement: a statement
 * @position: which of its values, from 1
 * @text: (nullable): the text
 *
 * Sets a value of a statement.
 */
void
tel_journal_store_bind_text (sqlite3_stmt *statement, int position, const char *text)
{
  bind_text (statement, position, text);
}

/**
 * tel_journal_store_dup_text:
 * @statement: a statement that stands on a row
 * @column: which of its columns, from 0
 *
 * Gets a text of a row.
 *
 * Returns: (transfer full) (nullable): the text, %NULL where there is none
 */
char *
tel_journal_store_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * tel_journal_store_run:
 * @self: a store
 * @statement: (transfer full): a statement that gives no rows
 * @error: return location for an error
 *
 * Runs a statement and ends it.
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_journal_store_run (TelJournalStore *self, sqlite3_stmt *statement, GError **error)
{
  return run (self, statement, error);
}

/**
 * tel_journal_store_set_error:
 * @self: a store
 * @error: return location for an error
 *
 * Tells what SQLite has to say.
 *
 * Returns: %FALSE
 */
gboolean
tel_journal_store_set_error (TelJournalStore *self, GError **error)
{
  return set_error (self, error);
}
