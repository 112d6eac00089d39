/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-journal-aside.h"
#include "plan/tel-journal-format.h"
#include "plan/tel-journal-lock.h"
#include "plan/tel-journal-space.h"
#include "plan/tel-journal-store.h"
#include "tel-test.h"

/* A plan as the first format had it. */
#define OLD_PLAN                                                                                                       \
  "INSERT INTO plan (begun, ended, connection, cluster, account, person, title, verb, state, lock)"                    \
  " VALUES (1000, 2000, 'c', 'Lab', 'axl', 'me', 'Old plan', 'Do it', 'done', 'l');"                                   \
  "INSERT INTO step (plan, position, operation, kind, sentence, new_string, state)"                                    \
  " VALUES (1, 0, 'add', 'device', 'Add device CSF1', 0, 'done');"                                                     \
  "INSERT INTO change (plan, position, number, label, after) VALUES (1, 0, 0, 'Device Name', 'CSF1');"

typedef struct
{
  char *directory;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->directory = tel_test_make_directory ();
  self->path = g_build_filename (self->directory, "journal.sqlite", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tel_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
}

static void
run_sql (Fixture *self, const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static int
get_format (Fixture *self)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  int format;

  g_assert_cmpint (sqlite3_open (self->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "PRAGMA user_version", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  format = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);

  return format;
}

static int
count_names (Fixture *self)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *database = NULL;
  int n_names;

  g_assert_cmpint (sqlite3_open (self->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "SELECT count(*) FROM field", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_names = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);

  return n_names;
}

/* A file as a version left it that knew no more than @format. */
static void
make_old_file (Fixture *self, guint format)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", format);

  for (guint i = 0; i < format; i++)
    run_sql (self, tel_journal_format_get_script (i));
  run_sql (self, version);
}

static void
test_new_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean unusable;
  TelJournalStore *store = tel_journal_store_open (self->path, &unusable, &error);

  g_assert_no_error (error);
  tel_journal_store_close (store);
  g_assert_cmpint (get_format (self), ==, tel_journal_format_get_newest ());
}

