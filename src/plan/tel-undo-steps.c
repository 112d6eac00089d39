/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-undo-steps.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-axl-coverage.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-enrolment.h"

#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"
#include "plan/tel-undo-change.h"
#include "plan/tel-undo-effects.h"
#include "plan/tel-undo-order.h"
#include "plan/tel-undo-private.h"
#include "plan/tel-undo-use.h"

/* What enrolment moves on by itself, and what the cluster lists of others. */
static const char *const moving[] = {
  "certificate-operation", "certificate-status", "authentication-mode",   "key-size",           "key-order",
  "ec-key-size",           "completes-by",       "authentication-string", "associated-devices", NULL,
};

/**
 * tel_undo_say:
 * @self: an undoing
 * @force: what it does to the plan
 * @format: the sentence
 *
 * Says something of the undoing.
 */
void
tel_undo_say (TelUndoing *self, TelForce force, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (force == TEL_FORCE_REFUSE)
    self->is_refused = TRUE;
  for (guint i = 0; i < self->notices->len; i++)
    if (g_strcmp0 (tel_notice_get_text (g_ptr_array_index (self->notices, i)), text) == 0)
      return;

  g_ptr_array_add (self->notices, tel_notice_new ("undo", force, text));
}

static const char *
get_name_label (TelObject *object)
{
  return tel_object_get_property_label (object, TEL_OBJECT_GET_CLASS (object)->key);
}

/**
 * tel_undo_add_step:
 * @self: an undoing
 * @step: (transfer full): its next step
 * @sentence: (transfer full): what it does
 *
 * Appends a step.
 */
void
tel_undo_add_step (TelUndoing *self, TelStep *step, char *sentence)
{
  TelStepOperation operation = tel_step_get_operation (step);
  TelObject *object = tel_step_get_draft (step) != NULL ? tel_step_get_draft (step) : tel_step_get_base (step);

  tel_step_take_sentence (step, sentence);
  if (operation == TEL_STEP_OPERATION_ADD || operation == TEL_STEP_OPERATION_UPDATE)
    tel_step_describe_changes (step);
  else
    tel_step_add_change (step, TEL_OBJECT_GET_CLASS (object)->key, get_name_label (object),
                         operation == TEL_STEP_OPERATION_REMOVE ? tel_step_get_object_name (step) : NULL,
                         operation == TEL_STEP_OPERATION_REMOVE ? NULL : tel_step_get_object_name (step));
  g_ptr_array_add (self->steps, step);
}

/**
 * tel_undo_is_other:
 * @known: (nullable): an object as it was known
 * @current: the object of that name now
 *
 * Tells whether another object took the name.
 *
 * Returns: %TRUE when the identities differ
 */
gboolean
tel_undo_is_other (TelObject *known, TelObject *current)
{
  const char *mine = known != NULL ? tel_object_get_uuid (known) : NULL;
  const char *theirs = tel_object_get_uuid (current);

  return mine != NULL && theirs != NULL && g_ascii_strcasecmp (mine, theirs) != 0;
}

static char **
list_changes_since (TelStep *step, TelObject *current)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  TelObject *result = tel_step_get_result (step);
  TelObject *draft = tel_step_get_draft (step);
  g_auto (GStrv) sent = tel_settlement_list_sent (NULL, draft);
  g_auto (GStrv) wrong = NULL;

  if (result != NULL)
    wrong = tel_object_list_differences (result, current);
  else
    wrong = tel_settlement_list_wrong (draft, current, (const char *const *) sent);
  for (guint i = 0; wrong[i] != NULL; i++)
    if (!g_strv_contains (moving, wrong[i]) && !g_str_equal (wrong[i], "vendor-config") &&
        (result == NULL || !tel_settlement_is_same (result, current, wrong[i])))
      g_strv_builder_add (builder, wrong[i]);

  return g_strv_builder_end (builder);
}

static void
refuse_since (TelUndoing *self, const char *object, GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *since = tel_conflict_describe_since (g_ptr_array_index (conflicts, i));

      tel_undo_say (self, TEL_FORCE_REFUSE,
                    /* Translators: an object such as device “CSFTADAMS”, a sentence that tells what changed */
                    _ ("The %s was changed since, so that this cannot be undone as a whole. %s"), object, since);
    }
}

