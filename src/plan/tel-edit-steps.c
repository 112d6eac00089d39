/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit-steps.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-settlement.h"
#include "plan/tel-softphone-steps.h"
#include "plan/tel-step-private.h"
#include "plan/tel-user-change.h"

/* What the plan shows of the step, of a line each field. */
static GListModel *
list_fields (TelObjectKind kind, TelObject *base, TelObject *draft)
{
  g_autoptr (TelStep) step = tel_step_new (TEL_STEP_OPERATION_UPDATE, kind, base, draft);

  tel_step_describe_changes (step);

  return g_object_ref (tel_step_get_changes (step));
}

/* The one line of @lines that @others does not have, where the rest are as they are there; else %NULL. */
static TelLine *
find_only_line (GListModel *lines, GListModel *others)
{
  guint n_lines = g_list_model_get_n_items (lines);
  g_autoptr (TelLine) only = NULL;

  if (n_lines != g_list_model_get_n_items (others) + 1)
    return NULL;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      TelLine *other = tel_line_find (others, line);
      g_auto (GStrv) differences = NULL;

      if (other == NULL)
        {
          if (only != NULL)
            return NULL;
          only = g_steal_pointer (&line);
          continue;
        }
      differences = tel_object_list_differences (TEL_OBJECT (other), TEL_OBJECT (line));
      if (differences[0] != NULL)
        return NULL;
    }

  return g_steal_pointer (&only);
}

/* Where a line comes or goes and nothing else changes; else %NULL. */
static char *
describe_line (TelDevice *base, TelDevice *draft, const char *name)
{
  GListModel *before = tel_device_get_lines (base);
  GListModel *after = tel_device_get_lines (draft);
  g_autoptr (TelLine) added = find_only_line (after, before);
  g_autoptr (TelLine) removed = find_only_line (before, after);
  TelLine *line = added != NULL ? added : removed;
  g_autofree char *number = line != NULL ? tel_line_dup_number_label (line) : NULL;

  if (line == NULL)
    return NULL;
  if (added != NULL)
    /* Translators: the position of a line on a device, its number with the partition, the device */
    return g_strdup_printf (_ ("Add line %u (%s) to %s"), tel_line_get_index (line), number, name);

  /* Translators: the position of a line on a device, its number with the partition, the device */
  return g_strdup_printf (_ ("Remove line %u (%s) from %s"), tel_line_get_index (line), number, name);
}

/* “Device pool”, “Device pool” and “Location”, or the first and how many others; NULL when nothing is written. */
static char *
describe_fields (TelObjectKind kind, TelObject *base, TelObject *draft, const char *name)
{
  g_auto (GStrv) sent = tel_settlement_list_sent (base, draft);
  g_autoptr (GListModel) fields = list_fields (kind, base, draft);
  g_autoptr (TelChange) first = g_list_model_get_item (fields, 0);
  g_autoptr (TelChange) second = g_list_model_get_item (fields, 1);
  guint n_fields = g_list_model_get_n_items (fields);
  char *sentence = NULL;

  if (sent[0] == NULL || first == NULL)
    return NULL;
  if (kind == TEL_OBJECT_KIND_DEVICE && g_str_equal (sent[0], "lines") && sent[1] == NULL)
    sentence = describe_line (TEL_DEVICE (base), TEL_DEVICE (draft), name);
  if (sentence != NULL)
    return sentence;
  if (n_fields == 1)
    /* Translators: a field, a device or a user */
    return g_strdup_printf (_ ("Change “%s” of %s"), tel_change_get_label (first), name);
  if (n_fields == 2)
    /* Translators: two fields, a device or a user */
    return g_strdup_printf (_ ("Change “%s” and “%s” of %s"), tel_change_get_label (first),
                            tel_change_get_label (second), name);

  /* Translators: a field, how many others, a device or a user */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change “%s” and %u more field of %s",
                                       "Change “%s” and %u more fields of %s", n_fields - 1),
                          tel_change_get_label (first), n_fields - 1, name);
}

