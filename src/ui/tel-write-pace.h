/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-client.h"

G_BEGIN_DECLS

/* How fast is written, as Preferences say now. */

void tel_write_pace_bind (TelAxlClient *client);

G_END_DECLS
