/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/*
 * The rules of the catalogue about users: U01 to U14. What the page Users says of one user (tel-user-repair.c) is the
 * same, in the same words: most are about those who have a softphone, by owner or by association (G4.4).
 */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-rules-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-reference.h"
#include "plan/tel-softphone-situation.h"

#define OF_JABBER_USERS (TEL_SNAPSHOT_BIT (USERS) | TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (ASSOCIATIONS))

#define each_jabber_user(pass, user)                                                                                   \
  guint user##_i = 0;                                                                                                  \
  (user = get_next_jabber_user (pass, &user##_i)) != NULL;

static TelUser *
get_next_jabber_user (TelAuditPass *pass, guint *i)
{
  while (*i < tel_snapshot_get_n (pass->snapshot, TEL_OBJECT_KIND_USER))
    {
      TelUser *user = tel_snapshot_get_nth (pass->snapshot, TEL_OBJECT_KIND_USER, (*i)++);

      if (tel_audit_pass_has_softphone (pass, user))
        return user;
    }

  return NULL;
}

static void
judge_membership (TelAuditPass *pass, const char *group)
{
  TelUser *user;

  for (each_jabber_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      if (!tel_user_is_in_group (user, group))
        tel_audit_pass_add_user (pass, TEL_SEVERITY_ERROR, user, _ ("%s is not in the group “%s”."), name, group);
    }
}

static void
judge_end_users (TelAuditPass *pass)
{
  judge_membership (pass, TEL_GROUP_END_USERS);
}

static void
judge_cti_enabled (TelAuditPass *pass)
{
  judge_membership (pass, TEL_GROUP_CTI_ENABLED);
}

static void
judge_secure_connection (TelAuditPass *pass)
{
  TelUser *user;

  for (each_jabber_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      if (tel_user_is_in_group (user, TEL_GROUP_SECURE_CONNECTION))
        tel_audit_pass_add_user (pass, TEL_SEVERITY_ERROR, user,
                                 _ ("%s is in the group “%s”, in which a Jabber user must not be."), name,
                                 TEL_GROUP_SECURE_CONNECTION);
    }
}

/* A user is found once, with all of their desk phones that need a group. */
static void
judge_desk_phones_of (TelAuditPass *pass, TelUser *user)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (pass->snapshot, tel_user_get_user_id (user));
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = tel_user_dup_full_name (user);
  TelFinding *finding;

  for (guint i = 0; i < devices->len; i++)
    {
      const char *group = tel_audit_get_desk_phone_group (devices->pdata[i]);

      if (group == NULL || tel_user_is_in_group (user, group))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a user, a device, its model, a user group */
      g_string_append_printf (text, _ ("%s has %s, a %s, and is not in the group “%s”."), name,
                              tel_device_get_name (devices->pdata[i]), tel_device_get_model (devices->pdata[i]), group);
      g_ptr_array_add (found, devices->pdata[i]);
    }
  if (found->len == 0)
    return;

  finding = tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user, "%s", text->str);
  for (guint i = 0; i < found->len; i++)
    tel_finding_add_device (finding, tel_device_get_name (found->pdata[i]));
}

/* Jabber can control a desk phone without a softphone beside it: who may control phones at all is meant to. */
static void
judge_desk_phones (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    if (tel_audit_pass_has_softphone (pass, user) || tel_user_is_in_group (user, TEL_GROUP_CTI_ENABLED))
      judge_desk_phones_of (pass, user);
}

static void
judge_cti_of_devices (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    if (!tel_device_get_cti_control (device))
      tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device, _ ("“%s” is off for %s."),
                                 tel_object_get_property_label (TEL_OBJECT (device), "cti-control"),
                                 tel_device_get_name (device));
}

static void
judge_cti_of_numbers (TelAuditPass *pass)
{
  TelDirectoryNumber *number;

  for (each_number (pass, number))
    {
      g_autofree char *label = NULL;

      if (tel_directory_number_get_cti_control (number) || !tel_audit_pass_is_on_softphone (pass, number))
        continue;
      label = tel_directory_number_dup_label (number);
      tel_audit_pass_add_number (pass, TEL_SEVERITY_WARNING, tel_directory_number_get_pattern (number),
                                 tel_directory_number_get_partition (number), _ ("“%s” is off for %s."),
                                 tel_object_get_property_label (TEL_OBJECT (number), "cti-control"), label);
    }
}

