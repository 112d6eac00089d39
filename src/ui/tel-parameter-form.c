/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-parameter-form.h"

#include "plan/tel-parameter-builder.h"

struct _TelParameterForm
{
  TelChangeForm parent_instance;

  AdwEntryRow *value_row;
  GtkWidget *apply_row;
  GtkSwitch *apply_switch;
  GtkLabel *hint_label;

  TelCluster *cluster;
  TelGuideParameter parameter;
};

G_DEFINE_FINAL_TYPE (TelParameterForm, tel_parameter_form, TEL_TYPE_CHANGE_FORM)

static const char *
get_value (TelParameterForm *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->value_row));
}

/* Of what nobody has typed yet nothing is said to be wrong. */
static void
on_changed (TelParameterForm *self)
{
  const char *value = get_value (self);
  g_autoptr (GError) error = NULL;
  gboolean is_valid = tel_guide_parameter_check_value (self->parameter, NULL, value, &error);

  tel_change_form_show_hint (self->hint_label, is_valid || *value == '\0' ? NULL : error->message, TRUE);
  tel_change_form_set_valid (TEL_CHANGE_FORM (self), is_valid);
}

static void
tel_parameter_form_build (TelChangeForm *form,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  TelParameterForm *self = TEL_PARAMETER_FORM (form);

  tel_parameter_builder_build_async (self->cluster, self->parameter, get_value (self),
                                     gtk_switch_get_active (self->apply_switch), cancellable, callback, user_data);
}

static void
tel_parameter_form_dispose (GObject *object)
{
  g_clear_object (&TEL_PARAMETER_FORM (object)->cluster);

  G_OBJECT_CLASS (tel_parameter_form_parent_class)->dispose (object);
}

static void
tel_parameter_form_class_init (TelParameterFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TelChangeFormClass *form_class = TEL_CHANGE_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_parameter_form_dispose;
  form_class->build = tel_parameter_form_build;
  form_class->build_finish = tel_parameter_builder_build_finish;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-parameter-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TelParameterForm, value_row);
  gtk_widget_class_bind_template_child (widget_class, TelParameterForm, apply_row);
  gtk_widget_class_bind_template_child (widget_class, TelParameterForm, apply_switch);
  gtk_widget_class_bind_template_child (widget_class, TelParameterForm, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
tel_parameter_form_init (TelParameterForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_parameter_form_new:
 * @cluster: the cluster
 * @parameter: what is to be set
 * @value: what it is now
 *
 * Makes the form of a new value, checked while it is typed.
 *
 * Returns: (transfer floating): a new form
 */
TelChangeForm *
tel_parameter_form_new (TelCluster *cluster, TelGuideParameter parameter, const char *value)
{
  TelParameterForm *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  self = g_object_new (TEL_TYPE_PARAMETER_FORM, NULL);
  self->cluster = g_object_ref (cluster);
  self->parameter = parameter;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), tel_guide_parameter_get_label (parameter));
  gtk_editable_set_text (GTK_EDITABLE (self->value_row), value);
  gtk_widget_set_visible (self->apply_row, tel_parameter_builder_can_apply (cluster, parameter));
  on_changed (self);

  return TEL_CHANGE_FORM (self);
}
