/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-softphone-situation.h"

G_BEGIN_DECLS

/**
 * TelSoftphoneRule:
 * @rule: its number in the guide
 * @check: says what it has to say of a situation
 * @for_string: whether it also speaks when a device that exists gets a new string
 * @edited: (nullable): it also speaks of a device that exists when this property of it is changed, or, where that is
 * the security profile, when enrolment starts; "*" for any property
 *
 * One row per rule of the guide (G1 to G8).
 */
typedef struct
{
  const char *rule;
  void (*check) (TelSoftphoneSituation *self, const char *rule);
  gboolean for_string;
  const char *edited;
} TelSoftphoneRule;

void tel_softphone_rules_run (TelSoftphoneSituation *self);
char *tel_softphone_rules_explain_product (TelCluster *cluster, TelDeviceType type);
char *tel_softphone_rules_explain_sip_profile (TelCluster *cluster, TelDeviceType type);
char *tel_softphone_rules_explain_second (TelCluster *cluster, TelUser *user, TelDeviceType type);
char *tel_softphone_rules_describe_second (TelUser *user, TelDevice *device);

/* The rows of the other files: enrolment and profiles (G1.3 to G1.8, G3, G4, G8), lines (G5). */
const TelSoftphoneRule *tel_capf_rules_get (guint *n_rules);
const TelSoftphoneRule *tel_line_rules_get (guint *n_rules);

G_END_DECLS
