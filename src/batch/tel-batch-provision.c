/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-provision.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-run.h"
#include "model/tel-deadline.h"
#include "model/tel-error.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-softphone-proposal.h"

static TelUser *
read_user (TelBatchSession *session, const char *user_id, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GAsyncResult) result = NULL;

  if (!tel_batch_session_load_references (session, error))
    return NULL;

  tel_cluster_read_user_async (cluster, user_id, tel_batch_session_get_cancellable (session),
                               tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_cluster_read_user_finish (cluster, result, NULL, error);
}

/* The number is taken if it exists and added otherwise. */
static gboolean
take_number (TelBatchSession *session,
             const TelBatchOptions *options,
             TelUser *user,
             TelSoftphoneRequest *request,
             GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelObject) number = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *label = NULL;

  tel_cluster_read_async (cluster, TEL_OBJECT_KIND_DIRECTORY_NUMBER, options->pattern, options->partition,
                          tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);
  number = tel_cluster_read_finish (cluster, result, &cause);
  if (number == NULL && !g_error_matches (cause, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  label = tel_softphone_proposal_make_label (user, options->pattern);
  g_object_set (request, "pattern", options->pattern, "partition", options->partition, "no-partition",
                options->no_partition, "add-number", number == NULL, "line-label", label, NULL);

  return TRUE;
}

static gboolean
take_references (TelBatchSession *session, const TelBatchOptions *options, TelDevice *device, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  TelStore *pools = tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE_POOL);

  if (options->name != NULL)
    g_object_set (device, "name", options->name, NULL);
  if (options->device_pool != NULL)
    g_object_set (device, "device-pool", options->device_pool, NULL);
  if (options->sip_profile != NULL)
    g_object_set (device, "sip-profile", options->sip_profile, NULL);
  if (options->rerouting_css != NULL)
    g_object_set (device, "rerouting-calling-search-space", options->rerouting_css, NULL);
  if (options->route_when_inactive)
    g_object_set (device, "route-when-inactive", TRUE, NULL);
  if (options->security_profile != NULL)
    g_object_set (device, "security-profile", options->security_profile, NULL);

  if (tel_device_get_device_pool (device) != NULL)
    return TRUE;

  if (g_list_model_get_n_items (G_LIST_MODEL (pools)) == 0)
    g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID,
                         _ ("The cluster has no device pool. Make one in Cisco Unified CM Administration first."));
  else
    g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID,
                         _ ("The cluster has several device pools and none is called Default. Say which one with "
                            "--device-pool NAME."));

  return FALSE;
}

static gboolean
take_enrolment (TelBatchSession *session, const TelBatchOptions *options, TelSoftphoneRequest *request, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);

  g_object_set (request, "start-capf", options->capf, "mac-only", options->mac_only, NULL);
  if (options->completes_by != NULL)
    {
      g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
      g_autoptr (GDateTime) deadline =
          tel_deadline_from_iso8601 (options->completes_by, tel_cluster_get_time_zone (cluster), now, error);

      if (deadline == NULL)
        return FALSE;
      g_object_set (request, "completes-by", deadline, NULL);
    }

  return TRUE;
}

static TelSoftphoneRequest *
make_request (TelBatchSession *session, const TelBatchOptions *options, TelUser *user, GError **error)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new (tel_user_get_user_id (user), options->type);
  g_autofree char *pattern = NULL;

  tel_softphone_builder_propose (tel_batch_session_get_cluster (session), user, request);
  if (!take_references (session, options, tel_softphone_request_get_device (request), error) ||
      !take_enrolment (session, options, request, error))
    return NULL;
  if (options->support_field != NULL)
    g_object_set (request, "support-field", options->support_field, NULL);
  /* Removal from a group is never proposed by itself: accepting its tick is how it is asked for (G4.4). */
  if (options->accept != NULL && g_strv_contains ((const char *const *) options->accept, "G4.4"))
    g_object_set (request, "leave-secure-connection", TRUE, NULL);
  if (options->pattern != NULL && !take_number (session, options, user, request, error))
    return NULL;

  g_object_get (request, "pattern", &pattern, NULL);
  if (pattern == NULL || pattern[0] == '\0')
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("%s has no primary extension. Say which directory number the softphone gets with --dn "
                      "PATTERN/PARTITION."),
                   tel_user_get_user_id (user));
      return NULL;
    }

  return g_steal_pointer (&request);
}

static TelPlan *
build_plan (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  g_autoptr (TelUser) user = read_user (session, options->user_id, error);
  g_autoptr (TelSoftphoneRequest) request = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (user == NULL)
    return NULL;
  request = make_request (session, options, user, error);
  if (request == NULL)
    return NULL;

  tel_softphone_builder_build_async (tel_batch_session_get_cluster (session), request,
                                     tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                                     session);
  result = tel_batch_session_await (session);

  return tel_softphone_builder_build_finish (result, error);
}

/**
 * tel_batch_provision:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Makes a softphone: proposes, checks every rule, and shows the plan or runs it. The authentication string is shown
 * only when that was asked for.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_provision (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelPlan) plan = build_plan (session, options, error);

  return plan != NULL && tel_batch_run_carry_out (session, plan, options, builder, error);
}
