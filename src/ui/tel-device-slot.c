/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-device-slot.h"

#include <glib/gi18n-lib.h>

#include "model/tel-enrolment.h"
#include "ui/tel-check.h"
#include "ui/tel-device-place.h"
#include "ui/tel-user-actions.h"

/**
 * TelDeviceSlot:
 *
 * A user has at most one device of each type (G2.1), so each type has its place.
 */
struct _TelDeviceSlot
{
  AdwBin parent_instance;

  GtkImage *type_image;
  GtkLabel *type_label;
  GtkLabel *edited_label;
  GtkLabel *prefix_label;
  GtkLabel *name_label;
  GtkLabel *line_label;
  GtkLabel *profile_label;
  GtkBox *state_box;
  GtkImage *state_image;
  GtkLabel *state_label;
  GtkLabel *registration_label;
  GtkSpinner *spinner;
  GtkMenuButton *menu_button;
  GtkButton *string_button;
  GtkButton *details_button;
  GtkButton *create_button;

  TelDeviceType type;
};

G_DEFINE_FINAL_TYPE (TelDeviceSlot, tel_device_slot, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_state (TelDeviceSlot *self, const char *icon_name, const char *style_class, const char *text)
{
  static const TelCheckState states[] = { TEL_CHECK_STATE_DONE, TEL_CHECK_STATE_MISSING, TEL_CHECK_STATE_WAITING,
                                          TEL_CHECK_STATE_PROBLEM };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_image), tel_check_state_get_style_class (states[i]));
  if (style_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_image), style_class);
  gtk_image_set_from_icon_name (self->state_image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->state_image), icon_name != NULL);
  gtk_label_set_text (self->state_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_box), text != NULL);
  set_text (self->registration_label, NULL);
}

static void
show_parts (TelDeviceSlot *self, gboolean create, gboolean details, gboolean string, gboolean waiting)
{
  gtk_widget_set_visible (GTK_WIDGET (self->create_button), create);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), details);
  gtk_widget_set_visible (GTK_WIDGET (self->details_button), details);
  gtk_widget_set_visible (GTK_WIDGET (self->string_button), string);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), waiting);
  gtk_spinner_set_spinning (self->spinner, waiting);
}

static TelCheckState
get_check_state (TelEnrolmentState enrolment)
{
  switch (enrolment)
    {
    case TEL_ENROLMENT_STATE_WAITING:
      return TEL_CHECK_STATE_WAITING;

    case TEL_ENROLMENT_STATE_EXPIRED:
    case TEL_ENROLMENT_STATE_FAILED:
      return TEL_CHECK_STATE_PROBLEM;

    case TEL_ENROLMENT_STATE_ENROLLED:
      return TEL_CHECK_STATE_DONE;

    case TEL_ENROLMENT_STATE_NONE:
    default:
      return TEL_CHECK_STATE_MISSING;
    }
}

static char *
describe_lines (TelDevice *device)
{
  GListModel *lines = tel_device_get_lines (device);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autofree char *label = tel_line_dup_number_label (line);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", label);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("No line"));
}

static void
name_buttons (TelDeviceSlot *self, const char *device_name, gboolean can_edit)
{
  /* Translators: %s is the name of a device. */
  g_autofree char *details = g_strdup_printf (can_edit ? _ ("Edit %s") : _ ("Details of %s"), device_name);
  /* Translators: %s is the name of a device. */
  g_autofree char *string = g_strdup_printf (_ ("Show the authentication string of %s…"), device_name);

  /* Translators: on a button: brings the fields of a device into sight, to be edited or to be looked at */
  gtk_button_set_label (self->details_button, can_edit ? C_ ("device", "Edit") : _ ("Details"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->details_button), GTK_ACCESSIBLE_PROPERTY_LABEL, details, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->string_button), GTK_ACCESSIBLE_PROPERTY_LABEL, string, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details_button), details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->string_button), string);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->details_button), "s", device_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->string_button), "s", device_name);
}

static void
show_menu (TelDeviceSlot *self, TelDevice *device)
{
  g_autoptr (GMenuModel) menu = tel_user_actions_make_device_menu (device);
  /* Translators: the name of a menu; a device */
  g_autofree char *label = g_strdup_printf (_ ("More for %s"), tel_device_get_name (device));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
tel_device_slot_class_init (TelDeviceSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-device-slot.ui");
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, type_image);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, type_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, prefix_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, edited_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, name_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, line_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, profile_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, state_box);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, state_image);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, state_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, registration_label);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, string_button);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, details_button);
  gtk_widget_class_bind_template_child (widget_class, TelDeviceSlot, create_button);
}

static void
tel_device_slot_init (TelDeviceSlot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_device_slot_new:
 * @type: the type of softphone
 *
 * Makes the place of a type, waiting for what is to be shown.
 *
 * Returns: (transfer floating): a new widget
 */
TelDeviceSlot *
tel_device_slot_new (TelDeviceType type)
{
  TelDeviceSlot *self = g_object_new (TEL_TYPE_DEVICE_SLOT, NULL);
  const char *label = tel_device_type_get_label (type);
  /* Translators: %s is a type of softphone, for example “Desktop”. */
  g_autofree char *create = g_strdup_printf (_ ("Create a softphone: %s…"), label);

  self->type = type;
  gtk_image_set_from_icon_name (self->type_image, tel_device_type_get_icon_name (type));
  gtk_label_set_text (self->type_label, label);
  gtk_label_set_text (self->prefix_label, tel_device_type_get_prefix (type));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tel_device_type_get_product (type));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->create_button), GTK_ACCESSIBLE_PROPERTY_LABEL, create, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->create_button), create);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->create_button), "u", (guint) type);
  tel_device_slot_show_waiting (self);

  return self;
}

