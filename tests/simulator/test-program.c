/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-http.h"
#include "tel-test.h"

#include <gnutls/gnutls.h>

#include <signal.h>
#include <string.h>

#define PASSWORD "chosen-by-the-test"
#define N_KILLS 6

/* The program as a parent sees it: its lines, its input, its end. */
typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
  char *base;
  char *control;
  char *user;
  char *password;
  char *fingerprint;
  guint16 capf_port;
} Program;

static GSubprocess *
spawn (const char *const *arguments, GSubprocessFlags flags)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, (char *) g_getenv ("TELEPHONIST_TEST_SIMULATOR"));
  g_assert_nonnull (argv->pdata[0]);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (char *) *arguments);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);

  return process;
}

static char *
read_line (Program *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) held = NULL;
  g_autoptr (GError) error = NULL;
  char *line;

  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, tel_test_take_result, &held);
  result = tel_test_await_result (&held);
  line = g_data_input_stream_read_line_finish_utf8 (self->output, result, NULL, &error);
  g_assert_no_error (error);

  return line;
}

static char *
match (const char *line, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  if (!g_regex_match (regex, line, 0, &info))
    g_error ("“%s” does not match %s", line, pattern);

  return g_match_info_fetch (info, 1);
}

static Program *
program_start (const char *const *arguments)
{
  Program *self = g_new0 (Program, 1);
  g_autofree char *line = NULL;
  g_autofree char *capf_port = NULL;

  self->process = spawn (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = read_line (self);
  g_assert_nonnull (line);
  if (g_str_has_prefix (line, "control on "))
    {
      self->control = match (line, "^control on (http://127\\.0\\.0\\.1:[0-9]+)/$");
      g_free (line);
      line = read_line (self);
    }
  self->base = match (line, "^listening on (https://127\\.0\\.0\\.1:[0-9]+)/axl/ user ");
  self->user = match (line, " user ([a-z]+) password ");
  self->password = match (line, " password ([^ ]+) fingerprint ");
  self->fingerprint = match (line, " fingerprint SHA256:([0-9A-F]{2}(?::[0-9A-F]{2}){31}) capf ");
  capf_port = match (line, " capf ([0-9]+)$");
  self->capf_port = (guint16) g_ascii_strtoull (capf_port, NULL, 10);

  return self;
}

static void
wait_for_end (GSubprocess *process)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) held = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_async (process, NULL, tel_test_take_result, &held);
  result = tel_test_await_result (&held);
  g_subprocess_wait_finish (process, result, &error);
  g_assert_no_error (error);
}

static void
program_free (Program *self)
{
  g_object_unref (self->output);
  g_object_unref (self->process);
  g_free (self->base);
  g_free (self->control);
  g_free (self->user);
  g_free (self->password);
  g_free (self->fingerprint);
  g_free (self);
}

static void
program_end (Program *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  wait_for_end (self->process);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  program_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Program, program_end)

static TelTestAnswer *
call_over (Program *self, TelTestHttp *http, const char *operation, const char *inner)
{
  g_autofree char *action = g_strdup_printf ("\"CUCM:DB ver=14.0 %s\"", operation);
  g_autofree char *body =
      g_strdup_printf ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                       "<n:%s xmlns:n=\"http://www.cisco.com/AXL/API/14.0\">%s</n:%s></s:Body></s:Envelope>",
                       operation, inner, operation);
  const TelTestRequest request = {
    .user = self->user,
    .password = self->password,
    .action = action,
    .body = body,
  };

  return tel_test_http_send (http, &request);
}

static TelTestAnswer *
call (Program *self, const char *operation, const char *inner)
{
  g_autoptr (TelTestHttp) http = tel_test_http_new (self->base, self->fingerprint);

  return call_over (self, http, operation, inner);
}

static void
test_ready (void)
{
  static const char *const arguments[] = { "--port", "0", "--control", "0", NULL };
  g_autoptr (Program) program = program_start (arguments);
  g_autoptr (TelTestHttp) http = tel_test_http_new (program->control, NULL);
  g_autoptr (TelTestAnswer) answer = call (program, "getCCMVersion", "");
  const TelTestRequest request = { .method = "GET", .path = "/dump" };
  g_autoptr (TelTestAnswer) dump = tel_test_http_send (http, &request);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (dump->status, ==, 200);
}

