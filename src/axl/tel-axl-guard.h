/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

#include "axl/tel-authorities.h"
#include "axl/tel-negotiation.h"
#include "axl/tel-trust-store.h"

G_BEGIN_DECLS

/* Decides before the first byte whether a server may be spoken to: its TLS, its certificate, and whose word counts. */
#define TEL_TYPE_AXL_GUARD (tel_axl_guard_get_type ())
G_DECLARE_FINAL_TYPE (TelAxlGuard, tel_axl_guard, TEL, AXL_GUARD, GObject)

TelAxlGuard *tel_axl_guard_new (const char *connection_id, const char *host, TelTrustStore *trust_store);
const char *tel_axl_guard_get_connection_id (TelAxlGuard *self);
TelTrustStore *tel_axl_guard_get_trust_store (TelAxlGuard *self);
void tel_axl_guard_set_authorities (TelAxlGuard *self, TelAuthorities *authorities);
TelAuthorities *tel_axl_guard_get_authorities (TelAxlGuard *self);
TelCertificate *tel_axl_guard_get_refused_certificate (TelAxlGuard *self);
void tel_axl_guard_clear_refused_certificate (TelAxlGuard *self);
gboolean tel_axl_guard_can_be_trusted (TelAxlGuard *self);
TelNegotiation *tel_axl_guard_get_negotiation (TelAxlGuard *self);

gboolean
tel_axl_guard_accept (TelAxlGuard *self, GTlsCertificate *certificate, GTlsCertificateFlags flags, GError **error);
gboolean tel_axl_guard_check_handshake (TelAxlGuard *self, GTlsConnection *connection, GError **error);
gboolean tel_axl_guard_check_message (TelAxlGuard *self, SoupMessage *message, GError **error);
void tel_axl_guard_take_negotiation (TelAxlGuard *self, SoupMessage *message);

G_END_DECLS
