/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TelZoneOrigin:
 * @TEL_ZONE_ASSUMED: nobody has said which zone it is, which is to be said wherever a deadline is shown (G3.5)
 * @TEL_ZONE_FOUND: the cluster itself has shown how far its clock is from UTC
 * @TEL_ZONE_CHOSEN: a person has said so
 *
 * Where a cluster's zone is known from.
 */
typedef enum
{
  TEL_ZONE_ASSUMED,
  TEL_ZONE_FOUND,
  TEL_ZONE_CHOSEN,
} TelZoneOrigin;

/* The clock of a cluster: which zone it runs in, and how far it is from the one that dates the answers. */
typedef struct _TelClusterClock TelClusterClock;

TelClusterClock *tel_cluster_clock_new (void);
void tel_cluster_clock_free (TelClusterClock *self);

void tel_cluster_clock_choose (TelClusterClock *self, GTimeZone *zone);
void tel_cluster_clock_assume (TelClusterClock *self, GTimeZone *zone);
gboolean
tel_cluster_clock_take_reading (TelClusterClock *self, const char *local, const char *utc, GDateTime *answered);
void tel_cluster_clock_lose (TelClusterClock *self);

GTimeZone *tel_cluster_clock_get_zone (TelClusterClock *self);
TelZoneOrigin tel_cluster_clock_get_origin (TelClusterClock *self);
GTimeZone *tel_cluster_clock_get_contradiction (TelClusterClock *self, GDateTime *now);
GTimeSpan tel_cluster_clock_get_difference (TelClusterClock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelClusterClock, tel_cluster_clock_free)

G_END_DECLS
