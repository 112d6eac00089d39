/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-elements.h"
#include "axl/tel-axl-table.h"
#include "model/tel-object.h"

G_BEGIN_DECLS

/* The one reader of objects: it looks up each element of an answer in a field table. */

TelObject *tel_axl_reader_read (const TelAxlTable *table, TelRelease release, TelAxlElements *elements, guint element);

G_END_DECLS
