/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-restart-section.h"

#include <glib/gi18n-lib.h>

#include "cluster/tel-mac-only.h"

struct _TelRestartSection
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *start_row;
  GtkSwitch *start_switch;
  GtkWidget *mac_row;
  GtkSwitch *mac_switch;

  TelCluster *cluster;
  char *device_name;
  gboolean asks_for_mac;
};

G_DEFINE_FINAL_TYPE (TelRestartSection, tel_restart_section, ADW_TYPE_PREFERENCES_GROUP)

static void
on_start_changed (TelRestartSection *self)
{
  gtk_widget_set_visible (self->mac_row, self->asks_for_mac && gtk_switch_get_active (self->start_switch));
}

static void
tel_restart_section_dispose (GObject *object)
{
  g_clear_object (&TEL_RESTART_SECTION (object)->cluster);

  G_OBJECT_CLASS (tel_restart_section_parent_class)->dispose (object);
}

static void
tel_restart_section_finalize (GObject *object)
{
  g_free (TEL_RESTART_SECTION (object)->device_name);

  G_OBJECT_CLASS (tel_restart_section_parent_class)->finalize (object);
}

static void
tel_restart_section_class_init (TelRestartSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_restart_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = tel_restart_section_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-restart-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TelRestartSection, start_row);
  gtk_widget_class_bind_template_child (widget_class, TelRestartSection, start_switch);
  gtk_widget_class_bind_template_child (widget_class, TelRestartSection, mac_row);
  gtk_widget_class_bind_template_child (widget_class, TelRestartSection, mac_switch);
}

static void
tel_restart_section_init (TelRestartSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->start_switch, "notify::active", G_CALLBACK (on_start_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tel_restart_section_load:
 * @self: a section
 * @cluster: the cluster with its references
 * @device: the device, read whole
 *
 * Proposes what a device needs: one that holds a certificate enrols again. Of a device that does not enrol nothing is
 * asked.
 */
void
tel_restart_section_load (TelRestartSection *self, TelCluster *cluster, TelDevice *device)
{
  TelSecurityProfile *profile = tel_cluster_get_security_profile (cluster, tel_device_get_security_profile (device));
  gboolean is_secure = profile != NULL && tel_security_profile_is_secure (profile);
  gboolean is_needed = tel_capf_restart_is_needed (device);
  TelDeviceType type;

  g_return_if_fail (TEL_IS_RESTART_SECTION (self));

  self->asks_for_mac = is_secure && !tel_security_profile_asks_for_string (profile) &&
                       tel_device_get_device_type (device, &type) && tel_device_type_needs_mac_for_null_string (type);
  adw_action_row_set_subtitle (
      self->start_row, is_needed
                           ? _ ("The device holds a certificate, so it has to enrol again.")
                           : _ ("A device that holds a certificate has to enrol again. None is known of this one."));
  gtk_switch_set_active (self->start_switch, is_needed);
  g_set_object (&self->cluster, cluster);
  g_free (self->device_name);
  self->device_name = g_strdup (tel_device_get_name (device));
  gtk_switch_set_active (self->mac_switch, tel_mac_only_recall (cluster, self->device_name));
  gtk_widget_set_visible (GTK_WIDGET (self), tel_device_get_softphone_type (device, NULL) && (is_secure || is_needed));
  on_start_changed (self);
}

/**
 * tel_restart_section_get:
 * @self: a section
 * @restart: (out caller-allocates): what was chosen
 *
 * Gets what was chosen for the plan. That the device is used on a Mac only is kept (G3.2).
 */
void
tel_restart_section_get (TelRestartSection *self, TelCapfRestart *restart)
{
  g_return_if_fail (TEL_IS_RESTART_SECTION (self));
  g_return_if_fail (restart != NULL);

  restart->wanted = gtk_switch_get_active (self->start_switch);
  restart->mac_only = self->asks_for_mac && gtk_switch_get_active (self->mac_switch);
  restart->completes_by = NULL;
  if (restart->wanted && restart->mac_only)
    tel_mac_only_remember (self->cluster, self->device_name);
}
