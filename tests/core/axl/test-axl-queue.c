/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-queue.h"

#include "tel-test.h"

/* Those who wait: in which order they were let in, and how many were sent away. */
typedef struct
{
  GString *order;
  guint sent_away;
} Door;

typedef struct
{
  Door *door;
  char name;
} Visitor;

static void
on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Visitor *visitor = user_data;
  g_autoptr (GError) error = NULL;

  if (tel_axl_queue_enter_finish (TEL_AXL_QUEUE (source), result, &error))
    g_string_append_c (visitor->door->order, visitor->name);
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      visitor->door->sent_away++;
    }
}

static void
enter (TelAxlQueue *queue, TelAxlQueueLane lane, GCancellable *cancellable, Door *door, char name)
{
  Visitor *visitor = g_new0 (Visitor, 1);

  visitor->door = door;
  visitor->name = name;
  tel_axl_queue_enter_async (queue, lane, cancellable, on_entered, visitor);
}

static void
test_limits_and_order (void)
{
  g_autoptr (TelAxlQueue) queue = tel_axl_queue_new (2, 1);
  g_autoptr (GString) order = g_string_new (NULL);
  Door door = { order, 0 };

  for (char name = 'a'; name <= 'e'; name++)
    enter (queue, TEL_AXL_QUEUE_LANE_READ, NULL, &door, name);
  for (char name = 'A'; name <= 'C'; name++)
    enter (queue, TEL_AXL_QUEUE_LANE_WRITE, NULL, &door, name);

  tel_test_wait_until (order->len >= 3);
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (order->str, ==, "abA");

  tel_axl_queue_leave (queue, TEL_AXL_QUEUE_LANE_WRITE);
  tel_test_wait_until (order->len >= 4);
  g_assert_cmpstr (order->str, ==, "abAB");

  for (guint i = 0; i < 3; i++)
    tel_axl_queue_leave (queue, TEL_AXL_QUEUE_LANE_READ);
  tel_test_wait_until (order->len >= 7);
  g_assert_cmpstr (order->str, ==, "abABcde");

  tel_axl_queue_leave (queue, TEL_AXL_QUEUE_LANE_WRITE);
  tel_test_wait_until (order->len >= 8);
  g_assert_cmpstr (order->str, ==, "abABcdeC");
}

static void
test_cancelled_gives_up_its_place (void)
{
  g_autoptr (TelAxlQueue) queue = tel_axl_queue_new (1, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  Door door = { order, 0 };

  enter (queue, TEL_AXL_QUEUE_LANE_READ, NULL, &door, 'a');
  enter (queue, TEL_AXL_QUEUE_LANE_READ, cancellable, &door, 'b');
  enter (queue, TEL_AXL_QUEUE_LANE_READ, NULL, &door, 'c');
  g_cancellable_cancel (cancellable);
  tel_test_wait_until (door.sent_away == 1);
  g_assert_cmpstr (order->str, ==, "a");

  tel_axl_queue_leave (queue, TEL_AXL_QUEUE_LANE_READ);
  tel_test_wait_until (order->len == 2);
  g_assert_cmpstr (order->str, ==, "ac");

  /* One that is cancelled before it comes does not take a place either. */
  tel_axl_queue_leave (queue, TEL_AXL_QUEUE_LANE_READ);
  enter (queue, TEL_AXL_QUEUE_LANE_READ, cancellable, &door, 'd');
  tel_test_wait_until (door.sent_away == 2);
  enter (queue, TEL_AXL_QUEUE_LANE_READ, NULL, &door, 'e');
  tel_test_wait_until (order->len == 3);
  g_assert_cmpstr (order->str, ==, "ace");
}

static void
test_dismissed_are_sent_away (void)
{
  g_autoptr (TelAxlQueue) queue = tel_axl_queue_new (1, 1);
  g_autoptr (GString) order = g_string_new (NULL);
  Door door = { order, 0 };

  for (char name = 'a'; name <= 'c'; name++)
    enter (queue, TEL_AXL_QUEUE_LANE_READ, NULL, &door, name);
  tel_axl_queue_dismiss (queue);
  tel_test_wait_until (door.sent_away == 2);
  g_assert_cmpstr (order->str, ==, "a");

  tel_axl_queue_leave (queue, TEL_AXL_QUEUE_LANE_READ);
  enter (queue, TEL_AXL_QUEUE_LANE_READ, NULL, &door, 'd');
  tel_test_wait_until (order->len == 2);
  g_assert_finalize_object (g_steal_pointer (&queue));
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-queue/limits-and-order", test_limits_and_order);
  g_test_add_func ("/axl-queue/cancelled-gives-up-its-place", test_cancelled_gives_up_its_place);
  g_test_add_func ("/axl-queue/dismissed-are-sent-away", test_dismissed_are_sent_away);

  return g_test_run ();
}