static void
add_numbers (TelEditSituation *self, TelSoftphoneSituation *device, GHashTable *added)
{
  GListModel *lines = tel_device_get_lines (device->device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      const char *pattern = tel_line_get_pattern (line);
      const char *partition = tel_line_get_partition (line);
      TelNumberUse *use =
          tel_text_is_blank (pattern) ? NULL : tel_device_reading_get_number (self->reading, pattern, partition);
      g_autoptr (TelDirectoryNumber) number = NULL;
      g_autofree char *label = NULL;

      if (use == NULL || tel_number_use_get_number (use) != NULL)
        continue;
      label = tel_line_dup_number_label (line);
      if (!g_hash_table_add (added, g_strdup (label)))
        continue;

      number = tel_softphone_steps_make_number (self->reading->cluster, device->user, pattern, partition,
                                                tel_device_get_presence_group (device->device));
      tel_plan_sketch_add (self->sketch, TEL_OBJECT_KIND_DIRECTORY_NUMBER, TEL_OBJECT (number),
                           /* Translators: a directory number with its partition, e.g. 1001 in PT-Internal */
                           g_strdup_printf (_ ("Add directory number %s"), label));
    }
}

static void
update_device (TelEditSituation *self, TelSoftphoneSituation *device)
{
  g_autofree char *sentence = NULL;

  sentence = describe_fields (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device->base), TEL_OBJECT (device->device),
                              device->device_name);
  if (sentence == NULL && !device->starts_capf)
    return;
  if (device->starts_capf)
    {
      g_free (sentence);
      /* Translators: a device */
      sentence = g_strdup_printf (_ ("Change %s and start its CAPF enrolment"), device->device_name);
    }

  tel_plan_sketch_update_device (self->sketch, device->base, device->device,
                                 tel_softphone_situation_issues_string (device), g_steal_pointer (&sentence));
}

static TelUser *
find_draft (TelEditSituation *self, GHashTable *drafts, const char *user_id)
{
  TelUser *draft = g_hash_table_lookup (drafts, user_id);
  TelUser *now = tel_device_reading_get_user (self->reading, user_id);

  if (draft != NULL || now == NULL)
    return draft;

  draft = tel_object_copy (TEL_OBJECT (now));
  g_hash_table_insert (drafts, g_strdup (user_id), draft);

  return draft;
}

/* The device goes with its owner: the new one is associated and put into the groups, the old one is not any more (G4.4,
 * G5.4, G5.5). */
static void
move_owner (TelEditSituation *self, TelSoftphoneSituation *device, GHashTable *drafts)
{
  const char *before = tel_device_get_owner (device->base);
  const char *after = tel_device_get_owner (device->device);
  TelUser *old_owner;
  TelUser *new_owner;

  if (g_strcmp0 (before != NULL ? before : "", after != NULL ? after : "") == 0)
    return;

  old_owner = tel_text_is_blank (before) ? NULL : find_draft (self, drafts, before);
  new_owner = tel_text_is_blank (after) ? NULL : find_draft (self, drafts, after);
  if (old_owner != NULL && tel_user_is_associated_with (old_owner, tel_device_get_name (device->base)))
    {
      tel_user_dissociate (old_owner, tel_device_get_name (device->base));
      tel_user_change_put_primary_right (self->sketch, self->reading, old_owner);
    }
  if (new_owner != NULL)
    {
      tel_user_associate (new_owner, tel_device_get_name (device->base));
      tel_user_change_add_groups (self->sketch, self->reading->cluster, new_owner);
      g_object_set (new_owner, "cti-enabled", TRUE, NULL);
    }
}

static gboolean
has_number (GListModel *lines, const char *pattern, const char *partition)
{
  g_autoptr (TelLine) wanted = g_object_new (TEL_TYPE_LINE, "pattern", pattern, "partition", partition, NULL);

  return tel_line_find (lines, wanted) != NULL;
}

/* The device itself, and every other that has the number, as they are to be; %TRUE too while that is not known. */
static gboolean
keeps_primary (TelEditSituation *self, TelUser *user)
{
  const char *pattern = tel_user_get_primary_pattern (user);
  const char *partition = tel_user_get_primary_partition (user);
  TelNumberUse *use = tel_device_reading_get_number (self->reading, pattern, partition);
  const char *const *devices = use != NULL ? tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE) : NULL;

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      gboolean has_it = tel_user_is_associated_with (user, devices[i]);

      for (guint j = 0; j < self->devices->len; j++)
        {
          TelSoftphoneSituation *device = self->devices->pdata[j];

          if (g_strcmp0 (tel_device_get_name (device->base), devices[i]) == 0)
            has_it = has_it && has_number (tel_device_get_lines (device->device), pattern, partition);
        }
      if (has_it)
        return TRUE;
    }

  return devices == NULL;
}

