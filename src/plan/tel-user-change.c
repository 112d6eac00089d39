/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-user-change.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-softphone-situation.h"

/**
 * tel_user_change_has_primary:
 * @user: a user
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition
 *
 * Tells whether a number is a user's primary extension.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_user_change_has_primary (TelUser *user, const char *pattern, const char *partition)
{
  const char *theirs = tel_user_get_primary_partition (user);

  return !tel_text_is_blank (pattern) && g_strcmp0 (tel_user_get_primary_pattern (user), pattern) == 0 &&
         g_str_equal (theirs != NULL ? theirs : "", partition != NULL ? partition : "");
}

/**
 * tel_user_change_put_primary_right:
 * @sketch: the plan, which is told what happens
 * @reading: what was read, with the number
 * @draft: a user, whose associated devices are as they are to be
 *
 * Only a number on one of a user's associated devices can be their primary extension (contract 2.3): it stays while one
 * of them has the number, or while that cannot be found out, and is cleared when none has.
 *
 * Returns: %TRUE when it was cleared
 */
gboolean
tel_user_change_put_primary_right (TelPlanSketch *sketch, TelDeviceReading *reading, TelUser *draft)
{
  const char *pattern = tel_user_get_primary_pattern (draft);
  TelNumberUse *use = tel_text_is_blank (pattern)
                          ? NULL
                          : tel_device_reading_get_number (reading, pattern, tel_user_get_primary_partition (draft));
  const char *const *devices = use != NULL ? tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE) : NULL;
  g_autofree char *name = tel_user_dup_full_name (draft);

  if (use == NULL)
    return FALSE;
  if (devices == NULL)
    {
      tel_plan_sketch_say (sketch, "G5.7", TEL_FORCE_TICK,
                           /* Translators: a user, a directory number */
                           _ ("Whether another device of %s has the number %s could not be found out. It stays their "
                              "primary extension."),
                           name, pattern);
      return FALSE;
    }
  for (guint i = 0; devices[i] != NULL; i++)
    if (tel_user_is_associated_with (draft, devices[i]))
      return FALSE;

  tel_plan_sketch_say (sketch, "G5.7", TEL_FORCE_TICK,
                       /* Translators: a directory number, a user */
                       _ ("%s is the primary extension of %s, and none of their other devices has it: they are left "
                          "without a primary extension."),
                       pattern, name);
  g_object_set (draft, "primary-pattern", NULL, "primary-partition", NULL, NULL);

  return TRUE;
}

/**
 * tel_user_change_add_groups:
 * @sketch: the plan, which is told what cannot be done
 * @cluster: the cluster with its groups
 * @draft: a user who gets a Jabber device
 *
 * Puts a user into the groups that Jabber needs, as far as the cluster has them; what is to be left is only said
 * (G4.4).
 */
void
tel_user_change_add_groups (TelPlanSketch *sketch, TelCluster *cluster, TelUser *draft)
{
  static const char *const required[] = { TEL_GROUP_END_USERS, TEL_GROUP_CTI_ENABLED };
  TelStore *known = tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER_GROUP);
  g_autofree char *name = tel_user_dup_full_name (draft);

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      if (tel_user_is_in_group (draft, required[i]))
        continue;
      if (tel_store_lookup (known, required[i]) != NULL)
        tel_user_join_group (draft, required[i]);
      else
        tel_plan_sketch_say (sketch, "G4.4", TEL_FORCE_TICK,
                             _ ("The cluster has no user group “%s”, so that %s cannot be put into it. Every end "
                                "user with a Jabber device has to be in it."),
                             required[i], name);
    }
  if (tel_user_is_in_group (draft, TEL_GROUP_SECURE_CONNECTION))
    tel_plan_sketch_say (sketch, "G4.4", TEL_FORCE_REMIND,
                         /* Translators: a user, a user group */
                         _ ("%s is in the user group “%s”, in which no user with a Jabber device may be. This plan "
                            "leaves it so."),
                         name, TEL_GROUP_SECURE_CONNECTION);
}
