/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One request that was sent, or tried to be. Immutable, but for what may be forgotten of it. */
#define TEL_TYPE_REQUEST_ENTRY (tel_request_entry_get_type ())
G_DECLARE_FINAL_TYPE (TelRequestEntry, tel_request_entry, TEL, REQUEST_ENTRY, GObject)

/**
 * TelRequestFacts:
 * @time: when it began, in microseconds since 1970
 * @host: which host was asked
 * @operation: what was asked
 * @object: (nullable): the object that it is about, in words
 * @is_write: whether it changes the cluster
 * @status: the HTTP status, 0 where there was no answer
 * @problem: (nullable): why it came to nothing, by the name of the error's kind
 * @milliseconds: how long it took
 * @sent: the bytes of its body
 * @received: the bytes of the answer's body, as far as it was read
 * @request: (nullable): what was sent, without secrets, where that is kept
 * @answer: (nullable): what was answered, without secrets, where that is kept
 *
 * What the request log knows of a request.
 */
typedef struct
{
  gint64 time;
  char *host;
  char *operation;
  char *object;
  gboolean is_write;
  guint status;
  const char *problem;
  guint milliseconds;
  gsize sent;
  gsize received;
  char *request;
  char *answer;
} TelRequestFacts;

TelRequestEntry *tel_request_entry_new (const TelRequestFacts *facts);
const TelRequestFacts *tel_request_entry_get_facts (TelRequestEntry *self);
void tel_request_entry_forget_bodies (TelRequestEntry *self);

G_END_DECLS
