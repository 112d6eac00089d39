/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* How what the rules U01 to U09 find is put right: groups, CTI, presence, profile and primary extension of users. */

#include "config.h"

#include "audit/tel-fix-remedy.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-audit-devices.h"
#include "plan/tel-softphone-situation.h"

static char *
join_group (TelFixWork *work, TelUser *user, const char *group)
{
  if (!tel_fix_work_has_reference (work, TEL_OBJECT_KIND_USER_GROUP, group))
    /* Translators: a user group */
    return g_strdup_printf (_ ("The cluster has no user group “%s”: it was renamed or removed. Give it back its name, "
                               "or put the users into the group that took its place."),
                            group);

  tel_user_join_group (user, group);

  return NULL;
}

static char *
join_end_users (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);

  return user != NULL ? join_group (work, user, TEL_GROUP_END_USERS) : reason;
}

static char *
join_cti (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);

  return user != NULL ? join_group (work, user, TEL_GROUP_CTI_ENABLED) : reason;
}

static void
list_leaving (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  tel_fix_remedy_add_choice (choices, TEL_GROUP_SECURE_CONNECTION,
                             /* Translators: a user group */
                             g_strdup_printf (_ ("Take them out of the group “%s”"), TEL_GROUP_SECURE_CONNECTION));
}

static char *
leave_secure_connection (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);

  if (user != NULL)
    tel_user_leave_group (user, TEL_GROUP_SECURE_CONNECTION);

  return reason;
}

static char *
join_for_desk_phones (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);
  GPtrArray *devices = tel_snapshot_get_devices_of_user (work->snapshot, tel_finding_get_name (finding));

  for (guint i = 0; user != NULL && reason == NULL && i < devices->len; i++)
    {
      const char *group = tel_audit_get_desk_phone_group (devices->pdata[i]);

      if (group != NULL)
        reason = join_group (work, user, group);
    }

  return reason;
}

static char *
switch_cti_on (TelFixWork *work, TelFinding *finding)
{
  const char *name = tel_finding_get_name (finding);
  gpointer object;

  if (tel_finding_get_kind (finding) == TEL_OBJECT_KIND_USER)
    {
      object = tel_fix_work_draft_user (work, name);
      if (object != NULL)
        g_object_set (object, "cti-enabled", TRUE, NULL);
    }
  else if (tel_finding_get_kind (finding) == TEL_OBJECT_KIND_DEVICE)
    {
      object = tel_fix_work_draft_device (work, name);
      if (object != NULL)
        g_object_set (object, "cti-control", TRUE, NULL);
    }
  else
    {
      object = tel_fix_work_draft_number (work, name, tel_finding_get_partition (finding));
      if (object != NULL)
        g_object_set (object, "cti-control", TRUE, NULL);
    }

  return object != NULL
             ? NULL
             : tel_fix_work_explain_gone (tel_finding_get_kind (finding), name, tel_finding_get_partition (finding));
}

static void
list_home (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelUser *user = tel_snapshot_get_user (work->snapshot, tel_finding_get_name (finding));

  if (user == NULL)
    return;
  if (tel_user_get_home_cluster (user))
    tel_fix_remedy_add_choice (choices, "away", g_strdup (_ ("Another cluster is their home: not this one any more")));
  else
    tel_fix_remedy_add_choice (choices, "home", g_strdup (_ ("This cluster becomes their home: no other one is")));
}

static char *
set_home (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);

  if (user != NULL)
    g_object_set (user, "home-cluster", g_str_equal (work->value, "home"), NULL);

  return reason;
}

static char *
enable_presence (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);

  if (user == NULL)
    return reason;
  if (!tel_user_get_home_cluster (user))
    return g_strdup (_ ("This cluster is not their home cluster, away from which IM and Presence cannot be switched "
                        "on. Decide about the home cluster first."));

  g_object_set (user, "im-and-presence", TRUE, NULL);

  return NULL;
}

static char **
list_service_profiles (TelFixWork *work)
{
  GListModel *profiles = G_LIST_MODEL (tel_cluster_get_store (work->cluster, TEL_OBJECT_KIND_SERVICE_PROFILE));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelObject) profile = g_list_model_get_item (profiles, i);

      g_strv_builder_add (names, tel_object_get_key (profile));
    }

  return g_strv_builder_end (names);
}

static char *
assign_service_profile (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);
  g_auto (GStrv) profiles = list_service_profiles (work);

  if (user == NULL || !tel_audit_is_empty (tel_user_get_service_profile (user)))
    return reason;
  if (work->value == NULL && (profiles[0] == NULL || profiles[1] != NULL))
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (user), "service-profile"),
                                           (const char *const *) profiles);

  g_object_set (user, "service-profile", work->value != NULL ? work->value : profiles[0], NULL);

  return NULL;
}

