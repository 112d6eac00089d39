/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-undo-presenter.h"

#include "plan/tel-undo.h"
#include "plan/tel-journal.h"
#include "ui/tel-application.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-window.h"

#include <glib/gi18n-lib.h>

/* What is undone by a toast: an edit of one or two steps. */
#define MAXIMUM_STEPS 2
#define UNDO_SECONDS 15

/* Who asked may be gone when the plan is made. */
typedef struct
{
  GWeakRef window;
  TelCluster *cluster;
} Asking;

static void
asking_free (Asking *asking)
{
  g_weak_ref_clear (&asking->window);
  g_clear_object (&asking->cluster);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
show_error (GtkWindow *window, const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (window, _ ("The plan cannot be undone now"), message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&asking->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) undo = tel_undo_build_finish (result, &error);

  if (window == NULL)
    return;
  if (undo == NULL)
    {
      show_error (window, error->message);
      return;
    }

  tel_plan_dialog_present_over (GTK_WIDGET (window), asking->cluster, undo);
}

/* The window may be connected to another cluster by now. */
static void
undo_entry (TelWindow *window, TelJournalEntry *entry, TelPlan *plan)
{
  TelCluster *cluster = tel_window_get_cluster (window);
  /* Translators: a cluster, an account */
  g_autofree char *away =
      g_strdup_printf (_ ("To undo it, connect to %s as %s again."), tel_journal_entry_get_cluster (entry),
                       tel_journal_entry_get_account (entry));

  if (cluster == NULL)
    show_error (GTK_WINDOW (window), away);
  else if (g_strcmp0 (tel_axl_client_get_connection_id (tel_cluster_get_client (cluster)),
                      tel_journal_entry_get_connection (entry)) == 0)
    tel_undo_presenter_present (GTK_WIDGET (window), cluster, plan);
  else
    show_error (GTK_WINDOW (window), _ ("This plan was carried out over another connection. Undo it there."));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelJournalEntry) entry = tel_journal_read_finish (TEL_JOURNAL (source), result, &error);
  TelPlan *plan = entry != NULL ? tel_journal_entry_get_plan (entry, &error) : NULL;

  if (plan == NULL)
    show_error (GTK_WINDOW (window), error->message);
  else
    undo_entry (window, entry, plan);
}

static void
undo_plan (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelJournal *journal = tel_application_get_default_journal ();

  if (journal != NULL)
    tel_journal_read_async (journal, g_variant_get_int64 (parameter), NULL, on_read, g_object_ref (widget));
}

/**
 * tel_undo_presenter_install:
 * @window_class: the class of the window
 *
 * Installs the action “win.undo-plan”, whose parameter is the number of a plan in the journal.
 */
void
tel_undo_presenter_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.undo-plan", "x", undo_plan);
}

/**
 * tel_undo_presenter_present:
 * @widget: who asks, in a window
 * @cluster: the cluster that the plan was carried out on
 * @plan: a plan that has run
 *
 * Reads what the plan touched, makes the plan that undoes it and shows it over the window of the widget, to be reviewed
 * and run.
 */
void
tel_undo_presenter_present (GtkWidget *widget, TelCluster *cluster, TelPlan *plan)
{
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_PLAN (plan));

  asking = g_new0 (Asking, 1);
  g_weak_ref_init (&asking->window, gtk_widget_get_root (widget));
  asking->cluster = g_object_ref (cluster);
  tel_undo_build_async (cluster, plan, NULL, on_built, asking);
}

/**
 * tel_undo_presenter_offer:
 * @window: (nullable): the window over which the plan was shown
 * @plan: a plan that was carried out
 *
 * Says for a moment that something small is done, and offers to undo it. What is larger is undone from the Activity
 * page; so is what is not written down.
 */
void
tel_undo_presenter_offer (GtkWindow *window, TelPlan *plan)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  GObject *overlay;
  AdwToast *toast;

  g_return_if_fail (TEL_IS_PLAN (plan));

  if (window == NULL || !TEL_IS_WINDOW (window) || tel_plan_get_number (plan) == 0 || tel_plan_get_undoes (plan) != 0 ||
      g_list_model_get_n_items (tel_plan_get_steps (plan)) > MAXIMUM_STEPS)
    return;

  if (tel_plan_has_warnings (plan))
    /* Translators: the title of a plan */
    text = g_strdup_printf (_ ("“%s” was sent, but not everything is as it was wanted."), tel_plan_get_title (plan));
  else
    /* Translators: the title of a plan */
    text = g_strdup_printf (_ ("“%s” is done."), tel_plan_get_title (plan));
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  /* Translators: undoes what was just done; a plan is shown first */
  adw_toast_set_button_label (toast, _ ("Undo…"));
  adw_toast_set_action_name (toast, "win.undo-plan");
  adw_toast_set_action_target (toast, "x", tel_plan_get_number (plan));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  overlay = gtk_widget_get_template_child (GTK_WIDGET (window), TEL_TYPE_WINDOW, "toast_overlay");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
