/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-clock.h"

struct _TelSimulatorClock
{
  GObject parent_instance;

  GTimeZone *zone;
  GTimeSpan shift;
  GDateTime *held;
};

G_DEFINE_FINAL_TYPE (TelSimulatorClock, tel_simulator_clock, G_TYPE_OBJECT)

static void
tel_simulator_clock_finalize (GObject *object)
{
  TelSimulatorClock *self = TEL_SIMULATOR_CLOCK (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->held, g_date_time_unref);

  G_OBJECT_CLASS (tel_simulator_clock_parent_class)->finalize (object);
}

static void
tel_simulator_clock_class_init (TelSimulatorClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_simulator_clock_finalize;
}

static void
tel_simulator_clock_init (TelSimulatorClock *self)
{
}

/**
 * tel_simulator_clock_new:
 * @zone: (nullable): the cluster's time zone, NULL for that of the machine
 *
 * Makes a clock that runs with the machine's until it is set or advanced. The end of a CAPF operation is a time of the
 * cluster's clock and zone (G3.5), which need not be those of the person who reads it.
 *
 * Returns: (transfer full): the clock
 */
TelSimulatorClock *
tel_simulator_clock_new (GTimeZone *zone)
{
  TelSimulatorClock *self = g_object_new (TEL_TYPE_SIMULATOR_CLOCK, NULL);

  self->zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();

  return self;
}

/**
 * tel_simulator_clock_get_now:
 * @self: a clock
 *
 * Gives the cluster's present time, in the cluster's zone.
 *
 * Returns: (transfer full): the time
 */
GDateTime *
tel_simulator_clock_get_now (TelSimulatorClock *self)
{
  g_autoptr (GDateTime) machine = NULL;

  g_return_val_if_fail (TEL_IS_SIMULATOR_CLOCK (self), NULL);

  if (self->held != NULL)
    return g_date_time_to_timezone (self->held, self->zone);

  machine = g_date_time_new_now (self->zone);

  return g_date_time_add (machine, self->shift);
}

/**
 * tel_simulator_clock_get_zone:
 * @self: a clock
 *
 * Gives the cluster's time zone.
 *
 * Returns: (transfer none): the zone
 */
GTimeZone *
tel_simulator_clock_get_zone (TelSimulatorClock *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_CLOCK (self), NULL);

  return self->zone;
}

/**
 * tel_simulator_clock_set_now:
 * @self: a clock
 * @now: what it shall show, in any zone
 *
 * Sets the clock, which runs on from there.
 */
void
tel_simulator_clock_set_now (TelSimulatorClock *self, GDateTime *now)
{
  g_autoptr (GDateTime) machine = NULL;

  g_return_if_fail (TEL_IS_SIMULATOR_CLOCK (self));
  g_return_if_fail (now != NULL);

  machine = g_date_time_new_now_utc ();
  self->shift = g_date_time_difference (now, machine);
  g_clear_pointer (&self->held, g_date_time_unref);
}

/**
 * tel_simulator_clock_hold:
 * @self: a clock
 * @now: what it shall show, in any zone
 *
 * Stops the clock at a time, until it is set. What is made by it is the same however long the making takes.
 */
void
tel_simulator_clock_hold (TelSimulatorClock *self, GDateTime *now)
{
  g_return_if_fail (TEL_IS_SIMULATOR_CLOCK (self));
  g_return_if_fail (now != NULL);

  g_date_time_ref (now);
  g_clear_pointer (&self->held, g_date_time_unref);
  self->held = now;
}

/**
 * tel_simulator_clock_advance:
 * @self: a clock
 * @span: in microseconds; negative to go back
 *
 * Moves the clock, which runs on from there.
 */
void
tel_simulator_clock_advance (TelSimulatorClock *self, GTimeSpan span)
{
  g_return_if_fail (TEL_IS_SIMULATOR_CLOCK (self));

  self->shift += span;
}
