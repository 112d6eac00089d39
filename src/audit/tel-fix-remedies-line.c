/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* How what the rules J11 to J17 find is put right: lines and directory numbers. J12 stands with the owners. */

#include "config.h"

#include "audit/tel-fix-remedy.h"

#include <glib/gi18n-lib.h>

#include <stdio.h>

#include "audit/tel-audit-devices.h"
#include "plan/tel-renumber-builder.h"
#include "plan/tel-softphone-proposal.h"

#define RECOMMENDED_CALLS "2/1"

/* Which calls go to voice mail; anything else that is chosen is a voice mail profile. */
#define NO_ANSWER "no-answer"
#define BUSY_AND_NO_ANSWER "busy-and-no-answer"

/* Between the pattern and the partition of a number that is chosen. */
#define SEPARATOR "\t"

static char *
make_number_value (const char *pattern, const char *partition)
{
  return g_strconcat (pattern, SEPARATOR, partition != NULL ? partition : "", NULL);
}

static void
take_number_value (const char *value, char **pattern, char **partition)
{
  g_auto (GStrv) parts = g_strsplit (value, SEPARATOR, 2);

  *pattern = g_strdup (parts[0] != NULL ? parts[0] : "");
  *partition = parts[0] != NULL && !tel_audit_is_empty (parts[1]) ? g_strdup (parts[1]) : NULL;
}

static void
add_number_choice (GListStore *choices, const char *pattern, const char *partition)
{
  g_autoptr (TelDirectoryNumber) number = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  if (tel_audit_is_empty (pattern))
    return;

  number = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", pattern, "partition", partition, NULL);
  value = make_number_value (pattern, partition);
  label = tel_directory_number_dup_label (number);
  /* Translators: a directory number with its partition */
  tel_fix_remedy_add_choice (choices, value, g_strdup_printf (_ ("Give it the line %s"), label));
}

/* The number that the user has already; a phone on another number is what nobody expects (G5.3). */
static void
list_numbers (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));
  const char *owner = device != NULL ? tel_device_get_owner (device) : NULL;
  TelUser *user = !tel_audit_is_empty (owner) ? tel_snapshot_get_user (work->snapshot, owner) : NULL;
  GPtrArray *devices;

  if (user == NULL)
    return;

  add_number_choice (choices, tel_user_get_primary_pattern (user), tel_user_get_primary_partition (user));
  devices = tel_snapshot_get_devices_of_user (work->snapshot, owner);
  for (guint i = 0; i < devices->len; i++)
    {
      TelLine *line;

      for (each_line (devices->pdata[i], line))
        add_number_choice (choices, tel_line_get_pattern (line), tel_line_get_partition (line));
    }
}

static void
want_line (TelFixWork *work, TelFinding *finding)
{
  g_autofree char *pattern = NULL;
  g_autofree char *partition = NULL;

  tel_fix_remedy_want_device_with_lines (work, finding);
  if (work->value == NULL)
    return;

  take_number_value (work->value, &pattern, &partition);
  tel_amendments_want_number (work->amendments, pattern, partition);
}

static char *
add_line (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  const char *owner = device != NULL ? tel_device_get_owner (device) : NULL;
  TelUser *user = tel_audit_is_empty (owner) ? NULL : tel_amendments_draft_user (work->amendments, owner);
  g_autoptr (TelLine) line = tel_line_new ();
  g_autofree char *pattern = NULL;
  g_autofree char *partition = NULL;
  g_autofree char *label = NULL;
  g_autofree char *display = NULL;

  if (device == NULL)
    return reason;

  take_number_value (work->value, &pattern, &partition);
  if (user != NULL)
    {
      label = tel_softphone_proposal_make_label (user, pattern);
      display = tel_softphone_proposal_make_display (user);
      g_object_set (line, "label", label, "display", display, "display-ascii",
                    g_str_is_ascii (display) ? display : owner, "end-users", (const char *const[]){ owner, NULL },
                    NULL);
    }
  g_object_set (line, "index", 1u, "pattern", pattern, "partition", partition, "maximum-calls",
                TEL_PROPOSAL_MAXIMUM_CALLS, "busy-trigger", TEL_PROPOSAL_BUSY_TRIGGER, NULL);
  g_list_store_append (G_LIST_STORE (tel_device_get_lines (device)), line);

  return NULL;
}

