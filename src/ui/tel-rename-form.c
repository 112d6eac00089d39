/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-rename-form.h"

#include "plan/tel-rename-builder.h"
#include "plan/tel-softphone-builder.h"
#include "ui/tel-restart-section.h"

#include <glib/gi18n-lib.h>

struct _TelRenameForm
{
  TelChangeForm parent_instance;

  GtkEditable *name_row;
  GtkLabel *name_hint;
  TelRestartSection *restart_section;

  TelCluster *cluster;
  TelDevice *device;
};

G_DEFINE_FINAL_TYPE (TelRenameForm, tel_rename_form, TEL_TYPE_CHANGE_FORM)

static void
check_name (TelRenameForm *self)
{
  const char *name = gtk_editable_get_text (self->name_row);
  g_autoptr (GError) error = NULL;
  TelDeviceType type;
  gboolean is_same = g_strcmp0 (name, tel_device_get_name (self->device)) == 0;
  gboolean is_valid = !is_same && tel_device_get_device_type (self->device, &type) &&
                      tel_softphone_builder_check_name (self->cluster, type, name, &error);

  tel_change_form_show_hint (self->name_hint, error != NULL ? error->message : NULL, TRUE);
  tel_change_form_set_valid (TEL_CHANGE_FORM (self), is_valid);
}

static void
tel_rename_form_build (TelChangeForm *form, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TelRenameForm *self = TEL_RENAME_FORM (form);
  TelCapfRestart restart;

  tel_restart_section_get (self->restart_section, &restart);
  tel_rename_builder_build_async (self->cluster, tel_device_get_name (self->device),
                                  gtk_editable_get_text (self->name_row), &restart, cancellable, callback, user_data);
}

static void
tel_rename_form_dispose (GObject *object)
{
  TelRenameForm *self = TEL_RENAME_FORM (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->device);

  G_OBJECT_CLASS (tel_rename_form_parent_class)->dispose (object);
}

static void
tel_rename_form_class_init (TelRenameFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_rename_form_dispose;
  TEL_CHANGE_FORM_CLASS (klass)->build = tel_rename_form_build;
  TEL_CHANGE_FORM_CLASS (klass)->build_finish = tel_rename_builder_build_finish;

  g_type_ensure (TEL_TYPE_RESTART_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-rename-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TelRenameForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, TelRenameForm, name_hint);
  gtk_widget_class_bind_template_child (widget_class, TelRenameForm, restart_section);
}

static void
tel_rename_form_init (TelRenameForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_rename_form_new:
 * @cluster: the cluster
 * @device: a softphone, read whole
 *
 * Makes the form of a new name, checked while it is typed (G2.4, G2.5).
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_rename_form_new (TelCluster *cluster, TelDevice *device)
{
  TelRenameForm *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  self = g_object_new (TEL_TYPE_RENAME_FORM, NULL);
  self->cluster = g_object_ref (cluster);
  self->device = g_object_ref (device);
  tel_restart_section_load (self->restart_section, cluster, device);
  gtk_editable_set_text (self->name_row, tel_device_get_name (device));
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (check_name), self, G_CONNECT_SWAPPED);

  return TEL_CHANGE_FORM (self);
}
