/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-string-row.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-delivery-log.h"
#include "ui/tel-secret-clipboard.h"

#define HIDDEN "••••••••••"

struct _TelStringRow
{
  AdwActionRow parent_instance;

  GtkLabel *string_label;
  GtkToggleButton *reveal_button;
  GtkWidget *copy_button;
  GtkWidget *give_button;

  TelCluster *cluster;
  TelDevice *device;
  TelAuthString *string;
  TelDeliveryLog *log;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (TelStringRow, tel_string_row, ADW_TYPE_ACTION_ROW)

static TelUser *
get_user (TelStringRow *self)
{
  const char *owner = tel_device_get_owner (self->device);

  return owner != NULL && *owner != '\0' ? tel_cluster_get_user (self->cluster, owner) : NULL;
}

/* Each row has its own: the name of the device tells them apart. */
static void
name_button (GtkWidget *button, const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update (TelStringRow *self)
{
  gboolean is_revealed = gtk_toggle_button_get_active (self->reveal_button);
  g_autofree char *reveal = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->reveal_button), self->string != NULL);
  gtk_widget_set_sensitive (self->copy_button, self->string != NULL);
  if (self->string == NULL)
    gtk_label_set_text (self->string_label, _ ("replaced"));
  else
    gtk_label_set_text (self->string_label, is_revealed ? tel_auth_string_peek (self->string) : HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->string_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->string != NULL && !is_revealed ? _ ("Hidden authentication string")
                                                                       : gtk_label_get_text (self->string_label),
                                  -1);
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal_button),
                            is_revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  /* Translators: %s is the name of a device */
  reveal = is_revealed ? g_strdup_printf (_ ("Hide the string of %s"), tel_device_get_name (self->device))
                       : g_strdup_printf (_ ("Show the string of %s"), tel_device_get_name (self->device));
  name_button (GTK_WIDGET (self->reveal_button), reveal);
}

static void
copy (TelStringRow *self)
{
  TelUser *user = get_user (self);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  tel_secret_clipboard_offer (tel_secret_clipboard_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))),
                              self->string, g_settings_get_uint (self->settings, "clipboard-seconds"),
                              parent != NULL ? parent : window);
  if (user != NULL)
    tel_delivery_log_note (self->log, user, self->device, TEL_DELIVERY_WAY_COPY, NULL);
}

static void
show_texts (TelStringRow *self)
{
  TelUser *user = get_user (self);
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autoptr (GDateTime) deadline = tel_deadline_parse (tel_device_get_completes_by (self->device), zone);
  g_autofree char *name = user != NULL ? tel_user_dup_full_name (user) : g_strdup (_ ("No user"));
  g_autofree char *time = deadline != NULL ? tel_deadline_describe (deadline, zone) : g_strdup (_ ("no deadline"));
  /* Translators: the name of a user, until when a string works */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · until %s"), name, time);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tel_device_get_name (self->device));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_sensitive (self->give_button, user != NULL);
}

static gboolean
is_same_string (TelAuthString *one, TelAuthString *other)
{
  return one != NULL && other != NULL && tel_auth_string_equal (one, other);
}

/* The dialog may have made a new string, after which this one is worth nothing. Who saw it did not ask to see the next.
 */
static void
on_given (TelStringRow *self)
{
  TelDevice *device = tel_cluster_get_device (self->cluster, tel_device_get_name (self->device));
  TelAuthString *string = device != NULL ? tel_cluster_get_applied_string (self->cluster, device) : NULL;

  if (device != NULL)
    g_set_object (&self->device, device);
  if (!is_same_string (self->string, string))
    gtk_toggle_button_set_active (self->reveal_button, FALSE);
  if (string != NULL)
    tel_auth_string_ref (string);
  g_clear_pointer (&self->string, tel_auth_string_unref);
  self->string = string;
  show_texts (self);
  update (self);
}

static void
give (TelStringRow *self)
{
  TelUser *user = get_user (self);
  TelAuthStringDialog *dialog;

  if (user == NULL)
    return;

  dialog = tel_auth_string_dialog_new (self->cluster, user, self->device, self->string);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW)));
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (on_given), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tel_string_row_dispose (GObject *object)
{
  TelStringRow *self = TEL_STRING_ROW (object);

  g_clear_object (&self->log);
  g_clear_pointer (&self->string, tel_auth_string_unref);
  g_clear_object (&self->device);
  g_clear_object (&self->cluster);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tel_string_row_parent_class)->dispose (object);
}

static void
tel_string_row_class_init (TelStringRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_string_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-string-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelStringRow, string_label);
  gtk_widget_class_bind_template_child (widget_class, TelStringRow, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, TelStringRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TelStringRow, give_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, copy);
  gtk_widget_class_bind_template_callback (widget_class, give);
}

static void
tel_string_row_init (TelStringRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (TEL_APPLICATION_ID);
}

/**
 * tel_string_row_new:
 * @cluster: the cluster
 * @device: a device, as it was read back
 * @string: the string, once Apply Config was sent (G4.5)
 *
 * Makes a row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
tel_string_row_new (TelCluster *cluster, TelDevice *device, TelAuthString *string)
{
  TelStringRow *self;
  g_autofree char *copy_text = NULL;
  g_autofree char *give_text = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);
  g_return_val_if_fail (string != NULL, NULL);

  self = g_object_new (TEL_TYPE_STRING_ROW, NULL);
  self->cluster = g_object_ref (cluster);
  self->device = g_object_ref (device);
  self->string = tel_auth_string_ref (string);
  self->log = tel_delivery_log_new (cluster, device);
  /* Translators: %s is the name of a device */
  copy_text = g_strdup_printf (_ ("Copy the string of %s"), tel_device_get_name (self->device));
  name_button (self->copy_button, copy_text);
  /* Translators: %s is the name of a device; opens the dialog with e-mail and letter */
  give_text = g_strdup_printf (_ ("Mail or print the string of %s…"), tel_device_get_name (self->device));
  name_button (self->give_button, give_text);
  show_texts (self);
  update (self);

  return GTK_WIDGET (self);
}
