/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>

#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "simulator/tel-simulator-account.h"
#include "simulator/tel-simulator-certificate.h"
#include "simulator/tel-simulator-capf-service.h"
#include "simulator/tel-simulator-control.h"
#include "simulator/tel-simulator-exchange.h"
#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-server.h"
#include "simulator/tel-simulator-world.h"

#define DEFAULT_RELEASE "14.0"
#define PASSWORD_VARIABLE "TELEPHONIST_SIMULATOR_PASSWORD"
#define EXIT_USAGE 2
#define NO_PORT -1

typedef struct
{
  char *release;
  char *world;
  char *state;
  char *schema;
  char *timezone;
  char *log;
  char **without_products;
  char *users;
  int port;
  int control;
  int capf_port;
  int latency;
  gint64 answer_limit;
  int notification_limit;
  gboolean lenient;
  gboolean direct_support_field;
  gboolean until_stdin_closes;
} Options;

typedef struct
{
  TelSimulatorServer *server;
  TelSimulatorControl *control;
  TelSimulatorCapfService *capf;
  GMainLoop *loop;
  char buffer[256];
} Program;

static void
options_clear (Options *options)
{
  g_free (options->release);
  g_free (options->world);
  g_free (options->users);
  g_free (options->state);
  g_free (options->schema);
  g_free (options->timezone);
  g_free (options->log);
  g_strfreev (options->without_products);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
program_clear (Program *program)
{
  g_clear_object (&program->control);
  g_clear_object (&program->capf);
  g_clear_object (&program->server);
  g_clear_pointer (&program->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Program, program_clear)

static gboolean
check_port (int port, const char *option, GError **error)
{
  if (port >= 0 && port <= G_MAXUINT16)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %d is not a port (0 to 65535).", option, port);
  return FALSE;
}

/* A number of users is a world of its own. */
static gboolean
take_users (Options *options, GError **error)
{
  g_autofree char *world = options->users != NULL ? g_strconcat (options->users, "-users", NULL) : NULL;

  if (world == NULL)
    return TRUE;

  if (options->world != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         "--users: it makes a world of its own; leave --world out.");
  else if (!tel_simulator_world_is_known (world))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--users: “%s” is not a number from 1 to %d.",
                 options->users, TEL_SIMULATOR_WORLD_MOST_USERS);
  else
    {
      options->world = g_steal_pointer (&world);
      return TRUE;
    }

  return FALSE;
}

static gboolean
check_options (const Options *options, int argc, char **argv, GError **error)
{
  g_autofree char *releases = tel_simulator_release_list ();
  g_autofree char *worlds = tel_simulator_world_list ();

  if (argc > 1)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "“%s” is not an option.", argv[1]);
  else if (tel_simulator_release_parse (options->release) == 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--release: “%s” is not one of %s.", options->release,
                 releases);
  else if (options->world != NULL && !tel_simulator_world_is_known (options->world))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--world: “%s” is not one of %s.", options->world,
                 worlds);
  else if (options->latency < 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--latency: %d is not a number of milliseconds (0 or more).", options->latency);
  else if (options->answer_limit <= 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--answer-limit: %" G_GINT64_FORMAT " is not a number of bytes (1 or more).", options->answer_limit);
  else if (options->notification_limit < 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 "--notification-limit: %d is not a number of change notifications (0 or more).",
                 options->notification_limit);
  else
    return check_port (options->port, "--port", error) &&
           (options->control == NO_PORT || check_port (options->control, "--control", error)) &&
           (options->capf_port == NO_PORT || check_port (options->capf_port, "--capf-port", error));

  return FALSE;
}

static char *
describe (void)
{
  g_autofree char *releases = tel_simulator_release_list ();
  g_autofree char *worlds = tel_simulator_world_describe ();

  return g_strdup_printf (
      "Releases: %s.\n\nWorlds:\n%s\n\n"
      "Accounts: " TEL_SIMULATOR_ACCOUNT_ADMINISTRATOR " may read and write, " TEL_SIMULATOR_ACCOUNT_READER
      " may only read,\n" TEL_SIMULATOR_ACCOUNT_WITHOUT_ROLE
      " has no role for AXL (403). Their common password is made at\n"
      "start; " PASSWORD_VARIABLE " sets it."
      "\n\nThe control port speaks JSON over plain HTTP: GET / lists what it does, such as GET /dump and\n"
      "POST /fault. It is for tests: whoever reaches it from this machine may do anything."
      "\n\nExit status: 0 after SIGTERM, SIGINT or the end of standard input, 1 when the cluster cannot\n"
      "run, 2 for a wrong option.",
      releases, worlds);
}

static gboolean
parse (Options *options, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "release", 0, 0, G_OPTION_ARG_STRING, &options->release, "Release, see below (14.0)", "RELEASE" },
    { "world", 0, 0, G_OPTION_ARG_STRING, &options->world, "What a new cluster begins with, see below (small)",
      "WORLD" },
    { "users", 0, 0, G_OPTION_ARG_STRING, &options->users, "Begin with so many users instead (1 to 160000)", "N" },
    { "without-product", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->without_products,
      "A product whose COP file is not installed; may be repeated", "NAME" },
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port on 127.0.0.1 (0: any that is free)", "PORT" },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &options->state, "Keep the state, and the certificate beside it", "FILE" },
    { "schema", 0, 0, G_OPTION_ARG_FILENAME, &options->schema, "Validate with DIR/RELEASE/AXLSoap.xsd", "DIR" },
    { "timezone", 0, 0, G_OPTION_ARG_STRING, &options->timezone, "The cluster's time zone (the machine's)", "ZONE" },
    { "latency", 0, 0, G_OPTION_ARG_INT, &options->latency, "How long each operation takes", "MILLISECONDS" },
    { "answer-limit", 0, 0, G_OPTION_ARG_INT64, &options->answer_limit, "Refuse larger lists (8388608)", "BYTES" },
    { "notification-limit", 0, 0, G_OPTION_ARG_INT, &options->notification_limit,
      "Refuse writes (503) while more change notifications wait (1500)", "N" },
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &options->log, "Add a line for each request to FILE", "FILE" },
    { "control", 0, 0, G_OPTION_ARG_INT, &options->control, "Control port on 127.0.0.1 (0: any; off)", "PORT" },
    { "capf-port", 0, 0, G_OPTION_ARG_INT, &options->capf_port,
      "CAPF port on 127.0.0.1 (0: any that is free; -1: the CAPF service does not run)", "PORT" },
    { "lenient", 0, 0, G_OPTION_ARG_NONE, &options->lenient, "Note what a strict cluster refuses", NULL },
    { "direct-support-field", 0, 0, G_OPTION_ARG_NONE, &options->direct_support_field,
      "Keep the Cisco Support Field directly in vendorConfig only", NULL },
    { "until-stdin-closes", 0, 0, G_OPTION_ARG_NONE, &options->until_stdin_closes, "End with the parent", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("– a simulated Cisco Unified CM cluster");
  g_autofree char *description = describe ();

  g_option_context_set_summary (context,
                                "It is no CUCM: nothing of it is Cisco's. It listens on 127.0.0.1 only and says on\n"
                                "standard output where, with which account and with which certificate.");
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;

  if (options->release == NULL)
    options->release = g_strdup (DEFAULT_RELEASE);

  return take_users (options, error) && check_options (options, argc, argv, error);
}

