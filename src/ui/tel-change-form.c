/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-change-form.h"

typedef struct
{
  gboolean valid;
} TelChangeFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TelChangeForm, tel_change_form, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_VALID,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
tel_change_form_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, tel_change_form_is_valid (TEL_CHANGE_FORM (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_change_form_class_init (TelChangeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = tel_change_form_get_property;

  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
tel_change_form_init (TelChangeForm *self)
{
}

/**
 * tel_change_form_set_valid:
 * @self: a form
 * @valid: whether a plan can be made of it
 *
 * Says so to whoever shows the form.
 */
void
tel_change_form_set_valid (TelChangeForm *self, gboolean valid)
{
  TelChangeFormPrivate *priv = tel_change_form_get_instance_private (self);

  g_return_if_fail (TEL_IS_CHANGE_FORM (self));

  valid = valid != FALSE;
  if (priv->valid == valid)
    return;

  priv->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

/**
 * tel_change_form_is_valid:
 * @self: a form
 *
 * Tells whether a plan can be made of what stands in the form.
 *
 * Returns: %TRUE when it can
 */
gboolean
tel_change_form_is_valid (TelChangeForm *self)
{
  TelChangeFormPrivate *priv = tel_change_form_get_instance_private (self);

  g_return_val_if_fail (TEL_IS_CHANGE_FORM (self), FALSE);

  return priv->valid;
}

/**
 * tel_change_form_build_async:
 * @self: a form
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan of what was chosen.
 */
void
tel_change_form_build_async (TelChangeForm *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TEL_IS_CHANGE_FORM (self));

  TEL_CHANGE_FORM_GET_CLASS (self)->build (self, cancellable, callback, user_data);
}

/**
 * tel_change_form_build_finish:
 * @self: a form
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_change_form_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_change_form_build_finish (TelChangeForm *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CHANGE_FORM (self), NULL);

  return TEL_CHANGE_FORM_GET_CLASS (self)->build_finish (result, error);
}

/**
 * tel_change_form_show_hint:
 * @label: a label below a field
 * @text: (nullable): what is to be said of the field
 * @is_error: whether it keeps the plan from being made
 *
 * Says something of a field while it is typed into.
 */
void
tel_change_form_show_hint (GtkLabel *label, const char *text, gboolean is_error)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
}
