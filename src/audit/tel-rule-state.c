/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-rule-state.h"

static const char *const nicks[] = {
  [TEL_RULE_STATE_RUN] = "run",
  [TEL_RULE_STATE_NOT_RUN] = "not-run",
  [TEL_RULE_STATE_NOT_APPLICABLE] = "not-applicable",
  [TEL_RULE_STATE_ON_DEMAND] = "on-demand",
  [TEL_RULE_STATE_OWN_PLAN] = "own-plan",
};

G_STATIC_ASSERT (G_N_ELEMENTS (nicks) == TEL_N_RULE_STATES);

/**
 * tel_rule_state_get_nick:
 * @state: what came of a rule
 *
 * Gets the word for files.
 *
 * Returns: a word that stays
 */
const char *
tel_rule_state_get_nick (TelRuleState state)
{
  g_return_val_if_fail (state < TEL_N_RULE_STATES, NULL);

  return nicks[state];
}

/**
 * tel_rule_state_from_nick:
 * @nick: a word as tel_rule_state_get_nick() gives it
 * @state: (out): what came of a rule
 *
 * Reads what came of a rule.
 *
 * Returns: %FALSE when there is no such state
 */
gboolean
tel_rule_state_from_nick (const char *nick, TelRuleState *state)
{
  g_return_val_if_fail (nick != NULL && state != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nicks[i], nick))
      {
        *state = (TelRuleState) i;
        return TRUE;
      }

  return FALSE;
}
