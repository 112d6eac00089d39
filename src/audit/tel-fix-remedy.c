/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fix-remedy.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-fix-choice.h"
#include "plan/tel-retire-builder.h"

static const TelFixRemedy *const chapters[] = {
  tel_fix_device_remedies, tel_fix_line_remedies, tel_fix_enrolment_remedies,
  tel_fix_mobile_remedies, tel_fix_user_remedies, tel_fix_hygiene_remedies,
};

/**
 * tel_fix_remedy_find:
 * @id: a rule's number in the catalogue
 *
 * Finds how what a rule finds is put right.
 *
 * Returns: (nullable): the remedy, %NULL when this program has none
 */
const TelFixRemedy *
tel_fix_remedy_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    for (const TelFixRemedy *remedy = chapters[i]; remedy->id != NULL; remedy++)
      if (g_str_equal (remedy->id, id))
        return remedy;

  return NULL;
}

/**
 * tel_fix_remedy_want_object:
 * @work: a work
 * @finding: a finding
 *
 * Has the object of a finding read.
 */
void
tel_fix_remedy_want_object (TelFixWork *work, TelFinding *finding)
{
  const char *name = tel_finding_get_name (finding);

  switch (tel_finding_get_kind (finding))
    {
    case TEL_OBJECT_KIND_USER:
      tel_amendments_want_user (work->amendments, name);
      break;

    case TEL_OBJECT_KIND_DEVICE:
      tel_amendments_want_device (work->amendments, name);
      break;

    case TEL_OBJECT_KIND_DIRECTORY_NUMBER:
      tel_amendments_want_number (work->amendments, name, tel_finding_get_partition (finding));
      break;

    default:
      /* A profile is read when its own plan is made. */
      break;
    }
}

/**
 * tel_fix_remedy_want_device_with_lines:
 * @work: a work
 * @finding: a finding at a device
 *
 * Has the device of a finding read, and who uses its lines.
 */
void
tel_fix_remedy_want_device_with_lines (TelFixWork *work, TelFinding *finding)
{
  tel_fix_remedy_want_object (work, finding);
  tel_amendments_want_lines (work->amendments);
}

/**
 * tel_fix_remedy_draft_device:
 * @work: a work
 * @finding: a finding at a device
 * @reason: (out) (transfer full): why there is nothing to change
 *
 * Gets the device of a finding as it is to be.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when the device is gone
 */
TelDevice *
tel_fix_remedy_draft_device (TelFixWork *work, TelFinding *finding, char **reason)
{
  TelDevice *device = tel_fix_work_draft_device (work, tel_finding_get_name (finding));

  if (device == NULL)
    *reason = tel_fix_work_explain_gone (TEL_OBJECT_KIND_DEVICE, tel_finding_get_name (finding), NULL);

  return device;
}

/**
 * tel_fix_remedy_draft_user:
 * @work: a work
 * @finding: a finding at a user
 * @reason: (out) (transfer full): why there is nothing to change
 *
 * Gets the user of a finding as they are to be.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when the user is gone
 */
TelUser *
tel_fix_remedy_draft_user (TelFixWork *work, TelFinding *finding, char **reason)
{
  TelUser *user = tel_fix_work_draft_user (work, tel_finding_get_name (finding));

  if (user == NULL)
    *reason = tel_fix_work_explain_gone (TEL_OBJECT_KIND_USER, tel_finding_get_name (finding), NULL);

  return user;
}

/**
 * tel_fix_remedy_add_choice:
 * @choices: a list of #TelFixChoice
 * @value: what tel_fixes_choose() takes
 * @words: (transfer full): what a person reads
 *
 * Adds a choice, unless it is there.
 */
void
tel_fix_remedy_add_choice (GListStore *choices, const char *value, char *words)
{
  g_autofree char *owned = words;
  g_autoptr (TelFixChoice) choice = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (choices)); i++)
    {
      g_autoptr (TelFixChoice) other = g_list_model_get_item (G_LIST_MODEL (choices), i);

      if (g_str_equal (tel_fix_choice_get_value (other), value))
        return;
    }

  choice = tel_fix_choice_new (value, owned);
  g_list_store_append (choices, choice);
}

/**
 * tel_fix_remedy_explain_several:
 * @what: what is to be chosen, a label
 * @names: the names that fit, none or several
 *
 * Says that a person has to choose.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_fix_remedy_explain_several (const char *what, const char *const *names)
{
  /* Translators: between the names in a list */
  g_autofree char *list = g_strjoinv (_ (", "), (char **) names);

  if (*list == '\0')
    /* Translators: what is to be chosen, such as Owner User ID */
    return g_strdup_printf (_ ("“%s”: nothing that the cluster has fits by itself. Choose it for this one."), what);

  /* Translators: what is to be chosen, such as Owner User ID, names */
  return g_strdup_printf (_ ("“%s”: more than one fits (%s). Choose for this one."), what, list);
}

static guint
count_uses (TelFixWork *work, TelDeviceType type, const char *property, const char *name)
{
  guint n_uses = 0;

  for (guint i = 0; i < tel_snapshot_get_n (work->snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    {
      TelDevice *device = tel_snapshot_get_nth (work->snapshot, TEL_OBJECT_KIND_DEVICE, i);
      g_autofree char *value = NULL;
      TelDeviceType its_type;

      if (!tel_device_get_device_type (device, &its_type) || its_type != type)
        continue;
      g_object_get (device, property, &value, NULL);
      if (g_strcmp0 (value, name) == 0)
        n_uses++;
    }

  return n_uses;
}

/**
 * tel_fix_remedy_pick:
 * @work: a work
 * @type: a type of softphone
 * @property: what of a device is to be set
 * @names: what fits, ending with %NULL
 *
 * Picks the only one that fits, or of several the one that most devices of the type have at this site.
 *
 * Returns: (nullable): the name, %NULL when a person has to choose
 */
const char *
tel_fix_remedy_pick (TelFixWork *work, TelDeviceType type, const char *property, const char *const *names)
{
  const char *usual = NULL;
  guint most = 0;

  if (names[0] == NULL || names[1] == NULL)
    return names[0];

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint n_uses = count_uses (work, type, property, names[i]);

      if (n_uses == most)
        usual = NULL;
      else if (n_uses > most)
        {
          most = n_uses;
          usual = names[i];
        }
    }

  return usual;
}

static void
on_retirement_built (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TelPlan *plan = tel_retire_builder_build_finish (result, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tel_fix_remedy_build_retirement:
 * @work: a work
 * @device_name: a device
 * @task: (transfer none): returns the plan
 *
 * Makes the plan that takes a device away. Its directory numbers stay: whether anybody needs them is another question.
 */
void
tel_fix_remedy_build_retirement (TelFixWork *work, const char *device_name, GTask *task)
{
  tel_retire_builder_build_async (work->cluster, device_name, 0, g_task_get_cancellable (task), on_retirement_built,
                                  g_object_ref (task));
}
