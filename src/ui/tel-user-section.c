/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-section.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-softphone-situation.h"
#include "plan/tel-user-repair.h"
#include "ui/tel-extension-row.h"
#include "ui/tel-fault-row.h"
#include "ui/tel-identity-group.h"
#include "ui/tel-member-picker.h"
#include "ui/tel-member-row.h"
#include "ui/tel-reference-row.h"

/**
 * TelUserSection:
 *
 * Writes every edit into the draft at once; what it shows follows the draft, whoever changes it.
 */
struct _TelUserSection
{
  AdwBin parent_instance;

  GtkExpander *expander;
  GtkImage *summary_image;
  GtkLabel *summary_label;
  GtkWidget *faults_group;
  GtkListBox *faults_list;
  GtkWidget *put_right_button;
  TelMemberPicker *device_picker;
  GtkListBox *devices_list;
  TelExtensionRow *extension_row;
  GtkSwitch *cti_switch;
  GtkSwitch *home_switch;
  GtkSwitch *presence_switch;
  TelReferenceRow *service_profile_row;
  GtkLabel *mobility_label;
  TelMemberPicker *group_picker;
  GtkListBox *groups_list;
  TelIdentityGroup *identity_group;

  TelCluster *cluster;
  TelUser *user;
  /* What was read whole: the user's devices, and those that were associated here. */
  GPtrArray *devices;
  /* The names of devices that are being read, or could not be. */
  GHashTable *asked;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelUserSection, tel_user_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_EXPANDED,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const char *const required_groups[] = { TEL_GROUP_END_USERS, TEL_GROUP_CTI_ENABLED, NULL };

/* What the lists are made of; the rest is bound. */
static const char *const listed_properties[] = {
  "associated-devices", "primary-pattern", "primary-partition", "groups", "cti-enabled",
  "home-cluster",       "im-and-presence", "service-profile",   NULL
};

static void show_lists (TelUserSection *self);

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
add_nothing (GtkListBox *list, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (list, row);
}

static TelDevice *
find_device (TelUserSection *self, const char *name)
{
  for (guint i = 0; i < self->devices->len; i++)
    if (g_strcmp0 (tel_device_get_name (g_ptr_array_index (self->devices, i)), name) == 0)
      return g_ptr_array_index (self->devices, i);

  return NULL;
}

static char *
dup_details (TelUserSection *self, const char *name)
{
  TelDevice *device = find_device (self, name);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *owned = NULL;
  const char *owner;

  if (device == NULL)
    device = tel_cluster_get_device (self->cluster, name);
  if (device == NULL)
    return NULL;

  owner = tel_device_get_owner (device);
  if (owner != NULL && *owner != '\0' && g_ascii_strcasecmp (owner, tel_user_get_user_id (self->user)) != 0)
    /* Translators: whose a device is; a user ID */
    owned = g_strdup_printf (_ ("owner: %s"), owner);
  tel_text_append (text, " · ", tel_device_get_product (device));
  tel_text_append (text, " · ", tel_device_get_description (device));
  tel_text_append (text, " · ", owned);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_devices (TelUserSection *self)
{
  const char *const *names = tel_user_get_associated_devices (self->user);

  clear (self->devices_list);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *details = dup_details (self, names[i]);
      TelMemberRow *row = tel_member_row_new (names[i], details);

      tel_member_row_offer_removal (row, "end-user.remove-device");
      gtk_list_box_append (self->devices_list, GTK_WIDGET (row));
    }
  if (names == NULL || names[0] == NULL)
    add_nothing (self->devices_list, _ ("No device is associated."));
  tel_member_picker_set_excluded (self->device_picker, names);
}

static void
show_required_group (TelUserSection *self, const char *group)
{
  TelMemberRow *row = tel_member_row_new (group, NULL);
  TelStore *groups = tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_USER_GROUP);

