/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-comparison.h"

G_BEGIN_DECLS

/* What the parts of a comparison need of each other. */

/* Two objects of one kind, of which the left one may come from the snapshot: what a draft is made of. */
typedef struct
{
  TelObject *left;
  TelObject *right;
  char *title;
  char *prefix;
} TelComparisonPair;

/* Where the value of a row stands: a property of the objects or their lines, or the name of a group; neither for what
 * is there or not, and for what no plan writes. */
typedef struct
{
  TelComparisonPair *pair;
  TelObject *left;
  TelObject *right;
  char *property;
  char *group;
} TelComparisonField;

struct _TelComparison
{
  GObject parent_instance;

  TelCluster *cluster;
  TelSnapshot *snapshot;
  GPtrArray *pairs;
  GPtrArray *rows;
  /* One for each row. */
  GPtrArray *fields;
  /* What was written since the snapshot, NULL while nobody has looked. */
  GPtrArray *writes;
  gboolean has_all_writes;
  char *journal_problem;
};

/**
 * TelComparisonPlace:
 * @pair: the two objects
 * @section: (nullable): the part of them, in words; %NULL for the title of the pair
 * @prefix: what the names of rows begin with behind the prefix of the pair
 * @left: the left object, or the line of it
 * @right: the right object, or the line of it
 *
 * What rows are about.
 */
typedef struct
{
  TelComparisonPair *pair;
  const char *section;
  const char *prefix;
  TelObject *left;
  TelObject *right;
} TelComparisonPlace;

/**
 * TelComparisonApplies:
 *
 * For which of the two a field is there.
 */
typedef enum
{
  TEL_COMPARISON_APPLIES_LEFT = 1 << 0,
  TEL_COMPARISON_APPLIES_RIGHT = 1 << 1,
  TEL_COMPARISON_APPLIES_BOTH = TEL_COMPARISON_APPLIES_LEFT | TEL_COMPARISON_APPLIES_RIGHT,
} TelComparisonApplies;

TelComparisonPair *
tel_comparison_add_pair (TelComparison *self, TelObject *left, TelObject *right, const char *title, const char *prefix);
TelComparisonRow *tel_comparison_add (TelComparison *self,
                                      const TelComparisonPlace *place,
                                      const char *name,
                                      const char *label,
                                      const char *left,
                                      const char *right);
TelComparisonRow *tel_comparison_add_in_state (TelComparison *self,
                                               const TelComparisonPlace *place,
                                               const char *name,
                                               const char *label,
                                               TelComparisonState state,
                                               const char *left,
                                               const char *right);
TelComparisonRow *tel_comparison_add_property (TelComparison *self,
                                               const TelComparisonPlace *place,
                                               const char *property,
                                               TelComparisonApplies applies,
                                               const char *reason);
void tel_comparison_judge (TelComparison *self,
                           const TelComparisonPlace *place,
                           TelComparisonRow *row,
                           const char *property,
                           const char *reason);
void tel_comparison_show_property (TelComparison *self, TelComparisonRow *row, const char *property);
void tel_comparison_show_group (TelComparison *self, TelComparisonRow *row, const char *group);
void tel_comparison_take_property (TelComparison *self, TelComparisonRow *row, const char *property);
void tel_comparison_take_group (TelComparison *self, TelComparisonRow *row, const char *group);
char *tel_comparison_describe (TelObject *object, const char *property);
char *tel_comparison_describe_time (GDateTime *time);
gboolean tel_comparison_is_told (TelComparison *self, TelObject *left, const char *property);

/* The parts. */
void tel_comparison_add_device (TelComparison *self, TelComparisonPair *pair);
void tel_comparison_add_product_settings (TelComparison *self, TelComparisonPair *pair);
void tel_comparison_add_rest (TelComparison *self, TelComparisonPair *pair);
void tel_comparison_add_lines (TelComparison *self, TelComparisonPair *pair);
void tel_comparison_add_user (TelComparison *self, TelComparisonPair *pair);
void tel_comparison_add_devices (TelComparison *self, GPtrArray *left, GPtrArray *right);

/* What became of it since the snapshot. */
char **tel_comparison_list_names (TelComparison *self);
void tel_comparison_take_writes (TelComparison *self, GPtrArray *writes, gboolean is_all, GDateTime *now);
void tel_comparison_set_journal_problem (TelComparison *self, const char *problem);

G_END_DECLS
