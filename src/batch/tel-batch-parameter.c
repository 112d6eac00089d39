/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-parameter.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"
#include "batch/tel-batch-readiness.h"
#include "batch/tel-batch-run.h"
#include "model/tel-error.h"
#include "plan/tel-journal-before.h"
#include "plan/tel-parameter-builder.h"

/* What a column may take of a line. */
#define WIDEST 60

/* The pseudo node is no node. */
static const char *
get_node (TelGuideParameter parameter, TelParameter *row)
{
  return tel_guide_parameter_is_enterprise (parameter) ? "" : tel_parameter_get_node (row);
}

static void
print_parameter (TelReadiness *readiness, TelGuideParameter parameter, TelBatchTable *table)
{
  TelParameterDiscovery *discovery = tel_readiness_get_parameter (readiness, parameter);
  GPtrArray *rows = discovery != NULL ? tel_parameter_discovery_get_rows (discovery) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *const cells[] = {
        tel_guide_parameter_get_nick (parameter), tel_guide_parameter_get_label (parameter),
        get_node (parameter, rows->pdata[i]),     tel_parameter_get_text (rows->pdata[i]),
        tel_parameter_get_name (rows->pdata[i]),
      };

      tel_batch_table_add (table, cells);
    }
  if (rows == NULL || rows->len == 0)
    {
      const char *const cells[] = { tel_guide_parameter_get_nick (parameter), tel_guide_parameter_get_label (parameter),
                                    "", tel_readiness_state_get_label (TEL_READINESS_STATE_UNREADABLE), "" };

      tel_batch_table_add (table, cells);
    }
}

