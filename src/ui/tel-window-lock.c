/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-window-private.h"

#include "ui/tel-connection-state.h"
#include "ui/tel-transient-windows.h"

/**
 * tel_window_lock:
 * @self: a window
 *
 * Locks the window, if it is on a cluster whose password somebody typed. One on the demo has nothing to guard, and one
 * that runs a plan is used by the plan: to cut that off would leave it half done.
 *
 * Returns: %TRUE when the window is locked now
 */
gboolean
tel_window_lock (TelWindow *self)
{
  g_return_val_if_fail (TEL_IS_WINDOW (self), FALSE);

  if (tel_window_is_locked (self))
    return TRUE;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "cluster") != 0 || self->demo != NULL ||
      tel_transient_windows_run_plan (GTK_WINDOW (self)))
    return FALSE;

  tel_window_cancel (self);
  self->connected = FALSE;
  tel_window_show_page (self, "locked");
  tel_lock_page_lock (self->lock_page, self->cluster);
  tel_busy_banner_set_cluster (self->busy_banner, NULL);
  tel_banner_hide (self->banner);
  tel_window_show_title (self);

  return TRUE;
}

/**
 * tel_window_is_locked:
 * @self: a window
 *
 * Tells whether the window asks for the password.
 *
 * Returns: %TRUE while it is locked
 */
gboolean
tel_window_is_locked (TelWindow *self)
{
  g_return_val_if_fail (TEL_IS_WINDOW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "locked") == 0;
}

/**
 * tel_window_unlock:
 * @self: a window whose client is connected again
 *
 * Shows the cluster again, as it was, and reads it anew.
 */
void
tel_window_unlock (TelWindow *self)
{
  g_return_if_fail (TEL_IS_WINDOW (self));

  tel_password_store_release (
      tel_application_get_passwords (TEL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)))));
  self->connected = TRUE;
  tel_window_show_page (self, "cluster");
  tel_window_show_title (self);
  tel_connection_state_show (self->cluster, self->banner);
  tel_busy_banner_set_cluster (self->busy_banner, self->cluster);
  tel_users_page_reload (self->users_page);
}
