/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-record.h"

#include "model/tel-device.h"
#include "model/tel-error.h"
#include "model/tel-tree.h"
#include "plan/tel-journal-object.h"
#include "plan/tel-plan-private.h"
#include "plan/tel-settings-secrets.h"
#include "plan/tel-step-private.h"

#include <glib/gi18n-lib.h>

/* The words of the file: they outlive the order of the enumerations. */
static const char *const operations[] = {
  [TEL_STEP_OPERATION_ADD] = "add",
  [TEL_STEP_OPERATION_UPDATE] = "update",
  [TEL_STEP_OPERATION_REMOVE] = "remove",
  [TEL_STEP_OPERATION_APPLY] = "apply",
};

static const char *const states[] = {
  [TEL_STEP_STATE_WAITING] = "waiting", [TEL_STEP_STATE_RUNNING] = "running", [TEL_STEP_STATE_DONE] = "done",
  [TEL_STEP_STATE_WARNING] = "warning", [TEL_STEP_STATE_FAILED] = "failed",   [TEL_STEP_STATE_UNKNOWN] = "unknown",
};

/* The kinds that a plan writes. */
static const struct
{
  TelObjectKind kind;
  const char *name;
} kinds[] = {
  { TEL_OBJECT_KIND_USER, "user" },
  { TEL_OBJECT_KIND_DEVICE, "device" },
  { TEL_OBJECT_KIND_DIRECTORY_NUMBER, "directory-number" },
  { TEL_OBJECT_KIND_SECURITY_PROFILE, "phone-security-profile" },
  { TEL_OBJECT_KIND_SIP_PROFILE, "sip-profile" },
  { TEL_OBJECT_KIND_PARAMETER, "parameter" },
};

static gboolean
find_word (const char *const *words, guint n_words, const char *word, guint *found)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
}

static const char *
get_kind_name (TelObjectKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].name;

  g_assert_not_reached ();
}

static gboolean
find_kind (const char *name, TelObjectKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  return FALSE;
}

static char *
object_to_text (TelObject *object)
{
  g_autoptr (JsonNode) node = object != NULL ? tel_journal_object_to_json (object) : NULL;

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

/* Leaves @object alone where there is no text. */
static gboolean
object_from_text (TelObjectKind kind, const char *text, TelObject **object, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (text == NULL)
    return TRUE;

  node = json_from_string (text, NULL);
  if (node == NULL)
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("An object in the journal cannot be read."));

      return FALSE;
    }
  *object = tel_journal_object_from_json (tel_object_kind_get_object_type (kind), node, error);

  return *object != NULL;
}

/* The product specific settings of a phone may hold anything, passwords too. Where the step does not change them, and
 * going on with it reads them anew, they are left out; where undoing it needs them, secrets are. */
static TelObject *
dup_without_settings (TelStep *step, TelObject *object, TelObject *other)
{
  TelStepOperation operation = tel_step_get_operation (step);
  g_autoptr (TelTree) settings = NULL;
  g_autoptr (TelTree) others = NULL;
  g_autoptr (TelTree) kept = NULL;
  TelObject *copy;

  if (!TEL_IS_DEVICE (object))
    return object != NULL ? g_object_ref (object) : NULL;

  g_object_get (object, "vendor-config", &settings, NULL);
  if (settings == NULL || operation == TEL_STEP_OPERATION_ADD)
    return g_object_ref (object);

  if (other != NULL)
    g_object_get (other, "vendor-config", &others, NULL);
  if (operation == TEL_STEP_OPERATION_REMOVE || (operation == TEL_STEP_OPERATION_UPDATE && other != NULL &&
                                                 !tel_object_property_equal (object, other, "vendor-config")))
    kept = tel_settings_secrets_strip (settings, other != NULL ? others : NULL);
  copy = tel_object_copy (object);
  g_object_set (copy, "vendor-config", kept, NULL);

  return copy;
}

