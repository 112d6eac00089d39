/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-connection-file.h"
#include "cluster/tel-connection-store.h"
#include "model/tel-error.h"

#include "tel-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define FIRST "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define SECOND "7f9619ff-8b86-4011-b42d-00c04fc964ff"

typedef struct
{
  char *directory;
  char *path;
  TelConnectionStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = tel_test_make_directory ();
  fixture->path = g_build_filename (fixture->directory, "telephonist", "connections", NULL);
  fixture->store = tel_connection_store_new (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->path);
}

static TelConnection *
make_connection (const char *id, const char *name, TelEnvironment environment)
{
  TelConnection *connection = tel_connection_new (id, "cucm.example.com", 8443, "axl-admin", "Asia/Tokyo");

  tel_connection_set_name (connection, name);
  tel_connection_set_environment (connection, environment);

  return connection;
}

static void
save (TelConnectionStore *store, const char *id, const char *name)
{
  g_autoptr (TelConnection) connection = make_connection (id, name, TEL_ENVIRONMENT_TEST);
  g_autoptr (GError) error = NULL;

  tel_connection_store_save (store, connection, &error);
  g_assert_no_error (error);
}

/* The names in their order, one after the other. */
static char *
list_names (TelConnectionStore *store)
{
  GListModel *connections = tel_connection_store_get_connections (store);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++)
    {
      g_autoptr (TelConnection) connection = g_list_model_get_item (connections, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", tel_connection_get_name (connection));
    }

  return g_string_free (names, FALSE);
}

static void
assert_names (TelConnectionStore *store, const char *expected)
{
  g_autofree char *names = list_names (store);

  g_assert_cmpstr (names, ==, expected);
}

static char *
read_contents (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (fixture->path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
put_contents (Fixture *fixture, const char *text)
{
  g_autofree char *directory = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (directory, 0700);
  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_saved_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) connection = make_connection (FIRST, "Tokyo “#1” [a]; b=c", TEL_ENVIRONMENT_PRODUCTION);
  g_autoptr (TelConnectionStore) other = tel_connection_store_new (fixture->path);
  g_autoptr (TelConnection) found = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (tel_connection_store_load (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  tel_connection_set_parameter_name (connection, "alert-timer", "SIPDualModeAlertTimer");
  tel_connection_set_parameter_name (connection, "certificate-issuer", "Issuer");
  tel_connection_set_parameter_name (connection, "certificate-issuer", NULL);
  tel_connection_set_wanted (connection, "TAB", FALSE);
  tel_connection_set_wanted (connection, "secure", FALSE);
  tel_connection_set_wanted (connection, "BOT", FALSE);
  tel_connection_set_wanted (connection, "BOT", TRUE);
  tel_connection_set_read_only (connection, TRUE);
  g_assert_true (tel_connection_store_save (fixture->store, connection, &error));
  g_assert_true (tel_connection_store_load (other, &error));
  g_assert_no_error (error);
  found = tel_connection_store_find (other, FIRST);
  g_assert_true (tel_connection_equals (found, connection));
  g_assert_cmpstr (tel_connection_get_parameter_name (found, "alert-timer"), ==, "SIPDualModeAlertTimer");
  g_assert_null (tel_connection_get_parameter_name (found, "certificate-issuer"));
  g_assert_false (tel_connection_is_wanted (found, "TAB"));
  g_assert_false (tel_connection_is_wanted (found, "secure"));
  g_assert_true (tel_connection_is_wanted (found, "BOT"));
  tel_connection_set_wanted (found, "TAB", TRUE);
  g_assert_false (tel_connection_equals (found, connection));
  tel_connection_set_wanted (found, "TAB", FALSE);
  g_assert_true (tel_connection_equals (found, connection));
  tel_connection_set_parameter_name (found, "alert-timer", "Other");
  g_assert_false (tel_connection_equals (found, connection));
  g_assert_null (tel_connection_store_find (other, SECOND));

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_edited_keeps_its_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) edited = tel_connection_new (FIRST, "other.example.com", 443, "somebody", "");
  g_autoptr (TelConnection) found = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture->store, FIRST, "Tokyo");
  save (fixture->store, SECOND, "Lab");
  assert_names (fixture->store, "Lab, Tokyo");

  tel_connection_set_name (edited, "Berlin");
  g_assert_true (tel_connection_store_save (fixture->store, edited, &error));
  assert_names (fixture->store, "Berlin, Lab");
  found = tel_connection_store_find (fixture->store, FIRST);
  g_assert_cmpstr (tel_connection_get_host (found), ==, "other.example.com");
}

static void
test_names_are_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) second = make_connection (SECOND, "TOKYO", TEL_ENVIRONMENT_LAB);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  save (fixture->store, FIRST, "Tokyo");
  g_assert_false (tel_connection_store_save (fixture->store, second, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_DUPLICATE);
  g_assert_nonnull (strstr (error->message, "“TOKYO”"));
  assert_names (fixture->store, "Tokyo");

  g_assert_true (tel_connection_store_has_name (fixture->store, "tokyo", SECOND));
  g_assert_false (tel_connection_store_has_name (fixture->store, "tokyo", FIRST));
  name = tel_connection_store_make_name (fixture->store, "Tokyo");
  g_assert_cmpstr (name, ==, "Tokyo 2");
}

