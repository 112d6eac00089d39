/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"
#include "simulator/tel-simulator-certificate.h"
#include "tel-test-operations.h"
#include "tel-test.h"

#include <stdio.h>
#include <string.h>

/*
 * Every fault that the simulated cluster can be made to have, at every request that the program sends: what comes of it
 * is an error of the right kind that says what it was about, a write is carried out once at most, and what is asked
 * next is answered.
 */

/* Instead of a kind of error. */
#define NONE (-1)

/* For what is never answered, or never to its end: short, since it is waited for, and long for a machine that is busy.
 */
#define IMPATIENCE 500
#define PATIENCE 60000

/* What an answer may cost at most, whatever its size: the largest text there may be, twice while it grows, and what the
 * library holds of it besides. */
#define MEMORY_KIB (32 * 1024)

/**
 * Fault:
 * @name: of the case
 * @kind: what happens
 * @code: of the fault, or the HTTP status
 * @message: (nullable): of the fault
 * @times: how often, 0 for each time
 * @read: the kind of error of a read
 * @write: the kind of error of a write
 * @carried_out: whether a write is carried out, which the client cannot see
 */
typedef struct
{
  const char *name;
  TelSimulatorDisturbanceKind kind;
  int code;
  const char *message;
  guint times;
  int read;
  int write;
  gboolean carried_out;
} Fault;

#define STATUS(number, read, write)                                                                                    \
  {                                                                                                                    \
    "status-" #number, TEL_SIMULATOR_DISTURBANCE_STATUS, number, NULL, 0, read, write, FALSE                           \
  }
#define REFUSED(name, code, message, kind)                                                                             \
  {                                                                                                                    \
    "refuse" name, TEL_SIMULATOR_DISTURBANCE_REFUSE, code, message, 0, kind, kind, FALSE                               \
  }
#define UNREADABLE(name, kind)                                                                                         \
  {                                                                                                                    \
    name, TEL_SIMULATOR_DISTURBANCE_##kind, 0, NULL, 0, TEL_ERROR_PROTOCOL, TEL_ERROR_UNKNOWN_OUTCOME, TRUE            \
  }

static const Fault faults[] = {
  REFUSED ("", 4711, NULL, TEL_ERROR_REJECTED),
  REFUSED ("-duplicate", -239, NULL, TEL_ERROR_DUPLICATE),
  REFUSED ("-reference", -691, "Missing key in referenced table", TEL_ERROR_REJECTED),
  REFUSED ("-not-found", 5007, NULL, TEL_ERROR_NOT_FOUND),
  REFUSED ("-syntax", 201, NULL, TEL_ERROR_UNSUPPORTED),
  REFUSED ("-too-large",
           -1,
           "Query request too large. Total rows matched: 1277 rows. Suggestive Row Fetch: less than 953 rows",
           TEL_ERROR_TOO_LARGE),
  STATUS (401, TEL_ERROR_LOGIN, TEL_ERROR_LOGIN),
  STATUS (403, TEL_ERROR_FORBIDDEN, TEL_ERROR_READ_ONLY),
  STATUS (404, TEL_ERROR_NOT_AXL, TEL_ERROR_NOT_AXL),
  STATUS (500, TEL_ERROR_NOT_AXL, TEL_ERROR_UNKNOWN_OUTCOME),
  STATUS (502, TEL_ERROR_NETWORK, TEL_ERROR_UNKNOWN_OUTCOME),
  STATUS (503, TEL_ERROR_THROTTLED, TEL_ERROR_THROTTLED),
  STATUS (504, TEL_ERROR_NETWORK, TEL_ERROR_UNKNOWN_OUTCOME),
  STATUS (599, TEL_ERROR_RELEASE, TEL_ERROR_RELEASE),
  { "html", TEL_SIMULATOR_DISTURBANCE_HTML, 0, NULL, 0, TEL_ERROR_NOT_AXL, TEL_ERROR_UNKNOWN_OUTCOME, FALSE },
  { "throttle", TEL_SIMULATOR_DISTURBANCE_THROTTLE, 0, NULL, 0, TEL_ERROR_THROTTLED, TEL_ERROR_THROTTLED, FALSE },
  { "throttle-5-times", TEL_SIMULATOR_DISTURBANCE_THROTTLE, 0, NULL, 5, NONE, NONE, TRUE },
  { "expire-session", TEL_SIMULATOR_DISTURBANCE_EXPIRE_SESSION, 0, NULL, 0, NONE, NONE, TRUE },
  { "stall", TEL_SIMULATOR_DISTURBANCE_STALL, 0, NULL, 0, TEL_ERROR_TIMED_OUT, TEL_ERROR_UNKNOWN_OUTCOME, FALSE },
  { "slow", TEL_SIMULATOR_DISTURBANCE_SLOW, 0, NULL, 0, TEL_ERROR_TIMED_OUT, TEL_ERROR_UNKNOWN_OUTCOME, TRUE },
  { "reset-before", TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, 0, NULL, 0, TEL_ERROR_NETWORK, TEL_ERROR_UNKNOWN_OUTCOME,
    FALSE },
  { "reset-before-once", TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, 0, NULL, 1, NONE, TEL_ERROR_UNKNOWN_OUTCOME, FALSE },
  { "reset-after", TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, 0, NULL, 0, TEL_ERROR_NETWORK, TEL_ERROR_UNKNOWN_OUTCOME,
    TRUE },
  { "reset-after-once", TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, 0, NULL, 1, NONE, TEL_ERROR_UNKNOWN_OUTCOME, TRUE },
  { "truncate", TEL_SIMULATOR_DISTURBANCE_TRUNCATE, 0, NULL, 0, TEL_ERROR_NETWORK, TEL_ERROR_UNKNOWN_OUTCOME, TRUE },
  { "truncate-once", TEL_SIMULATOR_DISTURBANCE_TRUNCATE, 0, NULL, 1, NONE, TEL_ERROR_UNKNOWN_OUTCOME, TRUE },
  UNREADABLE ("endless", ENDLESS),
  UNREADABLE ("malformed", MALFORMED),
  UNREADABLE ("wrong-namespace", WRONG_NAMESPACE),
  UNREADABLE ("entity-bomb", ENTITY_BOMB),
  UNREADABLE ("external-entity", EXTERNAL_ENTITY),
  UNREADABLE ("deep-nesting", DEEP_NESTING),
  UNREADABLE ("gzip-bomb", GZIP_BOMB),
  { "utf-16", TEL_SIMULATOR_DISTURBANCE_UTF_16, 0, NULL, 0, NONE, NONE, TRUE },
};

