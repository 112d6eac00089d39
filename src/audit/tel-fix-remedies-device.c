/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* How what the rules J01 to J10 find is put right: owners, associations, names, templates and profiles. */

#include "config.h"

#include "audit/tel-fix-remedy.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-audit-devices.h"
#include "plan/tel-owner-builder.h"
#include "plan/tel-rename-builder.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-softphone-situation.h"

/* How often a number is tried behind a name that is taken. */
#define LAST_DIGIT 9
#define MAXIMUM_NAME 15

static char **
list_named_owners (TelFixWork *work, TelDeviceType type, const char *name)
{
  g_autoptr (GStrvBuilder) owners = g_strv_builder_new ();

  for (guint i = 0; i < tel_snapshot_get_n (work->snapshot, TEL_OBJECT_KIND_USER); i++)
    {
      TelUser *user = tel_snapshot_get_nth (work->snapshot, TEL_OBJECT_KIND_USER, i);
      g_autofree char *proposed = tel_device_type_propose_name (type, tel_user_get_user_id (user));

      if (g_strcmp0 (proposed, name) == 0)
        g_strv_builder_add (owners, tel_user_get_user_id (user));
    }

  return g_strv_builder_end (owners);
}

static void
add_name (GPtrArray *names, const char *name)
{
  if (!tel_audit_is_empty (name) && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* Whom the cluster has with the device: associated, or on its lines; else whose name it has (G2.4, G2.5). */
static char **
list_owners (TelFixWork *work, TelFinding *finding)
{
  const char *name = tel_finding_get_name (finding);
  TelDevice *device = tel_snapshot_get_device (work->snapshot, name);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  TelDeviceType type;
  TelLine *line;

  if (device == NULL || !tel_device_get_device_type (device, &type))
    return g_new0 (char *, 1);

  for (guint i = 0; i < tel_snapshot_get_users_of_device (work->snapshot, name)->len; i++)
    add_name (owners, tel_user_get_user_id (tel_snapshot_get_users_of_device (work->snapshot, name)->pdata[i]));
  for (each_line (device, line))
    for (const char *const *user = tel_line_get_end_users (line); user != NULL && *user != NULL; user++)
      add_name (owners, *user);
  if (owners->len == 0)
    return list_named_owners (work, type, name);

  g_ptr_array_add (owners, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&owners), FALSE);
}

/* The owner of a device belongs to its lines too (G5.2); a sixth user is refused. */
static char *
associate_lines (TelDevice *device, const char *owner)
{
  TelLine *line;

  for (each_line (device, line))
    {
      const char *const *users = tel_line_get_end_users (line);
      guint n_users = users != NULL ? g_strv_length ((char **) users) : 0;
      g_auto (GStrv) all = NULL;

      if (users != NULL && g_strv_contains (users, owner))
        continue;
      if (n_users >= TEL_MAXIMUM_LINE_USERS)
        return g_strdup_printf (
            /* Translators: how many, a device, a user ID */
            _ ("%u users are associated with a line of %s already, which is as many as there may be. Take one away "
               "before %s is associated."),
            n_users, tel_device_get_name (device), owner);

      all = g_new0 (char *, n_users + 2);
      for (guint i = 0; i < n_users; i++)
        all[i] = g_strdup (users[i]);
      all[n_users] = g_strdup (owner);
      g_object_set (line, "end-users", all, NULL);
    }

  return NULL;
}

static void
want_owner (TelFixWork *work, TelFinding *finding)
{
  g_auto (GStrv) owners = list_owners (work, finding);

  tel_fix_remedy_want_device_with_lines (work, finding);
  tel_fix_work_want_user (work, work->value);
  if (owners[0] != NULL && owners[1] == NULL)
    tel_fix_work_want_user (work, owners[0]);
}

static char *
set_owner (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  g_auto (GStrv) owners = list_owners (work, finding);
  const char *owner = work->value;

  if (device == NULL || !tel_audit_is_empty (tel_device_get_owner (device)))
    return reason;
  if (owner == NULL && (owners[0] == NULL || owners[1] != NULL))
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (device), "owner"),
                                           (const char *const *) owners);
  if (owner == NULL)
    owner = owners[0];
  if (tel_fix_work_draft_user (work, owner) == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_USER, owner, NULL);

  g_object_set (device, "owner", owner, NULL);

  return associate_lines (device, owner);
}

