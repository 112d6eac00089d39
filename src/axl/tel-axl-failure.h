/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-exchange.h"
#include "axl/tel-trust-store.h"

G_BEGIN_DECLS

/* What goes wrong below SOAP, as errors that a person can act on: sentences that name the host and say what to do. */

GError *tel_axl_failure_new_refused_certificate (const char *host, TelCertificate *certificate, TelTrust trust);
GError *tel_axl_failure_new_unvouched_certificate (const char *host, TelCertificate *certificate, const char *ca_file);
GError *tel_axl_failure_new_broken (const char *host, guint port, const GError *cause);
GError *tel_axl_failure_new_status (const char *host, guint port, const TelAxlExchange *exchange);
GError *tel_axl_failure_new_given_up (const char *host, gboolean is_write);
GError *tel_axl_failure_new_read_only (const char *host);
GError *
tel_axl_failure_new_unknown_outcome (const char *host, const char *operation, const char *subject, const GError *cause);
GError *tel_axl_failure_name_request (GError *error, const char *host, const char *operation, const char *subject);
gboolean tel_axl_failure_is_stale_connection (const GError *cause);

G_END_DECLS
