/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-readiness.h"

G_BEGIN_DECLS

/* What the rules of readiness look at, and where they write down what they find. */

void tel_readiness_rules_judge (TelReadiness *self);
void tel_readiness_add (TelReadiness *self, const TelReadinessFacts *facts);

G_END_DECLS
