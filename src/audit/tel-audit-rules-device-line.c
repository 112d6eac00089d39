/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about the lines of softphones: J11 to J17. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-rules-private.h"
#include "model/tel-text.h"

#include <glib/gi18n-lib.h>

/* How many users can be associated with a line of a device (G5.2). */
#define MOST_END_USERS 5

static void
judge_no_line (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    if (tel_audit_get_nth_line (device, 0) == NULL)
      tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, _ ("It has no line."));
}

static void
append_line_without_user (GString *text, TelLine *line, const char *owner)
{
  const char *const *users = tel_line_get_end_users (line);
  g_autofree char *place = tel_line_describe_place (line);
  g_autofree char *sentence = NULL;
  g_autofree char *names = users != NULL ? g_strjoinv (_ (", "), (char **) users) : NULL;

  if (users != NULL && g_strv_contains (users, owner))
    return;

  if (tel_audit_is_empty (names))
    /* Translators: a line such as “Line 1 (1001 in PT-Internal)” */
    sentence = g_strdup_printf (_ ("%s: nobody is associated."), place);
  else if (g_strv_length ((char **) users) >= MOST_END_USERS)
    /* Translators: a line such as “Line 1 (1001 in PT-Internal)”, user IDs, a user ID */
    sentence = g_strdup_printf (_ ("%s: as many as can be are associated (%s), and not %s."), place, names, owner);
  else
    /* Translators: a line such as “Line 1 (1001 in PT-Internal)”, user IDs, a user ID */
    sentence = g_strdup_printf (_ ("%s: %s is associated, and not %s."), place, names, owner);
  tel_text_append (text, "\n", sentence);
}

static void
judge_line_users (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelUser *owner = tel_snapshot_get_user (pass->snapshot, tel_device_get_owner (device));
      g_autoptr (GString) read = g_string_new (NULL);
      TelLine *line;

      if (owner == NULL)
        continue;

      for (each_line (device, line))
        append_line_without_user (read, line, tel_user_get_user_id (owner));
      if (read->len > 0)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device, "%s", read->str);
    }
}

static void
judge_partition (TelAuditPass *pass)
{
  TelDirectoryNumber *number;

  for (each_number (pass, number))
    if (tel_audit_is_empty (tel_directory_number_get_partition (number)) &&
        tel_audit_pass_is_on_softphone (pass, number))
      tel_audit_pass_add_number (pass, TEL_SEVERITY_WARNING, tel_directory_number_get_pattern (number), NULL,
                                 _ ("The number is in no partition."));
}

static void
judge_activity (TelAuditPass *pass)
{
  TelDirectoryNumber *number;

  for (each_number (pass, number))
    if (!tel_directory_number_get_active (number) && tel_audit_pass_is_on_softphone (pass, number))
      tel_audit_pass_add_number (pass, TEL_SEVERITY_ERROR, tel_directory_number_get_pattern (number),
                                 tel_directory_number_get_partition (number), _ ("The number is not active."));
}

/* The profile comes with the list of numbers. The forward has to be asked of each, so that it is judged where it was
 * asked, and the rest of the rule does not wait for it. */
static void
judge_voice_mail (TelAuditPass *pass)
{
  TelDirectoryNumber *number;

  for (each_number (pass, number))
    {
      g_autoptr (GString) read = g_string_new (NULL);
      TelFinding *finding;
      gboolean forwarded;
      gboolean lost;

      if (!tel_audit_pass_is_on_softphone (pass, number))
        continue;

      if (tel_audit_is_empty (tel_directory_number_get_voice_mail_profile (number)))
        tel_text_append (read, "\n", _ ("The number has no voice mail profile."));
      lost = tel_snapshot_get_forward (pass->snapshot, number, &forwarded) && !forwarded;
      if (lost)
        tel_text_append (read, "\n", _ ("Calls that nobody answers are not forwarded to voice mail."));
      if (read->len == 0)
        continue;
      finding = tel_audit_pass_add_number (pass, TEL_SEVERITY_INFORMATION, tel_directory_number_get_pattern (number),
                                           tel_directory_number_get_partition (number), "%s", read->str);
      if (lost)
        tel_finding_set_on_demand (finding);
    }
}