static void
test_removed_and_saved_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) removed = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture->store, FIRST, "Tokyo");
  save (fixture->store, SECOND, "Lab");
  removed = tel_connection_store_find (fixture->store, FIRST);
  g_assert_true (tel_connection_store_remove (fixture->store, FIRST, &error));
  assert_names (fixture->store, "Lab");
  g_assert_true (tel_connection_store_remove (fixture->store, FIRST, &error));
  g_assert_true (tel_connection_store_save (fixture->store, removed, &error));
  assert_names (fixture->store, "Lab, Tokyo");
}

/* Two copies of the program may run. */
static void
test_other_copy_is_not_written_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnectionStore) other = tel_connection_store_new (fixture->path);

  save (fixture->store, FIRST, "Tokyo");
  save (other, SECOND, "Lab");
  save (fixture->store, FIRST, "Osaka");
  assert_names (fixture->store, "Lab, Osaka");
}

/* What cannot be read is left for somebody to put right. */
static void
test_broken_file_is_kept (Fixture *fixture, gconstpointer data)
{
  const char *broken[] = {
    "no key file at all",
    "",
    "[Telephonist connections]\nVersion=2\n",
    "[Telephonist connections]\nVersion=1\n[Connection " FIRST "]\nName=Tokyo\nClass=production\nPort=8443\nUser=a\n",
  };
  g_autoptr (TelConnection) connection = make_connection (SECOND, "Lab", TEL_ENVIRONMENT_LAB);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) save_error = NULL;
      g_autofree char *text = NULL;

      put_contents (fixture, broken[i]);
      g_assert_false (tel_connection_store_load (fixture->store, &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, fixture->path));
      g_assert_false (tel_connection_store_save (fixture->store, connection, &save_error));
      g_assert_cmpstr (save_error->message, ==, error->message);
      text = read_contents (fixture);
      g_assert_cmpstr (text, ==, broken[i]);
    }
}

static void
test_adopts_what_was_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) known =
      g_variant_ref_sink (g_variant_new_parsed ("[(%s, 'cucm.example.com', uint32 8443, 'one', 'Asia/Tokyo'),"
                                                " (%s, 'cucm.example.com', uint32 8443, 'two', '')]",
                                                FIRST, SECOND));
  g_autoptr (TelConnection) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_connection_store_adopt (fixture->store, known, &error));
  g_assert_true (tel_connection_store_adopt (fixture->store, known, &error));
  assert_names (fixture->store, "cucm.example.com, cucm.example.com 2");
  found = tel_connection_store_find (fixture->store, SECOND);
  g_assert_cmpstr (tel_connection_get_user (found), ==, "two");
  g_assert_cmpint (tel_connection_get_environment (found), ==, TEL_ENVIRONMENT_PRODUCTION);
  g_assert_false (tel_connection_is_read_only (found));
}

