/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-idle-watch.h"

G_BEGIN_DECLS

/* For tests, which cannot let a computer sleep. */

typedef gint64 (*TelIdleWatchClock) (void);

void tel_idle_watch_set_clock (TelIdleWatch *self, TelIdleWatchClock clock);

G_END_DECLS
