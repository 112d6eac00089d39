/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-caller.h"

#include "axl/tel-axl-failure.h"
#include "axl/tel-axl-queue.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* Contract 1.5: one writer, two readers; 60 seconds for lists, 30 for the rest. */
#define MAX_READERS 2
#define MAX_WRITERS 1
#define LIST_TIME_OUT 60000
#define OTHER_TIME_OUT 30000
/* As many times that for the whole: 8 MB, the largest answer there is, over a line of half a megabit a second. */
#define TIME_LIMIT_FACTOR 5

/* Contract 1.5: some seconds, and longer each time. About a minute and a half in all, and then people are told. */
#define BUSY_INTERVAL 2000
#define MAXIMUM_BUSY_WAITS 6
#define MAXIMUM_BUSY_FACTOR 15
/* Nobody is left waiting for longer than this because a header says so. */
#define MAXIMUM_RETRY_AFTER 120

#define AXL_PATH "/axl/"

/* Tomcat's own, “Incorrect axl version” (contract 1.3). */
#define STATUS_UNSUPPORTED_VERSION 599

/**
 * TelAxlCaller:
 *
 * Between the transport, which repeats nothing, and the client, which wants objects: a read is repeated once on a
 * connection that was closed while it waited, anything once after a 404 to an old session and several times after a 503
 * (nothing ran then), and a write never when its answer was lost.
 */
struct _TelAxlCaller
{
  GObject parent_instance;

  TelAxlTransport *transport;
  TelAxlQueue *queue;
  GPtrArray *calls;
  guint list_time_out;
  guint other_time_out;
  guint busy_interval;
  GPtrArray *waiting;
  gint64 busy_until;
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

/* One call: a request with its response, or a page that is only fetched. Ended early by `stop`. */
typedef struct
{
  TelAxlRequest *request;
  TelAxlResponse *response;
  TelAxlExchange *exchange;
  TelAxlQueueLane lane;
  GCancellable *stop;
  GCancellable *cancellable;
  GSource *watch;
  gboolean repeated_stale;
  gboolean repeated_session;
  guint n_waits;
  gint64 resumes_at;
  GSource *pause;
  GSource *end_of_pause;
} Call;

static void send_call (GTask *task);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
call_free (Call *call)
{
  clear_source (&call->watch);
  clear_source (&call->pause);
  clear_source (&call->end_of_pause);
  g_clear_pointer (&call->request, tel_axl_request_unref);
  g_clear_pointer (&call->response, tel_axl_response_free);
  g_clear_pointer (&call->exchange, tel_axl_exchange_free);
  g_clear_object (&call->stop);
  g_clear_object (&call->cancellable);
  g_free (call);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Call *call = user_data;

  g_cancellable_cancel (call->stop);
  return G_SOURCE_REMOVE;
}

static gboolean
on_data (gpointer user_data, const char *data, gsize length, GError **error)
{
  Call *call = user_data;

  return tel_axl_response_feed (call->response, data, length, error);
}

static void
leave (GTask *task)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  clear_source (&call->watch);
  g_ptr_array_remove_fast (self->calls, call->stop);
  tel_axl_queue_leave (self->queue, call->lane);
}

/* Takes over task and error. */
static void
fail (GTask *task, GError *error)
{
  g_autoptr (GTask) owned = task;
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  if (call->request != NULL)
    error = tel_axl_failure_name_request (error, tel_axl_transport_get_host (self->transport),
                                          tel_axl_request_get_operation (call->request),
                                          tel_axl_request_get_subject (call->request));
  leave (task);
  g_task_return_error (task, error);
}

/* A write that reached the server and of which no answer can be read. Takes over task and cause. */
static void
fail_unknown (GTask *task, GError *cause)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error = tel_axl_failure_new_unknown_outcome (tel_axl_transport_get_host (self->transport),
                                                       tel_axl_request_get_operation (call->request),
                                                       tel_axl_request_get_subject (call->request), cause);

  g_error_free (cause);
  fail (task, error);
}

static void
fail_broken (GTask *task, GError *cause)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error;

  if (!call->exchange->is_write && !call->repeated_stale && call->exchange->sending_began &&
      tel_axl_failure_is_stale_connection (cause))
    {
      call->repeated_stale = TRUE;
      g_error_free (cause);
      send_call (task);
      return;
    }

  error = tel_axl_failure_new_broken (tel_axl_transport_get_host (self->transport),
                                      tel_axl_transport_get_port (self->transport), cause);
  g_error_free (cause);

  if (call->exchange->is_write && call->exchange->sending_began)
    fail_unknown (task, error);
  else
    fail (task, error);
}

