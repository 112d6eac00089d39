/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-activity.h"
#include "batch/tel-batch-audit.h"
#include "batch/tel-batch-change.h"
#include "batch/tel-batch-edit.h"
#include "batch/tel-batch-list.h"
#include "batch/tel-batch-options.h"
#include "batch/tel-batch-output.h"
#include "batch/tel-batch-parameter.h"
#include "batch/tel-batch-profile.h"
#include "batch/tel-batch-readiness.h"
#include "batch/tel-batch-provision.h"
#include "batch/tel-batch-query.h"
#include "batch/tel-batch-resume.h"
#include "batch/tel-batch-session.h"
#include "batch/tel-batch-show.h"
#include "batch/tel-batch-string.h"

#define EXIT_DONE 0
#define EXIT_FAILED 1
#define EXIT_USAGE 2

static gboolean (*const functions[]) (TelBatchSession *, const TelBatchOptions *, JsonBuilder *, GError **) = {
  [TEL_BATCH_COMMAND_VERSION] = tel_batch_show_version,
  [TEL_BATCH_COMMAND_USERS] = tel_batch_show_users,
  [TEL_BATCH_COMMAND_USER] = tel_batch_show_user,
  [TEL_BATCH_COMMAND_LIST] = tel_batch_list_run,
  [TEL_BATCH_COMMAND_GET] = tel_batch_list_get,
  [TEL_BATCH_COMMAND_PROVISION] = tel_batch_provision,
  [TEL_BATCH_COMMAND_RETIRE] = tel_batch_change_retire,
  [TEL_BATCH_COMMAND_RENAME] = tel_batch_change_name,
  [TEL_BATCH_COMMAND_OWNER] = tel_batch_change_owner,
  [TEL_BATCH_COMMAND_RENUMBER] = tel_batch_change_number,
  [TEL_BATCH_COMMAND_EDIT] = tel_batch_edit,
  [TEL_BATCH_COMMAND_READINESS] = tel_batch_readiness,
  [TEL_BATCH_COMMAND_PARAMETER] = tel_batch_parameter,
  [TEL_BATCH_COMMAND_PROFILE] = tel_batch_profile,
  [TEL_BATCH_COMMAND_SQL] = tel_batch_query,
  [TEL_BATCH_COMMAND_RESUME] = tel_batch_resume,
  [TEL_BATCH_COMMAND_STRING] = tel_batch_string,
  [TEL_BATCH_COMMAND_UNDO] = tel_batch_undo,
};

static gboolean
run_command (const TelBatchOptions *options, JsonBuilder *builder, gboolean *found, GError **error)
{
  g_autoptr (TelBatchSession) session = NULL;

  *found = FALSE;
  if (options->command == TEL_BATCH_COMMAND_AUDIT)
    return tel_batch_audit (options, builder, found, error);
  if (options->command == TEL_BATCH_COMMAND_ACTIVITY)
    return tel_batch_activity (options, builder, error);

  session = tel_batch_session_open (options, error);

  return session != NULL && functions[options->command](session, options, builder, error);
}

static void
print_error (const GError *error)
{
  g_autofree char *message = tel_batch_output_dup_printable (error->message);

  g_printerr ("telephonist-batch: %s\n", message);
}

/**
 * tel_batch_run:
 * @arguments: (array zero-terminated=1): the command line with the program's name
 *
 * Does what the command line asks for. What was found goes to the standard output, as one document of JSON if so asked,
 * in which an error is a member; for people an error goes to the standard error.
 *
 * Returns: the exit status: 0 when done, 1 when refused or failed or when an audit has found something, 2 when the
 *   command line is wrong
 */
int
tel_batch_run (char **arguments)
{
  g_autoptr (TelBatchOptions) options = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found;

  g_return_val_if_fail (arguments != NULL, EXIT_USAGE);

  options = tel_batch_options_parse (arguments, &error);
  if (options == NULL)
    {
      print_error (error);
      return EXIT_USAGE;
    }

  if (!options->json)
    {
      if (run_command (options, NULL, &found, &error))
        return found ? EXIT_FAILED : EXIT_DONE;
      print_error (error);
      return EXIT_FAILED;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  if (!run_command (options, builder, &found, &error))
    tel_batch_output_add_error (builder, error);
  json_builder_end_object (builder);
  tel_batch_output_print_json (builder);

  return error == NULL && !found ? EXIT_DONE : EXIT_FAILED;
}
