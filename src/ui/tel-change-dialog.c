/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-change-dialog.h"

#include "ui/tel-plan-dialog.h"

/**
 * TelChangeDialog:
 *
 * While its plan is shown the form is hidden: whoever goes back from a plan that was not run finds everything as it
 * was.
 */
struct _TelChangeDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *scrolled_window;
  AdwBin *form_bin;
  GtkLabel *form_error;
  GtkSpinner *review_spinner;

  TelCluster *cluster;
  TelChangeForm *form;
  GCancellable *cancellable;
  GtkWindow *plan_dialog;
  gboolean was_run;
};

/* Of a plan that is being made: the dialog cancels it when it goes, the form ends it. */
typedef struct
{
  TelChangeDialog *dialog;
  TelChangeForm *form;
} Review;

G_DEFINE_FINAL_TYPE (TelChangeDialog, tel_change_dialog, ADW_TYPE_WINDOW)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_review (TelChangeDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.review",
                                 self->cancellable == NULL && self->form != NULL &&
                                     tel_change_form_is_valid (self->form));
}

static void
on_plan_ended (TelChangeDialog *self)
{
  self->was_run = TRUE;
  g_signal_emit (self, signals[ENDED], 0);
}

static void
on_gone (gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  gtk_window_destroy (window);
}

static void
on_plan_closed (TelChangeDialog *self)
{
  self->plan_dialog = NULL;
  if (self->was_run)
    /* The plan's dialog is still being taken apart. */
    g_idle_add_once (on_gone, g_object_ref (self));
  else
    gtk_window_present (GTK_WINDOW (self));
}

static void
show_plan (TelChangeDialog *self, TelPlan *plan)
{
  self->plan_dialog = GTK_WINDOW (tel_plan_dialog_new_for_plan (self->cluster, plan));
  g_signal_connect_object (self->plan_dialog, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_dialog, "destroy", G_CALLBACK (on_plan_closed), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (self->plan_dialog, gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_present (self->plan_dialog);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_plan_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Review *review = user_data;
  g_autoptr (TelChangeForm) form = review->form;
  TelChangeDialog *self = review->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_change_form_build_finish (form, result, &error);

  /* The dialog is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->review_spinner);
  update_review (self);
  if (plan == NULL)
    gtk_label_set_text (self->form_error, error->message);
  else
    show_plan (self, plan);
}

static void
review_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelChangeDialog *self = TEL_CHANGE_DIALOG (widget);
  Review *review = g_new0 (Review, 1);

  review->dialog = self;
  review->form = g_object_ref (self->form);
  gtk_label_set_text (self->form_error, "");
  gtk_spinner_start (self->review_spinner);
  self->cancellable = g_cancellable_new ();
  update_review (self);
  tel_change_form_build_async (self->form, self->cancellable, on_plan_built, review);
}

static void
tel_change_dialog_dispose (GObject *object)
{
  TelChangeDialog *self = TEL_CHANGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->form);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_change_dialog_parent_class)->dispose (object);
}

static void
tel_change_dialog_class_init (TelChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_change_dialog_dispose;

  signals[ENDED] =
      g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-change-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelChangeDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TelChangeDialog, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TelChangeDialog, form_bin);
  gtk_widget_class_bind_template_child (widget_class, TelChangeDialog, form_error);
  gtk_widget_class_bind_template_child (widget_class, TelChangeDialog, review_spinner);
  gtk_widget_class_install_action (widget_class, "change.review", NULL, review_action);
}

static void
tel_change_dialog_init (TelChangeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_change_dialog_new:
 * @cluster: the cluster
 * @form: what is to be chosen
 * @title: what is done
 * @subtitle: to whom or what
 *
 * Makes a dialog that shows a form and the plan made of it.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelChangeDialog *
tel_change_dialog_new (TelCluster *cluster, TelChangeForm *form, const char *title, const char *subtitle)
{
  TelChangeDialog *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_CHANGE_FORM (form), NULL);

  self = g_object_new (TEL_TYPE_CHANGE_DIALOG, NULL);
  self->cluster = g_object_ref (cluster);
  self->form = g_object_ref_sink (form);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (form));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled_window), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  g_signal_connect_object (form, "notify::valid", G_CALLBACK (update_review), self, G_CONNECT_SWAPPED);
  update_review (self);

  return self;
}
