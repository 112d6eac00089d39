/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Hands an authentication string to the person who passes it on: shown, copied, mailed; or replaced by a new one. */
#define TEL_TYPE_AUTH_STRING_DIALOG (tel_auth_string_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelAuthStringDialog, tel_auth_string_dialog, TEL, AUTH_STRING_DIALOG, AdwWindow)

TelAuthStringDialog *
tel_auth_string_dialog_new (TelCluster *cluster, TelUser *user, TelDevice *device, TelAuthString *string);

G_END_DECLS
