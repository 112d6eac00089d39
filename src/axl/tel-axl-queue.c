/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-queue.h"

#define N_LANES (TEL_AXL_QUEUE_LANE_WRITE + 1)

/**
 * TelAxlQueue:
 *
 * Keeps the number of requests that run at a time within what AXL takes (contract 1.5): over HTTP/2 no limit of
 * libsoup's holds. A task that waits here is the place in the line; what it returns is the right to send.
 */
struct _TelAxlQueue
{
  GObject parent_instance;

  GQueue waiting[N_LANES];
  guint running[N_LANES];
  guint limit[N_LANES];
};

G_DEFINE_FINAL_TYPE (TelAxlQueue, tel_axl_queue, G_TYPE_OBJECT)

/* What a waiting task knows: its line, and what watches for its cancellation. */
typedef struct
{
  TelAxlQueueLane lane;
  GSource *watch;
} Place;

static void
place_free (Place *place)
{
  if (place->watch != NULL)
    {
      g_source_destroy (place->watch);
      g_source_unref (place->watch);
    }
  g_free (place);
}

static void
admit (TelAxlQueue *self, TelAxlQueueLane lane)
{
  while (self->running[lane] < self->limit[lane])
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->waiting[lane]);

      if (task == NULL)
        return;

      self->running[lane]++;
      g_task_return_boolean (task, TRUE);
    }
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  GTask *waiting = user_data;
  TelAxlQueue *self = g_task_get_source_object (waiting);
  Place *place = g_task_get_task_data (waiting);

  if (g_queue_remove (&self->waiting[place->lane], waiting))
    {
      g_autoptr (GTask) task = waiting;

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled while waiting");
    }

  return G_SOURCE_REMOVE;
}

static void
tel_axl_queue_finalize (GObject *object)
{
  TelAxlQueue *self = TEL_AXL_QUEUE (object);

  /* Every waiting task holds a reference to its source object. */
  for (guint i = 0; i < N_LANES; i++)
    g_assert (g_queue_is_empty (&self->waiting[i]));

  G_OBJECT_CLASS (tel_axl_queue_parent_class)->finalize (object);
}

static void
tel_axl_queue_class_init (TelAxlQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_axl_queue_finalize;
}

static void
tel_axl_queue_init (TelAxlQueue *self)
{
  for (guint i = 0; i < N_LANES; i++)
    g_queue_init (&self->waiting[i]);
}

/**
 * tel_axl_queue_new:
 * @max_readers: how many may read at a time
 * @max_writers: how many may write at a time
 *
 * Makes an empty queue.
 *
 * Returns: (transfer full): a new queue
 */
TelAxlQueue *
tel_axl_queue_new (guint max_readers, guint max_writers)
{
  TelAxlQueue *self = g_object_new (TEL_TYPE_AXL_QUEUE, NULL);

  self->limit[TEL_AXL_QUEUE_LANE_READ] = max_readers;
  self->limit[TEL_AXL_QUEUE_LANE_WRITE] = max_writers;

  return self;
}

/**
 * tel_axl_queue_enter_async:
 * @self: the queue
 * @lane: the lane to wait in
 * @cancellable: (nullable): gives the place in the line up; without effect once the right to send was given
 * @callback: called when it is one's turn
 * @user_data: for @callback
 *
 * Waits for one's turn.
 */
void
tel_axl_queue_enter_async (TelAxlQueue *self,
                           TelAxlQueueLane lane,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Place *place;

  g_return_if_fail (TEL_IS_AXL_QUEUE (self));
  g_return_if_fail (lane < N_LANES);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_queue_enter_async);
  /* A right that was given has to arrive, or it would never be given back. */
  g_task_set_check_cancellable (task, FALSE);

  place = g_new0 (Place, 1);
  place->lane = lane;
  g_task_set_task_data (task, place, (GDestroyNotify) place_free);

  if (cancellable != NULL)
    {
      place->watch = g_cancellable_source_new (cancellable);
      g_source_set_callback (place->watch, G_SOURCE_FUNC (on_cancelled), task, NULL);
      g_source_attach (place->watch, g_task_get_context (task));
    }

  g_queue_push_tail (&self->waiting[lane], task);
  if (!g_cancellable_is_cancelled (cancellable))
    admit (self, lane);
}

/**
 * tel_axl_queue_enter_finish:
 * @self: the queue
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_queue_enter_async().
 *
 * Returns: %TRUE with the right to send, to be given back with tel_axl_queue_leave(); %FALSE with
 *   %G_IO_ERROR_CANCELLED set
 */
gboolean
tel_axl_queue_enter_finish (TelAxlQueue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_axl_queue_leave:
 * @self: the queue
 * @lane: the lane in which one waited
 *
 * Gives the right to send back. The next in the line gets it.
 */
void
tel_axl_queue_leave (TelAxlQueue *self, TelAxlQueueLane lane)
{
  g_return_if_fail (TEL_IS_AXL_QUEUE (self));
  g_return_if_fail (lane < N_LANES);
  g_return_if_fail (self->running[lane] > 0);

  self->running[lane]--;
  admit (self, lane);
}

/**
 * tel_axl_queue_dismiss:
 * @self: the queue
 *
 * Sends everyone away who waits, with %G_IO_ERROR_CANCELLED. Who has the right to send keeps it.
 */
void
tel_axl_queue_dismiss (TelAxlQueue *self)
{
  g_return_if_fail (TEL_IS_AXL_QUEUE (self));

  for (guint i = 0; i < N_LANES; i++)
    {
      GTask *waiting;

      while ((waiting = g_queue_pop_head (&self->waiting[i])) != NULL)
        {
          g_autoptr (GTask) task = waiting;

          g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Sent away from the queue");
        }
    }
}
