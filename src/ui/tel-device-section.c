/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-device-section.h"

#include "plan/tel-softphone-builder.h"
#include "ui/tel-profile-creator.h"
#include "ui/tel-reference-row.h"
#include "ui/tel-text-binding.h"

#include <glib/gi18n-lib.h>

struct _TelDeviceSection
{
  GtkBox parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *description_row;
  GtkLabel *name_hint;
  TelReferenceRow *device_pool_row;
  TelReferenceRow *location_row;
  TelReferenceRow *calling_search_space_row;
  TelReferenceRow *rerouting_row;
  TelReferenceRow *common_phone_profile_row;
  TelReferenceRow *button_template_row;
  TelReferenceRow *security_profile_row;
  TelReferenceRow *sip_profile_row;
  TelReferenceRow *presence_group_row;
  GtkWidget *route_row;
  GtkSwitch *route_switch;

  TelCluster *cluster;
  TelSoftphoneRequest *request;
  gboolean is_valid;
};

G_DEFINE_FINAL_TYPE (TelDeviceSection, tel_device_section, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_VALID,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static char *
explain_name (TelDeviceSection *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  TelDevice *taken;

  if (!tel_device_type_check_name (tel_softphone_request_get_device_type (self->request), name, &error))
    return g_strdup (error->message);

  taken = tel_cluster_get_device (self->cluster, name);
  if (taken != NULL && tel_device_get_owner (taken) != NULL)
    return g_strdup_printf (_ ("%s exists already and belongs to %s. Choose another name."), name,
                            tel_device_get_owner (taken));
  if (taken != NULL)
    return g_strdup_printf (_ ("%s exists already. Choose another name."), name);

  return NULL;
}

static void
check_name (TelDeviceSection *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autofree char *reason = explain_name (self, name);
  gboolean is_valid = reason == NULL;

  gtk_label_set_text (self->name_hint, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_hint), !is_valid);
  if (is_valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");

  if (self->is_valid != is_valid)
    {
      self->is_valid = is_valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
}

static void
bind_reference (
    TelDeviceSection *self, TelReferenceRow *row, TelObjectKind kind, const char *property, gboolean optional)
{
  tel_reference_row_bind (row, G_LIST_MODEL (tel_cluster_get_store (self->cluster, kind)),
                          G_OBJECT (tel_softphone_request_get_device (self->request)), property, optional);
}

static void
load_softphone_rows (TelDeviceSection *self, TelDeviceType type)
{
  g_autoptr (GListModel) button_templates = tel_softphone_builder_list_button_templates (self->cluster, type);
  g_autoptr (GListModel) sip_profiles = tel_softphone_builder_list_sip_profiles (self->cluster, type);
  GObject *device = G_OBJECT (tel_softphone_request_get_device (self->request));

  tel_reference_row_bind (self->button_template_row, button_templates, device, "button-template", FALSE);
  tel_reference_row_bind (self->sip_profile_row, sip_profiles, device, "sip-profile", FALSE);
  tel_profile_creator_attach (ADW_ACTION_ROW (self->sip_profile_row), self->cluster, TEL_DEVICE (device), "sip-profile",
                              sip_profiles);
}

/* What is no client has neither buttons nor a SIP profile, but ways to the user's other phones. */
static void
load_remote_device_rows (TelDeviceSection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->button_template_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sip_profile_row), FALSE);

  bind_reference (self, self->rerouting_row, TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, "rerouting-calling-search-space",
                  TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->rerouting_row), TRUE);
  g_object_bind_property (tel_softphone_request_get_device (self->request), "route-when-inactive", self->route_switch,
                          "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_visible (self->route_row, tel_cluster_get_release (self->cluster) >= TEL_RELEASE_10_0);
}

static void
tel_device_section_dispose (GObject *object)
{
  TelDeviceSection *self = TEL_DEVICE_SECTION (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->request);

  G_OBJECT_CLASS (tel_device_section_parent_class)->dispose (object);
}

static void
tel_device_section_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelDeviceSection *self = TEL_DEVICE_SECTION (object);

  switch (property_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->is_valid);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_device_section_class_init (TelDeviceSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_device_section_dispose;
  object_class->get_property = tel_device_section_get_property;

  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEL_TYPE_REFERENCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-device-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, name_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, description_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, name_hint);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, device_pool_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, location_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, calling_search_space_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, rerouting_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, common_phone_profile_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, button_template_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, security_profile_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, sip_profile_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, presence_group_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, route_row);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSection, route_switch);
}

static void
tel_device_section_init (TelDeviceSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_device_section_load:
 * @self: a section that was not loaded yet
 * @cluster: the cluster, its references loaded
 * @request: the request to edit
 *
 * Shows the request's device and writes every edit into it. The name is checked as it is typed (G2.4, G2.5).
 */
void
tel_device_section_load (TelDeviceSection *self, TelCluster *cluster, TelSoftphoneRequest *request)
{
  TelDevice *device;
  TelDeviceType type;
  g_autoptr (GListModel) security_profiles = NULL;

  g_return_if_fail (TEL_IS_DEVICE_SECTION (self));
  g_return_if_fail (self->request == NULL);

  self->cluster = g_object_ref (cluster);
  self->request = g_object_ref (request);
  device = tel_softphone_request_get_device (request);
  type = tel_softphone_request_get_device_type (request);

  tel_text_binding_new (G_OBJECT (device), "name", GTK_EDITABLE (self->name_row));
  tel_text_binding_new (G_OBJECT (device), "description", GTK_EDITABLE (self->description_row));
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (check_name), self, G_CONNECT_SWAPPED);

  bind_reference (self, self->device_pool_row, TEL_OBJECT_KIND_DEVICE_POOL, "device-pool", FALSE);
  bind_reference (self, self->location_row, TEL_OBJECT_KIND_LOCATION, "location", FALSE);
  bind_reference (self, self->calling_search_space_row, TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, "calling-search-space",
                  TRUE);
  bind_reference (self, self->common_phone_profile_row, TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, "common-phone-profile",
                  FALSE);
  bind_reference (self, self->presence_group_row, TEL_OBJECT_KIND_PRESENCE_GROUP, "presence-group", FALSE);

  security_profiles = tel_softphone_builder_list_security_profiles (cluster, type);
  tel_reference_row_bind (self->security_profile_row, security_profiles, G_OBJECT (device), "security-profile",
                          !tel_device_type_is_softphone (type));
  tel_profile_creator_attach (ADW_ACTION_ROW (self->security_profile_row), cluster, device, "security-profile",
                              security_profiles);
  if (tel_device_type_is_softphone (type))
    load_softphone_rows (self, type);
  else
    load_remote_device_rows (self);

  check_name (self);
}

/**
 * tel_device_section_is_valid:
 * @self: a section
 *
 * Tells whether what stands in the section can be planned.
 *
 * Returns: %TRUE when the name is right and free
 */
gboolean
tel_device_section_is_valid (TelDeviceSection *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE_SECTION (self), FALSE);

  return self->is_valid;
}
