/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is printed for people, as lines and tables, and for programs, as one document of JSON. */

typedef struct _TelBatchTable TelBatchTable;

TelBatchTable *tel_batch_table_new (guint n_columns, guint maximum_width);
void tel_batch_table_free (TelBatchTable *self);
void tel_batch_table_add (TelBatchTable *self, const char *const *cells);
void tel_batch_table_append (TelBatchTable *self, GString *text);
void tel_batch_table_print (TelBatchTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelBatchTable, tel_batch_table_free)

char *tel_batch_output_dup_printable (const char *text);
void tel_batch_output_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void tel_batch_output_print_json (JsonBuilder *builder);
void tel_batch_output_add_text (JsonBuilder *builder, const char *name, const char *text);
void tel_batch_output_add_flag (JsonBuilder *builder, const char *name, gboolean flag);
void tel_batch_output_add_texts (JsonBuilder *builder, const char *name, const char *const *texts);
void tel_batch_output_add_error (JsonBuilder *builder, const GError *error);

G_END_DECLS
