/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-server.h"

#include <libsoup/soup.h>

#include <string.h>

#include "simulator/tel-simulator-access.h"
#include "simulator/tel-simulator-certificate.h"
#include "simulator/tel-simulator-exchange.h"
#include "simulator/tel-simulator-page.h"

#define AXL_PATH "/axl/"
#define VERSION_PATH "/cucm-uds/version"
#define REQUEST_BYTES (4 * 1024 * 1024)

/* The first release with the user data service. */
#define FIRST_WITH_VERSION_PATH 1000

struct _TelSimulatorServer
{
  GObject parent_instance;

  SoupServer *server;
  TelSimulatorService service;
  GCancellable *exchanges;
  GTlsCertificate *certificate;
  char *fingerprint;
  guint16 port;
};

G_DEFINE_FINAL_TYPE (TelSimulatorServer, tel_simulator_server, G_TYPE_OBJECT)

static void
log_page (TelSimulatorServer *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *operation = g_strdup_printf ("%s %s", soup_server_message_get_method (message), path);
  guint status = soup_server_message_get_status (message);

  tel_simulator_log_add (self->service.log, operation, "", status < 400 ? "ok" : "refused", status, 0);
}

static void
serve_axl (TelSimulatorServer *self, SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);
  g_autofree char *account = NULL;
  TelSimulatorAccountRole role = tel_simulator_access_admit (self->service.access, message, &account);

  if (role == TEL_SIMULATOR_ACCOUNT_UNKNOWN)
    log_page (self, message, AXL_PATH);
  else if (g_str_equal (method, SOUP_METHOD_POST))
    tel_simulator_exchange_begin (&self->service, message, role, account, self->exchanges);
  else if (g_str_equal (method, SOUP_METHOD_GET) || g_str_equal (method, SOUP_METHOD_HEAD))
    {
      tel_simulator_page_send_working (message);
      log_page (self, message, AXL_PATH);
    }
  else
    {
      tel_simulator_page_send_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED,
                                      "The specified HTTP method is not allowed for the requested resource.");
      log_page (self, message, AXL_PATH);
    }
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TelSimulatorServer *self = user_data;
  const char *method = soup_server_message_get_method (message);

  if (g_str_equal (path, AXL_PATH))
    {
      serve_axl (self, message);
      return;
    }

  if (g_str_equal (path, VERSION_PATH) && self->service.context.release >= FIRST_WITH_VERSION_PATH &&
      (g_str_equal (method, SOUP_METHOD_GET) || g_str_equal (method, SOUP_METHOD_HEAD)))
    tel_simulator_page_send_version (message, self->service.context.release);
  else
    tel_simulator_page_send_status (message, SOUP_STATUS_NOT_FOUND, path);
  log_page (self, message, path);
}

static void
refuse_size (SoupServerMessage *message)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  tel_simulator_page_send_status (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE,
                                  "The request is larger than the server accepts.");
}

static void
on_got_chunk (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length > REQUEST_BYTES && soup_message_body_get_accumulate (body))
    refuse_size (message);
}

/* Called when the headers are there and before the body is read. */
static void
on_headers (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TelSimulatorServer *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  tel_simulator_page_set_date (message, self->service.context.clock);
  if (soup_message_headers_get_content_length (headers) > REQUEST_BYTES)
    refuse_size (message);
  else
    g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk), NULL);
}

static void
tel_simulator_server_dispose (GObject *object)
{
  TelSimulatorServer *self = TEL_SIMULATOR_SERVER (object);

  tel_simulator_server_stop (self);
  g_clear_object (&self->service.context.store);
  g_clear_object (&self->service.context.clock);
  g_clear_object (&self->service.log);
  g_clear_object (&self->service.validator);
  g_clear_pointer (&self->service.disturbances, tel_simulator_disturbances_free);
  g_clear_pointer (&self->service.throttle, tel_simulator_throttle_free);
  g_clear_pointer (&self->service.access, tel_simulator_access_free);
  g_clear_object (&self->certificate);
  g_clear_object (&self->exchanges);

  G_OBJECT_CLASS (tel_simulator_server_parent_class)->dispose (object);
}

static void
tel_simulator_server_finalize (GObject *object)
{
  TelSimulatorServer *self = TEL_SIMULATOR_SERVER (object);

  g_clear_pointer (&self->fingerprint, g_free);

  G_OBJECT_CLASS (tel_simulator_server_parent_class)->finalize (object);
}

static void
tel_simulator_server_class_init (TelSimulatorServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_simulator_server_dispose;
  object_class->finalize = tel_simulator_server_finalize;
}

