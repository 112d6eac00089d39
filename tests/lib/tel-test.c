/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test.h"

#include <gio/gio.h>

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include <locale.h>

#ifdef __SANITIZE_ADDRESS__
#include <dlfcn.h>
#include <sanitizer/lsan_interface.h>
#endif

/* Long enough for instrumented code on a busy machine, short enough to fail before the harness gives up. */
#define WAIT_BOUND (240 * G_TIME_SPAN_SECOND)
#define POLL_MILLISECONDS 20
/* How many times as long a test setup lets everything take. */
#define PATIENCE_VARIABLE "TELEPHONIST_TEST_PATIENCE"

#ifdef __SANITIZE_ADDRESS__

/* The size of GLib's first table of quarks. */
#define FIRST_QUARKS_BYTES (2048 * sizeof (char *))

/*
 * GLib makes it while it is loaded, and leaves it behind on purpose when a program outgrows it: other threads may still
 * read it. Debian's GLib names none of the functions in its stack, so that only a suppression of all that is allocated
 * while libraries are loaded would match. What is pointed to from here is no leak.
 */
static const volatile void *first_quarks;

void __sanitizer_malloc_hook (const volatile void *block, size_t size);

/* Called by the sanitizer for each block, from before main() on. */
void
__sanitizer_malloc_hook (const volatile void *block, size_t size)
{
  if (first_quarks == NULL && size == FIRST_QUARKS_BYTES)
    first_quarks = block;
}

/*
 * The server of libsoup 3.2, which only the simulated clusters are, keeps a reference to each connection that it
 * accepts (listen_watch() of soup-listener.c) and to the address that it listens at. Debian's GLib names none of the
 * functions in their stacks either, so that each is told to be no leak where libsoup gets it.
 */
GSocket *
g_socket_accept (GSocket *socket, GCancellable *cancellable, GError **error)
{
  GSocket *(*accept_in_gio) (GSocket *, GCancellable *, GError **) = dlsym (RTLD_NEXT, "g_socket_accept");
  GSocket *accepted = accept_in_gio (socket, cancellable, error);

  __lsan_ignore_object (accepted);

  return accepted;
}

GSocketAddress *
g_socket_get_local_address (GSocket *socket, GError **error)
{
  GSocketAddress *(*get_in_gio) (GSocket *, GError **) = dlsym (RTLD_NEXT, "g_socket_get_local_address");
  GSocketAddress *address = get_in_gio (socket, error);

  __lsan_ignore_object (address);

  return address;
}

#endif

static gboolean
on_poll (gpointer user_data)
{
  gboolean *polled = user_data;

  *polled = TRUE;
  return G_SOURCE_REMOVE;
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) error = NULL;
  GFile *child;

  /* Fails on what is no directory, which then is simply deleted. */
  children =
      g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL)
    {
      g_file_enumerator_iterate (children, NULL, &child, NULL, &error);
      g_assert_no_error (error);
      if (child == NULL)
        break;
      remove_tree (child);
    }

  g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
}

/* GLib's own isolation is anew for each case, and leaks the names of all directories each time. That would be harmless,
 * were it not found by unwinding every allocation whole, with which the tests take ten times as long. */
static char *user_directory;

static void
remove_user_directory (void)
{
  tel_test_remove_directory (user_directory);
  g_clear_pointer (&user_directory, g_free);
}