static guint
list_unread_forwards (TelSnapshot *snapshot, GHashTable *ids)
{
  TelAuditPass pass = { .snapshot = snapshot };
  TelDirectoryNumber *number;
  guint n_numbers = 0;

  for (each_number (&pass, number))
    {
      gboolean forwarded;

      if (!tel_audit_pass_is_on_softphone (&pass, number))
        continue;
      n_numbers++;
      if (!tel_snapshot_get_forward (snapshot, number, &forwarded))
        g_hash_table_add (ids, tel_finding_make_id ("J15", TEL_OBJECT_KIND_DIRECTORY_NUMBER,
                                                    tel_directory_number_get_pattern (number),
                                                    tel_directory_number_get_partition (number)));
    }

  return n_numbers;
}

static char *
tell_forwards (TelSnapshot *snapshot)
{
  g_autoptr (GHashTable) unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *reason = tel_snapshot_get_reason (snapshot, TEL_SNAPSHOT_PART_FORWARDS);
  guint n_numbers = list_unread_forwards (snapshot, unread);
  guint n_unread = g_hash_table_size (unread);
  GString *text;

  if (n_unread == 0)
    return NULL;

  text = g_string_new (NULL);
  if (n_unread == n_numbers)
    g_string_append (text, _ ("Where calls go that nobody answers was not read. Only the voice mail profiles were "
                              "judged."));
  else
    /* Translators: how many numbers were read, how many there are */
    g_string_append_printf (text,
                            _ ("Where calls go that nobody answers was read for %u of %u numbers. Of the others only "
                               "the voice mail profiles were judged."),
                            n_numbers - n_unread, n_numbers);
  if (reason != NULL)
    tel_text_append (text, "\n", reason);

  return g_string_free (text, FALSE);
}

/* A line of a user, and the device that it is on. */
typedef struct
{
  TelDevice *device;
  TelLine *line;
} Appearance;

static gboolean
append_difference (GString *read, const Appearance *one, const Appearance *two)
{
  static const char *const properties[] = { "label", "display", "external-mask" };
  gboolean differ = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autofree char *number = tel_line_dup_number_label (one->line);
      g_autofree char *sentence = NULL;

      g_object_get (one->line, properties[i], &first, NULL);
      g_object_get (two->line, properties[i], &second, NULL);
      if (g_strcmp0 (first != NULL ? first : "", second != NULL ? second : "") == 0)
        continue;

      differ = TRUE;
      /* Translators: a number, a field such as “Line text label”, a device, its text, another device, its text */
      sentence = g_strdup_printf (_ ("%s, %s: on %s “%s”, on %s “%s”."), number,
                                  tel_object_get_property_label (TEL_OBJECT (one->line), properties[i]),
                                  tel_device_get_name (one->device), first != NULL ? first : "",
                                  tel_device_get_name (two->device), second != NULL ? second : "");
      tel_text_append (read, "\n", sentence);
    }

  return differ;
}

/* Holds an appearance against the first one of its number, when that was seen before. */
static void
compare_texts (GHashTable *first, TelDevice *device, TelLine *line, GString *read, GPtrArray *concerned)
{
  const Appearance here = { device, line };
  g_autofree char *key = tel_line_dup_number_label (line);
  Appearance *before = g_hash_table_lookup (first, key);

  if (before == NULL)
    g_hash_table_insert (first, g_steal_pointer (&key), g_memdup2 (&here, sizeof here));
  else if (append_difference (read, before, &here))
    {
      g_ptr_array_add (concerned, before->device);
      g_ptr_array_add (concerned, device);
    }
}

static void
judge_texts_of_user (TelAuditPass *pass, TelUser *user)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (pass->snapshot, tel_user_get_user_id (user));
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) concerned = g_ptr_array_new ();
  g_autoptr (GString) read = g_string_new (NULL);
  TelFinding *finding;
  TelLine *line;

  for (guint i = 0; i < devices->len; i++)
    if (g_strcmp0 (tel_device_get_owner (devices->pdata[i]), tel_user_get_user_id (user)) == 0)
      for (each_line (devices->pdata[i], line))
        compare_texts (first, devices->pdata[i], line, read, concerned);
  if (concerned->len == 0)
    return;

  finding = tel_audit_pass_add_user (pass, TEL_SEVERITY_INFORMATION, user, "%s", read->str);
  for (guint i = 0; i < concerned->len; i++)
    tel_finding_add_device (finding, tel_device_get_name (concerned->pdata[i]));
}

