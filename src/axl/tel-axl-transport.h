/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-exchange.h"
#include "axl/tel-axl-guard.h"

G_BEGIN_DECLS

/* HTTPS to one host: session, trust, credentials, cookies, time-outs. Knows nothing of SOAP, repeats nothing. */
#define TEL_TYPE_AXL_TRANSPORT (tel_axl_transport_get_type ())
G_DECLARE_FINAL_TYPE (TelAxlTransport, tel_axl_transport, TEL, AXL_TRANSPORT, GObject)

TelAxlTransport *
tel_axl_transport_new (const char *connection_id, const char *host, guint port, TelTrustStore *trust_store);
const char *tel_axl_transport_get_host (TelAxlTransport *self);
guint tel_axl_transport_get_port (TelAxlTransport *self);
TelAxlGuard *tel_axl_transport_get_guard (TelAxlTransport *self);
void tel_axl_transport_set_credentials (TelAxlTransport *self, const char *user, const char *password);
void tel_axl_transport_drop_cookies (TelAxlTransport *self);
GDateTime *tel_axl_transport_dup_server_time (TelAxlTransport *self);

void tel_axl_transport_exchange_async (TelAxlTransport *self,
                                       TelAxlExchange *exchange,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean tel_axl_transport_exchange_finish (TelAxlTransport *self, GAsyncResult *result, GError **error);

G_END_DECLS
