/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-string-issuer.h"

#include "plan/tel-capf-builder.h"
#include "ui/tel-delivery-log.h"
#include "ui/tel-plan-dialog.h"

typedef struct
{
  TelUserPane *pane;
  char *device_name;
} Issuing;

static void
issuing_free (Issuing *issuing)
{
  g_object_unref (issuing->pane);
  g_free (issuing->device_name);
  g_free (issuing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Issuing, issuing_free)

static void
on_plan_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelUserPane) pane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_capf_builder_build_finish (result, &error);
  TelPlanDialog *dialog;

  /* The window was closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (pane)) == NULL)
    return;
  if (plan == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (pane), "win.toast", "s", error->message);
      return;
    }

  dialog = tel_plan_dialog_present_over (GTK_WIDGET (pane), tel_user_pane_get_cluster (pane), plan);
  g_signal_connect_object (dialog, "ended", G_CALLBACK (tel_user_pane_reload), pane, G_CONNECT_SWAPPED);
}

static void
on_given_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Issuing) issuing = user_data;
  g_autoptr (GDateTime) given = tel_delivery_log_read_given_finish (result);

  tel_capf_builder_build_async (tel_user_pane_get_cluster (issuing->pane), TEL_CAPF_ACTION_ISSUE, issuing->device_name,
                                NULL, given, NULL, on_plan_built, g_object_ref (issuing->pane));
}

/**
 * tel_string_issuer_start:
 * @pane: the pane that shows the user
 * @device: one of their devices
 *
 * Makes the plan, which says when the old string was given out (G4.5), and shows it; what keeps it from being made is a
 * toast. Afterwards the user is read again (G4.2).
 */
void
tel_string_issuer_start (TelUserPane *pane, TelDevice *device)
{
  Issuing *issuing;

  g_return_if_fail (TEL_IS_USER_PANE (pane));
  g_return_if_fail (TEL_IS_DEVICE (device));

  issuing = g_new (Issuing, 1);
  issuing->pane = g_object_ref (pane);
  issuing->device_name = g_strdup (tel_device_get_name (device));
  tel_delivery_log_read_given_async (tel_user_pane_get_cluster (pane), device, on_given_read, issuing);
}
