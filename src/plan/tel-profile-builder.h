/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/**
 * TelProfileAction:
 * @TEL_PROFILE_ACTION_ADD: a new profile, or a copy of one
 * @TEL_PROFILE_ACTION_CHANGE: another one of a profile's fields
 * @TEL_PROFILE_ACTION_REMOVE: no such profile any more
 * @TEL_PROFILE_ACTION_APPLY: nothing but that the devices take over what was changed (G8.9)
 *
 * What is to be done with a profile.
 */
typedef enum
{
  TEL_PROFILE_ACTION_ADD,
  TEL_PROFILE_ACTION_CHANGE,
  TEL_PROFILE_ACTION_REMOVE,
  TEL_PROFILE_ACTION_APPLY,
} TelProfileAction;

/**
 * TelProfileWish:
 * @action: what is to be done
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 * @base: (nullable): the profile as it was read; %NULL to add one
 * @source: (nullable): what a profile that is added is a copy of
 * @draft: (nullable): the profile as it is to be; %NULL to remove or apply one
 * @mac_only: whether a desktop profile was confirmed to be for Macs only (G3.2)
 * @apply: whether its devices take a change over now, which they do not unless asked (G8.9)
 *
 * What is wanted of a profile.
 */
typedef struct
{
  TelProfileAction action;
  TelObjectKind kind;
  TelObject *base;
  TelObject *source;
  TelObject *draft;
  gboolean mac_only;
  gboolean apply;
} TelProfileWish;

void tel_profile_builder_build_async (TelCluster *cluster,
                                      const TelProfileWish *wish,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TelPlan *tel_profile_builder_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