/* Somebody answers at the port of CAPF, unless that is what is tried. */
static void
test_capf_port (void)
{
  static const char *const off[] = { "--capf-port", "-1", NULL };
  static const char *const on[] = { "--capf-port", "0", NULL };
  g_autoptr (Program) without = program_start (off);
  g_autoptr (Program) with = program_start (on);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (without->capf_port, ==, 0);
  g_assert_cmpuint (with->capf_port, !=, 0);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", with->capf_port, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (connection);
}

static void
test_state (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "demo.sqlite", NULL);
  const char *const arguments[] = { "--state", path, NULL };
  g_autofree char *fingerprint = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Program) program = program_start (arguments);
      g_autoptr (TelTestAnswer) answer = call (program, "removePhone", "<name>SEP001122334455</name>");

      /* Gone in the first run, and still in the second. */
      g_assert_cmpuint (answer->status, ==, i == 0 ? 200 : 500);
      if (fingerprint == NULL)
        fingerprint = g_strdup (program->fingerprint);
      g_assert_cmpstr (program->fingerprint, ==, fingerprint);
    }

  tel_test_remove_directory (directory);
}

/* The state in which the write with a number leaves a user, in two tables at once. */
static char *
describe_group (guint number)
{
  return g_strdup_printf ("<name>%s</name>", number % 2 == 0 ? "Standard CTI Enabled" : "Standard CCM End Users");
}

static gboolean
write_number (Program *program, TelTestHttp *http, guint number)
{
  g_autofree char *group = describe_group (number);
  g_autofree char *inner = g_strdup_printf ("<userid>hsuzuki</userid><lastName>Write %u.</lastName>"
                                            "<associatedGroups><userGroup>%s</userGroup></associatedGroups>",
                                            number, group);
  g_autoptr (TelTestAnswer) answer = call_over (program, http, "updateUser", inner);

  return answer->status == 200;
}

static gboolean
kill_program (gpointer user_data)
{
  g_subprocess_force_exit (G_SUBPROCESS (user_data));

  return G_SOURCE_REMOVE;
}

/* Writes one after the other until the program is killed, which is at any moment. Gives the last that was answered. */
static guint
write_until_killed (Program *program, guint number)
{
  g_autoptr (TelTestHttp) http = tel_test_http_new (program->base, program->fingerprint);

  g_assert_true (write_number (program, http, ++number));
  g_timeout_add ((guint) g_test_rand_int_range (0, 80), kill_program, program->process);
  while (write_number (program, http, number + 1))
    number++;
  wait_for_end (program->process);
  g_assert_true (g_subprocess_get_if_signaled (program->process));
  g_assert_cmpint (g_subprocess_get_term_sig (program->process), ==, SIGKILL);

  return number;
}

/* What was answered is there, wholly; of what was not, all or nothing is. */
static guint
check_number (Program *program, guint answered)
{
  g_autoptr (TelTestAnswer) answer = call (program, "getUser", "<userid>hsuzuki</userid>");
  g_autofree char *digits = match (answer->body, "<lastName>Write ([0-9]+)[.]</lastName>");
  guint number = (guint) g_ascii_strtoull (digits, NULL, 10);
  g_autofree char *group = describe_group (number);
  g_autofree char *other = describe_group (number + 1);

  if (number != answered && number != answered + 1)
    g_error ("Write %u was answered, and after the end number %u is there", answered, number);
  g_assert_nonnull (strstr (answer->body, group));
  g_assert_null (strstr (answer->body, other));

  return number;
}

static void
test_killed (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "demo.sqlite", NULL);
  const char *const arguments[] = { "--state", path, "--notification-limit", "1000000", NULL };
  guint number = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      Program *program = program_start (arguments);

      if (i > 0)
        number = check_number (program, number);
      number = write_until_killed (program, number);
      program_free (program);
    }

  {
    g_autoptr (Program) program = program_start (arguments);

    number = check_number (program, number);
  }

  g_test_message ("%u writes in %u lives", number, N_KILLS);
  tel_test_remove_directory (directory);
}

static void
test_without_product (void)
{
  static const char *const arguments[] = { "--without-product", "Cisco Dual Mode for iPhone", "--without-product",
                                           "Cisco Jabber for Tablet", NULL };
  g_autoptr (Program) program = program_start (arguments);
  g_autoptr (TelTestAnswer) iphone = call (program, "getPhone", "<name>TCTTRIBEIRO</name>");
  g_autoptr (TelTestAnswer) android = call (program, "getPhone", "<name>BOTTRIBEIRO</name>");
  g_autoptr (TelTestAnswer) tablet = call (program, "getPhone", "<name>TABTRIBEIRO</name>");

  g_assert_cmpuint (iphone->status, ==, 500);
  g_assert_cmpuint (android->status, ==, 200);
  g_assert_cmpuint (tablet->status, ==, 500);
}

