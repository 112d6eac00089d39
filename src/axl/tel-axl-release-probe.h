/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-caller.h"

G_BEGIN_DECLS

/* Finds out which release a server is of, and that it takes the credentials (contract 1.2). */

void tel_axl_release_probe_async (TelAxlCaller *caller,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TelRelease tel_axl_release_probe_finish (TelAxlCaller *caller, GAsyncResult *result, char **version, GError **error);
char *tel_axl_release_probe_parse_uds (const char *document);
gboolean tel_axl_release_probe_is_supported (const char *supported, TelRelease release);

G_END_DECLS
