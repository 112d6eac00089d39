/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

#include "model/tel-object-kind.h"

G_BEGIN_DECLS

/* What `list` and `get` call the kinds of objects, and what a list shows of each. */

char *tel_batch_kind_list_names (void);
const char *const *tel_batch_kind_get_columns (TelObjectKind kind);

G_END_DECLS