/* Only a number of an associated device can be the primary extension (contract 2.3): another line of the device takes
 * the place of the one that it loses, where it is the owner's. */
static void
replace_primary (TelEditSituation *self, TelSoftphoneSituation *device, TelUser *draft)
{
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (device->device), 0);
  gboolean is_owner = g_strcmp0 (tel_device_get_owner (device->device), tel_user_get_user_id (draft)) == 0;
  g_autofree char *name = tel_user_dup_full_name (draft);
  const char *pattern = tel_user_get_primary_pattern (draft);

  if (line != NULL && is_owner)
    tel_plan_sketch_say (self->sketch, "G5.7", TEL_FORCE_TICK, _ ("The primary extension of %s changes from %s to %s."),
                         name, pattern, tel_line_get_pattern (line));
  else
    tel_plan_sketch_say (self->sketch, "G5.7", TEL_FORCE_TICK,
                         /* Translators: a directory number, a user */
                         _ ("%s is the primary extension of %s, and none of their other devices has it: they are left "
                            "without a primary extension."),
                         pattern, name);
  g_object_set (draft, "primary-pattern", line != NULL && is_owner ? tel_line_get_pattern (line) : NULL,
                "primary-partition", line != NULL && is_owner ? tel_line_get_partition (line) : NULL, NULL);
}

static void
follow_lines (TelEditSituation *self, TelSoftphoneSituation *device, GHashTable *drafts)
{
  for (guint i = 0; i < self->reading->users->len; i++)
    {
      TelUser *now = self->reading->users->pdata[i];
      TelUser *draft = g_hash_table_lookup (drafts, tel_user_get_user_id (now));
      TelUser *user = draft != NULL ? draft : now;
      const char *pattern = tel_user_get_primary_pattern (user);
      const char *partition = tel_user_get_primary_partition (user);

      if (!tel_text_is_blank (pattern) && tel_user_is_associated_with (user, tel_device_get_name (device->base)) &&
          has_number (tel_device_get_lines (device->base), pattern, partition) &&
          !has_number (tel_device_get_lines (device->device), pattern, partition) && !keeps_primary (self, user))
        replace_primary (self, device, find_draft (self, drafts, tel_user_get_user_id (now)));
    }
}

/* By then the device has its new name, with whoever is associated with it. */
static void
rename_devices (TelEditSituation *self, TelUser *user)
{
  for (guint i = 0; i < self->devices->len; i++)
    {
      TelSoftphoneSituation *device = self->devices->pdata[i];
      const char *name = tel_device_get_name (device->device);

      if (!tel_text_is_blank (name) && !g_str_equal (name, tel_device_get_name (device->base)))
        tel_user_rename_associated (user, tel_device_get_name (device->base), name);
    }
}

static void
update_user (TelEditSituation *self, TelUser *now, TelUser *draft)
{
  g_autoptr (TelUser) base = tel_object_copy (TEL_OBJECT (now));
  g_autofree char *name = tel_user_dup_full_name (now);
  g_autofree char *sentence = NULL;

  rename_devices (self, base);
  rename_devices (self, draft);
  sentence = describe_fields (TEL_OBJECT_KIND_USER, TEL_OBJECT (base), TEL_OBJECT (draft), name);
  if (sentence != NULL)
    tel_plan_sketch_update (self->sketch, TEL_OBJECT_KIND_USER, TEL_OBJECT (base), TEL_OBJECT (draft),
                            g_steal_pointer (&sentence));
}

