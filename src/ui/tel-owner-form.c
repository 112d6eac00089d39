/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-owner-form.h"

#include "plan/tel-owner-builder.h"
#include "plan/tel-softphone-rules.h"
#include "ui/tel-restart-section.h"

#include <glib/gi18n-lib.h>

struct _TelOwnerForm
{
  TelChangeForm parent_instance;

  GtkEditable *user_row;
  GtkLabel *user_hint;
  GtkSwitch *association_switch;
  GtkSwitch *line_users_switch;
  GtkSwitch *labels_switch;
  GtkSwitch *primary_switch;
  TelRestartSection *restart_section;

  TelCluster *cluster;
  TelDevice *device;
};

G_DEFINE_FINAL_TYPE (TelOwnerForm, tel_owner_form, TEL_TYPE_CHANGE_FORM)

/* Why somebody cannot be the owner; NULL when nothing is known against it. The plan asks the cluster once more. */
static char *
explain (TelOwnerForm *self, const char *user_id, TelUser *user)
{
  TelDeviceType type;
  TelDevice *other;

  if (user == NULL)
    return g_strdup_printf (_ ("The cluster has no user “%s”."), user_id);
  if (g_strcmp0 (tel_device_get_owner (self->device), user_id) == 0)
    return g_strdup_printf (_ ("%s is the owner of %s already. Choose somebody else."), user_id,
                            tel_device_get_name (self->device));
  if (!tel_device_get_device_type (self->device, &type))
    return NULL;

  other = tel_cluster_get_softphone (self->cluster, user, type);
  if (other == NULL || g_strcmp0 (tel_device_get_name (other), tel_device_get_name (self->device)) == 0)
    return NULL;

  return tel_softphone_rules_explain_second (self->cluster, user, type);
}

static void
check_user (TelOwnerForm *self)
{
  g_autofree char *user_id = g_strstrip (g_strdup (gtk_editable_get_text (self->user_row)));
  TelUser *user = tel_cluster_get_user (self->cluster, user_id);
  g_autofree char *reason = *user_id != '\0' ? explain (self, user_id, user) : NULL;
  g_autofree char *name = user != NULL ? tel_user_dup_full_name (user) : NULL;

  tel_change_form_show_hint (self->user_hint, reason != NULL ? reason : name, reason != NULL);
  tel_change_form_set_valid (TEL_CHANGE_FORM (self), user != NULL && reason == NULL);
}

static void
tel_owner_form_build (TelChangeForm *form, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TelOwnerForm *self = TEL_OWNER_FORM (form);
  g_autofree char *user_id = g_strstrip (g_strdup (gtk_editable_get_text (self->user_row)));
  TelCapfRestart restart;
  guint flags = 0;

  if (gtk_switch_get_active (self->association_switch))
    flags |= TEL_OWNER_MOVE_ASSOCIATION;
  if (gtk_switch_get_active (self->line_users_switch))
    flags |= TEL_OWNER_MOVE_LINES;
  if (gtk_switch_get_active (self->labels_switch))
    flags |= TEL_OWNER_RELABEL;
  if (gtk_switch_get_active (self->primary_switch))
    flags |= TEL_OWNER_SET_PRIMARY;
  tel_restart_section_get (self->restart_section, &restart);
  tel_owner_builder_build_async (self->cluster, tel_device_get_name (self->device), user_id, flags, &restart,
                                 cancellable, callback, user_data);
}

static void
tel_owner_form_dispose (GObject *object)
{
  TelOwnerForm *self = TEL_OWNER_FORM (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->device);

  G_OBJECT_CLASS (tel_owner_form_parent_class)->dispose (object);
}

static void
tel_owner_form_class_init (TelOwnerFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_owner_form_dispose;
  TEL_CHANGE_FORM_CLASS (klass)->build = tel_owner_form_build;
  TEL_CHANGE_FORM_CLASS (klass)->build_finish = tel_owner_builder_build_finish;

  g_type_ensure (TEL_TYPE_RESTART_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-owner-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TelOwnerForm, user_row);
  gtk_widget_class_bind_template_child (widget_class, TelOwnerForm, user_hint);
  gtk_widget_class_bind_template_child (widget_class, TelOwnerForm, association_switch);
  gtk_widget_class_bind_template_child (widget_class, TelOwnerForm, line_users_switch);
  gtk_widget_class_bind_template_child (widget_class, TelOwnerForm, labels_switch);
  gtk_widget_class_bind_template_child (widget_class, TelOwnerForm, primary_switch);
  gtk_widget_class_bind_template_child (widget_class, TelOwnerForm, restart_section);
}

static void
tel_owner_form_init (TelOwnerForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_owner_form_new:
 * @cluster: the cluster with its users
 * @device: a device, read whole
 *
 * Makes the form of a new owner, who is looked up while the user ID is typed (G2.1).
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_owner_form_new (TelCluster *cluster, TelDevice *device)
{
  TelOwnerForm *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  self = g_object_new (TEL_TYPE_OWNER_FORM, NULL);
  self->cluster = g_object_ref (cluster);
  self->device = g_object_ref (device);
  tel_restart_section_load (self->restart_section, cluster, device);
  g_signal_connect_object (self->user_row, "changed", G_CALLBACK (check_user), self, G_CONNECT_SWAPPED);

  return TEL_CHANGE_FORM (self);
}
