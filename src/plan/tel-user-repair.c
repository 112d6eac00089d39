/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-user-repair.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-softphone-situation.h"

static const char *const required_groups[] = { TEL_GROUP_END_USERS, TEL_GROUP_CTI_ENABLED };

/* What the rules judge, and where what they say is kept. */
typedef struct
{
  TelCluster *cluster;
  TelUser *user;
  GPtrArray *devices;
  char *name;
  GListStore *faults;
} Situation;

static void
situation_init (Situation *self, TelCluster *cluster, TelUser *user, GPtrArray *devices)
{
  self->cluster = cluster;
  self->user = user;
  self->devices = devices;
  self->name = tel_user_dup_full_name (user);
  self->faults = g_list_store_new (TEL_TYPE_USER_FAULT);
}

static void
situation_clear (Situation *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->faults);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Situation, situation_clear)

static void
say (Situation *self, TelUserAspect aspect, const char *rule, TelRemedy remedy, char *text, char *advice)
{
  g_autoptr (TelUserFault) fault = tel_user_fault_new (aspect, rule, remedy, text, advice);

  g_list_store_append (self->faults, fault);
  g_free (text);
  g_free (advice);
}

static gboolean
is_jabber (TelDevice *device)
{
  return tel_device_get_device_type (device, NULL);
}

static gboolean
is_owner (TelUser *user, TelDevice *device)
{
  const char *owner = tel_device_get_owner (device);

  return !tel_text_is_blank (owner) && g_ascii_strcasecmp (owner, tel_user_get_user_id (user)) == 0;
}

static gboolean
lacks_association (TelUser *user, TelDevice *device)
{
  return is_jabber (device) && is_owner (user, device) &&
         !tel_user_is_associated_with (user, tel_device_get_name (device));
}

static void
check_association (Situation *self)
{
  for (guint i = 0; i < self->devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (self->devices, i);

      if (lacks_association (self->user, device))
        say (self, TEL_USER_ASPECT_ASSOCIATION, "G5.4", TEL_REMEDY_TOGETHER,
             /* Translators: a user, a device */
             g_strdup_printf (_ ("%s owns %s and is not associated with it."), self->name,
                              tel_device_get_name (device)),
             g_strdup (_ ("It is added to the associated devices; the others are kept.")));
    }
}

static TelLine *
get_first_line (TelDevice *device)
{
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (device), 0);

  /* The device keeps it. */
  return line != NULL && !tel_text_is_blank (tel_line_get_pattern (line)) ? line : NULL;
}

/* Jabber devices come before desk phones: it is their number that Jabber shows. What the user will be associated with
 * counts like what they are: the number is sent with the association (contract 2.3). */
static TelDevice *
find_device_with_line (TelUser *user, GPtrArray *devices, gboolean jabber)
{
  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (devices, i);

      if (is_jabber (device) == jabber && get_first_line (device) != NULL &&
          (tel_user_is_associated_with (user, tel_device_get_name (device)) || lacks_association (user, device)))
        return device;
    }

  return NULL;
}

static TelDevice *
find_first_device (TelUser *user, GPtrArray *devices)
{
  TelDevice *device = find_device_with_line (user, devices, TRUE);

  return device != NULL ? device : find_device_with_line (user, devices, FALSE);
}

static gboolean
has_number (TelDevice *device, const char *pattern, const char *partition)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      const char *its_partition = tel_line_get_partition (line);

      if (g_strcmp0 (tel_line_get_pattern (line), pattern) == 0 &&
          g_strcmp0 (tel_text_is_blank (its_partition) ? "" : its_partition,
                     tel_text_is_blank (partition) ? "" : partition) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_extension_reachable (TelUser *user, GPtrArray *devices)
{
  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (devices, i);

      if ((tel_user_is_associated_with (user, tel_device_get_name (device)) || lacks_association (user, device)) &&
          has_number (device, tel_user_get_primary_pattern (user), tel_user_get_primary_partition (user)))
        return TRUE;
    }

  return FALSE;
}

