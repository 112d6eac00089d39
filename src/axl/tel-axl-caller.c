/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-caller.h"

#include "axl/tel-axl-call.h"
#include "axl/tel-axl-failure.h"
#include "axl/tel-axl-paces.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* Contract 1.5: one writer, two readers; 60 seconds for lists, 30 for the rest. */
#define MAX_READERS 2
#define MAX_WRITERS 1
#define LIST_TIME_OUT 60000
#define OTHER_TIME_OUT 30000

/* Contract 1.5: some seconds, and longer each time. */
#define BUSY_INTERVAL 2000

/* Tomcat's own, “Incorrect axl version” (contract 1.3). */
#define STATUS_UNSUPPORTED_VERSION 599

#define USEC_PER_MSEC 1000

/**
 * TelAxlCaller:
 *
 * Between the transport, which repeats nothing, and the client, which wants objects: a read is repeated once on a
 * connection that was closed while it waited, anything once after a 404 to an old session and several times after a 503
 * (nothing ran then), and a write never when its answer was lost. A read that is asked for while the same one waits or
 * is under way is not sent again.
 */
struct _TelAxlCaller
{
  GObject parent_instance;

  TelAxlTransport *transport;
  TelAxlQueue *queue;
  TelAxlPace *pace;
  GPtrArray *calls;
  guint list_time_out;
  guint other_time_out;
  guint busy_interval;
  TelAxlWait wait;
  gint64 busy_until;
  /* How many writes were begun and ended. */
  guint epoch;
  gboolean is_closed;
  char *supported_versions;
};

G_DEFINE_FINAL_TYPE (TelAxlCaller, tel_axl_caller, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY_UNTIL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void send_call (TelAxlCall *call);

/* Ends the call, of which everybody is told with an answer or, when there is an error, which is taken over, with it. */
static void
end_call (TelAxlCall *call, GError *error)
{
  g_autoptr (TelAxlCall) owned = call;
  g_autoptr (TelAxlCaller) self = TEL_AXL_CALLER (call->caller);

  g_ptr_array_remove_fast (self->calls, call);
  if (call->has_turn)
    tel_axl_queue_leave (self->queue, call->lane);

  if (error != NULL)
    tel_axl_call_return_error (call, error);
  else
    tel_axl_call_return_answer (call);
}

/* Takes over the error. */
static void
fail (TelAxlCall *call, GError *error)
{
  TelAxlCaller *self = call->caller;

  if (call->request != NULL)
    error = tel_axl_failure_name_request (error, tel_axl_transport_get_host (self->transport),
                                          tel_axl_request_get_operation (call->request),
                                          tel_axl_request_get_subject (call->request));
  end_call (call, error);
}

/* A write that reached the server and of which no answer can be read. Takes over the cause. */
static void
fail_unknown (TelAxlCall *call, GError *cause)
{
  TelAxlCaller *self = call->caller;
  GError *error = tel_axl_failure_new_unknown_outcome (tel_axl_transport_get_host (self->transport),
                                                       tel_axl_request_get_operation (call->request),
                                                       tel_axl_request_get_subject (call->request), cause);

  g_error_free (cause);
  fail (call, error);
}

static void
fail_broken (TelAxlCall *call, GError *cause)
{
  TelAxlCaller *self = call->caller;
  GError *error;

  if (!call->exchange->is_write && !call->repeated_stale && call->exchange->sending_began &&
      tel_axl_failure_is_stale_connection (cause))
    {
      call->repeated_stale = TRUE;
      g_error_free (cause);
      send_call (call);
      return;
    }

  error = tel_axl_failure_new_broken (tel_axl_transport_get_host (self->transport),
                                      tel_axl_transport_get_port (self->transport), cause);
  g_error_free (cause);

  if (call->exchange->is_write && call->exchange->sending_began)
    fail_unknown (call, error);
  else
    fail (call, error);
}

/* Whoever goes on first is what there is to wait for. */
static void
update_wait (TelAxlCaller *self)
{
  TelAxlWait wait = TEL_AXL_WAIT_NONE;
  gint64 busy_until = 0;

  for (guint i = 0; i < self->calls->len; i++)
    {
      const TelAxlCall *call = g_ptr_array_index (self->calls, i);

      if (call->wait == TEL_AXL_WAIT_NONE || (wait != TEL_AXL_WAIT_NONE && busy_until <= call->resumes_at))
        continue;
      wait = call->wait;
      busy_until = call->resumes_at;
    }
  if (self->busy_until == busy_until && self->wait == wait)
    return;

  self->wait = wait;
  self->busy_until = busy_until;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY_UNTIL]);
}

