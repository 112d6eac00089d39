/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"
#include "model/tel-release.h"

G_BEGIN_DECLS

/* What a field can hold, said while it is typed (contract 2.1 to 2.3, 3.4). */

char *tel_field_check (TelObject *object, const char *property, TelRelease release);
char *tel_field_check_pattern (const char *pattern);
char *tel_field_check_all (TelObject *base, TelObject *draft, TelRelease release);

G_END_DECLS
