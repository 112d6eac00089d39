/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fix-building.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-fix-omission.h"
#include "audit/tel-fix-remedy.h"
#include "model/tel-error.h"
#include "plan/tel-profile-builder.h"

static void build_next_profile (GTask *task);

static const TelFixRemedy *
get_remedy (TelFinding *finding)
{
  return tel_fix_remedy_find (tel_finding_get_rule (finding)->id);
}

static void
leave_out (TelFixBuilding *self, TelFinding *finding, const char *reason)
{
  g_autoptr (TelFixOmission) omission = tel_fix_omission_new (finding, reason);

  g_list_store_append (self->omissions, omission);
}

/* Takes away the finding at a position, and what is known of it. */
static void
drop (TelFixBuilding *self, guint position, const char *reason)
{
  leave_out (self, self->findings->pdata[position], reason);
  g_ptr_array_remove_index (self->findings, position);
  if (position < self->touched->len)
    g_ptr_array_remove_index (self->touched, position);
}

/* Changes the drafts for one finding. */
static char *
amend (TelFixBuilding *self, TelFinding *finding, GPtrArray **touched)
{
  char *reason;

  *touched = tel_fix_work_new_touched ();
  self->work->touched = *touched;
  self->work->value = self->value;
  reason = get_remedy (finding)->amend (self->work, finding);
  self->work->touched = NULL;

  return reason;
}

/* A remedy that gives up halfway leaves the drafts as it has not found them: all is done again without it. */
static void
amend_all (TelFixBuilding *self)
{
  gboolean is_clean;

  do
    {
      is_clean = TRUE;
      tel_fix_work_begin_again (self->work);
      g_ptr_array_set_size (self->touched, 0);
      for (guint i = 0; is_clean && i < self->findings->len; i++)
        {
          GPtrArray *touched;
          g_autofree char *reason = amend (self, self->findings->pdata[i], &touched);

          g_ptr_array_add (self->touched, touched);
          is_clean = reason == NULL;
          if (!is_clean)
            drop (self, i, reason);
        }
    }
  while (!is_clean);
}

static const char *
find_refusal (TelFixBuilding *self, GPtrArray *touched)
{
  for (guint i = 0; i < touched->len; i++)
    {
      TelFixTouch *touch = touched->pdata[i];
      const char *refusal =
          tel_amendments_explain_refusal (self->work->amendments, touch->kind, touch->name, touch->partition);

      if (refusal != NULL)
        return refusal;
    }

  return NULL;
}

/* What a rule refuses is refused of a whole object. So that it costs no other finding of the same object, those that
 * touch one are tried one after another. */
static void
separate_refused (TelFixBuilding *self)
{
  g_autoptr (GPtrArray) suspects = g_ptr_array_new_with_free_func (g_object_unref);

  if (tel_amendments_judge (self->work->amendments))
    return;

  for (guint i = 0; i < self->findings->len;)
    if (find_refusal (self, self->touched->pdata[i]) != NULL)
      {
        g_ptr_array_add (suspects, g_object_ref (self->findings->pdata[i]));
        g_ptr_array_remove_index (self->findings, i);
        g_ptr_array_remove_index (self->touched, i);
      }
    else
      i++;

  for (guint i = 0; i < suspects->len; i++)
    {
      const char *refusal = NULL;

      g_ptr_array_add (self->findings, g_object_ref (suspects->pdata[i]));
      amend_all (self);
      if (self->findings->len == 0 || self->findings->pdata[self->findings->len - 1] != suspects->pdata[i])
        continue;
      if (!tel_amendments_judge (self->work->amendments))
        refusal = find_refusal (self, self->touched->pdata[self->touched->len - 1]);
      if (refusal != NULL)
        {
          g_autofree char *words = g_strdup (refusal);

          drop (self, self->findings->len - 1, words);
        }
    }
  amend_all (self);
}

static gboolean
is_profile_changed (TelFixProfile *profile)
{
  g_auto (GStrv) differences = tel_object_list_differences (profile->base, profile->draft);

  return differences[0] != NULL;
}

static gboolean
changes (TelFixBuilding *self, TelFixTouch *touch)
{
  TelFixProfile *profile = tel_fix_work_find_profile (self->work, touch->kind, touch->name);

  if (profile != NULL)
    return profile->refusal == NULL && is_profile_changed (profile);

  return tel_amendments_changes (self->work->amendments, touch->kind, touch->name, touch->partition);
}

/* Somebody put it right meanwhile. */
static void
drop_settled (TelFixBuilding *self)
{
  for (guint i = self->findings->len; i-- > 0;)
    {
      GPtrArray *touched = self->touched->pdata[i];
      const char *reason = _ ("It is right by now: nothing is left to change. Audit again.");
      gboolean is_changed = FALSE;

      for (guint j = 0; j < touched->len; j++)
        {
          TelFixTouch *touch = touched->pdata[j];
          TelFixProfile *profile = tel_fix_work_find_profile (self->work, touch->kind, touch->name);

          if (profile != NULL && profile->refusal != NULL)
            reason = profile->refusal;
          is_changed = is_changed || changes (self, touch);
        }
      if (!is_changed)
        drop (self, i, reason);
    }
}

