/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-other-devices.h"

#include "model/tel-text.h"
#include "ui/tel-user-actions.h"

#include <glib/gi18n-lib.h>

/**
 * TelOtherDevices:
 *
 * Made anew whenever the user was read; of the rows only the registration changes.
 */
struct _TelOtherDevices
{
  AdwPreferencesGroup parent_instance;

  /* Device name → the label of its row that says whether it is registered. */
  GHashTable *labels;
};

G_DEFINE_FINAL_TYPE (TelOtherDevices, tel_other_devices, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static GtkWidget *
make_registration_label (TelOtherDevices *self, TelDevice *device)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "tel-small");
  gtk_widget_add_css_class (label, "dim-label");
  g_hash_table_insert (self->labels, g_strdup (tel_device_get_name (device)), label);

  return label;
}

static GtkWidget *
make_menu_button (TelDevice *device)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = tel_user_actions_make_device_menu (device);
  /* Translators: the name of a menu; a device */
  g_autofree char *label = g_strdup_printf (_ ("More for %s"), tel_device_get_name (device));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static GtkWidget *
make_device_row (TelOtherDevices *self, TelDevice *device)
{
  TelDeviceType type;
  GtkWidget *row;
  g_autoptr (GString) subtitle = g_string_new (NULL);

  tel_text_append (subtitle, " · ", tel_device_get_product (device));
  tel_text_append (subtitle, " · ", tel_device_get_description (device));

  row = make_row (tel_device_get_name (device), subtitle->str);
  /* What is no telephone does not register. */
  if (!tel_device_get_device_type (device, &type) || tel_device_type_is_softphone (type))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_registration_label (self, device));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (device));

  return row;
}

static GtkWidget *
make_remote_device_row (void)
{
  GtkWidget *row = make_row (tel_device_type_get_label (TEL_DEVICE_TYPE_CTIRD),
                             _ ("None. It lets Jabber take calls at the user's other phones."));
  /* Translators: on a button: make a CTI remote device */
  GtkWidget *button = gtk_button_new_with_label (_ ("Create…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "user.create-softphone");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint) TEL_DEVICE_TYPE_CTIRD);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Create a CTI remote device…"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static void
tel_other_devices_finalize (GObject *object)
{
  TelOtherDevices *self = TEL_OTHER_DEVICES (object);

  g_clear_pointer (&self->labels, g_hash_table_unref);

  G_OBJECT_CLASS (tel_other_devices_parent_class)->finalize (object);
}

static void
tel_other_devices_class_init (TelOtherDevicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_other_devices_finalize;
}

static void
tel_other_devices_init (TelOtherDevices *self)
{
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Other devices"));
}

/**
 * tel_other_devices_new:
 * @devices: (element-type TelDevice): all devices of a user
 *
 * Lists the devices that have no slot: desk phones, the CTI remote device, and a second softphone of a type, which is
 * against G2.1 and must not be hidden for that. Where there is no CTI remote device it offers to make one: a user has
 * one at most, like one softphone of each type (G2.1, G8.1).
 *
 * Returns: (transfer floating): a new widget
 */
TelOtherDevices *
tel_other_devices_new (GPtrArray *devices)
{
  TelOtherDevices *self = g_object_new (TEL_TYPE_OTHER_DEVICES, NULL);
  guint seen = 0;

  g_return_val_if_fail (devices != NULL, self);

  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (devices, i);
      TelDeviceType type;
      gboolean in_slot = FALSE;

      if (tel_device_get_device_type (device, &type))
        {
          in_slot = tel_device_type_is_softphone (type) && (seen & 1u << type) == 0;
          seen |= 1u << type;
        }
      if (!in_slot)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_device_row (self, device));
    }
  if ((seen & 1u << TEL_DEVICE_TYPE_CTIRD) == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_remote_device_row ());

  return self;
}

/**
 * tel_other_devices_show_registration:
 * @self: a list
 * @device_name: a device, which need not be in it
 * @state: whether it is registered
 *
 * Says whether a device is registered.
 */
void
tel_other_devices_show_registration (TelOtherDevices *self, const char *device_name, TelRegistrationState state)
{
  GtkLabel *label;

  g_return_if_fail (TEL_IS_OTHER_DEVICES (self));
  g_return_if_fail (device_name != NULL);

  label = g_hash_table_lookup (self->labels, device_name);
  if (label == NULL)
    return;

  gtk_label_set_text (label, tel_registration_state_get_label (state));
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
}
