/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-readiness.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The parameters that the guide speaks of, the alert timer first. Its buttons activate “cluster.set-parameter” (what
 * the parameter is called in files, a value) and “cluster.edit-parameter” (what it is called in files).
 */
#define TEL_TYPE_PARAMETERS_VIEW (tel_parameters_view_get_type ())
G_DECLARE_FINAL_TYPE (TelParametersView, tel_parameters_view, TEL, PARAMETERS_VIEW, AdwBin)

void tel_parameters_view_show (TelParametersView *self, TelReadiness *readiness, GHashTable *timer_before);

G_END_DECLS
