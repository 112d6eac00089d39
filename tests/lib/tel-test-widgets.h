/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "ui/tel-application.h"

G_BEGIN_DECLS

void tel_test_widgets_init (int *argc, char ***argv);
TelApplication *tel_test_start_application (void);

GtkWidget *tel_test_find_widget (GtkWidget *root, GType type, guint nth);
gpointer tel_test_find_window (GType type);
gpointer tel_test_find_shown_window (GType type);
gpointer tel_test_get_child (gpointer widget, const char *name);
void tel_test_tick_notices (GtkWidget *root);
GtkWidget *tel_test_find_label (GtkWidget *root, const char *text);
gboolean tel_test_is_shown (GtkWidget *widget);
void tel_test_assert_accessible (GtkWidget *root);
GtkWidget *tel_test_present (GtkWidget *child, int width, int height);
void tel_test_take_notifications (void);
const char *tel_test_get_notification (void);
void tel_test_destroy_and_assert_finalized (GtkWidget *window, GtkWidget *child);

TelCluster *tel_test_make_cluster (void);
TelUser *tel_test_add_user (TelCluster *cluster,
                            const char *user_id,
                            const char *first_name,
                            const char *last_name,
                            const char *pattern,
                            const char *department);
TelDevice *tel_test_add_device (TelCluster *cluster, const char *name, const char *product, const char *owner);

G_END_DECLS
