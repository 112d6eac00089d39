/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "delivery/tel-language.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tel_mail_sender_send_async (GtkWindow *parent,
                                 TelCluster *cluster,
                                 TelUser *user,
                                 TelDevice *device,
                                 TelAuthString *string,
                                 TelLanguage language,
                                 gboolean always_file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *tel_mail_sender_send_finish (GAsyncResult *result, gboolean *is_file, GError **error);

G_END_DECLS
