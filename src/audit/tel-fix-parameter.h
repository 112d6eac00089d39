/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-fix-work.h"
#include "cluster/tel-guide-parameter.h"

G_BEGIN_DECLS

/* The plan that sets a parameter of the guide to what was chosen. */

void tel_fix_parameter_build (TelFixWork *work, TelGuideParameter parameter, GTask *task);

G_END_DECLS
