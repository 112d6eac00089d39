/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-request-log-group.h"

#include "axl/tel-request-file.h"

/**
 * TelRequestLogGroup:
 *
 * That the requests are written to a file is remembered; that what is said is kept holds for the running program only,
 * so that nobody leaves it on.
 */
struct _TelRequestLogGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *file_row;
  GtkSwitch *file_switch;
  GtkSwitch *bodies_switch;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (TelRequestLogGroup, tel_request_log_group, ADW_TYPE_PREFERENCES_GROUP)

static void
tel_request_log_group_dispose (GObject *object)
{
  TelRequestLogGroup *self = TEL_REQUEST_LOG_GROUP (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tel_request_log_group_parent_class)->dispose (object);
}

static void
tel_request_log_group_class_init (TelRequestLogGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_request_log_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-request-log-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TelRequestLogGroup, file_row);
  gtk_widget_class_bind_template_child (widget_class, TelRequestLogGroup, file_switch);
  gtk_widget_class_bind_template_child (widget_class, TelRequestLogGroup, bodies_switch);
}

static void
tel_request_log_group_init (TelRequestLogGroup *self)
{
  g_autofree char *path = tel_request_file_dup_default_path ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (TEL_APPLICATION_ID);
  adw_action_row_set_subtitle (self->file_row, path);
  g_settings_bind (self->settings, "request-log-file", self->file_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (tel_request_log_get_default (), "keeps-bodies", self->bodies_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}
