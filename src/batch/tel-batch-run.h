/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"
#include "plan/tel-runner.h"

G_BEGIN_DECLS

/* Carries out a plan, and tells what came of it. */

TelJournal *tel_batch_run_open_journal (void);
gboolean tel_batch_run_carry_out (
    TelBatchSession *session, TelPlan *plan, const TelBatchOptions *options, JsonBuilder *builder, GError **error);
gboolean tel_batch_run_plan (
    TelBatchSession *session, TelRunner *runner, const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
