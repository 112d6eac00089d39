/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-runner.h"

G_BEGIN_DECLS

/* What a plan that has ended means for everything else that is open. */

void tel_plan_follower_follow (TelRunner *runner);

G_END_DECLS
