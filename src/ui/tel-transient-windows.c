/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-transient-windows.h"

#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-connect-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-strings-dialog.h"

#define OWNER_KEY "tel-owner"

/* A companion has no place above its window, but goes with it. */
static gboolean
belongs_to (GtkWindow *window, GtkWindow *parent)
{
  return gtk_window_get_transient_for (window) == parent || g_object_get_data (G_OBJECT (window), OWNER_KEY) == parent;
}

/* Those that are shown: one that hides instead of closing would be in the way for ever. Copied, since it changes. */
static GPtrArray *
list_dialogs (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (belongs_to (window, parent) && gtk_widget_get_visible (GTK_WIDGET (window)))
        g_ptr_array_add (dialogs, g_steal_pointer (&window));
    }

  return dialogs;
}

static gboolean
has_running_plan (GtkWidget *widget)
{
  if (TEL_IS_PLAN_VIEW (widget))
    return tel_plan_view_is_running (TEL_PLAN_VIEW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_running_plan (child))
      return TRUE;

  return FALSE;
}

static void
forget_strings (GtkWidget *widget)
{
  if (TEL_IS_PLAN_VIEW (widget))
    tel_plan_view_forget_strings (TEL_PLAN_VIEW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    forget_strings (child);
}

/* In a dialog that connects, what is under way ends with it: it would open a cluster in a window that is locked. */
static void
forget_passwords (GtkWidget *widget)
{
  if (TEL_IS_CONNECT_DIALOG (widget))
    tel_connect_dialog_forget_password (TEL_CONNECT_DIALOG (widget));
  else if (ADW_IS_PASSWORD_ENTRY_ROW (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), "");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    forget_passwords (child);
}

/* The innermost first: a dialog goes before the one that it belongs to. */
static void
hide (GtkWindow *parent, GPtrArray *hidden)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (parent);

  for (guint i = 0; i < dialogs->len; i++)
    {
      GtkWidget *dialog = dialogs->pdata[i];

      hide (GTK_WINDOW (dialog), hidden);
      if (TEL_IS_AUTH_STRING_DIALOG (dialog) || TEL_IS_STRINGS_DIALOG (dialog))
        {
          gtk_window_destroy (GTK_WINDOW (dialog));
          continue;
        }
      forget_strings (dialog);
      forget_passwords (dialog);
      gtk_widget_set_visible (dialog, FALSE);
      g_ptr_array_add (hidden, g_object_ref (dialog));
    }
}

/**
 * tel_transient_windows_add_companion:
 * @parent: a window
 * @companion: another one, which stands beside it
 *
 * Has a window end, hide and be shown with another one whose dialog it is not.
 */
void
tel_transient_windows_add_companion (GtkWindow *parent, GtkWindow *companion)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (GTK_IS_WINDOW (companion));

  g_object_set_data (G_OBJECT (companion), OWNER_KEY, parent);
  /* One that is destroyed was not asked to close, and what its companion shows would outlive its cluster. */
  g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), companion, G_CONNECT_SWAPPED);
}

/**
 * tel_transient_windows_close_companions:
 * @parent: a window that leaves its cluster
 *
 * Asks the companions of a window to close, with their dialogs. Those that are hidden close too.
 *
 * Returns: %TRUE when none is left
 */
gboolean
tel_transient_windows_close_companions (GtkWindow *parent)
{
  g_autoptr (GList) windows = NULL;
  gboolean all_closed = TRUE;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), FALSE);

  windows = gtk_window_list_toplevels ();
  for (GList *window = windows; window != NULL; window = window->next)
    if (g_object_get_data (window->data, OWNER_KEY) == parent)
      {
        if (tel_transient_windows_run_plan (window->data))
          all_closed = FALSE;
        else if (tel_transient_windows_close (window->data))
          gtk_window_destroy (window->data);
      }

  return all_closed;
}

/**
 * tel_transient_windows_close:
 * @parent: a window
 *
 * Asks the dialogs of a window to close, the innermost first, so that a question that is open is not asked twice. One
 * that runs a plan stays, and asks its own question.
 *
 * Returns: %TRUE when none is left
 */
gboolean
tel_transient_windows_close (GtkWindow *parent)
{
  g_autoptr (GPtrArray) dialogs = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), FALSE);

  dialogs = list_dialogs (parent);
  for (guint i = 0; i < dialogs->len; i++)
    if (tel_transient_windows_close (dialogs->pdata[i]))
      gtk_window_close (dialogs->pdata[i]);

  left = list_dialogs (parent);

  return left->len == 0;
}

/**
 * tel_transient_windows_run_plan:
 * @parent: a window
 *
 * Tells whether a dialog of the window runs a plan.
 *
 * Returns: %TRUE while one does
 */
gboolean
tel_transient_windows_run_plan (GtkWindow *parent)
{
  g_autoptr (GPtrArray) dialogs = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), FALSE);

  dialogs = list_dialogs (parent);
  for (guint i = 0; i < dialogs->len; i++)
    if (has_running_plan (dialogs->pdata[i]) || tel_transient_windows_run_plan (dialogs->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * tel_transient_windows_hide:
 * @parent: a window whose dialogs run no plan
 *
 * Hides the dialogs of a window with what was typed there. Those that show an authentication string are closed, and
 * plans that have run let theirs go.
 *
 * Returns: (transfer full) (element-type GtkWindow): what is hidden, for tel_transient_windows_show()
 */
GPtrArray *
tel_transient_windows_hide (GtkWindow *parent)
{
  GPtrArray *hidden;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  hidden = g_ptr_array_new_with_free_func (g_object_unref);
  hide (parent, hidden);

  return hidden;
}

/**
 * tel_transient_windows_show:
 * @hidden: (element-type GtkWindow): what tel_transient_windows_hide() has hidden
 *
 * Shows dialogs again as they were.
 */
void
tel_transient_windows_show (GPtrArray *hidden)
{
  g_return_if_fail (hidden != NULL);

  for (guint i = hidden->len; i-- > 0;)
    gtk_window_present (hidden->pdata[i]);
}

/**
 * tel_transient_windows_forget_passwords:
 * @parent: a window
 *
 * Empties the passwords that stand in the dialogs of a window, and ends connecting with them.
 */
void
tel_transient_windows_forget_passwords (GtkWindow *parent)
{
  g_autoptr (GPtrArray) dialogs = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  dialogs = list_dialogs (parent);
  for (guint i = 0; i < dialogs->len; i++)
    {
      forget_passwords (dialogs->pdata[i]);
      tel_transient_windows_forget_passwords (dialogs->pdata[i]);
    }
}
