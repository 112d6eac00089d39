/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person has to see of a server's certificate before trusting it: subject, issuer, validity, fingerprint. */
#define TEL_TYPE_CERTIFICATE (tel_certificate_get_type ())
G_DECLARE_FINAL_TYPE (TelCertificate, tel_certificate, TEL, CERTIFICATE, GObject)

TelCertificate *tel_certificate_new (GTlsCertificate *certificate, GTlsCertificateFlags flags);
GTlsCertificate *tel_certificate_get_tls_certificate (TelCertificate *self);
GTlsCertificateFlags tel_certificate_get_flags (TelCertificate *self);
gboolean tel_certificate_is_revoked (TelCertificate *self);
const char *tel_certificate_get_subject (TelCertificate *self);
const char *tel_certificate_get_issuer (TelCertificate *self);
GDateTime *tel_certificate_get_not_before (TelCertificate *self);
GDateTime *tel_certificate_get_not_after (TelCertificate *self);
const char *tel_certificate_get_fingerprint (TelCertificate *self);
gboolean tel_certificate_has_fingerprint (TelCertificate *self, const char *fingerprint);
char *tel_certificate_dup_problems (TelCertificate *self);

G_END_DECLS
