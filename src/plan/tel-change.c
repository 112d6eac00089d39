/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-change.h"

/**
 * TelChange:
 *
 * One field before and after a step, in words. It does not change.
 */
struct _TelChange
{
  GObject parent_instance;

  char *name;
  char *label;
  char *before;
  char *after;
};

G_DEFINE_FINAL_TYPE (TelChange, tel_change, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_BEFORE,
  PROP_AFTER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
tel_change_finalize (GObject *object)
{
  TelChange *self = TEL_CHANGE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);

  G_OBJECT_CLASS (tel_change_parent_class)->finalize (object);
}

static void
tel_change_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelChange *self = TEL_CHANGE (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_BEFORE:
      g_value_set_string (value, self->before);
      break;

    case PROP_AFTER:
      g_value_set_string (value, self->after);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_change_class_init (TelChangeClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_change_finalize;
  object_class->get_property = tel_change_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_BEFORE] = g_param_spec_string ("before", NULL, NULL, NULL, flags);
  properties[PROP_AFTER] = g_param_spec_string ("after", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_change_init (TelChange *self)
{
}

/**
 * tel_change_new:
 * @name: (nullable): the field, by the name that it has in every language; %NULL where an older journal has none
 * @label: the field, by its term of the glossary
 * @before: (nullable): its value before; %NULL where there was none
 * @after: (nullable): its value after; %NULL where there is none then
 *
 * Makes a change. A secret is never given here: its @after is a sentence that there is a new one.
 *
 * Returns: (transfer full): a new change
 */
TelChange *
tel_change_new (const char *name, const char *label, const char *before, const char *after)
{
  TelChange *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (TEL_TYPE_CHANGE, NULL);
  self->name = g_strdup (name);
  self->label = g_strdup (label);
  self->before = g_strdup (before);
  self->after = g_strdup (after);

  return self;
}

/**
 * tel_change_get_name:
 * @self: a change
 *
 * Gets the name of the field that is the same in every language: the property, “lines[2].label” for one of a line.
 *
 * Returns: (nullable): the name, %NULL for a change of an older journal
 */
const char *
tel_change_get_name (TelChange *self)
{
  g_return_val_if_fail (TEL_IS_CHANGE (self), NULL);

  return self->name;
}

/**
 * tel_change_get_label:
 * @self: a change
 *
 * Gets what the field is called.
 *
 * Returns: the label, in the user's language
 */
const char *
tel_change_get_label (TelChange *self)
{
  g_return_val_if_fail (TEL_IS_CHANGE (self), NULL);

  return self->label;
}

/**
 * tel_change_get_before:
 * @self: a change
 *
 * Gets the value before the step.
 *
 * Returns: (nullable): the value in words
 */
const char *
tel_change_get_before (TelChange *self)
{
  g_return_val_if_fail (TEL_IS_CHANGE (self), NULL);

  return self->before;
}

/**
 * tel_change_get_after:
 * @self: a change
 *
 * Gets the value after the step.
 *
 * Returns: (nullable): the value in words
 */
const char *
tel_change_get_after (TelChange *self)
{
  g_return_val_if_fail (TEL_IS_CHANGE (self), NULL);

  return self->after;
}