/* What an older version wrote down is there in the newest format. */
static void
test_old_format (Fixture *self, gconstpointer data)
{
  for (guint format = 1; format <= tel_journal_format_get_newest (); format++)
    {
      g_autofree char *name = g_strdup_printf ("journal-%u.sqlite", format);
      g_autoptr (TelJournalStore) store = NULL;
      g_autoptr (TelJournalRecord) record = NULL;
      g_autoptr (GError) error = NULL;
      gboolean unusable;
      TelJournalStepRecord *step;

      g_free (self->path);
      self->path = g_build_filename (self->directory, name, NULL);
      make_old_file (self, format);
      run_sql (self, OLD_PLAN);

      store = tel_journal_store_open (self->path, &unusable, &error);
      g_assert_no_error (error);
      record = tel_journal_store_read (store, 1, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (record->title, ==, "Old plan");
      g_assert_cmpuint (record->steps->len, ==, 1);
      step = g_ptr_array_index (record->steps, 0);
      g_assert_cmpstr (step->sentence, ==, "Add device CSF1");
      g_assert_cmpuint (step->changes->len, ==, 1);
      g_assert_null (tel_change_get_name (g_ptr_array_index (step->changes, 0)));
      g_assert_cmpint (get_format (self), ==, tel_journal_format_get_newest ());
    }
}

/* Where the tables cannot be made, the file is left as it was. */
static void
test_half_made (Fixture *self, gconstpointer data)
{
  g_autoptr (TelJournalStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unusable;

  run_sql (self, "CREATE TABLE step (something TEXT)");
  store = tel_journal_store_open (self->path, &unusable, &error);
  g_assert_null (store);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_cmpint (get_format (self), ==, 0);
  run_sql (self, "DROP TABLE step");

  store = tel_journal_store_open (self->path, &unusable, NULL);
  g_assert_nonnull (store);
}

/* A version that knows nothing of the names of fields goes on with a file that has them, and this one with what that
 * version wrote. */
static void
test_names_of_fields (Fixture *self, gconstpointer data)
{
  g_autoptr (TelJournalStore) store = NULL;
  g_autoptr (TelJournalRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unusable;
  GPtrArray *changes;

  tel_journal_store_close (tel_journal_store_open (self->path, &unusable, NULL));
  g_assert_cmpint (get_format (self), ==, 3);
  run_sql (self, OLD_PLAN "INSERT INTO change VALUES (1, 0, 1, 'Label', NULL, 'x')");
  run_sql (self, "INSERT INTO field VALUES (1, 0, 1, 'label')");

  store = tel_journal_store_open (self->path, &unusable, &error);
  g_assert_no_error (error);
  record = tel_journal_store_read (store, 1, &error);
  g_assert_no_error (error);
  changes = ((TelJournalStepRecord *) g_ptr_array_index (record->steps, 0))->changes;
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (tel_change_get_name (g_ptr_array_index (changes, 0)), ==, NULL);
  g_assert_cmpstr (tel_change_get_name (g_ptr_array_index (changes, 1)), ==, "label");

  /* What is forgotten takes its names along. */
  run_sql (self, "PRAGMA foreign_keys = ON; DELETE FROM plan");
  g_assert_cmpint (count_names (self), ==, 0);
}

static void
test_newer_format (Fixture *self, gconstpointer data)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", tel_journal_format_get_newest () + 1);
  g_autoptr (TelJournalStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unusable;

  make_old_file (self, tel_journal_format_get_newest ());
  run_sql (self, version);
  store = tel_journal_store_open (self->path, &unusable, &error);
  g_assert_null (store);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_true (unusable);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_cmpint (get_format (self), ==, tel_journal_format_get_newest () + 1);
}

/* A file that is no journal is left as it is. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *garbage = g_strnfill (8192, 'x');
  g_autofree char *contents = NULL;
  g_autoptr (TelJournalStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unusable;

  g_assert_true (g_file_set_contents (self->path, garbage, -1, NULL));
  store = tel_journal_store_open (self->path, &unusable, &error);
  g_assert_null (store);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "damaged"));
  g_assert_true (unusable);
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, garbage);
}

/* Nothing that another file would help against. */
static void
test_in_the_way (Fixture *self, gconstpointer data)
{
  g_autoptr (TelJournalStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unusable;

  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  store = tel_journal_store_open (self->path, &unusable, &error);
  g_assert_null (store);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_false (unusable);
}

static void
test_move_aside (Fixture *self, gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *moved_log = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  int lock;

  g_assert_true (g_file_set_contents (self->path, "one", -1, NULL));
  g_assert_true (g_file_set_contents (log, "log", -1, NULL));
  lock = tel_journal_lock_take (self->path, "held", &error);
  g_assert_no_error (error);
  g_assert_null (tel_journal_aside_move (self->path, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_clear_error (&error);
  tel_journal_lock_release (self->path, "held", lock);

  first = tel_journal_aside_move (self->path, &error);
  g_assert_no_error (error);
  moved_log = g_strconcat (first, "-wal", NULL);
  g_assert_true (g_file_test (moved_log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (first, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "one");

  /* In the same second. */
  g_assert_true (g_file_set_contents (self->path, "two", -1, NULL));
  second = tel_journal_aside_move (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, !=, first);

  g_assert_null (tel_journal_aside_move (self->path, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
}

static void
test_space (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_journal_space_check (self->path, 0, &error));
  g_assert_no_error (error);
  g_assert_false (tel_journal_space_check (self->path, G_MAXINT64, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, self->directory));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add ("/journal-store/new-file", Fixture, NULL, set_up, test_new_file, tear_down);
  g_test_add ("/journal-store/old-format", Fixture, NULL, set_up, test_old_format, tear_down);
  g_test_add ("/journal-store/half-made", Fixture, NULL, set_up, test_half_made, tear_down);
  g_test_add ("/journal-store/names-of-fields", Fixture, NULL, set_up, test_names_of_fields, tear_down);
  g_test_add ("/journal-store/newer-format", Fixture, NULL, set_up, test_newer_format, tear_down);

  g_test_add ("/journal-store/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/journal-store/in-the-way", Fixture, NULL, set_up, test_in_the_way, tear_down);
  g_test_add ("/journal-store/move-aside", Fixture, NULL, set_up, test_move_aside, tear_down);
  g_test_add ("/journal-store/space", Fixture, NULL, set_up, test_space, tear_down);

  return g_test_run ();
}
