/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-release.h"
#include "plan/tel-step.h"

G_BEGIN_DECLS

/* What of a step cannot be undone or restored, and what it leaves out of what it rewrites. */

char **tel_step_limits_list (TelStep *step, TelRelease release);

G_END_DECLS