static void
list_partitions (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  GListModel *partitions = G_LIST_MODEL (tel_cluster_get_store (work->cluster, TEL_OBJECT_KIND_PARTITION));

  for (guint i = 0; i < g_list_model_get_n_items (partitions); i++)
    {
      g_autoptr (TelObject) partition = g_list_model_get_item (partitions, i);
      const char *name = tel_object_get_key (partition);

      /* Translators: a partition */
      tel_fix_remedy_add_choice (choices, name, g_strdup_printf (_ ("Move it into the partition “%s”"), name));
    }
}

static void
on_number_moved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TelPlan *plan = tel_renumber_builder_build_finish (result, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
move_number (TelFixWork *work, TelFinding *finding, GTask *task)
{
  const TelNumberChange change = {
    .pattern = tel_finding_get_name (finding),
    .partition = tel_finding_get_partition (finding),
    .new_pattern = tel_finding_get_name (finding),
    .new_partition = work->value,
    .apply = TRUE,
  };

  tel_renumber_builder_build_async (work->cluster, &change, g_task_get_cancellable (task), on_number_moved,
                                    g_object_ref (task));
}

static TelDirectoryNumber *
draft_number (TelFixWork *work, TelFinding *finding, char **reason)
{
  TelDirectoryNumber *number =
      tel_fix_work_draft_number (work, tel_finding_get_name (finding), tel_finding_get_partition (finding));

  if (number == NULL)
    *reason = tel_fix_work_explain_gone (TEL_OBJECT_KIND_DIRECTORY_NUMBER, tel_finding_get_name (finding),
                                         tel_finding_get_partition (finding));

  return number;
}

static char *
activate (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDirectoryNumber *number = draft_number (work, finding, &reason);

  if (number != NULL)
    g_object_set (number, "active", TRUE, NULL);

  return reason;
}

/* The names of voice mail profiles are in no list that is read: those that other numbers have are known. */
static void
list_voice_mail_profiles (TelFixWork *work, GListStore *choices)
{
  for (guint i = 0; i < tel_snapshot_get_n (work->snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER); i++)
    {
      TelDirectoryNumber *other = tel_snapshot_get_nth (work->snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, i);
      const char *profile = tel_directory_number_get_voice_mail_profile (other);

      if (!tel_audit_is_empty (profile))
        tel_fix_remedy_add_choice (choices, profile,
                                   g_strdup_printf (
                                       /* Translators: a voice mail profile */
                                       _ ("Use “%s”, and forward busy and unanswered calls to voice mail"), profile));
    }
}

/* Then only the forwards are wrong. */
static gboolean
has_voice_mail_profile (TelFixWork *work, TelFinding *finding)
{
  TelDirectoryNumber *number =
      tel_snapshot_get_number (work->snapshot, tel_finding_get_name (finding), tel_finding_get_partition (finding));

  return number != NULL && !tel_audit_is_empty (tel_directory_number_get_voice_mail_profile (number));
}

static void
list_voice_mail (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  if (!has_voice_mail_profile (work, finding))
    {
      list_voice_mail_profiles (work, choices);
      return;
    }

  tel_fix_remedy_add_choice (choices, BUSY_AND_NO_ANSWER,
                             g_strdup (_ ("Forward busy and unanswered calls to voice mail")));
  tel_fix_remedy_add_choice (choices, NO_ANSWER, g_strdup (_ ("Forward unanswered calls to voice mail")));
}

static void
forward_to_voice_mail (TelDirectoryNumber *number, const char *const *forwards)
{
  for (guint i = 0; forwards[i] != NULL; i++)
    if (!tel_directory_number_forwards_to_voice_mail (number, forwards[i]))
      tel_directory_number_forward_to_voice_mail (number, forwards[i]);
}

/* What is chosen is which calls, or the profile that they all go to. */
static char *
set_voice_mail (TelFixWork *work, TelFinding *finding)
{
  static const char *const no_answer[] = { TEL_FORWARD_NO_ANSWER, TEL_FORWARD_NO_ANSWER_INTERNAL, NULL };
  static const char *const busy[] = { TEL_FORWARD_BUSY, TEL_FORWARD_BUSY_INTERNAL, NULL };
  gboolean is_no_answer = g_str_equal (work->value, NO_ANSWER);
  char *reason = NULL;
  TelDirectoryNumber *number = draft_number (work, finding, &reason);

  if (number == NULL)
    return reason;

  forward_to_voice_mail (number, no_answer);
  if (!is_no_answer)
    forward_to_voice_mail (number, busy);
  if (!is_no_answer && !g_str_equal (work->value, BUSY_AND_NO_ANSWER))
    g_object_set (number, "voice-mail-profile", work->value, NULL);

  return NULL;
}

static const char *
get_user_of (TelFinding *finding)
{
  const char *const *users = tel_finding_get_users (finding);

  return users[0];
}

static void
want_texts (TelFixWork *work, TelFinding *finding)
{
  tel_fix_work_want_user_with_devices (work, get_user_of (finding));
  tel_amendments_want_lines (work->amendments);
}

static char *
describe_texts (TelLine *line)
{
  return g_strdup_printf (_ ("label “%s”, display “%s”, external mask “%s”"),
                          tel_audit_show (tel_line_get_label (line)), tel_audit_show (tel_line_get_display (line)),
                          tel_audit_show (tel_line_get_external_mask (line)));
}

/* The texts of one device are those of all: the value is the device's name. */
static void
list_texts (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  const char *user_id = get_user_of (finding);
  GPtrArray *devices;

  if (user_id == NULL)
    return;

  devices = tel_snapshot_get_devices_of_user (work->snapshot, user_id);
  for (guint i = 0; i < devices->len; i++)
    {
      TelLine *line = tel_audit_get_nth_line (devices->pdata[i], 0);
      const char *name = tel_device_get_name (devices->pdata[i]);
      g_autofree char *texts = line != NULL ? describe_texts (line) : NULL;

      if (texts != NULL)
        /* Translators: a device, the texts of its line */
        tel_fix_remedy_add_choice (choices, name, g_strdup_printf (_ ("As on %s: %s"), name, texts));
    }
}

static void
copy_texts (TelDevice *from, TelDevice *to)
{
  TelLine *line;

  for (each_line (to, line))
    {
      TelLine *source = tel_line_find (tel_device_get_lines (from), line);

      if (source != NULL)
        g_object_set (line, "label", tel_line_get_label (source), "display", tel_line_get_display (source),
                      "display-ascii", tel_line_get_display_ascii (source), "external-mask",
                      tel_line_get_external_mask (source), NULL);
    }
}

static char *
align_texts (TelFixWork *work, TelFinding *finding)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (work->snapshot, get_user_of (finding));
  TelDevice *source = tel_amendments_draft_device (work->amendments, work->value);

  if (source == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_DEVICE, work->value, NULL);

  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = tel_fix_work_draft_device (work, tel_device_get_name (devices->pdata[i]));

      if (device != NULL && device != source)
        copy_texts (source, device);
    }

  return NULL;
}