static TelJournalStepRecord *
record_step (TelStep *step)
{
  TelJournalStepRecord *record = tel_journal_step_record_new ();
  g_autoptr (TelObject) base = dup_without_settings (step, tel_step_get_base (step), tel_step_get_draft (step));
  g_autoptr (TelObject) draft = dup_without_settings (step, tel_step_get_draft (step), tel_step_get_base (step));
  GListModel *changes = tel_step_get_changes (step);

  record->operation = g_strdup (operations[tel_step_get_operation (step)]);
  record->kind = g_strdup (get_kind_name (tel_step_get_kind (step)));
  record->sentence = g_strdup (tel_step_get_sentence (step));
  record->new_string = tel_step_get_new_string (step);
  record->base = object_to_text (base);
  record->draft = object_to_text (draft);
  record->state = g_strdup (states[tel_step_get_state (step)]);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    g_ptr_array_add (record->changes, g_list_model_get_item (changes, i));

  return record;
}

/**
 * tel_journal_step_record_new:
 *
 * Makes a record with nothing in it.
 *
 * Returns: (transfer full): a new record
 */
TelJournalStepRecord *
tel_journal_step_record_new (void)
{
  TelJournalStepRecord *self = g_new0 (TelJournalStepRecord, 1);

  self->changes = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * tel_journal_step_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
tel_journal_step_record_free (TelJournalStepRecord *self)
{
  g_free (self->operation);
  g_free (self->kind);
  g_free (self->sentence);
  g_free (self->base);
  g_free (self->draft);
  g_free (self->result);
  g_free (self->state);
  g_free (self->message);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * tel_journal_step_record_make_step:
 * @self: a record
 * @error: return location for an error
 *
 * Makes the step anew, in the state in which the journal has it.
 *
 * Returns: (transfer full): the step, or %NULL with %TEL_ERROR_STORAGE when another version wrote what cannot be read
 */
TelStep *
tel_journal_step_record_make_step (const TelJournalStepRecord *self, GError **error)
{
  g_autoptr (TelObject) base = NULL;
  g_autoptr (TelObject) draft = NULL;
  g_autoptr (TelObject) result = NULL;
  gboolean is_idle;
  TelObjectKind kind;
  guint operation;
  guint state;
  TelStep *step;

  g_return_val_if_fail (self != NULL, NULL);

  is_idle = g_strcmp0 (self->result, TEL_JOURNAL_RECORD_IDLE) == 0;
  if (!find_kind (self->kind, &kind) ||
      !find_word (operations, G_N_ELEMENTS (operations), self->operation, &operation) ||
      !find_word (states, G_N_ELEMENTS (states), self->state, &state) || (self->base == NULL && self->draft == NULL))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
                   /* Translators: the sentence of a step */
                   _ ("The step “%s” in the journal was written by another version and cannot be read."),
                   self->sentence);

      return NULL;
    }
  if (!object_from_text (kind, self->base, &base, error) || !object_from_text (kind, self->draft, &draft, error) ||
      (!is_idle && !object_from_text (kind, self->result, &result, error)))
    return NULL;

  step = tel_step_new (operation, kind, base, draft);
  tel_step_take_sentence (step, g_strdup (self->sentence));
  tel_step_set_new_string (step, self->new_string);
  tel_step_set_result (step, result);
  tel_step_set_idle (step, is_idle);
  for (guint i = 0; i < self->changes->len; i++)
    {
      TelChange *change = g_ptr_array_index (self->changes, i);

      tel_step_add_change (step, tel_change_get_name (change), tel_change_get_label (change),
                           tel_change_get_before (change), tel_change_get_after (change));
    }
  tel_step_set_state (step, state, self->message);

  return step;
}

/**
 * tel_journal_record_new:
 *
 * Makes a record with nothing in it.
 *
 * Returns: (transfer full): a new record
 */
TelJournalRecord *
tel_journal_record_new (void)
{
  return g_new0 (TelJournalRecord, 1);
}

/**
 * tel_journal_record_new_for_plan:
 * @plan: a plan
 *
 * Writes down a plan with its steps, before and after; of an authentication string only that a new one is wanted.
 *
 * Returns: (transfer full): a new record
 */
