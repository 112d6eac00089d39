/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-soap.h"

#include "tel-test.h"

static char *
make_envelope (const char *release, const char *operation, const char *inner)
{
  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                          "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" "
                          "xmlns:ns=\"http://www.cisco.com/AXL/API/%s\"><soapenv:Header/><soapenv:Body>"
                          "<ns:%s>%s</ns:%s></soapenv:Body></soapenv:Envelope>",
                          release, operation, inner, operation);
}

static TelTestAnswer *
begin (TelTestSoap *self, const char *action, const char *body, GCancellable *cancellable)
{
  const TelTestRequest request = {
    .user = self->simulator->user,
    .password = self->simulator->password,
    .action = action,
    .body = body,
  };

  return tel_test_http_begin (self->http, &request, cancellable);
}

/**
 * tel_test_soap_new:
 * @release: of the cluster, such as "14.0"
 *
 * Starts a strict cluster with the world "small".
 *
 * Returns: (transfer full): the cluster and a client
 */
TelTestSoap *
tel_test_soap_new (const char *release)
{
  TelTestSoap *self = g_new0 (TelTestSoap, 1);
  g_autofree char *base = NULL;

  self->simulator = tel_test_simulator_new (release, "small");
  base = g_strdup_printf ("https://%s:%u", self->simulator->host, self->simulator->port);
  self->http = tel_test_http_new (base, self->simulator->fingerprint);

  return self;
}

/**
 * tel_test_soap_free:
 * @self: (transfer full): the cluster and the client
 *
 * Stops both.
 */
void
tel_test_soap_free (TelTestSoap *self)
{
  tel_test_http_free (self->http);
  tel_test_simulator_free (self->simulator);
  g_free (self);
}

/**
 * tel_test_soap_begin:
 * @self: the cluster and the client
 * @release: the schema release to ask with
 * @operation: such as "getUser"
 * @inner: what stands in the operation's element
 * @cancellable: (nullable): to give up waiting
 *
 * Sends a correct request.
 *
 * Returns: (transfer full): the answer to be, see tel_test_http_begin()
 */
TelTestAnswer *
tel_test_soap_begin (
    TelTestSoap *self, const char *release, const char *operation, const char *inner, GCancellable *cancellable)
{
  g_autofree char *action = g_strdup_printf ("\"CUCM:DB ver=%s %s\"", release, operation);
  g_autofree char *body = make_envelope (release, operation, inner);

  return begin (self, action, body, cancellable);
}

/**
 * tel_test_soap_call:
 * @self: the cluster and the client
 * @release: the schema release to ask with
 * @operation: such as "getUser"
 * @inner: what stands in the operation's element
 *
 * Sends a correct request and waits for its answer.
 *
 * Returns: (transfer full): the answer
 */
TelTestAnswer *
tel_test_soap_call (TelTestSoap *self, const char *release, const char *operation, const char *inner)
{
  TelTestAnswer *answer = tel_test_soap_begin (self, release, operation, inner, NULL);

  tel_test_wait_until (tel_test_answer_has_come (answer));

  return answer;
}

/**
 * tel_test_soap_send:
 * @self: the cluster and the client
 * @action: (nullable): the SOAPAction header, NULL for none
 * @release: the schema release of the body
 * @operation: of the body
 * @inner: what stands in the operation's element
 *
 * Sends a request with a header of its own and waits for its answer.
 *
 * Returns: (transfer full): the answer
 */
TelTestAnswer *
tel_test_soap_send (
    TelTestSoap *self, const char *action, const char *release, const char *operation, const char *inner)
{
  g_autofree char *body = make_envelope (release, operation, inner);

  return tel_test_soap_send_body (self, action, body);
}

/**
 * tel_test_soap_send_body:
 * @self: the cluster and the client
 * @action: (nullable): the SOAPAction header, NULL for none
 * @body: anything
 *
 * Sends a body of any kind and waits for the answer.
 *
 * Returns: (transfer full): the answer
 */
TelTestAnswer *
tel_test_soap_send_body (TelTestSoap *self, const char *action, const char *body)
{
  TelTestAnswer *answer = begin (self, action, body, NULL);

  tel_test_wait_until (tel_test_answer_has_come (answer));

  return answer;
}
