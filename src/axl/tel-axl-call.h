/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-exchange.h"
#include "axl/tel-axl-queue.h"
#include "axl/tel-axl-request.h"
#include "axl/tel-axl-response.h"
#include "axl/tel-axl-wait.h"

G_BEGIN_DECLS

/**
 * TelAxlCall:
 * @caller: (not owned until it runs): who carries it out
 * @request: (nullable): what is asked, %NULL for a page that is only fetched
 * @response: (nullable): the answer to @request, as far as it was read
 * @exchange: what goes over the wire
 * @lane: where it waits for its turn
 * @stop: ends it
 * @waiters: (element-type GTask): those who asked, in their order
 * @epoch: how many writes had been begun and ended when it was asked for
 * @has_turn: %TRUE from its turn on
 * @is_given_up: %TRUE when the person does not want it to wait any longer
 * @repeated_stale: %TRUE once it was sent again on another connection
 * @repeated_session: %TRUE once it was sent again in another session
 * @n_busy_waits: how often the cluster was too busy for it
 * @wait: what it waits for, though it is its turn
 * @resumes_at: until when, as of g_get_monotonic_time()
 * @pause: (nullable): ends that wait
 * @end_of_pause: (nullable): ends it when it is called off
 *
 * What is sent once for everybody who asks the same meanwhile, each of whom may lose interest.
 */
typedef struct
{
  gpointer caller;
  TelAxlRequest *request;
  TelAxlResponse *response;
  TelAxlExchange *exchange;
  TelAxlQueueLane lane;
  GCancellable *stop;
  GPtrArray *waiters;
  guint epoch;
  gboolean has_turn;
  gboolean is_given_up;
  gboolean repeated_stale;
  gboolean repeated_session;
  guint n_busy_waits;
  TelAxlWait wait;
  gint64 resumes_at;
  GSource *pause;
  GSource *end_of_pause;
} TelAxlCall;

TelAxlCall *tel_axl_call_new_request (TelAxlRequest *request, guint time_out);
TelAxlCall *tel_axl_call_new_page (const char *path, guint time_out);
void tel_axl_call_free (TelAxlCall *self);

void tel_axl_call_take_waiter (TelAxlCall *self, GTask *task, GCancellable *cancellable);
gboolean tel_axl_call_is_wanted (TelAxlCall *self);
gboolean tel_axl_call_answers (TelAxlCall *self, TelAxlRequest *request, guint epoch);
guint tel_axl_call_choose_busy_pause (const TelAxlCall *self, guint interval);
gboolean tel_axl_call_leaves_outcome_open (const TelAxlCall *self);
void tel_axl_call_end_pause (TelAxlCall *self);

void tel_axl_call_return_answer (TelAxlCall *self);
void tel_axl_call_return_error (TelAxlCall *self, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlCall, tel_axl_call_free)

G_END_DECLS