static void
add_parameter (TelReadiness *readiness, TelGuideParameter parameter, JsonBuilder *builder)
{
  TelParameterDiscovery *discovery = tel_readiness_get_parameter (readiness, parameter);
  GPtrArray *rows = discovery != NULL ? tel_parameter_discovery_get_rows (discovery) : NULL;

  json_builder_begin_object (builder);
  tel_batch_output_add_text (builder, "name", tel_guide_parameter_get_nick (parameter));
  tel_batch_output_add_text (builder, "label", tel_guide_parameter_get_label (parameter));
  tel_batch_output_add_text (builder, "rule", tel_guide_parameter_get_rule (parameter));
  tel_batch_output_add_flag (builder, "writable", tel_guide_parameter_is_writable (parameter));
  tel_batch_output_add_flag (builder, "known", tel_readiness_get_rows (readiness, parameter) != NULL);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      json_builder_begin_object (builder);
      tel_batch_output_add_text (builder, "internalName", tel_parameter_get_name (rows->pdata[i]));
      tel_batch_output_add_text (builder, "service", tel_parameter_get_service (rows->pdata[i]));
      if (!tel_guide_parameter_is_enterprise (parameter))
        tel_batch_output_add_text (builder, "node", tel_parameter_get_node (rows->pdata[i]));
      tel_batch_output_add_text (builder, "value", tel_parameter_get_text (rows->pdata[i]));
      tel_batch_output_add_text (builder, "valueType", tel_parameter_get_value_type (rows->pdata[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
show_parameters (TelReadiness *readiness, const TelBatchOptions *options, JsonBuilder *builder)
{
  g_autoptr (TelBatchTable) table = tel_batch_table_new (5, WIDEST);
  const char *const heading[] = { _ ("Name"), _ ("Parameter"), _ ("Node"), _ ("Value"), _ ("Internal name") };

  tel_batch_table_add (table, heading);
  if (builder != NULL)
    {
      json_builder_set_member_name (builder, "parameters");
      json_builder_begin_array (builder);
    }
  for (TelGuideParameter parameter = 0; parameter < TEL_N_GUIDE_PARAMETERS; parameter++)
    if (options->object_name != NULL && parameter != options->parameter)
      continue;
    else if (builder != NULL)
      add_parameter (readiness, parameter, builder);
    else
      print_parameter (readiness, parameter, table);
  if (builder != NULL)
    json_builder_end_array (builder);
  else
    tel_batch_table_print (table);
}

/* “+500” is so much more than the highest value now (G7.3); NULL with an error where that is no number. */
static char *
make_value (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  g_autoptr (TelReadiness) readiness = NULL;
  TelParameterDiscovery *discovery;
  guint64 step, now;

  if (options->value[0] != '+' || !g_ascii_string_to_unsigned (options->value + 1, 10, 1, G_MAXINT32, &step, NULL))
    return g_strdup (options->value);

  readiness = tel_batch_readiness_read (session, error);
  if (readiness == NULL)
    return NULL;
  discovery = tel_readiness_get_parameter (readiness, options->parameter);
  if (discovery == NULL || !tel_parameter_discovery_find_highest (discovery, &now))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the label of a parameter */
                   _ ("What “%s” is now could not be read as a number, so it cannot be raised. Give the value itself."),
                   tel_guide_parameter_get_label (options->parameter));
      return NULL;
    }

  return g_strdup_printf ("%" G_GUINT64_FORMAT, now + step);
}

static gboolean
set_parameter (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autofree char *value = make_value (session, options, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelPlan) plan = NULL;

  if (value == NULL)
    return FALSE;

  tel_parameter_builder_build_async (tel_batch_session_get_cluster (session), options->parameter, value, options->apply,
                                     tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                                     session);
  result = tel_batch_session_await (session);
  plan = tel_parameter_builder_build_finish (result, error);

  return plan != NULL && tel_batch_run_carry_out (session, plan, options, builder, error);
}

/* NULL with an error where it is not known which parameter is meant. */
static GHashTable *
list_before (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  g_autoptr (TelReadiness) readiness = tel_batch_readiness_read (session, error);
  g_autoptr (TelJournal) journal = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *rows;

  if (readiness == NULL)
    return NULL;
  rows = tel_readiness_get_rows (readiness, options->parameter);
  if (rows == NULL)
    {
      g_set_error (
          error, TEL_ERROR, TEL_ERROR_NOT_FOUND,
          /* Translators: the label of a parameter */
          _ ("Which parameter of the cluster “%s” is, is not known. Look with “parameter get”, and name it with "
             "--internal-name where several may be."),
          tel_guide_parameter_get_label (options->parameter));
      return NULL;
    }

  journal = tel_batch_run_open_journal ();
  tel_journal_list_before_async (journal, tel_batch_session_get_cluster (session), rows->pdata[0],
                                 tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_journal_list_before_finish (journal, result, error);
}

static gboolean
set_back (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (GHashTable) before = list_before (session, options, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelPlan) plan = NULL;

  if (before == NULL)
    return FALSE;

  tel_parameter_builder_build_back_async (tel_batch_session_get_cluster (session), options->parameter, before,
                                          tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                                          session);
  result = tel_batch_session_await (session);
  plan = tel_parameter_builder_build_finish (result, error);

  return plan != NULL && tel_batch_run_carry_out (session, plan, options, builder, error);
}

static gboolean
apply_parameters (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelPlan) plan = tel_parameter_builder_build_apply (tel_batch_session_get_cluster (session));

  return tel_batch_run_carry_out (session, plan, options, builder, error);
}

static gboolean
get_parameters (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelReadiness) readiness = tel_batch_readiness_read (session, error);

  if (readiness == NULL)
    return FALSE;
  show_parameters (readiness, options, builder);

  return TRUE;
}

/**
 * tel_batch_parameter:
 * @session: a session
 * @options: the command line, with the parameter and what it is to be
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Tells what the parameters of the guide are, sets one or sets it back, or applies them, through a plan.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_parameter (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  if (options->name != NULL && options->object_name != NULL)
    tel_cluster_choose_parameter (tel_batch_session_get_cluster (session), options->parameter, options->name);

  switch (options->parameter_action)
    {
    case TEL_BATCH_PARAMETER_SET:
      return set_parameter (session, options, builder, error);

    case TEL_BATCH_PARAMETER_BACK:
      return set_back (session, options, builder, error);

    case TEL_BATCH_PARAMETER_APPLY:
      return apply_parameters (session, options, builder, error);

    case TEL_BATCH_PARAMETER_GET:
    default:
      return get_parameters (session, options, builder, error);
    }
}