static void
list_owner_choices (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  g_auto (GStrv) owners = list_owners (work, finding);

  for (guint i = 0; owners[i] != NULL; i++)
    {
      TelUser *user = tel_snapshot_get_user (work->snapshot, owners[i]);
      g_autofree char *name = user != NULL ? tel_user_dup_full_name (user) : g_strdup (owners[i]);

      /* Translators: a user, their user ID */
      tel_fix_remedy_add_choice (choices, owners[i], g_strdup_printf (_ ("It belongs to %s (%s)"), name, owners[i]));
    }
}

static void
list_other_owners (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));
  g_auto (GStrv) owners = list_owners (work, finding);

  for (guint i = 0; owners[i] != NULL; i++)
    {
      TelUser *user = tel_snapshot_get_user (work->snapshot, owners[i]);
      g_autofree char *name = user != NULL ? tel_user_dup_full_name (user) : NULL;

      /* Whoever is inactive gets nothing. */
      if (name != NULL && g_strcmp0 (tel_user_get_status (user), "1") == 0 &&
          g_strcmp0 (tel_device_get_owner (device), owners[i]) != 0)
        /* Translators: a user, their user ID */
        tel_fix_remedy_add_choice (choices, owners[i], g_strdup_printf (_ ("Give it to %s (%s)"), name, owners[i]));
    }
  tel_fix_remedy_add_choice (choices, TEL_FIX_RETIRE, g_strdup (_ ("Retire the device")));
}

static void
on_owner_built (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TelPlan *plan = tel_owner_builder_build_finish (result, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
reassign (TelFixWork *work, TelFinding *finding, GTask *task)
{
  if (g_str_equal (work->value, TEL_FIX_RETIRE))
    tel_fix_remedy_build_retirement (work, tel_finding_get_name (finding), task);
  else
    tel_owner_builder_build_async (work->cluster, tel_finding_get_name (finding), work->value, TEL_OWNER_DEFAULT_FLAGS,
                                   NULL, g_task_get_cancellable (task), on_owner_built, g_object_ref (task));
}

static void
want_association (TelFixWork *work, TelFinding *finding)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));

  tel_fix_remedy_want_object (work, finding);
  if (device != NULL)
    tel_fix_work_want_user (work, tel_device_get_owner (device));
}

static char *
associate (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  TelUser *owner;

  if (device == NULL)
    return reason;
  owner = tel_fix_work_draft_user (work, tel_device_get_owner (device));
  if (owner == NULL)
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (device), "owner"),
                                           (const char *const[]){ NULL });

  tel_user_associate (owner, tel_device_get_name (device));

  return NULL;
}

static void
want_dissociation (TelFixWork *work, TelFinding *finding)
{
  tel_fix_remedy_want_device_with_lines (work, finding);
  tel_fix_work_want_user (work, work->value);
}

static gboolean
keeps_primary (TelFixWork *work, TelUser *user)
{
  const char *const *devices =
      tel_amendments_get_devices_of_number (work->amendments, tel_user_get_primary_pattern (user),
                                            tel_user_get_primary_partition (user));

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    if (tel_user_is_associated_with (user, devices[i]))
      return TRUE;

  return devices == NULL;
}

/* Only a number of an associated device can be the primary extension (contract 2.3). */
static char *
dissociate (TelFixWork *work, TelFinding *finding)
{
  const char *name = tel_finding_get_name (finding);
  TelUser *user = tel_fix_work_draft_user (work, work->value);

  if (user == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_USER, work->value, NULL);

  tel_user_dissociate (user, name);
  if (!keeps_primary (work, user))
    g_object_set (user, "primary-pattern", NULL, "primary-partition", NULL, NULL);

  return NULL;
}

