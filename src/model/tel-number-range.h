/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Directory numbers of one length that follow each other, e.g. 1000 to 1999. Immutable. */
typedef struct _TelNumberRange TelNumberRange;

TelNumberRange *tel_number_range_parse (const char *text, GError **error);
TelNumberRange *tel_number_range_copy (const TelNumberRange *self);
void tel_number_range_free (TelNumberRange *self);

guint64 tel_number_range_get_count (const TelNumberRange *self);
char *tel_number_range_dup_first (const TelNumberRange *self);
char *tel_number_range_dup_last (const TelNumberRange *self);
char *tel_number_range_dup_prefix (const TelNumberRange *self);
gboolean tel_number_range_contains (const TelNumberRange *self, const char *pattern);
char *tel_number_range_find_free (
    const TelNumberRange *self, GPtrArray *numbers, const char *partition, guint *n_taken, char ***elsewhere);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelNumberRange, tel_number_range_free)

G_END_DECLS
