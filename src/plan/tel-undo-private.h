/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-conflict.h"
#include "plan/tel-notice.h"
#include "plan/tel-settings-secrets.h"
#include "plan/tel-settlement.h"
#include "plan/tel-step.h"
#include "plan/tel-undo-state.h"

G_BEGIN_DECLS

/**
 * TelUndoing:
 * @cluster: the cluster
 * @state: the objects as the steps so far will have left them
 * @steps: (element-type TelStep): the steps so far
 * @notices: (element-type TelNotice): what there is to say
 * @applied: the names of the devices that the plan applied
 * @applied_profiles: (element-type TelStep): the steps that applied profiles
 * @renamed: the name that a device had before, by the one that the plan gave it
 * @n_carried_out: how many steps were, or may have been, carried out
 * @is_refused: whether something stands in the way
 *
 * An undoing that is being put together.
 */
typedef struct
{
  TelCluster *cluster;
  TelUndoState *state;
  GPtrArray *steps;
  GPtrArray *notices;
  GHashTable *applied;
  GPtrArray *applied_profiles;
  GHashTable *renamed;
  guint n_carried_out;
  gboolean is_refused;
} TelUndoing;

void tel_undo_say (TelUndoing *self, TelForce force, const char *format, ...) G_GNUC_PRINTF (3, 4);
void tel_undo_add_step (TelUndoing *self, TelStep *step, char *sentence);
gboolean tel_undo_is_other (TelObject *known, TelObject *current);

G_END_DECLS
