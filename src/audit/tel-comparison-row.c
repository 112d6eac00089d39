/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-row.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-user.h"

struct _TelComparisonRow
{
  GObject parent_instance;

  char *section;
  char *name;
  char *label;
  char *left;
  char *right;
  char *origin;
  char *reason;
  char *search_key;
  TelComparisonState state;
  gboolean may_be_copied;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (TelComparisonRow, tel_comparison_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
tel_comparison_row_finalize (GObject *object)
{
  TelComparisonRow *self = TEL_COMPARISON_ROW (object);

  g_free (self->section);
  g_free (self->name);
  g_free (self->label);
  g_free (self->left);
  g_free (self->right);
  g_free (self->origin);
  g_free (self->reason);
  g_free (self->search_key);

  G_OBJECT_CLASS (tel_comparison_row_parent_class)->finalize (object);
}

static void
tel_comparison_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, TEL_COMPARISON_ROW (object)->chosen);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_comparison_row_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CHOSEN:
      tel_comparison_row_set_chosen (TEL_COMPARISON_ROW (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_comparison_row_class_init (TelComparisonRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_comparison_row_finalize;
  object_class->get_property = tel_comparison_row_get_property;
  object_class->set_property = tel_comparison_row_set_property;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_comparison_row_init (TelComparisonRow *self)
{
}

/**
 * tel_comparison_row_new:
 * @section: the part of the objects that the field belongs to, in words
 * @name: what tells the field from every other of the comparison
 * @label: the field, in words
 * @state: how the two sides compare
 * @left: (nullable): the left value in words, %NULL for none
 * @right: (nullable): the right value in words, %NULL for none
 *
 * Makes a row that cannot be copied. None of the texts may be a secret.
 *
 * Returns: (transfer full): a new row
 */
TelComparisonRow *
tel_comparison_row_new (const char *section,
                        const char *name,
                        const char *label,
                        TelComparisonState state,
                        const char *left,
                        const char *right)
{
  TelComparisonRow *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (section != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (TEL_TYPE_COMPARISON_ROW, NULL);
  self->section = g_strdup (section);
  self->name = g_strdup (name);
  self->label = g_strdup (label);
  self->state = state;
  self->left = g_strdup (left);
  self->right = g_strdup (right);
  text = g_strdup_printf ("%s\n%s\n%s\n%s", section, label, left != NULL ? left : "", right != NULL ? right : "");
  self->search_key = tel_user_fold_search_text (text);

  return self;
}

/**
 * tel_comparison_row_get_section:
 * @self: a row
 *
 * Gets the part of the objects that the field belongs to.
 *
 * Returns: words in the user's language
 */
const char *
tel_comparison_row_get_section (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  return self->section;
}

/**
 * tel_comparison_row_get_name:
 * @self: a row
 *
 * Gets what tells the field from every other of the comparison, the same in every language.
 *
 * Returns: the name
 */
const char *
tel_comparison_row_get_name (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  return self->name;
}

/**
 * tel_comparison_row_get_label:
 * @self: a row
 *
 * Gets the glossary's term for the field.
 *
 * Returns: words in the user's language
 */
const char *
tel_comparison_row_get_label (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  return self->label;
}

/**
 * tel_comparison_row_get_left:
 * @self: a row
 *
 * Gets what the left side has.
 *
 * Returns: (nullable): the value in words, %NULL for none
 */
const char *
tel_comparison_row_get_left (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  return self->left;
}

/**
 * tel_comparison_row_get_right:
 * @self: a row
 *
 * Gets what the right side has.
 *
 * Returns: (nullable): the value in words, %NULL for none
 */
const char *
tel_comparison_row_get_right (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  return self->right;
}

/**
 * tel_comparison_row_get_state:
 * @self: a row
 *
 * Tells how the two sides compare.
 *
 * Returns: the state
 */
TelComparisonState
tel_comparison_row_get_state (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), TEL_COMPARISON_STATE_UNKNOWN);

  return self->state;
}

/**
 * tel_comparison_row_is_difference:
 * @self: a row
 *
 * Tells whether the two sides are known to differ. What does not apply to one of them is no difference of theirs.
 *
 * Returns: %TRUE when they do
 */
gboolean
tel_comparison_row_is_difference (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), FALSE);

  return self->state == TEL_COMPARISON_STATE_DIFFERS || self->state == TEL_COMPARISON_STATE_ONLY_LEFT ||
         self->state == TEL_COMPARISON_STATE_ONLY_RIGHT;
}

/**
 * tel_comparison_row_describe_state:
 * @self: a row
 *
 * Says how the two sides compare, so that it is not told by a colour alone.
 *
 * Returns: words in the user's language
 */
const char *
tel_comparison_row_describe_state (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  switch (self->state)
    {
    case TEL_COMPARISON_STATE_SAME:
      /* Translators: of a field of two objects: both have the same value */
      return C_ ("comparison", "same");

    case TEL_COMPARISON_STATE_DIFFERS:
      /* Translators: of a field of two objects: each has another value */
      return C_ ("comparison", "differs");

    case TEL_COMPARISON_STATE_ONLY_LEFT:
      /* Translators: of a field of two objects: the one on the right has no value */
      return C_ ("comparison", "only left");

    case TEL_COMPARISON_STATE_ONLY_RIGHT:
      /* Translators: of a field of two objects: the one on the left has no value */
      return C_ ("comparison", "only right");

    case TEL_COMPARISON_STATE_NOT_APPLICABLE:
      /* Translators: of a field of two objects: one is of a type without the field */
      return C_ ("comparison", "not for both types");

    case TEL_COMPARISON_STATE_UNKNOWN:
    default:
      /* Translators: of a field of two objects: the value of one is not known */
      return C_ ("comparison", "not known");
    }
}

/**
 * tel_comparison_row_matches:
 * @self: a row
 * @needle: a text that tel_user_fold_search_text() folded
 *
 * Tells whether the text is in the section, the field or one of the values.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_comparison_row_matches (TelComparisonRow *self, const char *needle)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), FALSE);
  g_return_val_if_fail (needle != NULL, FALSE);

  return strstr (self->search_key, needle) != NULL;
}

/**
 * tel_comparison_row_get_origin:
 * @self: a row
 *
 * Says when the left value became the right one, and by whom, where the left side is the right one of another time.
 *
 * Returns: (nullable): a sentence, %NULL where there is nothing to say
 */
const char *
tel_comparison_row_get_origin (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  return self->origin;
}

/**
 * tel_comparison_row_set_origin:
 * @self: a row that nobody shows yet
 * @origin: (nullable): a sentence without a secret
 *
 * Says when the left value became the right one.
 */
void
tel_comparison_row_set_origin (TelComparisonRow *self, const char *origin)
{
  g_return_if_fail (TEL_IS_COMPARISON_ROW (self));

  g_free (self->origin);
  self->origin = g_strdup (origin);
}

/**
 * tel_comparison_row_may_be_copied:
 * @self: a row
 *
 * Tells whether the right side may be given the left value.
 *
 * Returns: %TRUE when it may
 */
gboolean
tel_comparison_row_may_be_copied (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), FALSE);

  return self->may_be_copied;
}

