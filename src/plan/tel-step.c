/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-step-private.h"

#include "model/tel-directory-number.h"
#include "model/tel-parameter.h"

/**
 * TelStep:
 *
 * One write. The object before and the object wanted are held as objects; the authentication string is in neither, only
 * that a new one is wanted (architecture, write path 7).
 */
struct _TelStep
{
  GObject parent_instance;

  TelStepOperation operation;
  TelObjectKind kind;
  TelObject *base;
  TelObject *draft;
  TelObject *result;
  /* Of a parameter: what names it besides its name, and stays. */
  char *place;
  char *sentence;
  GListStore *changes;
  gboolean new_string;
  gboolean idle;
  TelStepState state;
  char *message;
};

G_DEFINE_FINAL_TYPE (TelStep, tel_step, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SENTENCE,
  PROP_CHANGES,
  PROP_STATE,
  PROP_MESSAGE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
tel_step_finalize (GObject *object)
{
  TelStep *self = TEL_STEP (object);

  g_clear_object (&self->base);
  g_clear_object (&self->draft);
  g_clear_object (&self->result);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (tel_step_parent_class)->finalize (object);
}

static void
tel_step_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelStep *self = TEL_STEP (object);

  switch (property_id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;

    case PROP_CHANGES:
      g_value_set_object (value, self->changes);
      break;

    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_step_class_init (TelStepClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_step_finalize;
  object_class->get_property = tel_step_get_property;

  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  properties[PROP_CHANGES] = g_param_spec_object ("changes", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, TEL_STEP_STATE_UNKNOWN, 0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_step_init (TelStep *self)
{
  self->changes = g_list_store_new (TEL_TYPE_CHANGE);
}

/**
 * tel_step_new:
 * @operation: what is done
 * @kind: to what kind of object
 * @base: (nullable): the object as it was read, %NULL when it does not exist yet
 * @draft: (nullable): the object as it is to be, %NULL when it is removed
 *
 * Makes a step that waits. Neither object may be changed afterwards.
 *
 * Returns: (transfer full): a new step
 */
TelStep *
tel_step_new (TelStepOperation operation, TelObjectKind kind, TelObject *base, TelObject *draft)
{
  TelStep *self;

  g_return_val_if_fail (base == NULL || TEL_IS_OBJECT (base), NULL);
  g_return_val_if_fail (draft == NULL || TEL_IS_OBJECT (draft), NULL);
  g_return_val_if_fail (base != NULL || draft != NULL, NULL);

  self = g_object_new (TEL_TYPE_STEP, NULL);
  self->operation = operation;
  self->kind = kind;
  g_set_object (&self->base, base);
  g_set_object (&self->draft, draft);
  if (kind == TEL_OBJECT_KIND_PARAMETER)
    self->place = tel_parameter_dup_place (TEL_PARAMETER (base != NULL ? base : draft));

  return self;
}

/**
 * tel_step_get_operation:
 * @self: a step
 *
 * Gets what the step does.
 *
 * Returns: the operation
 */
TelStepOperation
tel_step_get_operation (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), TEL_STEP_OPERATION_ADD);

  return self->operation;
}

/**
 * tel_step_get_kind:
 * @self: a step
 *
 * Gets the kind of object that is written.
 *
 * Returns: the kind
 */
TelObjectKind
tel_step_get_kind (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), TEL_OBJECT_KIND_USER);

  return self->kind;
}

/**
 * tel_step_get_base:
 * @self: a step
 *
 * Gets the object as it was when the plan was made.
 *
 * Returns: (transfer none) (nullable): the object, %NULL for one that is added
 */
TelObject *
tel_step_get_base (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return self->base;
}

/**
 * tel_step_get_draft:
 * @self: a step
 *
 * Gets the object as it is to be.
 *
 * Returns: (transfer none) (nullable): the object, %NULL for one that is removed
 */
TelObject *
tel_step_get_draft (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return self->draft;
}

