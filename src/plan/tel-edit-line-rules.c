/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-text.h"
#include "plan/tel-edit-rules.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-field-check.h"
#include "plan/tel-settlement.h"

typedef void (*Check) (
    TelEditSituation *self, TelSoftphoneSituation *device, TelLine *before, TelLine *line, const char *rule);

/* The same number on the device as it was; NULL for one that comes to it. */
static TelLine *
find_before (TelSoftphoneSituation *device, TelLine *line)
{
  GListModel *lines = tel_device_get_lines (device->base);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) before = g_list_model_get_item (lines, i);

      if (tel_line_has_same_number (before, line))
        return g_steal_pointer (&before);
    }

  return NULL;
}

static TelNumberUse *
find_use (TelEditSituation *self, TelLine *line)
{
  return tel_device_reading_get_number (self->reading, tel_line_get_pattern (line), tel_line_get_partition (line));
}

static gboolean
is_changed (TelLine *before, TelLine *line)
{
  g_auto (GStrv) differences = NULL;

  if (before == NULL)
    return TRUE;
  differences = tel_object_list_differences (TEL_OBJECT (before), TEL_OBJECT (line));

  return differences[0] != NULL;
}

static void
check_number (TelEditSituation *self, TelSoftphoneSituation *device, TelLine *before, TelLine *line, const char *rule)
{
  TelCluster *cluster = self->reading->cluster;
  const char *partition = tel_line_get_partition (line);
  TelNumberUse *use = find_use (self, line);
  TelDirectoryNumber *number = use != NULL ? tel_number_use_get_number (use) : NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *label = tel_line_dup_number_label (line);

  if (before != NULL)
    return;

  wrong = tel_field_check (TEL_OBJECT (line), "pattern", tel_cluster_get_release (cluster));
  if (wrong != NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE, "%s: %s", device->device_name, wrong);
  else if (number == NULL && tel_text_is_blank (partition))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("No partition is chosen for the new directory number %s. Choose one."),
                         tel_line_get_pattern (line));
  else if (!tel_text_is_blank (partition) &&
           tel_store_lookup (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_PARTITION), partition) == NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("The cluster does not have the partition “%s”. Choose another."), partition);
  else if (number != NULL && tel_cluster_get_release (cluster) >= TEL_RELEASE_10_0 &&
           !tel_directory_number_get_active (number))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REMIND,
                         _ ("The directory number %s is not active: no call reaches it until it is."), label);
}

static void
check_fields (TelEditSituation *self, TelSoftphoneSituation *device, TelLine *before, TelLine *line, const char *rule)
{
  /* One that was given another number is still the same line. */
  TelLine *known = before != NULL ? before : tel_line_find (tel_device_get_lines (device->base), line);
  g_autoptr (TelLine) base = known != NULL ? tel_object_copy (TEL_OBJECT (known)) : tel_line_new ();
  g_autofree char *wrong = NULL;

  /* The number has a rule of its own. */
  g_object_set (base, "pattern", tel_line_get_pattern (line), "partition", tel_line_get_partition (line), NULL);
  wrong = tel_field_check_all (TEL_OBJECT (base), TEL_OBJECT (line), tel_cluster_get_release (self->reading->cluster));
  if (wrong != NULL)
    /* Translators: a device, the number of a line on it, a sentence */
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE, _ ("%s, line %u: %s"), device->device_name,
                         tel_line_get_index (line), wrong);
}

static void
check_users (TelEditSituation *self, TelSoftphoneSituation *device, TelLine *before, TelLine *line, const char *rule)
{
  const char *const *users = tel_line_get_end_users (line);
  TelCluster *cluster = self->reading->cluster;
  guint n_users = users != NULL ? g_strv_length ((char **) users) : 0;

  if (before != NULL && tel_settlement_is_same (TEL_OBJECT (before), TEL_OBJECT (line), "end-users"))
    return;

  if (n_users > TEL_MAXIMUM_LINE_USERS)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         g_dngettext (GETTEXT_PACKAGE,
                                      /* Translators: how many users, the device, how many at most */
                                      "%u user is to be associated with the line of %s. At most %u may be.",
                                      "%u users are to be associated with the line of %s. At most %u may be.", n_users),
                         n_users, device->device_name, TEL_MAXIMUM_LINE_USERS);
  for (guint i = 0; i < n_users; i++)
    if (tel_cluster_is_loaded (cluster, TEL_OBJECT_KIND_USER) && tel_cluster_get_user (cluster, users[i]) == NULL)
      tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                           /* Translators: a user ID, a device */
                           _ ("The cluster has no user “%s” to associate with the line of %s."), users[i],
                           device->device_name);
}