static char *
make_password (void)
{
  const char *chosen = g_getenv (PASSWORD_VARIABLE);
  g_autofree char *uuid = NULL;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);

  uuid = g_uuid_string_random ();

  return g_compute_checksum_for_string (G_CHECKSUM_MD5, uuid, -1);
}

static TelSimulatorClock *
make_clock (const char *name, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (name == NULL)
    return tel_simulator_clock_new (NULL);

  zone = g_time_zone_new_identifier (name);
  if (zone == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--timezone: this machine knows no time zone “%s”.",
                   name);
      return NULL;
    }

  return tel_simulator_clock_new (zone);
}

static GTlsCertificate *
make_certificate (const char *state, GError **error)
{
  g_autofree char *path = NULL;

  if (state == NULL)
    return tel_simulator_certificate_make (error);

  path = g_strconcat (state, ".pem", NULL);

  return tel_simulator_certificate_open (path, error);
}

static gboolean
set_schema (Program *program, const Options *options, guint release, GError **error)
{
  g_autoptr (TelSimulatorValidator) validator = tel_simulator_validator_new (options->schema);

  if (!tel_simulator_validator_has_release (validator, release))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--schema: “%s/%s/AXLSoap.xsd” is not there or cannot be read.", options->schema,
                   tel_simulator_release_get_name (release));
      return FALSE;
    }

  tel_simulator_server_set_validator (program->server, validator);

  return TRUE;
}

/* What stands in the way of listening is not said by the port alone: it names the option too. */
static gboolean
blame_port (int port, const char *option, GError *cause, GError **error)
{
  g_set_error (error, cause->domain, cause->code, "%s: port %d of 127.0.0.1 cannot be used: %s.", option, port,
               cause->message);
  g_error_free (cause);

  return FALSE;
}

static gboolean
listen_for_all (Program *program, const Options *options, GError **error)
{
  GError *cause = NULL;

  if (options->control != NO_PORT)
    {
      program->control = tel_simulator_control_new (program->server);
      if (!tel_simulator_control_listen (program->control, (guint16) options->control, &cause))
        return blame_port (options->control, "--control", cause, error);
    }
  if (options->capf_port != NO_PORT)
    {
      program->capf = tel_simulator_capf_service_new ();
      if (!tel_simulator_capf_service_listen (program->capf, (guint16) options->capf_port, &cause))
        return blame_port (options->capf_port, "--capf-port", cause, error);
    }
  if (!tel_simulator_server_listen (program->server, (guint16) options->port, &cause))
    return blame_port (options->port, "--port", cause, error);

  return TRUE;
}

