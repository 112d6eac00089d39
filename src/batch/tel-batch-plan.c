/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-plan.h"

#include <string.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"
#include "model/tel-error.h"
#include "model/tel-text.h"

static const char *const operation_names[] = {
  [TEL_STEP_OPERATION_ADD] = "add",
  [TEL_STEP_OPERATION_UPDATE] = "update",
  [TEL_STEP_OPERATION_REMOVE] = "remove",
  [TEL_STEP_OPERATION_APPLY] = "apply",
};

static const char *const state_names[] = {
  [TEL_STEP_STATE_WAITING] = "waiting", [TEL_STEP_STATE_RUNNING] = "running", [TEL_STEP_STATE_DONE] = "done",
  [TEL_STEP_STATE_WARNING] = "warning", [TEL_STEP_STATE_FAILED] = "failed",   [TEL_STEP_STATE_UNKNOWN] = "unknown",
};

static const char *const force_names[] = {
  [TEL_FORCE_REFUSE] = "refuse",
  [TEL_FORCE_TICK] = "tick",
  [TEL_FORCE_REMIND] = "remind",
};

/* A sentence with its rule, which some name by themselves. */
static char *
dup_sentence (TelNotice *notice)
{
  g_autofree char *rule = g_strdup_printf ("(%s)", tel_notice_get_rule (notice));

  if (strstr (tel_notice_get_text (notice), rule) != NULL)
    return g_strdup (tel_notice_get_text (notice));

  return g_strdup_printf ("%s %s", tel_notice_get_text (notice), rule);
}

/* The sentences of all notices of a force that nobody has ticked, each with its rule. */
static char *
join_notices (TelPlan *plan, TelForce force)
{
  GListModel *notices = tel_plan_get_notices (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      g_autofree char *sentence = dup_sentence (notice);

      if (tel_notice_get_force (notice) == force && !tel_notice_get_ticked (notice))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
    }

  return g_string_free (text, FALSE);
}

/* The options that would tick off what is not ticked, each once. */
static char *
join_missing (TelPlan *plan)
{
  GListModel *notices = tel_plan_get_notices (plan);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *options = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (tel_notice_get_force (notice) == TEL_FORCE_TICK && !tel_notice_get_ticked (notice) &&
          g_hash_table_add (seen, g_strdup (tel_notice_get_rule (notice))))
        g_string_append_printf (options, "%s--accept %s", options->len > 0 ? " " : "", tel_notice_get_rule (notice));
    }

  return g_string_free (options, FALSE);
}

/* Gives whether there was anything of that rule to tick off. */
static gboolean
tick (TelPlan *plan, const char *rule)
{
  GListModel *notices = tel_plan_get_notices (plan);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (tel_notice_get_force (notice) != TEL_FORCE_TICK || !g_str_equal (tel_notice_get_rule (notice), rule))
        continue;
      tel_notice_set_ticked (notice, TRUE);
      found = TRUE;
    }

  return found;
}

static void
on_state_changed (TelStep *step, GParamSpec *pspec, gpointer user_data)
{
  const char *message = tel_step_get_message (step);

  switch (tel_step_get_state (step))
    {
    case TEL_STEP_STATE_DONE:
      /* Translators: a step of a plan, carried out */
      tel_batch_output_print (_ ("Done: %s"), tel_step_get_sentence (step));
      break;

    case TEL_STEP_STATE_WARNING:
      /* Translators: a step of a plan, what is odd about its result */
      tel_batch_output_print (_ ("Done, but look: %s. %s"), tel_step_get_sentence (step),
                              message != NULL ? message : "");
      break;

    case TEL_STEP_STATE_FAILED:
      tel_batch_output_print (_ ("Failed: %s"), tel_step_get_sentence (step));
      break;

    case TEL_STEP_STATE_UNKNOWN:
      tel_batch_output_print (_ ("Not known whether done: %s"), tel_step_get_sentence (step));
      break;

    case TEL_STEP_STATE_WAITING:
    case TEL_STEP_STATE_RUNNING:
    default:
      break;
    }
}

static void
print_changes (TelStep *step)
{
  GListModel *changes = tel_step_get_changes (step);
  g_autoptr (TelBatchTable) table = tel_batch_table_new (2, 0);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TelChange) change = g_list_model_get_item (changes, i);
      const char *before = tel_change_get_before (change);
      const char *after = tel_change_get_after (change);
      g_autofree char *label = g_strdup_printf ("     %s", tel_change_get_label (change));
      g_autofree char *value = NULL;

      if (tel_text_is_blank (before))
        value = g_strdup (after);
      else if (tel_text_is_blank (after))
        /* Translators: what a field had, and loses */
        value = g_strdup_printf (_ ("%s → nothing"), before);
      else
        value = g_strdup_printf ("%s → %s", before, after);
      tel_batch_table_add (table, (const char *const[]){ label, value });
    }
  tel_batch_table_print (table);
}

static void
add_changes (TelStep *step, JsonBuilder *builder)
{
  GListModel *changes = tel_step_get_changes (step);

  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TelChange) change = g_list_model_get_item (changes, i);

      json_builder_begin_object (builder);
      tel_batch_output_add_text (builder, "label", tel_change_get_label (change));
      tel_batch_output_add_text (builder, "before", tel_change_get_before (change));
      tel_batch_output_add_text (builder, "after", tel_change_get_after (change));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tel_batch_plan_accept:
 * @plan: a plan
 * @accepted: (nullable) (array zero-terminated=1): the rules that were accepted on the command line
 *
 * Ticks off what was accepted. Of a rule that has nothing to tick off, which may be a slip of the pen, the standard
 * error tells.
 */