static gboolean
on_pause_over (gpointer user_data)
{
  TelAxlCall *call = user_data;
  g_autoptr (TelAxlCaller) self = g_object_ref (TEL_AXL_CALLER (call->caller));

  tel_axl_call_end_pause (call);
  send_call (call);
  update_wait (self);

  return G_SOURCE_REMOVE;
}

/* Nothing is running: even a write can still be called off. */
static void
fail_paused (TelAxlCall *call)
{
  TelAxlCaller *self = call->caller;

  if (call->is_given_up)
    end_call (call,
              tel_axl_failure_new_given_up (tel_axl_transport_get_host (self->transport), call->exchange->is_write));
  else
    end_call (call, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
}

static gboolean
on_pause_cancelled (GCancellable *cancellable, gpointer user_data)
{
  TelAxlCall *call = user_data;
  g_autoptr (TelAxlCaller) self = g_object_ref (TEL_AXL_CALLER (call->caller));

  tel_axl_call_end_pause (call);
  fail_paused (call);
  update_wait (self);

  return G_SOURCE_REMOVE;
}

/* The place in the queue is kept, so that nobody overtakes a write. */
static void
pause_call (TelAxlCall *call, TelAxlWait wait, gint64 resumes_at)
{
  TelAxlCaller *self = call->caller;
  gint64 microseconds = MAX (resumes_at - g_get_monotonic_time (), 0);

  g_debug ("%s waits for %" G_GINT64_FORMAT " ms", tel_axl_request_get_operation (call->request),
           microseconds / USEC_PER_MSEC);

  call->wait = wait;
  call->resumes_at = resumes_at;
  call->pause = g_timeout_source_new ((guint) ((microseconds + USEC_PER_MSEC - 1) / USEC_PER_MSEC));
  g_source_set_callback (call->pause, on_pause_over, call, NULL);
  g_source_attach (call->pause, g_main_context_get_thread_default ());
  call->end_of_pause = g_cancellable_source_new (call->stop);
  g_source_set_callback (call->end_of_pause, G_SOURCE_FUNC (on_pause_cancelled), call, NULL);
  g_source_attach (call->end_of_pause, g_main_context_get_thread_default ());
  update_wait (self);
}

static void
judge_status (TelAxlCall *call)
{
  TelAxlCaller *self = call->caller;
  guint pause = tel_axl_call_choose_busy_pause (call, self->busy_interval);
  GError *error;

  if (call->exchange->status == SOUP_STATUS_NOT_FOUND && call->exchange->cookie_sent && !call->repeated_session)
    {
      call->repeated_session = TRUE;
      tel_axl_transport_drop_cookies (self->transport);
      if (tel_axl_call_is_wanted (call))
        send_call (call);
      else
        fail_paused (call);
      return;
    }

  if (pause > 0)
    {
      call->n_busy_waits++;
      pause_call (call, TEL_AXL_WAIT_BUSY, g_get_monotonic_time () + (gint64) pause * USEC_PER_MSEC);
      return;
    }

  if (call->exchange->status == STATUS_UNSUPPORTED_VERSION)
    {
      g_free (self->supported_versions);
      self->supported_versions =
          call->exchange->page != NULL ? tel_axl_fault_parse_supported_versions (call->exchange->page->str) : NULL;
    }

  /* Who may do nothing at all has been told so when they connected. */
  if (call->exchange->is_write && call->exchange->status == SOUP_STATUS_FORBIDDEN)
    {
      fail (call, tel_axl_failure_new_read_only (tel_axl_transport_get_host (self->transport)));
      return;
    }

  error = tel_axl_failure_new_status (tel_axl_transport_get_host (self->transport),
                                      tel_axl_transport_get_port (self->transport), call->exchange);
  if (tel_axl_call_leaves_outcome_open (call))
    fail_unknown (call, error);
  else
    fail (call, error);
}

static void
judge_response (TelAxlCall *call)
{
  TelAxlCaller *self = call->caller;
  GError *error = NULL;

  if (tel_axl_response_finish (call->response, &error) && call->exchange->status != SOUP_STATUS_OK)
    error = tel_axl_failure_new_status (tel_axl_transport_get_host (self->transport),
                                        tel_axl_transport_get_port (self->transport), call->exchange);

  if (error == NULL)
    end_call (call, NULL);
  else if (call->exchange->is_write && tel_axl_response_get_fault (call->response) == NULL)
    fail_unknown (call, error);
  else
    fail (call, error);
}

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelAxlCall *call = user_data;
  TelAxlCaller *self = call->caller;
  GError *error = NULL;

  if (call->exchange->is_write)
    self->epoch++;

  if (!tel_axl_transport_exchange_finish (TEL_AXL_TRANSPORT (source), result, &error))
    fail_broken (call, error);
  else if (call->request == NULL)
    end_call (call, NULL);
  else if (call->exchange->is_xml)
    judge_response (call);
  else
    judge_status (call);
}