/**
 * tel_step_get_object_name:
 * @self: a step
 *
 * Gets the name by which the object is found on the cluster.
 *
 * Returns: (nullable): the name
 */
const char *
tel_step_get_object_name (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return tel_object_get_key (self->base != NULL ? self->base : self->draft);
}

/**
 * tel_step_get_partition:
 * @self: a step
 *
 * Gets the partition, which with the name makes the key of a directory number, or the place, which does so for a
 * parameter (tel_parameter_dup_place()).
 *
 * Returns: (nullable): the partition or the place, %NULL for other kinds and for none
 */
const char *
tel_step_get_partition (TelStep *self)
{
  TelObject *object;

  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  if (self->place != NULL)
    return self->place;

  object = self->base != NULL ? self->base : self->draft;

  return TEL_IS_DIRECTORY_NUMBER (object) ? tel_directory_number_get_partition (TEL_DIRECTORY_NUMBER (object)) : NULL;
}

static const char *
get_partition (TelObject *object)
{
  const char *partition =
      TEL_IS_DIRECTORY_NUMBER (object) ? tel_directory_number_get_partition (TEL_DIRECTORY_NUMBER (object)) : NULL;

  return partition != NULL && *partition != '\0' ? partition : NULL;
}

/**
 * tel_step_get_name_after:
 * @self: a step
 *
 * Gets the name by which the object is found once the step was carried out: another one where it renames.
 *
 * Returns: (nullable): the name
 */
const char *
tel_step_get_name_after (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return tel_object_get_key (self->draft != NULL ? self->draft : self->base);
}

/**
 * tel_step_get_partition_after:
 * @self: a step
 *
 * Gets the partition in which a directory number is found once the step was carried out.
 *
 * Returns: (nullable): the partition, %NULL for other kinds and for none
 */
const char *
tel_step_get_partition_after (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return self->place != NULL ? self->place : get_partition (self->draft != NULL ? self->draft : self->base);
}

/**
 * tel_step_renames:
 * @self: a step
 *
 * Tells whether the object is found by another name, or in another partition, once the step was carried out.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_step_renames (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), FALSE);

  return self->operation == TEL_STEP_OPERATION_UPDATE &&
         (g_strcmp0 (tel_object_get_key (self->base), tel_object_get_key (self->draft)) != 0 ||
          g_strcmp0 (get_partition (self->base), get_partition (self->draft)) != 0);
}

/**
 * tel_step_get_sentence:
 * @self: a step
 *
 * Gets what the step does in words.
 *
 * Returns: the sentence, in the user's language
 */
const char *
tel_step_get_sentence (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return self->sentence;
}

/**
 * tel_step_take_sentence:
 * @self: a step
 * @sentence: (transfer full): the sentence
 *
 * Says what the step does.
 */
void
tel_step_take_sentence (TelStep *self, char *sentence)
{
  g_return_if_fail (TEL_IS_STEP (self));

  g_free (self->sentence);
  self->sentence = sentence;
}

/**
 * tel_step_get_changes:
 * @self: a step
 *
 * Gets the fields that the step changes.
 *
 * Returns: (transfer none): a list of #TelChange
 */
GListModel *
tel_step_get_changes (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return G_LIST_MODEL (self->changes);
}

/**
 * tel_step_add_change:
 * @self: a step
 * @name: (nullable): the field, by the name that it has in every language
 * @label: the field, by its term of the glossary
 * @before: (nullable): its value before
 * @after: (nullable): its value after
 *
 * Appends a field that the step changes.
 */
void
tel_step_add_change (TelStep *self, const char *name, const char *label, const char *before, const char *after)
{
  g_autoptr (TelChange) change = NULL;

  g_return_if_fail (TEL_IS_STEP (self));

  change = tel_change_new (name, label, before, after);
  g_list_store_append (self->changes, change);
}