/* All of them, or where the code is instrumented every so manieth. */
static guint stride = 1;

/* One cluster for all, since none of it may do any harm; it takes seconds to make in instrumented code. */
static TelTestConnection *connection;
static TelTestOperations *operations;

static gulong most_taken;

/* How much memory is in use, or was at most since it was asked to be measured anew; 0 where Linux does not tell. */
static gulong
read_memory (const char *key)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, key);

  return line != NULL ? strtoul (line + strlen (key), NULL, 10) : 0;
}

static gulong
begin_measuring (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return 0;
  fputs ("5", file);

  return fclose (file) == 0 ? read_memory ("VmRSS:") : 0;
}

/* Instrumented code keeps what was freed, so that it does not tell. */
static void
assert_bounded (const char *fault, const char *operation, gulong before)
{
#if !defined(__SANITIZE_ADDRESS__)
  gulong most = read_memory ("VmHWM:");

  if (before > 0 && most > before)
    most_taken = MAX (most_taken, most - before);
  if (before > 0 && most > before + MEMORY_KIB)
    g_error ("%s at %s took %lu KiB", fault, operation, most - before);
#endif
}

static void
disturb (const Fault *fault, const char *operation)
{
  TelSimulatorDisturbance disturbance = {
    .kind = fault->kind,
    .operation = (char *) operation,
    .occurrence = fault->times > 0 ? 1 : 0,
    .times = fault->times,
    .code = fault->code,
    .message = (char *) fault->message,
  };

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (connection->simulator->server), &disturbance);
}

static guint
count_carried_out (guint since, const char *operation)
{
  static const char *const refused[] = { "fault", "refused", "throttled", "stalled", "reset-before", NULL };
  TelSimulatorLog *log = tel_simulator_server_get_log (connection->simulator->server);
  guint count = 0;

  for (guint i = since; i < tel_simulator_log_get_length (log); i++)
    {
      const TelSimulatorLogEntry *entry = tel_simulator_log_get_entry (log, i);

      if (g_str_equal (entry->operation, operation) && !g_strv_contains (refused, entry->status))
        count++;
    }

  return count;
}

