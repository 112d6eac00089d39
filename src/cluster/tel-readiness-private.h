/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-readiness.h"

G_BEGIN_DECLS

/* What the rules of readiness look at, and where they write down what they find. */

void tel_readiness_rules_judge (TelReadiness *self);
void tel_readiness_add (TelReadiness *self, const TelReadinessFacts *facts);
void tel_readiness_needs_judge (TelReadiness *self, TelReadinessFacts *facts, char **found, char **hindrance);

G_END_DECLS
