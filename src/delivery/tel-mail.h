/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "delivery/tel-message.h"

G_BEGIN_DECLS

/* A message as mail (G4.6): a draft for the desktop's mail program, or a file that a mail program opens as a draft. */

gboolean tel_mail_check_address (TelMessage *message, GError **error);
gboolean tel_mail_is_outside (const char *address, const char *organization_domain);

char *tel_mail_dup_uri (TelMessage *message, GError **error);
void tel_mail_wipe (char *text);

void tel_mail_save_async (
    TelMessage *message, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_mail_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
