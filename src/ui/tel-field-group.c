/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-field-group.h"

#include <glib/gi18n-lib.h>

#include "model/tel-value-label.h"
#include "plan/tel-field-check.h"
#include "plan/tel-settlement.h"
#include "ui/tel-edited-mark.h"
#include "ui/tel-name-label.h"
#include "ui/tel-profile-creator.h"
#include "ui/tel-reference-row.h"
#include "ui/tel-text-binding.h"

typedef struct
{
  char *property;
  TelFieldKind kind;
  GListModel *choices;
  gboolean optional;
  char *button_label;
  char *action_name;

  GtkWidget *row;
  GtkLabel *hint;
  GtkWidget *mark;
} Field;

/**
 * TelFieldGroup:
 *
 * Says first which fields it has, and makes their rows once it is loaded. The labels are the nicks of the properties.
 */
struct _TelFieldGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *fields;
  TelCluster *cluster;
  TelDraft *draft;
  char *problem;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
};

static void tel_field_group_section_init (TelEditorSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelFieldGroup,
                               tel_field_group,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (TEL_TYPE_EDITOR_SECTION, tel_field_group_section_init))

static void
field_free (Field *field)
{
  g_free (field->property);
  g_clear_object (&field->choices);
  g_free (field->button_label);
  g_free (field->action_name);
  g_free (field);
}

static char *
explain_field (TelFieldGroup *self, Field *field)
{
  TelObject *object = tel_draft_get_object (self->draft);

  if (field->kind != TEL_FIELD_TEXT || field->choices != NULL ||
      tel_settlement_is_same (tel_draft_get_base (self->draft), object, field->property))
    return NULL;

  return tel_field_check (object, field->property, tel_cluster_get_release (self->cluster));
}

/* Returns why the field cannot be planned. */
static char *
update_field (TelFieldGroup *self, Field *field)
{
  g_autofree char *wrong = explain_field (self, field);

  gtk_widget_set_visible (field->mark, !tel_settlement_is_same (tel_draft_get_base (self->draft),
                                                                tel_draft_get_object (self->draft), field->property));
  if (field->hint == NULL)
    return NULL;

  gtk_label_set_text (field->hint, wrong != NULL ? wrong : "");
  gtk_widget_set_visible (GTK_WIDGET (field->hint), wrong != NULL);
  if (wrong != NULL)
    gtk_widget_add_css_class (field->row, "error");
  else
    gtk_widget_remove_css_class (field->row, "error");

  return g_steal_pointer (&wrong);
}

static void
update (TelFieldGroup *self)
{
  g_autofree char *problem = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *wrong = update_field (self, self->fields->pdata[i]);

      if (problem == NULL)
        problem = g_steal_pointer (&wrong);
    }
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify (G_OBJECT (self), "problem");
}

static void
add_text_row (TelFieldGroup *self, Field *field)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *hint = gtk_label_new (NULL);

  tel_text_binding_new (G_OBJECT (tel_draft_get_object (self->draft)), field->property, GTK_EDITABLE (row));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), field->mark);
  field->row = row;

  field->hint = GTK_LABEL (hint);
  gtk_label_set_xalign (field->hint, 0);
  gtk_label_set_wrap (field->hint, TRUE);
  gtk_label_set_wrap_mode (field->hint, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (hint, "error");
  gtk_widget_add_css_class (hint, "tel-hint");
  gtk_widget_set_visible (hint, FALSE);
}

static void
add_reference_row (TelFieldGroup *self, Field *field)
{
  GtkWidget *row = g_object_new (TEL_TYPE_REFERENCE_ROW, NULL);

  tel_reference_row_bind (TEL_REFERENCE_ROW (row), field->choices, G_OBJECT (tel_draft_get_object (self->draft)),
                          field->property, field->optional);
  if (TEL_IS_DEVICE (tel_draft_get_object (self->draft)))
    tel_profile_creator_attach (ADW_ACTION_ROW (row), self->cluster, TEL_DEVICE (tel_draft_get_object (self->draft)),
                                field->property, field->choices);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), field->mark);
  field->row = row;
}

static void
add_switch_row (TelFieldGroup *self, Field *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_object_bind_property (tel_draft_get_object (self->draft), field->property, toggle, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), field->mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  field->row = row;
}

static void
add_value_row (TelFieldGroup *self, Field *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (NULL);
  g_autofree char *text = NULL;

  g_object_get (tel_draft_get_object (self->draft), field->property, &text, NULL);
  gtk_label_set_text (GTK_LABEL (value),
                      text != NULL && *text != '\0' ? tel_value_label_get (field->property, text) : "–");
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  tel_name_label_wrap (GTK_LABEL (value));
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), field->mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  if (field->action_name != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (field->button_label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), field->action_name);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                        tel_object_get_key (tel_draft_get_base (self->draft)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  field->row = row;
}

