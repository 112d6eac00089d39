/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-device-details.h"

#include <glib/gi18n-lib.h>

#include "model/tel-value-label.h"
#include "ui/tel-enrolment-group.h"
#include "ui/tel-name-label.h"

/**
 * TelDeviceDetails:
 *
 * One group for each section of the editor. The labels are the nicks of the properties, the glossary's terms.
 */
struct _TelDeviceDetails
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TelDeviceDetails, tel_device_details, ADW_TYPE_BIN)

static const char *const device_fields[] = { "name",
                                             "description",
                                             "product",
                                             "device-pool",
                                             "location",
                                             "calling-search-space",
                                             "common-phone-profile",
                                             "button-template",
                                             "sip-profile",
                                             "security-profile",
                                             "presence-group",
                                             NULL };
static const char *const owner_fields[] = { "owner", "mobility-user", "cti-control", NULL };
static const char *const capf_fields[] = {
  "certificate-operation", "authentication-mode", "key-size",           "key-order",
  "ec-key-size",           "completes-by",        "certificate-status", NULL
};
static const char *const line_fields[] = { "pattern",       "partition", "label", "display",
                                           "external-mask", "end-users", NULL };

static char *
join_strings (const GValue *value)
{
  const char *const *strings = g_value_get_boxed (value);

  return strings != NULL ? g_strjoinv (", ", (char **) strings) : NULL;
}

static char *
dup_value_text (TelObject *object, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (object), property, &value);

  if (G_VALUE_HOLDS_STRING (&value))
    return g_strdup (tel_value_label_get (property, g_value_get_string (&value)));
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? _ ("Yes") : _ ("No"));
  if (G_VALUE_HOLDS_UINT (&value))
    return g_strdup_printf ("%u", g_value_get_uint (&value));
  if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
    return join_strings (&value);

  g_return_val_if_reached (NULL);
}

static void
add_row (AdwPreferencesGroup *group, const char *label, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_add_css_class (row, "tel-field");

  value = gtk_label_new (text != NULL && *text != '\0' ? text : "–");
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  tel_name_label_wrap (GTK_LABEL (value));
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
make_group (TelCluster *cluster, TelObject *object, const char *title, const char *const *fields)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *text = dup_value_text (object, fields[i]);

      if (g_str_equal (fields[i], "completes-by"))
        {
          g_autofree char *deadline = tel_cluster_describe_deadline (cluster, text);

          add_row (ADW_PREFERENCES_GROUP (group), tel_object_get_property_label (object, fields[i]), deadline);
        }
      else
        add_row (ADW_PREFERENCES_GROUP (group), tel_object_get_property_label (object, fields[i]), text);
    }

  return group;
}

static void
add_lines (GtkBox *box, TelCluster *cluster, TelDevice *device)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelObject) line = g_list_model_get_item (lines, i);
      /* Translators: the number of a line on a device. */
      g_autofree char *title = g_strdup_printf (_ ("Line %u"), tel_line_get_index (TEL_LINE (line)));

      gtk_box_append (box, make_group (cluster, line, title, line_fields));
    }
}

static void
add_support_field (GtkWidget *group, TelDevice *device)
{
  g_autofree char *text = tel_device_dup_support_field (device);

  add_row (ADW_PREFERENCES_GROUP (group), _ ("Cisco Support Field"), text);
}

static void
on_enrolment_changed (TelDeviceDetails *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "user.reload", NULL);
}

/* Of a softphone it can be changed from here. */
static void
add_enrolment (TelDeviceDetails *self, GtkBox *box, TelCluster *cluster, TelDevice *device)
{
  const char *owner = tel_device_get_owner (device);
  TelUser *user = owner != NULL ? tel_cluster_get_user (cluster, owner) : NULL;
  TelEnrolmentGroup *group;

  if (!tel_device_get_softphone_type (device, NULL))
    {
      gtk_box_append (box, make_group (cluster, TEL_OBJECT (device),
                                       _ ("Certification Authority Proxy Function (CAPF) Information"), capf_fields));
      return;
    }

  group = tel_enrolment_group_new (cluster, user, device);
  g_signal_connect_object (group, "changed", G_CALLBACK (on_enrolment_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, GTK_WIDGET (group));
}

static void
tel_device_details_class_init (TelDeviceDetailsClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tel_device_details_init (TelDeviceDetails *self)
{
}

/**
 * tel_device_details_new:
 * @cluster: the cluster, for its clock
 * @device: the device, read whole
 *
 * Shows what was read of a device, except its authentication string.
 *
 * Returns: (transfer floating): a new widget
 */
TelDeviceDetails *
tel_device_details_new (TelCluster *cluster, TelDevice *device)
{
  TelDeviceDetails *self;
  GtkWidget *box;
  GtkWidget *group;
  TelDeviceType type;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  self = g_object_new (TEL_TYPE_DEVICE_DETAILS, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), make_group (cluster, TEL_OBJECT (device), _ ("Device Information"), device_fields));
  gtk_box_append (GTK_BOX (box), make_group (cluster, TEL_OBJECT (device), _ ("Owner"), owner_fields));
  add_lines (GTK_BOX (box), cluster, device);
  add_enrolment (self, GTK_BOX (box), cluster, device);

  /* G2.8 is a matter of the desktop client alone. */
  if (tel_device_get_device_type (device, &type) && type == TEL_DEVICE_TYPE_CSF)
    {
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Desktop Client Settings"));
      add_support_field (group, device);
      gtk_box_append (GTK_BOX (box), group);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, tel_device_get_name (device),
                                  -1);
  adw_bin_set_child (ADW_BIN (self), box);

  return self;
}
