/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-clock.h"

/* No zone is off by less than a quarter of an hour, nor further than these. */
#define ZONE_STEP (15 * 60)
#define FURTHEST_WEST (-12 * 60 * 60)
#define FURTHEST_EAST (14 * 60 * 60)

/* Two readings of one clock may fall into different seconds, and more on a machine that is busy. */
#define READING_TOLERANCE 30

/* The header that dates an answer is cut to the second, and the answer was on its way. */
#define NOTHING (5 * G_TIME_SPAN_SECOND)

struct _TelClusterClock
{
  GTimeZone *chosen;
  GTimeZone *found;
  GTimeZone *assumed;
  GTimeSpan difference;
};

static void
set_zone (GTimeZone **place, GTimeZone *zone)
{
  GTimeZone *old = *place;

  *place = zone != NULL ? g_time_zone_ref (zone) : NULL;
  g_clear_pointer (&old, g_time_zone_unref);
}

/**
 * tel_cluster_clock_new:
 *
 * Makes a clock of which nothing is known: UTC, assumed.
 *
 * Returns: (transfer full): a new clock
 */
TelClusterClock *
tel_cluster_clock_new (void)
{
  TelClusterClock *self = g_new0 (TelClusterClock, 1);

  self->assumed = g_time_zone_new_utc ();

  return self;
}

/**
 * tel_cluster_clock_free:
 * @self: (transfer full): a clock
 *
 * Frees the clock.
 */
void
tel_cluster_clock_free (TelClusterClock *self)
{
  g_return_if_fail (self != NULL);

  set_zone (&self->chosen, NULL);
  set_zone (&self->found, NULL);
  set_zone (&self->assumed, NULL);
  g_free (self);
}

/**
 * tel_cluster_clock_choose:
 * @self: a clock
 * @zone: (nullable): what a person says, %NULL for nothing
 *
 * Sets the zone that counts whatever else is known.
 */
void
tel_cluster_clock_choose (TelClusterClock *self, GTimeZone *zone)
{
  g_return_if_fail (self != NULL);

  set_zone (&self->chosen, zone);
}

/**
 * tel_cluster_clock_assume:
 * @self: a clock
 * @zone: the best guess
 *
 * Sets the zone that counts while nothing else is known; UTC where nothing is set.
 */
void
tel_cluster_clock_assume (TelClusterClock *self, GTimeZone *zone)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (zone != NULL);

  set_zone (&self->assumed, zone);
}

/**
 * tel_cluster_clock_take_reading:
 * @self: a clock
 * @local: (nullable): what the cluster's database shows, such as `2026-12-31 12:00:00`
 * @utc: (nullable): the same moment in seconds since 1970
 * @answered: the time by which its answers are dated, at that moment
 *
 * Takes what the cluster says of its clock (contract 4.4). What is found is a distance from UTC as it is now: whether
 * and when it changes for the summer the cluster does not tell.
 *
 * Returns: %FALSE when it makes no sense; nothing is found then
 */
gboolean
tel_cluster_clock_take_reading (TelClusterClock *self, const char *local, const char *utc, GDateTime *answered)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) found = NULL;
  g_autoptr (GDateTime) shown = NULL;
  g_autoptr (GDateTime) moment = NULL;
  gint64 seconds, offset, rounded;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (answered != NULL, FALSE);

  tel_cluster_clock_lose (self);
  shown = local != NULL ? g_date_time_new_from_iso8601 (local, zone) : NULL;
  if (shown == NULL || utc == NULL || !g_ascii_string_to_signed (utc, 10, 0, G_MAXINT64, &seconds, NULL))
    return FALSE;
  moment = g_date_time_new_from_unix_utc (seconds);
  if (moment == NULL)
    return FALSE;

  offset = g_date_time_to_unix (shown) - seconds;
  rounded = (offset + (offset < 0 ? -ZONE_STEP : ZONE_STEP) / 2) / ZONE_STEP * ZONE_STEP;
  if (rounded < FURTHEST_WEST || rounded > FURTHEST_EAST || ABS (offset - rounded) > READING_TOLERANCE)
    return FALSE;

  found = g_time_zone_new_offset ((gint32) rounded);
  set_zone (&self->found, found);
  self->difference = g_date_time_difference (moment, answered);
  if (ABS (self->difference) <= NOTHING)
    self->difference = 0;

  return TRUE;
}

/**
 * tel_cluster_clock_lose:
 * @self: a clock
 *
 * Forgets what was found.
 */
void
tel_cluster_clock_lose (TelClusterClock *self)
{
  g_return_if_fail (self != NULL);

  set_zone (&self->found, NULL);
  self->difference = 0;
}

/**
 * tel_cluster_clock_get_zone:
 * @self: a clock
 *
 * Gets the zone that counts: what a person chose, else what was found, else what is assumed.
 *
 * Returns: (transfer none): the zone
 */
GTimeZone *
tel_cluster_clock_get_zone (TelClusterClock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->chosen != NULL)
    return self->chosen;

  return self->found != NULL ? self->found : self->assumed;
}

/**
 * tel_cluster_clock_get_origin:
 * @self: a clock
 *
 * Tells where the zone that counts is known from.
 *
 * Returns: the origin
 */
TelZoneOrigin
tel_cluster_clock_get_origin (TelClusterClock *self)
{
  g_return_val_if_fail (self != NULL, TEL_ZONE_ASSUMED);

  if (self->chosen != NULL)
    return TEL_ZONE_CHOSEN;

  return self->found != NULL ? TEL_ZONE_FOUND : TEL_ZONE_ASSUMED;
}

/**
 * tel_cluster_clock_get_contradiction:
 * @self: a clock
 * @now: the present time
 *
 * Tells whether the cluster's clock runs otherwise than the zone that was chosen for it.
 *
 * Returns: (transfer none) (nullable): the zone that was found, %NULL where the two agree
 */
GTimeZone *
tel_cluster_clock_get_contradiction (TelClusterClock *self, GDateTime *now)
{
  g_autoptr (GDateTime) there = NULL;
  g_autoptr (GDateTime) here = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  if (self->chosen == NULL || self->found == NULL)
    return NULL;

  there = g_date_time_to_timezone (now, self->found);
  here = g_date_time_to_timezone (now, self->chosen);

  return g_date_time_get_utc_offset (there) != g_date_time_get_utc_offset (here) ? self->found : NULL;
}

/**
 * tel_cluster_clock_get_difference:
 * @self: a clock
 *
 * Gets by how much the clock of the database is ahead of the one by which answers are dated.
 *
 * Returns: the difference in microseconds, 0 where none was found
 */
GTimeSpan
tel_cluster_clock_get_difference (TelClusterClock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->difference;
}