  if (tel_user_is_in_group (self->user, group))
    {
      tel_member_row_set_state (row, TEL_CHECK_STATE_DONE, _ ("Jabber needs it."));
      tel_member_row_offer_removal (row, "end-user.remove-group");
    }
  else if (tel_store_lookup (groups, group) != NULL)
    {
      tel_member_row_set_state (row, TEL_CHECK_STATE_PROBLEM, _ ("Jabber needs it; the user is not in it."));
      tel_member_row_offer_addition (row, "end-user.add-group");
    }
  else
    tel_member_row_set_state (row, TEL_CHECK_STATE_PROBLEM, _ ("Jabber needs it; the cluster has no such group."));
  gtk_list_box_append (self->groups_list, GTK_WIDGET (row));
}

static void
show_groups (TelUserSection *self)
{
  const char *const *groups = tel_user_get_groups (self->user);
  gboolean applies = tel_user_repair_applies (self->user, self->devices);

  clear (self->groups_list);
  for (guint i = 0; applies && required_groups[i] != NULL; i++)
    show_required_group (self, required_groups[i]);
  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      TelMemberRow *row;

      if (applies && g_strv_contains (required_groups, groups[i]))
        continue;
      row = tel_member_row_new (groups[i], NULL);
      if (applies && g_str_equal (groups[i], TEL_GROUP_SECURE_CONNECTION))
        tel_member_row_set_state (row, TEL_CHECK_STATE_PROBLEM, _ ("A Jabber user must not be in it."));
      tel_member_row_offer_removal (row, "end-user.remove-group");
      gtk_list_box_append (self->groups_list, GTK_WIDGET (row));
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->groups_list)) == NULL)
    add_nothing (self->groups_list, _ ("The user is in no group."));
  tel_member_picker_set_excluded (self->group_picker, groups);
}

static void
show_summary (TelUserSection *self, guint n_wrong)
{
  TelCheckState state = n_wrong > 0 ? TEL_CHECK_STATE_PROBLEM : TEL_CHECK_STATE_DONE;
  g_autofree char *text = NULL;

  if (!tel_user_repair_applies (self->user, self->devices))
    text = g_strdup (_ ("has no Jabber device"));
  else if (n_wrong == 0)
    text = g_strdup (_ ("as Jabber needs it"));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing is not as Jabber needs it",
                                         "%u things are not as Jabber needs them", n_wrong),
                            n_wrong);

  gtk_label_set_text (self->summary_label, text);
  gtk_image_set_from_icon_name (self->summary_image, tel_check_state_get_icon_name (state));
  gtk_widget_set_visible (GTK_WIDGET (self->summary_image), n_wrong > 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary_image),
                            tel_check_state_get_style_class (TEL_CHECK_STATE_PROBLEM));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary_image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_check_state_get_label (state), -1);
}

static void
show_faults (TelUserSection *self)
{
  g_autoptr (GListModel) faults = tel_user_repair_list_faults (self->cluster, self->user, self->devices);
  guint n_faults = g_list_model_get_n_items (faults);
  gboolean has_remedy = tel_user_repair_has_remedy (faults);
  guint n_wrong = 0;

  clear (self->faults_list);
  for (guint i = 0; i < n_faults; i++)
    {
      g_autoptr (TelUserFault) fault = g_list_model_get_item (faults, i);

      n_wrong += tel_user_fault_get_remedy (fault) != TEL_REMEDY_NONE ? 1 : 0;
      gtk_list_box_append (self->faults_list, tel_fault_row_new (fault));
    }
  gtk_widget_set_visible (self->faults_group, n_faults > 0);
  gtk_widget_set_visible (self->put_right_button, has_remedy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end-user.put-all-right", has_remedy);
  show_summary (self, n_wrong);
}

static void
on_device_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) device = tel_cluster_read_finish (TEL_CLUSTER (source), result, &error);
  TelUserSection *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_USER_SECTION (user_data);
  /* Of what cannot be read there are no numbers to choose from; the association can be made all the same. */
  if (device == NULL)
    return;

  g_ptr_array_add (self->devices, g_steal_pointer (&device));
  show_lists (self);
}

/* The list of devices has no lines (contract 2.1), and a primary extension is one of them. */
static void
read_devices (TelUserSection *self)
{
  const char *const *names = tel_user_get_associated_devices (self->user);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (find_device (self, names[i]) == NULL && g_hash_table_add (self->asked, g_strdup (names[i])))
      tel_cluster_read_async (self->cluster, TEL_OBJECT_KIND_DEVICE, names[i], NULL, self->cancellable, on_device_read,
                              self);
}

