/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a query was answered: rows of values under named columns, in the order of the answer. */
typedef struct _TelAxlRows TelAxlRows;

TelAxlRows *tel_axl_rows_new (void);
TelAxlRows *tel_axl_rows_copy (const TelAxlRows *self);
void tel_axl_rows_free (TelAxlRows *self);

void tel_axl_rows_begin_row (TelAxlRows *self);
void tel_axl_rows_add_value (TelAxlRows *self, const char *column, const char *value);

guint tel_axl_rows_get_n_rows (const TelAxlRows *self);
guint tel_axl_rows_get_n_columns (const TelAxlRows *self);
const char *tel_axl_rows_get_column (const TelAxlRows *self, guint column);
const char *tel_axl_rows_get_value (const TelAxlRows *self, guint row, guint column);
const char *tel_axl_rows_look_up (const TelAxlRows *self, guint row, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlRows, tel_axl_rows_free)

G_END_DECLS
