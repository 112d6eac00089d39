/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "audit/tel-comparison.h"

G_BEGIN_DECLS

/* Which plans of our own have written to what is compared since the snapshot: a sentence, and behind it a list. */
#define TEL_TYPE_COMPARE_HISTORY (tel_compare_history_get_type ())
G_DECLARE_FINAL_TYPE (TelCompareHistory, tel_compare_history, TEL, COMPARE_HISTORY, AdwBin)

void tel_compare_history_show (TelCompareHistory *self, TelComparison *comparison);

G_END_DECLS
