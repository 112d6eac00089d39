/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-profile-builder.h"

G_BEGIN_DECLS

/**
 * TelProfileReading:
 * @cluster: the cluster
 * @wish: what is wanted
 * @now: (nullable): the profile, or what one that is added is a copy of, read whole and now
 * @namesake: (nullable): the profile that has the wanted name already
 * @devices: (nullable) (element-type TelDevice): the devices that use the profile now
 *
 * What the plan of a profile depends on, read before it is made.
 */
typedef struct
{
  TelCluster *cluster;
  TelProfileWish wish;
  TelObject *now;
  TelObject *namesake;
  GPtrArray *devices;
} TelProfileReading;

TelPlan *tel_profile_steps_make_plan (TelProfileReading *self);

G_END_DECLS