static void
judge_cti (TelAuditPass *pass)
{
  TelUser *user;

  for (each_jabber_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      if (!tel_user_get_cti_enabled (user))
        tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user, _ ("“%s” is off for %s."),
                                 tel_object_get_property_label (TEL_OBJECT (user), "cti-enabled"), name);
    }
  judge_cti_of_devices (pass);
  judge_cti_of_numbers (pass);
}

/* Whether the site has IM and Presence at all is seen by whether anybody has it. */
static gboolean
uses_presence (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    if (tel_user_get_im_and_presence (user))
      return TRUE;

  return FALSE;
}

static void
judge_presence (TelAuditPass *pass)
{
  TelUser *user;

  if (!uses_presence (pass))
    return;

  for (each_jabber_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      /* Away from home it cannot be switched on. */
      if (!tel_user_get_im_and_presence (user) && tel_user_get_home_cluster (user))
        tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user, _ ("“%s” is off for %s."),
                                 tel_object_get_property_label (TEL_OBJECT (user), "im-and-presence"), name);
    }
}

static gboolean
has_default_service_profile (TelAuditPass *pass)
{
  TelReference *profile;

  for (each_object (pass, TEL_OBJECT_KIND_SERVICE_PROFILE, profile))
    if (tel_reference_get_is_default (profile))
      return TRUE;

  return FALSE;
}

static void
judge_service_profile (TelAuditPass *pass)
{
  TelUser *user;

  if (has_default_service_profile (pass))
    return;

  for (each_jabber_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      if (tel_audit_is_empty (tel_user_get_service_profile (user)))
        tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user,
                                 _ ("No service profile is chosen for %s, and the cluster has no default one."), name);
    }
}

static gboolean
has_number (TelDevice *device, const char *pattern, const char *partition)
{
  TelLine *line;

  for (each_line (device, line))
    {
      const char *its_partition = tel_line_get_partition (line);

      if (g_strcmp0 (tel_line_get_pattern (line), pattern) == 0 &&
          g_strcmp0 (tel_audit_is_empty (its_partition) ? "" : its_partition,
                     tel_audit_is_empty (partition) ? "" : partition) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A desk phone counts by association. So does a softphone, but one that is only owned will be associated (J03). */
static gboolean
is_controlled_by (TelDevice *device, TelUser *user)
{
  return g_strcmp0 (tel_device_get_owner (device), tel_user_get_user_id (user)) != 0 ||
         tel_device_get_softphone_type (device, NULL) ||
         tel_user_is_associated_with (user, tel_device_get_name (device));
}

static gboolean
is_extension_reachable (TelAuditPass *pass, TelUser *user)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (pass->snapshot, tel_user_get_user_id (user));

  for (guint i = 0; i < devices->len; i++)
    if (has_number (devices->pdata[i], tel_user_get_primary_pattern (user), tel_user_get_primary_partition (user)) &&
        is_controlled_by (devices->pdata[i], user))
      return TRUE;

  return FALSE;
}

static void
judge_primary_extension (TelAuditPass *pass)
{
  TelUser *user;

  for (each_jabber_user (pass, user))
    {
      const char *pattern = tel_user_get_primary_pattern (user);
      g_autofree char *name = tel_user_dup_full_name (user);

      if (tel_audit_is_empty (pattern))
        tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user, _ ("%s has no primary extension."), name);
      else if (!is_extension_reachable (pass, user))
        tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user,
                                 _ ("The primary extension %s is on none of the devices that %s is associated with."),
                                 pattern, name);
    }
}

static void
judge_mail (TelAuditPass *pass)
{
  TelUser *user;

  for (each_jabber_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      if (tel_audit_is_empty (tel_user_get_mail (user)))
        /* Translators: a user */
        tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user, _ ("%s has no mail address."), name);
    }
}

static gboolean
has_outer_space (const char *user_id)
{
  return user_id != NULL && *user_id != '\0' && (*user_id == ' ' || user_id[strlen (user_id) - 1] == ' ');
}

static void
judge_user_id (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    if (has_outer_space (tel_user_get_user_id (user)))
      /* Translators: a user ID, which begins or ends with a space */
      tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user, _ ("The user ID is “%s”."),
                               tel_user_get_user_id (user));
}

/* Not that somebody comes from a directory is wrong, but that what is wrong with them (U10, U11) cannot be changed
 * here. */
