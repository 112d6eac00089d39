/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-call.h"

#include <libsoup/soup.h>

#define AXL_PATH "/axl/"

/* As many times that for the whole: 8 MB, the largest answer there is, over a line of half a megabit a second. */
#define TIME_LIMIT_FACTOR 5

/* Contract 1.5: longer each time. About a minute and a half in all, and then people are told. */
#define MAXIMUM_BUSY_WAITS 6
#define MAXIMUM_BUSY_FACTOR 15
/* Nobody is left waiting for longer than this because a header says so. */
#define MAXIMUM_RETRY_AFTER 120

/* One who asked, and what tells that they have lost interest. */
typedef struct
{
  TelAxlCall *call;
  GCancellable *cancellable;
  GSource *watch;
} Waiter;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
waiter_free (Waiter *waiter)
{
  clear_source (&waiter->watch);
  g_clear_object (&waiter->cancellable);
  g_free (waiter);
}

static TelAxlCall *
create_call (const char *path, guint time_out)
{
  TelAxlCall *self = g_new0 (TelAxlCall, 1);

  self->stop = g_cancellable_new ();
  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->exchange = tel_axl_exchange_new (path);
  self->exchange->time_out = time_out;
  self->exchange->time_limit = time_out * TIME_LIMIT_FACTOR;

  return self;
}

static gboolean
on_data (gpointer user_data, const char *data, gsize length, GError **error)
{
  TelAxlCall *self = user_data;

  return tel_axl_response_feed (self->response, data, length, error);
}

/* The last one to lose interest ends what is under way, and is told when it has ended. */
static gboolean
on_waiter_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));
  TelAxlCall *self = ((Waiter *) g_task_get_task_data (task))->call;

  if (tel_axl_call_is_wanted (self) && g_ptr_array_remove (self->waiters, task))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else
    g_cancellable_cancel (self->stop);

  return G_SOURCE_REMOVE;
}

/* Nobody is to be called back in the middle of the others, nor to lose interest once there is an answer. */
static GPtrArray *
dismiss_waiters (TelAxlCall *self)
{
  GPtrArray *waiters = g_steal_pointer (&self->waiters);

  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiters->len; i++)
    clear_source (&((Waiter *) g_task_get_task_data (g_ptr_array_index (waiters, i)))->watch);

  return waiters;
}

/**
 * tel_axl_call_new_request:
 * @request: what is asked
 * @time_out: how long nothing may happen, in milliseconds
 *
 * Makes a call of a request.
 *
 * Returns: (transfer full): a new call
 */
TelAxlCall *
tel_axl_call_new_request (TelAxlRequest *request, guint time_out)
{
  TelAxlCall *self = create_call (AXL_PATH, time_out);

  self->request = tel_axl_request_ref (request);
  self->lane = tel_axl_request_is_write (request) ? TEL_AXL_QUEUE_LANE_WRITE : TEL_AXL_QUEUE_LANE_READ;
  self->exchange->action = g_strdup (tel_axl_request_get_soap_action (request));
  self->exchange->operation = g_strdup (tel_axl_request_get_operation (request));
  self->exchange->object = g_strdup (tel_axl_request_get_subject (request));
  self->exchange->body = g_bytes_ref (tel_axl_request_get_body (request));
  self->exchange->is_write = tel_axl_request_is_write (request);
  self->exchange->sink = on_data;
  self->exchange->sink_data = self;

  return self;
}

/**
 * tel_axl_call_new_page:
 * @path: a path at the host
 * @time_out: how long nothing may happen, in milliseconds
 *
 * Makes a call of a page, without credentials and cookies.
 *
 * Returns: (transfer full): a new call
 */
TelAxlCall *
tel_axl_call_new_page (const char *path, guint time_out)
{
  TelAxlCall *self = create_call (path, time_out);

  self->lane = TEL_AXL_QUEUE_LANE_READ;
  self->exchange->anonymous = TRUE;

  return self;
}

/**
 * tel_axl_call_free:
 * @self: (transfer full): a call whose waiters were told what came of it
 *
 * Frees the call.
 */
void
tel_axl_call_free (TelAxlCall *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->waiters->len == 0);

  tel_axl_call_end_pause (self);
  g_ptr_array_unref (self->waiters);
  g_clear_pointer (&self->request, tel_axl_request_unref);
  g_clear_pointer (&self->response, tel_axl_response_free);
  g_clear_pointer (&self->exchange, tel_axl_exchange_free);
  g_clear_object (&self->stop);
  g_free (self);
}

/**
 * tel_axl_call_take_waiter:
 * @self: a call
 * @task: (transfer full): is told what comes of it
 * @cancellable: (nullable): says that the task's owner has lost interest
 *
 * Adds somebody who asks. What is under way goes on until none of them wants it.
 */
void
tel_axl_call_take_waiter (TelAxlCall *self, GTask *task, GCancellable *cancellable)
{
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->call = self;
  g_task_set_task_data (task, waiter, (GDestroyNotify) waiter_free);
  g_ptr_array_add (self->waiters, task);
  if (cancellable == NULL)
    return;

  waiter->cancellable = g_object_ref (cancellable);
  waiter->watch = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->watch, G_SOURCE_FUNC (on_waiter_cancelled), task, NULL);
  g_source_attach (waiter->watch, g_task_get_context (task));
}

