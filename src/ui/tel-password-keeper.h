/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

#include "cluster/tel-password-store.h"

G_BEGIN_DECLS

/* Remembers or forgets a password while nobody waits for it, and says in a window what has to be known of that. */

void tel_password_keeper_keep (TelPasswordStore *passwords,
                               TelConnection *connection,
                               const char *password,
                               GtkWindow *window);
void tel_password_keeper_forget (TelPasswordStore *passwords, const char *connection_id, GtkWindow *window);

G_END_DECLS
