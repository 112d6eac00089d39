/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Certificates made when they are wanted, so that nothing expires and no key lies in the repository. */

/**
 * TelTestCertificateWish:
 * @key: from tel_test_certificate_make_key()
 * @common_name: whom it names
 * @serial: its number
 * @dns_name: (nullable): the host name that it is for
 * @address: (nullable): the IP address that it is for
 * @authority: (nullable): who signs it, with its key; %NULL signs itself
 * @is_authority: whether it may sign others
 * @shifted_by: seconds by which its two hours of validity are later than now
 *
 * What a certificate is to be.
 */
typedef struct
{
  const char *key;
  const char *common_name;
  guint serial;
  const char *dns_name;
  const char *address;
  GTlsCertificate *authority;
  gboolean is_authority;
  int shifted_by;
} TelTestCertificateWish;

char *tel_test_certificate_make_key (void);
GTlsCertificate *tel_test_certificate_sign (const TelTestCertificateWish *wish);
GTlsCertificate *tel_test_certificate_make_authority (const char *name);
char *tel_test_certificate_revoke (GTlsCertificate *authority, guint serial, int shifted_by);
char *tel_test_certificate_write (GTlsCertificate *certificate,
                                  const char *more,
                                  const char *directory,
                                  const char *file_name);
GTlsCertificate *tel_test_certificate_make (const char *key, const char *common_name, guint serial);
char *tel_test_certificate_dup_fingerprint (GTlsCertificate *certificate);

G_END_DECLS
