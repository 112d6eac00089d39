/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-capf-builder.h"
#include "plan/tel-softphone-builder.h"

/**
 * tel_softphone_builder_build_new_string_async:
 * @cluster: a cluster
 * @device_name: a softphone
 * @completes_by: (nullable): until when the string is good; %NULL for the cluster's default (G3.5)
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that gives a softphone a new string, where it is not known when the one before was given:
 * tel_capf_builder_build_async() with %TEL_CAPF_ACTION_ISSUE.
 */
void
tel_softphone_builder_build_new_string_async (TelCluster *cluster,
                                              const char *device_name,
                                              GDateTime *completes_by,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  tel_capf_builder_build_async (cluster, TEL_CAPF_ACTION_ISSUE, device_name, completes_by, NULL, cancellable, callback,
                                user_data);
}

/**
 * tel_softphone_builder_build_new_string_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such device
 *
 * Ends tel_softphone_builder_build_new_string_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_softphone_builder_build_new_string_finish (GAsyncResult *result, GError **error)
{
  return tel_capf_builder_build_finish (result, error);
}
