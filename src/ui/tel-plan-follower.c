/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-plan-follower.h"

#include "plan/tel-drafts.h"
#include "ui/tel-users-page.h"
#include "ui/tel-window.h"

static const char *
get_connection_id (TelCluster *cluster)
{
  TelAxlClient *client = cluster != NULL ? tel_cluster_get_client (cluster) : NULL;

  return client != NULL ? tel_axl_client_get_connection_id (client) : NULL;
}

static void
follow_in_window (GtkWindow *window, const char *connection_id)
{
  GObject *page;

  if (!TEL_IS_WINDOW (window) ||
      g_strcmp0 (get_connection_id (tel_window_get_cluster (TEL_WINDOW (window))), connection_id) != 0)
    return;

  page = gtk_widget_get_template_child (GTK_WIDGET (window), TEL_TYPE_WINDOW, "users_page");
  tel_users_page_follow_plan (TEL_USERS_PAGE (page));
}

/**
 * tel_plan_follower_follow:
 * @runner: a runner that has ended, well or not
 *
 * What is edited of a device follows it to its new name, or is gone with it; then every window of the connection shows
 * what the cluster has now, from wherever the plan was begun.
 */
void
tel_plan_follower_follow (TelRunner *runner)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  const char *connection_id;

  g_return_if_fail (TEL_IS_RUNNER (runner));

  connection_id = get_connection_id (tel_runner_get_cluster (runner));
  if (connection_id == NULL)
    return;

  tel_drafts_follow_plan (tel_drafts_get_for_connection (connection_id), tel_runner_get_plan (runner));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      follow_in_window (window, connection_id);
    }
}
