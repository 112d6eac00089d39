/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TelEnvironment:
 * @TEL_ENVIRONMENT_LAB: a cluster to play with
 * @TEL_ENVIRONMENT_TEST: a cluster on which others try things out
 * @TEL_ENVIRONMENT_PRODUCTION: a cluster over which people make their calls
 *
 * What a cluster is used for: the class of a connection.
 */
typedef enum
{
  TEL_ENVIRONMENT_LAB,
  TEL_ENVIRONMENT_TEST,
  TEL_ENVIRONMENT_PRODUCTION,
} TelEnvironment;

#define TEL_N_ENVIRONMENTS (TEL_ENVIRONMENT_PRODUCTION + 1)

const char *tel_environment_get_nick (TelEnvironment environment);
const char *tel_environment_get_label (TelEnvironment environment);
gboolean tel_environment_from_nick (const char *nick, TelEnvironment *environment);

G_END_DECLS
