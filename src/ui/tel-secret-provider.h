/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-auth-string.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Offers an authentication string on the clipboard, and serves nothing after the deadline. */
#define TEL_TYPE_SECRET_PROVIDER (tel_secret_provider_get_type ())
G_DECLARE_FINAL_TYPE (TelSecretProvider, tel_secret_provider, TEL, SECRET_PROVIDER, GdkContentProvider)

GdkContentProvider *tel_secret_provider_new (TelAuthString *string, gint64 deadline);
gboolean tel_secret_provider_offers (TelSecretProvider *self, TelAuthString *string);
void tel_secret_provider_expire (TelSecretProvider *self);

G_END_DECLS
