/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the plan that undoes another one and shows it; or offers that for a moment, after something small. */

void tel_undo_presenter_present (GtkWidget *widget, TelCluster *cluster, TelPlan *plan);
void tel_undo_presenter_install (GtkWidgetClass *window_class);
void tel_undo_presenter_offer (GtkWindow *window, TelPlan *plan);

G_END_DECLS
