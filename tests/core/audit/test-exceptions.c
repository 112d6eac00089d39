/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-exceptions.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/tel-error.h"
#include "tel-test-audit.h"
#include "tel-test.h"

#define CONNECTION "0f8fad5b-d9cb-469f-a165-70867728950e"
#define ADAMS "J01/phone/CSFTADAMS"
#define BAKER "J01/phone/CSFTBAKER"
#define CLARK "J01/phone/CSFTCLARK"

static const char *const devices[] = { "CSFTADAMS", "CSFTBAKER", NULL };

typedef struct
{
  char *path;
  TelExceptions *exceptions;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = tel_exceptions_dup_path (CONNECTION);
  self->exceptions = tel_exceptions_new (self->path);
  g_assert_true (tel_exceptions_load (self->exceptions, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (tel_exceptions_forget (CONNECTION, NULL));
  g_object_unref (self->exceptions);
  g_free (self->path);
}

/* Counted from today. */
static GDate *
make_day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (then), (GDateMonth) g_date_time_get_month (then),
                         (GDateYear) g_date_time_get_year (then));
}

static void
accept (TelExceptions *exceptions, const char *id, const char *reason, const GDate *last_day)
{
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 11, 29, 10, 0, 0);
  g_autoptr (TelException) exception = tel_exception_new (id, reason, "hanako", when, last_day);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (exception);
  tel_exceptions_accept (exceptions, exception, &error);
  g_assert_no_error (error);
}

static guint
count (TelExceptions *exceptions)
{
  return g_list_model_get_n_items (G_LIST_MODEL (exceptions));
}

