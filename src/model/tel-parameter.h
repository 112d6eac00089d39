/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

#define TEL_TYPE_PARAMETER (tel_parameter_get_type ())
G_DECLARE_FINAL_TYPE (TelParameter, tel_parameter, TEL, PARAMETER, TelObject)

TelParameter *tel_parameter_new (void);
const char *tel_parameter_get_name (TelParameter *self);
const char *tel_parameter_get_service (TelParameter *self);
const char *tel_parameter_get_node (TelParameter *self);
const char *tel_parameter_get_value (TelParameter *self);
const char *tel_parameter_get_text (TelParameter *self);
const char *tel_parameter_get_value_type (TelParameter *self);
char *tel_parameter_dup_place (TelParameter *self);

G_END_DECLS
