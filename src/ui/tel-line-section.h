/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-softphone-request.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The part of the softphone form that holds the line: an existing or a new directory number, its label and display. */
#define TEL_TYPE_LINE_SECTION (tel_line_section_get_type ())
G_DECLARE_FINAL_TYPE (TelLineSection, tel_line_section, TEL, LINE_SECTION, AdwPreferencesGroup)

void tel_line_section_load (TelLineSection *self, TelCluster *cluster, TelSoftphoneRequest *request);
void tel_line_section_look_up (TelLineSection *self);
gboolean tel_line_section_is_valid (TelLineSection *self);

G_END_DECLS
