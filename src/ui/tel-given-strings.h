/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* When the authentication strings that are pending on some devices were given out from here, kept up to date. */
#define TEL_TYPE_GIVEN_STRINGS (tel_given_strings_get_type ())
G_DECLARE_FINAL_TYPE (TelGivenStrings, tel_given_strings, TEL, GIVEN_STRINGS, GObject)

TelGivenStrings *tel_given_strings_new (TelCluster *cluster, GPtrArray *devices);
GHashTable *tel_given_strings_get_times (TelGivenStrings *self);

G_END_DECLS
