/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-plan-dialog.h"

#include "plan/tel-issue.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-strings-dialog.h"
#include "ui/tel-undo-presenter.h"

struct _TelPlanDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  TelPlanView *plan_view;

  TelCluster *cluster;
  TelPlan *finished;
};

G_DEFINE_FINAL_TYPE (TelPlanDialog, tel_plan_dialog, ADW_TYPE_WINDOW)

enum
{
  ENDED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_plan_title (TelPlanDialog *self, const char *title)
{
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
}

static void
on_plan_back (TelPlanDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_plan_ended (TelPlanDialog *self, TelRunner *runner)
{
  g_signal_emit (self, signals[ENDED], 0, runner);
}

/* Several strings are given out from a list, and so is one that nobody owns the device of. */
static GtkWindow *
make_strings_dialog (TelPlanDialog *self, GPtrArray *issued)
{
  TelIssue *first = issued->pdata[0];
  const char *owner = tel_device_get_owner (first->device);
  TelUser *user = owner != NULL ? tel_cluster_get_user (self->cluster, owner) : NULL;

  if (issued->len > 1 || user == NULL)
    return GTK_WINDOW (tel_strings_dialog_new (self->cluster, issued));

  return GTK_WINDOW (tel_auth_string_dialog_new (self->cluster, user, first->device, first->string));
}

static void
on_plan_finished (TelPlanDialog *self, TelRunner *runner)
{
  gboolean has_warnings = tel_plan_has_warnings (tel_runner_get_plan (runner));
  g_autoptr (GPtrArray) issued = NULL;
  GtkWindow *dialog;

  g_set_object (&self->finished, tel_runner_get_plan (runner));
  g_signal_emit (self, signals[FINISHED], 0, runner);
  if (tel_runner_get_auth_string (runner) == NULL)
    return;

  issued = tel_runner_list_issued (runner);
  if (issued->len == 0)
    return;

  /* What went otherwise than wanted is looked at behind it. */
  dialog = make_strings_dialog (self, issued);
  gtk_window_set_transient_for (dialog,
                                has_warnings ? GTK_WINDOW (self) : gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_present (dialog);
  if (!has_warnings)
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
tel_plan_dialog_close_request (GtkWindow *window)
{
  TelPlanDialog *self = TEL_PLAN_DIALOG (window);

  if (!tel_plan_view_is_running (self->plan_view))
    {
      if (self->finished != NULL)
        tel_undo_presenter_offer (gtk_window_get_transient_for (window), self->finished);
      return GTK_WINDOW_CLASS (tel_plan_dialog_parent_class)->close_request (window);
    }

  tel_plan_view_ask_to_stop (self->plan_view);

  return TRUE;
}

static void
tel_plan_dialog_dispose (GObject *object)
{
  TelPlanDialog *self = TEL_PLAN_DIALOG (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->finished);

  G_OBJECT_CLASS (tel_plan_dialog_parent_class)->dispose (object);
}

static void
tel_plan_dialog_class_init (TelPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_plan_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tel_plan_dialog_close_request;

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, TEL_TYPE_RUNNER);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, TEL_TYPE_RUNNER);

  g_type_ensure (TEL_TYPE_PLAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelPlanDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TelPlanDialog, plan_view);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_back);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_ended);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_finished);
}

static void
tel_plan_dialog_init (TelPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_plan_dialog_new:
 * @cluster: the cluster that the plan was made for
 * @journal: the journal that has it
 * @entry: a plan that was interrupted, or that stopped, read with its steps
 * @error: return location for an error
 *
 * Makes a dialog that shows how far the plan has come and goes on with it when asked to.
 *
 * Returns: (transfer none): a new window, owned by GTK, or %NULL with %TEL_ERROR_STORAGE when the plan cannot be read
 */
TelPlanDialog *
tel_plan_dialog_new (TelCluster *cluster, TelJournal *journal, TelJournalEntry *entry, GError **error)
{
  TelPlanDialog *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (entry), NULL);

  self = g_object_new (TEL_TYPE_PLAN_DIALOG, NULL);
  self->cluster = g_object_ref (cluster);
  if (!tel_plan_view_set_entry (self->plan_view, cluster, journal, entry, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }

  set_plan_title (self, tel_journal_entry_get_title (entry));

  return self;
}

/**
 * tel_plan_dialog_new_for_plan:
 * @cluster: the cluster that the plan was made for
 * @plan: a plan that has not run yet
 *
 * Makes a dialog that shows a plan to be reviewed, runs it and shows what became of it.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelPlanDialog *
tel_plan_dialog_new_for_plan (TelCluster *cluster, TelPlan *plan)
{
  TelPlanDialog *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_PLAN (plan), NULL);

  self = g_object_new (TEL_TYPE_PLAN_DIALOG, NULL);
  self->cluster = g_object_ref (cluster);
  tel_plan_view_set_plan (self->plan_view, cluster, plan);
  set_plan_title (self, tel_plan_get_title (plan));

  return self;
}

/**
 * tel_plan_dialog_present_over:
 * @widget: what asks for the plan
 * @cluster: the cluster that it is for
 * @plan: a plan
 *
 * Shows a plan in a dialog over the window of a widget.
 *
 * Returns: (transfer none): the dialog, which its window keeps
 */
TelPlanDialog *
tel_plan_dialog_present_over (GtkWidget *widget, TelCluster *cluster, TelPlan *plan)
{
  TelPlanDialog *self;
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = tel_plan_dialog_new_for_plan (cluster, plan);
  root = gtk_widget_get_root (widget);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
