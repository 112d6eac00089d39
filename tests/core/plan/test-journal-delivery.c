/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-delivery.h"

#include <sqlite3.h>
#include <string.h>

#include "plan/tel-capf-builder.h"
#include "plan/tel-journal-format.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define DEVICE "CSFPNOWAK"
#define OWNER "pnowak"

typedef struct
{
  TelTestConnection *connection;
  TelDevice *device;
  TelUser *user;
  char *directory;
  char *path;
  TelJournal *journal;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new ("14.0", "small");
  self->device = tel_test_connection_read_device (self->connection, DEVICE);
  self->user = tel_test_connection_read_user (self->connection, OWNER);
  self->directory = tel_test_make_directory ();
  self->path = g_build_filename (self->directory, "journal.sqlite", NULL);
  self->journal = tel_journal_new (self->path);

  return self;
}

static void
fixture_free (Fixture *self)
{
  tel_test_journal_close (self->journal, self->path);
  g_object_unref (self->user);
  g_object_unref (self->device);
  tel_test_connection_free (self->connection);
  tel_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
note (Fixture *self, TelDeliveryWay way, const char *address, gint64 given)
{
  TelJournalDelivery *delivery = tel_journal_delivery_new (self->connection->cluster, self->device, self->user, way);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  delivery->address = g_strdup (address);
  delivery->language = g_strdup ("ja");
  if (given != 0)
    delivery->given = given;
  tel_journal_note_delivery_async (self->journal, delivery, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_true (tel_journal_note_delivery_finish (self->journal, done, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list_of (Fixture *self, const char *connection, const char *device)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *deliveries;

  tel_journal_list_deliveries_async (self->journal, connection, device, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  deliveries = tel_journal_list_deliveries_finish (self->journal, done, &error);
  g_assert_no_error (error);

  return deliveries;
}

static GPtrArray *
list (Fixture *self, const char *device)
{
  return list_of (self, tel_axl_client_get_connection_id (self->connection->client), device);
}

static void
test_noted (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) nothing = list (fixture, DEVICE);
  g_autoptr (GPtrArray) deliveries = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const TelJournalDelivery *last;

  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  for (TelDeliveryWay way = TEL_DELIVERY_WAY_COPY; way <= TEL_DELIVERY_WAY_PDF; way++)
    note (fixture, way, way == TEL_DELIVERY_WAY_MAIL ? "pnowak@example.com" : NULL, 0);

  deliveries = list (fixture, DEVICE);
  others = list (fixture, "CSFTADAMS");
  all = list (fixture, NULL);
  elsewhere = list_of (fixture, "another connection", DEVICE);
  g_assert_cmpuint (deliveries->len, ==, TEL_DELIVERY_WAY_PDF + 1);
  g_assert_cmpuint (all->len, ==, TEL_DELIVERY_WAY_PDF + 1);
  g_assert_cmpuint (others->len, ==, 0);
  g_assert_cmpuint (elsewhere->len, ==, 0);
  for (guint i = 0; i < deliveries->len; i++)
    g_assert_cmpint (((TelJournalDelivery *) g_ptr_array_index (deliveries, i))->way, ==, TEL_DELIVERY_WAY_PDF - i);

  last = g_ptr_array_index (deliveries, TEL_DELIVERY_WAY_PDF - TEL_DELIVERY_WAY_MAIL);
  g_assert_cmpstr (last->device, ==, DEVICE);
  g_assert_cmpstr (last->user, ==, OWNER);
  g_assert_cmpstr (last->address, ==, "pnowak@example.com");
  g_assert_cmpstr (last->language, ==, "ja");
  g_assert_cmpstr (last->deadline, ==, tel_device_get_completes_by (fixture->device));
  g_assert_cmpstr (last->person, ==, g_get_user_name ());
  g_assert_cmpstr (last->account, ==, tel_axl_client_get_user (fixture->connection->client));
  g_assert_false (last->replaced);
}

static void
test_described (void)
{
  static const char *const words[] = {
    [TEL_DELIVERY_WAY_COPY] = "Copied for pnowak on 20 Nov 2026 09:30",
    [TEL_DELIVERY_WAY_MAIL] = "Given by e-mail to pnowak@example.com on 20 Nov 2026 09:30",
    [TEL_DELIVERY_WAY_FILE] = "Saved as a message to pnowak@example.com on 20 Nov 2026 09:30",
    [TEL_DELIVERY_WAY_LETTER] = "Printed in a letter to pnowak on 20 Nov 2026 09:30",
    [TEL_DELIVERY_WAY_PDF] = "Saved in a letter to pnowak on 20 Nov 2026 09:30",
  };
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 11, 20, 9, 30, 0);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TelJournalDelivery delivery = {
        .user = (char *) "pnowak",
        .address = (char *) "pnowak@example.com",
        .way = i,
        .given = g_date_time_to_unix (time) * G_USEC_PER_SEC,
      };
      g_autofree char *text = tel_journal_delivery_describe (&delivery);
      g_autofree char *replaced = NULL;
      g_autofree char *expected = g_strdup_printf ("%s; replaced by a newer string since", words[i]);

      g_assert_cmpstr (text, ==, words[i]);
      delivery.replaced = TRUE;
      replaced = tel_journal_delivery_describe (&delivery);
      g_assert_cmpstr (replaced, ==, expected);
    }
}

static void
run (Fixture *self, TelCapfAction action)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  tel_capf_builder_build_async (self->connection->cluster, action, DEVICE, NULL, NULL, NULL, tel_test_take_result,
                                &result);
  done = tel_test_await_result (&result);
  plan = tel_capf_builder_build_finish (done, NULL);
  tel_test_plan_tick_all (plan);
  runner = tel_runner_new (self->connection->cluster, plan);
  tel_runner_set_journal (runner, self->journal);
  tel_test_plan_run_to_end (runner);

  if (tel_runner_get_auth_string (runner) != NULL)
    {
      const char *digits = tel_auth_string_peek (tel_runner_get_auth_string (runner));

      g_assert_false (tel_test_file_has (self->path, digits) || tel_test_file_has (log, digits));
    }
  g_assert_true (tel_test_file_has (self->path, OWNER) || tel_test_file_has (log, OWNER));
}

/* The string that was given is worth nothing once a newer one was issued; a later deadline leaves it as it is. */
static void
test_replaced (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) extended = NULL;
  g_autoptr (GPtrArray) issued = NULL;

  note (fixture, TEL_DELIVERY_WAY_LETTER, NULL, 0);
  run (fixture, TEL_CAPF_ACTION_EXTEND);
  extended = list (fixture, DEVICE);
  g_assert_false (((TelJournalDelivery *) g_ptr_array_index (extended, 0))->replaced);

  run (fixture, TEL_CAPF_ACTION_ISSUE);
  note (fixture, TEL_DELIVERY_WAY_COPY, NULL, 0);
  issued = list (fixture, DEVICE);
  g_assert_cmpuint (issued->len, ==, 2);
  g_assert_false (((TelJournalDelivery *) g_ptr_array_index (issued, 0))->replaced);
  g_assert_true (((TelJournalDelivery *) g_ptr_array_index (issued, 1))->replaced);
}