static void
judge_directory (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      if (!tel_snapshot_is_from_directory (pass->snapshot, tel_user_get_user_id (user)))
        continue;

      if (tel_audit_is_empty (tel_user_get_mail (user)) && tel_audit_pass_has_softphone (pass, user))
        /* Translators: a user */
        tel_audit_pass_add_user (pass, TEL_SEVERITY_INFORMATION, user,
                                 _ ("%s comes from a directory, and the mail address is empty there."), name);
      else if (has_outer_space (tel_user_get_user_id (user)))
        /* Translators: a user */
        tel_audit_pass_add_user (pass, TEL_SEVERITY_INFORMATION, user,
                                 _ ("%s comes from a directory, and the user ID has a space at an end there."), name);
    }
}

static void
judge_softphone (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);

      if (!tel_audit_pass_has_softphone (pass, user))
        /* Translators: a user */
        tel_audit_pass_add_user (pass, TEL_SEVERITY_INFORMATION, user,
                                 _ ("%s owns no softphone and is associated with none."), name);
    }
}

const TelAuditRule tel_audit_user_rules[] = {
  { "U01", N_ ("User is not in “Standard CCM End Users”"), N_ ("the groups of every user with a softphone"),
    N_ ("Without this group Jabber cannot sign its user in to the cluster."), "G4.4",
    N_ ("Add the user to the group. The other groups are kept."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0,
    OF_JABBER_USERS | TEL_SNAPSHOT_BIT (GROUPS), FALSE, judge_end_users },
  { "U02", N_ ("User is not in “Standard CTI Enabled”"), N_ ("the groups of every user with a softphone"),
    N_ ("Without this group Jabber may not control a phone."), "G4.4",
    N_ ("Add the user to the group. The other groups are kept."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0,
    OF_JABBER_USERS | TEL_SNAPSHOT_BIT (GROUPS), FALSE, judge_cti_enabled },
  { "U03", N_ ("User is in “Standard CTI Secure Connection”"), N_ ("the groups of every user with a softphone"),
    N_ ("The group allows CTI over TLS only, which Jabber for Windows and Mac does not have: it controls no phone."),
    "G4.4",
    N_ ("Take the user out of the group. Another program of theirs may need it: see that first, for it is never done "
        "unasked."),
    TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0, OF_JABBER_USERS | TEL_SNAPSHOT_BIT (GROUPS), FALSE,
    judge_secure_connection },
  { "U04", N_ ("Desk phone without the group that its model needs"),
    N_ ("the groups of every user with a softphone or in “Standard CTI Enabled”, and the models of their desk phones"),
    N_ ("Phones of the series 8800, 8900, 9900 and DX transfer and confer in their own way, those of the series 6900 "
        "roll over: Jabber controls them only for members of the group for that."),
    NULL, N_ ("Add the user to the group. The other groups are kept."), TEL_SEVERITY_WARNING, TEL_FIX_AUTO, 0, 0,
    OF_JABBER_USERS | TEL_SNAPSHOT_BIT (GROUPS), FALSE, judge_desk_phones },
  { "U05", N_ ("Control over CTI is off"),
    N_ ("whether control over CTI is allowed for every user with a softphone, for every softphone and for their "
        "directory numbers"),
    N_ ("Jabber controls a phone only where the user, the device and the number all allow it."), NULL,
    N_ ("Switch it on."), TEL_SEVERITY_WARNING, TEL_FIX_AUTO, 0, 0,
    OF_JABBER_USERS | TEL_SNAPSHOT_BIT (NUMBERS) | TEL_SNAPSHOT_BIT (LINES), FALSE, judge_cti },
  { "U06", N_ ("Home cluster unset, or set on two clusters"),
    N_ ("Home Cluster of every user with a softphone, on this cluster and on the others, as far as this computer has "
        "saved snapshots of them"),
    N_ ("Jabber asks for the home cluster of its user and signs in there. Without one, or with two, it does not find "
        "its services."),
    NULL,
    N_ ("Set Home Cluster on exactly one cluster: here, or off here where another one is right. The other cluster is "
        "changed from its own window."),
    TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0, OF_JABBER_USERS, FALSE, tel_audit_judge_home_cluster,
    .tell_reading = tel_audit_tell_other_clusters },
  { "U07", N_ ("IM and Presence is off"),
    N_ ("Enable User for IM and Presence of every user with a softphone who is at home here, where the cluster has "
        "users with it"),
    N_ ("The user sees no presence and gets no messages, unlike others on this cluster."), NULL,
    N_ ("Switch it on. A user who is to have a telephone only is accepted as an exception."), TEL_SEVERITY_WARNING,
    TEL_FIX_AUTO, 0, 0, OF_JABBER_USERS, FALSE, judge_presence },
  { "U08", N_ ("No service profile, and no default one"),
    N_ ("the service profile of every user with a softphone, and which one is the default"),
    N_ ("A service profile names the servers for voice mail, conferences, directory and CTI. Without any Jabber finds "
        "none of them."),
    "G5.5", N_ ("Choose a service profile for the user, or make one the default."), TEL_SEVERITY_WARNING, TEL_FIX_AUTO,
    0, 0, OF_JABBER_USERS | TEL_SNAPSHOT_BIT (SERVICE_PROFILES), FALSE, judge_service_profile },
  { "U09", N_ ("Primary extension missing or on no device"),
    N_ ("the primary extension of every user with a softphone, and the lines of their devices"),
    N_ ("Automatic provisioning and the directory go by the primary extension. It fails without one, and with one that "
        "no device of the user has."),
    "G5.7", N_ ("Set the number of one of the user’s associated devices."), TEL_SEVERITY_WARNING, TEL_FIX_AUTO, 0, 0,
    OF_JABBER_USERS | TEL_SNAPSHOT_BIT (PRIMARY_EXTENSIONS) | TEL_SNAPSHOT_BIT (LINES), FALSE,
    judge_primary_extension },
  { "U10", N_ ("No mail address"), N_ ("the mail address of every user with a softphone"),
    N_ ("An authentication string is mailed to the directory’s address only. Without one it is given out by letter."),
    "G4.6", N_ ("Enter the mail address in the directory, or for a local user in Cisco Unified CM Administration."),
    TEL_SEVERITY_WARNING, TEL_FIX_BY_HAND, 0, 0, OF_JABBER_USERS, FALSE, judge_mail },
  { "U11", N_ ("User ID with a space at an end"), N_ ("the user ID of every user"),
    N_ ("Nobody types the space when signing in, and programs cut it off: the user is not found."), NULL,
    N_ ("Correct the user ID in the directory. That of a local user is changed in Cisco Unified CM Administration."),
    TEL_SEVERITY_WARNING, TEL_FIX_BY_HAND, 0, 0, TEL_SNAPSHOT_BIT (USERS), FALSE, judge_user_id },
  { "U12", N_ ("Account locked, or password to be changed"),
    N_ ("whether the accounts of the local users who are shown are locked by an administrator, and whether their "
        "passwords must be changed or have expired by their credential policies"),
    N_ ("The user cannot sign in to Jabber."), NULL,
    N_ ("Unlock the account or set a new password in Cisco Unified CM Administration: User Management → End User, Edit "
        "Credential."),
    TEL_SEVERITY_WARNING, TEL_FIX_BY_HAND, 0, 0,
    TEL_SNAPSHOT_BIT (USERS) | TEL_SNAPSHOT_BIT (ORIGINS) | TEL_SNAPSHOT_BIT (CREDENTIALS), TRUE,
    tel_audit_judge_credentials, .tell_reading = tel_audit_tell_credentials,
    .list_unread = tel_audit_list_unread_credentials },
  { "U13", N_ ("To be changed in the directory"),
    N_ ("which users come from a directory, their mail addresses and user IDs"),
    N_ ("Names, mail addresses and user IDs of these users come from the directory. The cluster does not let them be "
        "changed here, or overwrites them when it reads the directory next."),
    NULL, N_ ("Correct the entry in the directory and let the cluster read the directory again."),
    TEL_SEVERITY_INFORMATION, TEL_FIX_BY_HAND, 0, 0, OF_JABBER_USERS | TEL_SNAPSHOT_BIT (ORIGINS), FALSE,
    judge_directory },
  { "U14", N_ ("Account without a softphone"), N_ ("which users own a softphone or are associated with one"),
    N_ ("The user cannot call with Jabber."), NULL, N_ ("Make a softphone for the user, where they are to have one."),
    TEL_SEVERITY_INFORMATION, TEL_FIX_CHOOSE, 0, 0, OF_JABBER_USERS, FALSE, judge_softphone },
  { NULL },
};