/* Applying a line reaches every device that shares it. */
static void
check_shared (TelEditSituation *self, TelSoftphoneSituation *device, TelLine *before, TelLine *line, const char *rule)
{
  TelNumberUse *use = find_use (self, line);
  const char *const *devices = use != NULL ? tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) others = NULL;
  g_autofree char *names = NULL;
  g_autofree char *label = NULL;

  if (before != NULL && !is_changed (before, line))
    return;

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    if (g_strcmp0 (devices[i], tel_device_get_name (device->base)) != 0)
      g_strv_builder_add (builder, devices[i]);
  others = g_strv_builder_end (builder);
  if (others[0] == NULL)
    return;

  names = g_strjoinv (", ", others);
  label = tel_line_dup_number_label (line);
  if (before == NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REMIND,
                         _ ("The line %s will be shared with %s: they ring together, and applying its settings reaches "
                            "all of them."),
                         label, names);
  else
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REMIND,
                         /* Translators: a directory number, devices */
                         _ ("The line %s is shared with %s. Its settings on them stay as they are."), label, names);
}

static void
check_service_profiles (
    TelEditSituation *self, TelSoftphoneSituation *device, TelLine *before, TelLine *line, const char *rule)
{
  const char *const *users = tel_line_get_end_users (line);
  const char *own = device->user != NULL ? tel_user_get_service_profile (device->user) : NULL;

  if (device->type != TEL_DEVICE_TYPE_CSF || device->user == NULL)
    return;
  if (before != NULL && tel_settlement_is_same (TEL_OBJECT (before), TEL_OBJECT (line), "end-users") &&
      tel_object_property_equal (TEL_OBJECT (device->base), TEL_OBJECT (device->device), "owner"))
    return;

  for (guint i = 0; users != NULL && users[i] != NULL; i++)
    {
      TelUser *other = tel_cluster_get_user (self->reading->cluster, users[i]);
      const char *theirs = other != NULL ? tel_user_get_service_profile (other) : NULL;

      if (other == NULL || g_strcmp0 (users[i], tel_user_get_user_id (device->user)) == 0 ||
          g_str_equal (own != NULL ? own : "", theirs != NULL ? theirs : ""))
        continue;
      tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_TICK,
                           _ ("%s and %s have different service profiles and would share %s: both would get the "
                              "settings of one."),
                           device->user_name, users[i], device->device_name);
    }
}

static const struct
{
  const char *rule;
  Check check;
} rules[] = {
  { "G5.1", check_number }, { "field", check_fields },          { "G5.2", check_users },
  { "G5.3", check_shared }, { "G5.6", check_service_profiles },
};

/**
 * tel_edit_line_rules_run:
 * @self: a situation
 * @device: one of its devices
 *
 * Lets the rules of lines speak of those that an edit changes (G5).
 */
void
tel_edit_line_rules_run (TelEditSituation *self, TelSoftphoneSituation *device)
{
  GListModel *lines = tel_device_get_lines (device->device);

  if (tel_object_property_equal (TEL_OBJECT (device->base), TEL_OBJECT (device->device), "lines") &&
      tel_object_property_equal (TEL_OBJECT (device->base), TEL_OBJECT (device->device), "owner"))
    return;

  if (g_list_model_get_n_items (lines) == 0 && tel_device_get_softphone_type (device->base, NULL))
    tel_plan_sketch_say (self->sketch, "G5.1", TEL_FORCE_REFUSE,
                         _ ("%s has no directory number. Enter one: each device gets a line."), device->device_name);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autoptr (TelLine) before = find_before (device, line);

      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        rules[j].check (self, device, before, line, rules[j].rule);
    }
}

/**
 * tel_edit_line_rules_check_draft:
 * @self: a situation
 * @draft: a device as it was edited
 *
 * Refuses a directory number that stands twice on a device: where the draft meets what the cluster has, one of the two
 * would be lost without a word (G5.1).
 */
void
tel_edit_line_rules_check_draft (TelEditSituation *self, TelDevice *draft)
{
  GListModel *lines = tel_device_get_lines (draft);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      for (guint j = i + 1; j < g_list_model_get_n_items (lines); j++)
        {
          g_autoptr (TelLine) other = g_list_model_get_item (lines, j);
          g_autofree char *label = NULL;

          if (!tel_line_has_same_number (line, other))
            continue;
          label = tel_line_dup_number_label (line);
          tel_plan_sketch_say (self->sketch, "G5.1", TEL_FORCE_REFUSE,
                               /* Translators: a device, a directory number */
                               _ ("%s would have the directory number %s twice. Choose another for one of the lines."),
                               tel_device_get_name (draft), label);
        }
    }
}
