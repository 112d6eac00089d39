/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-string-issuer.h"

#include "plan/tel-capf-builder.h"
#include "ui/tel-plan-dialog.h"

static void
on_plan_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelUserPane) pane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_capf_builder_build_finish (result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  TelPlanDialog *dialog;

  /* The window was closed meanwhile. */
  if (root == NULL)
    return;
  if (plan == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (pane), "win.toast", "s", error->message);
      return;
    }

  dialog = tel_plan_dialog_new_for_plan (tel_user_pane_get_cluster (pane), plan);
  g_signal_connect_object (dialog, "ended", G_CALLBACK (tel_user_pane_reload), pane, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tel_string_issuer_start:
 * @pane: the pane that shows the user
 * @device_name: one of their devices
 *
 * Makes the plan and shows it; what keeps it from being made is a toast. Afterwards the user is read again (G4.2).
 */
void
tel_string_issuer_start (TelUserPane *pane, const char *device_name)
{
  g_return_if_fail (TEL_IS_USER_PANE (pane));
  g_return_if_fail (device_name != NULL);

  tel_capf_builder_build_async (tel_user_pane_get_cluster (pane), TEL_CAPF_ACTION_ISSUE, device_name, NULL, NULL, NULL,
                                on_plan_built, g_object_ref (pane));
}
