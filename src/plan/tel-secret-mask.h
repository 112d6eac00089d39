/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-auth-string.h"

G_BEGIN_DECLS

char *tel_secret_mask (const char *text, TelAuthString *string);

G_END_DECLS
