/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "ui/tel-demo.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "model/tel-error.h"

#define CONNECTION_ID "demo"
/* Seconds in which the simulator has to be ready, with a certificate to make and a world to fill. */
#define START_TIMEOUT 60

/**
 * TelDemo:
 *
 * The simulator ends when the pipe to its standard input closes, however this program ends. Its key is made at every
 * start; the line that says it is ready carries the fingerprint, over a pipe that nobody else can write.
 */
struct _TelDemo
{
  GObject parent_instance;

  char *program;
  char *world;
  char *control_port;

  GSubprocess *process;
  GDataInputStream *output;
  GDataInputStream *messages;
  char *last_message;
  guint timeout_source;
  GPtrArray *starting;
  gboolean ready;
  gboolean ended;
  gboolean silent;

  guint port;
  char *user;
  char *password;
  char *fingerprint;
  guint capf_port;
};

G_DEFINE_FINAL_TYPE (TelDemo, tel_demo, G_TYPE_OBJECT)

enum
{
  SIGNAL_RESTARTED,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void read_message (TelDemo *self);

static char *
dup_state_path (TelDemo *self)
{
  g_autofree char *name =
      g_str_equal (self->world, "small") ? g_strdup ("demo.sqlite") : g_strdup_printf ("demo-%s.sqlite", self->world);

  return g_build_filename (g_get_user_state_dir (), "telephonist", name, NULL);
}

static void
finish_starting (TelDemo *self, const GError *error)
{
  g_autoptr (GPtrArray) starting = g_steal_pointer (&self->starting);

  self->starting = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_handle_id (&self->timeout_source, g_source_remove);

  for (guint i = 0; i < starting->len; i++)
    if (error != NULL)
      g_task_return_error (g_ptr_array_index (starting, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (starting, i), TRUE);
}

static void
forget_process (TelDemo *self)
{
  self->ready = FALSE;
  self->ended = FALSE;
  self->silent = FALSE;
  g_clear_object (&self->process);
  g_clear_object (&self->output);
  g_clear_object (&self->messages);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->password, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
}

static GError *
make_end_error (TelDemo *self)
{
  if (self->last_message != NULL)
    /* Translators: %s are the words of the simulator. */
    return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK, _ ("The demo cluster has ended. It said: “%s”"),
                        self->last_message);

  return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK,
                      _ ("The demo cluster has ended without saying why. Try again, or reset the demo."));
}

/* It is over when the process has ended and all that it said was read, in whichever order that happens. */
static void
check_end (TelDemo *self)
{
  gboolean was_ready = self->ready;

  if (!self->ended || !self->silent)
    return;

  forget_process (self);
  if (self->starting->len > 0)
    {
      g_autoptr (GError) error = make_end_error (self);

      finish_starting (self, error);
    }
  else if (was_ready)
    g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
on_process_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelDemo) self = TEL_DEMO (user_data);

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  if (G_SUBPROCESS (source) != self->process)
    return;

  self->ended = TRUE;
  check_end (self);
}

/* The last line that the simulator wrote is the likeliest reason for its end. */
static void
on_message_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelDemo) self = TEL_DEMO (user_data);
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (G_DATA_INPUT_STREAM (source) != self->messages)
    return;

  if (line == NULL)
    {
      self->silent = TRUE;
      check_end (self);
      return;
    }

  if (*line != '\0')
    {
      g_debug ("The simulator says: %s", line);
      g_free (self->last_message);
      self->last_message = g_steal_pointer (&line);
    }
  read_message (self);
}

static void
read_message (TelDemo *self)
{
  g_data_input_stream_read_line_async (self->messages, G_PRIORITY_LOW, NULL, on_message_read, g_object_ref (self));
}

static gboolean
parse_ready_line (TelDemo *self, const char *line)
{
  static const char *const pattern = "^listening on https://127\\.0\\.0\\.1:([0-9]+)/axl/ user (\\S+) password (\\S+) "
                                     "fingerprint (SHA256:\\S+) capf ([0-9]+)";
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *port = NULL;
  g_autofree char *capf_port = NULL;

  if (!g_regex_match (regex, line, 0, &match))
    return FALSE;

  port = g_match_info_fetch (match, 1);
  self->port = (guint) g_ascii_strtoull (port, NULL, 10);
  self->user = g_match_info_fetch (match, 2);
  self->password = g_match_info_fetch (match, 3);
  self->fingerprint = g_match_info_fetch (match, 4);
  capf_port = g_match_info_fetch (match, 5);
  self->capf_port = (guint) g_ascii_strtoull (capf_port, NULL, 10);

  return TRUE;
}

static void
on_ready_line (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelDemo) self = TEL_DEMO (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *line =
      g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  /* Without a line the process has ended, and its end says why. */
  if (line == NULL || G_DATA_INPUT_STREAM (source) != self->output)
    return;

  if (parse_ready_line (self, line))
    {
      self->ready = TRUE;
      finish_starting (self, NULL);
      return;
    }

  /* With a control port its address comes first. */
  if (self->control_port != NULL && g_str_has_prefix (line, "control on "))
    {
      g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, on_ready_line, g_object_ref (self));
      return;
    }

  error = g_error_new (TEL_ERROR, TEL_ERROR_PROTOCOL,
                       _ ("The demo cluster did not say where it listens. The program “%s” may be of another version."),
                       self->program);
  g_subprocess_force_exit (self->process);
  forget_process (self);
  finish_starting (self, error);
}

