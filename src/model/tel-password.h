/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * The password of an account at a cluster. Reference counted; its memory is wiped when the last reference goes. The
 * type registers no transform to a string, so that no debugging output can show one.
 */
typedef struct _TelPassword TelPassword;

#define TEL_TYPE_PASSWORD (tel_password_get_type ())
GType tel_password_get_type (void);

TelPassword *tel_password_new (const char *text);
TelPassword *tel_password_ref (TelPassword *self);
void tel_password_unref (TelPassword *self);
const char *tel_password_peek (const TelPassword *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelPassword, tel_password_unref)

G_END_DECLS
