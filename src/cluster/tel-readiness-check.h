/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-need.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TelReadinessState:
 * @TEL_READINESS_STATE_MET: as the guide wants it
 * @TEL_READINESS_STATE_NOT_MET: not as the guide wants it
 * @TEL_READINESS_STATE_NOT_APPLICABLE: not asked for on this release
 * @TEL_READINESS_STATE_UNREADABLE: the cluster does not tell, which is neither yes nor no
 * @TEL_READINESS_STATE_REMINDER: the guide reminds of it; nobody can read it, or it is for people to decide
 * @TEL_READINESS_STATE_NOT_WANTED: somebody has said that what it is for is not used, and nothing on the cluster uses
 * it
 *
 * How a prerequisite stands.
 */
typedef enum
{
  TEL_READINESS_STATE_MET,
  TEL_READINESS_STATE_NOT_MET,
  TEL_READINESS_STATE_NOT_APPLICABLE,
  TEL_READINESS_STATE_UNREADABLE,
  TEL_READINESS_STATE_REMINDER,
  TEL_READINESS_STATE_NOT_WANTED,
} TelReadinessState;

#define TEL_N_READINESS_STATES (TEL_READINESS_STATE_NOT_WANTED + 1)

/**
 * TelReadinessGroup:
 * @TEL_READINESS_GROUP_TYPES: the types of phone
 * @TEL_READINESS_GROUP_MOBILE: what mobile devices need
 * @TEL_READINESS_GROUP_SECURE: what secure phones need, for those who want them
 *
 * What a prerequisite is for.
 */
typedef enum
{
  TEL_READINESS_GROUP_TYPES,
  TEL_READINESS_GROUP_MOBILE,
  TEL_READINESS_GROUP_SECURE,
} TelReadinessGroup;

#define TEL_N_READINESS_GROUPS (TEL_READINESS_GROUP_SECURE + 1)

/**
 * TelReadinessFix:
 * @TEL_READINESS_FIX_NONE: there is nothing to mend
 * @TEL_READINESS_FIX_ELSEWHERE: in the cluster's own pages or on its command line; the check says where
 * @TEL_READINESS_FIX_PARAMETER: a plan can set the parameter that is the check's target
 * @TEL_READINESS_FIX_CHOICE: somebody has to say which parameter is meant first; the target is a #TelGuideParameter
 * @TEL_READINESS_FIX_SECURITY_PROFILE: a plan can make a phone security profile; the target is a #TelDeviceType
 * @TEL_READINESS_FIX_SIP_PROFILE: a plan can make a SIP profile for mobile devices
 *
 * What mends a prerequisite.
 */
typedef enum
{
  TEL_READINESS_FIX_NONE,
  TEL_READINESS_FIX_ELSEWHERE,
  TEL_READINESS_FIX_PARAMETER,
  TEL_READINESS_FIX_CHOICE,
  TEL_READINESS_FIX_SECURITY_PROFILE,
  TEL_READINESS_FIX_SIP_PROFILE,
} TelReadinessFix;

/**
 * TelReadinessFacts:
 * @rule: the number of the guide's rule
 * @part: (nullable): what the rule is looked at for, such as a type of phone
 * @group: what it is for
 * @title: what the prerequisite is
 * @state: how it stands
 * @found: what was read, in words
 * @reason: why it matters
 * @fix: what mends it
 * @target: what the fix is about
 * @proposal: (nullable): the value that a plan would give the parameter, %NULL where the person has to say it
 * @place: (nullable): what has to be done by hand, and where
 * @command: (nullable): the exact words for a command line
 * @need: what it is for that somebody may say is not used, %TEL_NEED_NONE where that is said elsewhere or nowhere
 * @declined: whether somebody has said so
 * @hindrance: (nullable): why it cannot be said
 *
 * What a check is made of.
 */
typedef struct
{
  const char *rule;
  const char *part;
  TelReadinessGroup group;
  const char *title;
  TelReadinessState state;
  const char *found;
  const char *reason;
  TelReadinessFix fix;
  guint target;
  const char *proposal;
  const char *place;
  const char *command;
  TelNeed need;
  gboolean declined;
  const char *hindrance;
} TelReadinessFacts;

/* One prerequisite of the guide, and how a cluster stands to it. */
#define TEL_TYPE_READINESS_CHECK (tel_readiness_check_get_type ())
G_DECLARE_FINAL_TYPE (TelReadinessCheck, tel_readiness_check, TEL, READINESS_CHECK, GObject)

TelReadinessCheck *tel_readiness_check_new (const TelReadinessFacts *facts);
const char *tel_readiness_check_get_id (TelReadinessCheck *self);
const char *tel_readiness_check_get_rule (TelReadinessCheck *self);
TelReadinessGroup tel_readiness_check_get_group (TelReadinessCheck *self);
const char *tel_readiness_check_get_title (TelReadinessCheck *self);
TelReadinessState tel_readiness_check_get_state (TelReadinessCheck *self);
const char *tel_readiness_check_get_found (TelReadinessCheck *self);
const char *tel_readiness_check_get_reason (TelReadinessCheck *self);
TelReadinessFix tel_readiness_check_get_fix (TelReadinessCheck *self);
guint tel_readiness_check_get_target (TelReadinessCheck *self);
const char *tel_readiness_check_get_proposal (TelReadinessCheck *self);
const char *tel_readiness_check_get_place (TelReadinessCheck *self);
const char *tel_readiness_check_get_command (TelReadinessCheck *self);
TelNeed tel_readiness_check_get_need (TelReadinessCheck *self);
gboolean tel_readiness_check_is_declined (TelReadinessCheck *self);
const char *tel_readiness_check_get_hindrance (TelReadinessCheck *self);

const char *tel_readiness_state_get_label (TelReadinessState state);
const char *tel_readiness_state_get_nick (TelReadinessState state);
const char *tel_readiness_group_get_label (TelReadinessGroup group);

G_END_DECLS
