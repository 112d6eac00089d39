/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-password-store.h"

#include "tel-test.h"

#define ID "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define PASSWORD "Kx7-correct-horse"

typedef struct
{
  TelPasswordStore *store;
  TelConnection *connection;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = tel_password_store_new ();
  fixture->connection = tel_connection_new (ID, "cucm.example.com", 8443, "axl-admin", "");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->connection);
}

static void
assert_remembered (Fixture *fixture, TelConnection *connection, const char *expected)
{
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPassword) password = NULL;

  tel_password_store_look_up_async (fixture->store, connection, NULL, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  password = tel_password_store_look_up_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (password != NULL ? tel_password_peek (password) : NULL, ==, expected);
}

static gboolean
keep (Fixture *fixture)
{
  g_autoptr (TelPassword) password = tel_password_new (PASSWORD);
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean first_without_keyring = FALSE;

  tel_password_store_keep_async (fixture->store, fixture->connection, password, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  g_assert_false (tel_password_store_keep_finish (fixture->store, result, &first_without_keyring));

  return first_without_keyring;
}

static void
test_memory_keeps_it_for_this_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelPasswordStore) next_run = tel_password_store_new ();
  g_autoptr (TelConnection) other_host = tel_connection_new (ID, "evil.example.com", 8443, "axl-admin", "");
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assert_remembered (fixture, fixture->connection, NULL);
  keep (fixture);
  assert_remembered (fixture, fixture->connection, PASSWORD);
  assert_remembered (fixture, other_host, NULL);

  tel_password_store_look_up_async (next_run, fixture->connection, NULL, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  g_assert_null (tel_password_store_look_up_finish (next_run, result, NULL));
}

static void
test_that_there_is_no_keyring_is_said_once (Fixture *fixture, gconstpointer data)
{
  g_assert_true (keep (fixture));
  g_assert_false (keep (fixture));
}

static void
test_it_goes_when_the_program_locks (Fixture *fixture, gconstpointer data)
{
  keep (fixture);
  tel_password_store_wipe (fixture->store);
  assert_remembered (fixture, fixture->connection, NULL);
}

static void
test_it_can_be_forgotten (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep (fixture);
  tel_password_store_forget_async (fixture->store, ID, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  g_assert_true (tel_password_store_forget_finish (fixture->store, result, &error));
  g_assert_no_error (error);
  assert_remembered (fixture, fixture->connection, NULL);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);
  g_unsetenv ("SECRET_BACKEND");
  /* Not even a bus on which somebody might have one. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);

  g_test_add ("/password-store-without-keyring/memory-keeps-it-for-this-run", Fixture, NULL, set_up,
              test_memory_keeps_it_for_this_run, tear_down);
  g_test_add ("/password-store-without-keyring/that-there-is-none-is-said-once", Fixture, NULL, set_up,
              test_that_there_is_no_keyring_is_said_once, tear_down);
  g_test_add ("/password-store-without-keyring/it-goes-when-the-program-locks", Fixture, NULL, set_up,
              test_it_goes_when_the_program_locks, tear_down);
  g_test_add ("/password-store-without-keyring/it-can-be-forgotten", Fixture, NULL, set_up, test_it_can_be_forgotten,
              tear_down);

  return g_test_run ();
}
