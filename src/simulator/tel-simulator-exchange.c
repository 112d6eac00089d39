/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "simulator/tel-simulator-exchange.h"

#include <string.h>

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-page.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-schema.h"
#include "simulator/tel-simulator-spoiling.h"
#include "simulator/tel-simulator-trickle.h"

#define SOAP_TYPE "text/xml;charset=utf-8"
#define ACTION_PREFIX "CUCM:DB ver="

/* The XML declaration stands within. */
#define DECLARATION_BYTES 128

/* How a slow answer comes: often enough that something is always heard. */
#define PIECE_MILLISECONDS 50
#define STATUS_UNSUPPORTED_VERSION 599

/* One request from its arrival to its answer, which may come later than the handler returns. */
typedef struct
{
  TelSimulatorService *service;
  SoupServerMessage *message;
  GCancellable *cancellable;
  gulong cancelled_handler;
  gulong finished_handler;
  gboolean finished;
  gboolean paused;
  GSource *stall;
  guint timer;
  gint64 started;

  TelSimulatorAccountRole role;
  guint rank;
  char *operation;
  char *object;
  guint release;
  TelSimulatorElement *request;
  gboolean reset_after;
  /* TEL_SIMULATOR_DISTURBANCE_REFUSE, of which there is no answer to spoil, stands for none. */
  TelSimulatorDisturbanceKind spoiling;
  guint seconds;
  TelSimulatorTrickle *trickle;
} Exchange;

