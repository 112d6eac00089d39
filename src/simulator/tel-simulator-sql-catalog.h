/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tel_simulator_sql_catalog_has (const char *table);
char *tel_simulator_sql_catalog_find (const char *table, guint release, GPtrArray *columns);

G_END_DECLS
