/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-softphone-rules.h"

G_BEGIN_DECLS

/**
 * TelTestRules:
 * @cluster: a cluster that lacks nothing, filled by hand
 * @user: a user who has no device
 * @number: the number that the request asks for
 * @namesake: (nullable): whoever has the name already
 * @request: a request that no rule has anything against
 *
 * What the cases of the rules start from, without a network.
 */
typedef struct
{
  TelCluster *cluster;
  TelUser *user;
  TelDirectoryNumber *number;
  TelDevice *namesake;
  TelSoftphoneRequest *request;
} TelTestRules;

void tel_test_rules_put (TelCluster *cluster, TelObjectKind kind, TelObject *object);
void tel_test_rules_put_reference (TelCluster *cluster, TelObjectKind kind, const char *name);
void tel_test_rules_put_parameter (TelCluster *cluster, const char *service, const char *name, const char *value);
TelSipProfile *tel_test_rules_put_sip_profile (TelCluster *cluster, const char *name, gboolean mobile);
TelUser *tel_test_rules_add_user (TelCluster *cluster, const char *user_id);
TelTestRules *tel_test_rules_new (TelRelease release, TelDeviceType type);
void tel_test_rules_free (TelTestRules *self);
void tel_test_rules_start_capf (TelTestRules *self, const char *profile);
TelSoftphoneSituation *tel_test_rules_judge (TelTestRules *self);
void tel_test_rules_assert_says (TelTestRules *self, const char *rule, TelForce force, const char *named);
void tel_test_rules_assert_silent (TelTestRules *self, const char *rule);
void tel_test_rules_remove (TelTestRules *self, TelObjectKind kind, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestRules, tel_test_rules_free)

G_END_DECLS
