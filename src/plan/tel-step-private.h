/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-line.h"
#include "plan/tel-step.h"

G_BEGIN_DECLS

/* Made by the builders, moved on by the runner. */

TelStep *tel_step_new (TelStepOperation operation, TelObjectKind kind, TelObject *base, TelObject *draft);
TelObject *tel_step_get_base (TelStep *self);
TelObject *tel_step_get_draft (TelStep *self);
const char *tel_step_get_partition (TelStep *self);
void tel_step_take_sentence (TelStep *self, char *sentence);
void tel_step_add_change (TelStep *self, const char *name, const char *label, const char *before, const char *after);
const char *tel_step_get_name_after (TelStep *self);
const char *tel_step_get_partition_after (TelStep *self);
gboolean tel_step_renames (TelStep *self);
char *tel_step_describe_line (TelLine *line);
void tel_step_describe_changes (TelStep *self);
void tel_step_set_result (TelStep *self, TelObject *result);
TelObject *tel_step_get_result (TelStep *self);
void tel_step_set_idle (TelStep *self, gboolean idle);
gboolean tel_step_is_idle (TelStep *self);
void tel_step_set_new_string (TelStep *self, gboolean new_string);
gboolean tel_step_get_new_string (TelStep *self);
gboolean tel_step_is_perhaps_sent (TelStep *self);
void tel_step_set_state (TelStep *self, TelStepState state, const char *message);
void tel_step_add_warning (TelStep *self, const char *warning);

G_END_DECLS
