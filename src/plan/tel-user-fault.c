/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-user-fault.h"

struct _TelUserFault
{
  GObject parent_instance;

  TelUserAspect aspect;
  char *rule;
  TelRemedy remedy;
  char *text;
  char *advice;
};

G_DEFINE_FINAL_TYPE (TelUserFault, tel_user_fault, G_TYPE_OBJECT)

static void
tel_user_fault_finalize (GObject *object)
{
  TelUserFault *self = TEL_USER_FAULT (object);

  g_free (self->rule);
  g_free (self->text);
  g_free (self->advice);

  G_OBJECT_CLASS (tel_user_fault_parent_class)->finalize (object);
}

static void
tel_user_fault_class_init (TelUserFaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_user_fault_finalize;
}

static void
tel_user_fault_init (TelUserFault *self)
{
}

/**
 * tel_user_fault_new:
 * @aspect: what of the user
 * @rule: the rule of the guide (G…), or of the audit's list (U…)
 * @remedy: how it is put right
 * @text: what is wrong, a translated sentence
 * @advice: what would put it right, a translated sentence
 *
 * Makes one.
 *
 * Returns: (transfer full): a new fault
 */
TelUserFault *
tel_user_fault_new (TelUserAspect aspect, const char *rule, TelRemedy remedy, const char *text, const char *advice)
{
  TelUserFault *self = g_object_new (TEL_TYPE_USER_FAULT, NULL);

  self->aspect = aspect;
  self->rule = g_strdup (rule);
  self->remedy = remedy;
  self->text = g_strdup (text);
  self->advice = g_strdup (advice);

  return self;
}

/**
 * tel_user_fault_get_aspect:
 * @self: a fault
 *
 * Gets what of the user is wrong.
 *
 * Returns: the aspect
 */
TelUserAspect
tel_user_fault_get_aspect (TelUserFault *self)
{
  g_return_val_if_fail (TEL_IS_USER_FAULT (self), TEL_USER_ASPECT_ASSOCIATION);

  return self->aspect;
}

/**
 * tel_user_fault_get_rule:
 * @self: a fault
 *
 * Gets the rule that says so.
 *
 * Returns: its number, G… for the guide's, U… for the audit's
 */
const char *
tel_user_fault_get_rule (TelUserFault *self)
{
  g_return_val_if_fail (TEL_IS_USER_FAULT (self), NULL);

  return self->rule;
}

/**
 * tel_user_fault_get_remedy:
 * @self: a fault
 *
 * Gets how it is put right.
 *
 * Returns: the remedy
 */
TelRemedy
tel_user_fault_get_remedy (TelUserFault *self)
{
  g_return_val_if_fail (TEL_IS_USER_FAULT (self), TEL_REMEDY_NONE);

  return self->remedy;
}

/**
 * tel_user_fault_get_text:
 * @self: a fault
 *
 * Gets what is wrong.
 *
 * Returns: a translated sentence, plain text
 */
const char *
tel_user_fault_get_text (TelUserFault *self)
{
  g_return_val_if_fail (TEL_IS_USER_FAULT (self), NULL);

  return self->text;
}

/**
 * tel_user_fault_get_advice:
 * @self: a fault
 *
 * Gets what would put it right.
 *
 * Returns: a translated sentence, plain text
 */
const char *
tel_user_fault_get_advice (TelUserFault *self)
{
  g_return_val_if_fail (TEL_IS_USER_FAULT (self), NULL);

  return self->advice;
}