TelJournalRecord *
tel_journal_record_new_for_plan (TelPlan *plan)
{
  TelJournalRecord *self;
  GListModel *steps;

  g_return_val_if_fail (TEL_IS_PLAN (plan), NULL);

  self = tel_journal_record_new ();
  steps = tel_plan_get_steps (plan);
  self->title = g_strdup (tel_plan_get_title (plan));
  self->verb = g_strdup (tel_plan_get_verb (plan));
  self->undoes = tel_plan_get_undoes (plan);
  self->separable = tel_plan_is_separable (plan);
  self->n_steps = g_list_model_get_n_items (steps);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_journal_step_record_free);
  for (guint i = 0; i < self->n_steps; i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      g_ptr_array_add (self->steps, record_step (step));
    }

  return self;
}

/**
 * tel_journal_record_make_plan:
 * @self: a record that has its steps
 * @error: return location for an error
 *
 * Makes the plan anew, each step in the state in which the journal has it.
 *
 * Returns: (transfer full): the plan, or %NULL with %TEL_ERROR_STORAGE when another version wrote what cannot be read
 */
TelPlan *
tel_journal_record_make_plan (const TelJournalRecord *self, GError **error)
{
  g_autoptr (TelPlan) plan = NULL;

  g_return_val_if_fail (self != NULL && self->steps != NULL, NULL);

  plan = tel_plan_new (self->title, self->verb);
  tel_plan_set_number (plan, self->id);
  tel_plan_set_undoes (plan, self->undoes);
  tel_plan_set_separable (plan, self->separable);
  for (guint i = 0; i < self->steps->len; i++)
    {
      g_autoptr (TelStep) step = tel_journal_step_record_make_step (g_ptr_array_index (self->steps, i), error);

      if (step == NULL)
        return NULL;
      tel_plan_add_step (plan, step);
    }

  return g_steal_pointer (&plan);
}

/**
 * tel_journal_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
tel_journal_record_free (TelJournalRecord *self)
{
  g_free (self->lock);
  g_free (self->connection);
  g_free (self->cluster);
  g_free (self->account);
  g_free (self->person);
  g_free (self->title);
  g_free (self->verb);
  g_free (self->state);
  g_free (self->message);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

/**
 * tel_journal_record_make_result:
 * @step: a step that was settled
 *
 * Writes down the object as it was read back, for undoing the step; no secret is in it.
 *
 * Returns: (transfer full) (nullable): the text, %NULL where nothing was read back
 */
char *
tel_journal_record_make_result (TelStep *step)
{
  TelObject *result = tel_step_get_result (step);
  g_autoptr (TelObject) object = NULL;

  if (tel_step_is_idle (step))
    return g_strdup (TEL_JOURNAL_RECORD_IDLE);
  if (result == NULL)
    return NULL;

  object = tel_object_copy (result);
  if (TEL_IS_DEVICE (object))
    g_object_set (object, "vendor-config", NULL, NULL);

  return object_to_text (object);
}

/**
 * tel_journal_record_holds_secret:
 * @kind: a kind of object, by the word that the journal has for it
 * @property: the name of a property
 *
 * Tells whether a property of such an object is a secret.
 *
 * Returns: %FALSE for one that is none, or that is not known
 */
gboolean
tel_journal_record_holds_secret (const char *kind, const char *property)
{
  g_autoptr (GTypeClass) klass = NULL;
  GParamSpec *pspec;
  TelObjectKind found;

  g_return_val_if_fail (property != NULL, FALSE);

  if (!find_kind (kind, &found))
    return FALSE;

  klass = g_type_class_ref (tel_object_kind_get_object_type (found));
  pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), property);

  return pspec != NULL && pspec->value_type == TEL_TYPE_AUTH_STRING;
}

/**
 * tel_journal_record_get_step_state:
 * @state: how far a step has come
 *
 * Gets the word that the journal has for it.
 *
 * Returns: the word
 */
const char *
tel_journal_record_get_step_state (TelStepState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return states[state];
}
