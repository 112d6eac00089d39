/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "tel-test-http.h"
#include "tel-test-simulator.h"

G_BEGIN_DECLS

/**
 * TelTestSoap:
 * @simulator: a cluster with the world "small"
 * @http: a client for it
 *
 * A simulated cluster, and SOAP by hand to talk to it.
 */
typedef struct
{
  TelTestSimulator *simulator;
  TelTestHttp *http;
} TelTestSoap;

/* Shows what was looked for where, and fails the test. */
#define tel_test_assert_contains(text, part)                                                                           \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (strstr ((text), (part)) == NULL)                                                                               \
      g_error ("%s: “%s” is not in “%s”", G_STRLOC, (part), (text));                                                   \
  }                                                                                                                    \
  G_STMT_END

TelTestSoap *tel_test_soap_new (const char *release);
void tel_test_soap_free (TelTestSoap *self);

TelTestAnswer *tel_test_soap_call (TelTestSoap *self, const char *release, const char *operation, const char *inner);
TelTestAnswer *tel_test_soap_begin (
    TelTestSoap *self, const char *release, const char *operation, const char *inner, GCancellable *cancellable);
TelTestAnswer *tel_test_soap_send (
    TelTestSoap *self, const char *action, const char *release, const char *operation, const char *inner);
TelTestAnswer *tel_test_soap_send_body (TelTestSoap *self, const char *action, const char *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestSoap, tel_test_soap_free)

G_END_DECLS
