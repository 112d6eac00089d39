/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TelRuleState:
 * @TEL_RULE_STATE_RUN: it was judged; it may have found nothing
 * @TEL_RULE_STATE_NOT_RUN: what it reads could not be read, which is not the same as passed
 * @TEL_RULE_STATE_NOT_APPLICABLE: it does not hold for this release
 * @TEL_RULE_STATE_ON_DEMAND: it is judged for the objects shown only, and none was
 * @TEL_RULE_STATE_OWN_PLAN: it is a check of this program's own plans
 *
 * What came of a rule.
 */
typedef enum
{
  TEL_RULE_STATE_RUN,
  TEL_RULE_STATE_NOT_RUN,
  TEL_RULE_STATE_NOT_APPLICABLE,
  TEL_RULE_STATE_ON_DEMAND,
  TEL_RULE_STATE_OWN_PLAN,
} TelRuleState;

#define TEL_N_RULE_STATES (TEL_RULE_STATE_OWN_PLAN + 1)

const char *tel_rule_state_get_nick (TelRuleState state);
gboolean tel_rule_state_from_nick (const char *nick, TelRuleState *state);

G_END_DECLS