/* A number that is set already may be that of an Extension Mobility profile: it is replaced only when asked for. */
static void
check_primary_extension (Situation *self)
{
  const char *pattern = tel_user_get_primary_pattern (self->user);
  TelDevice *device = find_first_device (self->user, self->devices);
  g_autofree char *advice = NULL;
  g_autofree char *label = NULL;
  TelRemedy remedy = tel_text_is_blank (pattern) ? TEL_REMEDY_TOGETHER : TEL_REMEDY_APART;

  if (!tel_text_is_blank (pattern) && is_extension_reachable (self->user, self->devices))
    return;

  if (device != NULL)
    {
      label = tel_line_dup_number_label (get_first_line (device));
      /* Translators: a directory number, a device */
      advice = g_strdup_printf (_ ("It becomes %s, the first line of %s."), label, tel_device_get_name (device));
    }
  else
    {
      advice = g_strdup (_ ("None of their associated devices has a line. Give one of them a line first."));
      remedy = TEL_REMEDY_ELSEWHERE;
    }

  say (self, TEL_USER_ASPECT_PRIMARY_EXTENSION, "G5.7", remedy,
       tel_text_is_blank (pattern)
           /* Translators: a user */
           ? g_strdup_printf (_ ("%s has no primary extension."), self->name)
           /* Translators: a directory number, a user */
           : g_strdup_printf (_ ("The primary extension %s is on none of the devices that %s is associated with."),
                              pattern, self->name),
       g_steal_pointer (&advice));
}

/* Names are looked up, never assumed (contract 3.3). */
static gboolean
has_group (TelCluster *cluster, const char *group)
{
  return tel_store_lookup (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER_GROUP), group) != NULL;
}

static gboolean
knows_groups (TelCluster *cluster)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER_GROUP))) > 0;
}

static void
check_group (Situation *self, const char *group)
{
  /* Translators: a user, a user group */
  char *text = g_strdup_printf (_ ("%s is not in the group “%s”."), self->name, group);

  if (has_group (self->cluster, group))
    say (self, TEL_USER_ASPECT_GROUPS, "G4.4", TEL_REMEDY_TOGETHER, text,
         g_strdup (_ ("It is added to the groups; the others are kept.")));
  else if (knows_groups (self->cluster))
    say (self, TEL_USER_ASPECT_GROUPS, "G4.4", TEL_REMEDY_ELSEWHERE, text,
         g_strdup (
             _ ("The cluster has no group of that name: it was renamed or removed. Give it back its name in Cisco "
                "Unified CM Administration, or choose the group that took its place.")));
  else
    say (self, TEL_USER_ASPECT_GROUPS, "G4.4", TEL_REMEDY_ELSEWHERE, text,
         g_strdup (_ ("Which groups the cluster has was not read yet. Read the cluster again.")));
}

static void
check_groups (Situation *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (required_groups); i++)
    if (!tel_user_is_in_group (self->user, required_groups[i]))
      check_group (self, required_groups[i]);

  if (tel_user_is_in_group (self->user, TEL_GROUP_SECURE_CONNECTION))
    say (self, TEL_USER_ASPECT_SECURE_CONNECTION, "G4.4", TEL_REMEDY_APART,
         /* Translators: a user, a user group */
         g_strdup_printf (_ ("%s is in the group “%s”, in which a Jabber user must not be."), self->name,
                          TEL_GROUP_SECURE_CONNECTION),
         g_strdup (_ ("They are taken out of it. Other programs of theirs may need it: it is never done unasked.")));
}

static void
check_cti (Situation *self)
{
  if (!tel_user_get_cti_enabled (self->user))
    say (self, TEL_USER_ASPECT_CTI, "U05", TEL_REMEDY_TOGETHER,
         /* Translators: a field, a user */
         g_strdup_printf (_ ("“%s” is off for %s."),
                          tel_object_get_property_label (TEL_OBJECT (self->user), "cti-enabled"), self->name),
         g_strdup (_ ("It is switched on.")));
}

static void
check_home_cluster (Situation *self)
{
  if (!tel_user_get_home_cluster (self->user))
    say (self, TEL_USER_ASPECT_HOME_CLUSTER, "U06", TEL_REMEDY_APART,
         /* Translators: a user */
         g_strdup_printf (_ ("This cluster is not the home cluster of %s."), self->name),
         g_strdup (_ ("It becomes it. A user is at home on exactly one cluster: see first that no other one is.")));
}

/* Whether the site has IM and Presence at all is seen by whether anybody has it. */
static gboolean
uses_presence (TelCluster *cluster)
{
  GListModel *users = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER));

  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (users, i);

      if (tel_user_get_im_and_presence (user))
        return TRUE;
    }

  return FALSE;
}

