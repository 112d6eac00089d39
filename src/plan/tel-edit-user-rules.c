/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-text.h"
#include "plan/tel-edit-rules.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-field-check.h"
#include "plan/tel-softphone-rules.h"

/* What an LDAP directory owns (contract 2.3): the cluster refuses it, or overwrites it with the next synchronisation.
 */
static const char *const directory_fields[] = { "user-id",    "first-name",       "middle-name",
                                                "last-name",  "display-name",     "mail",
                                                "department", "telephone-number", "directory-uri" };

static gboolean
is_changed (TelEditSituation *self, const char *property)
{
  return !tel_object_property_equal (TEL_OBJECT (self->user), TEL_OBJECT (self->user_draft), property);
}

static char **
list_added (const char *const *before, const char *const *after)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; after != NULL && after[i] != NULL; i++)
    if (before == NULL || !g_strv_contains (before, after[i]))
      g_strv_builder_add (builder, after[i]);

  return g_strv_builder_end (builder);
}

static void
check_user_id (TelEditSituation *self)
{
  if (is_changed (self, "user-id") && !tel_user_is_from_directory (self->user))
    tel_plan_sketch_say (self->sketch, "field", TEL_FORCE_REFUSE,
                         /* Translators: a field */
                         _ ("“%s” cannot be changed here."),
                         tel_object_get_property_label (TEL_OBJECT (self->user), "user-id"));
}

static void
check_directory_fields (TelEditSituation *self)
{
  if (!tel_user_is_from_directory (self->user))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (directory_fields); i++)
    if (is_changed (self, directory_fields[i]))
      tel_plan_sketch_say (self->sketch, "LDAP", TEL_FORCE_REFUSE,
                           /* Translators: a field, a user ID, an LDAP directory */
                           _ ("“%s” of %s comes from the LDAP directory “%s”. Change it there."),
                           tel_object_get_property_label (TEL_OBJECT (self->user), directory_fields[i]),
                           tel_user_get_user_id (self->user), tel_user_get_ldap_directory (self->user));
}

static void
check_fields (TelEditSituation *self)
{
  g_autofree char *wrong = tel_field_check_all (TEL_OBJECT (self->user), TEL_OBJECT (self->user_draft),
                                                tel_cluster_get_release (self->reading->cluster));

  if (wrong != NULL)
    tel_plan_sketch_say (self->sketch, "field", TEL_FORCE_REFUSE, "%s", wrong);
}

static gboolean
has_jabber_device (TelEditSituation *self)
{
  const char *const *devices = tel_user_get_associated_devices (self->user_draft);

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      TelDevice *device = tel_cluster_get_device (self->reading->cluster, devices[i]);

      if (device != NULL && tel_device_get_device_type (device, NULL))
        return TRUE;
    }

  return FALSE;
}

static void
check_groups (TelEditSituation *self)
{
  static const char *const required[] = { TEL_GROUP_END_USERS, TEL_GROUP_CTI_ENABLED };
  TelStore *known = tel_cluster_get_store (self->reading->cluster, TEL_OBJECT_KIND_USER_GROUP);
  g_auto (GStrv) added = list_added (tel_user_get_groups (self->user), tel_user_get_groups (self->user_draft));
  g_autofree char *name = tel_user_dup_full_name (self->user);

  for (guint i = 0; added[i] != NULL; i++)
    if (tel_store_lookup (known, added[i]) == NULL)
      tel_plan_sketch_say (self->sketch, "reference", TEL_FORCE_REFUSE,
                           _ ("The cluster does not have the user group “%s”. Choose another."), added[i]);
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (tel_user_is_in_group (self->user, required[i]) && !tel_user_is_in_group (self->user_draft, required[i]) &&
        has_jabber_device (self))
      tel_plan_sketch_say (self->sketch, "G4.4", TEL_FORCE_TICK,
                           /* Translators: a user, a user group */
                           _ ("%s is taken out of the user group “%s”, in which every end user with a Jabber device "
                              "has to be."),
                           name, required[i]);
  if (tel_user_is_in_group (self->user, TEL_GROUP_SECURE_CONNECTION) &&
      !tel_user_is_in_group (self->user_draft, TEL_GROUP_SECURE_CONNECTION))
    tel_plan_sketch_say (self->sketch, "G4.4", TEL_FORCE_TICK, _ ("%s is taken out of the user group “%s”."), name,
                         TEL_GROUP_SECURE_CONNECTION);
  if (!tel_user_is_in_group (self->user, TEL_GROUP_SECURE_CONNECTION) &&
      tel_user_is_in_group (self->user_draft, TEL_GROUP_SECURE_CONNECTION) && has_jabber_device (self))
    tel_plan_sketch_say (self->sketch, "G4.4", TEL_FORCE_TICK,
                         /* Translators: a user, a user group */
                         _ ("%s is put into the user group “%s”, in which no user with a Jabber device may be."), name,
                         TEL_GROUP_SECURE_CONNECTION);
}