static void
list_calls (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  tel_fix_remedy_add_choice (choices, RECOMMENDED_CALLS,
                             g_strdup (
                                 _ ("Two calls at most, busy from the first on: the recommendation for a softphone")));
  tel_fix_remedy_add_choice (choices, "4/2", g_strdup (_ ("Four calls at most, busy from the second on: the default")));
}

static char *
set_calls (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  guint maximum;
  guint busy;
  TelLine *line;

  if (device == NULL)
    return reason;
  if (sscanf (work->value, "%u/%u", &maximum, &busy) != 2 || maximum < 2 || busy < 1 || busy > maximum)
    return g_strdup_printf (_ ("“%s” is not a number of calls and a busy trigger: write it as in 2/1."), work->value);

  for (each_line (device, line))
    if (tel_line_get_maximum_calls (line) <= 1 || tel_line_get_maximum_calls (line) < tel_line_get_busy_trigger (line))
      g_object_set (line, "maximum-calls", maximum, "busy-trigger", busy, NULL);

  return NULL;
}

const TelFixRemedy tel_fix_line_remedies[] = {
  { "J11", want_line, add_line, list_numbers, NULL, TRUE },
  { "J13", NULL, NULL, list_partitions, move_number, FALSE },
  { "J14", tel_fix_remedy_want_object, activate, NULL, NULL, FALSE },
  { "J15", tel_fix_remedy_want_object, set_voice_mail, list_voice_mail, NULL, TRUE, has_voice_mail_profile },
  { "J16", want_texts, align_texts, list_texts, NULL, FALSE },
  { "J17", tel_fix_remedy_want_device_with_lines, set_calls, list_calls, NULL, TRUE },
  { NULL },
};
