/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-edit.h"
#include "plan/tel-runner.h"
#include "plan/tel-softphone-builder.h"
#include "tel-test-connection.h"

G_BEGIN_DECLS

/* Making and running plans in one line each. */

/* The device that tel_test_plan_enrich_device() is about. */
#define TEL_TEST_PLAN_RICH_DEVICE "CSFHSUZUKI"

typedef TelPlan *(*TelTestPlanFinish) (GAsyncResult *result, GError **error);

TelPlan *tel_test_plan_await (GAsyncResult **place, TelTestPlanFinish finish);
TelPlan *tel_test_plan_build_edit (TelTestConnection *connection, TelEdit *edit, GError **error);
TelPlan *tel_test_plan_build (TelTestConnection *connection, TelSoftphoneRequest *request);
TelPlan *tel_test_plan_build_undo (TelTestConnection *connection, TelPlan *plan);
void tel_test_plan_tick_all (TelPlan *plan);
void tel_test_plan_run_to_end (TelRunner *runner);
gboolean tel_test_plan_run (TelRunner *runner, GError **error);
TelStepState tel_test_plan_get_state (TelPlan *plan, guint position);
void tel_test_plan_assert_states (TelPlan *plan, guint n_steps, const TelStepState *states);
void tel_test_plan_assert_all_done (TelPlan *plan);
void tel_test_plan_assert_said (TelPlan *plan, const char *rule, TelForce force, const char *part);
void tel_test_plan_assert_silent (TelPlan *plan, const char *rule);
void tel_test_plan_add_for_releases (const char *path,
                                     const char *const *releases,
                                     guint n_releases,
                                     GTestDataFunc function);

void tel_test_plan_enrich_device (TelTestConnection *connection, const char *release);

G_END_DECLS
