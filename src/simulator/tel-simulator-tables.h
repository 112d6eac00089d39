/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TEL_SIMULATOR_TABLES_FORMAT:
 *
 * The number of the form that the tables have; it grows with each change to them.
 */
#define TEL_SIMULATOR_TABLES_FORMAT "8"

const char *tel_simulator_tables_get_definitions (void);

G_END_DECLS
