/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A CAPF authentication string (G3.3), a secret. Reference counted; its memory is wiped when the last reference goes.
 * The type registers no transform to a string, so that no debugging output can show one.
 */
typedef struct _TelAuthString TelAuthString;

#define TEL_TYPE_AUTH_STRING (tel_auth_string_get_type ())
GType tel_auth_string_get_type (void);

TelAuthString *tel_auth_string_generate (guint length, GError **error);
TelAuthString *tel_auth_string_new (const char *digits);
TelAuthString *tel_auth_string_ref (TelAuthString *self);
void tel_auth_string_unref (TelAuthString *self);
const char *tel_auth_string_peek (const TelAuthString *self);
gboolean tel_auth_string_is_valid (const TelAuthString *self);
gboolean tel_auth_string_equal (const TelAuthString *self, const TelAuthString *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAuthString, tel_auth_string_unref)

G_END_DECLS