static void
exchange_free (Exchange *self)
{
  if (self->timer != 0)
    g_source_remove (self->timer);
  if (self->stall != NULL)
    {
      g_source_destroy (self->stall);
      g_source_unref (self->stall);
    }
  g_clear_pointer (&self->trickle, tel_simulator_trickle_free);
  g_signal_handler_disconnect (self->message, self->finished_handler);
  if (self->cancelled_handler != 0)
    g_signal_handler_disconnect (self->cancellable, self->cancelled_handler);
  g_clear_object (&self->cancellable);
  g_object_unref (self->message);
  g_free (self->operation);
  g_free (self->object);
  g_clear_pointer (&self->request, tel_simulator_element_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exchange, exchange_free)

/* The last step of every exchange. */
static void
finish (Exchange *self, const char *status, guint http)
{
  g_autoptr (Exchange) done = self;
  guint milliseconds = (guint) ((g_get_monotonic_time () - self->started) / 1000);

  tel_simulator_log_add (self->service->log, self->operation, self->object, status, http, milliseconds);
  /* The answer may be long after the request. */
  tel_simulator_page_set_date (self->message, self->service->context.clock);
  if (self->paused && !self->finished)
    soup_server_message_unpause (self->message);
}

static void
finish_by_closing (Exchange *self, const char *status)
{
  g_autoptr (GIOStream) connection = NULL;

  if (!self->finished)
    connection = soup_server_message_steal_connection (self->message);
  if (connection != NULL)
    g_io_stream_close (connection, NULL, NULL);

  /* The message has lost its connection and may not be continued. */
  self->finished = TRUE;
  finish (self, status, 0);
}

static void
on_trickle_done (gpointer user_data)
{
  Exchange *self = user_data;

  finish (self, tel_simulator_disturbances_get_name (self->spoiling), SOUP_STATUS_OK);
}

/* The head of an answer whose length is told, which may be more than will come, or not. */
static GBytes *
make_raw_answer (GBytes *body, gssize told_length)
{
  g_autoptr (GString) raw = g_string_new ("HTTP/1.1 200 OK\r\nContent-Type: " SOAP_TYPE "\r\nConnection: close\r\n");
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  if (told_length >= 0)
    g_string_append_printf (raw, "Content-Length: %" G_GSSIZE_FORMAT "\r\n", told_length);
  g_string_append (raw, "\r\n");
  g_string_append_len (raw, data, (gssize) length);

  return g_string_free_to_bytes (g_steal_pointer (&raw));
}

/* Past the HTTP server, which would not do such a thing. */
static void
deliver_badly (Exchange *self, GBytes *body, gsize whole_length)
{
  gboolean is_endless = self->spoiling == TEL_SIMULATOR_DISTURBANCE_ENDLESS;
  g_autoptr (GBytes) raw = make_raw_answer (body, is_endless ? -1 : (gssize) whole_length);
  g_autoptr (GBytes) filler = tel_simulator_spoiling_make_filler ();
  GSocket *socket = soup_server_message_get_socket (self->message);
  guint n_pieces = self->seconds * 1000 / PIECE_MILLISECONDS;
  gsize length = g_bytes_get_size (body);

  if (self->finished || socket == NULL)
    {
      finish (self, tel_simulator_disturbances_get_name (self->spoiling), 0);
      return;
    }

  g_object_ref (socket);
  self->trickle = tel_simulator_trickle_new (soup_server_message_steal_connection (self->message), socket, raw,
                                             on_trickle_done, self);
  g_object_unref (socket);
  /* The message has lost its connection and may not be continued. */
  self->finished = TRUE;
  if (is_endless)
    tel_simulator_trickle_set_filler (self->trickle, filler);
  /* The head at once: it is the answer that is slow, and not that there is one. */
  if (self->spoiling == TEL_SIMULATOR_DISTURBANCE_SLOW)
    tel_simulator_trickle_set_pace (self->trickle, g_bytes_get_size (raw) - length,
                                    n_pieces > 0 ? length / n_pieces + 1 : 1, PIECE_MILLISECONDS);
  tel_simulator_trickle_begin (self->trickle);
}

static void
deliver_spoiled (Exchange *self, GBytes *envelope)
{
  g_autoptr (GBytes) body = tel_simulator_spoiling_make (self->spoiling, envelope);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  gboolean is_utf_16 = self->spoiling == TEL_SIMULATOR_DISTURBANCE_UTF_16;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  if (tel_simulator_spoiling_is_of_delivery (self->spoiling))
    {
      deliver_badly (self, body, g_bytes_get_size (envelope));
      return;
    }

  if (self->spoiling == TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_server_message_set_status (self->message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (self->message, is_utf_16 ? "text/xml;charset=utf-16" : SOAP_TYPE, SOUP_MEMORY_COPY,
                                    data, length);
  finish (self, tel_simulator_disturbances_get_name (self->spoiling), SOUP_STATUS_OK);
}

static void
set_envelope (Exchange *self, guint http, GBytes *envelope)
{
  gsize length;
  const char *data = g_bytes_get_data (envelope, &length);

  soup_server_message_set_status (self->message, http, NULL);
  soup_server_message_set_response (self->message, SOAP_TYPE, SOUP_MEMORY_COPY, data, length);
}

static void
finish_with_fault (Exchange *self, const GError *fault)
{
  g_autoptr (GBytes) envelope =
      tel_simulator_envelope_write_fault (fault, *self->operation != '\0' ? self->operation : NULL, self->release);

  set_envelope (self, SOUP_STATUS_INTERNAL_SERVER_ERROR, envelope);
  finish (self, "fault", SOUP_STATUS_INTERNAL_SERVER_ERROR);
}

static void
finish_with_page (Exchange *self, const char *status, guint http, const char *text)
{
  tel_simulator_page_send_status (self->message, http, text);
  finish (self, status, http);
}

static char *
make_object_key (const TelSimulatorElement *request)
{
  static const char *const names[] = { "name", "userid", "pattern", "deviceName", "uuid" };
  const TelSimulatorElement *first = tel_simulator_element_get_nth_child (request, 0);
  const TelSimulatorElement *partition;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *key = tel_simulator_element_get_child_text (request, names[i]);

      if (key == NULL || *key == '\0')
        continue;
      partition = tel_simulator_element_get_child (request, "routePartitionName");
      if (g_str_equal (names[i], "pattern") && partition != NULL)
        return g_strconcat (key, "/", tel_simulator_element_get_text (partition), NULL);
      return g_strdup (key);
    }

  /* In an add the key is one level deeper; in a list the first element is the criteria. */
  return first != NULL && tel_simulator_element_get_n_children (first) > 0 ? make_object_key (first) : g_strdup ("");
}

static TelSimulatorElement *
make_response (Exchange *self)
{
  g_autofree char *name = g_strconcat (self->operation, "Response", NULL);
  g_autofree char *namespace_uri =
      g_strconcat (TEL_SIMULATOR_NAMESPACE_PREFIX, tel_simulator_release_get_name (self->release), NULL);
  const char *sequence = tel_simulator_element_get_attribute (self->request, "sequence");
  TelSimulatorElement *response = tel_simulator_element_new (name, namespace_uri);

  if (sequence != NULL)
    tel_simulator_element_set_attribute (response, "sequence", sequence);

  return response;
}

static void
validate_answer (Exchange *self, GBytes *envelope)
{
  g_autofree char *objection = NULL;

  if (self->service->validator == NULL)
    return;

  objection = tel_simulator_validator_check_answer (self->service->validator, envelope, self->operation, self->release);
  if (objection != NULL)
    tel_simulator_log_note (self->service->log, "INVALID ANSWER to %s of %s: %s", self->operation,
                            tel_simulator_release_get_name (self->release), objection);
}

/* Rows are what stands below `return`; no other answer has a size that could be asked for in parts. */
static gboolean
check_size (Exchange *self, const TelSimulatorElement *response, gsize bytes, guint matched, GError **error)
{
  const TelSimulatorElement *list = tel_simulator_element_get_child (response, "return");
  guint n_rows = list != NULL ? tel_simulator_element_get_n_children (list) : 0;
  gsize limit = self->service->answer_limit;

  if (bytes <= limit || n_rows == 0 || g_str_has_prefix (self->operation, "get"))
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
               "Query request too large. Total rows matched: %u rows. Suggestive Row Fetch: less than %" G_GSIZE_FORMAT
               " rows",
               MAX (matched, n_rows), MAX ((gsize) n_rows * limit / bytes, 1));

  return FALSE;
}

static void
run_operation (Exchange *self)
{
  TelSimulatorContext context = self->service->context;
  guint matched = 0;
  g_autoptr (TelSimulatorElement) response = NULL;
  g_autoptr (GBytes) envelope = NULL;
  g_autoptr (GError) fault = NULL;

  context.release = self->release;
  context.matched = &matched;
  context.rank = self->rank;
  response = make_response (self);
  if (!tel_simulator_operations_run (&context, self->request, response, &fault))
    {
      finish_with_fault (self, fault);
      return;
    }

  if (tel_simulator_operations_is_write (self->operation))
    tel_simulator_throttle_add (self->service->throttle);
  if (self->reset_after)
    {
      finish_by_closing (self, "reset-after");
      return;
    }

  tel_simulator_schema_arrange_response (response, self->operation, self->release);
  envelope = tel_simulator_envelope_write (response, self->release);
  if (!check_size (self, response, g_bytes_get_size (envelope), matched, &fault))
    {
      finish_with_fault (self, fault);
      return;
    }

  validate_answer (self, envelope);
  if (self->spoiling != TEL_SIMULATOR_DISTURBANCE_REFUSE)
    {
      deliver_spoiled (self, envelope);
      return;
    }

  set_envelope (self, SOUP_STATUS_OK, envelope);
  finish (self, "ok", SOUP_STATUS_OK);
}

static void
run_mutation (Exchange *self, const TelSimulatorDisturbance *disturbance)
{
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("mutation", NULL);
  g_autoptr (GError) fault = NULL;

  if (!tel_simulator_operations_run (&self->service->context, disturbance->request, response, &fault))
    tel_simulator_log_note (self->service->log, "The arranged %s was refused: %s",
                            tel_simulator_element_get_name (disturbance->request), fault->message);
}

static gboolean
on_timer (gpointer user_data)
{
  Exchange *self = user_data;

  self->timer = 0;
  run_operation (self);

  return G_SOURCE_REMOVE;
}

static void
pause_message (Exchange *self)
{
  soup_server_message_pause (self->message);
  self->paused = TRUE;
}

static gboolean
on_stall_over (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  Exchange *self = user_data;

  finish_by_closing (self, "stalled");

  return G_SOURCE_REMOVE;
}

/* Nothing is read from the connection of a paused message: that the client has gone is seen only by watching it. */
static void
stall (Exchange *self)
{
  GSocket *socket = soup_server_message_get_socket (self->message);

  pause_message (self);
  self->stall = g_socket_create_source (socket, G_IO_IN | G_IO_HUP | G_IO_ERR, NULL);
  g_source_set_callback (self->stall, G_SOURCE_FUNC (on_stall_over), self, NULL);
  g_source_attach (self->stall, g_main_context_get_thread_default ());
}

static void
refuse_arranged (Exchange *self, const TelSimulatorDisturbance *disturbance)
{
  g_autoptr (GError) fault =
      g_error_new_literal (TEL_SIMULATOR_FAULT, disturbance->code,
                           disturbance->message != NULL ? disturbance->message : "The operation was refused.");

  finish_with_fault (self, fault);
}

static void
refuse_release (Exchange *self)
{
  g_autofree char *accepted = tel_simulator_release_describe_accepted (self->service->context.release);
  g_autofree char *text = g_strdup_printf ("Incorrect axl version. Supported axl versions are %s", accepted);

  finish_with_page (self, "refused", STATUS_UNSUPPORTED_VERSION, text);
}

static void
answer_status (Exchange *self, const TelSimulatorDisturbance *disturbance)
{
  if (disturbance->code == STATUS_UNSUPPORTED_VERSION && disturbance->message == NULL)
    refuse_release (self);
  else
    finish_with_page (self, "refused", (guint) disturbance->code,
                      disturbance->message != NULL ? disturbance->message : "The request was refused.");
}

/* TRUE when there was a session to end. */
static gboolean
expire_session (Exchange *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (self->message);

  if (soup_message_headers_get_list (headers, "Cookie") == NULL)
    return FALSE;

  tel_simulator_access_expire_sessions (self->service->access);
  finish_with_page (self, "refused", SOUP_STATUS_NOT_FOUND, "/axl/");

  return TRUE;
}

static void
throttle (Exchange *self)
{
  finish_with_page (self, "throttled", SOUP_STATUS_SERVICE_UNAVAILABLE,
                    "Throttling: too many outstanding change notifications");
}

/* TRUE when the exchange is over, or goes on only when the connection ends. */
static gboolean
apply_disturbance (Exchange *self, const TelSimulatorDisturbance *disturbance, guint *delay)
{
  switch (disturbance->kind)
    {
    case TEL_SIMULATOR_DISTURBANCE_REFUSE:
      refuse_arranged (self, disturbance);
      return TRUE;
    case TEL_SIMULATOR_DISTURBANCE_THROTTLE:
      throttle (self);
      return TRUE;
    case TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE:
      finish_by_closing (self, "reset-before");
      return TRUE;
    case TEL_SIMULATOR_DISTURBANCE_STALL:
      *delay += disturbance->seconds * 1000;
      if (disturbance->seconds > 0)
        return FALSE;
      stall (self);
      return TRUE;
    case TEL_SIMULATOR_DISTURBANCE_RESET_AFTER:
      self->reset_after = TRUE;
      return FALSE;
    case TEL_SIMULATOR_DISTURBANCE_STATUS:
      answer_status (self, disturbance);
      return TRUE;
    case TEL_SIMULATOR_DISTURBANCE_HTML:
      finish_with_page (self, "refused", SOUP_STATUS_OK, "Please log in");
      return TRUE;
    case TEL_SIMULATOR_DISTURBANCE_EXPIRE_SESSION:
      return expire_session (self);
    case TEL_SIMULATOR_DISTURBANCE_MUTATE:
      run_mutation (self, disturbance);
      return FALSE;
    default:
      g_assert (tel_simulator_spoiling_is_of_answer (disturbance->kind));
      self->spoiling = disturbance->kind;
      self->seconds = disturbance->seconds;
      return FALSE;
    }
}

static void
proceed (Exchange *self)
{
  g_autoptr (GPtrArray) due = tel_simulator_disturbances_collect (self->service->disturbances, self->operation);
  guint delay = self->service->latency;

  for (guint i = 0; i < due->len; i++)
    if (apply_disturbance (self, g_ptr_array_index (due, i), &delay))
      return;

  if (tel_simulator_operations_is_write (self->operation) && tel_simulator_throttle_refuses (self->service->throttle))
    {
      throttle (self);
      return;
    }

  if (delay == 0)
    {
      run_operation (self);
      return;
    }

  pause_message (self);
  self->timer = g_timeout_add (delay, on_timer, self);
}

/* "CUCM:DB ver=14.0 addPhone", and the looser forms that were seen to work (contract 1.1): without the quotes, without
 * the operation, or with quotes around the operation alone. */
static gboolean
parse_action (Exchange *self, char **operation, guint *release)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (self->message), "SOAPAction");
  g_autofree char *action = NULL;
  g_auto (GStrv) words = NULL;

  if (header == NULL)
    return FALSE;

  action = g_strdelimit (g_strdup (header), "\"", ' ');
  if (!g_str_has_prefix (g_strstrip (action), ACTION_PREFIX) || strlen (action) == strlen (ACTION_PREFIX))
    return FALSE;

  words = g_strsplit (action + strlen (ACTION_PREFIX), " ", 2);
  *release = tel_simulator_release_parse (words[0]);
  if (words[1] != NULL)
    *operation = g_strdup (g_strstrip (words[1]));

  return TRUE;
}

