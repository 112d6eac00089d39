/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Chooses a full hour of the cluster's clock that is later than another, and tells it in local time too.
 *
 * Property: "valid" (whether what is chosen is late enough).
 */
#define TEL_TYPE_DEADLINE_CHOOSER (tel_deadline_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TelDeadlineChooser, tel_deadline_chooser, TEL, DEADLINE_CHOOSER, GtkBox)

TelDeadlineChooser *tel_deadline_chooser_new (TelCluster *cluster, GDateTime *proposed, GDateTime *after);
GDateTime *tel_deadline_chooser_get_deadline (TelDeadlineChooser *self);
gboolean tel_deadline_chooser_is_valid (TelDeadlineChooser *self);

G_END_DECLS
