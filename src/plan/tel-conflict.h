/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

/**
 * TelConflict:
 * @label: the field
 * @was: (nullable): its value when the plan was made, or after the plan that is undone
 * @wanted: (nullable): the value that is wanted
 * @now: (nullable): the value that the cluster has
 *
 * A field that two changed. Of a secret only that there is one.
 */
typedef struct
{
  char *label;
  char *was;
  char *wanted;
  char *now;
} TelConflict;

TelConflict *tel_conflict_new (const char *label, const char *was, const char *wanted, const char *now);
TelConflict *tel_conflict_new_for_property (
    TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *place);
TelConflict *tel_conflict_new_for_element (
    TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *element);
void tel_conflict_free (TelConflict *self);
char *tel_conflict_describe (const TelConflict *self);
char *tel_conflict_describe_edit (const TelConflict *self);
char *tel_conflict_describe_removal (const TelConflict *self);
char *tel_conflict_describe_since (const TelConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelConflict, tel_conflict_free)

G_END_DECLS
