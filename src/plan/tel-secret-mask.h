/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device.h"

G_BEGIN_DECLS

char *tel_secret_mask (const char *text, TelAuthString *string);
char *tel_secret_mask_device (const char *text, TelObject *device);

G_END_DECLS
