/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-profile-rules.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-field-check.h"
#include "plan/tel-profile-proposal.h"

static const TelProfileRule *
get_rules (const TelProfileSituation *self, guint *n_rules)
{
  return TEL_IS_SECURITY_PROFILE (self->draft) ? tel_security_profile_rules_get (n_rules)
                                               : tel_sip_profile_rules_get (n_rules);
}

/* What one rule says; %NULL when it has nothing to say. */
static TelNotice *
ask (const TelProfileSituation *self, const TelProfileRule *rule)
{
  TelForce force = rule->force;
  g_autofree char *text = rule->check (self, rule, &force);

  return text != NULL ? tel_notice_new (rule->rule, force, text) : NULL;
}

/**
 * tel_profile_rules_get_before:
 * @self: a situation
 *
 * Gets what the draft is compared with: the profile as it was read, or what it is a copy of.
 *
 * Returns: (transfer none) (nullable): the profile, %NULL for one that is new altogether
 */
TelObject *
tel_profile_rules_get_before (const TelProfileSituation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base != NULL ? self->base : self->source;
}

/**
 * tel_profile_rules_is_changed:
 * @self: a situation
 * @property: a property of the draft
 *
 * Tells whether somebody chose the value: everything of a new profile was.
 *
 * Returns: %TRUE when it differs from what was before
 */
gboolean
tel_profile_rules_is_changed (const TelProfileSituation *self, const char *property)
{
  TelObject *before = tel_profile_rules_get_before (self);

  return before == NULL || !tel_object_property_equal (before, self->draft, property);
}

/**
 * tel_profile_rules_check_standard:
 * @self: a situation
 * @rule: the rule
 * @force: its force
 *
 * Refuses to change a profile that is the cluster's own (contract 2.4, 2.5).
 *
 * Returns: (transfer full) (nullable): the sentence
 */
char *
tel_profile_rules_check_standard (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  if (self->base == NULL || !tel_profile_proposal_is_standard (self->base, self->release))
    return NULL;

  return g_strdup_printf (_ ("“%s” is a standard profile, which the cluster lets nobody change. Make a copy and change "
                             "that."),
                          tel_object_get_key (self->base));
}

/**
 * tel_profile_rules_check_field:
 * @self: a situation
 * @rule: the rule
 * @force: its force
 *
 * Refuses what a field cannot hold, where somebody entered it.
 *
 * Returns: (transfer full) (nullable): the sentence
 */
char *
tel_profile_rules_check_field (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  if (!tel_profile_rules_is_changed (self, rule->property))
    return NULL;

  return tel_field_check (self->draft, rule->property, self->release);
}

/**
 * tel_profile_rules_run:
 * @self: a situation
 *
 * Lets every rule of G6 or G8 speak of a profile.
 *
 * Returns: (transfer full) (element-type TelNotice): what they say, in the order of the fields
 */
GPtrArray *
tel_profile_rules_run (const TelProfileSituation *self)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func (g_object_unref);
  const TelProfileRule *rules;
  guint n_rules;

  g_return_val_if_fail (self != NULL, notices);

  rules = get_rules (self, &n_rules);
  for (guint i = 0; i < n_rules; i++)
    {
      TelNotice *notice = ask (self, &rules[i]);

      if (notice != NULL)
        g_ptr_array_add (notices, notice);
    }

  return notices;
}

/**
 * tel_profile_rules_find:
 * @self: a situation
 * @property: a field
 *
 * Finds the weightiest that the rules say of one field, to be shown where it is edited.
 *
 * Returns: (transfer full) (nullable): the notice, %NULL when nothing is said
 */
TelNotice *
tel_profile_rules_find (const TelProfileSituation *self, const char *property)
{
  g_autoptr (TelNotice) found = NULL;
  const TelProfileRule *rules;
  guint n_rules;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (property != NULL, NULL);

  rules = get_rules (self, &n_rules);
  for (guint i = 0; i < n_rules; i++)
    {
      g_autoptr (TelNotice) notice = g_str_equal (rules[i].property, property) ? ask (self, &rules[i]) : NULL;

      if (notice != NULL && (found == NULL || tel_notice_get_force (notice) < tel_notice_get_force (found)))
        g_set_object (&found, notice);
    }

  return g_steal_pointer (&found);
}
