/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"
#include "plan/tel-undo-state.h"

G_BEGIN_DECLS

/* Puts the plan together that undoes another one, from what was read of the cluster. */

TelPlan *tel_undo_steps_make_plan (TelCluster *cluster, TelPlan *plan, TelUndoState *state);

G_END_DECLS
