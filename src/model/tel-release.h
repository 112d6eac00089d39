/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TelRelease:
 *
 * The release of CUCM's schema, as major × 100 + minor, so that releases compare as numbers. What a release has is
 * asked by comparison (contract 2, "Version gates").
 */
typedef enum
{
  TEL_RELEASE_UNKNOWN = 0,
  TEL_RELEASE_9_1 = 901,
  TEL_RELEASE_10_0 = 1000,
  TEL_RELEASE_10_5 = 1005,
  TEL_RELEASE_11_0 = 1100,
  TEL_RELEASE_11_5 = 1105,
  TEL_RELEASE_12_0 = 1200,
  TEL_RELEASE_12_5 = 1205,
  TEL_RELEASE_14_0 = 1400,
  TEL_RELEASE_15_0 = 1500,
} TelRelease;

const TelRelease *tel_release_get_all (guint *n_releases);
const char *tel_release_to_string (TelRelease release);
TelRelease tel_release_from_string (const char *text);
TelRelease tel_release_from_version (const char *version);

G_END_DECLS
