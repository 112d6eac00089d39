/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-device-editor.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-softphone-builder.h"
#include "ui/tel-capf-section.h"
#include "ui/tel-conflict-box.h"
#include "ui/tel-copy-dialog.h"
#include "ui/tel-copy-notice.h"
#include "ui/tel-edited-mark.h"
#include "ui/tel-enrolment-choice.h"
#include "ui/tel-enrolment-group.h"
#include "ui/tel-field-group.h"
#include "ui/tel-lines-section.h"

/**
 * TelDeviceEditor:
 *
 * An array of sections; it knows nothing of their fields. What a draft and the cluster dispute stands above them.
 */
struct _TelDeviceEditor
{
  AdwBin parent_instance;

  TelCluster *cluster;
  TelUser *user;
  TelDraft *draft;
  /* What the rows edit; the draft may take another one. */
  TelObject *object;
  GPtrArray *sections;
  GtkWidget *box;
  GtkWidget *capf_section;
  GtkWidget *enrolment_group;
  GtkWidget *support_mark;
  TelLinesSection *lines_section;
  char *problem;
};

G_DEFINE_FINAL_TYPE (TelDeviceEditor, tel_device_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static TelDevice *
get_device (TelDeviceEditor *self)
{
  return TEL_DEVICE (tel_draft_get_object (self->draft));
}

static void
update_problem (TelDeviceEditor *self)
{
  const char *problem = NULL;

  for (guint i = 0; problem == NULL && i < self->sections->len; i++)
    problem = tel_editor_section_get_problem (self->sections->pdata[i]);
  if (problem == NULL)
    problem = tel_lines_section_get_problem (self->lines_section);
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
update_support_mark (TelDeviceEditor *self)
{
  g_autofree char *before = tel_device_dup_support_field (TEL_DEVICE (tel_draft_get_base (self->draft)));
  g_autofree char *now = tel_device_dup_support_field (get_device (self));

  gtk_widget_set_visible (self->support_mark, g_strcmp0 (before, now) != 0);
}

static void
update (TelDeviceEditor *self)
{
  if (self->enrolment_group != NULL)
    {
      gboolean is_wanted = tel_enrolment_choice_is_wanted (self->cluster, self->draft);

      gtk_widget_set_visible (self->capf_section, is_wanted);
      /* What stands now would contradict what is being chosen. */
      gtk_widget_set_visible (self->enrolment_group, !is_wanted);
    }
  if (self->support_mark != NULL)
    update_support_mark (self);
  update_problem (self);
}

static void
add_section (TelDeviceEditor *self, GtkWidget *section)
{
  gtk_box_append (GTK_BOX (self->box), section);
  g_ptr_array_add (self->sections, section);
  tel_editor_section_load (TEL_EDITOR_SECTION (section), self->cluster, self->draft);
  g_signal_connect_object (section, "notify::problem", G_CALLBACK (update_problem), self, G_CONNECT_SWAPPED);
}

static void
add_reference (TelDeviceEditor *self, TelFieldGroup *group, TelObjectKind kind, const char *property, gboolean optional)
{
  tel_field_group_add_reference (group, G_LIST_MODEL (tel_cluster_get_store (self->cluster, kind)), property, optional);
}

static void
add_softphone_fields (TelDeviceEditor *self, TelFieldGroup *group, TelDeviceType type)
{
  g_autoptr (GListModel) templates = tel_softphone_builder_list_button_templates (self->cluster, type);
  g_autoptr (GListModel) sip_profiles = tel_softphone_builder_list_sip_profiles (self->cluster, type);
  g_autoptr (GListModel) security_profiles = tel_softphone_builder_list_security_profiles (self->cluster, type);

  tel_field_group_add_reference (group, templates, "button-template", FALSE);
  tel_field_group_add_reference (group, sip_profiles, "sip-profile", FALSE);
  tel_field_group_add_reference (group, security_profiles, "security-profile", FALSE);
}

static GtkWidget *
make_copy_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy settings from…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "device-editor.copy-settings");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static void
add_device_section (TelDeviceEditor *self, TelDeviceType type)
{
  TelFieldGroup *group = tel_field_group_new (_ ("Device Information"));

  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), make_copy_button ());
  tel_field_group_add_button (group, "name", _ ("Rename…"), "user.rename-device");
  tel_field_group_add (group, TEL_FIELD_TEXT, "description");
  tel_field_group_add (group, TEL_FIELD_VALUE, "product");
  add_reference (self, group, TEL_OBJECT_KIND_DEVICE_POOL, "device-pool", FALSE);
  add_reference (self, group, TEL_OBJECT_KIND_LOCATION, "location", FALSE);
  add_reference (self, group, TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, "calling-search-space", TRUE);
  add_reference (self, group, TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, "common-phone-profile", FALSE);
  if (tel_device_type_is_softphone (type))
    add_softphone_fields (self, group, type);
  else
    {
      add_reference (self, group, TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, "rerouting-calling-search-space", TRUE);
      if (tel_cluster_get_release (self->cluster) >= TEL_RELEASE_10_0)
        tel_field_group_add (group, TEL_FIELD_SWITCH, "route-when-inactive");
    }
  add_reference (self, group, TEL_OBJECT_KIND_PRESENCE_GROUP, "presence-group", TRUE);
  tel_field_group_add (group, TEL_FIELD_SWITCH, "cti-control");
  add_section (self, GTK_WIDGET (group));
}

