/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-readiness-check.h"

#include <glib/gi18n-lib.h>

struct _TelReadinessCheck
{
  GObject parent_instance;

  char *id;
  char *rule;
  TelReadinessGroup group;
  char *title;
  TelReadinessState state;
  char *found;
  char *reason;
  TelReadinessFix fix;
  guint target;
  char *proposal;
  char *place;
  char *command;
  TelNeed need;
  gboolean declined;
  char *hindrance;
};

G_DEFINE_FINAL_TYPE (TelReadinessCheck, tel_readiness_check, G_TYPE_OBJECT)

static const struct
{
  const char *label;
  const char *nick;
} states[] = {
  [TEL_READINESS_STATE_MET] = { N_ ("met"), "met" },
  [TEL_READINESS_STATE_NOT_MET] = { N_ ("not met"), "not-met" },
  [TEL_READINESS_STATE_NOT_APPLICABLE] = { N_ ("not applicable"), "not-applicable" },
  [TEL_READINESS_STATE_UNREADABLE] = { N_ ("cannot be read"), "unreadable" },
  [TEL_READINESS_STATE_REMINDER] = { N_ ("reminder"), "reminder" },
  [TEL_READINESS_STATE_NOT_WANTED] = { N_ ("not wanted"), "not-wanted" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == TEL_N_READINESS_STATES);

static const char *const groups[] = {
  [TEL_READINESS_GROUP_TYPES] = N_ ("Types of phone"),
  [TEL_READINESS_GROUP_MOBILE] = N_ ("Mobile devices"),
  [TEL_READINESS_GROUP_SECURE] = N_ ("Secure phones"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (groups) == TEL_N_READINESS_GROUPS);

static void
tel_readiness_check_finalize (GObject *object)
{
  TelReadinessCheck *self = TEL_READINESS_CHECK (object);

  g_free (self->id);
  g_free (self->rule);
  g_free (self->title);
  g_free (self->found);
  g_free (self->reason);
  g_free (self->proposal);
  g_free (self->place);
  g_free (self->command);
  g_free (self->hindrance);

  G_OBJECT_CLASS (tel_readiness_check_parent_class)->finalize (object);
}

static void
tel_readiness_check_class_init (TelReadinessCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_readiness_check_finalize;
}

static void
tel_readiness_check_init (TelReadinessCheck *self)
{
}

/**
 * tel_readiness_check_new:
 * @facts: what it is made of
 *
 * Makes a check.
 *
 * Returns: (transfer full): a new check
 */
TelReadinessCheck *
tel_readiness_check_new (const TelReadinessFacts *facts)
{
  TelReadinessCheck *self;

  g_return_val_if_fail (facts != NULL && facts->rule != NULL, NULL);
  g_return_val_if_fail (facts->title != NULL && facts->found != NULL && facts->reason != NULL, NULL);

  self = g_object_new (TEL_TYPE_READINESS_CHECK, NULL);
  self->id = facts->part != NULL ? g_strconcat (facts->rule, "-", facts->part, NULL) : g_strdup (facts->rule);
  self->rule = g_strdup (facts->rule);
  self->group = facts->group;
  self->title = g_strdup (facts->title);
  self->state = facts->state;
  self->found = g_strdup (facts->found);
  self->reason = g_strdup (facts->reason);
  self->fix = facts->fix;
  self->target = facts->target;
  self->proposal = g_strdup (facts->proposal);
  self->place = g_strdup (facts->place);
  self->command = g_strdup (facts->command);
  self->need = facts->need;
  self->declined = facts->declined;
  self->hindrance = g_strdup (facts->hindrance);

  return self;
}

/**
 * tel_readiness_check_get_id:
 * @self: a check
 *
 * Gets what names the check: the rule, and what it was looked at for, such as “G1.1-CSF”.
 *
 * Returns: the identifier
 */
const char *
tel_readiness_check_get_id (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->id;
}

/**
 * tel_readiness_check_get_rule:
 * @self: a check
 *
 * Gets the number of the guide's rule.
 *
 * Returns: the rule, such as “G1.4”
 */
const char *
tel_readiness_check_get_rule (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->rule;
}

/**
 * tel_readiness_check_get_group:
 * @self: a check
 *
 * Gets what the prerequisite is for.
 *
 * Returns: the group
 */
TelReadinessGroup
tel_readiness_check_get_group (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), 0);

  return self->group;
}