static void
test_ends_with_parent (void)
{
  static const char *const arguments[] = { "--until-stdin-closes", NULL };
  g_autoptr (Program) program = program_start (arguments);
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (program->process), NULL, &error);
  g_assert_no_error (error);
  wait_for_end (program->process);
  g_assert_cmpint (g_subprocess_get_exit_status (program->process), ==, 0);
}

static void
test_password (void)
{
  static const char *const arguments[] = { "--world", "empty", NULL };
  g_autoptr (Program) first = NULL;
  g_autoptr (Program) second = NULL;
  g_autoptr (Program) chosen = NULL;

  first = program_start (arguments);
  second = program_start (arguments);
  g_setenv ("TELEPHONIST_SIMULATOR_PASSWORD", PASSWORD, TRUE);
  chosen = program_start (arguments);
  g_unsetenv ("TELEPHONIST_SIMULATOR_PASSWORD");
  g_assert_cmpstr (first->password, !=, second->password);
  g_assert_cmpstr (chosen->password, ==, PASSWORD);
}

static int
shake_hands (const char *base, const char *priority)
{
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) g_uri_get_port (uri), NULL, NULL);
  gnutls_certificate_credentials_t credentials;
  gnutls_session_t session;
  int result;

  g_assert_nonnull (connection);
  gnutls_certificate_allocate_credentials (&credentials);
  gnutls_init (&session, GNUTLS_CLIENT);
  g_assert_cmpint (gnutls_priority_set_direct (session, priority, NULL), ==, GNUTLS_E_SUCCESS);
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, credentials);
  g_socket_set_blocking (g_socket_connection_get_socket (connection), TRUE);
  gnutls_transport_set_int (session, g_socket_get_fd (g_socket_connection_get_socket (connection)));
  do
    result = gnutls_handshake (session);
  while (result < 0 && !gnutls_error_is_fatal (result));
  gnutls_deinit (session);
  gnutls_certificate_free_credentials (credentials);

  return result;
}

static void
test_tls_floor (void)
{
  static const char *const arguments[] = { "--world", "empty", NULL };
  g_autoptr (Program) program = program_start (arguments);

  g_assert_cmpint (shake_hands (program->base, "NORMAL:-VERS-ALL:+VERS-TLS1.3"), ==, GNUTLS_E_SUCCESS);
  g_assert_cmpint (shake_hands (program->base, "NORMAL:-VERS-ALL:+VERS-TLS1.2"), ==, GNUTLS_E_SUCCESS);
  g_assert_cmpint (shake_hands (program->base, "NORMAL:%COMPAT:-VERS-ALL:+VERS-TLS1.1"), <, 0);
  g_assert_cmpint (shake_hands (program->base, "NORMAL:%COMPAT:-VERS-ALL:+VERS-TLS1.0"), <, 0);
}

/* The vendor's schema is another one here: the answers are held against it, and refused. */
static void
test_schema (void)
{
  g_autofree char *root = tel_test_make_directory ();
  g_autofree char *directory = g_build_filename (root, "14.0", NULL);
  g_autofree char *path = g_build_filename (directory, "AXLSoap.xsd", NULL);
  static const char *const schema =
      "<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:a=\"http://www.cisco.com/AXL/API/14.0\" "
      "targetNamespace=\"http://www.cisco.com/AXL/API/14.0\">\n"
      "<xsd:complexType name=\"Nothing\"><xsd:sequence/></xsd:complexType>\n"
      "<xsd:element name=\"getCCMVersion\" type=\"a:Nothing\"/>\n"
      "<xsd:element name=\"getCCMVersionResponse\" type=\"a:Nothing\"/>\n</xsd:schema>\n";
  const char *const arguments[] = { "--world", "empty", "--schema", root, NULL };
  g_autoptr (GError) error = NULL;
  Program *program;
  g_autoptr (TelTestAnswer) answer = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpint (g_mkdir_with_parents (directory, 0700), ==, 0);
  g_file_set_contents (path, schema, -1, &error);
  g_assert_no_error (error);

  program = program_start (arguments);
  answer = call (program, "getCCMVersion", "");
  g_assert_cmpuint (answer->status, ==, 200);
  g_subprocess_send_signal (program->process, SIGTERM);
  line = read_line (program);
  g_assert_cmpstr (line, ==, "validated 1 requests (0 invalid) and 1 answers (1 invalid)");
  wait_for_end (program->process);
  g_assert_cmpint (g_subprocess_get_exit_status (program->process), ==, 1);

  g_object_unref (program->output);
  g_object_unref (program->process);
  g_free (program->base);
  g_free (program->user);
  g_free (program->password);
  g_free (program->fingerprint);
  g_free (program);
  tel_test_remove_directory (root);
}

