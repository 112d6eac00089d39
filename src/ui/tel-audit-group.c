/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-group.h"

#include "plan/tel-audit-setting.h"

#include <glib/gi18n-lib.h>

struct _TelAuditGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *place_row;
  AdwActionRow *folder_row;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (TelAuditGroup, tel_audit_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_place (TelAuditGroup *self)
{
  g_autofree char *path = tel_audit_setting_dup_path (self->settings);
  guint place = (guint) g_settings_get_enum (self->settings, TEL_AUDIT_SETTING_PLACE);

  adw_combo_row_set_selected (self->place_row, place);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_row), place == TEL_AUDIT_SETTING_PLACE_FILE);
  adw_action_row_set_subtitle (self->folder_row, path);
}

static void
on_place_changed (TelAuditGroup *self)
{
  guint place = adw_combo_row_get_selected (self->place_row);

  /* While the list is being made, nothing was chosen yet. */
  if (self->settings != NULL && place != GTK_INVALID_LIST_POSITION)
    g_settings_set_enum (self->settings, TEL_AUDIT_SETTING_PLACE, (int) place);
}

static void
on_folder_chosen (GtkNativeDialog *native, int response, TelAuditGroup *self)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  if (folder != NULL)
    path = g_file_get_path (folder);
  if (path != NULL)
    g_settings_set_string (self->settings, TEL_AUDIT_SETTING_FOLDER, path);
  g_object_unref (native);
}

/* A folder, and not a file: a file chooser would ask whether what is there is to be replaced, which it never is. */
static void
choose_folder (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkFileChooserNative *native =
      gtk_file_chooser_native_new (_ ("The folder of the audit trail"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_object (native, "response", G_CALLBACK (on_folder_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
tel_audit_group_dispose (GObject *object)
{
  TelAuditGroup *self = TEL_AUDIT_GROUP (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tel_audit_group_parent_class)->dispose (object);
}

static void
tel_audit_group_class_init (TelAuditGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_audit_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-audit-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAuditGroup, place_row);
  gtk_widget_class_bind_template_child (widget_class, TelAuditGroup, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed);
  gtk_widget_class_install_action (widget_class, "audit.choose-folder", NULL, choose_folder);
}

static void
tel_audit_group_init (TelAuditGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (TEL_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::" TEL_AUDIT_SETTING_PLACE, G_CALLBACK (show_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" TEL_AUDIT_SETTING_FOLDER, G_CALLBACK (show_place), self,
                           G_CONNECT_SWAPPED);
  show_place (self);
}
