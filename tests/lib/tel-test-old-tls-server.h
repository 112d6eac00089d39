/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A server in a thread of its own that speaks one version of TLS and takes down what it is sent, answering nothing. */
typedef struct _TelTestOldTlsServer TelTestOldTlsServer;

TelTestOldTlsServer *tel_test_old_tls_server_new (GTlsCertificate *certificate, const char *priority);
guint tel_test_old_tls_server_get_port (TelTestOldTlsServer *self);
gboolean tel_test_old_tls_server_has_received (TelTestOldTlsServer *self);
gboolean tel_test_old_tls_server_finish (TelTestOldTlsServer *self, gsize *received);

G_END_DECLS