static void
show_lists (TelUserSection *self)
{
  show_faults (self);
  show_devices (self);
  show_groups (self);
  tel_extension_row_show (self->extension_row, self->user, self->devices);
}

static void
on_user_changed (TelUserSection *self, GParamSpec *pspec)
{
  if (!g_strv_contains (listed_properties, g_param_spec_get_name (pspec)))
    return;

  show_lists (self);
  read_devices (self);
}

static void
add_device (TelUserSection *self, const char *name)
{
  tel_user_associate (self->user, name);
}

static void
add_group (TelUserSection *self, const char *name)
{
  tel_user_join_group (self->user, name);
}

static void
add_group_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  add_group (TEL_USER_SECTION (widget), g_variant_get_string (parameter, NULL));
}

static void
remove_device_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserSection *self = TEL_USER_SECTION (widget);

  tel_user_dissociate (self->user, g_variant_get_string (parameter, NULL));
}

static void
remove_group_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserSection *self = TEL_USER_SECTION (widget);

  tel_user_leave_group (self->user, g_variant_get_string (parameter, NULL));
}

static void
put_right_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_user_section_put_right (TEL_USER_SECTION (widget), g_variant_get_uint32 (parameter));
}

static void
put_all_right_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_user_section_put_all_right (TEL_USER_SECTION (widget));
}

static void
bind_switch (TelUserSection *self, const char *property, GtkSwitch *widget)
{
  g_object_bind_property (self->user, property, widget, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

/* What is wrong is in sight. */
static void
on_problem_changed (TelUserSection *self)
{
  if (tel_identity_group_get_problem (self->identity_group) != NULL)
    gtk_expander_set_expanded (self->expander, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
notify_expanded (TelUserSection *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

static void
tel_user_section_dispose (GObject *object)
{
  TelUserSection *self = TEL_USER_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->user);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_user_section_parent_class)->dispose (object);
}

static void
tel_user_section_finalize (GObject *object)
{
  TelUserSection *self = TEL_USER_SECTION (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->devices);
  g_hash_table_unref (self->asked);

  G_OBJECT_CLASS (tel_user_section_parent_class)->finalize (object);
}

static void
tel_user_section_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelUserSection *self = TEL_USER_SECTION (object);

  switch (property_id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, gtk_expander_get_expanded (self->expander));
      break;

    case PROP_PROBLEM:
      g_value_set_string (value, tel_identity_group_get_problem (self->identity_group));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_user_section_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_EXPANDED:
      gtk_expander_set_expanded (TEL_USER_SECTION (object)->expander, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-user-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, expander);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, summary_image);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, faults_group);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, faults_list);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, put_right_button);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, device_picker);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, devices_list);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, extension_row);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, cti_switch);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, home_switch);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, presence_switch);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, service_profile_row);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, mobility_label);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, group_picker);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, groups_list);
  gtk_widget_class_bind_template_child (widget_class, TelUserSection, identity_group);
  gtk_widget_class_bind_template_callback (widget_class, add_device);
  gtk_widget_class_bind_template_callback (widget_class, add_group);
}

static void
tel_user_section_class_init (TelUserSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_user_section_dispose;
  object_class->finalize = tel_user_section_finalize;
  object_class->get_property = tel_user_section_get_property;
  object_class->set_property = tel_user_section_set_property;

  properties[PROP_EXPANDED] =
      g_param_spec_boolean ("expanded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEL_TYPE_EXTENSION_ROW);
  g_type_ensure (TEL_TYPE_IDENTITY_GROUP);
  g_type_ensure (TEL_TYPE_MEMBER_PICKER);
  g_type_ensure (TEL_TYPE_REFERENCE_ROW);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "end-user.put-right", "u", put_right_action);
  gtk_widget_class_install_action (widget_class, "end-user.put-all-right", NULL, put_all_right_action);
  gtk_widget_class_install_action (widget_class, "end-user.remove-device", "s", remove_device_action);
  gtk_widget_class_install_action (widget_class, "end-user.add-group", "s", add_group_action);
  gtk_widget_class_install_action (widget_class, "end-user.remove-group", "s", remove_group_action);
}