/* Each sending of a write counts: what the cluster refused has kept it from something else. */
static void
send_call (TelAxlCall *call)
{
  TelAxlCaller *self = call->caller;
  gint64 now = g_get_monotonic_time ();
  gint64 next = call->exchange->is_write ? tel_axl_pace_get_next (self->pace, now) : now;

  if (next > now)
    {
      pause_call (call, TEL_AXL_WAIT_PACE, next);
      return;
    }

  tel_axl_exchange_reset (call->exchange);
  if (call->request != NULL)
    {
      g_clear_pointer (&call->response, tel_axl_response_free);
      call->response = tel_axl_response_new (call->request);
    }
  if (call->exchange->is_write)
    {
      tel_axl_pace_note (self->pace, now);
      self->epoch++;
    }

  /* A write that runs is not cut off: its outcome has to be known. */
  tel_axl_transport_exchange_async (self->transport, call->exchange, call->exchange->is_write ? NULL : call->stop,
                                    on_exchanged, call);
}

static void
on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelAxlCall *call = user_data;

  call->has_turn = tel_axl_queue_enter_finish (TEL_AXL_QUEUE (source), result, NULL);
  if (call->has_turn && tel_axl_call_is_wanted (call))
    send_call (call);
  else
    fail_paused (call);
}

/* What may keep the database of a cluster busy for a while. */
static gboolean
is_long (const char *operation)
{
  return g_str_has_prefix (operation, "list") || g_str_equal (operation, "executeSQLQuery");
}

static gboolean
refuse_closed (TelAxlCaller *self, GTask *task)
{
  if (!self->is_closed)
    return FALSE;

  g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_NETWORK, _ ("The connection to %s is closed. Connect again."),
                           tel_axl_transport_get_host (self->transport));
  g_object_unref (task);

  return TRUE;
}

/* Takes over call and task. */
static void
start_call (TelAxlCaller *self, TelAxlCall *call, GTask *task, GCancellable *cancellable)
{
  call->caller = g_object_ref (self);
  call->epoch = self->epoch;
  tel_axl_call_take_waiter (call, task, cancellable);
  g_ptr_array_add (self->calls, call);
  tel_axl_queue_enter_async (self->queue, call->lane, call->stop, on_entered, call);
}

