/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

/* Says of a field that two changed what it was, what is wanted and what is there now. Secrets are never told. */

char *tel_conflict_describe_versions (const char *label, const char *was, const char *wanted, const char *now);
char *
tel_conflict_describe (TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *place);
char *tel_conflict_describe_element (
    TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *element);

G_END_DECLS