static void
tel_simulator_server_init (TelSimulatorServer *self)
{
  self->exchanges = g_cancellable_new ();
  self->service.disturbances = tel_simulator_disturbances_new ();
  self->service.log = tel_simulator_log_new ();
  self->service.answer_limit = TEL_SIMULATOR_ANSWER_LIMIT;
}

/**
 * tel_simulator_server_new:
 * @store: the cluster's database
 * @clock: the cluster's clock
 * @release: the cluster's release as major × 100 + minor
 * @certificate: with its key
 * @password: of the built-in accounts
 *
 * Makes a cluster's AXL service, which does not listen yet.
 *
 * Returns: (transfer full): the server
 */
TelSimulatorServer *
tel_simulator_server_new (TelSimulatorStore *store,
                          TelSimulatorClock *clock,
                          guint release,
                          GTlsCertificate *certificate,
                          const char *password)
{
  TelSimulatorServer *self;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (store), NULL);
  g_return_val_if_fail (TEL_IS_SIMULATOR_CLOCK (clock), NULL);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);
  g_return_val_if_fail (password != NULL, NULL);

  self = g_object_new (TEL_TYPE_SIMULATOR_SERVER, NULL);
  self->service.context.store = g_object_ref (store);
  self->service.context.clock = g_object_ref (clock);
  self->service.context.release = release;
  self->certificate = g_object_ref (certificate);
  self->fingerprint = tel_simulator_certificate_dup_fingerprint (certificate);
  self->service.throttle = tel_simulator_throttle_new (clock);
  self->service.access = tel_simulator_access_new (store, clock, password);

  return self;
}

/**
 * tel_simulator_server_set_lenient:
 * @self: the server
 * @lenient: whether to note what a strict cluster refuses, and serve it
 *
 * Chooses between a strict cluster, as tests want it, and one that is as forgiving as real ones are said to be
 * (contract 2.0).
 */
void
tel_simulator_server_set_lenient (TelSimulatorServer *self, gboolean lenient)
{
  g_return_if_fail (TEL_IS_SIMULATOR_SERVER (self));

  self->service.lenient = lenient;
}

/**
 * tel_simulator_server_set_direct_support_field:
 * @self: the server
 * @direct: whether the Cisco Support Field is kept directly in `vendorConfig` only
 *
 * Chooses between a cluster that keeps the Cisco Support Field wherever it stands and one that drops it below another
 * element. Which of them CUCM is, is UNVERIFIED (contract 5).
 */
void
tel_simulator_server_set_direct_support_field (TelSimulatorServer *self, gboolean direct)
{
  g_return_if_fail (TEL_IS_SIMULATOR_SERVER (self));

  self->service.context.direct_support_field = direct;
}

/**
 * tel_simulator_server_set_latency:
 * @self: the server
 * @milliseconds: 0 for none
 *
 * Has each operation begin only after a while. Other requests are served meanwhile.
 */
void
tel_simulator_server_set_latency (TelSimulatorServer *self, guint milliseconds)
{
  g_return_if_fail (TEL_IS_SIMULATOR_SERVER (self));

  self->service.latency = milliseconds;
}

/**
 * tel_simulator_server_set_answer_limit:
 * @self: the server
 * @bytes: how many the answer to a list or a query may have
 *
 * Sets how large an answer may be before it is refused; 8 MB where nothing is set (contract 1.5).
 */
void
tel_simulator_server_set_answer_limit (TelSimulatorServer *self, gsize bytes)
{
  g_return_if_fail (TEL_IS_SIMULATOR_SERVER (self));
  g_return_if_fail (bytes > 0);

  self->service.answer_limit = bytes;
}

/**
 * tel_simulator_server_set_validator:
 * @self: the server
 * @validator: (nullable): with the vendor's schemas
 *
 * Has the requests that the cluster accepts, and its answers, held against the vendor's schemas. What they refuse is
 * noted in the log and counted.
 */
void
tel_simulator_server_set_validator (TelSimulatorServer *self, TelSimulatorValidator *validator)
{
  g_return_if_fail (TEL_IS_SIMULATOR_SERVER (self));

  g_set_object (&self->service.validator, validator);
}

/**
 * tel_simulator_server_listen:
 * @self: the server
 * @port: on 127.0.0.1, 0 for any that is free
 * @error: return location for an error
 *
 * Begins to serve over TLS in the thread's default main context.
 *
 * Returns: TRUE on success, FALSE with @error set when the port is taken
 */
