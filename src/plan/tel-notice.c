/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-notice.h"

/**
 * TelNotice:
 *
 * What one rule says about one plan. All of it is fixed but the tick.
 */
struct _TelNotice
{
  GObject parent_instance;

  char *rule;
  TelForce force;
  char *text;
  gboolean ticked;
};

G_DEFINE_FINAL_TYPE (TelNotice, tel_notice, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RULE,
  PROP_TEXT,
  PROP_TICKED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
tel_notice_finalize (GObject *object)
{
  TelNotice *self = TEL_NOTICE (object);

  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (tel_notice_parent_class)->finalize (object);
}

static void
tel_notice_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelNotice *self = TEL_NOTICE (object);

  switch (property_id)
    {
    case PROP_RULE:
      g_value_set_string (value, self->rule);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_TICKED:
      g_value_set_boolean (value, self->ticked);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_notice_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelNotice *self = TEL_NOTICE (object);

  switch (property_id)
    {
    case PROP_TICKED:
      tel_notice_set_ticked (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_notice_class_init (TelNoticeClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_notice_finalize;
  object_class->get_property = tel_notice_get_property;
  object_class->set_property = tel_notice_set_property;

  properties[PROP_RULE] = g_param_spec_string ("rule", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_TICKED] = g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_notice_init (TelNotice *self)
{
}

/**
 * tel_notice_new:
 * @rule: the number of the rule in the guide, e.g. “G3.7”
 * @force: what the rule does to the plan
 * @text: the sentence, in the user's language
 *
 * Makes a notice, not ticked.
 *
 * Returns: (transfer full): a new notice
 */
TelNotice *
tel_notice_new (const char *rule, TelForce force, const char *text)
{
  TelNotice *self;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (TEL_TYPE_NOTICE, NULL);
  self->rule = g_strdup (rule);
  self->force = force;
  self->text = g_strdup (text);

  return self;
}

/**
 * tel_notice_get_rule:
 * @self: a notice
 *
 * Gets the rule that speaks.
 *
 * Returns: its number
 */
const char *
tel_notice_get_rule (TelNotice *self)
{
  g_return_val_if_fail (TEL_IS_NOTICE (self), NULL);

  return self->rule;
}

/**
 * tel_notice_get_force:
 * @self: a notice
 *
 * Gets the force of the rule here.
 *
 * Returns: the force
 */
TelForce
tel_notice_get_force (TelNotice *self)
{
  g_return_val_if_fail (TEL_IS_NOTICE (self), TEL_FORCE_REFUSE);

  return self->force;
}

/**
 * tel_notice_get_text:
 * @self: a notice
 *
 * Gets what is said.
 *
 * Returns: the sentence
 */
const char *
tel_notice_get_text (TelNotice *self)
{
  g_return_val_if_fail (TEL_IS_NOTICE (self), NULL);

  return self->text;
}

/**
 * tel_notice_get_ticked:
 * @self: a notice
 *
 * Tells whether the administrator ticked the notice off.
 *
 * Returns: %TRUE when ticked
 */
gboolean
tel_notice_get_ticked (TelNotice *self)
{
  g_return_val_if_fail (TEL_IS_NOTICE (self), FALSE);

  return self->ticked;
}

/**
 * tel_notice_set_ticked:
 * @self: a notice
 * @ticked: whether it is ticked off
 *
 * Ticks the notice off, or takes the tick back. It matters for %TEL_FORCE_TICK only.
 */
void
tel_notice_set_ticked (TelNotice *self, gboolean ticked)
{
  g_return_if_fail (TEL_IS_NOTICE (self));

  ticked = ticked != FALSE;
  if (self->ticked == ticked)
    return;

  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}
