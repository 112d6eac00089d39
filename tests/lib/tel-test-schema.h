/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The vendor's schema of one release, for tests that validate what is sent and what is answered. */
typedef struct _TelTestSchema TelTestSchema;

TelTestSchema *tel_test_schema_load (const char *release);
gboolean tel_test_schema_validate (TelTestSchema *self, const char *document, gsize length, char **problems);
void tel_test_schema_assert_valid (TelTestSchema *self, const char *document, gsize length);
guint tel_test_schema_get_n_validated (TelTestSchema *self);
void tel_test_schema_report (void);

G_END_DECLS