static TelAxlCall *
find_call (TelAxlCaller *self, TelAxlRequest *request)
{
  for (guint i = 0; i < self->calls->len; i++)
    if (tel_axl_call_answers (g_ptr_array_index (self->calls, i), request, self->epoch))
      return g_ptr_array_index (self->calls, i);

  return NULL;
}

/* Whatever ends at once changes the list of calls. */
static void
cancel_all (GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    g_cancellable_cancel (g_ptr_array_index (stops, i));
}

static GTask *
create_task (TelAxlCaller *self, GAsyncReadyCallback callback, gpointer user_data, gpointer source_tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, source_tag);

  return task;
}

static void
tel_axl_caller_dispose (GObject *object)
{
  TelAxlCaller *self = TEL_AXL_CALLER (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (tel_axl_caller_parent_class)->dispose (object);
}

static void
tel_axl_caller_finalize (GObject *object)
{
  TelAxlCaller *self = TEL_AXL_CALLER (object);

  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_pointer (&self->pace, tel_axl_pace_unref);
  g_clear_pointer (&self->supported_versions, g_free);

  G_OBJECT_CLASS (tel_axl_caller_parent_class)->finalize (object);
}

static void
tel_axl_caller_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY_UNTIL:
      g_value_set_int64 (value, TEL_AXL_CALLER (object)->busy_until);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_axl_caller_class_init (TelAxlCallerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_axl_caller_dispose;
  object_class->finalize = tel_axl_caller_finalize;
  object_class->get_property = tel_axl_caller_get_property;

  properties[PROP_BUSY_UNTIL] =
      g_param_spec_int64 ("busy-until", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_axl_caller_init (TelAxlCaller *self)
{
  self->queue = tel_axl_queue_new (MAX_READERS, MAX_WRITERS);
  self->calls = g_ptr_array_new ();
  self->busy_interval = BUSY_INTERVAL;
  self->list_time_out = LIST_TIME_OUT;
  self->other_time_out = OTHER_TIME_OUT;
}

/**
 * tel_axl_caller_new:
 * @transport: what carries the requests
 *
 * Makes a caller.
 *
 * Returns: (transfer full): a new caller
 */
TelAxlCaller *
tel_axl_caller_new (TelAxlTransport *transport)
{
  TelAxlCaller *self;

  g_return_val_if_fail (TEL_IS_AXL_TRANSPORT (transport), NULL);

  self = g_object_new (TEL_TYPE_AXL_CALLER, NULL);
  self->transport = g_object_ref (transport);
  self->pace = tel_axl_paces_get (tel_axl_guard_get_connection_id (tel_axl_transport_get_guard (transport)),
                                  tel_axl_transport_get_host (transport), tel_axl_transport_get_port (transport));

  return self;
}

/**
 * tel_axl_caller_get_transport:
 * @self: the caller
 *
 * Gets what carries the requests.
 *
 * Returns: (transfer none): the transport
 */
TelAxlTransport *
tel_axl_caller_get_transport (TelAxlCaller *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CALLER (self), NULL);

  return self->transport;
}

/**
 * tel_axl_caller_set_time_outs:
 * @self: the caller
 * @list_milliseconds: for lists and queries
 * @other_milliseconds: for everything else
 *
 * Sets how long nothing may be heard of the server; 60 and 30 seconds where nothing is set (contract 1.5).
 */
void
tel_axl_caller_set_time_outs (TelAxlCaller *self, guint list_milliseconds, guint other_milliseconds)
{
  g_return_if_fail (TEL_IS_AXL_CALLER (self));
  g_return_if_fail (list_milliseconds > 0 && other_milliseconds > 0);

  self->list_time_out = list_milliseconds;
  self->other_time_out = other_milliseconds;
}

/**
 * tel_axl_caller_set_busy_interval:
 * @self: the caller
 * @milliseconds: the first wait
 *
 * Sets how long a cluster that is busy (HTTP 503) is left alone before it is asked again, the first time; each time
 * after that is longer. 2 seconds where nothing is set. A longer time that the cluster asks for is kept to.
 */
void
tel_axl_caller_set_busy_interval (TelAxlCaller *self, guint milliseconds)
{
  g_return_if_fail (TEL_IS_AXL_CALLER (self));
  g_return_if_fail (milliseconds > 0);

  self->busy_interval = milliseconds;
}

/**
 * tel_axl_caller_set_write_pace:
 * @self: the caller
 * @n_writes: how many writes may be sent, 0 for any number
 * @milliseconds: in which time
 *
 * Sets how many writes all callers of the connection send in any time of that length (contract 1.5); no limit where
 * nothing is set. What waits here for the limit of before waits for this one.
 */
void
tel_axl_caller_set_write_pace (TelAxlCaller *self, guint n_writes, guint milliseconds)
{
  g_autoptr (GPtrArray) calls = NULL;

  g_return_if_fail (TEL_IS_AXL_CALLER (self));
  g_return_if_fail (milliseconds > 0);

  tel_axl_pace_set_limit (self->pace, n_writes, milliseconds);
  calls = g_ptr_array_copy (self->calls, NULL, NULL);
  for (guint i = 0; i < calls->len; i++)
    {
      TelAxlCall *call = g_ptr_array_index (calls, i);

      if (call->wait == TEL_AXL_WAIT_PACE)
        {
          tel_axl_call_end_pause (call);
          send_call (call);
        }
    }
  update_wait (self);
}

/**
 * tel_axl_caller_stop_waiting:
 * @self: the caller
 *
 * Ends what waits though it is its turn, and what waits behind it for its turn. A read ends with %TEL_ERROR_THROTTLED,
 * a write, of which nothing was carried out, with %G_IO_ERROR_CANCELLED.
 */
void
tel_axl_caller_stop_waiting (TelAxlCaller *self)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_stuck[TEL_AXL_QUEUE_LANE_WRITE + 1] = { FALSE };

  g_return_if_fail (TEL_IS_AXL_CALLER (self));

  for (guint i = 0; i < self->calls->len; i++)
    {
      const TelAxlCall *call = g_ptr_array_index (self->calls, i);

      is_stuck[call->lane] = is_stuck[call->lane] || call->wait != TEL_AXL_WAIT_NONE;
    }
  for (guint i = 0; i < self->calls->len; i++)
    {
      TelAxlCall *call = g_ptr_array_index (self->calls, i);

      if (!is_stuck[call->lane] || (call->has_turn && call->wait == TEL_AXL_WAIT_NONE))
        continue;
      call->is_given_up = TRUE;
      g_ptr_array_add (stops, g_object_ref (call->stop));
    }
  cancel_all (stops);
}

/**
 * tel_axl_caller_get_wait:
 * @self: the caller
 *
 * Gets what is waited for until tel_axl_caller_get_busy_until(). The property “busy-until” notifies.
 *
 * Returns: what is waited for
 */
TelAxlWait
tel_axl_caller_get_wait (TelAxlCaller *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CALLER (self), TEL_AXL_WAIT_NONE);

  return self->wait;
}

