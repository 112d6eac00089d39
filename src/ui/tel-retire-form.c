/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-retire-form.h"

#include "plan/tel-retire-builder.h"

#include <glib/gi18n-lib.h>

struct _TelRetireForm
{
  TelChangeForm parent_instance;

  GtkLabel *devices_label;
  GtkSwitch *lines_switch;
  GtkWidget *groups_row;
  GtkSwitch *groups_switch;

  TelCluster *cluster;
  char *device_name;
  char *user_id;
};

G_DEFINE_FINAL_TYPE (TelRetireForm, tel_retire_form, TEL_TYPE_CHANGE_FORM)

static void
tel_retire_form_build (TelChangeForm *form, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TelRetireForm *self = TEL_RETIRE_FORM (form);
  guint flags = 0;

  if (gtk_switch_get_active (self->lines_switch))
    flags |= TEL_RETIRE_WITH_LINES;
  if (self->user_id != NULL && gtk_switch_get_active (self->groups_switch))
    flags |= TEL_RETIRE_LEAVE_GROUPS;
  if (self->user_id != NULL)
    tel_retire_builder_build_user_async (self->cluster, self->user_id, flags, cancellable, callback, user_data);
  else
    tel_retire_builder_build_async (self->cluster, self->device_name, flags, cancellable, callback, user_data);
}

static void
tel_retire_form_dispose (GObject *object)
{
  TelRetireForm *self = TEL_RETIRE_FORM (object);

  g_clear_object (&self->cluster);
  g_clear_pointer (&self->device_name, g_free);
  g_clear_pointer (&self->user_id, g_free);

  G_OBJECT_CLASS (tel_retire_form_parent_class)->dispose (object);
}

static void
tel_retire_form_class_init (TelRetireFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_retire_form_dispose;
  TEL_CHANGE_FORM_CLASS (klass)->build = tel_retire_form_build;
  TEL_CHANGE_FORM_CLASS (klass)->build_finish = tel_retire_builder_build_finish;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-retire-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TelRetireForm, devices_label);
  gtk_widget_class_bind_template_child (widget_class, TelRetireForm, lines_switch);
  gtk_widget_class_bind_template_child (widget_class, TelRetireForm, groups_row);
  gtk_widget_class_bind_template_child (widget_class, TelRetireForm, groups_switch);
}

static void
tel_retire_form_init (TelRetireForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tel_change_form_set_valid (TEL_CHANGE_FORM (self), TRUE);
}

/**
 * tel_retire_form_new:
 * @cluster: the cluster
 * @device: the device that is to go
 *
 * Makes the form of one device.
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_retire_form_new (TelCluster *cluster, TelDevice *device)
{
  TelRetireForm *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  self = g_object_new (TEL_TYPE_RETIRE_FORM, NULL);
  self->cluster = g_object_ref (cluster);
  self->device_name = g_strdup (tel_device_get_name (device));
  text = g_strdup_printf (
      /* Translators: a device */
      _ ("%s is taken away from everybody who is associated with it, and removed from the cluster. Its directory "
         "numbers stay."),
      self->device_name);
  gtk_label_set_text (self->devices_label, text);

  return TEL_CHANGE_FORM (self);
}

/* The user's own go, as the plan decides too: those of nobody are theirs (G5.5). */
static char *
list_softphones (GPtrArray *devices, const char *user_id, gboolean own)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < devices->len; i++)
    {
      const char *owner = tel_device_get_owner (devices->pdata[i]);
      gboolean is_own = owner == NULL || *owner == '\0' || g_str_equal (owner, user_id);

      if (tel_device_get_softphone_type (devices->pdata[i], NULL) && is_own == own)
        /* Translators: between the names in a list */
        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", tel_device_get_name (devices->pdata[i]));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * tel_retire_form_new_for_user:
 * @cluster: the cluster
 * @user: the user
 * @devices: (element-type TelDevice): the user's devices
 *
 * Makes the form of all softphones of a user, which it names.
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_retire_form_new_for_user (TelCluster *cluster, TelUser *user, GPtrArray *devices)
{
  TelRetireForm *self;
  g_autofree char *own = NULL;
  g_autofree char *others = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (devices != NULL, NULL);

  self = g_object_new (TEL_TYPE_RETIRE_FORM, NULL);
  self->cluster = g_object_ref (cluster);
  self->user_id = g_strdup (tel_user_get_user_id (user));
  own = list_softphones (devices, self->user_id, TRUE);
  others = list_softphones (devices, self->user_id, FALSE);
  if (*own != '\0')
    g_string_append_printf (
        text,
        /* Translators: devices */
        _ ("These are taken away from everybody who is associated with them, and removed from the cluster: %s. Their "
           "directory numbers stay, and so do other devices of the user."),
        own);
  if (*own != '\0' && *others != '\0')
    g_string_append_c (text, ' ');
  if (*others != '\0')
    g_string_append_printf (
        text,
        /* Translators: devices */
        _ ("These belong to somebody else and stay; only the user’s association with them is taken away: %s."), others);
  gtk_label_set_text (self->devices_label, text->str);
  gtk_widget_set_visible (self->groups_row, TRUE);

  return TEL_CHANGE_FORM (self);
}
