/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-rule.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows how bad a finding is: a shape of its own, besides its colour. Words have to stand beside it. */
void tel_severity_image_show (GtkImage *image, TelSeverity severity);

G_END_DECLS