/**
 * tel_comparison_row_get_reason:
 * @self: a row
 *
 * Says why a difference may not be copied.
 *
 * Returns: (nullable): a sentence, %NULL where it may or there is nothing to copy
 */
const char *
tel_comparison_row_get_reason (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), NULL);

  return self->reason;
}

/**
 * tel_comparison_row_allow:
 * @self: a row
 *
 * Lets the row be chosen.
 */
void
tel_comparison_row_allow (TelComparisonRow *self)
{
  g_return_if_fail (TEL_IS_COMPARISON_ROW (self));

  self->may_be_copied = TRUE;
  g_clear_pointer (&self->reason, g_free);
}

/**
 * tel_comparison_row_forbid:
 * @self: a row
 * @reason: a sentence
 *
 * Says why the row is not to be chosen.
 */
void
tel_comparison_row_forbid (TelComparisonRow *self, const char *reason)
{
  g_return_if_fail (TEL_IS_COMPARISON_ROW (self));
  g_return_if_fail (reason != NULL);

  self->may_be_copied = FALSE;
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/**
 * tel_comparison_row_get_chosen:
 * @self: a row
 *
 * Tells whether the right side is to become like the left one.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_comparison_row_get_chosen (TelComparisonRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (self), FALSE);

  return self->chosen;
}

/**
 * tel_comparison_row_set_chosen:
 * @self: a row
 * @chosen: whether the right side is to become like the left one
 *
 * Chooses a row. One that may not be copied stays as it is.
 */
void
tel_comparison_row_set_chosen (TelComparisonRow *self, gboolean chosen)
{
  g_return_if_fail (TEL_IS_COMPARISON_ROW (self));

  chosen = chosen && self->may_be_copied;
  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}