static void
assert_ends (const char *const *arguments, int status, const char *sentence)
{
  g_autoptr (GSubprocess) process = spawn (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) held = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, tel_test_take_result, &held);
  result = tel_test_await_result (&held);
  g_subprocess_communicate_utf8_finish (process, result, &output, NULL, &error);
  g_assert_no_error (error);
  if (strstr (output, sentence) == NULL)
    g_error ("“%s” is not in “%s”", sentence, output);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
}

static void
test_usage (void)
{
  static const char *const help[] = { "--help", NULL };
  static const char *const unknown[] = { "--colour", NULL };
  static const char *const surplus[] = { "surplus", NULL };
  static const char *const release[] = { "--release", "13.0", NULL };
  static const char *const port[] = { "--port", "70000", NULL };
  static const char *const control[] = { "--control", "-2", NULL };
  static const char *const latency[] = { "--latency", "-5", NULL };
  static const char *const answer[] = { "--answer-limit", "0", NULL };
  static const char *const notifications[] = { "--notification-limit", "-1", NULL };
  static const char *const schema[] = { "--schema", "/nonexistent", NULL };
  static const char *const zone[] = { "--timezone", "Mars/Olympus", NULL };
  static const char *const world[] = { "--world", "flat", NULL };
  static const char *const product[] = { "--without-product", "Cisco Toaster", NULL };
  static const char *const users[] = { "--users", "many", NULL };
  static const char *const no_users[] = { "--users", "0", NULL };
  static const char *const too_many[] = { "--users", "160001", NULL };
  static const char *const both[] = { "--users", "10", "--world", "small", NULL };
  static const char *const state[] = { "--state", "/nonexistent/demo.sqlite", NULL };
  static const char *const log[] = { "--log", "/nonexistent/log", NULL };

  assert_ends (help, 0, "--until-stdin-closes");
  assert_ends (help, 0, "neglected ");
  assert_ends (help, 0, "9.1, 10.0");
  assert_ends (help, 0, "Exit status: ");
  assert_ends (unknown, 2, "--colour");
  assert_ends (surplus, 2, "“surplus” is not an option.");
  assert_ends (release, 2, "“13.0” is not one of 9.1, 10.0, 10.5, 11.0, 11.5, 12.0, 12.5, 14.0, 15.0.");
  assert_ends (port, 2, "70000 is not a port");
  assert_ends (control, 2, "--control: -2 is not a port");
  assert_ends (latency, 2, "--latency: -5 is not a number of milliseconds (0 or more).");
  assert_ends (answer, 2, "--answer-limit: 0 is not a number of bytes (1 or more).");
  assert_ends (notifications, 2, "--notification-limit: -1 is not a number of change notifications (0 or more).");
  assert_ends (help, 0, "axlreader may only read");
  assert_ends (zone, 2, "Mars/Olympus");
  assert_ends (
      world, 2,
      "--world: “flat” is not one of small, clean, neglected, unready, puzzling, branch, site, empty and bare.");
  assert_ends (users, 2, "--users: “many” is not a number from 1 to 160000.");
  assert_ends (no_users, 2, "--users: “0” is not a number");
  assert_ends (too_many, 2, "--users: “160001” is not a number");
  assert_ends (both, 2, "leave --world out");
  assert_ends (schema, 2, "--schema: “/nonexistent/14.0/AXLSoap.xsd” is not there");
  assert_ends (product, 2, "--without-product: This release has no product “Cisco Toaster”.");
  assert_ends (state, 1, "/nonexistent/demo.sqlite");
  assert_ends (log, 1, "--log: “/nonexistent/log” cannot be written: ");
}

