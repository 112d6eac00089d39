/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-caller.h"
#include "axl/tel-axl-client.h"

G_BEGIN_DECLS

/* Finds out what an account may do, without writing anything. */

void tel_axl_account_probe_async (TelAxlCaller *caller,
                                  TelRelease release,
                                  const char *account,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean
tel_axl_account_probe_finish (TelAxlCaller *caller, GAsyncResult *result, TelAxlAccess *access, GError **error);

G_END_DECLS
