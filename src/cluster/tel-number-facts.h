/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-directory-number.h"

G_BEGIN_DECLS

/* What a cluster tells of a directory number, whether it exists or not. Immutable. */
typedef struct _TelNumberFacts TelNumberFacts;

TelNumberFacts *tel_number_facts_new (TelDirectoryNumber *number, char **elsewhere, gboolean tells_active);
void tel_number_facts_free (TelNumberFacts *self);

TelDirectoryNumber *tel_number_facts_get_number (const TelNumberFacts *self);
const char *const *tel_number_facts_get_elsewhere (const TelNumberFacts *self);
gboolean tel_number_facts_is_inactive (const TelNumberFacts *self);
char **tel_number_facts_dup_devices (const TelNumberFacts *self, const char *except);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelNumberFacts, tel_number_facts_free)

G_END_DECLS