static void
update_users (TelEditSituation *self)
{
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < self->users->len; i++)
    g_hash_table_insert (drafts, g_strdup (tel_user_get_user_id (self->users->pdata[i])),
                         g_object_ref (self->user_drafts->pdata[i]));
  for (guint i = 0; i < self->devices->len; i++)
    move_owner (self, self->devices->pdata[i], drafts);
  for (guint i = 0; i < self->devices->len; i++)
    follow_lines (self, self->devices->pdata[i], drafts);

  /* In the order in which they were read, so that a plan is the same each time. */
  for (guint i = 0; i < self->reading->users->len; i++)
    {
      TelUser *now = self->reading->users->pdata[i];
      TelUser *draft = g_hash_table_lookup (drafts, tel_user_get_user_id (now));

      if (draft != NULL)
        update_user (self, now, draft);
    }
}

static gboolean
is_written (TelSoftphoneSituation *device)
{
  g_auto (GStrv) sent = tel_settlement_list_sent (TEL_OBJECT (device->base), TEL_OBJECT (device->device));

  return device->starts_capf || sent[0] != NULL;
}

static void
update_number (TelEditSituation *self, TelDirectoryNumber *now, TelDirectoryNumber *draft)
{
  g_autofree char *label = tel_directory_number_dup_label (now);
  char *sentence = describe_fields (TEL_OBJECT_KIND_DIRECTORY_NUMBER, TEL_OBJECT (now), TEL_OBJECT (draft), label);

  if (sentence != NULL)
    tel_plan_sketch_update (self->sketch, TEL_OBJECT_KIND_DIRECTORY_NUMBER, TEL_OBJECT (now), TEL_OBJECT (draft),
                            sentence);
}

/* What a line is reaches the devices that have it with their own configuration. */
static void
list_devices_of_numbers (TelEditSituation *self, GHashTable *names)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      TelDirectoryNumber *number = self->numbers->pdata[i];
      TelNumberUse *use = tel_device_reading_get_number (self->reading, tel_directory_number_get_pattern (number),
                                                         tel_directory_number_get_partition (number));
      const char *const *devices = use != NULL ? tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE) : NULL;

      for (guint j = 0; devices != NULL && devices[j] != NULL; j++)
        g_hash_table_add (names, g_strdup (devices[j]));
    }
}

/* Those that the plan writes to are applied anyway. */
static void
apply_devices_of_numbers (TelEditSituation *self, gboolean apply, GString *later)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) sorted = NULL;

  list_devices_of_numbers (self, names);
  for (guint i = 0; i < self->devices->len; i++)
    if (is_written (self->devices->pdata[i]))
      g_hash_table_remove (names, ((TelSoftphoneSituation *) self->devices->pdata[i])->device_name);

  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_strcmp0);
  for (GList *item = sorted; item != NULL; item = item->next)
    {
      g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", item->data, NULL);

      if (apply)
        tel_plan_sketch_apply (self->sketch, device);
      else
        g_string_append_printf (later, "%s%s", later->len > 0 ? ", " : "", (const char *) item->data);
    }
}

static void
apply_devices (TelEditSituation *self, gboolean apply)
{
  g_autoptr (GString) later = g_string_new (NULL);

  for (guint i = 0; i < self->devices->len; i++)
    {
      TelSoftphoneSituation *device = self->devices->pdata[i];

      if (!is_written (device))
        continue;
      if (apply || device->starts_capf)
        tel_plan_sketch_apply (self->sketch, device->device);
      else
        g_string_append_printf (later, "%s%s", later->len > 0 ? ", " : "", tel_device_get_name (device->device));
    }
  apply_devices_of_numbers (self, apply, later);
  if (later->len > 0)
    tel_plan_sketch_say (self->sketch, "G2.7", TEL_FORCE_REMIND,
                         /* Translators: devices */
                         _ ("The changes to %s are saved, but take effect only after Apply Config."), later->str);
}

/**
 * tel_edit_steps_add:
 * @self: a situation on which the rules have spoken
 * @apply: whether changed devices are applied now
 *
 * Adds the steps: directory numbers, devices, users, Apply Config (contract, “Safe write order”; G2.7).
 */
void
tel_edit_steps_add (TelEditSituation *self, gboolean apply)
{
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->devices->len; i++)
    add_numbers (self, self->devices->pdata[i], added);
  for (guint i = 0; i < self->numbers->len; i++)
    update_number (self, self->numbers->pdata[i], self->number_drafts->pdata[i]);
  for (guint i = 0; i < self->devices->len; i++)
    update_device (self, self->devices->pdata[i]);
  update_users (self);
  apply_devices (self, apply);
}
