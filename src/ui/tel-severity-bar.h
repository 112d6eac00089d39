/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-overview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * How many findings there are of each severity, on buttons that choose which are shown.
 *
 * Signals: "changed" (other severities were chosen).
 */
#define TEL_TYPE_SEVERITY_BAR (tel_severity_bar_get_type ())
G_DECLARE_FINAL_TYPE (TelSeverityBar, tel_severity_bar, TEL, SEVERITY_BAR, AdwBin)

guint tel_severity_bar_get_severities (TelSeverityBar *self);
void tel_severity_bar_show_counts (TelSeverityBar *self, TelAuditOverview *overview);
void tel_severity_bar_reset (TelSeverityBar *self);

G_END_DECLS
