/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-text.h"
#include "plan/tel-softphone-rules.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-field-check.h"

static TelLine *
dup_line (TelSoftphoneSituation *self)
{
  return g_list_model_get_item (tel_device_get_lines (self->device), 0);
}

static char *
dup_number_label (TelSoftphoneSituation *self)
{
  return tel_directory_number_make_label (tel_softphone_request_get_pattern (self->request),
                                          tel_softphone_request_get_partition (self->request));
}

static gboolean
refuse_pattern (TelSoftphoneSituation *self, const char *rule, const char *pattern)
{
  g_autofree char *reason = NULL;

  if (tel_text_is_blank (pattern))
    {
      tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                   _ ("%s has no directory number. Enter one: each device gets a line."),
                                   self->device_name);
      return TRUE;
    }

  reason = tel_field_check_pattern (pattern);
  if (reason != NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE, "%s", reason);

  return reason != NULL;
}

static gboolean
refuse_partition (TelSoftphoneSituation *self, const char *rule)
{
  const char *partition = tel_softphone_request_get_partition (self->request);
  gboolean no_partition = tel_softphone_request_get_no_partition (self->request);

  if (tel_text_is_blank (partition) && !no_partition)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("No partition is chosen for the directory number %s. Choose one, or say that the "
                                    "number is to stand in no partition."),
                                 tel_softphone_request_get_pattern (self->request));
  else if (!tel_text_is_blank (partition) && no_partition)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The directory number %s is asked for in the partition “%s” and in none. Decide "
                                    "for one."),
                                 tel_softphone_request_get_pattern (self->request), partition);
  else if (!tel_text_is_blank (partition) &&
           !tel_softphone_situation_has_reference (self, TEL_OBJECT_KIND_PARTITION, partition))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The cluster does not have the partition “%s”. Choose another."), partition);
  else
    return FALSE;

  return TRUE;
}

static void
check_number (TelSoftphoneSituation *self, const char *rule)
{
  gboolean add = tel_softphone_request_get_add_number (self->request);
  g_autofree char *label = NULL;

  if (refuse_pattern (self, rule, tel_softphone_request_get_pattern (self->request)) || refuse_partition (self, rule))
    return;

  label = dup_number_label (self);
  if (add && self->number != NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The directory number %s exists already. Use it as it is, or enter another."),
                                 label);
  else if (!add && self->number == NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The directory number %s does not exist. Ask for it to be added, or enter one that "
                                    "exists."),
                                 label);
  else if (self->number != NULL && tel_cluster_get_release (self->cluster) >= TEL_RELEASE_10_0 &&
           !tel_directory_number_get_active (self->number))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("The directory number %s is not active: no call reaches it until it is."), label);
}

static void
check_line_users (TelSoftphoneSituation *self, const char *rule)
{
  g_autoptr (TelLine) line = dup_line (self);
  const char *const *users = line != NULL ? tel_line_get_end_users (line) : NULL;
  guint n_users = users != NULL ? g_strv_length ((char **) users) : 0;

  if (n_users > TEL_MAXIMUM_LINE_USERS)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 g_dngettext (GETTEXT_PACKAGE,
                                              /* Translators: how many users, the device, how many at most */
                                              "%u user is to be associated with the line of %s. At most %u may be.",
                                              "%u users are to be associated with the line of %s. At most %u may be.",
                                              n_users),
                                 n_users, self->device_name, TEL_MAXIMUM_LINE_USERS);
}

static void
check_shared_line (TelSoftphoneSituation *self, const char *rule)
{
  const char *const *devices;
  g_autofree char *label = NULL;
  g_autofree char *names = NULL;

  if (self->number == NULL)
    return;

  label = dup_number_label (self);
  if (tel_cluster_get_release (self->cluster) < TEL_RELEASE_10_0)
    {
      tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                   _ ("The directory number %s exists. This release does not tell which devices share "
                                      "it: they ring together."),
                                   label);
      return;
    }

  devices = tel_directory_number_get_associated_devices (self->number);
  if (devices == NULL || devices[0] == NULL)
    return;
  names = g_strjoinv (", ", (char **) devices);
  tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                               _ ("The line %s will be shared with %s: they ring together, and applying its settings "
                                  "reaches all of them."),
                               label, names);
}

static void
check_service_profiles (TelSoftphoneSituation *self, const char *rule)
{
  g_autoptr (TelLine) line = dup_line (self);
  const char *const *users = line != NULL ? tel_line_get_end_users (line) : NULL;
  const char *own = tel_user_get_service_profile (self->user);

  if (self->type != TEL_DEVICE_TYPE_CSF)
    return;

  for (guint i = 0; users != NULL && users[i] != NULL; i++)
    {
      TelUser *other = tel_cluster_get_user (self->cluster, users[i]);
      const char *theirs = other != NULL ? tel_user_get_service_profile (other) : NULL;

      if (other == NULL || g_strcmp0 (users[i], tel_user_get_user_id (self->user)) == 0 ||
          g_strcmp0 (own != NULL ? own : "", theirs != NULL ? theirs : "") == 0)
        continue;
      tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                   _ ("%s and %s have different service profiles and would share %s: both would get "
                                      "the settings of one."),
                                   self->user_name, users[i], self->device_name);
    }
}

static void
check_primary_extension (TelSoftphoneSituation *self, const char *rule)
{
  const char *pattern = tel_user_get_primary_pattern (self->user);

  if (tel_softphone_request_get_set_primary (self->request) && !tel_text_is_blank (pattern) &&
      g_strcmp0 (pattern, tel_softphone_request_get_pattern (self->request)) != 0)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND, _ ("The primary extension of %s changes from %s to %s."),
                                 self->user_name, pattern, tel_softphone_request_get_pattern (self->request));
}

static const TelSoftphoneRule rules[] = {
  { "G5.1", check_number, FALSE, NULL },
  { "G5.2", check_line_users, FALSE, NULL },
  { "G5.3", check_shared_line, FALSE, NULL },
  { "G5.6", check_service_profiles, FALSE, NULL },
  { "G5.7", check_primary_extension, FALSE, NULL },
};

/**
 * tel_line_rules_get:
 * @n_rules: (out): how many
 *
 * Gets the rules of lines and association (G5).
 *
 * Returns: (array length=n_rules): the rows
 */
const TelSoftphoneRule *
tel_line_rules_get (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}
