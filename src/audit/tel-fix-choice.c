/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fix-choice.h"

struct _TelFixChoice
{
  GObject parent_instance;

  char *value;
  char *words;
};

G_DEFINE_FINAL_TYPE (TelFixChoice, tel_fix_choice, G_TYPE_OBJECT)

static void
tel_fix_choice_finalize (GObject *object)
{
  TelFixChoice *self = TEL_FIX_CHOICE (object);

  g_free (self->value);
  g_free (self->words);

  G_OBJECT_CLASS (tel_fix_choice_parent_class)->finalize (object);
}

static void
tel_fix_choice_class_init (TelFixChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_fix_choice_finalize;
}

static void
tel_fix_choice_init (TelFixChoice *self)
{
}

/**
 * tel_fix_choice_new:
 * @value: what tel_fixes_choose() takes
 * @words: what a person reads
 *
 * Makes a choice.
 *
 * Returns: (transfer full): a new choice
 */
TelFixChoice *
tel_fix_choice_new (const char *value, const char *words)
{
  TelFixChoice *self;

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_object_new (TEL_TYPE_FIX_CHOICE, NULL);
  self->value = g_strdup (value);
  self->words = g_strdup (words);

  return self;
}

/**
 * tel_fix_choice_get_value:
 * @self: a choice
 *
 * Gets what tel_fixes_choose() takes.
 *
 * Returns: the value
 */
const char *
tel_fix_choice_get_value (TelFixChoice *self)
{
  g_return_val_if_fail (TEL_IS_FIX_CHOICE (self), NULL);

  return self->value;
}

/**
 * tel_fix_choice_get_words:
 * @self: a choice
 *
 * Gets what a person reads.
 *
 * Returns: the words, in the user's language
 */
const char *
tel_fix_choice_get_words (TelFixChoice *self)
{
  g_return_val_if_fail (TEL_IS_FIX_CHOICE (self), NULL);

  return self->words;
}