static void
on_start_timed_out (gpointer user_data)
{
  TelDemo *self = TEL_DEMO (user_data);
  g_autoptr (GError) error = NULL;

  self->timeout_source = 0;
  error =
      g_error_new (TEL_ERROR, TEL_ERROR_TIMED_OUT,
                   _ ("The demo cluster was not ready after %u seconds. Try again, or reset the demo."), START_TIMEOUT);
  g_subprocess_force_exit (self->process);
  forget_process (self);
  finish_starting (self, error);
}

static GPtrArray *
make_arguments (TelDemo *self)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GTimeZone) zone = tel_demo_get_time_zone (self);

  g_ptr_array_add (arguments, g_strdup (self->program));
  g_ptr_array_add (arguments, g_strdup ("--port=0"));
  g_ptr_array_add (arguments, g_strdup_printf ("--world=%s", self->world));
  g_ptr_array_add (arguments, g_strdup ("--until-stdin-closes"));
  g_ptr_array_add (arguments, g_strdup_printf ("--timezone=%s", g_time_zone_get_identifier (zone)));
  g_ptr_array_add (arguments, g_strdup ("--state"));
  g_ptr_array_add (arguments, dup_state_path (self));
  if (self->control_port != NULL)
    g_ptr_array_add (arguments, g_strdup_printf ("--control=%s", self->control_port));
  g_ptr_array_add (arguments, NULL);

  return arguments;
}

static gboolean
make_state_directory (TelDemo *self, GError **error)
{
  g_autofree char *path = dup_state_path (self);
  g_autofree char *directory = g_path_get_dirname (path);

  if (g_mkdir_with_parents (directory, 0700) == 0)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The folder “%s” could not be made: %s."), directory,
               g_strerror (errno));

  return FALSE;
}

static gboolean
spawn (TelDemo *self, GError **error)
{
  g_autoptr (GPtrArray) arguments = make_arguments (self);
  g_autoptr (GError) local_error = NULL;

  if (!make_state_directory (self, error))
    return FALSE;

  g_clear_pointer (&self->last_message, g_free);
  self->process = g_subprocess_newv ((const char *const *) arguments->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                         G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                     &local_error);
  if (self->process == NULL)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
                   _ ("The demo cluster could not be started: %s. Telephonist may not be installed completely."),
                   local_error->message);
      return FALSE;
    }

  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->messages = g_data_input_stream_new (g_subprocess_get_stderr_pipe (self->process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, on_ready_line, g_object_ref (self));
  read_message (self);
  g_subprocess_wait_async (self->process, NULL, on_process_ended, g_object_ref (self));
  self->timeout_source = g_timeout_add_once (START_TIMEOUT * 1000, on_start_timed_out, self);

  return TRUE;
}

