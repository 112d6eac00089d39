/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-words.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"

static char *
dup_number (TelUser *user)
{
  const char *pattern = tel_user_get_primary_pattern (user);
  const char *telephone_number = tel_user_get_telephone_number (user);

  if (pattern != NULL && *pattern != '\0')
    return g_strdup (pattern);
  if (telephone_number != NULL && *telephone_number != '\0')
    /* Translators: %s is the telephone number of a user who has no primary extension. */
    return g_strdup_printf (_ ("%s, no primary extension"), telephone_number);

  return g_strdup (_ ("no primary extension"));
}

/* Release 9 does not tell who comes from a directory (contract 2.3). */
static char *
dup_directory (TelCluster *cluster, TelUser *user)
{
  if (tel_user_is_from_directory (user))
    /* Translators: %s is the name of an LDAP directory. */
    return g_strdup_printf (_ ("from the LDAP directory “%s”"), tel_user_get_ldap_directory (user));

  return tel_cluster_get_release (cluster) >= TEL_RELEASE_10_0 ? g_strdup (_ ("local user")) : NULL;
}

static char *
dup_service_profile (TelUser *user)
{
  const char *profile = tel_user_get_service_profile (user);

  if (profile != NULL && *profile != '\0')
    /* Translators: %s is the name of a service profile. */
    return g_strdup_printf (_ ("service profile “%s”"), profile);

  return g_strdup (_ ("default service profile"));
}

/**
 * tel_user_words_dup_identity:
 * @user: a user
 *
 * Says who a user is: user ID, department, number.
 *
 * Returns: (transfer full): the words
 */
char *
tel_user_words_dup_identity (TelUser *user)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = NULL;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  number = dup_number (user);
  tel_text_append (text, " · ", tel_user_get_user_id (user));
  tel_text_append (text, " · ", tel_user_get_department (user));
  tel_text_append (text, " · ", number);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tel_user_words_dup_origin:
 * @cluster: the cluster, for its release
 * @user: a user
 *
 * Says what else is known of a user: mail address, directory, service profile.
 *
 * Returns: (transfer full): the words
 */
char *
tel_user_words_dup_origin (TelCluster *cluster, TelUser *user)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *directory = NULL;
  g_autofree char *service = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  directory = dup_directory (cluster, user);
  service = dup_service_profile (user);
  tel_text_append (text, " · ", tel_user_get_mail (user));
  tel_text_append (text, " · ", directory);
  tel_text_append (text, " · ", service);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