static int
get_expected (const Fault *fault, TelAxlRequest *request)
{
  if (!tel_axl_request_is_write (request))
    return fault->read;
  /* What is being added cannot be missing: it names something that is. */
  if (fault->write == TEL_ERROR_NOT_FOUND && g_str_has_prefix (tel_axl_request_get_operation (request), "add"))
    return TEL_ERROR_REJECTED;

  return fault->write;
}

/* A sentence names what it is about, and tells no secret. */
static void
assert_said (const Fault *fault, TelAxlRequest *request, int kind, const GError *error)
{
  const char *operation = tel_axl_request_get_operation (request);
  gboolean is_version = g_str_equal (operation, "getCCMVersion");

  if (kind == NONE && error == NULL)
    return;
  if (kind == NONE || error == NULL || !g_error_matches (error, TEL_ERROR, kind))
    g_error ("%s at %s: not %d but %s", fault->name, operation, kind, error != NULL ? error->message : "success");

  if (strstr (error->message, operation) == NULL && !is_version)
    g_error ("%s at %s: “%s” does not say so", fault->name, operation, error->message);
  if (strstr (error->message, tel_axl_request_get_subject (request)) == NULL &&
      (!is_version || strstr (error->message, connection->simulator->host) == NULL))
    g_error ("%s at %s: “%s” does not say what it is about", fault->name, operation, error->message);
  g_assert_null (strstr (error->message, connection->simulator->password));
  g_assert_null (strstr (error->message, "1029384756"));
  g_assert_null (strstr (error->message, "pw-hsuzuki"));
}

static void
assert_answered (TelAxlRequest *request)
{
  g_autoptr (GError) error = NULL;

  tel_test_operations_call (operations, request, &error);
  g_assert_no_error (error);
}

static void
assert_unharmed (TelAxlRequest *request)
{
  g_autoptr (TelAxlRequest) write = tel_axl_request_new_apply (tel_axl_request_get_release (request),
                                                               TEL_OBJECT_KIND_DEVICE, "CSFAKenzi", NULL, NULL);

  if (!tel_axl_request_is_write (request))
    assert_answered (request);
  assert_answered (write);
}

/* On a busy machine a write, which has a connection of its own, may not even be sent in so short a time. */
static void
call_impatiently (TelAxlRequest *request, guint milliseconds, guint since, GError **error)
{
  tel_test_connection_set_time_out (connection, milliseconds);
  if (tel_test_operations_call (operations, request, error) || !tel_axl_request_is_write (request) ||
      !g_error_matches (*error, TEL_ERROR, TEL_ERROR_TIMED_OUT))
    return;

  g_test_message ("%s was not sent within %u ms", tel_axl_request_get_operation (request), milliseconds);
  g_assert_cmpuint (count_carried_out (since, tel_axl_request_get_operation (request)), ==, 0);
  g_assert_cmpuint (milliseconds, <, PATIENCE);
  g_clear_error (error);
  call_impatiently (request, MIN (milliseconds * 4, PATIENCE), since, error);
}

static void
check_cell (guint position, const Fault *fault)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (connection->simulator->server);
  g_autoptr (TelAxlRequest) request = tel_test_operations_make (operations, position);
  const char *operation = tel_axl_request_get_operation (request);
  gboolean is_waited_for =
      fault->kind == TEL_SIMULATOR_DISTURBANCE_STALL || fault->kind == TEL_SIMULATOR_DISTURBANCE_SLOW;
  guint since = tel_simulator_log_get_length (log);
  gulong memory = begin_measuring ();
  g_autoptr (GError) error = NULL;

  disturb (fault, operation);
  call_impatiently (request, is_waited_for ? IMPATIENCE : PATIENCE, since, &error);
  assert_said (fault, request, get_expected (fault, request), error);
  /* The server sees that nobody listens any more, and stops. */
  tel_test_wait_until (tel_simulator_log_get_length (log) > since);
  assert_bounded (fault->name, operation, memory);

  tel_simulator_disturbances_clear (tel_simulator_server_get_disturbances (connection->simulator->server));
  tel_test_connection_set_time_out (connection, PATIENCE);
  if (tel_axl_request_is_write (request))
    g_assert_cmpuint (count_carried_out (since, operation), ==, fault->carried_out ? 1 : 0);
  assert_unharmed (request);
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  guint n_cells = 0;

  /* Not the same ones for each fault. */
  for (guint i = (guint) (fault - faults) % stride; i < tel_test_operations_get_length (operations); i += stride)
    {
      check_cell (i, fault);
      n_cells++;
    }
  g_test_message ("%s: %u of %u requests, at most %lu KiB", fault->name, n_cells,
                  tel_test_operations_get_length (operations), most_taken);
}