static void
check_added_device (TelEditSituation *self, const char *name)
{
  TelCluster *cluster = self->reading->cluster;
  TelDevice *device = tel_cluster_get_device (cluster, name);
  g_autofree char *user_name = tel_user_dup_full_name (self->user);
  TelDevice *second;

  if (device == NULL && tel_cluster_is_loaded (cluster, TEL_OBJECT_KIND_DEVICE))
    {
      /* Translators: a device, a user */
      tel_plan_sketch_say (self->sketch, "reference", TEL_FORCE_REFUSE,
                           _ ("The cluster has no device “%s” to associate with %s."), name, user_name);
      return;
    }
  if (device == NULL || !tel_device_get_device_type (device, NULL))
    return;

  second = tel_edit_rules_find_second (self, self->user, device);
  if (second != NULL)
    {
      g_autofree char *reason = tel_softphone_rules_describe_second (self->user, second);

      tel_plan_sketch_say (self->sketch, "G2.1", TEL_FORCE_REFUSE, "%s", reason);
    }
  if (!tel_text_is_blank (tel_device_get_owner (device)) &&
      g_strcmp0 (tel_device_get_owner (device), tel_user_get_user_id (self->user)) != 0)
    tel_plan_sketch_say (self->sketch, "G5.5", TEL_FORCE_REMIND,
                         /* Translators: a device, the user ID of its owner, a user */
                         _ ("%s belongs to %s. %s controls it, but it stays theirs."), name,
                         tel_device_get_owner (device), user_name);
}

static void
check_devices (TelEditSituation *self)
{
  g_auto (GStrv) added =
      list_added (tel_user_get_associated_devices (self->user), tel_user_get_associated_devices (self->user_draft));
  g_auto (GStrv) removed =
      list_added (tel_user_get_associated_devices (self->user_draft), tel_user_get_associated_devices (self->user));
  g_autofree char *name = tel_user_dup_full_name (self->user);

  for (guint i = 0; added[i] != NULL; i++)
    check_added_device (self, added[i]);
  for (guint i = 0; removed[i] != NULL; i++)
    {
      TelDevice *device = tel_cluster_get_device (self->reading->cluster, removed[i]);

      if (device != NULL && tel_device_get_device_type (device, NULL) &&
          g_strcmp0 (tel_device_get_owner (device), tel_user_get_user_id (self->user)) == 0)
        tel_plan_sketch_say (self->sketch, "G5.4", TEL_FORCE_TICK,
                             /* Translators: a device, a user */
                             _ ("%s belongs to %s and would not be associated with them any more: the client does not "
                                "work then."),
                             removed[i], name);
    }
}

static gboolean
is_on_draft (TelEditSituation *self, const char *pattern, const char *partition)
{
  for (guint i = 0; i < self->devices->len; i++)
    {
      TelSoftphoneSituation *device = self->devices->pdata[i];
      GListModel *lines = tel_device_get_lines (device->device);

      for (guint j = 0; j < g_list_model_get_n_items (lines); j++)
        {
          g_autoptr (TelLine) line = g_list_model_get_item (lines, j);
          const char *its = tel_line_get_partition (line);

          if (g_strcmp0 (tel_line_get_pattern (line), pattern) == 0 &&
              g_str_equal (its != NULL ? its : "", partition != NULL ? partition : "") &&
              tel_user_is_associated_with (self->user_draft, tel_device_get_name (device->device)))
            return TRUE;
        }
    }

  return FALSE;
}

