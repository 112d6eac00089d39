/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Certificates made when they are wanted, so that nothing expires and no key lies in the repository. */

char *tel_test_certificate_make_key (void);
GTlsCertificate *tel_test_certificate_make (const char *key, const char *common_name, guint serial);
char *tel_test_certificate_dup_fingerprint (GTlsCertificate *certificate);

G_END_DECLS
