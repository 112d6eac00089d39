/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-change-form.h"

G_BEGIN_DECLS

/* The new name of a softphone. */
#define TEL_TYPE_RENAME_FORM (tel_rename_form_get_type ())
G_DECLARE_FINAL_TYPE (TelRenameForm, tel_rename_form, TEL, RENAME_FORM, TelChangeForm)

TelChangeForm *tel_rename_form_new (TelCluster *cluster, TelDevice *device);

G_END_DECLS
