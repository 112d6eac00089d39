/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/**
 * TelCapfAction:
 * @TEL_CAPF_ACTION_ISSUE: enrolment starts, anew where one is pending, with a new string (G3.3, G4.2)
 * @TEL_CAPF_ACTION_EXTEND: what is pending stays, its string too, with a later deadline (G4.3)
 * @TEL_CAPF_ACTION_CANCEL: nothing is pending any more (contract 4.2)
 *
 * What happens to the enrolment of a device that exists.
 */
typedef enum
{
  TEL_CAPF_ACTION_ISSUE,
  TEL_CAPF_ACTION_EXTEND,
  TEL_CAPF_ACTION_CANCEL,
} TelCapfAction;

#define TEL_N_CAPF_ACTIONS (TEL_CAPF_ACTION_CANCEL + 1)

/* Says why an action cannot be done now, NULL when it can. */
char *tel_capf_builder_explain_refusal (TelCluster *cluster, TelDevice *device, TelCapfAction action);
GDateTime *tel_capf_builder_propose_deadline (TelCluster *cluster, TelDevice *device);

void tel_capf_builder_build_async (TelCluster *cluster,
                                   TelCapfAction action,
                                   const char *device_name,
                                   GDateTime *completes_by,
                                   GDateTime *given,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
TelPlan *tel_capf_builder_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
