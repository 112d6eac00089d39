/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-change-form.h"

G_BEGIN_DECLS

/* The new number of a user, and how they come to it. */
#define TEL_TYPE_NUMBER_FORM (tel_number_form_get_type ())
G_DECLARE_FINAL_TYPE (TelNumberForm, tel_number_form, TEL, NUMBER_FORM, TelChangeForm)

TelChangeForm *tel_number_form_new (TelCluster *cluster, TelUser *user, GPtrArray *devices);

G_END_DECLS
