/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-readiness.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One prerequisite: how it stands and what was read; opened, why it matters and what mends it. Its buttons activate
 * “cluster.fix” (the check's identifier) and “cluster.choose” (the check's identifier and an internal name).
 */
#define TEL_TYPE_READINESS_ROW (tel_readiness_row_get_type ())
G_DECLARE_FINAL_TYPE (TelReadinessRow, tel_readiness_row, TEL, READINESS_ROW, AdwExpanderRow)

TelReadinessRow *tel_readiness_row_new (TelReadinessCheck *check, const char *const *candidates, const char *hindrance);

G_END_DECLS
