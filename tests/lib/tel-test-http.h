/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _TelTestHttp TelTestHttp;

/**
 * TelTestAnswer:
 * @status: of HTTP, 0 when there was no answer
 * @body: the answer, ended by a zero, "" when there was none
 * @headers: (nullable): of the answer
 * @error: (nullable): why there was no answer
 *
 * What came of a request.
 */
typedef struct
{
  guint status;
  char *body;
  SoupMessageHeaders *headers;
  GError *error;
} TelTestAnswer;

/**
 * TelTestRequest:
 * @method: (nullable): NULL for POST
 * @path: (nullable): NULL for "/axl/"
 * @user: (nullable): NULL for no Authorization header
 * @password: (nullable): of @user
 * @action: (nullable): the SOAPAction header, as it goes over the wire
 * @cookie: (nullable): the Cookie header
 * @body: (nullable): UTF-8
 *
 * A request, header by header.
 */
typedef struct
{
  const char *method;
  const char *path;
  const char *user;
  const char *password;
  const char *action;
  const char *cookie;
  const char *body;
} TelTestRequest;

TelTestHttp *tel_test_http_new (const char *base, const char *fingerprint);
void tel_test_http_free (TelTestHttp *self);

TelTestAnswer *tel_test_http_send (TelTestHttp *self, const TelTestRequest *request);
TelTestAnswer *tel_test_http_begin (TelTestHttp *self, const TelTestRequest *request, GCancellable *cancellable);
gboolean tel_test_answer_has_come (const TelTestAnswer *self);
void tel_test_answer_free (TelTestAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestHttp, tel_test_http_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestAnswer, tel_test_answer_free)

G_END_DECLS
