/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-readiness.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"
#include "model/tel-error.h"

/* What a column may take of a line. */
#define WIDEST 60

/* A rule that is looked at for several types of phone has several checks. */
static GPtrArray *
list_checks (TelReadiness *readiness, const char *rule)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (readiness)); i++)
    {
      g_autoptr (TelReadinessCheck) check = g_list_model_get_item (G_LIST_MODEL (readiness), i);

      if (rule == NULL || g_str_equal (tel_readiness_check_get_rule (check), rule) ||
          g_str_equal (tel_readiness_check_get_id (check), rule))
        g_ptr_array_add (checks, g_steal_pointer (&check));
    }

  return checks;
}

static void
print_checks (GPtrArray *checks)
{
  g_autoptr (TelBatchTable) table = tel_batch_table_new (4, WIDEST);
  const char *const heading[] = { _ ("Rule"), _ ("State"), _ ("Prerequisite"), _ ("Read") };

  tel_batch_table_add (table, heading);
  for (guint i = 0; i < checks->len; i++)
    {
      TelReadinessCheck *check = checks->pdata[i];
      const char *const cells[] = {
        tel_readiness_check_get_id (check),
        tel_readiness_state_get_label (tel_readiness_check_get_state (check)),
        tel_readiness_check_get_title (check),
        tel_readiness_check_get_found (check),
      };

      tel_batch_table_add (table, cells);
    }
  tel_batch_table_print (table);
}

/* Words of a command line after the options of the connection; NULL where none of them mends it. */
static char *
make_command (TelReadinessCheck *check)
{
  const char *proposal = tel_readiness_check_get_proposal (check);
  guint target = tel_readiness_check_get_target (check);
  g_autofree char *value = NULL;

  switch (tel_readiness_check_get_fix (check))
    {
    case TEL_READINESS_FIX_PARAMETER:
      value = proposal != NULL ? g_shell_quote (proposal) : g_strdup (_ ("VALUE"));
      return g_strdup_printf ("parameter set %s %s --accept %s", tel_guide_parameter_get_nick (target), value,
                              tel_readiness_check_get_rule (check));

    case TEL_READINESS_FIX_SECURITY_PROFILE:
      return g_strdup_printf ("profile create security %s --type %s", _ ("NAME"), tel_device_type_get_prefix (target));

    case TEL_READINESS_FIX_SIP_PROFILE:
      return g_strdup_printf ("profile create sip %s --mobile", _ ("NAME"));

    case TEL_READINESS_FIX_CHOICE:
      return g_strdup_printf ("parameter get %s --internal-name %s", tel_guide_parameter_get_nick (target), _ ("NAME"));

    case TEL_READINESS_FIX_NONE:
    case TEL_READINESS_FIX_ELSEWHERE:
    default:
      return NULL;
    }
}

static void
print_commands (TelReadinessCheck *check)
{
  g_autofree char *command = make_command (check);

  if (command != NULL)
    /* Translators: the program and its arguments */
    tel_batch_output_print (_ ("  Do it with: %s … %s"), g_get_prgname (), command);
  if (tel_readiness_check_get_need (check) == TEL_NEED_NONE || tel_readiness_check_get_hindrance (check) != NULL)
    return;

  /* Translators: the program, what is not used */
  tel_batch_output_print (_ ("  If it is not used here: %s … readiness --not-wanted %s"), g_get_prgname (),
                          tel_need_get_nick (tel_readiness_check_get_need (check)));
}

/* What is not met, and what a person has to say first. */
static gboolean
has_remedy (TelReadinessCheck *check)
{
  return tel_readiness_check_get_state (check) == TEL_READINESS_STATE_NOT_MET ||
         tel_readiness_check_get_fix (check) == TEL_READINESS_FIX_CHOICE;
}