static void
list_associated (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  const char *name = tel_finding_get_name (finding);
  TelDevice *device = tel_snapshot_get_device (work->snapshot, name);
  GPtrArray *users = tel_snapshot_get_users_of_device (work->snapshot, name);

  for (guint i = 0; device != NULL && i < users->len; i++)
    {
      TelUser *user = users->pdata[i];
      g_autofree char *full_name = tel_user_dup_full_name (user);

      if (g_strcmp0 (tel_user_get_user_id (user), tel_device_get_owner (device)) != 0)
        tel_fix_remedy_add_choice (choices, tel_user_get_user_id (user),
                                   /* Translators: a user, their user ID */
                                   g_strdup_printf (_ ("Take it away from %s (%s)"), full_name,
                                                    tel_user_get_user_id (user)));
    }
}

static gboolean
is_free (TelFixWork *work, TelDeviceType type, const char *name)
{
  return name != NULL && tel_snapshot_get_device (work->snapshot, name) == NULL &&
         tel_device_type_check_name (type, name, NULL);
}

static void
list_names (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));
  g_autofree char *proposed = NULL;
  TelDeviceType type;

  if (device == NULL || !tel_device_get_device_type (device, &type) ||
      tel_audit_is_empty (tel_device_get_owner (device)))
    return;

  proposed = tel_device_type_propose_name (type, tel_device_get_owner (device));
  for (guint i = 1; proposed != NULL && i <= LAST_DIGIT; i++)
    {
      /* The first is the one without a number behind it. */
      g_autofree char *name =
          i == 1 ? g_strdup (proposed)
                 : g_strdup_printf ("%.*s%u", MIN ((int) strlen (proposed), MAXIMUM_NAME - 1), proposed, i);

      if (!is_free (work, type, name))
        continue;
      /* Translators: a device name */
      tel_fix_remedy_add_choice (choices, name, g_strdup_printf (_ ("Rename it %s"), name));
      return;
    }
}

static void
on_renaming_built (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TelPlan *plan = tel_rename_builder_build_finish (result, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
rename_device (TelFixWork *work, TelFinding *finding, GTask *task)
{
  tel_rename_builder_build_async (work->cluster, tel_finding_get_name (finding), work->value, NULL,
                                  g_task_get_cancellable (task), on_renaming_built, g_object_ref (task));
}

static char *
describe_last_seen (TelFixWork *work, const char *name)
{
  TelRegistration *registration = tel_snapshot_get_registration (work->snapshot, name);
  gint64 seen = registration != NULL ? tel_registration_get_last_seen (registration) : 0;
  g_autoptr (GDateTime) when = seen > 0 ? g_date_time_new_from_unix_local (seen) : NULL;

  return when != NULL ? g_date_time_format (when, "%x") : NULL;
}

/* One goes, and the other is kept: which of them is used, a person knows (H01 tells when they were seen). */
static void
list_seconds (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  const char *const *names = tel_finding_get_devices (finding);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *seen = describe_last_seen (work, names[i]);

      if (seen != NULL)
        /* Translators: a device, a date */
        tel_fix_remedy_add_choice (choices, names[i], g_strdup_printf (_ ("Retire %s (last seen %s)"), names[i], seen));
      else
        /* Translators: a device */
        tel_fix_remedy_add_choice (choices, names[i], g_strdup_printf (_ ("Retire %s"), names[i]));
    }
}

static void
retire_second (TelFixWork *work, TelFinding *finding, GTask *task)
{
  tel_fix_remedy_build_retirement (work, work->value, task);
}

static char *
put_template_right (TelFixWork *work, TelDevice *device, TelDeviceType type)
{
  const char *standard = tel_device_type_get_button_template (type);
  TelDeviceType its_type;

  if (!tel_device_type_from_button_template (tel_device_get_button_template (device), &its_type) || its_type == type)
    return NULL;
  if (!tel_fix_work_has_reference (work, TEL_OBJECT_KIND_BUTTON_TEMPLATE, standard))
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (device), "button-template"),
                                           (const char *const[]){ NULL });

  g_object_set (device, "button-template", standard, NULL);

  return NULL;
}