static gboolean
remove_products (TelSimulatorStore *store, char **names, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GError) cause = NULL;

      if (!tel_simulator_product_set_installed (store, names[i], FALSE, &cause))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--without-product: %s", cause->message);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
start (Program *program, const Options *options, TelSimulatorClock *clock, GError **error)
{
  guint release = tel_simulator_release_parse (options->release);
  g_autofree char *password = make_password ();
  g_autoptr (TelSimulatorStore) store = tel_simulator_store_open (options->state, release, options->world, error);
  g_autoptr (GTlsCertificate) certificate = NULL;

  if (store == NULL || !remove_products (store, options->without_products, error))
    return FALSE;
  certificate = make_certificate (options->state, error);
  if (certificate == NULL)
    return FALSE;

  program->server = tel_simulator_server_new (store, clock, release, certificate, password);
  tel_simulator_server_set_lenient (program->server, options->lenient);
  tel_simulator_server_set_direct_support_field (program->server, options->direct_support_field);
  tel_simulator_server_set_latency (program->server, (guint) options->latency);
  tel_simulator_server_set_answer_limit (program->server, (gsize) options->answer_limit);
  tel_simulator_throttle_set_limit (tel_simulator_server_get_throttle (program->server),
                                    (guint) options->notification_limit);
  if (options->schema != NULL && !set_schema (program, options, release, error))
    return FALSE;
  if (options->log != NULL &&
      !tel_simulator_log_open (tel_simulator_server_get_log (program->server), options->log, error))
    {
      g_prefix_error (error, "--log: ");
      return FALSE;
    }

  return listen_for_all (program, options, error);
}

static void
announce (Program *program)
{
  if (program->control != NULL)
    printf ("control on http://127.0.0.1:%u/\n", tel_simulator_control_get_port (program->control));
  printf ("listening on https://127.0.0.1:%u/axl/ user %s password %s fingerprint SHA256:%s capf %u\n",
          tel_simulator_server_get_port (program->server), tel_simulator_server_get_user (program->server),
          tel_simulator_server_get_password (program->server), tel_simulator_server_get_fingerprint (program->server),
          program->capf != NULL ? tel_simulator_capf_service_get_port (program->capf) : 0);
  fflush (stdout);
}

static gboolean
on_signal (gpointer user_data)
{
  Program *program = user_data;

  g_main_loop_quit (program->loop);

  return G_SOURCE_CONTINUE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;
  GInputStream *input = G_INPUT_STREAM (source);

  if (g_input_stream_read_finish (input, result, NULL) <= 0)
    g_main_loop_quit (program->loop);
  else
    g_input_stream_read_async (input, program->buffer, sizeof program->buffer, G_PRIORITY_DEFAULT, NULL, on_read,
                               program);
}

static gboolean
report (Program *program)
{
  TelSimulatorValidator *validator = tel_simulator_server_get_validator (program->server);
  const TelSimulatorValidatorCounts *counts;

  if (validator == NULL)
    return TRUE;

  counts = tel_simulator_validator_get_counts (validator);
  printf ("validated %u requests (%u invalid) and %u answers (%u invalid)\n", counts->requests,
          counts->invalid_requests, counts->answers, counts->invalid_answers);

  return counts->invalid_requests == 0 && counts->invalid_answers == 0;
}

static gboolean
run (const Options *options, GError **error)
{
  g_auto (Program) program = { 0 };
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (TelSimulatorClock) clock = make_clock (options->timezone, error);
  guint terminate;
  guint interrupt;

  if (clock == NULL || !start (&program, options, clock, error))
    return FALSE;

  program.loop = g_main_loop_new (NULL, FALSE);
  terminate = g_unix_signal_add (SIGTERM, on_signal, &program);
  interrupt = g_unix_signal_add (SIGINT, on_signal, &program);
  if (options->until_stdin_closes)
    {
      input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
      g_input_stream_read_async (input, program.buffer, sizeof program.buffer, G_PRIORITY_DEFAULT, NULL, on_read,
                                 &program);
    }

  announce (&program);
  g_main_loop_run (program.loop);

  g_source_remove (terminate);
  g_source_remove (interrupt);
  tel_simulator_server_stop (program.server);
  if (report (&program))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The vendor's schemas refuse some of the messages.");
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_auto (Options) options = {
    .control = NO_PORT,
    .answer_limit = TEL_SIMULATOR_ANSWER_LIMIT,
    .notification_limit = TEL_SIMULATOR_THROTTLE_LIMIT,
  };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  /* Standard output is for the lines that a parent reads. */
  g_log_writer_default_set_use_stderr (TRUE);
  /* GIO completes TLS 1.0 and 1.1 handshakes by default. Read once, when the TLS backend is first used. */
  g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:%COMPAT:-VERS-TLS1.0:-VERS-TLS1.1", FALSE);

  if (!parse (&options, argc, argv, &error))
    {
      fprintf (stderr, "telephonist-simulator: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (!run (&options, &error))
    {
      fprintf (stderr, "telephonist-simulator: %s\n", error->message);
      return g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE) ? EXIT_USAGE : EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}
