/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-exchange.h"
#include "axl/tel-axl-request.h"
#include "axl/tel-axl-response.h"
#include "axl/tel-axl-transport.h"
#include "axl/tel-axl-wait.h"

G_BEGIN_DECLS

/* Carries requests out, each in its turn: what is repeated, what never is, and what an answer means. */
#define TEL_TYPE_AXL_CALLER (tel_axl_caller_get_type ())
G_DECLARE_FINAL_TYPE (TelAxlCaller, tel_axl_caller, TEL, AXL_CALLER, GObject)

TelAxlCaller *tel_axl_caller_new (TelAxlTransport *transport);
TelAxlTransport *tel_axl_caller_get_transport (TelAxlCaller *self);
void tel_axl_caller_set_time_outs (TelAxlCaller *self, guint list_milliseconds, guint other_milliseconds);
void tel_axl_caller_set_busy_interval (TelAxlCaller *self, guint milliseconds);
void tel_axl_caller_set_write_pace (TelAxlCaller *self, guint n_writes, guint milliseconds);
void tel_axl_caller_stop_waiting (TelAxlCaller *self);
TelAxlWait tel_axl_caller_get_wait (TelAxlCaller *self);
gint64 tel_axl_caller_get_busy_until (TelAxlCaller *self);
const char *tel_axl_caller_get_supported_versions (TelAxlCaller *self);
void tel_axl_caller_open (TelAxlCaller *self);
void tel_axl_caller_close (TelAxlCaller *self);

void tel_axl_caller_call_async (TelAxlCaller *self,
                                TelAxlRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TelAxlResponse *tel_axl_caller_call_finish (TelAxlCaller *self, GAsyncResult *result, GError **error);

void tel_axl_caller_fetch_async (
    TelAxlCaller *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TelAxlExchange *tel_axl_caller_fetch_finish (TelAxlCaller *self, GAsyncResult *result, GError **error);

G_END_DECLS
