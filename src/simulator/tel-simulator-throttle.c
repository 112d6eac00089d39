/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-throttle.h"

/*
 * The change notifications that wait to be sent to the nodes. They are counted in parts of a second's worth, so that a
 * clock that is asked often drains as many as one that is asked once.
 */
struct _TelSimulatorThrottle
{
  TelSimulatorClock *clock;
  guint limit;
  guint rate;
  double outstanding;
  GDateTime *drained;
};

static void
drain (TelSimulatorThrottle *self)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->clock);
  GTimeSpan span = g_date_time_difference (now, self->drained);

  g_date_time_unref (self->drained);
  self->drained = g_date_time_ref (now);
  /* A clock that was set back drains nothing. */
  if (span > 0)
    self->outstanding = MAX (self->outstanding - (double) span / G_TIME_SPAN_SECOND * self->rate, 0);
}

/**
 * tel_simulator_throttle_new:
 * @clock: the cluster's clock, by which notifications are sent
 *
 * Makes the queue of change notifications, empty as yet, with the limit of contract 1.5.
 *
 * Returns: (transfer full): the queue
 */
TelSimulatorThrottle *
tel_simulator_throttle_new (TelSimulatorClock *clock)
{
  TelSimulatorThrottle *self;

  g_return_val_if_fail (TEL_IS_SIMULATOR_CLOCK (clock), NULL);

  self = g_new0 (TelSimulatorThrottle, 1);
  self->clock = g_object_ref (clock);
  self->limit = TEL_SIMULATOR_THROTTLE_LIMIT;
  self->rate = TEL_SIMULATOR_THROTTLE_RATE;
  self->drained = tel_simulator_clock_get_now (clock);

  return self;
}

/**
 * tel_simulator_throttle_free:
 * @self: (transfer full): the queue
 *
 * Frees the queue.
 */
void
tel_simulator_throttle_free (TelSimulatorThrottle *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->clock);
  g_date_time_unref (self->drained);
  g_free (self);
}

/**
 * tel_simulator_throttle_set_limit:
 * @self: the queue
 * @limit: how many notifications may wait before writes are refused
 *
 * Sets the limit; 1,500 where nothing is set (contract 1.5).
 */
void
tel_simulator_throttle_set_limit (TelSimulatorThrottle *self, guint limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

/**
 * tel_simulator_throttle_get_limit:
 * @self: the queue
 *
 * Gives the limit.
 *
 * Returns: how many notifications may wait
 */
guint
tel_simulator_throttle_get_limit (TelSimulatorThrottle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->limit;
}

/**
 * tel_simulator_throttle_set_rate:
 * @self: the queue
 * @per_second: how many notifications are sent in a second of the cluster's clock, 0 for none
 *
 * Sets the speed; 50 where nothing is set.
 */
void
tel_simulator_throttle_set_rate (TelSimulatorThrottle *self, guint per_second)
{
  g_return_if_fail (self != NULL);

  drain (self);
  self->rate = per_second;
}

/**
 * tel_simulator_throttle_get_rate:
 * @self: the queue
 *
 * Gives the speed.
 *
 * Returns: how many notifications are sent in a second
 */
guint
tel_simulator_throttle_get_rate (TelSimulatorThrottle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rate;
}

/**
 * tel_simulator_throttle_set_outstanding:
 * @self: the queue
 * @outstanding: how many notifications wait now
 *
 * Fills the queue, or empties it, as other administrators' work would.
 */
void
tel_simulator_throttle_set_outstanding (TelSimulatorThrottle *self, guint outstanding)
{
  g_return_if_fail (self != NULL);

  drain (self);
  self->outstanding = outstanding;
}

/**
 * tel_simulator_throttle_get_outstanding:
 * @self: the queue
 *
 * Gives how many notifications wait now.
 *
 * Returns: their number, begun ones included
 */
guint
tel_simulator_throttle_get_outstanding (TelSimulatorThrottle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  drain (self);

  return (guint) self->outstanding + (self->outstanding > (guint) self->outstanding ? 1 : 0);
}

/**
 * tel_simulator_throttle_refuses:
 * @self: the queue
 *
 * Tells whether writes are refused now: more notifications wait than may.
 *
 * Returns: TRUE for HTTP 503
 */
gboolean
tel_simulator_throttle_refuses (TelSimulatorThrottle *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return tel_simulator_throttle_get_outstanding (self) > self->limit;
}

/**
 * tel_simulator_throttle_add:
 * @self: the queue
 *
 * Counts a write that was carried out. One is one notification here, whatever hangs on the object.
 */
void
tel_simulator_throttle_add (TelSimulatorThrottle *self)
{
  g_return_if_fail (self != NULL);

  drain (self);
  self->outstanding += 1;
}
