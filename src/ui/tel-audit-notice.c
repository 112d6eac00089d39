/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-notice.h"

#include <glib/gi18n-lib.h>

/**
 * tel_audit_notice_send:
 * @page: what shows the audit
 * @n_findings: how many findings there are that are not accepted
 *
 * Sends a notification that the audit is done, unless its window is the one that is looked at.
 */
void
tel_audit_notice_send (GtkWidget *page, guint n_findings)
{
  GtkWidget *window = gtk_widget_get_ancestor (page, GTK_TYPE_WINDOW);
  GtkApplication *application = window != NULL ? gtk_window_get_application (GTK_WINDOW (window)) : NULL;
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *body = NULL;

  if (application == NULL || gtk_window_is_active (GTK_WINDOW (window)) ||
      g_application_get_dbus_connection (G_APPLICATION (application)) == NULL)
    return;

  notification = g_notification_new (_ ("The audit is done"));
  body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u finding", "%'u findings", n_findings), n_findings);
  g_notification_set_body (notification, body);
  g_application_send_notification (G_APPLICATION (application), "audit", notification);
}
