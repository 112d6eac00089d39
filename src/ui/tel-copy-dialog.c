/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-copy-dialog.h"

#include "plan/tel-settings-copy.h"
#include "ui/tel-copy-notice.h"
#include "ui/tel-object-list.h"

/**
 * TelCopyDialog:
 *
 * The lists have not every setting, so the device that is chosen is read first. What cannot be read is said, and
 * another can be chosen.
 */
struct _TelCopyDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  TelObjectList *list;
  GtkLabel *error_label;
  GtkSpinner *spinner;

  TelCluster *cluster;
  TelDraft *draft;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelCopyDialog, tel_copy_dialog, ADW_TYPE_WINDOW)

static gboolean
is_of_product (gpointer item, gpointer product)
{
  return g_strcmp0 (tel_device_get_product (item), product) == 0;
}

static void
show_reading (TelCopyDialog *self)
{
  gboolean reading = self->cancellable != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), reading);
  gtk_spinner_set_spinning (self->spinner, reading);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !reading);
}

static void
show_error (TelCopyDialog *self, const char *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

/* Into the draft, not into what shows it: that may have been made anew meanwhile. */
static void
copy_settings (TelCopyDialog *self, TelDevice *from)
{
  g_auto (GStrv) left_out = NULL;
  g_autoptr (TelDevice) copied =
      tel_settings_copy (self->cluster, from, TEL_DEVICE (tel_draft_get_object (self->draft)), &left_out);

  tel_copy_notice_keep (self->draft, from, copied, (const char *const *) left_out);
  tel_draft_replace (self->draft, TEL_OBJECT (copied));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) device = tel_cluster_read_finish (TEL_CLUSTER (source), result, &error);
  TelCopyDialog *self;

  /* The dialog is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_COPY_DIALOG (user_data);
  g_clear_object (&self->cancellable);
  show_reading (self);
  if (device == NULL)
    {
      show_error (self, error->message);
      return;
    }

  copy_settings (self, TEL_DEVICE (device));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_picked (TelCopyDialog *self, TelObject *object)
{
  self->cancellable = g_cancellable_new ();
  show_error (self, NULL);
  show_reading (self);
  tel_cluster_read_async (self->cluster, TEL_OBJECT_KIND_DEVICE, tel_object_get_key (object), NULL, self->cancellable,
                          on_read, self);
}

static void
tel_copy_dialog_dispose (GObject *object)
{
  TelCopyDialog *self = TEL_COPY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->cluster);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (tel_copy_dialog_parent_class)->dispose (object);
}

static void
tel_copy_dialog_class_init (TelCopyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_copy_dialog_dispose;

  g_type_ensure (TEL_TYPE_OBJECT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-copy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelCopyDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TelCopyDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TelCopyDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelCopyDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
}

static void
tel_copy_dialog_init (TelCopyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_copy_dialog_new:
 * @cluster: the cluster, its devices listed
 * @draft: a draft of the device that is to take the settings over
 *
 * Makes a dialog that offers the other devices of the same type. What is copied goes into the draft, what is left out
 * is kept with it for #TelCopyNotice to say; then the dialog closes.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelCopyDialog *
tel_copy_dialog_new (TelCluster *cluster, TelDraft *draft)
{
  TelCopyDialog *self;
  TelDevice *to;
  GtkFilter *filter;
  g_autoptr (GtkFilterListModel) devices = NULL;
  const char *excluded[2] = { NULL };

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DRAFT (draft), NULL);

  to = TEL_DEVICE (tel_draft_get_base (draft));
  excluded[0] = tel_device_get_name (to);
  self = g_object_new (TEL_TYPE_COPY_DIALOG, NULL);
  self->cluster = g_object_ref (cluster);
  self->draft = g_object_ref (draft);
  adw_window_title_set_subtitle (self->window_title, excluded[0]);
  filter = GTK_FILTER (gtk_custom_filter_new (is_of_product, g_strdup (tel_device_get_product (to)), g_free));
  devices =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE))),
                                 filter);
  tel_object_list_set_objects (self->list, G_LIST_MODEL (devices), excluded);
  tel_object_list_begin (self->list);

  return self;
}