static void
isolate_user_directories (void)
{
  static const char *const variables[] = { "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };

  user_directory = tel_test_make_directory ();
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (user_directory, variables[i], NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_setenv (variables[i], path, TRUE);
    }
  atexit (remove_user_directory);
}

/**
 * tel_test_init:
 * @argc: (inout): of main
 * @argv: (inout): of main
 *
 * Starts the harness with the XDG directories of the program, and of those that it starts, set to a temporary place.
 * Call it first in main.
 */
void
tel_test_init (int *argc, char ***argv)
{
  isolate_user_directories ();
  g_test_init (argc, argv, NULL);
}

/**
 * tel_test_get_patience:
 *
 * For what has to come after something else in time.
 *
 * Returns: how many times as long the test setup lets everything take
 */
guint
tel_test_get_patience (void)
{
  static guint patience;

  if (patience == 0)
    patience = g_getenv (PATIENCE_VARIABLE) != NULL ? g_ascii_strtoull (g_getenv (PATIENCE_VARIABLE), NULL, 10) : 1;

  return patience;
}

/**
 * tel_test_get_deadline:
 *
 * For tel_test_wait_until().
 *
 * Returns: when waiting ends, in microseconds of monotonic time
 */
gint64
tel_test_get_deadline (void)
{
  return g_get_monotonic_time () + tel_test_get_patience () * WAIT_BOUND;
}

/**
 * tel_test_iterate:
 * @deadline: from tel_test_get_deadline()
 * @condition: what is waited for, as written
 * @place: where, as %G_STRLOC
 *
 * Runs the thread's main context once, for tel_test_wait_until(). Returns after a few milliseconds even when nothing
 * happens there, so that a condition that another thread fulfils is seen.
 */
void
tel_test_iterate (gint64 deadline, const char *condition, const char *place)
{
  g_autoptr (GSource) poll = g_timeout_source_new (POLL_MILLISECONDS);
  GMainContext *context = g_main_context_get_thread_default ();
  gboolean polled = FALSE;

  if (g_get_monotonic_time () > deadline)
    {
      g_test_message ("%s: waited in vain until %s", place, condition);
      g_printerr ("%s: waited in vain until %s\n", place, condition);
      g_assert_not_reached ();
    }

  g_source_set_callback (poll, on_poll, &polled, NULL);
  g_source_attach (poll, context);
  g_main_context_iteration (context, TRUE);
  g_source_destroy (poll);
}

/**
 * tel_test_take_result:
 * @source: (nullable): not used
 * @result: the result
 * @user_data: a `GAsyncResult **` that holds %NULL
 *
 * A #GAsyncReadyCallback that keeps the result for tel_test_await_result().
 */
void
tel_test_take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

/**
 * tel_test_await_result:
 * @result: the place given to tel_test_take_result()
 *
 * Runs the main loop until the operation is done, and empties @result for the next one.
 *
 * Returns: (transfer full): the result, for the operation's finish function
 */
GAsyncResult *
tel_test_await_result (GAsyncResult **result)
{
  tel_test_wait_until (*result != NULL);

  return g_steal_pointer (result);
}

/**
 * tel_test_use_keyring:
 * @directory: where it is kept
 *
 * Has libsecret keep what it is given in a file, for this program and for those that it runs: nobody's own keyring.
 */
void
tel_test_use_keyring (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "keyring", NULL);

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
}

/**
 * tel_test_make_directory:
 *
 * Makes an empty directory that only the own user may enter.
 *
 * Returns: (transfer full): its path; give it to tel_test_remove_directory() at the end
 */
char *
tel_test_make_directory (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("telephonist-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/**
 * tel_test_remove_directory:
 * @path: from tel_test_make_directory()
 *
 * Removes a directory and all in it; links are removed, not followed.
 */
void
tel_test_remove_directory (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  remove_tree (file);
}

/**
 * tel_test_count_files:
 * @directory: a directory that is there
 *
 * Counts what is in a directory, hidden files too.
 *
 * Returns: how many entries it has
 */
guint
tel_test_count_files (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (directory, 0, &error);
  guint n_files = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (files) != NULL)
    n_files++;

  return n_files;
}

/**
 * tel_test_file_has:
 * @path: a file, which need not be text
 * @text: what is looked for
 *
 * Looks whether a text stands in a file.
 *
 * Returns: %TRUE when it does, %FALSE also where there is no such file
 */
gboolean
tel_test_file_has (const char *path, const char *text)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL) && memmem (contents, length, text, strlen (text)) != NULL;
}

/**
 * tel_test_find_shared:
 * @relative: a path under the directory `shared` that may lie beside the project, such as `axl/samples/14.0`
 *
 * Finds what is not part of the project. Where it is absent the running case is skipped: return then.
 *
 * Returns: (transfer full) (nullable): the path, %NULL when it is absent
 */
char *
tel_test_find_shared (const char *relative)
{
  g_autofree char *path = g_build_filename (TEL_TEST_SOURCE_ROOT, "..", "shared", relative, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("it needs ../shared beside the project");
      return NULL;
    }

  return g_steal_pointer (&path);
}

/**
 * tel_test_find_schema:
 * @release: a release whose schema the vendor publishes, such as `14.0`
 *
 * Finds the vendor's schemas (AXLSoap.xsd, AXLEnums.xsd) of a release in `TELEPHONIST_AXL_SCHEMAS`, else in
 * `../shared/axl/schema` beside the project. Does not skip the case: a test that validates goes on for the releases
 * whose schema is at hand and skips when there is none at all.
 *
 * Returns: (transfer full) (nullable): the directory, %NULL when it is absent
 */
char *
tel_test_find_schema (const char *release)
{
  g_autofree char *path = NULL;
  const char *root = g_getenv ("TELEPHONIST_AXL_SCHEMAS");

  if (root != NULL)
    path = g_build_filename (root, release, NULL);
  else
    path = g_build_filename (TEL_TEST_SOURCE_ROOT, "..", "shared", "axl", "schema", release, NULL);

  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&path) : NULL;
}
