/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-plan-sketch.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"

struct _TelPlanSketch
{
  GPtrArray *steps;
  GPtrArray *notices;
  gboolean separable;
};

/**
 * tel_plan_sketch_new:
 *
 * Makes an empty sketch.
 *
 * Returns: (transfer full): a new sketch
 */
TelPlanSketch *
tel_plan_sketch_new (void)
{
  TelPlanSketch *self = g_new0 (TelPlanSketch, 1);

  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->notices = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * tel_plan_sketch_free:
 * @self: a sketch
 *
 * Frees it.
 */
void
tel_plan_sketch_free (TelPlanSketch *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->notices);
  g_free (self);
}

/**
 * tel_plan_sketch_say:
 * @self: a sketch
 * @rule: the rule that speaks
 * @force: its force here
 * @format: the sentence, translated
 * @...: what stands in it
 *
 * Notes what a rule has to say.
 */
void
tel_plan_sketch_say (TelPlanSketch *self, const char *rule, TelForce force, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  g_return_if_fail (self != NULL);

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->notices, tel_notice_new (rule, force, text));
}

/**
 * tel_plan_sketch_add_notice:
 * @self: a sketch
 * @notice: (transfer none): what a rule said elsewhere
 *
 * Notes it.
 */
void
tel_plan_sketch_add_notice (TelPlanSketch *self, TelNotice *notice)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_NOTICE (notice));

  g_ptr_array_add (self->notices, g_object_ref (notice));
}

/* Takes the texts over, each of which belongs to a rule and a force. */
static void
replace_notices (TelPlanSketch *self, GPtrArray *firsts, GHashTable *texts)
{
  g_autoptr (GPtrArray) gathered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < firsts->len; i++)
    {
      TelNotice *first = firsts->pdata[i];
      g_autofree char *key = g_strdup_printf ("%u %s", tel_notice_get_force (first), tel_notice_get_rule (first));
      g_autofree char *text = g_string_free (g_hash_table_lookup (texts, key), FALSE);

      g_ptr_array_add (gathered, tel_notice_new (tel_notice_get_rule (first), tel_notice_get_force (first), text));
    }
  g_ptr_array_unref (self->notices);
  self->notices = g_steal_pointer (&gathered);
}

/**
 * tel_plan_sketch_get_n_notices:
 * @self: a sketch
 *
 * Tells how much the rules have said so far.
 *
 * Returns: the number of notices
 */
guint
tel_plan_sketch_get_n_notices (TelPlanSketch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->notices->len;
}

/**
 * tel_plan_sketch_find_refusal:
 * @self: a sketch
 * @first: from which notice on
 *
 * Finds what refuses the plan.
 *
 * Returns: (nullable): the sentence of the first notice that does, %NULL when none does
 */
const char *
tel_plan_sketch_find_refusal (TelPlanSketch *self, guint first)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = first; i < self->notices->len; i++)
    if (tel_notice_get_force (self->notices->pdata[i]) == TEL_FORCE_REFUSE)
      return tel_notice_get_text (self->notices->pdata[i]);

  return NULL;
}

/**
 * tel_plan_sketch_gather_notices:
 * @self: a sketch of many objects
 *
 * Puts what one rule says of many objects into one notice, each sentence once, so that it is ticked off once. Nothing
 * that was said is left out.
 */
void
tel_plan_sketch_gather_notices (TelPlanSketch *self)
{
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GHashTable) said = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  g_return_if_fail (self != NULL);

  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  keys = g_ptr_array_new ();
  for (guint i = 0; i < self->notices->len; i++)
    {
      TelNotice *notice = self->notices->pdata[i];
      char *key = g_strdup_printf ("%u %s", tel_notice_get_force (notice), tel_notice_get_rule (notice));
      GString *text = g_hash_table_lookup (texts, key);

      if (text == NULL)
        {
          text = g_string_new (NULL);
          g_hash_table_insert (texts, key, text);
          g_ptr_array_add (keys, notice);
        }
      else
        g_free (key);
      if (g_hash_table_add (said, g_strdup_printf ("%u %s %s", tel_notice_get_force (notice),
                                                   tel_notice_get_rule (notice), tel_notice_get_text (notice))))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", tel_notice_get_text (notice));
    }
  replace_notices (self, keys, texts);
}