static void
test_imported (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnectionStore) other = NULL;
  g_autofree char *other_path = g_build_filename (fixture->directory, "other", NULL);
  g_autoptr (TelConnection) production = make_connection (FIRST, "Tokyo", TEL_ENVIRONMENT_PRODUCTION);
  g_autoptr (TelConnection) found = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added, n_present;

  save (fixture->store, SECOND, "Lab");
  g_assert_true (tel_connection_store_save (fixture->store, production, &error));
  text = tel_connection_file_write (tel_connection_store_get_connections (fixture->store));
  g_assert_true (g_str_has_prefix (text, "[Telephonist connections]\n"));

  other = tel_connection_store_new (other_path);
  save (other, "8f9619ff-8b86-4011-b42d-00c04fc964ff", "Tokyo");
  g_assert_true (
      tel_connection_store_import (other, text, strlen (text), "ours.connections", &n_added, &n_present, &error));
  g_assert_cmpuint (n_added, ==, 2);
  g_assert_cmpuint (n_present, ==, 0);
  assert_names (other, "Lab, Tokyo, Tokyo 2");
  found = tel_connection_store_find (other, FIRST);
  g_assert_true (tel_connection_is_read_only (found));

  g_assert_true (
      tel_connection_store_import (other, text, strlen (text), "ours.connections", &n_added, &n_present, &error));
  g_assert_cmpuint (n_added, ==, 0);
  g_assert_cmpuint (n_present, ==, 2);
  assert_names (other, "Lab, Tokyo, Tokyo 2");
}

#define HEAD "[Telephonist connections]\nVersion=1\n"
#define GOOD                                                                                                           \
  "[Connection " SECOND "]\nName=Lab\nClass=lab\nHost=lab.example.com\nPort=8443\nUser=admin\nReadOnly=false\n"

