/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TelUserAspect:
 * @TEL_USER_ASPECT_ASSOCIATION: the associated devices (G5.4)
 * @TEL_USER_ASPECT_PRIMARY_EXTENSION: the primary extension (G5.7)
 * @TEL_USER_ASPECT_GROUPS: the groups that Jabber needs (G4.4)
 * @TEL_USER_ASPECT_SECURE_CONNECTION: the group that a Jabber user must not be in (G4.4)
 * @TEL_USER_ASPECT_CTI: Allow Control of Device from CTI
 * @TEL_USER_ASPECT_HOME_CLUSTER: Home Cluster
 * @TEL_USER_ASPECT_PRESENCE: Enable User for IM and Presence
 * @TEL_USER_ASPECT_SERVICE_PROFILE: the service profile (G5.5)
 *
 * What of a user can be wrong for Jabber.
 */
typedef enum
{
  TEL_USER_ASPECT_ASSOCIATION,
  TEL_USER_ASPECT_PRIMARY_EXTENSION,
  TEL_USER_ASPECT_GROUPS,
  TEL_USER_ASPECT_SECURE_CONNECTION,
  TEL_USER_ASPECT_CTI,
  TEL_USER_ASPECT_HOME_CLUSTER,
  TEL_USER_ASPECT_PRESENCE,
  TEL_USER_ASPECT_SERVICE_PROFILE,
} TelUserAspect;

#define TEL_N_USER_ASPECTS (TEL_USER_ASPECT_SERVICE_PROFILE + 1)

/**
 * TelRemedy:
 * @TEL_REMEDY_TOGETHER: it is put right together with the others
 * @TEL_REMEDY_APART: it is put right only when that is asked for by itself
 * @TEL_REMEDY_ELSEWHERE: the administrator does it, where the advice says
 * @TEL_REMEDY_NONE: nothing is wrong; it is said all the same
 *
 * How something wrong is put right (audit rules, “Fix”).
 */
typedef enum
{
  TEL_REMEDY_TOGETHER,
  TEL_REMEDY_APART,
  TEL_REMEDY_ELSEWHERE,
  TEL_REMEDY_NONE,
} TelRemedy;

/* What is wrong with a user, and what would put it right. Immutable. */
#define TEL_TYPE_USER_FAULT (tel_user_fault_get_type ())
G_DECLARE_FINAL_TYPE (TelUserFault, tel_user_fault, TEL, USER_FAULT, GObject)

TelUserFault *
tel_user_fault_new (TelUserAspect aspect, const char *rule, TelRemedy remedy, const char *text, const char *advice);
TelUserAspect tel_user_fault_get_aspect (TelUserFault *self);
const char *tel_user_fault_get_rule (TelUserFault *self);
TelRemedy tel_user_fault_get_remedy (TelUserFault *self);
const char *tel_user_fault_get_text (TelUserFault *self);
const char *tel_user_fault_get_advice (TelUserFault *self);

G_END_DECLS
