/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <sqlite3.h>

#include <glib.h>

G_BEGIN_DECLS

void tel_simulator_sql_functions_install (sqlite3 *database);
gboolean tel_simulator_sql_functions_allow (const char *function);

G_END_DECLS
