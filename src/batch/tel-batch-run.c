/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-run.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-device.h"
#include "batch/tel-batch-output.h"
#include "batch/tel-batch-plan.h"
#include "plan/tel-audit-setting.h"

static gboolean
run_plan (TelBatchSession *session, TelRunner *runner, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tel_runner_run_async (runner, tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_runner_run_finish (runner, result, error);
}

static void
print_result (TelBatchSession *session, TelRunner *runner, const TelBatchOptions *options)
{
  TelAuthString *string = tel_runner_get_auth_string (runner);
  TelDevice *device = tel_runner_get_device (runner);

  if (device != NULL)
    {
      g_print ("\n");
      tel_batch_device_print (device, NULL, tel_batch_session_get_cluster (session));
    }
  if (string == NULL)
    return;

  if (options->show_string)
    tel_batch_output_print (_ ("Authentication String: %s"), tel_auth_string_peek (string));
  else
    tel_batch_output_print ("%s", _ ("The authentication string is printed with --show-string only."));
}

static void
add_result (TelRunner *runner, const TelBatchOptions *options, JsonBuilder *builder)
{
  TelAuthString *string = tel_runner_get_auth_string (runner);
  TelDevice *device = tel_runner_get_device (runner);

  if (device != NULL)
    {
      json_builder_set_member_name (builder, "device");
      tel_batch_device_add_json (device, NULL, builder);
    }
  if (string != NULL && options->show_string)
    tel_batch_output_add_text (builder, "authenticationString", tel_auth_string_peek (string));
}

/**
 * tel_batch_run_open_journal:
 *
 * Opens the journal of this person, with the audit trail that the settings of the program say.
 *
 * Returns: (transfer full): the journal
 */
TelJournal *
tel_batch_run_open_journal (void)
{
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autoptr (TelAuditSink) sink = tel_audit_setting_make_sink ();
  TelJournal *journal = tel_journal_new (path);

  tel_journal_set_audit_sink (journal, sink);

  return journal;
}

/**
 * tel_batch_run_plan:
 * @session: a session
 * @runner: what carries out the plan, with its journal
 * @options: the command line
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Carries out a plan, step by step on the screen, or as a document at the end. The authentication string is shown only
 * when that was asked for.
 *
 * Returns: %TRUE when every step was carried out
 */
gboolean
tel_batch_run_plan (
    TelBatchSession *session, TelRunner *runner, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelPlan *plan = tel_runner_get_plan (runner);
  gboolean done;

  if (builder == NULL)
    tel_batch_plan_follow (plan);
  done = run_plan (session, runner, error);
  if (builder != NULL)
    {
      tel_batch_plan_add_json (plan, builder);
      add_result (runner, options, builder);
    }
  else if (done)
    {
      print_result (session, runner, options);
    }

  return done;
}

static gboolean
execute (TelBatchSession *session, TelPlan *plan, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelRunner) runner = tel_runner_new (tel_batch_session_get_cluster (session), plan);
  g_autoptr (TelJournal) journal = tel_batch_run_open_journal ();

  tel_runner_set_journal (runner, journal);
  if (options->string_length != 0)
    tel_runner_set_string_length (runner, (guint) options->string_length);

  return tel_batch_run_plan (session, runner, options, builder, error);
}

/* A dry run needs no more than reading. */
static gboolean
check_access (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));

  return options->dry_run || tel_axl_client_check_may_write (client, error);
}

/**
 * tel_batch_run_carry_out:
 * @session: a session
 * @plan: a plan
 * @options: the command line: what is ticked off, and whether the plan is only shown
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Shows a plan or runs it. What needs a tick needs its rule among the accepted ones.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_run_carry_out (
    TelBatchSession *session, TelPlan *plan, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  gboolean may_run;

  if (builder != NULL)
    tel_batch_device_add_zone_json (tel_batch_session_get_cluster (session), builder);
  tel_batch_plan_accept (plan, (const char *const *) options->accept);
  may_run =
      check_access (session, options, error) && tel_batch_plan_check (plan, options->dry_run, builder == NULL, error);
  /* A program finds them in its document. */
  if (may_run && !options->dry_run && builder == NULL)
    tel_batch_plan_print_notices (plan);
  if (may_run && !options->dry_run)
    return execute (session, plan, options, builder, error);

  if (builder != NULL)
    tel_batch_plan_add_json (plan, builder);
  else
    tel_batch_plan_print (plan);

  return may_run;
}