static guint
get_namespace_release (const TelSimulatorElement *request)
{
  const char *namespace_uri = tel_simulator_element_get_namespace (request);

  if (namespace_uri == NULL || !g_str_has_prefix (namespace_uri, TEL_SIMULATOR_NAMESPACE_PREFIX))
    return 0;

  return tel_simulator_release_parse (namespace_uri + strlen (TEL_SIMULATOR_NAMESPACE_PREFIX));
}

/* What a strict cluster refuses and a lenient one only notes: TRUE when the request may go on. */
static gboolean
let_pass (Exchange *self, GError **error)
{
  if (!self->service->lenient)
    return FALSE;

  tel_simulator_log_note (self->service->log, "LET PASS %s %s: %s", self->operation, self->object, (*error)->message);
  g_clear_error (error);

  return TRUE;
}

static gboolean
check_action (Exchange *self, gboolean has_action, const char *action_operation, guint action_release, GError **error)
{
  if (!has_action)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The SOAPAction header is missing or not of the form \"CUCM:DB ver=%s %s\".",
                 tel_simulator_release_get_name (self->release), self->operation);
  else if (action_operation != NULL && !g_str_equal (action_operation, self->operation))
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The SOAPAction header names %s, the body %s.", action_operation, self->operation);
  else if (action_release != self->release)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The version of the SOAPAction header is not that of the namespace.");
  else
    return TRUE;

  return let_pass (self, error);
}

