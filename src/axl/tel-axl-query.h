/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *tel_axl_query_check (const char *statement, GError **error);
char *tel_axl_query_quote (const char *text);

G_END_DECLS
