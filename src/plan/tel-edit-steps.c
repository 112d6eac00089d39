/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit-steps.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-settlement.h"
#include "plan/tel-softphone-steps.h"
#include "plan/tel-user-change.h"

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* “Device pool”, “Device pool” and “Location”, or the first and how many others. */
static char *
describe_fields (TelObject *base, TelObject *draft, const char *name)
{
  g_auto (GStrv) changed = tel_settlement_list_sent (base, draft);
  guint n_changed = g_strv_length (changed);
  const char *first = n_changed > 0 ? tel_object_get_property_label (draft, changed[0]) : NULL;

  if (n_changed == 0)
    return NULL;
  if (n_changed == 1)
    /* Translators: a field, a device or a user */
    return g_strdup_printf (_ ("Change “%s” of %s"), first, name);
  if (n_changed == 2)
    /* Translators: two fields, a device or a user */
    return g_strdup_printf (_ ("Change “%s” and “%s” of %s"), first, tel_object_get_property_label (draft, changed[1]),
                            name);

  /* Translators: a field, how many others, a device or a user */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change “%s” and %u more field of %s",
                                       "Change “%s” and %u more fields of %s", n_changed - 1),
                          first, n_changed - 1, name);
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
      TelNumberUse *use = is_blank (pattern) ? NULL : tel_device_reading_get_number (self->reading, pattern, partition);
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

  sentence = describe_fields (TEL_OBJECT (device->base), TEL_OBJECT (device->device), device->device_name);
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

  old_owner = is_blank (before) ? NULL : find_draft (self, drafts, before);
  new_owner = is_blank (after) ? NULL : find_draft (self, drafts, after);
  if (old_owner != NULL && tel_user_is_associated_with (old_owner, tel_device_get_name (device->base)))
    {
      tel_user_change_drop_device (old_owner, tel_device_get_name (device->base));
      tel_user_change_put_primary_right (self->sketch, self->reading, old_owner);
    }
  if (new_owner != NULL)
    {
      tel_user_change_add_device (new_owner, tel_device_get_name (device->device));
      tel_user_change_add_groups (self->sketch, self->reading->cluster, new_owner);
      g_object_set (new_owner, "cti-enabled", TRUE, NULL);
    }
}

static void
update_users (TelEditSituation *self)
{
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  if (self->user != NULL)
    g_hash_table_insert (drafts, g_strdup (tel_user_get_user_id (self->user)), g_object_ref (self->user_draft));
  for (guint i = 0; i < self->devices->len; i++)
    move_owner (self, self->devices->pdata[i], drafts);

  /* In the order in which they were read, so that a plan is the same each time. */
  for (guint i = 0; i < self->reading->users->len; i++)
    {
      TelUser *now = self->reading->users->pdata[i];
      TelUser *draft = g_hash_table_lookup (drafts, tel_user_get_user_id (now));
      g_autofree char *name = tel_user_dup_full_name (now);
      g_autofree char *sentence = draft != NULL ? describe_fields (TEL_OBJECT (now), TEL_OBJECT (draft), name) : NULL;

      if (sentence != NULL)
        tel_plan_sketch_update (self->sketch, TEL_OBJECT_KIND_USER, TEL_OBJECT (now), TEL_OBJECT (draft),
                                g_steal_pointer (&sentence));
    }
}

static void
apply_devices (TelEditSituation *self, gboolean apply)
{
  g_autoptr (GString) later = g_string_new (NULL);

  for (guint i = 0; i < self->devices->len; i++)
    {
      TelSoftphoneSituation *device = self->devices->pdata[i];

      if (apply || device->starts_capf)
        tel_plan_sketch_apply (self->sketch, device->device);
      else
        g_string_append_printf (later, "%s%s", later->len > 0 ? ", " : "", tel_device_get_name (device->device));
    }
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
  for (guint i = 0; i < self->devices->len; i++)
    update_device (self, self->devices->pdata[i]);
  update_users (self);
  apply_devices (self, apply);
}