static void
test_bad_import_changes_nothing (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "\x89PNG\r\n", "is no file with connections of Telephonist" },
    { "Name,Host\nTokyo,cucm\n", "is no file with connections of Telephonist" },
    { "[Telephonist connections]\nVersion=7\n" GOOD, "was written by a newer Telephonist" },
    { HEAD GOOD "[Connection " FIRST "]\nName=Tokyo\nClass=production\nHost=https://cucm/\nPort=8443\nUser=a\n",
      "“Tokyo” in “bad.txt” cannot be read. Give the host name alone" },
    { HEAD GOOD "[Connection " FIRST "]\nName=Tokyo\nClass=production\nHost=cucm\nPort=0\nUser=a\n",
      "The port is a number from 1 to 65535" },
    { HEAD GOOD "[Connection " FIRST "]\nName=Tokyo\nClass=production\nHost=cucm\nPort=1\n",
      "The user name is missing" },
    { HEAD GOOD "[Connection " FIRST "]\nName=Tokyo\nClass=staging\nHost=cucm\nPort=1\nUser=a\n",
      "Its class is none of" },
    { HEAD GOOD "[Connection " FIRST "]\nClass=lab\nHost=cucm\nPort=1\nUser=a\nReadOnly=perhaps\n",
      "neither true nor false" },
    { HEAD GOOD "[Connection " FIRST "]\nName=Tokyo\nClass=lab\nHost=cucm\nPort=1\nUser=a\nCaFile=ca.pem\n",
      "by its full path" },
    { HEAD GOOD "[Connection ../../x]\nName=Tokyo\nClass=lab\nHost=cucm\nPort=1\nUser=a\n", "Its identity is no UUID" },
  };
  g_autofree char *before = NULL;

  save (fixture->store, FIRST, "Here");
  before = read_contents (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      guint n_added, n_present;

      g_assert_false (tel_connection_store_import (fixture->store, cases[i].text, strlen (cases[i].text), "bad.txt",
                                                   &n_added, &n_present, &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "“bad.txt”"));
      g_assert_nonnull (strstr (error->message, cases[i].sentence));
      assert_names (fixture->store, "Here");
      after = read_contents (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_no_secret_is_taken (Fixture *fixture, gconstpointer data)
{
  const char *text =
      HEAD "[Connection " FIRST "]\nName=Tokyo\nClass=lab\nHost=cucm\nPort=1\nUser=a\nPassword=tell-tale\n";
  g_autofree char *contents = NULL;
  g_autoptr (TelConnection) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added, n_present;

  g_assert_true (
      tel_connection_store_import (fixture->store, text, strlen (text), "a.txt", &n_added, &n_present, &error));
  contents = read_contents (fixture);
  g_assert_null (strstr (contents, "tell-tale"));
  /* Nothing was said of writing. */
  found = tel_connection_store_find (fixture->store, FIRST);
  g_assert_true (tel_connection_is_read_only (found));
}

/* Where CAPF answers somewhere else, nobody is told that it does not answer; the usual port is not written down. */
static void
test_capf_port (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) connection = make_connection (FIRST, "Tokyo", TEL_ENVIRONMENT_LAB);
  g_autoptr (TelConnection) copy = tel_connection_copy (connection, FIRST, "Tokyo");
  g_autoptr (TelConnection) found = NULL;
  g_autoptr (TelConnectionStore) elsewhere = NULL;
  g_autofree char *path = g_build_filename (fixture->directory, "elsewhere", NULL);
  g_autofree char *usual = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added, n_present;
  guint port = 0;

  g_assert_cmpuint (tel_connection_get_capf_port (connection), ==, 3804);
  tel_connection_store_save (fixture->store, connection, &error);
  g_assert_no_error (error);
  usual = tel_connection_file_write (tel_connection_store_get_connections (fixture->store));
  g_assert_null (strstr (usual, "CapfPort"));

  tel_connection_set_capf_port (connection, 13804);
  g_assert_false (tel_connection_equals (connection, copy));
  tel_connection_store_save (fixture->store, connection, &error);
  g_assert_no_error (error);
  exported = tel_connection_file_write (tel_connection_store_get_connections (fixture->store));
  elsewhere = tel_connection_store_new (path);
  tel_connection_store_import (elsewhere, exported, strlen (exported), "a.txt", &n_added, &n_present, &error);
  g_assert_no_error (error);
  found = tel_connection_store_find (elsewhere, FIRST);
  g_assert_cmpuint (tel_connection_get_capf_port (found), ==, 13804);
  g_assert_true (tel_connection_equals (found, connection));

  g_assert_null (tel_connection_explain_capf_port ("", &port));
  g_assert_cmpuint (port, ==, 3804);
  g_assert_nonnull (tel_connection_explain_capf_port ("0", NULL));
  g_assert_nonnull (tel_connection_explain_capf_port ("65536", NULL));
}

/* The path goes along, so that nothing is trusted on the other computer that was not trusted here. */
static void
test_ca_file_is_taken_along (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) connection = make_connection (FIRST, "Tokyo", TEL_ENVIRONMENT_LAB);
  g_autoptr (TelConnection) copy = NULL;
  g_autoptr (TelConnection) found = NULL;
  g_autoptr (TelConnectionStore) elsewhere = NULL;
  g_autofree char *path = g_build_filename (fixture->directory, "elsewhere", NULL);
  g_autofree char *exported = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added, n_present;

  tel_connection_set_ca_file (connection, "/home/tanaka/認証局 1.pem");
  copy = tel_connection_copy (connection, FIRST, "Tokyo");
  g_assert_true (tel_connection_equals (connection, copy));
  tel_connection_set_ca_file (copy, NULL);
  g_assert_false (tel_connection_equals (connection, copy));
  tel_connection_store_save (fixture->store, connection, &error);
  g_assert_no_error (error);

  exported = tel_connection_file_write (tel_connection_store_get_connections (fixture->store));
  elsewhere = tel_connection_store_new (path);
  tel_connection_store_import (elsewhere, exported, strlen (exported), "a.txt", &n_added, &n_present, &error);
  g_assert_no_error (error);
  found = tel_connection_store_find (elsewhere, FIRST);
  g_assert_cmpstr (tel_connection_get_ca_file (found), ==, "/home/tanaka/認証局 1.pem");
  g_assert_true (tel_connection_equals (found, connection));
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (TEL_CONNECTION_FILE_MAXIMUM + 1, '#');
  g_autoptr (GError) error = NULL;

  g_assert_null (tel_connection_file_read (text, strlen (text), "big", &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“big” is larger"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("/connection-store/saved-as-it-was", test_saved_as_it_was);
  ADD ("/connection-store/edited-keeps-its-id", test_edited_keeps_its_id);
  ADD ("/connection-store/names-are-told-apart", test_names_are_told_apart);
  ADD ("/connection-store/removed-and-saved-again", test_removed_and_saved_again);
  ADD ("/connection-store/other-copy-is-not-written-over", test_other_copy_is_not_written_over);
  ADD ("/connection-store/broken-file-is-kept", test_broken_file_is_kept);
  ADD ("/connection-store/adopts-what-was-known", test_adopts_what_was_known);
  ADD ("/connection-store/imported", test_imported);
  ADD ("/connection-store/bad-import-changes-nothing", test_bad_import_changes_nothing);
  ADD ("/connection-store/no-secret-is-taken", test_no_secret_is_taken);
  ADD ("/connection-store/ca-file-is-taken-along", test_ca_file_is_taken_along);
  ADD ("/connection-store/capf-port", test_capf_port);
  g_test_add_func ("/connection-file/too-large", test_too_large);

  return g_test_run ();
}
