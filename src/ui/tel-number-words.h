/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-number-facts.h"

G_BEGIN_DECLS

/* What is said of a directory number, wherever one is shown. */

char *tel_number_words_dup_use (TelDirectoryNumber *number);
char *tel_number_words_dup_elsewhere (const char *const *partitions);
char *
tel_number_words_dup_facts (const TelNumberFacts *facts, const char *pattern, const char *partition, const char *own);
char *tel_number_words_follow_label (const char *label, const char *from, const char *to);

G_END_DECLS