static void
judge_texts (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    judge_texts_of_user (pass, user);
}

/* A line of which the number of calls was not read has 0. */
static void
judge_calls (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      g_autoptr (GString) read = g_string_new (NULL);
      TelLine *line;

      for (each_line (device, line))
        {
          guint most = tel_line_get_maximum_calls (line);
          g_autofree char *place = tel_line_describe_place (line);
          g_autofree char *sentence = NULL;

          if (most == 0 || (most > 1 && most >= tel_line_get_busy_trigger (line)))
            continue;

          /* Translators: a line such as “Line 1 (1001 in PT-Internal)”, two numbers */
          sentence = g_strdup_printf (_ ("%s: %u calls at most, busy trigger %u."), place, most,
                                      tel_line_get_busy_trigger (line));
          tel_text_append (read, "\n", sentence);
        }
      if (read->len > 0)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_INFORMATION, device, "%s", read->str);
    }
}

#define NEEDS_LINES (TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (LINES))
#define NEEDS_NUMBERS (NEEDS_LINES | TEL_SNAPSHOT_BIT (NUMBERS))

const TelAuditRule tel_audit_device_line_rules[] = {
  { "J11", N_ ("Device without a line"), N_ ("the lines of the device"),
    N_ ("Without a directory number the client can neither call nor be called."), "G5.1", N_ ("Add a line."),
    TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0, NEEDS_LINES, FALSE, judge_no_line },
  { "J12", N_ ("Line not associated with the user"),
    N_ ("the owner of the device and the users associated with its lines"),
    N_ ("Others see that a user is in a call only on lines that the user is associated with."), "G5.2",
    N_ ("Associate the owner with the line. Five users at most can be associated with a line of a device."),
    TEL_SEVERITY_WARNING, TEL_FIX_AUTO, 0, 0, NEEDS_LINES | TEL_SNAPSHOT_BIT (USERS) | TEL_SNAPSHOT_BIT (LINE_USERS),
    FALSE, judge_line_users },
  { "J13", N_ ("Line without partition"), N_ ("the partitions of the numbers that softphones have"),
    N_ ("A number in no partition can be reached by everybody, whatever their calling search space."), "G5.1",
    N_ ("Move the number to a partition."), TEL_SEVERITY_WARNING, TEL_FIX_CHOOSE, 0, 0, NEEDS_NUMBERS, FALSE,
    judge_partition },
  { "J14", N_ ("Line inactive"), N_ ("whether the numbers that softphones have are active"),
    N_ ("The cluster does not put calls through to a number that is not active."), "G5.1",
    N_ ("Make the number active."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0,
    NEEDS_NUMBERS | TEL_SNAPSHOT_BIT (LINE_STATES), FALSE, judge_activity },
  { "J15", N_ ("Line without voice mail"),
    N_ ("the voice mail profiles of the numbers that softphones have; their forwarding, where it was asked for"),
    N_ ("Calls that nobody answers are lost."), NULL,
    N_ ("Choose a voice mail profile, and forward calls that nobody answers to voice mail."), TEL_SEVERITY_INFORMATION,
    TEL_FIX_CHOOSE, 0, 0, NEEDS_NUMBERS, FALSE, judge_voice_mail, .tell_reading = tell_forwards,
    .list_unread = list_unread_forwards },
  { "J16", N_ ("Line texts that differ between the devices of a user"),
    N_ ("label, display and external phone number mask of the lines of a user’s devices"),
    N_ ("Depending on the device, the user and those who are called see another name or number."), NULL,
    N_ ("Make the texts of the line the same on each device."), TEL_SEVERITY_INFORMATION, TEL_FIX_CHOOSE, 0, 0,
    NEEDS_LINES | TEL_SNAPSHOT_BIT (USERS), FALSE, judge_texts },
  { "J17", N_ ("Line for too few calls"), N_ ("the maximum number of calls and the busy trigger of each line"),
    N_ ("With one call at most, or fewer than the busy trigger, a second call can be neither taken nor made to "
        "transfer "
        "the first."),
    NULL, N_ ("Set two calls at most and a busy trigger of one, or what is usual at the site."),
    TEL_SEVERITY_INFORMATION, TEL_FIX_CHOOSE, 0, 0, NEEDS_LINES, FALSE, judge_calls },
  { NULL },
};