static void
add_row (TelFieldGroup *self, Field *field)
{
  const char *label = tel_object_get_property_label (tel_draft_get_object (self->draft), field->property);

  field->mark = tel_edited_mark_new ();
  if (field->choices != NULL)
    add_reference_row (self, field);
  else if (field->kind == TEL_FIELD_TEXT)
    add_text_row (self, field);
  else if (field->kind == TEL_FIELD_SWITCH)
    add_switch_row (self, field);
  else
    add_value_row (self, field);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (field->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field->row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), field->row);
  if (field->hint != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (field->hint));
}

static void
tel_field_group_load (TelEditorSection *section, TelCluster *cluster, TelDraft *draft)
{
  TelFieldGroup *self = TEL_FIELD_GROUP (section);

  g_return_if_fail (self->draft == NULL);

  self->cluster = g_object_ref (cluster);
  self->draft = g_object_ref (draft);
  for (guint i = 0; i < self->fields->len; i++)
    add_row (self, self->fields->pdata[i]);
  g_signal_connect_object (draft, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static const char *
tel_field_group_get_problem (TelEditorSection *section)
{
  return TEL_FIELD_GROUP (section)->problem;
}

static void
tel_field_group_section_init (TelEditorSectionInterface *iface)
{
  iface->load = tel_field_group_load;
  iface->get_problem = tel_field_group_get_problem;
}

static void
tel_field_group_dispose (GObject *object)
{
  TelFieldGroup *self = TEL_FIELD_GROUP (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_field_group_parent_class)->dispose (object);
}

static void
tel_field_group_finalize (GObject *object)
{
  g_ptr_array_unref (TEL_FIELD_GROUP (object)->fields);
  g_free (TEL_FIELD_GROUP (object)->problem);

  G_OBJECT_CLASS (tel_field_group_parent_class)->finalize (object);
}

static void
tel_field_group_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, TEL_FIELD_GROUP (object)->problem);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_field_group_class_init (TelFieldGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_field_group_dispose;
  object_class->finalize = tel_field_group_finalize;
  object_class->get_property = tel_field_group_get_property;

  g_object_class_override_property (object_class, PROP_PROBLEM, "problem");
}

static void
tel_field_group_init (TelFieldGroup *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
}

/**
 * tel_field_group_new:
 * @title: its title
 *
 * Makes a group without fields.
 *
 * Returns: (transfer floating): a new group
 */
TelFieldGroup *
tel_field_group_new (const char *title)
{
  TelFieldGroup *self = g_object_new (TEL_TYPE_FIELD_GROUP, NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);

  return self;
}

static Field *
add_field (TelFieldGroup *self, TelFieldKind kind, const char *property)
{
  Field *field = g_new0 (Field, 1);

  field->property = g_strdup (property);
  field->kind = kind;
  g_ptr_array_add (self->fields, field);

  return field;
}

/**
 * tel_field_group_add:
 * @self: a group that was not loaded yet
 * @kind: how it is shown
 * @property: a property of what is edited
 *
 * Adds a field.
 */
void
tel_field_group_add (TelFieldGroup *self, TelFieldKind kind, const char *property)
{
  g_return_if_fail (TEL_IS_FIELD_GROUP (self) && self->draft == NULL);

  add_field (self, kind, property);
}

/**
 * tel_field_group_add_reference:
 * @self: a group that was not loaded yet
 * @choices: (element-type TelObject): the objects to choose from
 * @property: a string property of what is edited that names one
 * @optional: whether none may be chosen
 *
 * Adds a field that refers to another object of the cluster.
 */
void
tel_field_group_add_reference (TelFieldGroup *self, GListModel *choices, const char *property, gboolean optional)
{
  Field *field;

  g_return_if_fail (TEL_IS_FIELD_GROUP (self) && self->draft == NULL);
  g_return_if_fail (G_IS_LIST_MODEL (choices));

  field = add_field (self, TEL_FIELD_TEXT, property);
  field->choices = g_object_ref (choices);
  field->optional = optional;
}

/**
 * tel_field_group_add_button:
 * @self: a group that was not loaded yet
 * @property: a string property of what is edited
 * @label: what the button says
 * @action_name: what it does, given the name of the object
 *
 * Adds a field that is not edited here, with what changes it.
 */
void
tel_field_group_add_button (TelFieldGroup *self, const char *property, const char *label, const char *action_name)
{
  Field *field;

  g_return_if_fail (TEL_IS_FIELD_GROUP (self) && self->draft == NULL);

  field = add_field (self, TEL_FIELD_VALUE, property);
  field->button_label = g_strdup (label);
  field->action_name = g_strdup (action_name);
}
