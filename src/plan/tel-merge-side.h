/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which version stands where the draft and somebody else changed one field: what the cluster has now, or the draft's.
 */
typedef enum
{
  TEL_MERGE_SIDE_CURRENT,
  TEL_MERGE_SIDE_DRAFT,
} TelMergeSide;

G_END_DECLS
