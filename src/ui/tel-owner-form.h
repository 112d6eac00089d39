/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-change-form.h"

G_BEGIN_DECLS

/* The new owner of a device, and what goes along. */
#define TEL_TYPE_OWNER_FORM (tel_owner_form_get_type ())
G_DECLARE_FINAL_TYPE (TelOwnerForm, tel_owner_form, TEL, OWNER_FORM, TelChangeForm)

TelChangeForm *tel_owner_form_new (TelCluster *cluster, TelDevice *device);

G_END_DECLS