static void
check_presence (Situation *self)
{
  const char *label = tel_object_get_property_label (TEL_OBJECT (self->user), "im-and-presence");

  /* Away from home it cannot be switched on. */
  if (tel_user_get_im_and_presence (self->user) || !tel_user_get_home_cluster (self->user))
    return;

  if (uses_presence (self->cluster))
    say (self, TEL_USER_ASPECT_PRESENCE, "U07", TEL_REMEDY_TOGETHER,
         /* Translators: a field, a user */
         g_strdup_printf (_ ("“%s” is off for %s."), label, self->name), g_strdup (_ ("It is switched on.")));
  else
    say (self, TEL_USER_ASPECT_PRESENCE, "U07", TEL_REMEDY_NONE,
         /* Translators: a field, a user */
         g_strdup_printf (_ ("“%s” is off for %s."), label, self->name),
         g_strdup (_ ("It is so for everybody on this cluster. Jabber is then a telephone only.")));
}

static const char *
find_default_service_profile (TelCluster *cluster)
{
  GListModel *profiles = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_SERVICE_PROFILE));

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelReference) profile = g_list_model_get_item (profiles, i);

      /* The store keeps the profile, and with it the name. */
      if (tel_reference_get_is_default (profile))
        return tel_reference_get_name (profile);
    }

  return NULL;
}

static void
check_service_profile (Situation *self)
{
  const char *fallback;

  if (!tel_text_is_blank (tel_user_get_service_profile (self->user)))
    return;

  fallback = find_default_service_profile (self->cluster);
  if (fallback != NULL)
    say (self, TEL_USER_ASPECT_SERVICE_PROFILE, "G5.5", TEL_REMEDY_NONE,
         /* Translators: a user */
         g_strdup_printf (_ ("No service profile is chosen for %s."), self->name),
         /* Translators: a service profile */
         g_strdup_printf (_ ("The cluster’s default one, “%s”, is used."), fallback));
  else
    say (self, TEL_USER_ASPECT_SERVICE_PROFILE, "U08", TEL_REMEDY_ELSEWHERE,
         /* Translators: a user */
         g_strdup_printf (_ ("No service profile is chosen for %s, and the cluster has no default one."), self->name),
         g_strdup (_ ("Jabber finds no services so. Choose a service profile.")));
}

static void
put_association_right (TelUser *draft, GPtrArray *devices)
{
  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (devices, i);

      if (lacks_association (draft, device))
        tel_user_associate (draft, tel_device_get_name (device));
    }
}

/* Only a number of an associated device can be primary (contract 2.3), so the association goes with it. */
static void
put_primary_extension_right (TelUser *draft, GPtrArray *devices)
{
  TelDevice *device = find_first_device (draft, devices);
  const char *partition;
  TelLine *line;

  if (device == NULL)
    return;

  line = get_first_line (device);
  partition = tel_line_get_partition (line);
  if (lacks_association (draft, device))
    tel_user_associate (draft, tel_device_get_name (device));
  g_object_set (draft, "primary-pattern", tel_line_get_pattern (line), "primary-partition",
                tel_text_is_blank (partition) ? NULL : partition, NULL);
}

static void
put_groups_right (TelCluster *cluster, TelUser *draft)
{
  for (guint i = 0; i < G_N_ELEMENTS (required_groups); i++)
    if (has_group (cluster, required_groups[i]))
      tel_user_join_group (draft, required_groups[i]);
}

/**
 * tel_user_repair_applies:
 * @user: a user, read whole, or a draft of one
 * @devices: (element-type TelDevice): devices, each read whole
 *
 * Tells whether the rules have anything to say of a user: whether they have a Jabber device, by owner or association
 * (G4.4).
 *
 * Returns: %TRUE when they have
 */
