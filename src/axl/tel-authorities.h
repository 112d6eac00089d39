/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The authorities of a CA file: who alone may vouch for the server of a connection. Immutable. Certificates in PEM, and
 * their revocation lists where the file has any.
 */
#define TEL_TYPE_AUTHORITIES (tel_authorities_get_type ())
G_DECLARE_FINAL_TYPE (TelAuthorities, tel_authorities, TEL, AUTHORITIES, GObject)

/* A bundle of all public authorities has a quarter of this. */
#define TEL_AUTHORITIES_MAXIMUM (1024 * 1024)

TelAuthorities *tel_authorities_new_from_file (const char *path, GError **error);
void tel_authorities_load_async (const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TelAuthorities *tel_authorities_load_finish (GAsyncResult *result, GError **error);
const char *tel_authorities_get_path (TelAuthorities *self);
guint tel_authorities_get_n_certificates (TelAuthorities *self);
GTlsCertificateFlags tel_authorities_verify (TelAuthorities *self, GTlsCertificate *certificate, const char *host);

G_END_DECLS
