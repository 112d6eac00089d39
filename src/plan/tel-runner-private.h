/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-runner.h"

G_BEGIN_DECLS

/* For tests, which do not wait for a server that is beside them. */
void tel_runner_set_patience (TelRunner *self, guint milliseconds);
char *tel_runner_mask_string (TelRunner *self, const char *text);

G_END_DECLS
