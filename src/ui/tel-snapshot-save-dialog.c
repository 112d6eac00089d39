/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-snapshot-save-dialog.h"

#include <glib/gi18n-lib.h>

struct _TelSnapshotSaveDialog
{
  AdwWindow parent_instance;

  GtkSpinButton *days_button;
  GtkSpinner *spinner;
  GtkLabel *error_label;

  TelSnapshotStore *store;
  TelSnapshot *snapshot;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelSnapshotSaveDialog, tel_snapshot_save_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_saving (TelSnapshotSaveDialog *self, gboolean is_saving)
{
  gtk_spinner_set_spinning (self->spinner, is_saving);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->days_button), !is_saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "snapshot.save", !is_saving);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelSnapshotSaveDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshotEntry) entry = tel_snapshot_store_save_finish (TEL_SNAPSHOT_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  /* It was closed at the moment at which it was saved. */
  if (self->cancellable == NULL)
    return;

  show_saving (self, FALSE);
  if (entry == NULL)
    gtk_label_set_text (self->error_label, error->message);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelSnapshotSaveDialog *self = TEL_SNAPSHOT_SAVE_DIALOG (widget);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) end = NULL;

  gtk_spin_button_update (self->days_button);
  end = g_date_time_add_days (now, gtk_spin_button_get_value_as_int (self->days_button));
  gtk_label_set_text (self->error_label, "");
  show_saving (self, TRUE);
  tel_snapshot_store_save_async (self->store, self->snapshot, end, self->cancellable, on_saved, g_object_ref (self));
}

static void
tel_snapshot_save_dialog_dispose (GObject *object)
{
  TelSnapshotSaveDialog *self = TEL_SNAPSHOT_SAVE_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tel_snapshot_save_dialog_parent_class)->dispose (object);
}

/* What is mostly wanted is to save. Not before it is shown: a window whose focus is set earlier has no role for a
 * reader of the screen (GTK 4.8). */
static void
tel_snapshot_save_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tel_snapshot_save_dialog_parent_class)->map (widget);

  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (widget)));
}

static void
tel_snapshot_save_dialog_class_init (TelSnapshotSaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_snapshot_save_dialog_dispose;
  widget_class->map = tel_snapshot_save_dialog_map;

  signals[SIGNAL_SAVED] =
      g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-snapshot-save-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotSaveDialog, days_button);
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotSaveDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotSaveDialog, error_label);
  gtk_widget_class_install_action (widget_class, "snapshot.save", NULL, save);
}

static void
tel_snapshot_save_dialog_init (TelSnapshotSaveDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_value (self->days_button, TEL_SNAPSHOT_STORE_DAYS);
}

/**
 * tel_snapshot_save_dialog_new:
 * @store: where it is saved
 * @snapshot: what is saved
 *
 * Makes a dialog that saves a snapshot.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelSnapshotSaveDialog *
tel_snapshot_save_dialog_new (TelSnapshotStore *store, TelSnapshot *snapshot)
{
  TelSnapshotSaveDialog *self;

  g_return_val_if_fail (TEL_IS_SNAPSHOT_STORE (store), NULL);
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), NULL);

  self = g_object_new (TEL_TYPE_SNAPSHOT_SAVE_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->snapshot = g_object_ref (snapshot);

  return self;
}