static gboolean
check_schema (Exchange *self, GBytes *body, GError **error)
{
  g_autofree char *objection = NULL;

  if (!tel_simulator_operations_exist (self->operation, self->release))
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "Unknown operation: %s", self->operation);
      return FALSE;
    }
  if (!tel_simulator_schema_check_request (self->request, self->release, error))
    return let_pass (self, error);

  if (self->service->validator != NULL)
    objection = tel_simulator_validator_check_request (self->service->validator, body, self->operation, self->release);
  if (objection != NULL)
    tel_simulator_log_note (self->service->log, "INVALID REQUEST %s of %s: %s", self->operation,
                            tel_simulator_release_get_name (self->release), objection);

  return TRUE;
}

static void
on_finished (SoupServerMessage *message, gpointer user_data)
{
  Exchange *self = user_data;

  /* A client that does not wait has its operation carried out all the same. */
  self->finished = TRUE;
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Exchange *self = user_data;

  /* The server ends: nothing of it may run afterwards. */
  self->cancelled_handler = 0;
  exchange_free (self);
}

/* The parser heeds what the XML declaration says, and sees the sixteen bits of a character; what only the Content-Type
 * says is heeded here. */
static GBytes *
decode (Exchange *self, GBytes *body)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *charset = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  gsize start = MIN (length, DECLARATION_BYTES);
  gsize decoded_length;
  char *decoded = NULL;

  soup_message_headers_get_content_type (soup_server_message_get_request_headers (self->message), &parameters);
  if (parameters != NULL)
    charset = g_hash_table_lookup (parameters, "charset");
  if (charset != NULL && g_ascii_strcasecmp (charset, "utf-8") != 0 && start > 0 &&
      memchr (data, '\0', start) == NULL && g_strstr_len (data, (gssize) start, "encoding=") == NULL)
    decoded = g_convert (data, (gssize) length, "utf-8", charset, NULL, &decoded_length, NULL);

  return decoded != NULL ? g_bytes_new_take (decoded, decoded_length) : g_bytes_ref (body);
}