void
tel_batch_plan_accept (TelPlan *plan, const char *const *accepted)
{
  g_return_if_fail (TEL_IS_PLAN (plan));

  for (guint i = 0; accepted != NULL && accepted[i] != NULL; i++)
    if (!tick (plan, accepted[i]))
      {
        g_autofree char *note = g_strdup_printf (_ ("--accept %s had nothing to tick off."), accepted[i]);

        g_printerr ("telephonist-batch: %s\n", note);
      }
}

/**
 * tel_batch_plan_check:
 * @plan: a plan
 * @dry_run: whether ticks that are missing are only shown
 * @shown: whether a person sees the plan as well, so that its sentences need not be said twice
 * @error: return location for an error
 *
 * Looks whether a rule refuses, or something needs a tick and has none, and names it.
 *
 * Returns: %TRUE when the plan may run, or be shown for a dry run; %FALSE with %TEL_ERROR_INVALID
 */
gboolean
tel_batch_plan_check (TelPlan *plan, gboolean dry_run, gboolean shown, GError **error)
{
  g_autofree char *refusals = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *warnings = NULL;

  g_return_val_if_fail (TEL_IS_PLAN (plan), FALSE);

  refusals = join_notices (plan, TEL_FORCE_REFUSE);
  if (refusals[0] != '\0')
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID,
                           shown ? _ ("The plan is refused: see what is marked ✗ above.") : refusals);
      return FALSE;
    }

  missing = join_missing (plan);
  if (missing[0] == '\0' || dry_run)
    return TRUE;

  warnings = join_notices (plan, TEL_FORCE_TICK);
  if (shown)
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 /* Translators: options such as --accept G3.7 */
                 _ ("Nothing was sent: see what is marked [ ] above. If that is what you want, run the command again "
                    "with %s."),
                 missing);
  else
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 /* Translators: sentences that warn, options such as --accept G3.7 */
                 _ ("%s If that is what you want, run the command again with %s."), warnings, missing);

  return FALSE;
}

/**
 * tel_batch_plan_print_notices:
 * @plan: a plan
 *
 * Prints what the rules say about what is going to be sent.
 */
void
tel_batch_plan_print_notices (TelPlan *plan)
{
  GListModel *notices = tel_plan_get_notices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);
      g_autofree char *sentence = dup_sentence (notice);
      const char *mark = "  ·";

      if (tel_notice_get_force (notice) == TEL_FORCE_REFUSE)
        mark = "  ✗";
      else if (tel_notice_get_force (notice) == TEL_FORCE_TICK)
        mark = tel_notice_get_ticked (notice) ? "[x]" : "[ ]";
      tel_batch_output_print ("%s  %s", mark, sentence);
    }
}

/**
 * tel_batch_plan_print:
 * @plan: a plan
 *
 * Prints what is going to be sent, and what the rules say about it.
 */
void
tel_batch_plan_print (TelPlan *plan)
{
  GListModel *steps = tel_plan_get_steps (plan);

  tel_batch_output_print ("%s", tel_plan_get_title (plan));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      tel_batch_output_print ("%3u  %s", i + 1, tel_step_get_sentence (step));
      print_changes (step);
    }

  tel_batch_plan_print_notices (plan);
}

/**
 * tel_batch_plan_follow:
 * @plan: a plan that is about to run
 *
 * Prints each step when it is settled.
 */
void
tel_batch_plan_follow (TelPlan *plan)
{
  GListModel *steps = tel_plan_get_steps (plan);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      g_signal_connect (step, "notify::state", G_CALLBACK (on_state_changed), NULL);
    }
}

/**
 * tel_batch_plan_print_outcome:
 * @plan: a plan that ran
 *
 * Prints what became of each step.
 */
void
tel_batch_plan_print_outcome (TelPlan *plan)
{
  GListModel *steps;

  g_return_if_fail (TEL_IS_PLAN (plan));

  steps = tel_plan_get_steps (plan);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      if (tel_step_get_state (step) == TEL_STEP_STATE_WAITING)
        /* Translators: a step of a plan that was not carried out */
        tel_batch_output_print (_ ("Not begun: %s"), tel_step_get_sentence (step));
      else
        on_state_changed (step, NULL, NULL);
    }
}

/**
 * tel_batch_plan_add_json:
 * @plan: a plan
 * @builder: a builder within an object
 *
 * Adds the member `plan`: the steps with their changes and how far they have come, and the notices.
 */
void
tel_batch_plan_add_json (TelPlan *plan, JsonBuilder *builder)
{
  GListModel *steps = tel_plan_get_steps (plan);
  GListModel *notices = tel_plan_get_notices (plan);

  json_builder_set_member_name (builder, "plan");
  json_builder_begin_object (builder);
  tel_batch_output_add_text (builder, "title", tel_plan_get_title (plan));
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      json_builder_begin_object (builder);
      tel_batch_output_add_text (builder, "operation", operation_names[tel_step_get_operation (step)]);
      tel_batch_output_add_text (builder, "object", tel_step_get_object_name (step));
      tel_batch_output_add_text (builder, "sentence", tel_step_get_sentence (step));
      tel_batch_output_add_text (builder, "state", state_names[tel_step_get_state (step)]);
      tel_batch_output_add_text (builder, "message", tel_step_get_message (step));
      add_changes (step, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "notices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      json_builder_begin_object (builder);
      tel_batch_output_add_text (builder, "rule", tel_notice_get_rule (notice));
      tel_batch_output_add_text (builder, "force", force_names[tel_notice_get_force (notice)]);
      tel_batch_output_add_text (builder, "text", tel_notice_get_text (notice));
      tel_batch_output_add_flag (builder, "accepted", tel_notice_get_ticked (notice));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