static void
tel_user_section_init (TelUserSection *self)
{
  self->cancellable = g_cancellable_new ();
  self->devices = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->identity_group, "notify::problem", G_CALLBACK (on_problem_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (notify_expanded), self, G_CONNECT_SWAPPED);
}

/**
 * tel_user_section_new:
 * @devices: (element-type TelDevice): the user's devices, each read whole
 *
 * Makes a section, to be loaded with a draft of the user.
 *
 * Returns: (transfer floating): a new widget
 */
TelUserSection *
tel_user_section_new (GPtrArray *devices)
{
  TelUserSection *self = g_object_new (TEL_TYPE_USER_SECTION, NULL);

  g_return_val_if_fail (devices != NULL, self);

  for (guint i = 0; i < devices->len; i++)
    g_ptr_array_add (self->devices, g_object_ref (g_ptr_array_index (devices, i)));

  return self;
}

/**
 * tel_user_section_load:
 * @self: a section that was not loaded yet
 * @cluster: the cluster, its references loaded
 * @base: the user, read whole
 * @draft: a draft of them
 *
 * Shows the draft and writes every edit into it at once.
 */
void
tel_user_section_load (TelUserSection *self, TelCluster *cluster, TelUser *base, TelUser *draft)
{
  g_return_if_fail (TEL_IS_USER_SECTION (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_USER (base));
  g_return_if_fail (TEL_IS_USER (draft));
  g_return_if_fail (self->user == NULL);

  self->cluster = g_object_ref (cluster);
  self->user = g_object_ref (draft);

  tel_member_picker_set_objects (self->device_picker,
                                 G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE)));
  tel_member_picker_set_objects (self->group_picker,
                                 G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER_GROUP)));
  bind_switch (self, "cti-enabled", self->cti_switch);
  bind_switch (self, "home-cluster", self->home_switch);
  bind_switch (self, "im-and-presence", self->presence_switch);
  tel_reference_row_bind (self->service_profile_row,
                          G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_SERVICE_PROFILE)),
                          G_OBJECT (self->user), "service-profile", TRUE);
  gtk_label_set_text (self->mobility_label, tel_user_get_mobility_enabled (self->user) ? _ ("Yes") : _ ("No"));
  tel_identity_group_load (self->identity_group, cluster, base, self->user);

  show_lists (self);
  read_devices (self);
  g_signal_connect_object (self->user, "notify", G_CALLBACK (on_user_changed), self, G_CONNECT_SWAPPED);
}

/**
 * tel_user_section_get_problem:
 * @self: a section
 *
 * Tells why what stands in the section cannot be planned.
 *
 * Returns: (transfer none) (nullable): a sentence, %NULL when it can
 */
const char *
tel_user_section_get_problem (TelUserSection *self)
{
  g_return_val_if_fail (TEL_IS_USER_SECTION (self), NULL);

  return tel_identity_group_get_problem (self->identity_group);
}

/**
 * tel_user_section_put_right:
 * @self: a section that was loaded
 * @aspect: what of the user
 *
 * Puts one aspect right in the draft, and opens the section so that it is seen. Nothing is sent.
 */
void
tel_user_section_put_right (TelUserSection *self, TelUserAspect aspect)
{
  g_return_if_fail (TEL_IS_USER_SECTION (self));
  g_return_if_fail (self->user != NULL);

  gtk_expander_set_expanded (self->expander, TRUE);
  tel_user_repair_put_right (self->cluster, self->user, self->devices, aspect);
}

/**
 * tel_user_section_put_all_right:
 * @self: a section that was loaded
 *
 * Puts right in the draft what has no tick of its own, and opens the section so that it is seen. Nothing is sent.
 */
void
tel_user_section_put_all_right (TelUserSection *self)
{
  g_return_if_fail (TEL_IS_USER_SECTION (self));
  g_return_if_fail (self->user != NULL);

  gtk_expander_set_expanded (self->expander, TRUE);
  tel_user_repair_put_all_right (self->cluster, self->user, self->devices);
}
