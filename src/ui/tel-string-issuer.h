/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-user-pane.h"

G_BEGIN_DECLS

/* Makes the plan of a new authentication string for a device of the user who is shown, and shows it. */
void tel_string_issuer_start (TelUserPane *pane, TelDevice *device);

G_END_DECLS
