/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-batch.h"

#include <signal.h>
#include <string.h>

#include <glib-unix.h>

#include "tel-test.h"

static GSubprocess *
launch (TelTestSimulator *simulator, const TelTestBatchSetup *setup, const char *const *command, int *open_end)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
                                 (setup->input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0));
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_autofree char *port = g_strdup_printf ("%u", simulator->port);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  int ends[2];

  g_strv_builder_add_many (arguments, g_getenv ("TELEPHONIST_TEST_BATCH"), "--host", simulator->host, "--port", port,
                           "--user", simulator->user, NULL);
  if (setup->fingerprint != NULL)
    g_strv_builder_add_many (arguments, "--fingerprint", setup->fingerprint, NULL);
  if (setup->ca_file != NULL)
    g_strv_builder_add_many (arguments, "--ca-file", setup->ca_file, NULL);
  if (setup->json)
    g_strv_builder_add (arguments, "--json");
  g_strv_builder_addv (arguments, (const char **) command);
  argv = g_strv_builder_end (arguments);

  if (setup->password != NULL)
    g_subprocess_launcher_setenv (launcher, "TELEPHONIST_PASSWORD", setup->password, TRUE);
  else
    g_subprocess_launcher_unsetenv (launcher, "TELEPHONIST_PASSWORD");
  if (setup->input == NULL)
    {
      g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
      g_subprocess_launcher_take_stdin_fd (launcher, ends[0]);
      *open_end = ends[1];
    }

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);

  return process;
}

static guint
count_answers (TelTestSimulator *simulator)
{
  return tel_simulator_log_get_length (tel_simulator_server_get_log (simulator->server));
}

/**
 * tel_test_batch_run_with:
 * @simulator: a cluster
 * @setup: what stands around the command
 * @command: the command with its own arguments
 *
 * Runs the program to its end while the cluster answers.
 *
 * Returns: (transfer full): what came of it
 */
TelTestBatch *
tel_test_batch_run_with (TelTestSimulator *simulator, const TelTestBatchSetup *setup, const char *const *command)
{
  TelTestBatch *self = g_new0 (TelTestBatch, 1);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  int open_end = -1;

  process = launch (simulator, setup, command, &open_end);
  g_subprocess_communicate_utf8_async (process, setup->input, NULL, tel_test_take_result, &place);
  if (setup->interrupt_at != NULL)
    {
      tel_test_wait_until (tel_test_simulator_count_requests (simulator, setup->interrupt_at) > 0);
      g_subprocess_send_signal (process, SIGINT);
    }
  if (setup->kill_after > 0)
    {
      tel_test_wait_until (count_answers (simulator) >= setup->kill_after);
      g_subprocess_force_exit (process);
    }
  result = tel_test_await_result (&place);
  g_subprocess_communicate_utf8_finish (process, result, &self->output, &self->errors, &error);
  g_assert_no_error (error);
  if (open_end >= 0)
    close (open_end);

  self->status = setup->kill_after > 0 ? g_subprocess_get_status (process) : g_subprocess_get_exit_status (process);
  if (setup->json && self->output[0] != '\0')
    {
      self->json = json_from_string (self->output, &error);
      g_assert_no_error (error);
    }

  return self;
}

/**
 * tel_test_batch_run:
 * @simulator: a cluster
 * @command: the command
 * @...: its own arguments, ended by %NULL
 *
 * Runs a command as a program would: with the right password and fingerprint, and JSON.
 *
 * Returns: (transfer full): what came of it
 */
TelTestBatch *
tel_test_batch_run (TelTestSimulator *simulator, const char *command, ...)
{
  TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, TRUE };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, command);
  for (const char *word = command; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  return tel_test_batch_run_with (simulator, &setup, (const char *const *) words->pdata);
}

/**
 * tel_test_batch_free:
 * @self: (transfer full): a run
 *
 * Frees a run.
 */
void
tel_test_batch_free (TelTestBatch *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self);
}

/**
 * tel_test_batch_assert_error:
 * @self: a run that asked for JSON
 * @kind: the kind of error
 * @text: something that the message says
 *
 * Fails the test unless the run failed so.
 */
void
tel_test_batch_assert_error (TelTestBatch *self, const char *kind, const char *text)
{
  g_autofree char *found_kind = tel_test_batch_get (self->json, "error/kind");
  g_autofree char *message = tel_test_batch_get (self->json, "error/message");

  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpstr (found_kind, ==, kind);
  g_assert_nonnull (message);
  if (strstr (message, text) == NULL)
    g_error ("“%s” does not say “%s”", message, text);
}

/**
 * tel_test_batch_get:
 * @root: a document
 * @path: names of members with slashes between them; a number is a position in a list
 *
 * Looks a value up.
 *
 * Returns: (transfer full) (nullable): the text, anything else as JSON, %NULL when there is none
 */
char *
tel_test_batch_get (JsonNode *root, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonNode *node = root;

  for (guint i = 0; names[i] != NULL && node != NULL; i++)
    if (JSON_NODE_HOLDS_ARRAY (node))
      {
        JsonArray *array = json_node_get_array (node);
        guint position = (guint) g_ascii_strtoull (names[i], NULL, 10);

        node = position < json_array_get_length (array) ? json_array_get_element (array, position) : NULL;
      }
    else
      {
        node = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), names[i]) : NULL;
      }

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);

  return json_to_string (node, FALSE);
}

/**
 * tel_test_batch_assert:
 * @root: a document
 * @path: as in tel_test_batch_get()
 * @expected: (nullable): the value; %NULL for none
 *
 * Fails the test unless the document has the value there.
 */
void
tel_test_batch_assert (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *value = tel_test_batch_get (root, path);

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s is “%s” and not “%s”", path, value, expected);
}

/**
 * tel_test_batch_dump:
 * @simulator: a cluster
 *
 * Reads what the cluster has in its database.
 *
 * Returns: (transfer full): the document
 */
JsonNode *
tel_test_batch_dump (TelTestSimulator *simulator)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tel_simulator_store_dump (simulator->store, &error);
  JsonNode *root;

  g_assert_no_error (error);
  root = json_from_string (text, &error);
  g_assert_no_error (error);

  return root;
}