gboolean
tel_user_repair_applies (TelUser *user, GPtrArray *devices)
{
  g_return_val_if_fail (TEL_IS_USER (user), FALSE);
  g_return_val_if_fail (devices != NULL, FALSE);

  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (devices, i);

      if (is_jabber (device) &&
          (is_owner (user, device) || tel_user_is_associated_with (user, tel_device_get_name (device))))
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_user_repair_list_faults:
 * @cluster: a cluster with its references and its list of users
 * @user: a user, read whole, or a draft of one
 * @devices: (element-type TelDevice): their devices, each read whole, or drafts of them
 *
 * Judges the settings of a user who has a Jabber device: association (G5.4), primary extension (G5.7), groups (G4.4),
 * CTI, home cluster, IM and Presence, service profile (G5.5; audit rules U05 to U08). Of a user without one nothing is
 * said.
 *
 * Returns: (transfer full): a model of #TelUserFault, empty when nothing is to be said
 */
GListModel *
tel_user_repair_list_faults (TelCluster *cluster, TelUser *user, GPtrArray *devices)
{
  g_auto (Situation) situation = { NULL };

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (devices != NULL, NULL);

  situation_init (&situation, cluster, user, devices);
  if (tel_user_repair_applies (user, devices))
    {
      check_association (&situation);
      check_primary_extension (&situation);
      check_groups (&situation);
      check_cti (&situation);
      check_home_cluster (&situation);
      check_presence (&situation);
      check_service_profile (&situation);
    }

  return G_LIST_MODEL (g_object_ref (situation.faults));
}

/**
 * tel_user_repair_has_remedy:
 * @faults: a model of #TelUserFault
 *
 * Tells whether any of them is put right by tel_user_repair_put_all_right().
 *
 * Returns: %TRUE when one is
 */
gboolean
tel_user_repair_has_remedy (GListModel *faults)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (faults), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (faults); i++)
    {
      g_autoptr (TelUserFault) fault = g_list_model_get_item (faults, i);

      if (tel_user_fault_get_remedy (fault) == TEL_REMEDY_TOGETHER)
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_user_repair_put_right:
 * @cluster: a cluster with its references
 * @draft: a draft of a user that was read whole
 * @devices: (element-type TelDevice): their devices, each read whole
 * @aspect: what of it
 *
 * Puts one aspect right in a draft, also one that is never put right unasked: it is the answer to having been asked.
 * What the cluster lacks is left as it is; a service profile is chosen by a person.
 */
void
tel_user_repair_put_right (TelCluster *cluster, TelUser *draft, GPtrArray *devices, TelUserAspect aspect)
{
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_USER (draft));
  g_return_if_fail (devices != NULL);

  switch (aspect)
    {
    case TEL_USER_ASPECT_ASSOCIATION:
      put_association_right (draft, devices);
      break;

    case TEL_USER_ASPECT_PRIMARY_EXTENSION:
      put_primary_extension_right (draft, devices);
      break;

    case TEL_USER_ASPECT_GROUPS:
      put_groups_right (cluster, draft);
      break;

    case TEL_USER_ASPECT_SECURE_CONNECTION:
      tel_user_leave_group (draft, TEL_GROUP_SECURE_CONNECTION);
      break;

    case TEL_USER_ASPECT_CTI:
      g_object_set (draft, "cti-enabled", TRUE, NULL);
      break;

    case TEL_USER_ASPECT_HOME_CLUSTER:
      g_object_set (draft, "home-cluster", TRUE, NULL);
      break;

    case TEL_USER_ASPECT_PRESENCE:
      g_object_set (draft, "im-and-presence", TRUE, NULL);
      break;

    case TEL_USER_ASPECT_SERVICE_PROFILE:
    default:
      break;
    }
}

/**
 * tel_user_repair_put_all_right:
 * @cluster: a cluster with its references
 * @draft: a draft of a user that was read whole
 * @devices: (element-type TelDevice): their devices, each read whole
 *
 * Puts right in a draft what has no tick of its own. What a person has edited there otherwise stays.
 */
void
tel_user_repair_put_all_right (TelCluster *cluster, TelUser *draft, GPtrArray *devices)
{
  g_autoptr (GListModel) faults = tel_user_repair_list_faults (cluster, draft, devices);

  g_return_if_fail (faults != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (faults); i++)
    {
      g_autoptr (TelUserFault) fault = g_list_model_get_item (faults, i);

      if (tel_user_fault_get_remedy (fault) == TEL_REMEDY_TOGETHER)
        tel_user_repair_put_right (cluster, draft, devices, tel_user_fault_get_aspect (fault));
    }
}

/**
 * tel_user_repair_make_draft:
 * @cluster: a cluster with its references
 * @user: a user, read whole
 * @devices: (element-type TelDevice): their devices, each read whole
 *
 * Makes a draft of a user in which everything is right that has no tick of its own.
 *
 * Returns: (transfer full): the draft, equal to @user where there is nothing to put right
 */
TelUser *
tel_user_repair_make_draft (TelCluster *cluster, TelUser *user, GPtrArray *devices)
{
  TelUser *draft;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (devices != NULL, NULL);

  draft = tel_object_copy (TEL_OBJECT (user));
  tel_user_repair_put_all_right (cluster, draft, devices);

  return draft;
}