static void
serve (Exchange *self, GBytes *body)
{
  g_autofree char *action_operation = NULL;
  g_autoptr (GError) error = NULL;
  guint action_release = 0;
  gboolean has_action = parse_action (self, &action_operation, &action_release);

  if (has_action && !tel_simulator_release_accepts (self->service->context.release, action_release))
    {
      if (action_operation != NULL)
        {
          g_free (self->operation);
          self->operation = g_steal_pointer (&action_operation);
        }
      refuse_release (self);
      return;
    }

  self->request = tel_simulator_envelope_read (body, &error);
  if (self->request == NULL)
    {
      finish_with_fault (self, error);
      return;
    }

  g_free (self->operation);
  self->operation = g_strdup (tel_simulator_element_get_name (self->request));
  g_free (self->object);
  self->object = make_object_key (self->request);
  self->release = get_namespace_release (self->request);
  if (!tel_simulator_release_accepts (self->service->context.release, self->release))
    {
      self->release = self->service->context.release;
      refuse_release (self);
      return;
    }

  if (self->role != TEL_SIMULATOR_ACCOUNT_MAY_WRITE && tel_simulator_operations_is_write (self->operation))
    {
      finish_with_page (self, "refused", SOUP_STATUS_FORBIDDEN, "Access to the requested resource has been denied");
      return;
    }

  if (!check_action (self, has_action, action_operation, action_release, &error) || !check_schema (self, body, &error))
    {
      finish_with_fault (self, error);
      return;
    }

  proceed (self);
}

