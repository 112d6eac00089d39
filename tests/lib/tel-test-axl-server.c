/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-axl-server.h"

struct _TelTestAxlServer
{
  SoupServer *server;
  TelTestAxlHandler handler;
  gpointer user_data;
  GHashTable *counts;
  GHashTable *connections;
  guint number;
  guint parallel;
  guint max_parallel;
};

/* CUCM:DB ver=14.0 getPhone, within quotes. */
static char *
read_operation (SoupServerMessage *message)
{
  const char *action = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "SOAPAction");
  const char *start = action != NULL ? strrchr (action, ' ') : NULL;

  if (start == NULL)
    return NULL;

  return g_strndup (start + 1, strcspn (start + 1, "\""));
}

static void
on_finished (SoupServerMessage *message, gpointer user_data)
{
  TelTestAxlServer *self = user_data;

  self->parallel--;
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TelTestAxlServer *self = user_data;
  g_autofree char *operation = read_operation (message);
  const char *name = operation != NULL ? operation : path;
  GSocket *socket = soup_server_message_get_socket (message);

  self->number++;
  self->parallel++;
  self->max_parallel = MAX (self->max_parallel, self->parallel);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);
  g_hash_table_insert (self->counts, g_strdup (name),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, name)) + 1));
  if (socket != NULL)
    g_hash_table_add (self->connections, g_object_ref (socket));

  self->handler (self, message, operation, self->number, self->user_data);
}

/**
 * tel_test_axl_server_new:
 * @certificate: what it shows
 * @handler: what answers
 * @user_data: for @handler
 *
 * Starts a server on a free port of 127.0.0.1.
 *
 * Returns: (transfer full): the server
 */
TelTestAxlServer *
tel_test_axl_server_new (GTlsCertificate *certificate, TelTestAxlHandler handler, gpointer user_data)
{
  TelTestAxlServer *self = g_new0 (TelTestAxlServer, 1);
  g_autoptr (GError) error = NULL;

  self->handler = handler;
  self->user_data = user_data;
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->connections = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  return self;
}

/**
 * tel_test_axl_server_free:
 * @self: the server
 *
 * Closes every connection and frees the server.
 */
void
tel_test_axl_server_free (TelTestAxlServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->connections);
  g_free (self);
}

/**
 * tel_test_axl_server_get_port:
 * @self: the server
 *
 * Gets where the server listens.
 *
 * Returns: a TCP port
 */
guint
tel_test_axl_server_get_port (TelTestAxlServer *self)
{
  GSList *uris = soup_server_get_uris (self->server);
  guint port = g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

/**
 * tel_test_axl_server_set_certificate:
 * @self: the server
 * @certificate: what it shows from now on
 *
 * Changes the certificate for new connections.
 */
void
tel_test_axl_server_set_certificate (TelTestAxlServer *self, GTlsCertificate *certificate)
{
  static GPtrArray *former;

  /* libsoup 3.2 never lets go of the one before (set_property() of soup-listener.c): it is no leak of ours. */
  if (former == NULL)
    former = g_ptr_array_new ();
  g_ptr_array_add (former, soup_server_get_tls_certificate (self->server));
  soup_server_set_tls_certificate (self->server, certificate);
}

/**
 * tel_test_axl_server_count:
 * @self: the server
 * @operation: (nullable): an operation, or a path for what came by GET; %NULL for all
 *
 * Counts the requests that came, answered or not.
 *
 * Returns: their number
 */
guint
tel_test_axl_server_count (TelTestAxlServer *self, const char *operation)
{
  if (operation == NULL)
    return self->number;

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, operation));
}

/**
 * tel_test_axl_server_count_connections:
 * @self: the server
 *
 * Counts the connections on which requests came.
 *
 * Returns: their number
 */
guint
tel_test_axl_server_count_connections (TelTestAxlServer *self)
{
  return g_hash_table_size (self->connections);
}

/**
 * tel_test_axl_server_get_max_parallel:
 * @self: the server
 *
 * Gets how many requests were open at the same time at most.
 *
 * Returns: their number
 */
guint
tel_test_axl_server_get_max_parallel (TelTestAxlServer *self)
{
  return self->max_parallel;
}

/**
 * tel_test_axl_answer:
 * @message: the request
 * @operation: the operation
 * @release: the release, such as `14.0`
 * @content: what stands in the response element
 *
 * Answers as AXL does.
 */
void
tel_test_axl_answer (SoupServerMessage *message, const char *operation, const char *release, const char *content)
{
  g_autofree char *body = g_strdup_printf (
      "<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope "
      "xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><ns:%sResponse "
      "xmlns:ns=\"http://www.cisco.com/AXL/API/%s\">%s</ns:%sResponse></soapenv:Body></soapenv:Envelope>",
      operation, release, content, operation);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/xml;charset=utf-8", SOUP_MEMORY_COPY, body, strlen (body));
}

/**
 * tel_test_axl_answer_fault:
 * @message: the request
 * @code: AXL's number
 * @text: AXL's words
 *
 * Answers with a SOAP fault.
 */
void
tel_test_axl_answer_fault (SoupServerMessage *message, int code, const char *text)
{
  g_autofree char *body = g_strdup_printf (
      "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><soapenv:Fault>"
      "<faultcode>soapenv:Server</faultcode><faultstring>%s</faultstring><detail><axlError><axlcode>%d</axlcode>"
      "<axlmessage>%s</axlmessage><request>any</request></axlError></detail></soapenv:Fault></soapenv:Body>"
      "</soapenv:Envelope>",
      text, code, text);

  soup_server_message_set_status (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
  soup_server_message_set_response (message, "text/xml;charset=utf-8", SOUP_MEMORY_COPY, body, strlen (body));
}

/**
 * tel_test_axl_answer_page:
 * @message: the request
 * @status: an HTTP status
 * @page: HTML
 *
 * Answers as Tomcat does where it is not AXL that answers.
 */
void
tel_test_axl_answer_page (SoupServerMessage *message, guint status, const char *page)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html;charset=utf-8", SOUP_MEMORY_COPY, page, strlen (page));
}

/**
 * tel_test_axl_answer_version:
 * @message: the request
 * @operation: (nullable): the operation
 * @version: a full version, such as `14.0.1.10000-20`
 *
 * Answers UDS, where @operation is %NULL, or getCCMVersion: what a client wants to know when it connects.
 */
void
tel_test_axl_answer_version (SoupServerMessage *message, const char *operation, const char *version)
{
  g_autofree char *content = NULL;

  if (operation != NULL)
    {
      content =
          g_strdup_printf ("<return><componentVersion><version>%s</version></componentVersion></return>", version);
      tel_test_axl_answer (message, operation, "14.0", content);
      return;
    }

  content = g_strdup_printf ("<versionInformation uri=\"https://any/cucm-uds/version\" version=\"10.0.0\">"
                             "<version>%s</version><capabilities/></versionInformation>",
                             version);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/xml", SOUP_MEMORY_COPY, content, strlen (content));
}

/**
 * tel_test_axl_drop:
 * @message: the request
 *
 * Closes the connection without an answer.
 */
void
tel_test_axl_drop (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}