static void
undo_addition (TelUndoing *self, TelStep *step)
{
  TelObjectKind kind = tel_step_get_kind (step);
  const char *name = tel_step_get_object_name (step);
  const char *partition = tel_step_get_partition (step);
  TelObject *current = tel_undo_state_get (self->state, kind, name, partition);
  TelObject *known = tel_step_get_result (step);
  g_autofree char *object = tel_object_kind_describe (kind, name, partition);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_conflict_free);
  g_auto (GStrv) changed = NULL;

  if (current == NULL)
    {
      if (!tel_step_is_perhaps_sent (step))
        tel_undo_say (self, TEL_FORCE_REMIND, _ ("The %s is gone already."), object);
      return;
    }
  if (tel_undo_is_other (known, current))
    {
      tel_undo_say (self, TEL_FORCE_REFUSE, _ ("There is another %s now than the one that the plan added."), object);
      return;
    }

  changed = list_changes_since (step, current);
  for (guint i = 0; changed[i] != NULL; i++)
    g_ptr_array_add (conflicts, tel_conflict_new_for_property (known != NULL ? known : tel_step_get_draft (step),
                                                               tel_step_get_draft (step), current, changed[i], NULL));
  refuse_since (self, object, conflicts);
  tel_undo_use_check (self, kind, current);

  tel_undo_add_step (self, tel_step_new (TEL_STEP_OPERATION_REMOVE, kind, current, NULL),
                     /* Translators: an object such as device “CSFTADAMS” */
                     g_strdup_printf (_ ("Remove the %s again"), object));
  tel_undo_state_set (self->state, kind, name, partition, NULL);
}

static void
announce_losses (TelUndoing *self, TelObjectKind kind, TelObject *object, const char *description)
{
  TelRelease release = tel_cluster_get_release (self->cluster);
  g_auto (GStrv) secrets = tel_axl_coverage_list_secrets (kind, release);
  g_auto (GStrv) left_out = tel_axl_coverage_list_left_out (kind, release, NULL, object);
  g_autofree char *secret_names = g_strjoinv (", ", secrets);
  g_autofree char *names = g_strjoinv (", ", left_out);

  tel_undo_say (
      self, TEL_FORCE_REMIND,
      _ ("The %s is added again as a new object: what referred to it elsewhere on the cluster, and is not part "
         "of this plan, does not come back."),
      description);
  if (left_out[0] != NULL)
    tel_undo_say (self, TEL_FORCE_REMIND,
                  /* Translators: an object such as device “CSFTADAMS”, names of fields */
                  _ ("Not restored of the %s, because the cluster does not take it from a new one: %s."), description,
                  names);
  if (secrets[0] != NULL)
    tel_undo_say (self, TEL_FORCE_REMIND,
                  /* Translators: an object such as device “CSFTADAMS”, names of fields */
                  _ ("Not restored of the %s, because nothing here keeps passwords: %s, and whatever of its product "
                     "specific settings looks like one. Set them anew where they were in use."),
                  description, secret_names);
}

static gboolean
has_enrolled (TelObject *object)
{
  g_autofree char *status = NULL;

  if (!TEL_IS_DEVICE (object))
    return FALSE;
  g_object_get (object, "certificate-status", &status, NULL);

  return tel_device_is_pending (TEL_DEVICE (object)) ||
         (status != NULL && *status != '\0' && !g_str_equal (status, "None"));
}

static TelObject *
make_addable (TelUndoing *self, TelObjectKind kind, TelObject *base)
{
  TelObject *copy = TEL_IS_DEVICE (base) ? tel_settlement_clear_enrolment (base) : tel_object_copy (base);
  GListModel *lines = TEL_IS_DEVICE (copy) ? tel_device_get_lines (TEL_DEVICE (copy)) : NULL;
  g_autoptr (TelTree) settings = NULL;
  g_autoptr (TelTree) stripped = NULL;

  g_object_set (copy, "uuid", NULL, NULL);
  tel_axl_coverage_keep_addable (kind, tel_cluster_get_release (self->cluster), copy);
  for (guint i = 0; lines != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelObject) line = g_list_model_get_item (lines, i);

      g_object_set (line, "uuid", NULL, NULL);
    }
  if (lines == NULL)
    return copy;

  g_object_get (copy, "vendor-config", &settings, NULL);
  stripped = settings != NULL ? tel_settings_secrets_strip (settings, NULL) : NULL;
  g_object_set (copy, "vendor-config", stripped, NULL);

  return copy;
}

