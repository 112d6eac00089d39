/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-readiness.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Every prerequisite of the guide, one row for each, in groups by what it is for. */
#define TEL_TYPE_READINESS_VIEW (tel_readiness_view_get_type ())
G_DECLARE_FINAL_TYPE (TelReadinessView, tel_readiness_view, TEL, READINESS_VIEW, AdwBin)

void tel_readiness_view_show (TelReadinessView *self, TelReadiness *readiness);

G_END_DECLS