/**
 * tel_device_slot_show_device:
 * @self: a slot
 * @cluster: the cluster, for its clock
 * @device: the device, read whole
 *
 * Shows a device with its line, profile and enrolment. A pending string can be shown (G4.5: it was read back).
 */
void
tel_device_slot_show_device (TelDeviceSlot *self, TelCluster *cluster, TelDevice *device)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *enrolment = NULL;
  TelCheckState state;
  GTimeZone *zone;
  gboolean has_string;

  g_return_if_fail (TEL_IS_DEVICE_SLOT (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_DEVICE (device));

  now = tel_cluster_get_now (cluster);
  zone = tel_cluster_get_time_zone (cluster);
  lines = describe_lines (device);
  enrolment = tel_enrolment_describe (device, now, zone);
  state = get_check_state (tel_enrolment_get_state (device, now, zone));
  has_string = tel_device_is_pending (device) && tel_device_get_authentication_string (device) != NULL;

  set_text (self->name_label, tel_device_get_name (device));
  set_text (self->line_label, lines);
  set_text (self->profile_label, tel_device_get_security_profile (device));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->profile_label), tel_device_get_security_profile (device));
  set_state (self, tel_check_state_get_icon_name (state), tel_check_state_get_style_class (state), enrolment);
  name_buttons (self, tel_device_get_name (device), tel_device_place_can_edit (cluster, device));
  show_menu (self, device);
  show_parts (self, FALSE, TRUE, has_string, FALSE);
}

/**
 * tel_device_slot_show_name:
 * @self: a slot
 * @device_name: the name of a device
 *
 * Shows that there is a device, while it is being read.
 */
void
tel_device_slot_show_name (TelDeviceSlot *self, const char *device_name)
{
  g_return_if_fail (TEL_IS_DEVICE_SLOT (self));

  set_text (self->name_label, device_name);
  set_text (self->line_label, NULL);
  set_text (self->profile_label, NULL);
  set_state (self, NULL, NULL, NULL);
  show_parts (self, FALSE, FALSE, FALSE, TRUE);
}

/**
 * tel_device_slot_show_empty:
 * @self: a slot
 * @refusal: (nullable): why no device of the type can be made now, a sentence
 * @can_mend: whether that can be mended on the way
 *
 * Shows that there is no device, and offers to make one unless that is refused for good.
 */
void
tel_device_slot_show_empty (TelDeviceSlot *self, const char *refusal, gboolean can_mend)
{
  g_return_if_fail (TEL_IS_DEVICE_SLOT (self));

  set_text (self->name_label, NULL);
  set_text (self->line_label, NULL);
  set_text (self->profile_label, NULL);
  set_state (self, NULL, NULL, refusal != NULL ? refusal : _ ("No softphone"));
  show_parts (self, refusal == NULL || can_mend, FALSE, FALSE, FALSE);
}

/**
 * tel_device_slot_show_waiting:
 * @self: a slot
 *
 * Shows that it is not known yet whether there is a device.
 */
void
tel_device_slot_show_waiting (TelDeviceSlot *self)
{
  g_return_if_fail (TEL_IS_DEVICE_SLOT (self));

  set_text (self->name_label, NULL);
  set_text (self->line_label, NULL);
  set_text (self->profile_label, NULL);
  set_state (self, NULL, NULL, NULL);
  show_parts (self, FALSE, FALSE, FALSE, TRUE);
}

/**
 * tel_device_slot_show_unread:
 * @self: a slot
 *
 * Shows that it could not be read whether there is a device, or whether one can be made. Why is said elsewhere.
 */
void
tel_device_slot_show_unread (TelDeviceSlot *self)
{
  g_return_if_fail (TEL_IS_DEVICE_SLOT (self));

  tel_device_slot_show_empty (self, _ ("The cluster could not be read"), FALSE);
}

/**
 * tel_device_slot_show_registration:
 * @self: a slot that shows a device
 * @state: whether the device is registered
 *
 * Says whether the device is registered, until something else is shown.
 */
void
tel_device_slot_show_registration (TelDeviceSlot *self, TelRegistrationState state)
{
  g_return_if_fail (TEL_IS_DEVICE_SLOT (self));

  set_text (self->registration_label, tel_registration_state_get_label (state));
}

/**
 * tel_device_slot_show_edited:
 * @self: a slot
 * @edited: whether the device has edits that were not sent yet
 *
 * Marks the device as edited.
 */
void
tel_device_slot_show_edited (TelDeviceSlot *self, gboolean edited)
{
  g_return_if_fail (TEL_IS_DEVICE_SLOT (self));

  gtk_widget_set_visible (GTK_WIDGET (self->edited_label), edited);
  /* There is no room for both beside the type, whose name says the same. */
  gtk_widget_set_visible (GTK_WIDGET (self->prefix_label), !edited);
}