static gboolean
is_alike (TelSecurityProfile *one, TelSecurityProfile *other)
{
  return g_strcmp0 (tel_security_profile_get_device_security_mode (one),
                    tel_security_profile_get_device_security_mode (other)) == 0 &&
         tel_security_profile_get_oauth (one) == tel_security_profile_get_oauth (other) &&
         (!tel_security_profile_is_secure (one) || tel_security_profile_enrols_alike (one, other));
}

/* Those of the device's own type that do what the wrong one does. */
static char **
list_fitting_profiles (TelFixWork *work, TelDevice *device, TelDeviceType type)
{
  TelSecurityProfile *wrong =
      tel_cluster_get_security_profile (work->cluster, tel_device_get_security_profile (device));
  const char *standard = tel_device_type_get_standard_security_profile (type);
  g_autoptr (GListModel) profiles = tel_softphone_builder_list_security_profiles (work->cluster, type);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; wrong != NULL && i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);
      const char *name = tel_security_profile_get_name (profile);

      if (!is_alike (wrong, profile))
        continue;
      /* Of those that are not secure the standard one locks out nobody. */
      if (g_strcmp0 (name, standard) == 0)
        return g_strdupv ((char **) (const char *const[]){ name, NULL });
      g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

static char *
put_profile_right (TelFixWork *work, TelDevice *device, TelDeviceType type)
{
  TelSecurityProfile *wrong =
      tel_cluster_get_security_profile (work->cluster, tel_device_get_security_profile (device));
  const char *product = wrong != NULL ? tel_security_profile_get_product (wrong) : NULL;
  g_auto (GStrv) fitting = NULL;
  const char *name = work->value;

  if (tel_audit_is_empty (product) || g_strcmp0 (product, tel_device_type_get_product (type)) == 0)
    return NULL;
  fitting = list_fitting_profiles (work, device, type);
  if (name == NULL)
    name = tel_fix_remedy_pick (work, type, "security-profile", (const char *const *) fitting);
  if (name == NULL)
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (device), "security-profile"),
                                           (const char *const *) fitting);

  g_object_set (device, "security-profile", name, NULL);

  return NULL;
}

static char *
put_type_right (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  TelDeviceType type;

  if (device == NULL || !tel_device_get_device_type (device, &type))
    return reason;

  reason = put_template_right (work, device, type);

  return reason != NULL ? reason : put_profile_right (work, device, type);
}

static void
list_profiles (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));
  g_autoptr (GListModel) profiles = NULL;
  TelDeviceType type;

  if (device == NULL || !tel_device_get_device_type (device, &type))
    return;

  profiles = tel_softphone_builder_list_security_profiles (work->cluster, type);
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);
      const char *name = tel_security_profile_get_name (profile);

      /* Translators: a profile */
      tel_fix_remedy_add_choice (choices, name, g_strdup_printf (_ ("Use “%s”"), name));
    }
}

static char *
associate_owner_with_lines (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);

  if (device == NULL)
    return reason;
  if (tel_audit_is_empty (tel_device_get_owner (device)))
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (device), "owner"),
                                           (const char *const[]){ NULL });

  return associate_lines (device, tel_device_get_owner (device));
}

const TelFixRemedy tel_fix_device_remedies[] = {
  { "J01", want_owner, set_owner, list_owner_choices, NULL, TRUE },
  { "J02", NULL, NULL, list_other_owners, reassign, TRUE },
  { "J03", want_association, associate, NULL, NULL, FALSE },
  { "J04", want_dissociation, dissociate, list_associated, NULL, FALSE },
  { "J05", NULL, NULL, list_names, rename_device, TRUE },
  { "J06", NULL, NULL, list_names, rename_device, TRUE },
  { "J07", NULL, NULL, list_names, rename_device, TRUE },
  { "J08", NULL, NULL, list_seconds, retire_second, FALSE },
  { "J10", tel_fix_remedy_want_object, put_type_right, list_profiles, NULL, FALSE },
  { "J12", tel_fix_remedy_want_device_with_lines, associate_owner_with_lines, NULL, NULL, FALSE },
  { NULL },
};
