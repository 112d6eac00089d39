/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-command.h"

#include <glib/gi18n.h>

/**
 * tel_batch_command_get_help:
 *
 * Tells what commands there are.
 *
 * Returns: the text, in the user's language
 */
const char *
tel_batch_command_get_help (void)
{
  return _ ("Commands:\n"
            "  version           The cluster's release\n"
            "  users [FILTER]    The users, those only in whom FILTER is found\n"
            "  user ID           One user with devices, lines and groups\n"
            "  list KIND         All objects of a kind\n"
            "  get KIND NAME     One object with all its fields\n"
            "  provision …       Make a softphone; see “telephonist-batch provision --help”\n"
            "  retire device NAME, retire user ID\n"
            "                    Take a device, or all softphones of a user, out of use\n"
            "  rename OLD NEW    Give a softphone another name\n"
            "  owner NAME ID     Give a device to another user\n"
            "  renumber OLD NEW  Change a directory number, or with --user that of one user's devices\n"
            "  edit device NAME, edit user ID\n"
            "                    Change fields, or copy the settings of another device\n"
            "  readiness [RULE]  What the cluster needs before its first softphone, and how that stands\n"
            "  parameter get [NAME], parameter set NAME VALUE, parameter back NAME, parameter apply\n"
            "                    The parameters that the guide speaks of\n"
            "  profile …         Phone security profiles and SIP profiles; see “telephonist-batch profile --help”\n"
            "  sql 'SELECT …'    What the cluster's database answers to a query\n"
            "  activity [ID]     The plans of the journal, or one of them step by step; no cluster is asked\n"
            "  resume ID         Go on with a plan that was interrupted or stopped\n"
            "  undo ID           Undo what a plan has done\n"
            "  string WHAT NAME  A new string for a device, a later deadline, or none any more (new, extend, cancel)\n"
            "  audit             What is wrong with users and devices; see “telephonist-batch audit --help”\n"
            "\n"
            "The password is taken from TELEPHONIST_PASSWORD, else from the standard input.\n"
            "The exit status is 0 when all went well, 1 when something was refused or failed or an audit has found "
            "something, and 2 when the command line is wrong.");
}

/**
 * tel_batch_command_get_synopsis:
 * @command: a command
 *
 * Tells which arguments a command has.
 *
 * Returns: (nullable): them, as the help shows them
 */
const char *
tel_batch_command_get_synopsis (TelBatchCommand command)
{
  switch (command)
    {
    case TEL_BATCH_COMMAND_USERS:
      return _ ("[FILTER]");

    case TEL_BATCH_COMMAND_USER:
      return _ ("ID");

    case TEL_BATCH_COMMAND_LIST:
      return _ ("KIND");

    case TEL_BATCH_COMMAND_GET:
      return _ ("KIND NAME");

    case TEL_BATCH_COMMAND_RETIRE:
    case TEL_BATCH_COMMAND_EDIT:
      return _ ("device NAME | user ID");

    case TEL_BATCH_COMMAND_RENAME:
      return _ ("OLD NEW");

    case TEL_BATCH_COMMAND_OWNER:
      return _ ("NAME ID");

    case TEL_BATCH_COMMAND_RENUMBER:
      return _ ("PATTERN/PARTITION PATTERN/PARTITION");

    case TEL_BATCH_COMMAND_READINESS:
      return _ ("[RULE]");

    case TEL_BATCH_COMMAND_PARAMETER:
      return _ ("get [NAME] | set NAME VALUE | back NAME | apply");

    case TEL_BATCH_COMMAND_PROFILE:
      return _ ("list|create|copy|edit|delete|apply security|sip [FROM] [NAME]");

    case TEL_BATCH_COMMAND_SQL:
      return "'SELECT …'";

    case TEL_BATCH_COMMAND_ACTIVITY:
      return "[ID]";

    case TEL_BATCH_COMMAND_RESUME:
    case TEL_BATCH_COMMAND_UNDO:
      return "ID";

    case TEL_BATCH_COMMAND_AUDIT:
      return "[exceptions [list|accept ID|withdraw ID|export]]";

    case TEL_BATCH_COMMAND_STRING:
      return "new|extend|cancel NAME";

    default:
      return NULL;
    }
}
