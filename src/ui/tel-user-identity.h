/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-user.h"

G_BEGIN_DECLS

/* Who a user is, in two lines. */

char *tel_user_identity_dup_text (TelUser *user);
char *tel_user_identity_dup_origin (TelUser *user);

G_END_DECLS
