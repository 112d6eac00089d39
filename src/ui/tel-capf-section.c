/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-capf-section.h"

#include "model/tel-deadline.h"
#include "model/tel-value-label.h"
#include "plan/tel-softphone-builder.h"

#include <glib/gi18n-lib.h>

struct _TelCapfSection
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *start_row;
  GtkSwitch *start_switch;
  GtkWidget *mac_row;
  GtkSwitch *mac_switch;
  GtkWidget *mode_row;
  GtkLabel *mode_label;
  GtkWidget *key_row;
  GtkLabel *key_label;
  AdwActionRow *deadline_row;
  GtkCalendar *calendar;
  GtkSpinButton *hour_spin;

  TelCluster *cluster;
  TelSoftphoneRequest *request;
  gboolean is_loading;
};

G_DEFINE_FINAL_TYPE (TelCapfSection, tel_capf_section, ADW_TYPE_PREFERENCES_GROUP)

static TelSecurityProfile *
get_profile (TelCapfSection *self)
{
  TelDevice *device = tel_softphone_request_get_device (self->request);
  const char *name = tel_device_get_security_profile (device);

  return name != NULL ? tel_cluster_get_security_profile (self->cluster, name) : NULL;
}

/* The names of the profiles with which an enrolment can start, for the person who wants one (G3.4). */
static char *
list_fitting_profiles (TelCapfSection *self)
{
  TelDeviceType type = tel_softphone_request_get_device_type (self->request);
  g_autoptr (GListModel) profiles = tel_softphone_builder_list_security_profiles (self->cluster, type);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_security_profile_needs_certificate (profile) && tel_security_profile_asks_for_string (profile))
        g_ptr_array_add (names, g_strdup (tel_security_profile_get_name (profile)));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
explain_start (TelCapfSection *self, TelSecurityProfile *profile)
{
  g_autofree char *names = NULL;

  if (profile != NULL && tel_security_profile_needs_certificate (profile))
    {
      if (tel_security_profile_asks_for_string (profile))
        return g_strdup (_ ("An authentication string is made for the user, who enrols with it."));
      return g_strdup (_ ("The client enrols without a string: there is nothing to give to the user."));
    }

  names = list_fitting_profiles (self);
  if (names == NULL)
    return g_strdup (_ ("No phone security profile of this type needs a certificate, so there is nothing to enrol."));

  return g_strdup_printf (_ ("The chosen phone security profile needs no certificate. Profiles that do: %s."), names);
}

static void
show_deadline (TelCapfSection *self)
{
  g_autoptr (GDateTime) deadline = NULL;
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->request, "completes-by", &deadline, NULL);
  if (deadline == NULL)
    return;

  there = tel_deadline_describe (deadline, zone);
  here = tel_deadline_describe (deadline, local);
  name = tel_cluster_dup_time_zone_name (self->cluster);
  if (tel_cluster_get_time_zone_origin (self->cluster) == TEL_ZONE_ASSUMED)
    text = g_strdup_printf (_ ("%s in the cluster’s time, whose time zone is assumed to be %s\n%s in local time"),
                            there, name, here);
  else if (tel_cluster_get_time_zone_origin (self->cluster) == TEL_ZONE_FOUND)
    /* Translators: a date and time, a time zone such as UTC+09:00, the same in local time */
    text = g_strdup_printf (_ ("%s in the cluster’s time (%s, found on the cluster)\n%s in local time"), there, name,
                            here);
  else
    text = g_strdup_printf (_ ("%s in the cluster’s time\n%s in local time"), there, here);
  adw_action_row_set_subtitle (self->deadline_row, text);
}

static void
show_deadline_in_popover (TelCapfSection *self)
{
  g_autoptr (GDateTime) deadline = NULL;
  g_autoptr (GDateTime) there = NULL;

  g_object_get (self->request, "completes-by", &deadline, NULL);
  if (deadline == NULL)
    return;

  there = g_date_time_to_timezone (deadline, tel_cluster_get_time_zone (self->cluster));
  self->is_loading = TRUE;
  gtk_calendar_select_day (self->calendar, there);
  gtk_spin_button_set_value (self->hour_spin, g_date_time_get_hour (there));
  self->is_loading = FALSE;
}

