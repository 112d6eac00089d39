/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

#include "plan/tel-merge-side.h"

G_BEGIN_DECLS

/* Puts the changes of a draft onto an object as it is now, three-way and by field (architecture, write path 4). */

void tel_merge_fields (TelObject *base, TelObject *draft, TelObject *merged, TelMergeSide side, GPtrArray *conflicts);

G_END_DECLS
