/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cluster means that refuses a step, where its own words do not tell what to do. */

void tel_step_refusal_explain (GError *error);

G_END_DECLS
