/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-change-form.h"

G_BEGIN_DECLS

/* What goes with a device, or with all softphones of a user, that is retired. */
#define TEL_TYPE_RETIRE_FORM (tel_retire_form_get_type ())
G_DECLARE_FINAL_TYPE (TelRetireForm, tel_retire_form, TEL, RETIRE_FORM, TelChangeForm)

TelChangeForm *tel_retire_form_new (TelCluster *cluster, TelDevice *device);
TelChangeForm *tel_retire_form_new_for_user (TelCluster *cluster, TelUser *user, GPtrArray *devices);

G_END_DECLS