/* What is to be done, after the table. */
static void
print_remedies (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      TelReadinessCheck *check = checks->pdata[i];

      if (!has_remedy (check))
        continue;
      g_print ("\n");
      tel_batch_output_print ("%s  %s", tel_readiness_check_get_id (check), tel_readiness_check_get_reason (check));
      if (tel_readiness_check_get_place (check) != NULL)
        tel_batch_output_print ("  %s", tel_readiness_check_get_place (check));
      if (tel_readiness_check_get_command (check) != NULL)
        tel_batch_output_print ("  %s", tel_readiness_check_get_command (check));
      print_commands (check);
    }
}

static void
add_need (TelReadinessCheck *check, JsonBuilder *builder)
{
  TelNeed need = tel_readiness_check_get_need (check);

  if (need == TEL_NEED_NONE)
    return;

  tel_batch_output_add_text (builder, "need", tel_need_get_nick (need));
  tel_batch_output_add_text (builder, "usedBy", tel_readiness_check_get_hindrance (check));
}

static void
add_checks (GPtrArray *checks, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < checks->len; i++)
    {
      TelReadinessCheck *check = checks->pdata[i];
      g_autofree char *command = make_command (check);

      json_builder_begin_object (builder);
      tel_batch_output_add_text (builder, "id", tel_readiness_check_get_id (check));
      tel_batch_output_add_text (builder, "rule", tel_readiness_check_get_rule (check));
      tel_batch_output_add_text (builder, "title", tel_readiness_check_get_title (check));
      tel_batch_output_add_text (builder, "state",
                                 tel_readiness_state_get_nick (tel_readiness_check_get_state (check)));
      tel_batch_output_add_text (builder, "found", tel_readiness_check_get_found (check));
      tel_batch_output_add_text (builder, "reason", tel_readiness_check_get_reason (check));
      tel_batch_output_add_text (builder, "place", tel_readiness_check_get_place (check));
      tel_batch_output_add_text (builder, "command", tel_readiness_check_get_command (check));
      tel_batch_output_add_text (builder, "batchCommand", command);
      add_need (check, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
report (GPtrArray *checks, GError **error)
{
  guint n_not_met = 0;

  for (guint i = 0; i < checks->len; i++)
    n_not_met += tel_readiness_check_get_state (checks->pdata[i]) == TEL_READINESS_STATE_NOT_MET;
  if (n_not_met == 0)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE, "%u prerequisite is not met.", "%u prerequisites are not met.", n_not_met),
               n_not_met);

  return FALSE;
}

/**
 * tel_batch_readiness:
 * @session: a session
 * @options: the command line, with the rule or the check that is looked at alone
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Tells how a cluster stands to the prerequisites of the guide. What cannot be read is no failure, what is not met is.
 *
 * Returns: %TRUE when nothing that could be read is not met
 */
gboolean
tel_batch_readiness (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (TelReadiness) readiness = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  for (guint need = TEL_NEED_NONE + 1; need < TEL_N_NEEDS; need++)
    if (options->unwanted[need])
      tel_cluster_set_wanted (cluster, need, FALSE);
  readiness = tel_batch_readiness_read (session, error);
  if (readiness == NULL)
    return FALSE;

  checks = list_checks (readiness, options->argument);
  if (checks->len == 0)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("“%s” is no prerequisite. Write readiness G1.5, or nothing "
                      "for all."),
                   options->argument);
      return FALSE;
    }

  if (builder != NULL)
    add_checks (checks, builder);
  else
    {
      print_checks (checks);
      print_remedies (checks);
    }

  return report (checks, error);
}

/**
 * tel_batch_readiness_read:
 * @session: a session
 * @error: return location for an error: whatever the client says of a list
 *
 * Reads how the cluster stands to the prerequisites, with the parameters of the guide.
 *
 * Returns: (transfer full) (nullable): how ready it is
 */
TelReadiness *
tel_batch_readiness_read (TelBatchSession *session, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tel_readiness_read_async (tel_batch_session_get_cluster (session), tel_batch_session_get_cancellable (session),
                            tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_readiness_read_finish (result, error);
}
