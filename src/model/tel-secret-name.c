/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-secret-name.h"

#include <string.h>

/* As they stand in the names of settings, in lower case. */
static const char *const words[] = {
  "password",   "passwd", "passphrase", "passcode", "pwd",      "secret",
  "credential", "token",  "psk",        "wepkey",   "userpass", "adminpass",
};

/* A PIN is a word of its own: “spinner” and “pinned” hold none. */
static gboolean
has_pin (const char *name)
{
  gsize length = strlen (name);

  if (g_ascii_strcasecmp (name, "pin") == 0)
    return TRUE;
  if (length > 3 && (g_str_has_suffix (name, "Pin") || g_str_has_suffix (name, "PIN") ||
                     g_str_has_suffix (name, "_pin") || g_str_has_suffix (name, "-pin")))
    return TRUE;

  return g_ascii_strncasecmp (name, "pin", 3) == 0 && (g_ascii_isupper (name[3]) || name[3] == '_' || name[3] == '-');
}

/**
 * tel_secret_name_matches:
 * @name: the name of a setting or an element
 *
 * Tells whether what the setting holds has to be kept as a secret: a password, a PIN, a shared key. In doubt it has.
 *
 * Returns: %TRUE for a secret
 */
gboolean
tel_secret_name_matches (const char *name)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;

  return has_pin (name);
}