/* Whoever goes on first is what there is to wait for. */
static void
update_busy_until (TelAxlCaller *self)
{
  gint64 busy_until = 0;

  for (guint i = 0; i < self->waiting->len; i++)
    {
      const Call *call = g_ptr_array_index (self->waiting, i);

      if (busy_until == 0 || call->resumes_at < busy_until)
        busy_until = call->resumes_at;
    }
  if (self->busy_until == busy_until)
    return;

  self->busy_until = busy_until;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY_UNTIL]);
}

static void
end_pause (GTask *task)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  clear_source (&call->pause);
  clear_source (&call->end_of_pause);
  g_ptr_array_remove_fast (self->waiting, call);
  update_busy_until (self);
}

static gboolean
on_pause_over (gpointer user_data)
{
  GTask *task = user_data;

  end_pause (task);
  send_call (task);

  return G_SOURCE_REMOVE;
}

/* Nothing is running: even a write can still be called off. */
static gboolean
on_pause_cancelled (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;

  end_pause (task);
  fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));

  return G_SOURCE_REMOVE;
}

/* Longer each time, and never by exactly as much as somebody else who was sent away at the same moment. */
static guint
choose_pause (TelAxlCaller *self, const Call *call)
{
  guint factor = MIN (1u << call->n_waits, MAXIMUM_BUSY_FACTOR);
  double milliseconds = self->busy_interval * factor * g_random_double_range (0.75, 1.25);

  return MAX ((guint) milliseconds, call->exchange->retry_after * 1000);
}

/* The place in the queue is kept, so that nobody overtakes a write. */
static void
wait_out (GTask *task)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  guint milliseconds = choose_pause (self, call);

  g_debug ("%s is busy: %s again in %u ms", tel_axl_transport_get_host (self->transport),
           tel_axl_request_get_operation (call->request), milliseconds);

  call->n_waits++;
  call->resumes_at = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  call->pause = g_timeout_source_new (milliseconds);
  g_source_set_callback (call->pause, on_pause_over, task, NULL);
  g_source_attach (call->pause, g_task_get_context (task));
  call->end_of_pause = g_cancellable_source_new (call->stop);
  g_source_set_callback (call->end_of_pause, G_SOURCE_FUNC (on_pause_cancelled), task, NULL);
  g_source_attach (call->end_of_pause, g_task_get_context (task));
  g_ptr_array_add (self->waiting, call);
  update_busy_until (self);
}

static gboolean
may_wait (const Call *call)
{
  return call->exchange->status == SOUP_STATUS_SERVICE_UNAVAILABLE && call->n_waits < MAXIMUM_BUSY_WAITS &&
         call->exchange->retry_after <= MAXIMUM_RETRY_AFTER;
}

/* What these statuses say of a write is that it got somewhere, and not how far. */
static gboolean
leaves_outcome_open (guint status)
{
  return SOUP_STATUS_IS_SUCCESSFUL (status) || status == SOUP_STATUS_INTERNAL_SERVER_ERROR ||
         status == SOUP_STATUS_BAD_GATEWAY || status == SOUP_STATUS_GATEWAY_TIMEOUT;
}

static void
judge_status (GTask *task)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error;

  if (call->exchange->status == SOUP_STATUS_NOT_FOUND && call->exchange->cookie_sent && !call->repeated_session)
    {
      call->repeated_session = TRUE;
      tel_axl_transport_drop_cookies (self->transport);
      send_call (task);
      return;
    }

  if (may_wait (call))
    {
      wait_out (task);
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
      fail (task, tel_axl_failure_new_read_only (tel_axl_transport_get_host (self->transport)));
      return;
    }

  error = tel_axl_failure_new_status (tel_axl_transport_get_host (self->transport),
                                      tel_axl_transport_get_port (self->transport), call->exchange);
  if (call->exchange->is_write && leaves_outcome_open (call->exchange->status))
    fail_unknown (task, error);
  else
    fail (task, error);
}

static void
judge_response (GTask *task)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (tel_axl_response_finish (call->response, &error) && call->exchange->status != SOUP_STATUS_OK)
    error = tel_axl_failure_new_status (tel_axl_transport_get_host (self->transport),
                                        tel_axl_transport_get_port (self->transport), call->exchange);

  if (error == NULL)
    {
      leave (task);
      g_task_return_pointer (task, g_steal_pointer (&call->response), (GDestroyNotify) tel_axl_response_free);
      g_object_unref (task);
    }
  else if (call->exchange->is_write && tel_axl_response_get_fault (call->response) == NULL)
    fail_unknown (task, error);
  else
    fail (task, error);
}

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tel_axl_transport_exchange_finish (TEL_AXL_TRANSPORT (source), result, &error))
    {
      fail_broken (task, error);
      return;
    }

  if (call->request == NULL)
    {
      leave (task);
      g_task_return_pointer (task, g_steal_pointer (&call->exchange), (GDestroyNotify) tel_axl_exchange_free);
      g_object_unref (task);
    }
  else if (call->exchange->is_xml)
    judge_response (task);
  else
    judge_status (task);
}

