/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The CAPF enrolment of a device: how it stands in words, what to do about it, and what can be done from here.
 *
 * Signal: "changed" (a plan was run, so that the device has to be read anew).
 */
#define TEL_TYPE_ENROLMENT_GROUP (tel_enrolment_group_get_type ())
G_DECLARE_FINAL_TYPE (TelEnrolmentGroup, tel_enrolment_group, TEL, ENROLMENT_GROUP, AdwPreferencesGroup)

TelEnrolmentGroup *tel_enrolment_group_new (TelCluster *cluster, TelUser *user, TelDevice *device);

G_END_DECLS