static void
finish (GTask *task)
{
  TelFixBuilding *self = g_task_get_task_data (task);
  g_autoptr (TelPlan) plan = NULL;

  drop_settled (self);
  if (self->findings->len == 0)
    {
      g_autoptr (TelFixOmission) first = g_list_model_get_item (G_LIST_MODEL (self->omissions), 0);

      if (g_list_model_get_n_items (G_LIST_MODEL (self->omissions)) == 1)
        g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s", tel_fix_omission_get_reason (first));
      else
        g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s",
                                 _ ("Nothing of what was chosen can be put right together."));
      return;
    }

  tel_amendments_add_to (self->work->amendments, self->sketch);
  if (self->findings->len > 1)
    tel_plan_sketch_gather_notices (self->sketch);
  tel_plan_sketch_set_separable (self->sketch, self->findings->len > 1);
  plan = tel_plan_sketch_finish (self->sketch, self->title, _ ("Put right"));
  g_task_return_pointer (task, g_steal_pointer (&plan), g_object_unref);
}

/* What a rule refuses, or somebody else changed, leaves the profile out. */
static void
take_profile_plan (TelFixBuilding *self, TelFixProfile *profile, TelPlan *plan)
{
  g_autoptr (TelNotice) first = g_list_model_get_item (tel_plan_get_notices (plan), 0);

  if (first != NULL && tel_notice_get_force (first) == TEL_FORCE_REFUSE)
    profile->refusal = g_strdup (tel_notice_get_text (first));
  else
    tel_plan_sketch_add_plan (self->sketch, plan);
}

static void
on_profile_planned (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelFixBuilding *self = g_task_get_task_data (task);
  TelFixProfile *profile = self->work->profiles->pdata[self->position++];
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_profile_builder_build_finish (result, &error);

  if (plan != NULL)
    take_profile_plan (self, profile, plan);
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_INVALID) ||
           g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    profile->refusal = g_strdup (error->message);
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  build_next_profile (task);
}

static void
build_next_profile (GTask *task)
{
  TelFixBuilding *self = g_task_get_task_data (task);
  TelFixProfile *profile;
  TelProfileWish wish;

  while (self->position < self->work->profiles->len &&
         !is_profile_changed (self->work->profiles->pdata[self->position]))
    self->position++;
  if (self->position >= self->work->profiles->len)
    {
      finish (task);
      return;
    }

  profile = self->work->profiles->pdata[self->position];
  wish = (TelProfileWish){ .action = TEL_PROFILE_ACTION_CHANGE,
                           .kind = profile->kind,
                           .base = profile->base,
                           .draft = profile->draft,
                           .apply = self->apply_profiles };
  tel_profile_builder_build_async (self->work->cluster, &wish, g_task_get_cancellable (task), on_profile_planned,
                                   g_object_ref (task));
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelFixBuilding *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tel_amendments_read_finish (self->work->amendments, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  amend_all (self);
  separate_refused (self);
  build_next_profile (task);
}

/**
 * tel_fix_building_new:
 * @work: (transfer full): a work without drafts
 *
 * Makes a building without findings.
 *
 * Returns: (transfer full): a new building
 */
TelFixBuilding *
tel_fix_building_new (TelFixWork *work)
{
  TelFixBuilding *self;

  g_return_val_if_fail (work != NULL, NULL);

  self = g_new0 (TelFixBuilding, 1);
  self->work = work;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->touched = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->sketch = tel_plan_sketch_new ();
  self->omissions = g_list_store_new (TEL_TYPE_FIX_OMISSION);

  return self;
}

/**
 * tel_fix_building_free:
 * @self: a building
 *
 * Frees it.
 */
void
tel_fix_building_free (TelFixBuilding *self)
{
  g_return_if_fail (self != NULL);

  tel_fix_work_free (self->work);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->touched);
  tel_plan_sketch_free (self->sketch);
  g_object_unref (self->omissions);
  g_free (self->value);
  g_free (self->title);
  g_free (self);
}

/**
 * tel_fix_building_run:
 * @self: a building with its findings, the data of @task
 * @task: (transfer none): returns the plan
 *
 * Reads every object that the findings are about, once, changes the drafts for each finding, makes the plans of the
 * profiles, and puts all of it into one plan that writes each object once.
 */
void
tel_fix_building_run (TelFixBuilding *self, GTask *task)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));

  self->work->value = self->value;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const TelFixRemedy *remedy = get_remedy (self->findings->pdata[i]);

      if (remedy->want != NULL)
        remedy->want (self->work, self->findings->pdata[i]);
    }
  tel_amendments_read_async (self->work->amendments, g_task_get_cancellable (task), on_read, g_object_ref (task));
}
