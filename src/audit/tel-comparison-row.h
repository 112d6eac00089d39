/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TelComparisonState:
 * @TEL_COMPARISON_STATE_SAME: both sides have the same
 * @TEL_COMPARISON_STATE_DIFFERS: each side has another value
 * @TEL_COMPARISON_STATE_ONLY_LEFT: the right side has none
 * @TEL_COMPARISON_STATE_ONLY_RIGHT: the left side has none
 * @TEL_COMPARISON_STATE_NOT_APPLICABLE: one of the two is of a type that has no such field
 * @TEL_COMPARISON_STATE_UNKNOWN: one of the two sides does not tell
 *
 * How a field of two objects compares.
 */
typedef enum
{
  TEL_COMPARISON_STATE_SAME,
  TEL_COMPARISON_STATE_DIFFERS,
  TEL_COMPARISON_STATE_ONLY_LEFT,
  TEL_COMPARISON_STATE_ONLY_RIGHT,
  TEL_COMPARISON_STATE_NOT_APPLICABLE,
  TEL_COMPARISON_STATE_UNKNOWN,
} TelComparisonState;

#define TEL_N_COMPARISON_STATES (TEL_COMPARISON_STATE_UNKNOWN + 1)

/*
 * One field of two objects, side by side and in words. Property *chosen*: the right side is to become like the left
 * one; it stays unset where that is not possible.
 */
#define TEL_TYPE_COMPARISON_ROW (tel_comparison_row_get_type ())
G_DECLARE_FINAL_TYPE (TelComparisonRow, tel_comparison_row, TEL, COMPARISON_ROW, GObject)

TelComparisonRow *tel_comparison_row_new (const char *section,
                                          const char *name,
                                          const char *label,
                                          TelComparisonState state,
                                          const char *left,
                                          const char *right);
const char *tel_comparison_row_get_section (TelComparisonRow *self);
const char *tel_comparison_row_get_name (TelComparisonRow *self);
const char *tel_comparison_row_get_label (TelComparisonRow *self);
const char *tel_comparison_row_get_left (TelComparisonRow *self);
const char *tel_comparison_row_get_right (TelComparisonRow *self);
TelComparisonState tel_comparison_row_get_state (TelComparisonRow *self);
gboolean tel_comparison_row_is_difference (TelComparisonRow *self);
const char *tel_comparison_row_describe_state (TelComparisonRow *self);
gboolean tel_comparison_row_matches (TelComparisonRow *self, const char *needle);

/* When the one value became the other, and by whom. */
const char *tel_comparison_row_get_origin (TelComparisonRow *self);
void tel_comparison_row_set_origin (TelComparisonRow *self, const char *origin);

/* Whether the left value may be given to the right side, and why not. */
gboolean tel_comparison_row_may_be_copied (TelComparisonRow *self);
const char *tel_comparison_row_get_reason (TelComparisonRow *self);
void tel_comparison_row_allow (TelComparisonRow *self);
void tel_comparison_row_forbid (TelComparisonRow *self, const char *reason);
gboolean tel_comparison_row_get_chosen (TelComparisonRow *self);
void tel_comparison_row_set_chosen (TelComparisonRow *self, gboolean chosen);

G_END_DECLS
