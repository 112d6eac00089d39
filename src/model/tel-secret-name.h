/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells by its name whether a setting holds a secret. */

gboolean tel_secret_name_matches (const char *name);

G_END_DECLS