/**
 * tel_axl_caller_get_busy_until:
 * @self: the caller
 *
 * Gets when a cluster that was busy is asked again, or a write sent that has to wait for the limit of
 * tel_axl_caller_set_write_pace(). The property “busy-until” notifies.
 *
 * Returns: a time of g_get_monotonic_time(), 0 while nothing waits for such a reason
 */
gint64
tel_axl_caller_get_busy_until (TelAxlCaller *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CALLER (self), 0);

  return self->busy_until;
}

/**
 * tel_axl_caller_get_supported_versions:
 * @self: the caller
 *
 * Gets what the server said that it supports when it refused a version last (HTTP status 599).
 *
 * Returns: (nullable): its list, such as `12.x, 14.0 and 15.0`
 */
const char *
tel_axl_caller_get_supported_versions (TelAxlCaller *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CALLER (self), NULL);

  return self->supported_versions;
}

/**
 * tel_axl_caller_open:
 * @self: the caller
 *
 * Takes calls again after tel_axl_caller_close(). A new caller is open.
 */
void
tel_axl_caller_open (TelAxlCaller *self)
{
  g_return_if_fail (TEL_IS_AXL_CALLER (self));

  self->is_closed = FALSE;
  /* What was asked in the name of somebody else is no answer to what is asked from now on. */
  self->epoch++;
}

