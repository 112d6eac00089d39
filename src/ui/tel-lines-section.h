/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The lines of a device in their order: add, remove, move, and all that a line shows on this device. Signal "edited";
 * property "problem".
 */
#define TEL_TYPE_LINES_SECTION (tel_lines_section_get_type ())
G_DECLARE_FINAL_TYPE (TelLinesSection, tel_lines_section, TEL, LINES_SECTION, AdwPreferencesGroup)

TelLinesSection *tel_lines_section_new (void);
void tel_lines_section_load (TelLinesSection *self, TelCluster *cluster, TelDevice *base, TelDevice *device);
const char *tel_lines_section_get_problem (TelLinesSection *self);

G_END_DECLS