static void
on_deadline_edited (TelCapfSection *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) deadline = NULL;

  if (self->is_loading || self->request == NULL)
    return;

  day = gtk_calendar_get_date (self->calendar);
  deadline = g_date_time_new (tel_cluster_get_time_zone (self->cluster), g_date_time_get_year (day),
                              g_date_time_get_month (day), g_date_time_get_day_of_month (day),
                              gtk_spin_button_get_value_as_int (self->hour_spin), 0, 0);
  g_object_set (self->request, "completes-by", deadline, NULL);
  show_deadline (self);
}

static void
update (TelCapfSection *self)
{
  TelSecurityProfile *profile = get_profile (self);
  gboolean needs = profile != NULL && tel_security_profile_needs_certificate (profile);
  gboolean asks = needs && tel_security_profile_asks_for_string (profile);
  gboolean starts = gtk_switch_get_active (self->start_switch);
  TelDeviceType type = tel_softphone_request_get_device_type (self->request);
  g_autofree char *explanation = explain_start (self, profile);
  const char *key_order = profile != NULL ? tel_security_profile_get_key_order (profile) : NULL;
  g_autofree char *key = NULL;

  adw_action_row_set_subtitle (self->start_row, explanation);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_row), needs);
  gtk_widget_set_visible (self->mac_row, needs && !asks && tel_device_type_needs_mac_for_null_string (type));
  gtk_widget_set_visible (self->mode_row, needs && starts);
  gtk_widget_set_visible (self->key_row, needs && starts);
  gtk_widget_set_visible (GTK_WIDGET (self->deadline_row), needs && starts);
  if (!needs)
    return;

  gtk_label_set_text (self->mode_label, tel_value_label_get ("authentication-mode",
                                                             tel_security_profile_get_authentication_mode (profile)));
  if (key_order != NULL && *key_order != '\0')
    key = g_strdup_printf ("%s · %s", tel_security_profile_get_key_size (profile), key_order);
  else
    key = g_strdup (tel_security_profile_get_key_size (profile));
  gtk_label_set_text (self->key_label, key);
}

/* A device of a profile that needs a certificate is made only together with its enrolment (G3.7). */
static void
on_profile_changed (TelCapfSection *self)
{
  TelSecurityProfile *profile = get_profile (self);

  gtk_switch_set_active (self->start_switch, profile != NULL && tel_security_profile_needs_certificate (profile));
  update (self);
}

static void
tel_capf_section_dispose (GObject *object)
{
  TelCapfSection *self = TEL_CAPF_SECTION (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->request);

  G_OBJECT_CLASS (tel_capf_section_parent_class)->dispose (object);
}

static void
tel_capf_section_class_init (TelCapfSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_capf_section_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-capf-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, start_row);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, start_switch);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, mac_row);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, mac_switch);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, mode_row);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, mode_label);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, key_row);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, key_label);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, deadline_row);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, calendar);
  gtk_widget_class_bind_template_child (widget_class, TelCapfSection, hour_spin);
}

static void
tel_capf_section_init (TelCapfSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_capf_section_load:
 * @self: a section that was not loaded yet
 * @cluster: the cluster, its references loaded
 * @request: the request to edit
 *
 * Shows the request's enrolment. Mode, key size and key order are the profile's and cannot be edited apart (G3.4); the
 * deadline is shown in the cluster's and in local time (G3.5).
 */
void
tel_capf_section_load (TelCapfSection *self, TelCluster *cluster, TelSoftphoneRequest *request)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_return_if_fail (TEL_IS_CAPF_SECTION (self));
  g_return_if_fail (self->request == NULL);

  self->cluster = g_object_ref (cluster);
  self->request = g_object_ref (request);

  g_object_bind_property (request, "start-capf", self->start_switch, "active", flags);
  g_object_bind_property (request, "mac-only", self->mac_switch, "active", flags);
  show_deadline_in_popover (self);
  show_deadline (self);
  update (self);

  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_deadline_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hour_spin, "value-changed", G_CALLBACK (on_deadline_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start_switch, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tel_softphone_request_get_device (request), "notify::security-profile",
                           G_CALLBACK (on_profile_changed), self, G_CONNECT_SWAPPED);
}