static void
add_owner_section (TelDeviceEditor *self)
{
  TelFieldGroup *group = tel_field_group_new (_ ("Owner and association"));
  const char *name = tel_device_get_name (get_device (self));

  tel_field_group_add_button (group, "owner", _ ("Change owner…"), "user.change-owner");
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      tel_user_is_associated_with (self->user, name)
          ? _ ("The device is associated with this user.")
          : _ ("The device is not associated with this user: the client does not work until it is."));
  add_section (self, GTK_WIDGET (group));
}

static void
on_enrolment_changed (TelDeviceEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "user.reload", NULL);
}

static void
add_capf_section (TelDeviceEditor *self)
{
  TelEnrolmentGroup *group;

  self->capf_section = g_object_new (TEL_TYPE_CAPF_SECTION, NULL);
  tel_capf_section_load (TEL_CAPF_SECTION (self->capf_section), self->cluster,
                         tel_enrolment_choice_get (self->cluster, self->draft));
  gtk_box_append (GTK_BOX (self->box), self->capf_section);

  group = tel_enrolment_group_new (self->cluster, self->user, TEL_DEVICE (tel_draft_get_base (self->draft)));
  g_signal_connect_object (group, "changed", G_CALLBACK (on_enrolment_changed), self, G_CONNECT_SWAPPED);
  self->enrolment_group = GTK_WIDGET (group);
  gtk_box_append (GTK_BOX (self->box), self->enrolment_group);
}

static void
on_lines_edited (TelDeviceEditor *self)
{
  tel_draft_touch (self->draft);
}

static void
add_lines_section (TelDeviceEditor *self)
{
  self->lines_section = tel_lines_section_new ();
  tel_lines_section_load (self->lines_section, self->cluster, TEL_DEVICE (tel_draft_get_base (self->draft)),
                          get_device (self));
  g_signal_connect_object (self->lines_section, "edited", G_CALLBACK (on_lines_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lines_section, "notify::problem", G_CALLBACK (update_problem), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->lines_section));
}

/* Of the product specific settings this field alone is edited (G2.8). */
static void
on_support_field_edited (TelDeviceEditor *self, GtkEditable *entry)
{
  tel_device_set_support_field (get_device (self), gtk_editable_get_text (entry));
  tel_draft_touch (self->draft);
}

static void
add_desktop_section (TelDeviceEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = tel_device_dup_support_field (get_device (self));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Desktop Client Settings"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("For a group configuration file, e.g. configurationfile=jabber-config-sales.xml"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Cisco Support Field"));
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  self->support_mark = tel_edited_mark_new ();
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->support_mark);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_support_field_edited), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (GTK_BOX (self->box), group);
}

static void build (TelDeviceEditor *self);