/**
 * tel_axl_call_is_wanted:
 * @self: a call
 *
 * Tells whether somebody still wants it; what their cancellables say need not have arrived in its own yet.
 *
 * Returns: %FALSE when it is to be ended
 */
gboolean
tel_axl_call_is_wanted (TelAxlCall *self)
{
  if (g_cancellable_is_cancelled (self->stop))
    return FALSE;

  for (guint i = 0; i < self->waiters->len; i++)
    {
      Waiter *waiter = g_task_get_task_data (g_ptr_array_index (self->waiters, i));

      if (!g_cancellable_is_cancelled (waiter->cancellable))
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_axl_call_answers:
 * @self: a call that has not ended
 * @request: what somebody asks
 * @epoch: how many writes were begun and ended so far
 *
 * Tells whether the answer to this call is one to the request too: both are the same read, byte by byte, and no write
 * was begun or ended since the call was asked for, so that nobody is told what was before their own write.
 *
 * Returns: %TRUE when one need not be sent for the other
 */
gboolean
tel_axl_call_answers (TelAxlCall *self, TelAxlRequest *request, guint epoch)
{
  return self->request != NULL && self->epoch == epoch && !tel_axl_request_is_write (request) &&
         g_bytes_equal (tel_axl_request_get_body (self->request), tel_axl_request_get_body (request)) &&
         g_str_equal (tel_axl_request_get_soap_action (self->request), tel_axl_request_get_soap_action (request)) &&
         tel_axl_request_get_kind (self->request) == tel_axl_request_get_kind (request) &&
         tel_axl_call_is_wanted (self);
}

/**
 * tel_axl_call_choose_busy_pause:
 * @self: a call that was answered
 * @interval: the first wait, in milliseconds
 *
 * Chooses how long a cluster that was too busy is left alone: longer each time, never by exactly as much as somebody
 * else who was sent away at the same moment, and at least as long as it asks for.
 *
 * Returns: a number of milliseconds, 0 where it was not too busy, or has been for long enough
 */
guint
tel_axl_call_choose_busy_pause (const TelAxlCall *self, guint interval)
{
  guint factor = MIN (1u << self->n_busy_waits, MAXIMUM_BUSY_FACTOR);
  double milliseconds = interval * factor * g_random_double_range (0.75, 1.25);

  if (self->exchange->status != SOUP_STATUS_SERVICE_UNAVAILABLE || self->n_busy_waits >= MAXIMUM_BUSY_WAITS ||
      self->exchange->retry_after > MAXIMUM_RETRY_AFTER)
    return 0;

  return MAX (MAX ((guint) milliseconds, 1), self->exchange->retry_after * 1000);
}

/**
 * tel_axl_call_leaves_outcome_open:
 * @self: a call that was answered without SOAP
 *
 * Tells whether the status says of a write that it got somewhere, and not how far.
 *
 * Returns: %FALSE of a read, and of a write of which nothing was carried out
 */
gboolean
tel_axl_call_leaves_outcome_open (const TelAxlCall *self)
{
  guint status = self->exchange->status;

  return self->exchange->is_write &&
         (SOUP_STATUS_IS_SUCCESSFUL (status) || status == SOUP_STATUS_INTERNAL_SERVER_ERROR ||
          status == SOUP_STATUS_BAD_GATEWAY || status == SOUP_STATUS_GATEWAY_TIMEOUT);
}

/**
 * tel_axl_call_end_pause:
 * @self: a call
 *
 * Ends its wait, where it waits.
 */
void
tel_axl_call_end_pause (TelAxlCall *self)
{
  clear_source (&self->pause);
  clear_source (&self->end_of_pause);
  self->wait = TEL_AXL_WAIT_NONE;
}

/**
 * tel_axl_call_return_answer:
 * @self: a call whose answer was read to its end
 *
 * Gives everybody who asked an answer of their own: a #TelAxlResponse or, of a page, the #TelAxlExchange.
 */
void
tel_axl_call_return_answer (TelAxlCall *self)
{
  g_autoptr (GPtrArray) waiters = dismiss_waiters (self);

  for (guint i = 1; i < waiters->len; i++)
    g_task_return_pointer (g_ptr_array_index (waiters, i), tel_axl_response_copy (self->response),
                           (GDestroyNotify) tel_axl_response_free);
  if (waiters->len == 0)
    return;

  if (self->request != NULL)
    g_task_return_pointer (g_ptr_array_index (waiters, 0), g_steal_pointer (&self->response),
                           (GDestroyNotify) tel_axl_response_free);
  else
    g_task_return_pointer (g_ptr_array_index (waiters, 0), g_steal_pointer (&self->exchange),
                           (GDestroyNotify) tel_axl_exchange_free);
}

/**
 * tel_axl_call_return_error:
 * @self: a call
 * @error: (transfer full): why there is no answer
 *
 * Tells everybody who asked.
 */
void
tel_axl_call_return_error (TelAxlCall *self, GError *error)
{
  g_autoptr (GPtrArray) waiters = dismiss_waiters (self);
  g_autoptr (GError) owned = error;

  for (guint i = 0; i < waiters->len; i++)
    g_task_return_error (g_ptr_array_index (waiters, i), g_error_copy (error));
}