static void
test_limits (void)
{
  static const char *const arguments[] = {
    "--answer-limit", "300", "--notification-limit", "7", "--control", "0", NULL,
  };
  g_autoptr (Program) program = program_start (arguments);
  g_autoptr (TelTestHttp) control = tel_test_http_new (program->control, NULL);
  const TelTestRequest fill = {
    .method = "POST",
    .path = "/throttle",
    .body = "{\"outstanding\":8,\"perSecond\":0}",
  };
  g_autoptr (TelTestAnswer) list = call (program, "listUser",
                                         "<searchCriteria><userid>%</userid></searchCriteria>"
                                         "<returnedTags><userid/></returnedTags>");
  g_autoptr (TelTestAnswer) written = call (program, "applyPhone", "<name>SEP001122334455</name>");
  g_autoptr (TelTestAnswer) filled = tel_test_http_send (control, &fill);
  g_autoptr (TelTestAnswer) refused = call (program, "applyPhone", "<name>SEP001122334455</name>");

  g_assert_cmpuint (list->status, ==, 500);
  g_assert_nonnull (strstr (list->body, "Query request too large. Total rows matched: "));
  g_assert_cmpuint (written->status, ==, 200);
  g_assert_cmpuint (filled->status, ==, 200);
  g_assert_cmpuint (refused->status, ==, 503);
}

/* A state is one release's and one world's; what else a file may be is said too. */
static void
test_other_state (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_autofree char *letter = g_build_filename (directory, "letter.txt", NULL);
  const char *const clean[] = { "--state", path, "--world", "clean", NULL };
  const char *const any[] = { "--state", path, NULL };
  const char *const small[] = { "--state", path, "--world", "small", NULL };
  const char *const older[] = { "--state", path, "--release", "9.1", NULL };
  const char *const no_state[] = { "--state", letter, NULL };
  Program *program = program_start (clean);

  program_end (program);
  program = program_start (any);
  program_end (program);
  assert_ends (small, 1, "holds the world “clean”; give that world or another file.");
  assert_ends (older, 1, "holds a cluster of release 14.0; give that release or another file.");
  g_assert_true (g_file_set_contents (letter,
                                      "Dear Sir or Madam, this is a letter, and it is no state of anything. It "
                                      "goes on until it is longer than the header of a database.",
                                      -1, NULL));
  assert_ends (no_state, 1, "letter.txt” does not hold the state of a simulated cluster: ");
  tel_test_remove_directory (directory);
}

static void
test_users (void)
{
  static const char *const arguments[] = { "--users", "25", NULL };
  g_autoptr (Program) program = program_start (arguments);
  g_autoptr (TelTestAnswer) answer =
      call (program, "listUser",
            "<searchCriteria><userid>%</userid></searchCriteria><returnedTags><userid/></returnedTags>");
  guint n_users = 0;

  g_assert_cmpuint (answer->status, ==, 200);
  for (const char *place = answer->body; (place = strstr (place, "<userid>")) != NULL; place++)
    n_users++;
  g_assert_cmpuint (n_users, ==, 25);
}

static void
test_interrupt (void)
{
  static const char *const arguments[] = { "--world", "empty", NULL };
  Program *program = program_start (arguments);

  g_subprocess_send_signal (program->process, SIGINT);
  wait_for_end (program->process);
  program_end (program);
}

static void
test_port_taken (void)
{
  static const char *const arguments[] = { "--world", "empty", NULL };
  g_autoptr (Program) program = program_start (arguments);
  g_autoptr (GUri) uri = g_uri_parse (program->base, G_URI_FLAGS_NONE, NULL);
  g_autofree char *port = g_strdup_printf ("%d", g_uri_get_port (uri));
  const char *const taken[] = { "--world", "empty", "--port", port, NULL };

  g_autofree char *sentence = g_strdup_printf ("--port: port %s of 127.0.0.1 cannot be used: ", port);

  assert_ends (taken, 1, sentence);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/program/ready", test_ready);
  g_test_add_func ("/simulator/program/capf-port", test_capf_port);
  g_test_add_func ("/simulator/program/state", test_state);
  g_test_add_func ("/simulator/program/killed", test_killed);
  g_test_add_func ("/simulator/program/without-product", test_without_product);
  g_test_add_func ("/simulator/program/ends-with-parent", test_ends_with_parent);
  g_test_add_func ("/simulator/program/password", test_password);
  g_test_add_func ("/simulator/program/tls-floor", test_tls_floor);
  g_test_add_func ("/simulator/program/schema", test_schema);
  g_test_add_func ("/simulator/program/usage", test_usage);
  g_test_add_func ("/simulator/program/limits", test_limits);
  g_test_add_func ("/simulator/program/other-state", test_other_state);
  g_test_add_func ("/simulator/program/users", test_users);
  g_test_add_func ("/simulator/program/interrupt", test_interrupt);
  g_test_add_func ("/simulator/program/port-taken", test_port_taken);

  return g_test_run ();
}
