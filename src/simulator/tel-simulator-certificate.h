/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTlsCertificate *tel_simulator_certificate_make (GError **error);
GTlsCertificate *tel_simulator_certificate_open (const char *path, GError **error);
char *tel_simulator_certificate_dup_fingerprint (GTlsCertificate *certificate);

G_END_DECLS
