/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-plan-explain.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-error.h"

static char *
list_waiting (TelPlan *plan)
{
  GListModel *steps = tel_plan_get_steps (plan);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      if (tel_step_get_state (step) != TEL_STEP_STATE_WAITING)
        continue;
      /* Translators: between the steps of a list */
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ ("; ") : "", tel_step_get_sentence (step));
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* The cluster's own words, which may end an error, do not always end a sentence. */
static char *
dup_sentence (const char *text)
{
  const char *last = text[0] != '\0' ? g_utf8_find_prev_char (text, text + strlen (text)) : NULL;

  if (last == NULL || g_utf8_strchr (".!?…。！？", -1, g_utf8_get_char (last)) != NULL)
    return g_strdup (text);

  /* Translators: ends a sentence with a full stop */
  return g_strdup_printf (_ ("%s."), text);
}

static guint
count_states (TelPlan *plan, TelStepState state)
{
  GListModel *steps = tel_plan_get_steps (plan);
  guint n_steps = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      if (tel_step_get_state (step) == state)
        n_steps++;
    }

  return n_steps;
}

/**
 * tel_plan_explain_stop:
 * @plan: a plan that stopped
 * @error: (transfer full): why
 *
 * Adds to an error what of the plan was carried out and what was not.
 *
 * Returns: (transfer full): the error
 */
GError *
tel_plan_explain_stop (TelPlan *plan, GError *error)
{
  g_autoptr (GError) owned = error;
  g_autofree char *reason = NULL;
  guint n_steps = g_list_model_get_n_items (tel_plan_get_steps (plan));
  guint n_done = count_states (plan, TEL_STEP_STATE_DONE) + count_states (plan, TEL_STEP_STATE_WARNING);
  g_autofree char *waiting = list_waiting (plan);
  g_autofree char *done = NULL;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_free (owned->message);
      owned->message = g_strdup (_ ("The plan was stopped before its end."));
    }

  reason = dup_sentence (owned->message);
  if (n_done == 0 && count_states (plan, TEL_STEP_STATE_UNKNOWN) > 0)
    done = g_strdup (_ ("Nothing else was carried out."));
  else if (n_done == 0)
    done = g_strdup (_ ("Nothing was carried out."));
  else
    done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         /* Translators: how many steps were carried out, of how many */
                                         "%u of %u steps was carried out.", "%u of %u steps were carried out.", n_done),
                            n_done, n_steps);
  if (waiting == NULL)
    return g_error_new (owned->domain, owned->code, "%s %s", reason, done);

  return g_error_new (owned->domain, owned->code,
                      /* Translators: why the plan stopped, how many steps were carried out, which were not */
                      _ ("%s %s Not begun: %s."), reason, done, waiting);
}

/* What is told of more would not be read. */
#define MAXIMUM_FAILURES 5

static char *
list_failures (TelPlan *plan)
{
  GListModel *steps = tel_plan_get_steps (plan);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_failures = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);
      g_autofree char *reason = NULL;

      if (tel_step_get_state (step) != TEL_STEP_STATE_FAILED || n_failures++ >= MAXIMUM_FAILURES)
        continue;
      reason = dup_sentence (tel_step_get_message (step) != NULL ? tel_step_get_message (step) : "");
      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* Translators: what a step does, why it failed */
      g_string_append_printf (text, _ ("%s: %s"), tel_step_get_sentence (step), reason);
    }
  if (n_failures > MAXIMUM_FAILURES)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%u other step failed.", "%u other steps failed.",
                                           n_failures - MAXIMUM_FAILURES),
                              n_failures - MAXIMUM_FAILURES);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tel_plan_explain_failures:
 * @plan: a plan that went on after steps that were refused, and came to its end
 *
 * Tells which steps failed and why, and what else was carried out and what was not.
 *
 * Returns: (transfer full) (nullable): the error; %NULL when no step failed
 */
GError *
tel_plan_explain_failures (TelPlan *plan)
{
  g_autofree char *failures = NULL;

  if (count_states (plan, TEL_STEP_STATE_FAILED) == 0)
    return NULL;

  failures = list_failures (plan);

  return tel_plan_explain_stop (plan, g_error_new_literal (TEL_ERROR, TEL_ERROR_REJECTED, failures));
}

/**
 * tel_plan_explain_refusal:
 * @plan: a plan that may not be run
 *
 * Tells why, by the rules that hold it up.
 *
 * Returns: (transfer full): the error
 */
GError *
tel_plan_explain_refusal (TelPlan *plan)
{
  GListModel *notices = tel_plan_get_notices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (tel_notice_get_force (notice) == TEL_FORCE_REFUSE)
        return g_error_new_literal (TEL_ERROR, TEL_ERROR_INVALID, tel_notice_get_text (notice));
      if (tel_notice_get_force (notice) == TEL_FORCE_TICK && !tel_notice_get_ticked (notice))
        return g_error_new (TEL_ERROR, TEL_ERROR_INVALID,
                            /* Translators: the number of a rule, what it says */
                            _ ("This has to be ticked off first (%s): %s"), tel_notice_get_rule (notice),
                            tel_notice_get_text (notice));
    }

  return g_error_new_literal (TEL_ERROR, TEL_ERROR_INVALID, _ ("The plan has no steps, so there is nothing to do."));
}
