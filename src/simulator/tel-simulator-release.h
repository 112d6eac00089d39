/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint tel_simulator_release_parse (const char *name);
const char *tel_simulator_release_get_name (guint release);
gboolean tel_simulator_release_accepts (guint release, guint asked);
char *tel_simulator_release_describe_accepted (guint release);
char *tel_simulator_release_list (void);

G_END_DECLS
