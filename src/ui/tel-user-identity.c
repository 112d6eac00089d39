/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-identity.h"

#include <glib/gi18n-lib.h>

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

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

static char *
dup_source (TelUser *user)
{
  if (tel_user_is_from_directory (user))
    /* Translators: %s is the name of an LDAP directory. */
    return g_strdup_printf (_ ("from the LDAP directory “%s”"), tel_user_get_ldap_directory (user));

  return g_strdup (_ ("local user"));
}

/**
 * tel_user_identity_dup_text:
 * @user: a user
 *
 * Tells a user's ID, department and number.
 *
 * Returns: (transfer full): the text
 */
char *
tel_user_identity_dup_text (TelUser *user)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = NULL;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  number = dup_number (user);
  append_part (text, tel_user_get_user_id (user));
  append_part (text, tel_user_get_department (user));
  append_part (text, number);

  return g_strdup (text->str);
}

/**
 * tel_user_identity_dup_origin:
 * @user: a user
 *
 * Tells a user's address, where they come from and their service profile.
 *
 * Returns: (transfer full): the text
 */
char *
tel_user_identity_dup_origin (TelUser *user)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *source = NULL;
  g_autofree char *service = NULL;
  const char *profile;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  source = dup_source (user);
  profile = tel_user_get_service_profile (user);
  if (profile != NULL && *profile != '\0')
    /* Translators: %s is the name of a service profile. */
    service = g_strdup_printf (_ ("service profile “%s”"), profile);
  else
    service = g_strdup (_ ("default service profile"));
  append_part (text, tel_user_get_mail (user));
  append_part (text, source);
  append_part (text, service);

  return g_strdup (text->str);
}
