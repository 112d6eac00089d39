/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan-sketch.h"

G_BEGIN_DECLS

/**
 * TelCapfRestart:
 * @wanted: whether enrolment starts anew
 * @mac_only: whether a desktop softphone is used on a Mac only (G3.2)
 * @completes_by: (nullable): until when; %NULL for the cluster's default (G3.5)
 *
 * What is asked for the enrolment of a device that is renamed or changes its owner (G8.10).
 */
typedef struct
{
  gboolean wanted;
  gboolean mac_only;
  GDateTime *completes_by;
} TelCapfRestart;

void tel_capf_restart_copy (const TelCapfRestart *from, TelCapfRestart *to);
void tel_capf_restart_clear (TelCapfRestart *self);
gboolean tel_capf_restart_is_needed (TelDevice *device);
void tel_capf_restart_say_without (TelPlanSketch *sketch, TelCluster *cluster, TelDevice *base);
TelDevice *tel_capf_restart_put (const TelCapfRestart *self,
                                 TelPlanSketch *sketch,
                                 TelCluster *cluster,
                                 TelUser *owner,
                                 TelDevice *base,
                                 TelDevice *draft,
                                 gboolean *new_string);

G_END_DECLS
