/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-title.h"

#include "ui/tel-connection-words.h"

struct _TelConnectionTitle
{
  AdwBin parent_instance;

  GtkLabel *name_label;
  GtkLabel *class_label;
  GtkLabel *state_label;
};

G_DEFINE_FINAL_TYPE (TelConnectionTitle, tel_connection_title, ADW_TYPE_BIN)

static void
tel_connection_title_class_init (TelConnectionTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connection-title.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectionTitle, name_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionTitle, class_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionTitle, state_label);
}

static void
tel_connection_title_init (TelConnectionTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_connection_title_show:
 * @self: a title
 * @cluster: what the window is connected to
 * @state: how the connection stands
 *
 * Shows a cluster. Where its connection is not saved it is of no class.
 */
void
tel_connection_title_show (TelConnectionTitle *self, TelCluster *cluster, const char *state)
{
  TelConnection *connection;

  g_return_if_fail (TEL_IS_CONNECTION_TITLE (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  connection = tel_cluster_get_connection (cluster);
  gtk_label_set_text (self->name_label, tel_cluster_get_name (cluster));
  gtk_label_set_text (self->state_label, state);
  if (connection != NULL)
    gtk_label_set_text (self->class_label, tel_environment_get_label (tel_connection_get_environment (connection)));
  tel_connection_words_show_class (GTK_WIDGET (self->class_label), "tel-class-label", connection);
}
