/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-release.h"

static const TelRelease releases[] = {
  TEL_RELEASE_9_1,  TEL_RELEASE_10_0, TEL_RELEASE_10_5, TEL_RELEASE_11_0, TEL_RELEASE_11_5,
  TEL_RELEASE_12_0, TEL_RELEASE_12_5, TEL_RELEASE_14_0, TEL_RELEASE_15_0,
};

/**
 * tel_release_get_all:
 * @n_releases: (out): how many
 *
 * Lists the releases whose schema the program knows, the oldest first.
 *
 * Returns: (array length=n_releases): the releases
 */
const TelRelease *
tel_release_get_all (guint *n_releases)
{
  g_return_val_if_fail (n_releases != NULL, NULL);

  *n_releases = G_N_ELEMENTS (releases);

  return releases;
}

/**
 * tel_release_to_string:
 * @release: a release
 *
 * Writes a release as AXL's name spaces do, e.g. “14.0” (contract 1.1).
 *
 * Returns: (nullable): a static string, NULL for %TEL_RELEASE_UNKNOWN
 */
const char *
tel_release_to_string (TelRelease release)
{
  switch (release)
    {
    case TEL_RELEASE_9_1:
      return "9.1";
    case TEL_RELEASE_10_0:
      return "10.0";
    case TEL_RELEASE_10_5:
      return "10.5";
    case TEL_RELEASE_11_0:
      return "11.0";
    case TEL_RELEASE_11_5:
      return "11.5";
    case TEL_RELEASE_12_0:
      return "12.0";
    case TEL_RELEASE_12_5:
      return "12.5";
    case TEL_RELEASE_14_0:
      return "14.0";
    case TEL_RELEASE_15_0:
      return "15.0";
    case TEL_RELEASE_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * tel_release_from_string:
 * @text: (nullable): a release as tel_release_to_string() writes it
 *
 * Reads the name of a schema.
 *
 * Returns: the release, %TEL_RELEASE_UNKNOWN when it is none of those that the program knows
 */
TelRelease
tel_release_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    if (g_strcmp0 (text, tel_release_to_string (releases[i])) == 0)
      return releases[i];

  return TEL_RELEASE_UNKNOWN;
}

/**
 * tel_release_from_version:
 * @version: (nullable): a full version of CUCM, e.g. “14.0.1.10000-20”
 *
 * Finds the schema to speak with a server: the newest that is not newer than the server, so that a server newer than
 * all gets the newest one known (contract 1.2).
 *
 * Returns: the release, %TEL_RELEASE_UNKNOWN when the text is no version or is older than 9.1
 */
TelRelease
tel_release_from_version (const char *version)
{
  TelRelease found = TEL_RELEASE_UNKNOWN;
  const char *rest;
  char *end;
  guint64 major;
  guint64 minor;

  if (version == NULL || !g_ascii_isdigit (version[0]))
    return TEL_RELEASE_UNKNOWN;
  major = g_ascii_strtoull (version, &end, 10);
  if (*end != '.' || !g_ascii_isdigit (end[1]))
    return TEL_RELEASE_UNKNOWN;
  rest = end + 1;
  minor = g_ascii_strtoull (rest, &end, 10);
  if (major > 99 || minor > 99 || (*end != '\0' && *end != '.'))
    return TEL_RELEASE_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    if ((guint64) releases[i] <= major * 100 + minor)
      found = releases[i];

  return found;
}
