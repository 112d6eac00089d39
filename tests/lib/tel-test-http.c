/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-http.h"

#include <string.h>

#include "simulator/tel-simulator-certificate.h"
#include "tel-test.h"

struct _TelTestHttp
{
  SoupSession *session;
  char *base;
  char *fingerprint;
};

static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags flags,
                       gpointer user_data)
{
  const char *expected = user_data;
  g_autofree char *fingerprint = tel_simulator_certificate_dup_fingerprint (certificate);

  return g_strcmp0 (fingerprint, expected) == 0;
}

static SoupMessage *
make_message (TelTestHttp *self, const TelTestRequest *request)
{
  g_autofree char *uri = g_strconcat (self->base, request->path != NULL ? request->path : "/axl/", NULL);
  SoupMessage *message = soup_message_new (request->method != NULL ? request->method : "POST", uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  if (request->user != NULL)
    {
      g_autofree char *plain = g_strdup_printf ("%s:%s", request->user, request->password);
      g_autofree char *coded = g_base64_encode ((const guchar *) plain, strlen (plain));
      g_autofree char *value = g_strconcat ("Basic ", coded, NULL);

      soup_message_headers_append (headers, "Authorization", value);
    }
  if (request->action != NULL)
    soup_message_headers_append (headers, "SOAPAction", request->action);
  if (request->cookie != NULL)
    soup_message_headers_append (headers, "Cookie", request->cookie);
  if (request->body != NULL)
    {
      g_autoptr (GBytes) body = g_bytes_new (request->body, strlen (request->body));

      soup_message_set_request_body_from_bytes (message, "text/xml; charset=utf-8", body);
    }
  g_signal_connect_data (message, "accept-certificate", G_CALLBACK (on_accept_certificate),
                         g_strdup (self->fingerprint), (GClosureNotify) (GCallback) g_free, 0);

  return message;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelTestAnswer *answer = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &answer->error);
  gsize length = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &length) : "";

  answer->status = answer->error == NULL ? soup_message_get_status (message) : 0;
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  answer->body = g_strndup (data, length);
}

/**
 * tel_test_http_new:
 * @base: such as "https://127.0.0.1:8443", without a path
 * @fingerprint: (nullable): of the only certificate that is trusted
 *
 * Makes a client that adds nothing of its own to a request.
 *
 * Returns: (transfer full): the client
 */
TelTestHttp *
tel_test_http_new (const char *base, const char *fingerprint)
{
  TelTestHttp *self = g_new0 (TelTestHttp, 1);

  self->session = soup_session_new ();
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  self->base = g_strdup (base);
  self->fingerprint = g_strdup (fingerprint);

  return self;
}

/**
 * tel_test_http_free:
 * @self: (transfer full): the client
 *
 * Frees the client with its connections.
 */
void
tel_test_http_free (TelTestHttp *self)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_free (self->base);
  g_free (self->fingerprint);
  g_free (self);
}

/**
 * tel_test_http_begin:
 * @self: the client
 * @request: what to send
 * @cancellable: (nullable): to give up waiting
 *
 * Sends a request. What comes of it stands in the answer when it has come; do not free it earlier.
 *
 * Returns: (transfer full): the answer to be
 */
TelTestAnswer *
tel_test_http_begin (TelTestHttp *self, const TelTestRequest *request, GCancellable *cancellable)
{
  TelTestAnswer *answer = g_new0 (TelTestAnswer, 1);
  g_autoptr (SoupMessage) message = make_message (self, request);

  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, cancellable, on_answer, answer);

  return answer;
}

/**
 * tel_test_http_send:
 * @self: the client
 * @request: what to send
 *
 * Sends a request and runs the main loop until it is answered.
 *
 * Returns: (transfer full): the answer
 */
TelTestAnswer *
tel_test_http_send (TelTestHttp *self, const TelTestRequest *request)
{
  TelTestAnswer *answer = tel_test_http_begin (self, request, NULL);

  tel_test_wait_until (tel_test_answer_has_come (answer));

  return answer;
}

/**
 * tel_test_answer_has_come:
 * @self: an answer
 *
 * Tells whether the request has come to its end.
 *
 * Returns: TRUE if it has
 */
gboolean
tel_test_answer_has_come (const TelTestAnswer *self)
{
  return self->body != NULL;
}

/**
 * tel_test_answer_free:
 * @self: (transfer full): an answer that has come
 *
 * Frees the answer.
 */
void
tel_test_answer_free (TelTestAnswer *self)
{
  g_assert_true (tel_test_answer_has_come (self));

  g_clear_error (&self->error);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_free (self->body);
  g_free (self);
}