/* What was accepted is there for the next run of the program, and for its owner alone. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (TelExceptions) again = tel_exceptions_new (self->path);
  g_autoptr (GDate) tomorrow = make_day (1);
  g_autofree char *object = NULL;
  g_autofree char *last_day = NULL;
  TelException *exception;
  GStatBuf status;

  accept (self->exceptions, BAKER, "Lobby “phone”", NULL);
  accept (self->exceptions, ADAMS, "first", NULL);
  accept (self->exceptions, ADAMS, "second", tomorrow);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_assert_true (tel_exceptions_load (again, NULL));
  g_assert_cmpuint (count (again), ==, 2);
  exception = tel_exceptions_find (again, ADAMS);
  g_assert_nonnull (exception);
  g_assert_cmpstr (tel_exception_get_reason (exception), ==, "second");
  g_assert_cmpstr (tel_exception_get_who (exception), ==, "hanako");
  g_assert_cmpstr (tel_exception_get_rule_id (exception), ==, "J01");
  g_assert_cmpint (g_date_compare (tel_exception_get_last_day (exception), tomorrow), ==, 0);
  g_assert_cmpint (g_date_time_get_hour (tel_exception_get_when (exception)), ==, 10);
  object = tel_exception_describe_object (exception);
  g_assert_cmpstr (object, ==, "device “CSFTADAMS”");
  exception = tel_exceptions_find (again, BAKER);
  g_assert_cmpstr (tel_exception_get_reason (exception), ==, "Lobby “phone”");
  last_day = tel_exception_dup_last_day (exception);
  g_assert_null (last_day);
}

static void
count_change (guint *n)
{
  (*n)++;
}

/* Many findings are one change of the file, and of what is counted. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 11, 29, 10, 0, 0);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TelExceptions) again = tel_exceptions_new (self->path);
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  accept (self->exceptions, ADAMS, "first", NULL);
  g_signal_connect_swapped (self->exceptions, "items-changed", G_CALLBACK (count_change), &n_changes);
  g_ptr_array_add (added, tel_exception_new (ADAMS, "second", "hanako", when, NULL));
  g_ptr_array_add (added, tel_exception_new (BAKER, "third", "hanako", when, NULL));
  tel_exceptions_accept_all (self->exceptions, added, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (tel_exceptions_load (again, NULL));
  g_assert_cmpuint (count (again), ==, 2);
  g_assert_cmpstr (tel_exception_get_reason (tel_exceptions_find (again, ADAMS)), ==, "second");
}

/* One that another program has withdrawn meanwhile is in nobody's way. */
static void
test_many_withdrawn (Fixture *self, gconstpointer data)
{
  static const char *const ids[] = { ADAMS, BAKER, NULL };
  g_autoptr (TelExceptions) other = tel_exceptions_new (self->path);
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  accept (self->exceptions, ADAMS, "for now", NULL);
  accept (self->exceptions, BAKER, "for now", NULL);
  accept (self->exceptions, CLARK, "for good", NULL);

  g_signal_connect_swapped (self->exceptions, "items-changed", G_CALLBACK (count_change), &n_changes);
  tel_exceptions_withdraw_all (self->exceptions, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (tel_exceptions_load (other, NULL));
  g_assert_cmpuint (count (other), ==, 1);
  g_assert_nonnull (tel_exceptions_find (other, CLARK));

  g_assert_true (tel_exceptions_withdraw_all (self->exceptions, ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (self->exceptions), ==, 1);
}

/* Two programs that accept at the same time lose nothing of each other. */
static void
test_shared (Fixture *self, gconstpointer data)
{
  g_autoptr (TelExceptions) other = tel_exceptions_new (self->path);

  g_assert_true (tel_exceptions_load (other, NULL));
  accept (self->exceptions, ADAMS, "here", NULL);
  accept (other, BAKER, "there", NULL);
  g_assert_cmpuint (count (other), ==, 2);
  g_assert_true (tel_exceptions_withdraw (self->exceptions, ADAMS, NULL));
  g_assert_cmpuint (count (self->exceptions), ==, 1);
  g_assert_nonnull (tel_exceptions_find (self->exceptions, BAKER));
}

static void
test_withdrawn (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  accept (self->exceptions, ADAMS, "for now", NULL);
  g_assert_true (tel_exceptions_withdraw (self->exceptions, ADAMS, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (self->exceptions), ==, 0);
  g_assert_false (tel_exceptions_withdraw (self->exceptions, ADAMS, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
}

static void
put (const char *path, const char *text)
{
  g_autofree char *directory = g_path_get_dirname (path);

  g_mkdir_with_parents (directory, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What cannot be understood is moved aside, which is said, and still holds every letter. */
static void
test_set_aside (Fixture *self, gconstpointer data)
{
  const char *broken = data;
  g_autofree char *directory = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_kept = 0;

  put (self->path, broken);
  g_assert_false (tel_exceptions_load (self->exceptions, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  accept (self->exceptions, ADAMS, "anew", NULL);
  g_assert_cmpuint (count (self->exceptions), ==, 1);

  folder = g_dir_open (directory, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autofree char *text = NULL;

      if (g_str_equal (path, self->path))
        continue;
      g_assert_nonnull (strstr (error->message, path));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, broken);
      g_unlink (path);
      n_kept++;
    }
  g_assert_cmpuint (n_kept, ==, 1);
}

/* A newer version's file stays where it is, and is not written over. */
static void
test_newer (Fixture *self, gconstpointer data)
{
  static const char text[] = "{\"format\": \"telephonist-exceptions\", \"version\": 2, \"what\": []}";
  g_autoptr (GDateTime) when = g_date_time_new_now_utc ();
  g_autoptr (TelException) exception = tel_exception_new (ADAMS, "why", "hanako", when, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autofree char *found = NULL;

  put (self->path, text);
  g_assert_false (tel_exceptions_load (self->exceptions, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_false (tel_exceptions_accept (self->exceptions, exception, &refusal));
  g_assert_error (refusal, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_true (g_file_get_contents (self->path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

/* The last day counts whole; the day after, the finding is open again and the exception shown as ended. */
static void
test_audit (Fixture *self, gconstpointer data)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, devices);
  g_autoptr (TelAudit) audit = tel_test_audit_judge (snapshot);
  const TelAuditRule *rule = tel_audit_rule_find ("J01");
  TelFinding *adams = tel_audit_find (audit, ADAMS);
  TelFinding *baker = tel_audit_find (audit, BAKER);
  g_autoptr (GDate) today = make_day (0);
  g_autoptr (GDate) yesterday = make_day (-1);
  guint n_changes = 0;

  g_signal_connect_swapped (audit, "exceptions-changed", G_CALLBACK (count_change), &n_changes);
  tel_audit_set_exceptions (audit, self->exceptions);
  g_assert_false (tel_finding_is_accepted (adams));

  accept (self->exceptions, ADAMS, "today", today);
  accept (self->exceptions, BAKER, "yesterday", yesterday);
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_true (tel_finding_is_accepted (adams));
  g_assert_false (tel_finding_is_accepted (baker));
  g_assert_nonnull (tel_finding_get_exception (baker));
  g_assert_true (tel_exception_has_ended (tel_finding_get_exception (baker)));
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 2);
  g_assert_cmpuint (tel_audit_count_accepted_of_rule (audit, rule), ==, 1);
  g_assert_cmpuint (tel_audit_count_accepted_of_severity (audit, TEL_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (tel_audit_count_accepted_of_severity (audit, TEL_SEVERITY_WARNING), ==, 0);

  g_assert_true (tel_exceptions_withdraw (self->exceptions, ADAMS, NULL));
  g_assert_null (tel_finding_get_exception (adams));
  g_assert_cmpuint (tel_audit_count_accepted_of_rule (audit, rule), ==, 0);
}

/* A name may have any letter; what is no ID of a finding is accepted for nothing. */
static void
test_ids (void)
{
  static const char *const wrong[] = {
    "", "J01", "J01/phone", "J01/phone/", "J01/telephone/X", "j01/phone/X", "J01/phone/X/Y/Z", "J01/phone/%zz"
  };
  g_autoptr (GDateTime) when = g_date_time_new_now_utc ();
  g_autofree char *id = tel_finding_make_id ("M04", TEL_OBJECT_KIND_PARAMETER, "100% / 日本", "Cisco CallManager/node");
  g_autofree char *plain = tel_finding_make_id ("J01", TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", "");
  g_autoptr (TelException) exception = tel_exception_new (id, "why", "who", when, NULL);
  g_autofree char *object = NULL;

  g_assert_cmpstr (plain, ==, ADAMS);
  g_assert_nonnull (exception);
  object = tel_exception_describe_object (exception);
  g_assert_cmpstr (object, ==, "parameter “100% / 日本” of node");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (tel_exception_is_finding_id (wrong[i]));
      g_assert_null (tel_exception_new (wrong[i], "why", "who", when, NULL));
    }
}

static void
test_days (void)
{
  GDate day;

  g_assert_true (tel_exception_read_day ("2028-02-29", &day));
  g_assert_cmpuint (g_date_get_day (&day), ==, 29);
  g_assert_false (tel_exception_read_day ("2027-02-29", &day));
  g_assert_false (tel_exception_read_day ("2027-2-9", &day));
  g_assert_false (tel_exception_read_day ("tomorrow", &day));
}

/* A reason that is a formula is text in the table. */
static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GDate) yesterday = make_day (-1);

  accept (self->exceptions, ADAMS, "=1+1, \"so\"", yesterday);
  csv = tel_exceptions_export (self->exceptions, TEL_EXCEPTIONS_FORMAT_CSV);
  g_assert_nonnull (strstr (csv, "\"" ADAMS "\",\"J01\",\"device “CSFTADAMS”\",\"'=1+1, \"\"so\"\"\",\"hanako\","));
  g_assert_nonnull (strstr (csv, ",\"Yes\"\r\n"));
  json = tel_exceptions_export (self->exceptions, TEL_EXCEPTIONS_FORMAT_JSON);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (json, ==, kept);
}

int
main (int argc, char **argv)
{
  static const char *const broken[] = {
    "not JSON",
    "{\"format\": \"telephonist-exceptions\", \"version\": 1, \"exceptions\": [{\"finding\": \"J01/phone/X\"}]}",
    "{\"format\": \"telephonist-exceptions\", \"version\": 1, \"exceptions\": [{\"finding\": \"J01/phone/X\", "
    "\"reason\": \"\", \"acceptedBy\": \"\", \"acceptedAt\": \"2026-11-29T10:00:00Z\", \"until\": \"soon\"}]}",
    "{\"format\": \"something else\"}",
  };

  tel_test_init (&argc, &argv);

  g_test_add ("/exceptions/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/exceptions/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/exceptions/many-withdrawn", Fixture, NULL, set_up, test_many_withdrawn, tear_down);
  g_test_add ("/exceptions/shared", Fixture, NULL, set_up, test_shared, tear_down);
  g_test_add ("/exceptions/withdrawn", Fixture, NULL, set_up, test_withdrawn, tear_down);
  g_test_add ("/exceptions/set-aside/no-json", Fixture, broken[0], set_up, test_set_aside, tear_down);
  g_test_add ("/exceptions/set-aside/a-part-missing", Fixture, broken[1], set_up, test_set_aside, tear_down);
  g_test_add ("/exceptions/set-aside/no-day", Fixture, broken[2], set_up, test_set_aside, tear_down);
  g_test_add ("/exceptions/set-aside/another-file", Fixture, broken[3], set_up, test_set_aside, tear_down);
  g_test_add ("/exceptions/newer", Fixture, NULL, set_up, test_newer, tear_down);
  g_test_add ("/exceptions/audit", Fixture, NULL, set_up, test_audit, tear_down);
  g_test_add ("/exceptions/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add_func ("/exceptions/ids", test_ids);
  g_test_add_func ("/exceptions/days", test_days);

  return g_test_run ();
}