static void
clear (TelDeviceEditor *self)
{
  g_ptr_array_set_size (self->sections, 0);
  g_clear_object (&self->object);
  self->capf_section = NULL;
  self->enrolment_group = NULL;
  self->support_mark = NULL;
  self->lines_section = NULL;
  self->box = NULL;
}

static void
build (TelDeviceEditor *self)
{
  TelDeviceType type = TEL_DEVICE_TYPE_CSF;
  GtkWidget *conflict_box;

  clear (self);
  self->object = g_object_ref (tel_draft_get_object (self->draft));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);

  tel_device_get_device_type (get_device (self), &type);
  conflict_box = GTK_WIDGET (tel_conflict_box_new (self->draft));
  g_signal_connect_object (conflict_box, "settled", G_CALLBACK (build), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), conflict_box);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (tel_copy_notice_new (self->draft)));
  add_device_section (self, type);
  add_owner_section (self);
  add_lines_section (self);
  if (tel_device_type_is_softphone (type))
    add_capf_section (self);
  if (type == TEL_DEVICE_TYPE_CSF)
    add_desktop_section (self);
  update (self);
}

static void
copy_settings_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelDeviceEditor *self = TEL_DEVICE_EDITOR (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  TelCopyDialog *dialog = tel_copy_dialog_new (self->cluster, self->draft);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Discarded, or put onto what was read: the rows edit an object that is no longer the draft's. */
static void
on_draft_edited (TelDeviceEditor *self)
{
  if (self->object != tel_draft_get_object (self->draft))
    build (self);
  else
    update (self);
}

static void
tel_device_editor_dispose (GObject *object)
{
  TelDeviceEditor *self = TEL_DEVICE_EDITOR (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->user);
  clear (self);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (tel_device_editor_parent_class)->dispose (object);
}

static void
tel_device_editor_finalize (GObject *object)
{
  g_ptr_array_unref (TEL_DEVICE_EDITOR (object)->sections);
  g_free (TEL_DEVICE_EDITOR (object)->problem);

  G_OBJECT_CLASS (tel_device_editor_parent_class)->finalize (object);
}

static void
tel_device_editor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, TEL_DEVICE_EDITOR (object)->problem);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_device_editor_class_init (TelDeviceEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_device_editor_dispose;
  object_class->finalize = tel_device_editor_finalize;
  object_class->get_property = tel_device_editor_get_property;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "device-editor.copy-settings", NULL, copy_settings_action);
}

static void
tel_device_editor_init (TelDeviceEditor *self)
{
  self->sections = g_ptr_array_new ();
}

/**
 * tel_device_editor_new:
 * @cluster: the cluster, its references loaded
 * @user: the user who is shown, read whole
 * @draft: the draft of a Jabber device
 *
 * Makes an editor of a device.
 *
 * Returns: (transfer floating): a new widget
 */
TelDeviceEditor *
tel_device_editor_new (TelCluster *cluster, TelUser *user, TelDraft *draft)
{
  TelDeviceEditor *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_DRAFT (draft), NULL);

  self = g_object_new (TEL_TYPE_DEVICE_EDITOR, NULL);
  self->cluster = g_object_ref (cluster);
  self->user = g_object_ref (user);
  self->draft = g_object_ref (draft);
  build (self);
  g_signal_connect_object (draft, "edited", G_CALLBACK (on_draft_edited), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_device_get_name (get_device (self)), -1);

  return self;
}

/**
 * tel_device_editor_get_draft:
 * @self: an editor
 *
 * Returns: (transfer none): what it edits
 */
TelDraft *
tel_device_editor_get_draft (TelDeviceEditor *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE_EDITOR (self), NULL);

  return self->draft;
}

/**
 * tel_device_editor_get_problem:
 * @self: an editor
 *
 * Tells why what was edited cannot be reviewed. What is in dispute is the draft's to tell.
 *
 * Returns: (transfer none) (nullable): a sentence, %NULL when every field that was edited is within its limits
 */
const char *
tel_device_editor_get_problem (TelDeviceEditor *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE_EDITOR (self), NULL);

  return self->problem;
}