/**
 * tel_simulator_exchange_begin:
 * @service: what requests are served from; must outlive @cancellable's cancellation
 * @message: a POST to /axl/ that the door has let in
 * @role: what its account may do
 * @account: the account, whose rank decides which users it is shown
 * @cancellable: ends all exchanges when the server does
 *
 * Serves a request: the version's window, SOAPAction, envelope, what the account may do, schema, what was arranged to
 * happen, the throttle, and the operation. Answers at once or, with a latency or a stall, later. That a write by an
 * account that may only read ends with HTTP 403 is a choice: nothing is known of the words of a real cluster.
 */
void
tel_simulator_exchange_begin (TelSimulatorService *service,
                              SoupServerMessage *message,
                              TelSimulatorAccountRole role,
                              const char *account,
                              GCancellable *cancellable)
{
  SoupMessageBody *request_body;
  g_autoptr (GBytes) received = NULL;
  g_autoptr (GBytes) body = NULL;
  Exchange *self;

  g_return_if_fail (service != NULL);
  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  self = g_new0 (Exchange, 1);
  self->service = service;
  self->message = g_object_ref (message);
  self->role = role;
  self->rank = tel_simulator_account_get_rank (service->context.store, account);
  self->started = g_get_monotonic_time ();
  self->operation = g_strdup ("");
  self->object = g_strdup ("");
  self->release = service->context.release;
  self->finished_handler = g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);
  self->cancellable = g_object_ref (cancellable);
  self->cancelled_handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), self);

  request_body = soup_server_message_get_request_body (message);
  received = soup_message_body_flatten (request_body);
  body = decode (self, received);
  serve (self, body);
}
