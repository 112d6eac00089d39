/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "audit/tel-comparison.h"

G_BEGIN_DECLS

/*
 * The fields of a comparison, searched and ticked, and the plan that makes the right side like the left one.
 *
 * Signals: "reading" (boolean: a plan is being made, or no longer), "ended" (a plan has run, well or not).
 */
#define TEL_TYPE_COMPARE_VIEW (tel_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (TelCompareView, tel_compare_view, TEL, COMPARE_VIEW, AdwBin)

void tel_compare_view_set_comparison (TelCompareView *self,
                                      TelCluster *cluster,
                                      TelComparison *comparison,
                                      const char *left_name,
                                      const char *right_name);
void tel_compare_view_focus_search (TelCompareView *self);
const char *tel_compare_view_explain (const GError *error);

G_END_DECLS
