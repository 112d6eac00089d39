/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-notice.h"
#include "plan/tel-softphone-request.h"

G_BEGIN_DECLS

/* The groups of G4.4. */
#define TEL_GROUP_END_USERS "Standard CCM End Users"
#define TEL_GROUP_CTI_ENABLED "Standard CTI Enabled"
#define TEL_GROUP_SECURE_CONNECTION "Standard CTI Secure Connection"

/* CUCM refuses a sixth user on a line appearance (G5.2). */
#define TEL_MAXIMUM_LINE_USERS 5

/**
 * TelSoftphoneSituation:
 * @cluster: the cluster with its reference lists
 * @request: (nullable): what is wanted; %NULL when only a new string is
 * @user: (nullable): the user, read whole; %NULL for a new string of a device that nobody owns
 * @namesake: (nullable): the device that has the wanted name already
 * @number: (nullable): the directory number wanted, as it exists
 * @base: (nullable): the device as it was read, when one that exists is edited
 * @device: the device as it is to be
 * @profile: (nullable): its phone security profile
 * @type: its type
 * @starts_capf: whether enrolment is started
 * @completes_by: (nullable): until when
 * @given: (nullable): when the string that is pending was given out last
 * @user_name: the user's name for sentences
 * @device_name: the device's name for sentences
 * @notices: (element-type TelNotice): what the rules have said so far
 *
 * Everything that the rules judge, read before any of them speaks. No rule reads anything by itself.
 */
typedef struct
{
  TelCluster *cluster;
  TelSoftphoneRequest *request;
  TelUser *user;
  TelDevice *namesake;
  TelDirectoryNumber *number;
  TelDevice *base;
  TelDevice *device;
  TelSecurityProfile *profile;
  TelDeviceType type;
  gboolean starts_capf;
  gboolean mac_only;
  GDateTime *completes_by;
  GDateTime *given;
  char *user_name;
  char *device_name;
  GListStore *notices;
} TelSoftphoneSituation;

TelSoftphoneSituation *tel_softphone_situation_new (
    TelCluster *cluster, TelSoftphoneRequest *request, TelUser *user, TelDevice *namesake, TelDirectoryNumber *number);
TelSoftphoneSituation *
tel_softphone_situation_new_for_string (TelCluster *cluster, TelUser *user, TelDevice *device, GDateTime *completes_by);
TelSoftphoneSituation *tel_softphone_situation_new_for_pending (TelCluster *cluster,
                                                                TelUser *user,
                                                                TelDevice *device,
                                                                GDateTime *completes_by);
TelSoftphoneSituation *tel_softphone_situation_new_for_edit (
    TelCluster *cluster, TelUser *owner, TelDevice *base, TelDevice *draft, GDateTime *completes_by, gboolean mac_only);
void tel_softphone_situation_free (TelSoftphoneSituation *self);
void
tel_softphone_situation_say (TelSoftphoneSituation *self, const char *rule, TelForce force, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
gboolean tel_softphone_situation_has_reference (TelSoftphoneSituation *self, TelObjectKind kind, const char *name);
gboolean tel_softphone_situation_issues_string (TelSoftphoneSituation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSoftphoneSituation, tel_softphone_situation_free)

G_END_DECLS
