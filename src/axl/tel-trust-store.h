/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-certificate.h"

G_BEGIN_DECLS

/*
 * The keys that a person has trusted, per connection: a file of our own in GnuTLS' format, mode 0600. What is trusted
 * is the key, so a certificate renewed with the same key passes.
 */
#define TEL_TYPE_TRUST_STORE (tel_trust_store_get_type ())
G_DECLARE_FINAL_TYPE (TelTrustStore, tel_trust_store, TEL, TRUST_STORE, GObject)

/**
 * TelTrust:
 * @TEL_TRUST_UNKNOWN: nothing is known of the connection's server
 * @TEL_TRUST_TRUSTED: this very key was trusted before
 * @TEL_TRUST_CHANGED: another key was trusted before
 */
typedef enum
{
  TEL_TRUST_UNKNOWN,
  TEL_TRUST_TRUSTED,
  TEL_TRUST_CHANGED,
} TelTrust;

TelTrustStore *tel_trust_store_new (const char *path);
TelTrustStore *tel_trust_store_new_in_memory (void);
TelTrust tel_trust_store_check (TelTrustStore *self, const char *connection_id, TelCertificate *certificate);
gboolean
tel_trust_store_trust (TelTrustStore *self, const char *connection_id, TelCertificate *certificate, GError **error);
gboolean tel_trust_store_forget (TelTrustStore *self, const char *connection_id, GError **error);
char *tel_trust_store_dup_fingerprint (TelTrustStore *self, const char *connection_id);
void tel_trust_store_expect_fingerprint (TelTrustStore *self, const char *connection_id, const char *fingerprint);
gboolean tel_trust_store_expects_fingerprint (TelTrustStore *self, const char *connection_id);

G_END_DECLS