/* A journal that was written before there were deliveries has its plans still. */
static void
test_older_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *sql = g_strdup_printf ("%s PRAGMA user_version = 1;"
                                          "INSERT INTO plan (begun, connection, cluster, account, person, title, verb, "
                                          "state, lock) VALUES (1, 'c', 'c', 'a', 'p', 'An older plan', 'v', 'done', "
                                          "'l');",
                                          tel_journal_format_get_script (0));
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) deliveries = NULL;
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);

  note (fixture, TEL_DELIVERY_WAY_COPY, NULL, 0);
  deliveries = list (fixture, DEVICE);
  plans = tel_test_journal_list (fixture->journal);
  g_assert_cmpuint (deliveries->len, ==, 1);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpstr (tel_journal_entry_get_title (g_ptr_array_index (plans, 0)), ==, "An older plan");
}

/* Addresses are personal: they are forgotten with the plans of their time. */
static void
test_forgotten (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) deliveries = NULL;

  note (fixture, TEL_DELIVERY_WAY_MAIL, "old@example.com", g_get_real_time () - 40 * G_TIME_SPAN_DAY);
  note (fixture, TEL_DELIVERY_WAY_MAIL, "new@example.com", 0);
  tel_test_journal_prune (fixture->journal, 30 * G_TIME_SPAN_DAY, 0);
  deliveries = list (fixture, DEVICE);
  g_assert_cmpuint (deliveries->len, ==, 1);
  g_assert_cmpstr (((TelJournalDelivery *) g_ptr_array_index (deliveries, 0))->address, ==, "new@example.com");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/journal-delivery/noted", test_noted);
  g_test_add_func ("/journal-delivery/described", test_described);
  g_test_add_func ("/journal-delivery/G4.5-replaced", test_replaced);
  g_test_add_func ("/journal-delivery/older-file", test_older_file);
  g_test_add_func ("/journal-delivery/forgotten", test_forgotten);

  return g_test_run ();
}
