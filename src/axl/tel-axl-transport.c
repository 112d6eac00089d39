/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "axl/tel-axl-transport.h"

#include "axl/tel-axl-failure.h"
#include "axl/tel-axl-intake.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <gnutls/gnutls.h>
#include <libsoup/soup.h>

#define PIECE_BYTES (64 * 1024)

/* Two readers, a writer, and the connections that wait to be used again. */
#define MAX_CONNECTIONS 6

/**
 * TelAxlTransport:
 *
 * One HTTPS exchange after the other with one host. libsoup neither authenticates nor follows a redirect here: a wrong
 * password is sent once, and nothing is sent to a host that was not asked for (architecture, "The read path").
 */
struct _TelAxlTransport
{
  GObject parent_instance;

  char *host;
  guint port;
  TelAxlGuard *guard;
  SoupSession *session;
  SoupCookieJar *cookies;
  char *authorization;
  GDateTime *server_time;
  gint64 server_time_taken;
};

G_DEFINE_FINAL_TYPE (TelAxlTransport, tel_axl_transport, G_TYPE_OBJECT)

/*
 * What a running exchange knows. Whatever ends it early – the caller, the clock, a certificate – cancels `stop` and
 * says why in `reason`.
 */
typedef struct
{
  TelAxlExchange *exchange;
  SoupMessage *message;
  GInputStream *stream;
  GCancellable *stop;
  GCancellable *cancellable;
  GSource *watch;
  GSource *clock;
  GSource *limit;
  GError *reason;
  TelAxlIntake *intake;
  gint64 started;
} Run;

static void read_piece (GTask *task);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
run_free (Run *run)
{
  clear_source (&run->clock);
  clear_source (&run->limit);
  clear_source (&run->watch);
  g_clear_pointer (&run->intake, tel_axl_intake_free);
  g_clear_object (&run->cancellable);
  g_clear_object (&run->message);
  g_clear_object (&run->stream);
  g_clear_object (&run->stop);
  g_clear_error (&run->reason);
  g_free (run);
}

/* Ends the exchange for a reason of ours; the first reason counts. */
static void
stop_because (Run *run, GError *reason)
{
  if (run->reason == NULL)
    run->reason = reason;
  else
    g_error_free (reason);

  g_cancellable_cancel (run->stop);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Run *run = user_data;

  g_cancellable_cancel (run->stop);
  return G_SOURCE_REMOVE;
}

static gboolean
on_time_out (gpointer user_data)
{
  GTask *task = user_data;
  TelAxlTransport *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  stop_because (run,
                g_error_new (TEL_ERROR, TEL_ERROR_TIMED_OUT,
                             _ ("%s did not answer within %u seconds. Try again later, or look whether the cluster is "
                                "overloaded or a firewall is in the way."),
                             self->host, MAX (run->exchange->time_out / 1000, 1)));

  return G_SOURCE_REMOVE;
}

/* Starts the clock again: something was heard of the server. */
static void
restart_clock (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  clear_source (&run->clock);
  run->clock = g_timeout_source_new (run->exchange->time_out);
  g_source_set_callback (run->clock, on_time_out, task, NULL);
  g_source_attach (run->clock, g_task_get_context (task));
}

/* Something is heard all the time, and yet it does not come to an end. */
static gboolean
on_limit (gpointer user_data)
{
  GTask *task = user_data;
  TelAxlTransport *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  stop_because (run, g_error_new (TEL_ERROR, TEL_ERROR_TIMED_OUT,
                                  /* Translators: the name of a server */
                                  _ ("%s did not come to the end of its answer within %u seconds, and was not waited "
                                     "for any longer. Try again later, or look whether the network is overloaded."),
                                  self->host, MAX (run->exchange->time_limit / 1000, 1)));

  return G_SOURCE_REMOVE;
}

static void
start_limit (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->limit = g_timeout_source_new (run->exchange->time_limit);
  g_source_set_callback (run->limit, on_limit, task, NULL);
  g_source_attach (run->limit, g_task_get_context (task));
}

static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *tls_certificate,
                       GTlsCertificateFlags flags,
                       gpointer user_data)
{
  GTask *task = user_data;
  TelAxlTransport *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  /* Not stopped here: the handshake fails by itself, and must end before the socket does. */
  return tel_axl_guard_accept (self->guard, tls_certificate, flags, run->reason == NULL ? &run->reason : NULL);
}

