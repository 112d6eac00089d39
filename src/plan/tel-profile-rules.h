/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-notice.h"

G_BEGIN_DECLS

/* Not a property: the port is carried along and never edited (G8.7). */
#define TEL_PROFILE_RULES_PORT "sip-phone-port"

/**
 * TelProfileSituation:
 * @release: the release of the cluster
 * @base: (nullable): the profile as it was read; %NULL for one that is to be added
 * @source: (nullable): what a profile that is to be added is a copy of
 * @draft: the profile as it is to be: a #TelSecurityProfile or a #TelSipProfile
 * @mac_only: whether a desktop profile was confirmed to be for Macs only (G3.2)
 *
 * What the rules of profiles judge. None of them reads anything by itself.
 */
typedef struct
{
  TelRelease release;
  TelObject *base;
  TelObject *source;
  TelObject *draft;
  gboolean mac_only;
} TelProfileSituation;

typedef struct _TelProfileRule TelProfileRule;

/**
 * TelProfileRule:
 * @rule: the rule of the guide
 * @property: the field that it speaks of
 * @force: its force, unless @check says another
 * @check: says what is wrong, %NULL when nothing is
 *
 * One rule at one field.
 */
struct _TelProfileRule
{
  const char *rule;
  const char *property;
  TelForce force;
  char *(*check) (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force);
};

GPtrArray *tel_profile_rules_run (const TelProfileSituation *self);
TelNotice *tel_profile_rules_find (const TelProfileSituation *self, const char *property);
TelObject *tel_profile_rules_get_before (const TelProfileSituation *self);
gboolean tel_profile_rules_is_changed (const TelProfileSituation *self, const char *property);
char *tel_profile_rules_check_standard (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force);
char *tel_profile_rules_check_field (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force);

const TelProfileRule *tel_security_profile_rules_get (guint *n_rules);
const TelProfileRule *tel_sip_profile_rules_get (guint *n_rules);
char *tel_sip_profile_rules_explain_standard (TelCluster *cluster);
const char *tel_sip_profile_rules_explain_preset (TelCluster *cluster);

G_END_DECLS
