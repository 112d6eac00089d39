/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-caller.h"
#include "axl/tel-axl-client.h"

G_BEGIN_DECLS

/* Shared by the files of the client: what reads and what writes stand apart. */

TelAxlCaller *tel_axl_client_get_caller (TelAxlClient *self);
guint tel_axl_client_get_page_size (TelAxlClient *self);
void tel_axl_client_note_read_only (TelAxlClient *self);
gboolean tel_axl_client_check_switch (TelAxlClient *self, GError **error);
gboolean tel_axl_client_check_connected (TelAxlClient *self, GError **error);
void tel_axl_client_call (GTask *task, TelAxlRequest *request, GError *error, GAsyncReadyCallback callback);

G_END_DECLS
