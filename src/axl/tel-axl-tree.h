/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-tree.h"

G_BEGIN_DECLS

TelTree *tel_axl_tree_parse (const char *xml, GError **error);

G_END_DECLS
