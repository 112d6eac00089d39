/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *tel_batch_password_read (GError **error);
void tel_batch_password_wipe (char *password);

G_END_DECLS
