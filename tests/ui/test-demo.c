/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-demo.h"

#include "model/tel-error.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

#include <glib/gstdio.h>

#define READY "listening on https://127.0.0.1:1/axl/ user u password p fingerprint SHA256:00 capf 3804"

static char *
write_program (const char *directory, const char *script)
{
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (directory, "simulator", NULL);

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);

  return path;
}

static gboolean
start (TelDemo *demo, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_demo_start_async (demo, NULL, tel_test_take_result, &pending);
  result = tel_test_await_result (&pending);

  return tel_demo_start_finish (demo, result, error);
}

static void
assert_start_fails (const char *script, TelError kind, const char *words)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *program = write_program (directory, script);
  g_autoptr (TelDemo) demo = tel_demo_new (program, "small", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (start (demo, &error));
  g_assert_error (error, TEL_ERROR, (int) kind);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_false (tel_demo_is_running (demo));
  tel_test_remove_directory (directory);
}

static void
test_missing (void)
{
  g_autoptr (TelDemo) demo = tel_demo_new ("/nonexistent/telephonist-simulator", "small", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (start (demo, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "/nonexistent/telephonist-simulator"));
}

static void
test_ends_at_once (void)
{
  assert_start_fails ("echo 'there is no world “small”' >&2; exit 1", TEL_ERROR_NETWORK, "there is no world “small”");
  assert_start_fails ("exit 0", TEL_ERROR_NETWORK, "without saying why");
}

static void
test_speaks_otherwise (void)
{
  assert_start_fails ("echo 'hello'; read end", TEL_ERROR_PROTOCOL, "did not say where it listens");
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_ends_by_itself (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *program = write_program (directory, "echo '" READY "'; exit 1");
  g_autoptr (TelDemo) demo = tel_demo_new (program, "small", NULL);
  g_autoptr (GError) error = NULL;
  guint n_ended = 0;

  g_signal_connect_swapped (demo, "ended", G_CALLBACK (count), &n_ended);
  start (demo, &error);
  /* The end may be seen before the line is. */
  tel_test_wait_until (n_ended == 1 || error != NULL);
  g_assert_false (tel_demo_is_running (demo));
  tel_test_remove_directory (directory);
}

static void
test_stopped (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *mark = g_build_filename (directory, "ended", NULL);
  g_autofree char *script = g_strdup_printf ("trap '' TERM; echo '" READY "'; cat >/dev/null; touch '%s'", mark);
  g_autofree char *program = write_program (directory, script);
  g_autoptr (TelDemo) demo = tel_demo_new (program, "small", NULL);
  g_autoptr (GError) error = NULL;
  guint n_ended = 0;

  g_signal_connect_swapped (demo, "ended", G_CALLBACK (count), &n_ended);
  g_assert_true (start (demo, &error));
  tel_demo_stop (demo);

  /* It is the pipe that ends it. */
  tel_test_wait_until (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (n_ended, ==, 0);
  tel_test_remove_directory (directory);
}

static void
connect_client (TelDemo *demo)
{
  g_autoptr (TelAxlClient) client = tel_demo_create_client (demo);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_connect_async (client, NULL, tel_test_take_result, &pending);
  result = tel_test_await_result (&pending);
  g_assert_true (tel_axl_client_connect_finish (client, result, &error));
  g_assert_no_error (error);
  tel_axl_client_close (client);
}

static void
test_real (void)
{
  g_autoptr (TelDemo) demo = tel_demo_new (g_getenv ("TELEPHONIST_TEST_SIMULATOR"), "small", NULL);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "telephonist", "demo.sqlite", NULL);
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;
  GAsyncResult *reset = NULL;
  g_autoptr (GAsyncResult) first_result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (GAsyncResult) reset_result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_restarted = 0;

  g_signal_connect_swapped (demo, "restarted", G_CALLBACK (count), &n_restarted);

  /* Two windows ask at once; there is one demo. */
  tel_demo_start_async (demo, NULL, tel_test_take_result, &first);
  tel_demo_start_async (demo, NULL, tel_test_take_result, &second);
  first_result = tel_test_await_result (&first);
  second_result = tel_test_await_result (&second);
  g_assert_true (tel_demo_start_finish (demo, first_result, &error));
  g_assert_true (tel_demo_start_finish (demo, second_result, &error));
  connect_client (demo);
  g_assert_true (g_file_test (state, G_FILE_TEST_EXISTS));

  tel_demo_reset_async (demo, NULL, tel_test_take_result, &reset);
  reset_result = tel_test_await_result (&reset);
  g_assert_true (tel_demo_reset_finish (demo, reset_result, &error));
  tel_test_wait_until (n_restarted == 1);
  connect_client (demo);

  tel_demo_stop (demo);
  g_clear_object (&first_result);
  g_clear_object (&second_result);
  g_clear_object (&reset_result);
  tel_test_wait_until (G_OBJECT (demo)->ref_count == 1);
}

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/demo/missing-program", test_missing);
  g_test_add_func ("/demo/ends-at-once", test_ends_at_once);
  g_test_add_func ("/demo/speaks-otherwise", test_speaks_otherwise);
  g_test_add_func ("/demo/ends-by-itself", test_ends_by_itself);
  g_test_add_func ("/demo/ends-with-its-pipe", test_stopped);
  g_test_add_func ("/demo/started-once-and-reset", test_real);

  return g_test_run ();
}
