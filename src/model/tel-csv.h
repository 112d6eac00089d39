/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A table for a spreadsheet, in UTF-8, with lines as RFC 4180 has them. What a spreadsheet would take for a formula is
 * made plain text by an apostrophe before it: names come from a cluster and may be anybody's.
 */
typedef struct _TelCsv TelCsv;

TelCsv *tel_csv_new (void);
void tel_csv_free (TelCsv *self);
void tel_csv_add (TelCsv *self, const char *text);
void tel_csv_add_all (TelCsv *self, const char *const *texts, guint n_texts);
void tel_csv_end_row (TelCsv *self);
const char *tel_csv_get_text (TelCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelCsv, tel_csv_free)

G_END_DECLS