static void
on_network_event (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, gpointer user_data)
{
  GTask *task = user_data;
  TelAxlTransport *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED && G_IS_TLS_CONNECTION (connection) &&
      !tel_axl_guard_check_handshake (self->guard, G_TLS_CONNECTION (connection), &error))
    stop_because (run, error);
}

/* The last moment before bytes are written, on a new connection or on one used before. */
static void
on_starting (SoupMessage *message, gpointer user_data)
{
  GTask *task = user_data;
  TelAxlTransport *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tel_axl_guard_check_message (self->guard, message, &error))
    stop_because (run, error);
  if (g_cancellable_is_cancelled (run->stop))
    return;

  run->exchange->sending_began = TRUE;
}

static void
take_server_time (TelAxlTransport *self, SoupMessage *message)
{
  const char *date = soup_message_headers_get_one (soup_message_get_response_headers (message), "Date");
  GDateTime *server_time = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;

  if (server_time == NULL)
    return;

  g_clear_pointer (&self->server_time, g_date_time_unref);
  self->server_time = server_time;
  self->server_time_taken = g_get_monotonic_time ();
}

static void
finish_run (GTask *task, GError *error)
{
  g_autoptr (GTask) owned = task;
  TelAxlTransport *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  TelAxlExchange *exchange = run->exchange;

  g_debug ("%s %s: status %u, %" G_GSIZE_FORMAT " bytes, %" G_GINT64_FORMAT " ms", self->host,
           exchange->action != NULL ? exchange->action : exchange->path, exchange->status,
           run->intake != NULL ? tel_axl_intake_get_received (run->intake) : 0,
           (g_get_monotonic_time () - run->started) / 1000);
  tel_axl_exchange_log (exchange, self->host, self->port,
                        run->intake != NULL ? tel_axl_intake_get_received (run->intake) : 0, run->started,
                        error != NULL && run->reason != NULL ? run->reason : error);

  clear_source (&run->clock);
  clear_source (&run->limit);
  clear_source (&run->watch);
  g_signal_handlers_disconnect_by_data (run->message, task);
  /* What was not read to its end must not be read by the next exchange. */
  if (run->stream != NULL)
    g_input_stream_close_async (run->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);

  if (error == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (run->cancellable != NULL && g_cancellable_is_cancelled (run->cancellable))
    {
      g_error_free (error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
    }
  else if (run->reason != NULL)
    {
      g_error_free (error);
      g_task_return_error (task, g_steal_pointer (&run->reason));
    }
  else
    g_task_return_error (task, error);
}

static void
on_piece_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (piece == NULL)
    {
      finish_run (task, error);
      return;
    }

  if (g_bytes_get_size (piece) == 0)
    {
      tel_axl_intake_finish (run->intake, &error);
      finish_run (task, error);
      return;
    }

  if (!tel_axl_intake_take (run->intake, piece, &error) || tel_axl_intake_has_enough (run->intake))
    {
      finish_run (task, error);
      return;
    }

  restart_clock (task);
  read_piece (task);
}

static void
read_piece (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (run->stream, PIECE_BYTES, G_PRIORITY_DEFAULT, run->stop, on_piece_read, task);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelAxlTransport *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  SoupMessageHeaders *headers;
  GError *error = NULL;

  run->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (run->stream == NULL)
    {
      finish_run (task, error);
      return;
    }

  run->exchange->status = soup_message_get_status (run->message);
  run->exchange->cookie_sent =
      soup_message_headers_get_list (soup_message_get_request_headers (run->message), "Cookie") != NULL;
  headers = soup_message_get_response_headers (run->message);
  tel_axl_exchange_take_retry_after (run->exchange, soup_message_headers_get_one (headers, "Retry-After"),
                                     soup_message_headers_get_one (headers, "Date"));
  run->intake = tel_axl_intake_new (run->exchange, self->host, run->message);
  take_server_time (self, run->message);
  tel_axl_guard_take_negotiation (self->guard, run->message);
  restart_clock (task);
  read_piece (task);
}

/* NULL for a host that no address can be made of. */
static SoupMessage *
create_message (TelAxlTransport *self, TelAxlExchange *exchange)
{
  SoupMessage *message;
  SoupMessageHeaders *headers;
  g_autofree char *host = g_hostname_to_ascii (self->host);
  g_autoptr (GUri) uri = NULL;

  if (host == NULL || *host == '\0' || strpbrk (host, " \t/\\@?#%<>[]{}|^`\"") != NULL)
    return NULL;

  uri = g_uri_build (SOUP_HTTP_URI_FLAGS, "https", NULL, host, (int) self->port, exchange->path, NULL, NULL);
  message = soup_message_new_from_uri (exchange->body != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET, uri);
  headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  /* libsoup takes every POST for one that must not be repeated and opens a new connection for it. */
  if (!exchange->is_write)
    soup_message_add_flags (message, SOUP_MESSAGE_IDEMPOTENT);
  if (exchange->anonymous)
    soup_message_disable_feature (message, SOUP_TYPE_COOKIE_JAR);
  else if (self->authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", self->authorization);
  if (exchange->action != NULL)
    soup_message_headers_replace (headers, "SOAPAction", exchange->action);
  if (exchange->body != NULL)
    soup_message_set_request_body_from_bytes (message, "text/xml; charset=utf-8", exchange->body);

  return message;
}

static void
wipe (char **secret)
{
  if (*secret != NULL)
    gnutls_memset (*secret, 0, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static void
tel_axl_transport_dispose (GObject *object)
{
  TelAxlTransport *self = TEL_AXL_TRANSPORT (object);

  /* Idle connections are closed with the session; no exchange is left, each holds a reference. */
  g_clear_object (&self->session);
  g_clear_object (&self->cookies);
  g_clear_object (&self->guard);

  G_OBJECT_CLASS (tel_axl_transport_parent_class)->dispose (object);
}

static void
tel_axl_transport_finalize (GObject *object)
{
  TelAxlTransport *self = TEL_AXL_TRANSPORT (object);

  wipe (&self->authorization);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->server_time, g_date_time_unref);

  G_OBJECT_CLASS (tel_axl_transport_parent_class)->finalize (object);
}

static void
tel_axl_transport_class_init (TelAxlTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_axl_transport_dispose;
  object_class->finalize = tel_axl_transport_finalize;
}

static void
tel_axl_transport_init (TelAxlTransport *self)
{
  self->cookies = soup_cookie_jar_new ();
  /* The time-out is ours, for the whole of an exchange; libsoup's would be for one socket operation. */
  self->session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS, "max-conns-per-host", MAX_CONNECTIONS,
                                                 "timeout", 0, "user-agent", "telephonist/" TEL_VERSION, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_add_feature (self->session, SOUP_SESSION_FEATURE (self->cookies));
}

/**
 * tel_axl_transport_new:
 * @connection_id: the connection's identifier; pins hang on it
 * @host: a host name or an address
 * @port: the TCP port
 * @trust_store: which keys are trusted
 *
 * Makes a transport; nothing is sent yet.
 *
 * Returns: (transfer full): a new transport
 */
TelAxlTransport *
tel_axl_transport_new (const char *connection_id, const char *host, guint port, TelTrustStore *trust_store)
{
  TelAxlTransport *self;

  g_return_val_if_fail (connection_id != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (port > 0 && port <= G_MAXUINT16, NULL);
  g_return_val_if_fail (TEL_IS_TRUST_STORE (trust_store), NULL);

  self = g_object_new (TEL_TYPE_AXL_TRANSPORT, NULL);
  self->host = g_strdup (host);
  self->port = port;
  self->guard = tel_axl_guard_new (connection_id, host, trust_store);

  return self;
}

/**
 * tel_axl_transport_get_host:
 * @self: the transport
 *
 * Gets the host as it was given.
 *
 * Returns: the host
 */
const char *
tel_axl_transport_get_host (TelAxlTransport *self)
{
  g_return_val_if_fail (TEL_IS_AXL_TRANSPORT (self), NULL);

  return self->host;
}

/**
 * tel_axl_transport_get_port:
 * @self: the transport
 *
 * Gets the TCP port.
 *
 * Returns: the port
 */
guint
tel_axl_transport_get_port (TelAxlTransport *self)
{
  g_return_val_if_fail (TEL_IS_AXL_TRANSPORT (self), 0);

  return self->port;
}

/**
 * tel_axl_transport_get_guard:
 * @self: the transport
 *
 * Gets what decides whether the server may be spoken to.
 *
 * Returns: (transfer none): the guard
 */
TelAxlGuard *
tel_axl_transport_get_guard (TelAxlTransport *self)
{
  g_return_val_if_fail (TEL_IS_AXL_TRANSPORT (self), NULL);

  return self->guard;
}

/**
 * tel_axl_transport_set_credentials:
 * @self: the transport
 * @user: (nullable): the user, %NULL to send no credentials
 * @password: (nullable): the password
 *
 * Sets what is sent as Authorization with each request. The copy held before is wiped, and the cookies are dropped:
 * they would go on speaking for the user before.
 */
void
tel_axl_transport_set_credentials (TelAxlTransport *self, const char *user, const char *password)
{
  char *plain, *encoded;

  g_return_if_fail (TEL_IS_AXL_TRANSPORT (self));

  wipe (&self->authorization);
  tel_axl_transport_drop_cookies (self);
  if (user == NULL || password == NULL)
    return;

  plain = g_strconcat (user, ":", password, NULL);
  encoded = g_base64_encode ((const guchar *) plain, strlen (plain));
  self->authorization = g_strconcat ("Basic ", encoded, NULL);
  wipe (&plain);
  wipe (&encoded);
}

/**
 * tel_axl_transport_drop_cookies:
 * @self: the transport
 *
 * Forgets the session at the server.
 */
void
tel_axl_transport_drop_cookies (TelAxlTransport *self)
{
  GSList *cookies;

  g_return_if_fail (TEL_IS_AXL_TRANSPORT (self));

  cookies = soup_cookie_jar_all_cookies (self->cookies);
  for (GSList *cookie = cookies; cookie != NULL; cookie = cookie->next)
    soup_cookie_jar_delete_cookie (self->cookies, cookie->data);
  g_slist_free_full (cookies, (GDestroyNotify) soup_cookie_free);
}

/**
 * tel_axl_transport_dup_server_time:
 * @self: the transport
 *
 * Gets what the server's clock shows now: its last Date header and the time gone since.
 *
 * Returns: (transfer full) (nullable): the time in UTC, %NULL before an answer came
 */
GDateTime *
tel_axl_transport_dup_server_time (TelAxlTransport *self)
{
  g_return_val_if_fail (TEL_IS_AXL_TRANSPORT (self), NULL);

  if (self->server_time == NULL)
    return NULL;

  return g_date_time_add (self->server_time, g_get_monotonic_time () - self->server_time_taken);
}

/**
 * tel_axl_transport_exchange_async:
 * @self: the transport
 * @exchange: (not owned): what is asked; has to live until the end, when it holds what came of it
 * @cancellable: (nullable): ends the exchange at once, whatever the server does with what it got
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Sends one request and reads its answer, XML into the exchange's sink and anything else into its page.
 */
void
tel_axl_transport_exchange_async (TelAxlTransport *self,
                                  TelAxlExchange *exchange,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (TEL_IS_AXL_TRANSPORT (self));
  g_return_if_fail (exchange != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_axl_transport_exchange_async);
  run = g_new0 (Run, 1);
  run->exchange = exchange;
  run->stop = g_cancellable_new ();
  run->started = g_get_monotonic_time ();
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  run->message = create_message (self, exchange);
  if (run->message == NULL)
    {
      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID,
                               _ ("“%s” is not a host name. Write the name or the address alone, such as "
                                  "cucm-pub.example.com."),
                               self->host);
      return;
    }

  if (cancellable != NULL)
    {
      /* A source rather than the signal: nothing is taken apart within the caller's g_cancellable_cancel(). */
      run->cancellable = g_object_ref (cancellable);
      run->watch = g_cancellable_source_new (cancellable);
      g_source_set_callback (run->watch, G_SOURCE_FUNC (on_cancelled), run, NULL);
      g_source_attach (run->watch, g_task_get_context (task));
    }

  g_signal_connect (run->message, "accept-certificate", G_CALLBACK (on_accept_certificate), task);
  g_signal_connect (run->message, "network-event", G_CALLBACK (on_network_event), task);
  g_signal_connect (run->message, "starting", G_CALLBACK (on_starting), task);
  restart_clock (task);
  start_limit (task);
  soup_session_send_async (self->session, run->message, G_PRIORITY_DEFAULT, run->stop, on_answered,
                           g_steal_pointer (&task));
}

/**
 * tel_axl_transport_exchange_finish:
 * @self: the transport
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_transport_exchange_async().
 *
 * Returns: %TRUE when an answer came, whatever its status; %FALSE with an error of GIO, or with
 *   %TEL_ERROR_TIMED_OUT, %TEL_ERROR_UNTRUSTED_CERTIFICATE, %TEL_ERROR_CERTIFICATE_CHANGED, %TEL_ERROR_NETWORK (TLS
 *   below 1.2), %TEL_ERROR_INVALID (no host name), %TEL_ERROR_PROTOCOL or what the sink said
 */
gboolean
tel_axl_transport_exchange_finish (TelAxlTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
