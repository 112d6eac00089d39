/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"
#include "model/tel-object-kind.h"
#include "plan/tel-change.h"

G_BEGIN_DECLS

/* One write of a plan: what is sent, to which object, what it changes, and how far it has come. */
#define TEL_TYPE_STEP (tel_step_get_type ())
G_DECLARE_FINAL_TYPE (TelStep, tel_step, TEL, STEP, GObject)

typedef enum
{
  TEL_STEP_OPERATION_ADD,
  TEL_STEP_OPERATION_UPDATE,
  TEL_STEP_OPERATION_REMOVE,
  TEL_STEP_OPERATION_APPLY,
} TelStepOperation;

/**
 * TelStepState:
 * @TEL_STEP_STATE_WAITING: not sent yet
 * @TEL_STEP_STATE_RUNNING: sent, or being read back
 * @TEL_STEP_STATE_DONE: sent and found as sent
 * @TEL_STEP_STATE_WARNING: sent, and something differs from what was sent; the message says what
 * @TEL_STEP_STATE_FAILED: not carried out; the message says why
 * @TEL_STEP_STATE_UNKNOWN: the answer was lost and reading could not settle it
 */
typedef enum
{
  TEL_STEP_STATE_WAITING,
  TEL_STEP_STATE_RUNNING,
  TEL_STEP_STATE_DONE,
  TEL_STEP_STATE_WARNING,
  TEL_STEP_STATE_FAILED,
  TEL_STEP_STATE_UNKNOWN,
} TelStepState;

TelStepOperation tel_step_get_operation (TelStep *self);
TelObjectKind tel_step_get_kind (TelStep *self);
const char *tel_step_get_sentence (TelStep *self);
const char *tel_step_get_object_name (TelStep *self);
GListModel *tel_step_get_changes (TelStep *self);
TelStepState tel_step_get_state (TelStep *self);
const char *tel_step_get_message (TelStep *self);

/* A value as a plan tells it. */
char *tel_step_describe_property (TelObject *object, const char *property);

G_END_DECLS
