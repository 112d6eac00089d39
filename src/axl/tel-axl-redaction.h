/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was said to a cluster and what it answered, fit to be looked at: without secrets, and without what is unknown.
 */

char *tel_axl_redaction_make (const char *operation, const char *data, gsize length);

G_END_DECLS