/* Removes the database with its journals, which have the same name and a suffix. */
static gboolean
remove_state (TelDemo *self, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *path = dup_state_path (self);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        {
          g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The demo’s file “%s” could not be removed: %s."), name,
                       g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}

static void
on_restarted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelDemo *self = TEL_DEMO (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!tel_demo_start_finish (self, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_signal_emit (self, signals[SIGNAL_RESTARTED], 0);
}

static void
start_afresh (GTask *task)
{
  TelDemo *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!remove_state (self, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    tel_demo_start_async (self, g_task_get_cancellable (task), on_restarted, g_object_ref (task));
}

static void
on_stopped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  start_afresh (task);
}

static void
tel_demo_dispose (GObject *object)
{
  TelDemo *self = TEL_DEMO (object);

  tel_demo_stop (self);

  G_OBJECT_CLASS (tel_demo_parent_class)->dispose (object);
}

static void
tel_demo_finalize (GObject *object)
{
  TelDemo *self = TEL_DEMO (object);

  g_free (self->program);
  g_free (self->world);
  g_free (self->control_port);
  g_free (self->last_message);
  g_ptr_array_unref (self->starting);

  G_OBJECT_CLASS (tel_demo_parent_class)->finalize (object);
}

static void
tel_demo_class_init (TelDemoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_demo_dispose;
  object_class->finalize = tel_demo_finalize;

  signals[SIGNAL_RESTARTED] =
      g_signal_new ("restarted", TEL_TYPE_DEMO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", TEL_TYPE_DEMO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_demo_init (TelDemo *self)
{
  self->starting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tel_demo_new:
 * @program: the path of the simulator
 * @world: the name of the world that it is filled with
 * @control_port: (nullable): the loopback port of its control interface, for tests; NULL for none
 *
 * Makes a demo cluster that is not running yet.
 *
 * Returns: (transfer full): a new demo
 */
TelDemo *
tel_demo_new (const char *program, const char *world, const char *control_port)
{
  TelDemo *self;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (world != NULL, NULL);

  self = g_object_new (TEL_TYPE_DEMO, NULL);
  self->program = g_strdup (program);
  self->world = g_strdup (world);
  self->control_port = g_strdup (control_port);

  return self;
}

/**
 * tel_demo_start_async:
 * @self: a demo
 * @cancellable: (nullable): stops the waiting, not the start
 * @callback: called when the demo listens or has failed
 * @user_data: data for @callback
 *
 * Starts the demo cluster, or waits for it where it is being started, or finds it running.
 */
void
tel_demo_start_async (TelDemo *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TEL_IS_DEMO (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_demo_start_async);

  if (self->ready)
    g_task_return_boolean (task, TRUE);
  else if (self->process == NULL && !spawn (self, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_ptr_array_add (self->starting, g_steal_pointer (&task));
}

/**
 * tel_demo_start_finish:
 * @self: a demo
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Ends the start.
 *
 * Returns: %TRUE when the demo listens
 */
gboolean
tel_demo_start_finish (TelDemo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_demo_reset_async:
 * @self: a demo
 * @cancellable: (nullable): stops the waiting
 * @callback: called when the demo listens again or has failed
 * @user_data: data for @callback
 *
 * Ends the demo cluster, removes what it has kept, and starts it as it was on the first day.
 */
void
tel_demo_reset_async (TelDemo *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_return_if_fail (TEL_IS_DEMO (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_demo_reset_async);

  process = self->process != NULL ? g_object_ref (self->process) : NULL;
  if (process == NULL)
    {
      start_afresh (task);
      return;
    }

  tel_demo_stop (self);
  g_subprocess_wait_async (process, NULL, on_stopped, g_steal_pointer (&task));
}

/**
 * tel_demo_reset_finish:
 * @self: a demo
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Ends the reset.
 *
 * Returns: %TRUE when the demo listens again
 */
gboolean
tel_demo_reset_finish (TelDemo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_demo_stop:
 * @self: a demo
 *
 * Ends the demo cluster: closes its pipe, and tells it so. What it has kept stays.
 */
void
tel_demo_stop (TelDemo *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TEL_IS_DEMO (self));

  if (self->process == NULL)
    return;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_send_signal (self->process, SIGTERM);
  forget_process (self);

  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  finish_starting (self, error);
}

/**
 * tel_demo_is_running:
 * @self: a demo
 *
 * Tells whether the demo cluster can be connected to.
 *
 * Returns: %TRUE when it listens
 */
gboolean
tel_demo_is_running (TelDemo *self)
{
  g_return_val_if_fail (TEL_IS_DEMO (self), FALSE);

  return self->ready;
}

/**
 * tel_demo_create_client:
 * @self: a demo that is running
 *
 * Makes a client that trusts this demo's key alone.
 *
 * Returns: (transfer full): a client that is not connected yet
 */
TelAxlClient *
tel_demo_create_client (TelDemo *self)
{
  g_autoptr (TelTrustStore) trust_store = NULL;
  TelAxlClient *client;

  g_return_val_if_fail (TEL_IS_DEMO (self), NULL);
  g_return_val_if_fail (self->ready, NULL);

  trust_store = tel_trust_store_new_in_memory ();
  tel_trust_store_expect_fingerprint (trust_store, CONNECTION_ID, self->fingerprint);
  client = tel_axl_client_new (CONNECTION_ID, "127.0.0.1", self->port, trust_store);
  tel_axl_client_set_credentials (client, self->user, self->password);

  return client;
}

/**
 * tel_demo_get_capf_port:
 * @self: a demo that is running
 *
 * Gets the port at which the demo's CAPF service answers.
 *
 * Returns: the port
 */
guint
tel_demo_get_capf_port (TelDemo *self)
{
  g_return_val_if_fail (TEL_IS_DEMO (self), 0);

  return self->capf_port;
}

/**
 * tel_demo_find_program:
 *
 * Finds the simulator: where it is installed, else beside this program, as in a build directory.
 *
 * Returns: (transfer full): a path; that of the installed one when there is none
 */
char *
tel_demo_find_program (void)
{
  g_autofree char *installed = g_build_filename (TEL_LIBEXEC_DIR, "telephonist-simulator", NULL);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  if (self != NULL && !g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_autofree char *directory = g_path_get_dirname (self);
      g_autofree char *beside = g_build_filename (directory, "telephonist-simulator", NULL);

      if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&beside);
    }

  return g_steal_pointer (&installed);
}

/**
 * tel_demo_get_time_zone:
 * @self: a demo cluster
 *
 * Gets the time zone in which the cluster's clock runs: this computer's, or UTC where that has no name.
 *
 * Returns: (transfer full): the zone
 */
GTimeZone *
tel_demo_get_time_zone (TelDemo *self)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  GTimeZone *named;

  g_return_val_if_fail (TEL_IS_DEMO (self), NULL);

  named = g_time_zone_new_identifier (g_time_zone_get_identifier (local));

  return named != NULL ? named : g_time_zone_new_utc ();
}