static void
undo_removal (TelUndoing *self, TelStep *step)
{
  TelObjectKind kind = tel_step_get_kind (step);
  TelObject *base = tel_step_get_base (step);
  const char *name = tel_step_get_object_name (step);
  const char *partition = tel_step_get_partition (step);
  TelObject *current = tel_undo_state_get (self->state, kind, name, partition);
  g_autofree char *object = tel_object_kind_describe (kind, name, partition);
  g_autoptr (TelObject) draft = NULL;

  if (current != NULL)
    {
      if (tel_undo_is_other (base, current))
        tel_undo_say (self, TEL_FORCE_REFUSE,
                      _ ("There is another %s now than the one that the plan removed, so that the old one cannot come "
                         "back."),
                      object);
      return;
    }

  draft = make_addable (self, kind, base);
  announce_losses (self, kind, base, object);
  if (has_enrolled (base))
    tel_undo_say (self, TEL_FORCE_REMIND,
                  _ ("Enrolment of the %s has to be repeated: its certificate and its authentication string are lost."),
                  object);
  tel_undo_add_step (self, tel_step_new (TEL_STEP_OPERATION_ADD, kind, NULL, draft),
                     /* Translators: an object such as device “CSFTADAMS” */
                     g_strdup_printf (_ ("Add the %s again"), object));
  tel_undo_state_set (self->state, kind, name, partition, draft);
  /* A new device is applied, whatever its removal did (G2.7). */
  if (kind == TEL_OBJECT_KIND_DEVICE)
    g_hash_table_add (self->applied, g_strdup (name));
}

static void
undo_apply (TelUndoing *self, TelStep *step)
{
  if (tel_step_get_kind (step) == TEL_OBJECT_KIND_DEVICE)
    g_hash_table_add (self->applied, g_strdup (tel_step_get_object_name (step)));
  else
    g_ptr_array_add (self->applied_profiles, g_object_ref (step));
}

static const char *
find_name (TelUndoing *self, const char *name)
{
  const char *before = g_hash_table_lookup (self->renamed, name);

  return before != NULL ? before : name;
}

static void
apply_profiles_again (TelUndoing *self)
{
  for (guint i = 0; self->steps->len > 0 && i < self->applied_profiles->len; i++)
    {
      TelStep *step = self->applied_profiles->pdata[i];
      TelObjectKind kind = tel_step_get_kind (step);
      const char *name = find_name (self, tel_step_get_object_name (step));
      TelObject *profile = tel_undo_state_get (self->state, kind, name, tel_step_get_partition (step));
      g_autofree char *object = profile != NULL ? tel_object_kind_describe (kind, name, NULL) : NULL;

      if (profile != NULL && kind == TEL_OBJECT_KIND_PARAMETER)
        tel_undo_say (self, TEL_FORCE_TICK, "%s",
                      _ ("Every device of the cluster takes over the enterprise parameters now, and may re-register."));
      if (profile != NULL)
        tel_undo_add_step (self, tel_step_new (TEL_STEP_OPERATION_APPLY, kind, NULL, profile),
                           kind == TEL_OBJECT_KIND_PARAMETER
                               ? g_strdup (_ ("Apply the enterprise parameters to every device"))
                               : g_strdup_printf (_ ("Apply the %s"), object));
    }
}

/* Once, at the end, and only to what is still there. */
static void
apply_again (TelUndoing *self)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->applied), (GCompareFunc) g_strcmp0);

  for (GList *item = self->steps->len > 0 ? names : NULL; item != NULL; item = item->next)
    {
      const char *name = find_name (self, item->data);
      TelObject *device = tel_undo_state_get (self->state, TEL_OBJECT_KIND_DEVICE, name, NULL);

      if (device != NULL)
        tel_undo_add_step (self, tel_step_new (TEL_STEP_OPERATION_APPLY, TEL_OBJECT_KIND_DEVICE, NULL, device),
                           g_strdup_printf (_ ("Apply the configuration to %s"), name));
    }
}

