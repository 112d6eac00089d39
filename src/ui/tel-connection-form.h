/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-connection-store.h"

G_BEGIN_DECLS

/* The fields of a connection, each by itself, checked in words while they are typed. */
#define TEL_TYPE_CONNECTION_FORM (tel_connection_form_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionForm, tel_connection_form, TEL, CONNECTION_FORM, AdwBin)

void tel_connection_form_set_connection (TelConnectionForm *self, TelConnectionStore *store, TelConnection *connection);
gboolean tel_connection_form_is_valid (TelConnectionForm *self);
TelConnection *tel_connection_form_dup_connection (TelConnectionForm *self, const char *id);

G_END_DECLS
