/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-softphone-request.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The part of the softphone form that holds the CAPF enrolment and the deadline. */
#define TEL_TYPE_CAPF_SECTION (tel_capf_section_get_type ())
G_DECLARE_FINAL_TYPE (TelCapfSection, tel_capf_section, TEL, CAPF_SECTION, AdwPreferencesGroup)

void tel_capf_section_load (TelCapfSection *self, TelCluster *cluster, TelSoftphoneRequest *request);

G_END_DECLS
