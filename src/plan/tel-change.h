/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One field of an object before and after a step. A secret says only that there is one. */
#define TEL_TYPE_CHANGE (tel_change_get_type ())
G_DECLARE_FINAL_TYPE (TelChange, tel_change, TEL, CHANGE, GObject)

TelChange *tel_change_new (const char *name, const char *label, const char *before, const char *after);
const char *tel_change_get_name (TelChange *self);
const char *tel_change_get_label (TelChange *self);
const char *tel_change_get_before (TelChange *self);
const char *tel_change_get_after (TelChange *self);

G_END_DECLS