/**
 * tel_plan_sketch_set_separable:
 * @self: a sketch
 * @separable: whether the steps do not need one another (tel_plan_is_separable())
 *
 * Says whether the plan goes on after a step that is refused, as it does not unless it is said.
 */
void
tel_plan_sketch_set_separable (TelPlanSketch *self, gboolean separable)
{
  g_return_if_fail (self != NULL);

  self->separable = separable;
}

/**
 * tel_plan_sketch_add_plan:
 * @self: a sketch
 * @plan: another plan, which was not begun
 *
 * Appends the steps of another plan, and what the rules say of it.
 */
void
tel_plan_sketch_add_plan (TelPlanSketch *self, TelPlan *plan)
{
  GListModel *steps;
  GListModel *notices;

  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_PLAN (plan));

  steps = tel_plan_get_steps (plan);
  notices = tel_plan_get_notices (plan);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    g_ptr_array_add (self->steps, g_list_model_get_item (steps, i));
  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    g_ptr_array_add (self->notices, g_list_model_get_item (notices, i));
}

static TelStep *
take_step (TelPlanSketch *self, TelStep *step, char *sentence)
{
  tel_step_take_sentence (step, sentence);
  g_ptr_array_add (self->steps, step);

  return step;
}

/**
 * tel_plan_sketch_add:
 * @self: a sketch
 * @kind: what is added
 * @draft: (transfer none): the object
 * @sentence: (transfer full): what the step does
 *
 * Appends a step that adds an object.
 */
void
tel_plan_sketch_add (TelPlanSketch *self, TelObjectKind kind, TelObject *draft, char *sentence)
{
  TelStep *step;

  g_return_if_fail (self != NULL);

  step = take_step (self, tel_step_new (TEL_STEP_OPERATION_ADD, kind, NULL, draft), sentence);
  tel_step_describe_changes (step);
}

/**
 * tel_plan_sketch_update:
 * @self: a sketch
 * @kind: what is changed
 * @base: (transfer none): the object as it is before the step
 * @draft: (transfer none): the object as it is to be
 * @sentence: (transfer full): what the step does
 *
 * Appends a step that changes an object.
 */
void
tel_plan_sketch_update (TelPlanSketch *self, TelObjectKind kind, TelObject *base, TelObject *draft, char *sentence)
{
  TelStep *step;

  g_return_if_fail (self != NULL);

  step = take_step (self, tel_step_new (TEL_STEP_OPERATION_UPDATE, kind, base, draft), sentence);
  tel_step_describe_changes (step);
}

/**
 * tel_plan_sketch_update_device:
 * @self: a sketch
 * @base: (transfer none): the device as it is before the step
 * @draft: (transfer none): the device as it is to be
 * @new_string: whether the write carries a new authentication string
 * @sentence: (transfer full): what the step does
 *
 * Appends a step that changes a device.
 */
void
tel_plan_sketch_update_device (
    TelPlanSketch *self, TelDevice *base, TelDevice *draft, gboolean new_string, char *sentence)
{
  TelStep *step;

  g_return_if_fail (self != NULL);

  step = take_step (self,
                    tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base),
                                  TEL_OBJECT (draft)),
                    sentence);
  tel_step_set_new_string (step, new_string);
  tel_step_describe_changes (step);
}

/**
 * tel_plan_sketch_remove:
 * @self: a sketch
 * @kind: what is removed
 * @base: (transfer none): the object as it is
 * @sentence: (transfer full): what the step does
 *
 * Appends a step that removes an object.
 */
void
tel_plan_sketch_remove (TelPlanSketch *self, TelObjectKind kind, TelObject *base, char *sentence)
{
  TelStep *step;

  g_return_if_fail (self != NULL);

  step = take_step (self, tel_step_new (TEL_STEP_OPERATION_REMOVE, kind, base, NULL), sentence);
  tel_step_add_change (step, TEL_OBJECT_GET_CLASS (base)->key, tel_object_kind_get_label (kind),
                       tel_object_get_key (base), NULL);
}

