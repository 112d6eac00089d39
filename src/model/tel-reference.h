/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

#define TEL_TYPE_REFERENCE (tel_reference_get_type ())
G_DECLARE_FINAL_TYPE (TelReference, tel_reference, TEL, REFERENCE, TelObject)

TelReference *tel_reference_new (void);
const char *tel_reference_get_name (TelReference *self);
const char *tel_reference_get_description (TelReference *self);
gboolean tel_reference_get_is_default (TelReference *self);
const char *tel_reference_get_call_manager_group (TelReference *self);
gboolean tel_reference_get_is_modifiable (TelReference *self);

G_END_DECLS
