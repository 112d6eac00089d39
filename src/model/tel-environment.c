/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-environment.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
} environments[TEL_N_ENVIRONMENTS] = {
  /* Translators: the class of a connection: a cluster to play with */
  [TEL_ENVIRONMENT_LAB] = { "lab", N_ ("Lab") },
  /* Translators: the class of a connection: a cluster on which things are tried out */
  [TEL_ENVIRONMENT_TEST] = { "test", N_ ("Test") },
  /* Translators: the class of a connection: a cluster over which people make their calls */
  [TEL_ENVIRONMENT_PRODUCTION] = { "production", N_ ("Production") },
};

/**
 * tel_environment_get_nick:
 * @environment: what a cluster is used for
 *
 * Gets the name that stands in files and style sheets.
 *
 * Returns: a word in lower case
 */
const char *
tel_environment_get_nick (TelEnvironment environment)
{
  g_return_val_if_fail (environment < TEL_N_ENVIRONMENTS, NULL);

  return environments[environment].nick;
}

/**
 * tel_environment_get_label:
 * @environment: what a cluster is used for
 *
 * Gets the name that people read.
 *
 * Returns: a word in the user's language
 */
const char *
tel_environment_get_label (TelEnvironment environment)
{
  g_return_val_if_fail (environment < TEL_N_ENVIRONMENTS, NULL);

  return _ (environments[environment].label);
}

/**
 * tel_environment_from_nick:
 * @nick: a word out of a file
 * @environment: (out): what it means
 *
 * Looks up what tel_environment_get_nick() has named so.
 *
 * Returns: %FALSE when nothing is named so
 */
gboolean
tel_environment_from_nick (const char *nick, TelEnvironment *environment)
{
  g_return_val_if_fail (nick != NULL && environment != NULL, FALSE);

  for (guint i = 0; i < TEL_N_ENVIRONMENTS; i++)
    if (g_str_equal (nick, environments[i].nick))
      {
        *environment = (TelEnvironment) i;
        return TRUE;
      }

  return FALSE;
}
