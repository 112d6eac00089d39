/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-capf-restart.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whether enrolment starts anew when a device is renamed or gets another owner (G8.10). */
#define TEL_TYPE_RESTART_SECTION (tel_restart_section_get_type ())
G_DECLARE_FINAL_TYPE (TelRestartSection, tel_restart_section, TEL, RESTART_SECTION, AdwPreferencesGroup)

void tel_restart_section_load (TelRestartSection *self, TelCluster *cluster, TelDevice *device);
void tel_restart_section_get (TelRestartSection *self, TelCapfRestart *restart);

G_END_DECLS
