/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-demo-reset.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-transient-windows.h"
#include "ui/tel-window.h"

/* Whoever shares the demo, since its reset takes the cluster from all of them. */
static gboolean
is_plan_running_on_demo (TelWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TEL_IS_WINDOW (window) && tel_window_get_demo (TEL_WINDOW (window)) == tel_window_get_demo (self) &&
          tel_transient_windows_run_plan (window))
        return TRUE;
    }

  return FALSE;
}

static gboolean
refuse_reset (TelWindow *self)
{
  if (!is_plan_running_on_demo (self))
    return FALSE;

  tel_window_add_toast (self, _ ("A plan is running on the demo cluster. Reset it when the plan has ended."));

  return TRUE;
}

static void
on_response (TelWindow *self, const char *response)
{
  /* A plan may have been started in another window while the question stood. */
  if (g_str_equal (response, "reset") && tel_window_get_demo (self) != NULL && !refuse_reset (self))
    tel_window_reset_demo (self);
}

static void
reset_demo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *dialog;

  if (refuse_reset (TEL_WINDOW (widget)))
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (widget), _ ("Reset the demo cluster?"),
                                   _ ("Everything that was made or changed on it is removed."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "reset", _ ("Reset"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reset", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tel_demo_reset_install:
 * @widget_class: the class of #TelWindow
 *
 * Installs the action “win.reset-demo”.
 */
void
tel_demo_reset_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.reset-demo", NULL, reset_demo);
}
