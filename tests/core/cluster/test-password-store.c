/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "cluster/tel-password-store.h"
#include "model/tel-error.h"

#include "tel-test.h"

#define FIRST "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define SECOND "7f9619ff-8b86-4011-b42d-00c04fc964ff"
#define PASSWORD "Kx7-correct-horse"

/* libsecret's own backend for a file stands for the keyring; it is opened once in a program. */
static char *directory;

static TelConnection *
make_connection (const char *id, const char *host, guint port, const char *user)
{
  return tel_connection_new (id, host, port, user, "");
}

static TelPassword *
look_up (TelPasswordStore *store, TelConnection *connection)
{
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelPassword *password;

  tel_password_store_look_up_async (store, connection, NULL, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  password = tel_password_store_look_up_finish (store, result, &error);
  g_assert_no_error (error);

  return password;
}

static void
assert_remembered (TelPasswordStore *store, TelConnection *connection, const char *expected)
{
  g_autoptr (TelPassword) password = look_up (store, connection);

  g_assert_cmpstr (password != NULL ? tel_password_peek (password) : NULL, ==, expected);
}

static void
keep (TelPasswordStore *store, TelConnection *connection, const char *text)
{
  g_autoptr (TelPassword) password = tel_password_new (text);
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean first_without_keyring = TRUE;

  tel_password_store_keep_async (store, connection, password, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  g_assert_true (tel_password_store_keep_finish (store, result, &first_without_keyring));
  g_assert_false (first_without_keyring);
}

static void
forget (TelPasswordStore *store, const char *id)
{
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_password_store_forget_async (store, id, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  g_assert_true (tel_password_store_forget_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
test_the_keyring_keeps_it_beyond_the_program (void)
{
  g_autoptr (TelPasswordStore) store = tel_password_store_new ();
  g_autoptr (TelPasswordStore) later = tel_password_store_new ();
  g_autoptr (TelConnection) connection = make_connection (FIRST, "cucm.example.com", 8443, "axl-admin");

  assert_remembered (store, connection, NULL);
  keep (store, connection, PASSWORD);
  tel_password_store_wipe (store);
  assert_remembered (store, connection, PASSWORD);
  assert_remembered (later, connection, PASSWORD);

  keep (later, connection, "changed since");
  assert_remembered (store, connection, "changed since");

  forget (store, FIRST);
  assert_remembered (store, connection, NULL);
  assert_remembered (later, connection, NULL);
}

/* What was given for one host or account goes to no other, even when the connection was edited since. */
static void
test_it_is_of_one_account_at_one_host (void)
{
  g_autoptr (TelPasswordStore) store = tel_password_store_new ();
  g_autoptr (TelConnection) connection = make_connection (FIRST, "cucm.example.com", 8443, "axl-admin");
  g_autoptr (TelConnection) written_otherwise = make_connection (FIRST, "CUCM.example.com", 8443, "axl-admin");
  g_autoptr (TelConnection) other_host = make_connection (FIRST, "evil.example.com", 8443, "axl-admin");
  g_autoptr (TelConnection) other_port = make_connection (FIRST, "cucm.example.com", 443, "axl-admin");
  g_autoptr (TelConnection) other_user = make_connection (FIRST, "cucm.example.com", 8443, "reader");
  g_autoptr (TelConnection) other_connection = make_connection (SECOND, "cucm.example.com", 8443, "axl-admin");

  keep (store, connection, PASSWORD);
  assert_remembered (store, written_otherwise, PASSWORD);
  assert_remembered (store, other_host, NULL);
  assert_remembered (store, other_port, NULL);
  assert_remembered (store, other_user, NULL);
  assert_remembered (store, other_connection, NULL);

  /* All that hangs on the connection goes. */
  keep (store, other_user, "another");
  keep (store, other_connection, "stays");
  forget (store, FIRST);
  assert_remembered (store, connection, NULL);
  assert_remembered (store, other_user, NULL);
  assert_remembered (store, other_connection, "stays");
  forget (store, SECOND);
}

/* After a lock the keyring is no way around the password. */
static void
test_withheld_until_one_is_typed (void)
{
  g_autoptr (TelPasswordStore) store = tel_password_store_new ();
  g_autoptr (TelConnection) connection = make_connection (FIRST, "cucm.example.com", 8443, "axl-admin");
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep (store, connection, PASSWORD);
  tel_password_store_look_up_async (store, connection, NULL, tel_test_take_result, &taken);
  tel_password_store_withhold (store);
  result = tel_test_await_result (&taken);
  g_assert_null (tel_password_store_look_up_finish (store, result, &error));
  g_assert_no_error (error);
  assert_remembered (store, connection, NULL);

  tel_password_store_release (store);
  assert_remembered (store, connection, PASSWORD);
  forget (store, FIRST);
}

/* What the keyring does not let go is said, and this run does not send it again. */
static void
test_what_the_keyring_keeps_is_not_given_out (void)
{
  g_autoptr (TelPasswordStore) store = tel_password_store_new ();
  g_autoptr (TelPasswordStore) other = tel_password_store_new ();
  g_autoptr (TelConnection) connection = make_connection (FIRST, "cucm.example.com", 8443, "axl-admin");
  g_autofree char *file = g_build_filename (directory, "keyring", NULL);
  g_autofree char *aside = g_build_filename (directory, "aside", NULL);
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep (store, connection, PASSWORD);
  /* The file cannot be written. */
  g_assert_cmpint (g_rename (file, aside), ==, 0);
  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
  tel_password_store_forget_async (store, FIRST, tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  g_assert_false (tel_password_store_forget_finish (store, result, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "keyring"));
  g_assert_cmpint (g_rmdir (file), ==, 0);
  g_assert_cmpint (g_rename (aside, file), ==, 0);

  /* libsecret itself has it no more; put back as if it were there. */
  keep (other, connection, PASSWORD);
  assert_remembered (other, connection, PASSWORD);
  assert_remembered (store, connection, NULL);
  tel_password_store_wipe (store);
  assert_remembered (store, connection, NULL);

  keep (store, connection, "another");
  assert_remembered (store, connection, "another");
  forget (store, FIRST);
}

static void
test_a_look_that_is_given_up_ends (void)
{
  g_autoptr (TelPasswordStore) store = tel_password_store_new ();
  g_autoptr (TelConnection) connection = make_connection (FIRST, "cucm.example.com", 8443, "axl-admin");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep (store, connection, PASSWORD);
  tel_password_store_look_up_async (store, connection, cancellable, tel_test_take_result, &taken);
  g_cancellable_cancel (cancellable);
  result = tel_test_await_result (&taken);
  g_assert_null (tel_password_store_look_up_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  forget (store, FIRST);
}

/* The file that stands for the keyring is the keyring's, and even that does not show what it keeps. */
static void
test_nothing_stands_in_clear (void)
{
  g_autoptr (TelPasswordStore) store = tel_password_store_new ();
  g_autoptr (TelConnection) connection = make_connection (FIRST, "cucm.example.com", 8443, "axl-admin");
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  const char *name;
  guint n_files = 0;

  keep (store, connection, PASSWORD);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_assert_null (g_strstr_len (data, (gssize) length, PASSWORD));
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 0);
  forget (store, FIRST);
}

int
main (int argc, char *argv[])
{
  int status;

  tel_test_init (&argc, &argv);
  directory = tel_test_make_directory ();
  tel_test_use_keyring (directory);

  g_test_add_func ("/password-store/the-keyring-keeps-it-beyond-the-program",
                   test_the_keyring_keeps_it_beyond_the_program);
  g_test_add_func ("/password-store/it-is-of-one-account-at-one-host", test_it_is_of_one_account_at_one_host);
  g_test_add_func ("/password-store/withheld-until-one-is-typed", test_withheld_until_one_is_typed);
  g_test_add_func ("/password-store/what-the-keyring-keeps-is-not-given-out",
                   test_what_the_keyring_keeps_is_not_given_out);
  g_test_add_func ("/password-store/a-look-that-is-given-up-ends", test_a_look_that_is_given_up_ends);
  g_test_add_func ("/password-store/nothing-stands-in-clear", test_nothing_stands_in_clear);
  status = g_test_run ();
  tel_test_remove_directory (directory);
  g_free (directory);

  return status;
}