/**
 * tel_plan_sketch_apply:
 * @self: a sketch
 * @device: (transfer none): a device, as it is by then
 *
 * Appends a step that sends Apply Config (G2.7).
 */
void
tel_plan_sketch_apply (TelPlanSketch *self, TelDevice *device)
{
  TelStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_DEVICE (device));

  step = take_step (self, tel_step_new (TEL_STEP_OPERATION_APPLY, TEL_OBJECT_KIND_DEVICE, NULL, TEL_OBJECT (device)),
                    g_strdup_printf (_ ("Apply the configuration to %s"), tel_device_get_name (device)));
  tel_step_add_change (step, "name", tel_object_get_property_label (TEL_OBJECT (device), "name"), NULL,
                       tel_device_get_name (device));
}

/**
 * tel_plan_sketch_apply_enterprise:
 * @self: a sketch
 * @parameter: (transfer none): an enterprise parameter, as it is by then
 *
 * Appends a step that has every device of the cluster take over the enterprise parameters (G8.9), from release 12.5 on.
 */
void
tel_plan_sketch_apply_enterprise (TelPlanSketch *self, TelParameter *parameter)
{
  TelStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_PARAMETER (parameter));

  step =
      take_step (self, tel_step_new (TEL_STEP_OPERATION_APPLY, TEL_OBJECT_KIND_PARAMETER, NULL, TEL_OBJECT (parameter)),
                 g_strdup (_ ("Apply the enterprise parameters to every device")));
  tel_step_add_change (step, "name", tel_object_get_property_label (TEL_OBJECT (parameter), "name"), NULL,
                       tel_parameter_get_name (parameter));
}

/**
 * tel_plan_sketch_apply_profile:
 * @self: a sketch
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 * @profile: (transfer none): a profile, as it is by then
 * @n_devices: how many devices use it
 *
 * Appends a step that has every device of a profile take it over (G8.9), from release 10.0 on.
 */
void
tel_plan_sketch_apply_profile (TelPlanSketch *self, TelObjectKind kind, TelObject *profile, guint n_devices)
{
  g_autofree char *object = NULL;
  TelStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_OBJECT (profile));

  object = tel_object_kind_describe (kind, tel_object_get_key (profile), NULL);
  step = take_step (self, tel_step_new (TEL_STEP_OPERATION_APPLY, kind, NULL, profile),
                    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                  /* Translators: an object such as SIP profile “Mobile”, how many */
                                                  "Apply the %s to the %u device that uses it",
                                                  "Apply the %s to the %u devices that use it", n_devices),
                                     object, n_devices));
  tel_step_add_change (step, "name", tel_object_get_property_label (profile, "name"), NULL,
                       tel_object_get_key (profile));
}

static gboolean
is_refused (TelPlanSketch *self)
{
  for (guint i = 0; i < self->notices->len; i++)
    if (tel_notice_get_force (self->notices->pdata[i]) == TEL_FORCE_REFUSE)
      return TRUE;

  return FALSE;
}

/**
 * tel_plan_sketch_finish:
 * @self: a sketch
 * @title: the title of the plan
 * @verb: what the button that runs it says
 *
 * Makes the plan: what stops it comes first, then what is to be ticked off, then the reminders.
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_plan_sketch_finish (TelPlanSketch *self, const char *title, const char *verb)
{
  TelPlan *plan;

  g_return_val_if_fail (self != NULL, NULL);

  plan = tel_plan_new (title, verb);
  tel_plan_set_separable (plan, self->separable);
  for (TelForce force = TEL_FORCE_REFUSE; force <= TEL_FORCE_REMIND; force++)
    for (guint i = 0; i < self->notices->len; i++)
      if (tel_notice_get_force (self->notices->pdata[i]) == force)
        tel_plan_add_notice (plan, self->notices->pdata[i]);
  for (guint i = 0; !is_refused (self) && i < self->steps->len; i++)
    tel_plan_add_step (plan, self->steps->pdata[i]);

  return plan;
}
