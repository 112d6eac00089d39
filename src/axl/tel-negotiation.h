/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-certificate.h"

G_BEGIN_DECLS

/**
 * TelTrustBasis:
 * @TEL_TRUST_BASIS_KEY: a person has trusted its key
 * @TEL_TRUST_BASIS_FINGERPRINT: exactly this certificate was expected
 * @TEL_TRUST_BASIS_CA_FILE: an authority of the connection's CA file has signed it
 * @TEL_TRUST_BASIS_PUBLIC: an authority that this computer knows has signed it
 *
 * Why a server is trusted.
 */
typedef enum
{
  TEL_TRUST_BASIS_KEY,
  TEL_TRUST_BASIS_FINGERPRINT,
  TEL_TRUST_BASIS_CA_FILE,
  TEL_TRUST_BASIS_PUBLIC,
} TelTrustBasis;

/* What was agreed on with a server before the first byte was sent to it. Immutable. */
#define TEL_TYPE_NEGOTIATION (tel_negotiation_get_type ())
G_DECLARE_FINAL_TYPE (TelNegotiation, tel_negotiation, TEL, NEGOTIATION, GObject)

TelNegotiation *tel_negotiation_new (GTlsProtocolVersion protocol,
                                     const char *cipher_suite,
                                     TelCertificate *certificate,
                                     TelTrustBasis basis,
                                     const char *ca_file);
const char *tel_negotiation_get_protocol (TelNegotiation *self);
const char *tel_negotiation_get_cipher_suite (TelNegotiation *self);
TelCertificate *tel_negotiation_get_certificate (TelNegotiation *self);
TelTrustBasis tel_negotiation_get_basis (TelNegotiation *self);
const char *tel_negotiation_get_basis_nick (TelNegotiation *self);
char *tel_negotiation_dup_basis_words (TelNegotiation *self);

G_END_DECLS
