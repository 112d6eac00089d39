/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-certificate.h"

G_BEGIN_DECLS

/*
 * Asks about a server's certificate. Neutral on first contact; loud, and in two steps, when the server shows another
 * key than the one trusted before. Response "trust" means that a person has trusted the key; every other means not.
 */
#define TEL_TYPE_CERTIFICATE_DIALOG (tel_certificate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelCertificateDialog, tel_certificate_dialog, TEL, CERTIFICATE_DIALOG, AdwMessageDialog)

TelCertificateDialog *tel_certificate_dialog_new (GtkWindow *parent,
                                                  const char *host,
                                                  TelCertificate *certificate,
                                                  const char *trusted_fingerprint);

G_END_DECLS