gboolean
tel_simulator_server_listen (TelSimulatorServer *self, guint16 port, GError **error)
{
  g_autoptr (SoupServer) server = NULL;
  GSList *uris;

  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), FALSE);
  g_return_val_if_fail (self->server == NULL, FALSE);

  server = soup_server_new ("server-header", "Apache-Coyote/1.1", "tls-certificate", self->certificate, NULL);
  soup_server_add_early_handler (server, NULL, on_headers, self, NULL);
  soup_server_add_handler (server, NULL, on_request, self, NULL);
  if (!soup_server_listen_local (server, port, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->server = g_steal_pointer (&server);

  return TRUE;
}

/**
 * tel_simulator_server_stop:
 * @self: the server
 *
 * Closes all connections; requests that are not answered yet are forgotten.
 */
void
tel_simulator_server_stop (TelSimulatorServer *self)
{
  g_return_if_fail (TEL_IS_SIMULATOR_SERVER (self));

  if (self->server == NULL)
    return;

  g_cancellable_cancel (self->exchanges);
  g_object_unref (self->exchanges);
  self->exchanges = g_cancellable_new ();
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

/**
 * tel_simulator_server_change_certificate:
 * @self: a server that listens
 * @certificate: with its key
 * @error: return location for an error
 *
 * Shows another certificate from now on. All connections are closed, and requests that are not answered yet forgotten.
 *
 * Returns: TRUE on success, FALSE with @error set when the port was taken meanwhile
 */
gboolean
tel_simulator_server_change_certificate (TelSimulatorServer *self, GTlsCertificate *certificate, GError **error)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), FALSE);
  g_return_val_if_fail (self->server != NULL, FALSE);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), FALSE);

  tel_simulator_server_stop (self);
  g_set_object (&self->certificate, certificate);
  g_free (self->fingerprint);
  self->fingerprint = tel_simulator_certificate_dup_fingerprint (certificate);

  return tel_simulator_server_listen (self, self->port, error);
}

/**
 * tel_simulator_server_get_port:
 * @self: the server
 *
 * Gives the port on which it listens, or listened last.
 *
 * Returns: the port, 0 when it never listened
 */
guint16
tel_simulator_server_get_port (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), 0);

  return self->port;
}

/**
 * tel_simulator_server_get_user:
 * @self: the server
 *
 * Gives the account that may do everything.
 *
 * Returns: its name
 */
const char *
tel_simulator_server_get_user (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return TEL_SIMULATOR_ACCOUNT_ADMINISTRATOR;
}

/**
 * tel_simulator_server_get_password:
 * @self: the server
 *
 * Gives the password of the account.
 *
 * Returns: the password
 */
const char *
tel_simulator_server_get_password (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return tel_simulator_access_get_password (self->service.access);
}

/**
 * tel_simulator_server_get_fingerprint:
 * @self: the server
 *
 * Gives the SHA-256 fingerprint of the certificate.
 *
 * Returns: upper-case hexadecimal digits in pairs with colons
 */
const char *
tel_simulator_server_get_fingerprint (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return self->fingerprint;
}

/**
 * tel_simulator_server_get_context:
 * @self: the server
 *
 * Gives what operations work with, in the cluster's own release.
 *
 * Returns: (transfer none): the context
 */
const TelSimulatorContext *
tel_simulator_server_get_context (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return &self->service.context;
}

/**
 * tel_simulator_server_get_disturbances:
 * @self: the server
 *
 * Gives the list of what is arranged to happen.
 *
 * Returns: (transfer none): the list
 */
TelSimulatorDisturbances *
tel_simulator_server_get_disturbances (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return self->service.disturbances;
}

/**
 * tel_simulator_server_get_throttle:
 * @self: the server
 *
 * Gives the change notifications that hold up writes.
 *
 * Returns: (transfer none): the queue
 */
TelSimulatorThrottle *
tel_simulator_server_get_throttle (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return self->service.throttle;
}

/**
 * tel_simulator_server_expire_sessions:
 * @self: the server
 *
 * Ends all sessions now, as half an hour without a request would (contract 1.1).
 */
void
tel_simulator_server_expire_sessions (TelSimulatorServer *self)
{
  g_return_if_fail (TEL_IS_SIMULATOR_SERVER (self));

  tel_simulator_access_expire_sessions (self->service.access);
}

/**
 * tel_simulator_server_get_n_sessions:
 * @self: the server
 *
 * Gives how many sessions there are.
 *
 * Returns: their number
 */
guint
tel_simulator_server_get_n_sessions (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), 0);

  return tel_simulator_access_get_n_sessions (self->service.access);
}

/**
 * tel_simulator_server_get_log:
 * @self: the server
 *
 * Gives the log of the requests.
 *
 * Returns: (transfer none): the log
 */
TelSimulatorLog *
tel_simulator_server_get_log (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return self->service.log;
}

/**
 * tel_simulator_server_get_validator:
 * @self: the server
 *
 * Gives the validator.
 *
 * Returns: (transfer none) (nullable): it, NULL when there is none
 */
TelSimulatorValidator *
tel_simulator_server_get_validator (TelSimulatorServer *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (self), NULL);

  return self->service.validator;
}
