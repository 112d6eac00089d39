/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"
#include "plan/tel-softphone-request.h"

G_BEGIN_DECLS

/* Fills a request with what the rules and the cluster propose: name, pool, profiles, template, line, deadline. */
void tel_softphone_builder_propose (TelCluster *cluster, TelUser *user, TelSoftphoneRequest *request);

/* What fits, for the dialog's lists: GListModel of TelReference / TelSecurityProfile / TelSipProfile. */
GListModel *tel_softphone_builder_list_button_templates (TelCluster *cluster, TelDeviceType type);
GListModel *tel_softphone_builder_list_security_profiles (TelCluster *cluster, TelDeviceType type);
GListModel *tel_softphone_builder_list_sip_profiles (TelCluster *cluster, TelDeviceType type);

/* Says why a type cannot be made for the user now (G1.1, G1.2, G2.1), NULL when it can. */
char *tel_softphone_builder_explain_refusal (TelCluster *cluster, TelUser *user, TelDeviceType type);

/* Whether nothing is in the way but that no SIP profile has the timers, which can be made (G1.2, G6). */
gboolean tel_softphone_builder_lacks_sip_profile (TelCluster *cluster, TelUser *user, TelDeviceType type);

/* Checks a name as it is typed: the rule of its type, and whether a device of that name was listed. */
gboolean tel_softphone_builder_check_name (TelCluster *cluster, TelDeviceType type, const char *name, GError **error);

/* Reads what the plan depends on (the user, the directory number, the name) and makes the plan with its notices. */
void tel_softphone_builder_build_async (TelCluster *cluster,
                                        TelSoftphoneRequest *request,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TelPlan *tel_softphone_builder_build_finish (GAsyncResult *result, GError **error);

/* A new string for a device that exists (G4.2, G4.5). */
void tel_softphone_builder_build_new_string_async (TelCluster *cluster,
                                                   const char *device_name,
                                                   GDateTime *completes_by,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
TelPlan *tel_softphone_builder_build_new_string_finish (GAsyncResult *result, GError **error);

/* Apply Config alone, after which a string that was found on the device is handed out (G4.5). */
void tel_softphone_builder_build_apply_async (TelCluster *cluster,
                                              const char *device_name,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
TelPlan *tel_softphone_builder_build_apply_finish (GAsyncResult *result, GError **error);

G_END_DECLS
