/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-tree.h"

#include "plan/tel-merge-side.h"

G_BEGIN_DECLS

/* Puts changes of a tree onto the tree as it is now, three-way and element by element. */

TelTree *tel_tree_merge (TelTree *base, TelTree *draft, TelTree *current, TelMergeSide side, GPtrArray *conflicts);

G_END_DECLS
