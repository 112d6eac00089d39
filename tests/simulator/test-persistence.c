/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_reopened (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  {
    g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "small", path);
    g_autoptr (TelSimulatorElement) response =
        tel_test_cluster_run (cluster, "updatePhone", "<name>CSFAKenzi</name><description>kept 山田</description>");

    before = tel_simulator_store_dump (cluster->context.store, NULL);
  }

  {
    g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "small", path);

    after = tel_simulator_store_dump (cluster->context.store, NULL);
  }

  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (after, "kept 山田"));
  tel_test_remove_directory (directory);
}

/* What is done to the one is not seen in the other, and both have the same rules. */
static void
test_copied (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "small", NULL);
  g_autofree char *before = tel_simulator_store_dump (cluster->context.store, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSimulatorStore) copy = tel_simulator_store_copy (cluster->context.store, &error);
  g_autofree char *copied = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  copied = tel_simulator_store_dump (copy, NULL);
  g_assert_cmpstr (copied, ==, before);

  g_assert_true (tel_simulator_store_begin (copy, &error));
  g_assert_true (tel_simulator_store_run (copy, &error, "DELETE FROM enduserdevicemap", TEL_SIMULATOR_END));
  g_assert_true (tel_simulator_store_commit (copy, &error));
  g_assert_no_error (error);
  after = tel_simulator_store_dump (cluster->context.store, NULL);
  g_assert_cmpstr (after, ==, before);

  /* Devices point at it. */
  g_assert_false (tel_simulator_store_run (copy, &error, "DELETE FROM devicepool", TEL_SIMULATOR_END));
  g_assert_nonnull (error);
}

/* As the private key beside it: the state holds authentication strings. */
static void
test_private (void)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  mode_t mask = umask (022);

  {
    g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "small", path);
    g_autoptr (TelSimulatorElement) response =
        tel_test_cluster_run (cluster, "updatePhone", "<name>CSFAKenzi</name><description>kept</description>");

    for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
      {
        g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
        GStatBuf status;

        g_test_message ("%s", file);
        g_assert_cmpint (g_stat (file, &status), ==, 0);
        g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      }
  }

  umask (mask);
  tel_test_remove_directory (directory);
}

/* The child acknowledges by its exit: it is killed the moment that the write has been answered. */
static void
write_and_be_killed (const char *path)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "small", path);
  g_autoptr (TelSimulatorElement) response =
      tel_test_cluster_run (cluster, "updatePhone", "<name>CSFAKenzi</name><description>acknowledged</description>");

  raise (SIGKILL);
}

static void
test_acknowledged_survives_a_kill (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_autoptr (TelTestCluster) cluster = NULL;
  g_autoptr (JsonNode) dump = NULL;
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      write_and_be_killed (path);
      _exit (1);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  cluster = tel_test_cluster_open (1400, "small", path);
  dump = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/description"), ==, "acknowledged");
  g_clear_pointer (&cluster, tel_test_cluster_free);
  tel_test_remove_directory (directory);
}

static void
test_other_release_is_refused (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "empty", path);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&cluster, tel_test_cluster_free);
  g_assert_null (tel_simulator_store_open (path, 1205, "empty", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  tel_test_remove_directory (directory);
}

static void
test_other_world_is_refused (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "empty", path);
  g_autoptr (TelSimulatorStore) any = NULL;
  g_autofree char *world = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&cluster, tel_test_cluster_free);
  g_assert_null (tel_simulator_store_open (path, 1400, "small", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "holds the world “empty”"));
  g_clear_error (&error);
  any = tel_simulator_store_open (path, 1400, NULL, &error);
  g_assert_no_error (error);
  world = tel_simulator_store_dup_world (any);
  g_assert_cmpstr (world, ==, "empty");
  g_clear_object (&any);
  tel_test_remove_directory (directory);
}

/* Another program's database is not even put into another journal mode. */
static void
test_foreign_database_is_left_alone (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "foreign.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before;
  gsize length_after;
  sqlite3 *foreign;

  g_assert_cmpint (sqlite3_open (path, &foreign), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (foreign, "CREATE TABLE songs (title TEXT)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (foreign);
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  g_assert_null (tel_simulator_store_open (path, 1400, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  tel_test_remove_directory (directory);
}

static void
test_other_format_is_refused (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_open (1400, "empty", path);
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_simulator_store_run (cluster->context.store, NULL, "PRAGMA user_version = 99", TEL_SIMULATOR_END));
  g_clear_pointer (&cluster, tel_test_cluster_free);
  g_assert_null (tel_simulator_store_open (path, 1400, "empty", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  tel_test_remove_directory (directory);
}

static void
test_no_database_is_refused (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  g_autofree char *nowhere = g_build_filename (directory, "no", "state.sqlite", NULL);

  g_assert_true (g_file_set_contents (path,
                                      "This is no database, and longer than a header would be, by a good deal "
                                      "of text that goes on for a while, so that nothing takes it for one.",
                                      -1, NULL));
  g_assert_null (tel_simulator_store_open (path, 1400, "empty", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_null (tel_simulator_store_open (nowhere, 1400, "empty", &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_FAILED);
  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/persistence/reopened", test_reopened);
  g_test_add_func ("/persistence/copied", test_copied);
  g_test_add_func ("/persistence/private", test_private);
  g_test_add_func ("/persistence/acknowledged-survives-a-kill", test_acknowledged_survives_a_kill);
  g_test_add_func ("/persistence/other-release-is-refused", test_other_release_is_refused);
  g_test_add_func ("/persistence/other-world-is-refused", test_other_world_is_refused);
  g_test_add_func ("/persistence/foreign-database-is-left-alone", test_foreign_database_is_left_alone);
  g_test_add_func ("/persistence/other-format-is-refused", test_other_format_is_refused);
  g_test_add_func ("/persistence/no-database-is-refused", test_no_database_is_refused);

  return g_test_run ();
}