/**
 * tel_axl_caller_close:
 * @self: the caller
 *
 * Ends what waits and what reads with %G_IO_ERROR_CANCELLED, and takes no calls any more. A write that runs goes on to
 * its end.
 */
void
tel_axl_caller_close (TelAxlCaller *self)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (TEL_IS_AXL_CALLER (self));

  self->is_closed = TRUE;
  tel_axl_queue_dismiss (self->queue);

  for (guint i = 0; i < self->calls->len; i++)
    g_ptr_array_add (stops, g_object_ref (((TelAxlCall *) g_ptr_array_index (self->calls, i))->stop));
  cancel_all (stops);
}

/**
 * tel_axl_caller_call_async:
 * @self: the caller
 * @request: what is asked
 * @cancellable: (nullable): ends a read, and a write that waits for its turn or for a busy cluster;
 * %G_IO_ERROR_CANCELLED says that nothing was carried out. A write that runs goes on
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Sends a request when it is its turn, and reads the answer. A cluster that is busy (HTTP 503) carries nothing out, so
 * that reads and writes alike wait for some seconds and are sent again, until %TEL_ERROR_THROTTLED (contract 1.5). A
 * read that is the same as one that waits or is under way is not sent again; it gets an answer of its own when that one
 * is answered, unless a write was begun or ended meanwhile.
 */
void
tel_axl_caller_call_async (TelAxlCaller *self,
                           TelAxlRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  TelAxlCall *call;
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CALLER (self));
  g_return_if_fail (request != NULL);

  task = create_task (self, callback, user_data, tel_axl_caller_call_async);
  if (refuse_closed (self, task))
    return;

  call = find_call (self, request);
  if (call != NULL && !g_cancellable_is_cancelled (cancellable))
    tel_axl_call_take_waiter (call, task, cancellable);
  else
    start_call (self,
                tel_axl_call_new_request (request, is_long (tel_axl_request_get_operation (request))
                                                       ? self->list_time_out
                                                       : self->other_time_out),
                task, cancellable);
}

/**
 * tel_axl_caller_call_finish:
 * @self: the caller
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_caller_call_async().
 *
 * Returns: (transfer full): an answer without a fault; %NULL with a #TelError or %G_IO_ERROR_CANCELLED set
 */
TelAxlResponse *
tel_axl_caller_call_finish (TelAxlCaller *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_axl_caller_fetch_async:
 * @self: the caller
 * @path: a path at the host, such as `/cucm-uds/version`
 * @cancellable: (nullable): ends it
 * @callback: called with the page
 * @user_data: for @callback
 *
 * Fetches a page by GET, without credentials and without cookies, when it is its turn among the reads.
 */
void
tel_axl_caller_fetch_async (
    TelAxlCaller *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CALLER (self));
  g_return_if_fail (path != NULL);

  task = create_task (self, callback, user_data, tel_axl_caller_fetch_async);
  if (!refuse_closed (self, task))
    start_call (self, tel_axl_call_new_page (path, self->other_time_out), task, cancellable);
}

/**
 * tel_axl_caller_fetch_finish:
 * @self: the caller
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_caller_fetch_async().
 *
 * Returns: (transfer full): the exchange with status and page, whatever the status; %NULL with a #TelError or
 *   %G_IO_ERROR_CANCELLED set
 */
TelAxlExchange *
tel_axl_caller_fetch_finish (TelAxlCaller *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