static void
undo_step (TelUndoing *self, TelStep *step)
{
  TelStepState state = tel_step_get_state (step);

  if (state == TEL_STEP_STATE_WAITING || state == TEL_STEP_STATE_FAILED || tel_step_is_idle (step))
    return;

  self->n_carried_out++;
  switch (tel_step_get_operation (step))
    {
    case TEL_STEP_OPERATION_ADD:
      undo_addition (self, step);
      break;

    case TEL_STEP_OPERATION_UPDATE:
      tel_undo_change (self, step);
      tel_undo_use_name_devices (self, tel_step_get_kind (step), tel_step_get_name_after (step));
      break;

    case TEL_STEP_OPERATION_REMOVE:
      undo_removal (self, step);
      break;

    case TEL_STEP_OPERATION_APPLY:
      undo_apply (self, step);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* A step at its turn, and those that have waited for it. */
static void
undo_steps_at (TelUndoing *self, GListModel *steps, guint position)
{
  g_autoptr (TelStep) step = g_list_model_get_item (steps, position);

  if (tel_undo_order_find (steps, position) == position)
    undo_step (self, step);
  for (guint i = g_list_model_get_n_items (steps); i-- > position + 1;)
    if (tel_undo_order_find (steps, i) == position)
      {
        g_autoptr (TelStep) waiting = g_list_model_get_item (steps, i);

        undo_step (self, waiting);
      }
}

static TelPlan *
finish (TelUndoing *self, TelPlan *plan)
{
  /* Translators: the title of a plan */
  g_autofree char *title = g_strdup_printf (_ ("Undo: %s"), tel_plan_get_title (plan));
  TelPlan *undo = tel_plan_new (title, _ ("Undo"));

  tel_plan_set_undoes (undo, tel_plan_get_number (plan));
  for (TelForce force = TEL_FORCE_REFUSE; force <= TEL_FORCE_REMIND; force++)
    for (guint i = 0; i < self->notices->len; i++)
      if (tel_notice_get_force (g_ptr_array_index (self->notices, i)) == force &&
          (force == TEL_FORCE_REFUSE || !self->is_refused))
        tel_plan_add_notice (undo, g_ptr_array_index (self->notices, i));
  for (guint i = 0; !self->is_refused && i < self->steps->len; i++)
    tel_plan_add_step (undo, g_ptr_array_index (self->steps, i));

  return undo;
}

/**
 * tel_undo_steps_make_plan:
 * @cluster: the cluster
 * @plan: a plan that has run, with the states in which it ended
 * @state: what was read of everything that it touched
 *
 * Makes the plan that undoes another one: the inverse of each step that was carried out, in reverse order, so that an
 * association goes before the device and the device before its number (contract, “Safe write order”), but for what
 * tel_undo_order_find() says. What others
 * changed since refuses it; what cannot be restored is announced.
 *
 * Returns: (transfer full): the plan, without steps when it is refused
 */
TelPlan *
tel_undo_steps_make_plan (TelCluster *cluster, TelPlan *plan, TelUndoState *state)
{
  GListModel *steps = tel_plan_get_steps (plan);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) applied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) applied_profiles = g_ptr_array_new_with_free_func (g_object_unref);
  TelUndoing self = { cluster, state, undone, notices, applied, applied_profiles, renamed, 0, FALSE };

  for (guint i = g_list_model_get_n_items (steps); i-- > 0;)
    undo_steps_at (&self, steps, i);
  apply_profiles_again (&self);
  apply_again (&self);
  tel_undo_effects_say (&self);
  if (undone->len == 0 && !self.is_refused)
    tel_undo_say (&self, TEL_FORCE_REFUSE, "%s",
                  self.n_carried_out == 0
                      ? _ ("Nothing of this plan was carried out, so that there is nothing to undo.")
                      : _ ("Everything is as it was before this plan, so that there is nothing to undo."));

  return finish (&self, plan);
}
