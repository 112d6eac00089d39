/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-readiness.h"
#include "plan/tel-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The Cluster page: what is to be made ready before the first softphone. Its views stand in a list on the left, one of
 * them on the right. Property *can-go-back*: the view hides the list. Signals *read-failed* (a #GError) and
 * *read-done*.
 */
#define TEL_TYPE_CLUSTER_PAGE (tel_cluster_page_get_type ())
G_DECLARE_FINAL_TYPE (TelClusterPage, tel_cluster_page, TEL, CLUSTER_PAGE, AdwBin)

void tel_cluster_page_set_cluster (TelClusterPage *self, TelCluster *cluster);
void tel_cluster_page_reload (TelClusterPage *self);
void tel_cluster_page_show_view (TelClusterPage *self, const char *name);
gboolean tel_cluster_page_get_can_go_back (TelClusterPage *self);
void tel_cluster_page_go_back (TelClusterPage *self);

G_END_DECLS