/**
 * tel_readiness_check_get_title:
 * @self: a check
 *
 * Gets what the prerequisite is.
 *
 * Returns: the translated title
 */
const char *
tel_readiness_check_get_title (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->title;
}

/**
 * tel_readiness_check_get_state:
 * @self: a check
 *
 * Gets how the prerequisite stands.
 *
 * Returns: the state
 */
TelReadinessState
tel_readiness_check_get_state (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), TEL_READINESS_STATE_UNREADABLE);

  return self->state;
}

/**
 * tel_readiness_check_get_found:
 * @self: a check
 *
 * Gets what was read of it.
 *
 * Returns: translated words
 */
const char *
tel_readiness_check_get_found (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->found;
}

/**
 * tel_readiness_check_get_reason:
 * @self: a check
 *
 * Gets why it matters.
 *
 * Returns: a translated sentence
 */
const char *
tel_readiness_check_get_reason (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->reason;
}

/**
 * tel_readiness_check_get_fix:
 * @self: a check
 *
 * Gets what mends it.
 *
 * Returns: the fix
 */
TelReadinessFix
tel_readiness_check_get_fix (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), 0);

  return self->fix;
}

/**
 * tel_readiness_check_get_target:
 * @self: a check
 *
 * Gets what the fix is about: a #TelGuideParameter or a #TelDeviceType.
 *
 * Returns: the target
 */
guint
tel_readiness_check_get_target (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), 0);

  return self->target;
}

/**
 * tel_readiness_check_get_proposal:
 * @self: a check
 *
 * Gets the value that a plan would give the parameter.
 *
 * Returns: (nullable): the value, %NULL where the person has to say it
 */
const char *
tel_readiness_check_get_proposal (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->proposal;
}

/**
 * tel_readiness_check_get_place:
 * @self: a check
 *
 * Gets what has to be done by hand and where.
 *
 * Returns: (nullable): translated sentences
 */
const char *
tel_readiness_check_get_place (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->place;
}

/**
 * tel_readiness_check_get_command:
 * @self: a check
 *
 * Gets the exact words for a command line.
 *
 * Returns: (nullable): the command
 */
const char *
tel_readiness_check_get_command (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->command;
}

/**
 * tel_readiness_check_get_need:
 * @self: a check
 *
 * Gets what it is for, where somebody may say of this check that it is not used.
 *
 * Returns: the need, or %TEL_NEED_NONE
 */
TelNeed
tel_readiness_check_get_need (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), TEL_NEED_NONE);

  return self->need;
}

/**
 * tel_readiness_check_is_declined:
 * @self: a check with a need
 *
 * Tells whether somebody has said that what it is for is not used. Where the cluster uses it all the same, it is judged
 * as if nobody had.
 *
 * Returns: %TRUE when somebody has
 */
gboolean
tel_readiness_check_is_declined (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), FALSE);

  return self->declined;
}

/**
 * tel_readiness_check_get_hindrance:
 * @self: a check with a need
 *
 * Gets why nobody can say that what it is for is not used.
 *
 * Returns: (nullable): a translated sentence
 */
const char *
tel_readiness_check_get_hindrance (TelReadinessCheck *self)
{
  g_return_val_if_fail (TEL_IS_READINESS_CHECK (self), NULL);

  return self->hindrance;
}

/**
 * tel_readiness_state_get_label:
 * @state: a state
 *
 * Names a state.
 *
 * Returns: translated words
 */
const char *
tel_readiness_state_get_label (TelReadinessState state)
{
  g_return_val_if_fail (state < TEL_N_READINESS_STATES, NULL);

  return _ (states[state].label);
}

/**
 * tel_readiness_state_get_nick:
 * @state: a state
 *
 * Names a state for machines.
 *
 * Returns: words in lower case with hyphens
 */
const char *
tel_readiness_state_get_nick (TelReadinessState state)
{
  g_return_val_if_fail (state < TEL_N_READINESS_STATES, NULL);

  return states[state].nick;
}

/**
 * tel_readiness_group_get_label:
 * @group: a group
 *
 * Gets the heading of a group of checks.
 *
 * Returns: the translated heading
 */
const char *
tel_readiness_group_get_label (TelReadinessGroup group)
{
  g_return_val_if_fail (group < TEL_N_READINESS_GROUPS, NULL);

  return _ (groups[group]);
}
