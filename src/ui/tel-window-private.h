/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-activity-page.h"
#include "ui/tel-audit-page.h"
#include "ui/tel-banner.h"
#include "ui/tel-busy-banner.h"
#include "ui/tel-cluster-page.h"
#include "ui/tel-connecting-page.h"
#include "ui/tel-connection-title.h"
#include "ui/tel-lock-page.h"
#include "ui/tel-users-page.h"
#include "ui/tel-welcome-page.h"
#include "ui/tel-window.h"

G_BEGIN_DECLS

/* What the parts of a window need of each other. */

/**
 * TelWindow:
 *
 * Shows one page at a time and says in the header what it is connected to. States that last stand in the banner.
 */
struct _TelWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkButton *back_button;
  GtkButton *reload_button;
  TelConnectionTitle *connection_title;
  GtkWidget *class_bar;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  TelBanner *banner;
  TelBusyBanner *busy_banner;
  GtkStack *stack;
  AdwViewStack *pages;
  TelWelcomePage *welcome_page;
  TelConnectingPage *connecting_page;
  TelLockPage *lock_page;
  TelUsersPage *users_page;
  TelAuditPage *audit_page;
  TelClusterPage *cluster_page;
  TelActivityPage *activity_page;

  GSettings *settings;
  TelCluster *cluster;
  TelDemo *demo;
  char *world;
  GCancellable *cancellable;
  gboolean connected;
  guint title_source;
  AdwToast *interrupted_toast;
};

void tel_window_cancel (TelWindow *self);
void tel_window_show_title (TelWindow *self);
void tel_window_show_page (TelWindow *self, const char *name);
void tel_window_leave_cluster (TelWindow *self);
void tel_window_install_demo (GtkWidgetClass *widget_class);
void tel_window_start_demo (TelWindow *self);
void tel_window_take_demo (TelWindow *self, TelDemo *demo);
void tel_window_unlock (TelWindow *self);

G_END_DECLS