/* “Only DNs associated with the associatedDevices of the User can be used as primary extension” (contract 2.3). */
static void
check_primary_extension (TelEditSituation *self)
{
  const char *pattern = tel_user_get_primary_pattern (self->user_draft);
  const char *partition = tel_user_get_primary_partition (self->user_draft);
  g_autofree char *name = tel_user_dup_full_name (self->user);
  const char *const *devices;
  TelNumberUse *use;

  if (!is_changed (self, "primary-pattern") && !is_changed (self, "primary-partition") &&
      !is_changed (self, "associated-devices"))
    return;
  if (tel_text_is_blank (pattern) || is_on_draft (self, pattern, partition))
    return;

  use = tel_device_reading_get_number (self->reading, pattern, partition);
  devices = use != NULL ? tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE) : NULL;
  if (devices == NULL)
    {
      tel_plan_sketch_say (self->sketch, "G5.7", TEL_FORCE_REMIND,
                           /* Translators: a directory number, a user */
                           _ ("Whether %s is on one of the devices of %s could not be found out. The cluster refuses "
                              "another number as primary extension."),
                           pattern, name);
      return;
    }
  for (guint i = 0; devices[i] != NULL; i++)
    if (tel_user_is_associated_with (self->user_draft, devices[i]))
      return;

  tel_plan_sketch_say (self->sketch, "G5.7", TEL_FORCE_REFUSE,
                       /* Translators: a directory number, a user */
                       _ ("%s cannot be the primary extension of %s: none of their associated devices has it. Choose a "
                          "number of one of them, or associate a device that has it."),
                       pattern, name);
}

static void
check_reference (TelEditSituation *self, const char *property, TelObjectKind kind)
{
  TelStore *known = tel_cluster_get_store (self->reading->cluster, kind);
  g_autofree char *name = NULL;
  g_autofree char *object = NULL;

  g_object_get (self->user_draft, property, &name, NULL);
  if (!is_changed (self, property) || tel_text_is_blank (name) || tel_store_lookup (known, name) != NULL)
    return;

  object = tel_object_kind_describe (kind, name, NULL);
  tel_plan_sketch_say (self->sketch, "reference", TEL_FORCE_REFUSE,
                       /* Translators: what is missing, e.g. device pool “Tokyo” */
                       _ ("The cluster does not have the %s. Choose another."), object);
}

static void
check_references (TelEditSituation *self)
{
  check_reference (self, "service-profile", TEL_OBJECT_KIND_SERVICE_PROFILE);
  check_reference (self, "presence-group", TEL_OBJECT_KIND_PRESENCE_GROUP);
}

/* Everybody else of a desktop softphone: their service profile was the same, or it is not any more (G5.6). */
static void
check_shared_softphone (TelEditSituation *self, TelDevice *device)
{
  const char *own = tel_user_get_service_profile (self->user_draft);
  g_autofree char *name = tel_user_dup_full_name (self->user);

  for (guint i = 0; i < self->reading->users->len; i++)
    {
      TelUser *other = self->reading->users->pdata[i];
      const char *theirs = tel_user_get_service_profile (other);

      if (other == self->user || g_str_equal (own != NULL ? own : "", theirs != NULL ? theirs : "") ||
          (!tel_user_is_associated_with (other, tel_device_get_name (device)) &&
           g_strcmp0 (tel_device_get_owner (device), tel_user_get_user_id (other)) != 0))
        continue;
      tel_plan_sketch_say (self->sketch, "G5.6", TEL_FORCE_TICK,
                           _ ("%s and %s have different service profiles and would share %s: both would get the "
                              "settings of one."),
                           name, tel_user_get_user_id (other), tel_device_get_name (device));
    }
}

static void
check_service_profile (TelEditSituation *self)
{
  TelDeviceType type;

  for (guint i = 0; is_changed (self, "service-profile") && i < self->reading->devices->len; i++)
    {
      TelDevice *device = self->reading->devices->pdata[i];

      if (tel_user_is_associated_with (self->user_draft, tel_device_get_name (device)) &&
          tel_device_get_device_type (device, &type) && type == TEL_DEVICE_TYPE_CSF)
        check_shared_softphone (self, device);
    }
}

/**
 * tel_edit_user_rules_run:
 * @self: a situation with a user
 *
 * Lets the rules speak of what an edit changes of a user (G2.1, G4.4, G5.4, G5.6, G5.7, contract 2.3).
 */
void
tel_edit_user_rules_run (TelEditSituation *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_USER (self->user) && TEL_IS_USER (self->user_draft));

  check_user_id (self);
  check_directory_fields (self);
  check_fields (self);
  check_devices (self);
  check_groups (self);
  check_primary_extension (self);
  check_references (self);
  check_service_profile (self);
}
