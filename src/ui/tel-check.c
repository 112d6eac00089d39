/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-check.h"

#include <glib/gi18n-lib.h>

/**
 * TelCheck:
 *
 * A line of the list that says how far a user is provisioned. Immutable once it is shown.
 */
struct _TelCheck
{
  GObject parent_instance;

  char *title;
  TelCheckState state;
  char *text;
  char *action_label;
  char *action_description;
  char *action_name;
  GVariant *action_target;
};

G_DEFINE_FINAL_TYPE (TelCheck, tel_check, G_TYPE_OBJECT)

static const struct
{
  const char *icon_name;
  const char *label;
  const char *style_class;
} states[] = {
  /* Translators: the state of a step of provisioning. */
  [TEL_CHECK_STATE_DONE] = { "tel-done-symbolic", N_ ("Done"), "success" },
  /* Translators: the state of a step of provisioning. */
  [TEL_CHECK_STATE_MISSING] = { "tel-missing-symbolic", N_ ("Not done yet"), "dim-label" },
  /* Translators: the state of a step of provisioning. */
  [TEL_CHECK_STATE_WAITING] = { "tel-waiting-symbolic", N_ ("Under way"), "accent" },
  /* Translators: the state of a step of provisioning. */
  [TEL_CHECK_STATE_PROBLEM] = { "tel-problem-symbolic", N_ ("Problem"), "tel-problem" },
};

static void
tel_check_finalize (GObject *object)
{
  TelCheck *self = TEL_CHECK (object);

  g_free (self->title);
  g_free (self->text);
  g_free (self->action_label);
  g_free (self->action_description);
  g_free (self->action_name);
  g_clear_pointer (&self->action_target, g_variant_unref);

  G_OBJECT_CLASS (tel_check_parent_class)->finalize (object);
}

static void
tel_check_class_init (TelCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_check_finalize;
}

static void
tel_check_init (TelCheck *self)
{
}

/**
 * tel_check_new:
 * @title: what is checked, a word or two
 * @state: how it stands
 * @text: how it stands, in words
 *
 * Makes a line.
 *
 * Returns: (transfer full): a new check
 */
TelCheck *
tel_check_new (const char *title, TelCheckState state, const char *text)
{
  TelCheck *self = g_object_new (TEL_TYPE_CHECK, NULL);

  self->title = g_strdup (title);
  self->state = state;
  self->text = g_strdup (text);

  return self;
}

/**
 * tel_check_get_title:
 * @self: a check
 *
 * Gets what is checked.
 *
 * Returns: a word or two, translated
 */
const char *
tel_check_get_title (TelCheck *self)
{
  g_return_val_if_fail (TEL_IS_CHECK (self), NULL);

  return self->title;
}

/**
 * tel_check_get_state:
 * @self: a check
 *
 * Gets how it stands.
 *
 * Returns: the state
 */
TelCheckState
tel_check_get_state (TelCheck *self)
{
  g_return_val_if_fail (TEL_IS_CHECK (self), TEL_CHECK_STATE_MISSING);

  return self->state;
}

/**
 * tel_check_get_text:
 * @self: a check
 *
 * Gets how it stands, in words.
 *
 * Returns: plain text, never markup
 */
const char *
tel_check_get_text (TelCheck *self)
{
  g_return_val_if_fail (TEL_IS_CHECK (self), NULL);

  return self->text;
}

/**
 * tel_check_set_action:
 * @self: a check that is not shown yet
 * @label: what the button says, a word or two, translated
 * @description: what the button does, translated: its accessible name
 * @action_name: the action
 * @target: (nullable): its parameter; a floating one is taken
 *
 * Says what can be done about it. A check without an action offers nothing.
 */
void
tel_check_set_action (
    TelCheck *self, const char *label, const char *description, const char *action_name, GVariant *target)
{
  g_return_if_fail (TEL_IS_CHECK (self));
  g_return_if_fail (self->action_name == NULL);
  g_return_if_fail (action_name != NULL);

  self->action_label = g_strdup (label);
  self->action_description = g_strdup (description);
  self->action_name = g_strdup (action_name);
  self->action_target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

/**
 * tel_check_get_action_name:
 * @self: a check
 *
 * Gets the action that does something about it.
 *
 * Returns: (nullable): the name of the action, %NULL when nothing can be done here
 */
const char *
tel_check_get_action_name (TelCheck *self)
{
  g_return_val_if_fail (TEL_IS_CHECK (self), NULL);

  return self->action_name;
}

/**
 * tel_check_get_action_target:
 * @self: a check
 *
 * Gets the parameter of the action.
 *
 * Returns: (transfer none) (nullable): the parameter
 */
GVariant *
tel_check_get_action_target (TelCheck *self)
{
  g_return_val_if_fail (TEL_IS_CHECK (self), NULL);

  return self->action_target;
}

/**
 * tel_check_get_action_label:
 * @self: a check
 *
 * Gets what the button of the action says.
 *
 * Returns: (nullable): a word or two, translated
 */
const char *
tel_check_get_action_label (TelCheck *self)
{
  g_return_val_if_fail (TEL_IS_CHECK (self), NULL);

  return self->action_label;
}

/**
 * tel_check_get_action_description:
 * @self: a check
 *
 * Gets what the button of the action does, for its accessible name.
 *
 * Returns: (nullable): a translated text
 */
const char *
tel_check_get_action_description (TelCheck *self)
{
  g_return_val_if_fail (TEL_IS_CHECK (self), NULL);

  return self->action_description;
}

/**
 * tel_check_state_get_icon_name:
 * @state: a state
 *
 * Gets the symbol of a state.
 *
 * Returns: the name of a symbolic icon
 */
const char *
tel_check_state_get_icon_name (TelCheckState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state].icon_name;
}

/**
 * tel_check_state_get_label:
 * @state: a state
 *
 * Gets the words for a state's symbol.
 *
 * Returns: a translated text
 */
const char *
tel_check_state_get_label (TelCheckState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return _ (states[state].label);
}

/**
 * tel_check_state_get_style_class:
 * @state: a state
 *
 * Gets the style class that colours a state's symbol.
 *
 * Returns: the name of a style class
 */
const char *
tel_check_state_get_style_class (TelCheckState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state].style_class;
}