static void
change_certificate (GTlsCertificate *certificate)
{
  g_autoptr (GError) error = NULL;

  tel_simulator_server_change_certificate (connection->simulator->server, certificate, &error);
  g_assert_no_error (error);
}

static void
test_changed_certificate (void)
{
  const Fault fault = { "changed-certificate", .read = TEL_ERROR_CERTIFICATE_CHANGED };
  g_autoptr (GError) failed = NULL;
  g_autoptr (GTlsCertificate) trusted = tel_simulator_certificate_make (&failed);
  g_autoptr (GTlsCertificate) changed = tel_simulator_certificate_make (&failed);
  TelSimulatorLog *log = tel_simulator_server_get_log (connection->simulator->server);
  g_autofree char *fingerprint = tel_simulator_certificate_dup_fingerprint (trusted);

  g_assert_no_error (failed);
  change_certificate (trusted);
  tel_trust_store_expect_fingerprint (tel_axl_client_get_trust_store (connection->client),
                                      tel_axl_client_get_connection_id (connection->client), fingerprint);
  for (guint i = 0; i < tel_test_operations_get_length (operations); i += stride)
    {
      g_autoptr (TelAxlRequest) request = tel_test_operations_make (operations, i);
      guint before = tel_simulator_log_get_length (log);
      g_autoptr (GError) error = NULL;

      change_certificate (changed);
      tel_test_operations_call (operations, request, &error);
      assert_said (&fault, request, TEL_ERROR_CERTIFICATE_CHANGED, error);
      g_assert_cmpuint (tel_simulator_log_get_length (log), ==, before);
      change_certificate (trusted);
      assert_unharmed (request);
    }
}

/* Ends the server in the middle of an answer, and has it listen again. */
static gboolean
on_restart (gpointer user_data)
{
  TelSimulatorServer *server = connection->simulator->server;
  guint16 port = tel_simulator_server_get_port (server);
  g_autoptr (GError) error = NULL;

  tel_simulator_server_stop (server);
  tel_simulator_server_listen (server, port, &error);
  g_assert_no_error (error);

  return G_SOURCE_REMOVE;
}

/* Nobody waits for a server that is gone. */
static void
test_restarted_server (void)
{
  const Fault fault = { "restarted-server", TEL_SIMULATOR_DISTURBANCE_SLOW, .times = 1 };

  for (guint i = 0; i < tel_test_operations_get_length (operations); i += stride)
    {
      g_autoptr (TelAxlRequest) request = tel_test_operations_make (operations, i);
      const char *operation = tel_axl_request_get_operation (request);
      int kind = tel_axl_request_is_write (request) ? TEL_ERROR_UNKNOWN_OUTCOME : NONE;
      gint64 started = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      disturb (&fault, operation);
      /* When the answer has begun, and not before the request has come. */
      g_timeout_add (200 * tel_test_get_patience (), on_restart, NULL);
      tel_test_operations_call (operations, request, &error);
      assert_said (&fault, request, kind, error);
      g_assert_cmpint (g_get_monotonic_time () - started, <, PATIENCE / 4 * G_TIME_SPAN_MILLISECOND);
      tel_simulator_disturbances_clear (tel_simulator_server_get_disturbances (connection->simulator->server));
      assert_unharmed (request);
    }
}

/* With PART N-PARTS behind the options, that part of all; without, some of each. */
int
main (int argc, char **argv)
{
  guint part, n_parts;
  int status;

  tel_test_init (&argc, &argv);
  part = argc == 3 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  n_parts = argc == 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1;
  stride = argc == 3 ? 1 : 11;

  for (guint i = part; i < G_N_ELEMENTS (faults); i += n_parts)
    {
      g_autofree char *path = g_strdup_printf ("/fault-matrix/%s", faults[i].name);

      g_test_add_data_func (path, &faults[i], test_fault);
    }

  if (part == n_parts - 1)
    {
      g_test_add_func ("/fault-matrix/changed-certificate", test_changed_certificate);
      g_test_add_func ("/fault-matrix/restarted-server", test_restarted_server);
    }

  connection = tel_test_connection_new ("14.0", "small");
  operations = tel_test_operations_new (connection);
  status = g_test_run ();
  tel_test_operations_free (operations);
  tel_test_connection_free (connection);

  return status;
}