static void
list_service_profile_choices (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  g_auto (GStrv) profiles = list_service_profiles (work);

  for (guint i = 0; profiles[i] != NULL; i++)
    /* Translators: a profile */
    tel_fix_remedy_add_choice (choices, profiles[i], g_strdup_printf (_ ("Use “%s”"), profiles[i]));
}

static void
want_extension (TelFixWork *work, TelFinding *finding)
{
  tel_fix_work_want_user_with_devices (work, tel_finding_get_name (finding));
  tel_amendments_want_lines (work->amendments);
}

/* The first lines of the devices that are theirs, softphones before all: another one of a desk phone is a shared one,
 * or somebody else's. */
static GPtrArray *
list_first_lines (TelFixWork *work, TelUser *user)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (work->snapshot, tel_user_get_user_id (user));
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < devices->len; i++)
    {
      const char *name = tel_device_get_name (devices->pdata[i]);
      TelDevice *now = tel_amendments_draft_device (work->amendments, name);
      TelDevice *device = now != NULL ? now : devices->pdata[i];
      TelLine *line = tel_audit_is_of_user (device, user) ? tel_audit_get_nth_line (device, 0) : NULL;
      gboolean is_new = line != NULL && !tel_audit_is_empty (tel_line_get_pattern (line));

      for (guint j = 0; is_new && j < lines->len; j++)
        is_new = !tel_line_has_same_number (lines->pdata[j], line);
      if (is_new)
        g_ptr_array_add (lines, line);
    }

  return g_steal_pointer (&lines);
}

static char *
dup_number_value (TelLine *line)
{
  const char *partition = tel_line_get_partition (line);

  return g_strconcat (tel_line_get_pattern (line), "\t", partition != NULL ? partition : "", NULL);
}

/* Only a number of an associated device can be primary (contract 2.3), so the association goes with it. */
static void
associate_device_of (TelFixWork *work, TelUser *user, TelLine *line)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (work->snapshot, tel_user_get_user_id (user));

  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = tel_amendments_draft_device (work->amendments, tel_device_get_name (devices->pdata[i]));

      if (device == NULL || tel_line_find (tel_device_get_lines (device), line) == NULL)
        continue;
      if (g_strcmp0 (tel_device_get_owner (device), tel_user_get_user_id (user)) == 0)
        tel_user_associate (user, tel_device_get_name (device));
    }
}

static char *
set_primary_extension (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelUser *user = tel_fix_remedy_draft_user (work, finding, &reason);
  g_autoptr (GPtrArray) lines = user != NULL ? list_first_lines (work, user) : NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (user == NULL)
    return reason;
  if (lines->len == 0)
    return g_strdup (_ ("None of their associated devices has a line. Give one of them a line first."));

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *value = dup_number_value (lines->pdata[i]);
      const char *partition = tel_line_get_partition (lines->pdata[i]);

      if (work->value != NULL ? g_str_equal (value, work->value) : lines->len == 1)
        {
          associate_device_of (work, user, lines->pdata[i]);
          g_object_set (user, "primary-pattern", tel_line_get_pattern (lines->pdata[i]), "primary-partition",
                        tel_audit_is_empty (partition) ? NULL : partition, NULL);
          return NULL;
        }
      g_strv_builder_add (names, tel_line_get_pattern (lines->pdata[i]));
    }
  list = g_strv_builder_end (names);

  return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (user), "primary-pattern"),
                                         (const char *const *) list);
}

static void
list_extensions (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelUser *user = tel_snapshot_get_user (work->snapshot, tel_finding_get_name (finding));
  g_autoptr (GPtrArray) lines = user != NULL ? list_first_lines (work, user) : NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      g_autofree char *value = dup_number_value (lines->pdata[i]);
      g_autofree char *label = tel_line_dup_number_label (lines->pdata[i]);

      /* Translators: a directory number */
      tel_fix_remedy_add_choice (choices, value, g_strdup_printf (_ ("It becomes %s"), label));
    }
}

const TelFixRemedy tel_fix_user_remedies[] = {
  { "U01", tel_fix_remedy_want_object, join_end_users, NULL, NULL, FALSE },
  { "U02", tel_fix_remedy_want_object, join_cti, NULL, NULL, FALSE },
  { "U03", tel_fix_remedy_want_object, leave_secure_connection, list_leaving, NULL, FALSE },
  { "U04", tel_fix_remedy_want_object, join_for_desk_phones, NULL, NULL, FALSE },
  { "U05", tel_fix_remedy_want_object, switch_cti_on, NULL, NULL, FALSE },
  { "U06", tel_fix_remedy_want_object, set_home, list_home, NULL, FALSE },
  { "U07", tel_fix_remedy_want_object, enable_presence, NULL, NULL, FALSE },
  { "U08", tel_fix_remedy_want_object, assign_service_profile, list_service_profile_choices, NULL, FALSE },
  { "U09", want_extension, set_primary_extension, list_extensions, NULL, FALSE },
  { NULL },
};
