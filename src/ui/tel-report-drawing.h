/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-report-layout.h"

G_BEGIN_DECLS

/* How a report looks on paper. */

void tel_report_drawing_draw (TelReportLayout *layout, guint page, cairo_t *cairo);

G_END_DECLS