/**
 * tel_step_set_result:
 * @self: a step
 * @result: (nullable): the object as it was read back
 *
 * Keeps what the cluster made of what was sent: undoing the step tells by it what others changed since.
 */
void
tel_step_set_result (TelStep *self, TelObject *result)
{
  g_return_if_fail (TEL_IS_STEP (self));

  g_set_object (&self->result, result);
}

/**
 * tel_step_get_result:
 * @self: a step
 *
 * Gets the object as it was read back.
 *
 * Returns: (transfer none) (nullable): the object, %NULL where it was not read back
 */
TelObject *
tel_step_get_result (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return self->result;
}

/**
 * tel_step_add_warning:
 * @self: a step that was settled
 * @warning: what there is to say besides
 *
 * Says something more of a step. One that went well has a warning from then on.
 */
void
tel_step_add_warning (TelStep *self, const char *warning)
{
  g_autofree char *message = NULL;

  g_return_if_fail (TEL_IS_STEP (self));
  g_return_if_fail (warning != NULL);

  message = self->message != NULL ? g_strconcat (self->message, " ", warning, NULL) : g_strdup (warning);
  tel_step_set_state (self, self->state == TEL_STEP_STATE_DONE ? TEL_STEP_STATE_WARNING : self->state, message);
}

/**
 * tel_step_set_idle:
 * @self: a step
 * @idle: whether nothing was written
 *
 * Says that everything was as wanted before, so that the step has written nothing and undoing it has nothing to do.
 */
void
tel_step_set_idle (TelStep *self, gboolean idle)
{
  g_return_if_fail (TEL_IS_STEP (self));

  self->idle = idle;
}

/**
 * tel_step_is_idle:
 * @self: a step that was settled
 *
 * Tells whether the step has written nothing.
 *
 * Returns: %TRUE when everything was as wanted before
 */
gboolean
tel_step_is_idle (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), FALSE);

  return self->idle;
}

/**
 * tel_step_set_new_string:
 * @self: a step
 * @new_string: whether a string is wanted
 *
 * Says that the step carries a new authentication string, which the runner makes right before the write.
 */
void
tel_step_set_new_string (TelStep *self, gboolean new_string)
{
  g_return_if_fail (TEL_IS_STEP (self));

  self->new_string = new_string;
}

/**
 * tel_step_get_new_string:
 * @self: a step
 *
 * Tells whether the step carries a new authentication string.
 *
 * Returns: %TRUE when one is wanted
 */
gboolean
tel_step_get_new_string (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), FALSE);

  return self->new_string;
}

/**
 * tel_step_is_perhaps_sent:
 * @self: a step that is about to be run
 *
 * Tells whether the step may have been sent by a program that ended before it knew what became of it, or whose answer
 * was lost for good.
 *
 * Returns: %TRUE when reading has to tell before it is sent
 */
gboolean
tel_step_is_perhaps_sent (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), FALSE);

  return self->state == TEL_STEP_STATE_RUNNING || self->state == TEL_STEP_STATE_UNKNOWN;
}

/**
 * tel_step_get_state:
 * @self: a step
 *
 * Gets how far the step has come. The property “state” notifies.
 *
 * Returns: the state
 */
TelStepState
tel_step_get_state (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), TEL_STEP_STATE_WAITING);

  return self->state;
}

/**
 * tel_step_get_message:
 * @self: a step
 *
 * Gets what is to be said of a step that did not go as planned.
 *
 * Returns: (nullable): the message
 */
const char *
tel_step_get_message (TelStep *self)
{
  g_return_val_if_fail (TEL_IS_STEP (self), NULL);

  return self->message;
}

/**
 * tel_step_set_state:
 * @self: a step
 * @state: how far it has come
 * @message: (nullable): what there is to say of it
 *
 * Moves the step on.
 */
void
tel_step_set_state (TelStep *self, TelStepState state, const char *message)
{
  g_return_if_fail (TEL_IS_STEP (self));

  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
}