static void
send_call (GTask *task)
{
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  tel_axl_exchange_reset (call->exchange);
  if (call->request != NULL)
    {
      g_clear_pointer (&call->response, tel_axl_response_free);
      call->response = tel_axl_response_new (call->request);
    }

  /* A write that runs is not cut off: its outcome has to be known. */
  tel_axl_transport_exchange_async (self->transport, call->exchange, call->exchange->is_write ? NULL : call->stop,
                                    on_exchanged, task);
}

static void
on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelAxlCaller *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tel_axl_queue_enter_finish (TEL_AXL_QUEUE (source), result, &error))
    {
      g_ptr_array_remove_fast (self->calls, call->stop);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  /* The caller's own as well: what it says may not have arrived in `stop` yet. */
  if (g_cancellable_set_error_if_cancelled (call->stop, &error) ||
      g_cancellable_set_error_if_cancelled (call->cancellable, &error))
    {
      fail (task, error);
      return;
    }

  send_call (task);
}

/* What may keep the database of a cluster busy for a while. */
static gboolean
is_long (const char *operation)
{
  return g_str_has_prefix (operation, "list") || g_str_equal (operation, "executeSQLQuery");
}

/* Takes over the call. */
static void
start_call (TelAxlCaller *self, Call *call, GTask *task, GCancellable *cancellable)
{
  call->stop = g_cancellable_new ();
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  /* What became of a write is told even to those who have lost interest. */
  g_task_set_check_cancellable (task, FALSE);

  if (self->is_closed)
    {
      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_NETWORK, _ ("The connection to %s is closed. Connect again."),
                               tel_axl_transport_get_host (self->transport));
      return;
    }

  if (cancellable != NULL)
    {
      call->cancellable = g_object_ref (cancellable);
      call->watch = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->watch, G_SOURCE_FUNC (on_cancelled), call, NULL);
      g_source_attach (call->watch, g_task_get_context (task));
    }

  g_ptr_array_add (self->calls, g_object_ref (call->stop));
  tel_axl_queue_enter_async (self->queue, call->lane, call->stop, on_entered, g_object_ref (task));
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
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
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
  self->calls = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new ();
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
 * tel_axl_caller_get_busy_until:
 * @self: the caller
 *
 * Gets when a cluster that was busy is asked again. The property “busy-until” notifies.
 *
 * Returns: a time of g_get_monotonic_time(), 0 while nothing waits for that reason
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
  g_autoptr (GPtrArray) calls = NULL;

  g_return_if_fail (TEL_IS_AXL_CALLER (self));

  self->is_closed = TRUE;
  tel_axl_queue_dismiss (self->queue);

  calls = g_ptr_array_copy (self->calls, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  for (guint i = 0; i < calls->len; i++)
    g_cancellable_cancel (g_ptr_array_index (calls, i));
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
 * that reads and writes alike wait for some seconds and are sent again, until %TEL_ERROR_THROTTLED (contract 1.5).
 */
void
tel_axl_caller_call_async (TelAxlCaller *self,
                           TelAxlRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Call *call;

  g_return_if_fail (TEL_IS_AXL_CALLER (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_axl_caller_call_async);

  call = g_new0 (Call, 1);
  call->request = tel_axl_request_ref (request);
  call->lane = tel_axl_request_is_write (request) ? TEL_AXL_QUEUE_LANE_WRITE : TEL_AXL_QUEUE_LANE_READ;
  call->exchange = tel_axl_exchange_new (AXL_PATH);
  call->exchange->action = g_strdup (tel_axl_request_get_soap_action (request));
  call->exchange->operation = g_strdup (tel_axl_request_get_operation (request));
  call->exchange->object = g_strdup (tel_axl_request_get_subject (request));
  call->exchange->body = g_bytes_ref (tel_axl_request_get_body (request));
  call->exchange->is_write = tel_axl_request_is_write (request);
  call->exchange->time_out =
      is_long (tel_axl_request_get_operation (request)) ? self->list_time_out : self->other_time_out;
  call->exchange->time_limit = call->exchange->time_out * TIME_LIMIT_FACTOR;
  call->exchange->sink = on_data;
  call->exchange->sink_data = call;

  start_call (self, call, task, cancellable);
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
  g_autoptr (GTask) task = NULL;
  Call *call;

  g_return_if_fail (TEL_IS_AXL_CALLER (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_axl_caller_fetch_async);

  call = g_new0 (Call, 1);
  call->lane = TEL_AXL_QUEUE_LANE_READ;
  call->exchange = tel_axl_exchange_new (path);
  call->exchange->anonymous = TRUE;
  call->exchange->time_out = self->other_time_out;
  call->exchange->time_limit = call->exchange->time_out * TIME_LIMIT_FACTOR;

  start_call (self, call, task, cancellable);
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
