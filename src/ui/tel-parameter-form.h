/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-change-form.h"

G_BEGIN_DECLS

/* What a parameter is to be, and whether every device takes it over at once. */
#define TEL_TYPE_PARAMETER_FORM (tel_parameter_form_get_type ())
G_DECLARE_FINAL_TYPE (TelParameterForm, tel_parameter_form, TEL, PARAMETER_FORM, TelChangeForm)

TelChangeForm *tel_parameter_form_new (TelCluster *cluster, TelGuideParameter parameter, const char *value);

G_END_DECLS
