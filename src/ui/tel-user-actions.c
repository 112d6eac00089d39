/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-actions.h"

#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-compare-window.h"
#include "ui/tel-number-form.h"
#include "ui/tel-owner-form.h"
#include "ui/tel-rename-form.h"
#include "ui/tel-retire-form.h"
#include "ui/tel-string-issuer.h"
#include "ui/tel-user-pane.h"

#include <glib/gi18n-lib.h>

static void
present (TelUserPane *pane, TelChangeForm *form, const char *title, const char *subtitle)
{
  TelChangeDialog *dialog = tel_change_dialog_new (tel_user_pane_get_cluster (pane), form, title, subtitle);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));

  g_signal_connect_object (dialog, "ended", G_CALLBACK (tel_user_pane_reload), pane, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static TelDevice *
get_device (TelUserPane *pane, GVariant *parameter)
{
  return tel_user_pane_get_device (pane, g_variant_get_string (parameter, NULL));
}

typedef TelChangeForm *(*DeviceForm) (TelCluster *cluster, TelDevice *device);
typedef TelChangeForm *(*UserForm) (TelCluster *cluster, TelUser *user, GPtrArray *devices);

static void
present_for_device (GtkWidget *widget, GVariant *parameter, DeviceForm make_form, const char *title)
{
  TelUserPane *pane = TEL_USER_PANE (widget);
  TelDevice *device = get_device (pane, parameter);

  if (device != NULL)
    present (pane, make_form (tel_user_pane_get_cluster (pane), device), title, tel_device_get_name (device));
}

static void
present_for_user (GtkWidget *widget, UserForm make_form, const char *title)
{
  TelUserPane *pane = TEL_USER_PANE (widget);
  TelUser *user = tel_user_pane_get_user (pane);
  GPtrArray *devices = tel_user_pane_get_devices (pane);
  g_autofree char *name = NULL;

  if (user == NULL || devices == NULL)
    return;

  name = tel_user_dup_full_name (user);
  present (pane, make_form (tel_user_pane_get_cluster (pane), user, devices), title, name);
}

static void
retire_device (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  /* Translators: the title of a dialog: takes a device out of use */
  present_for_device (widget, parameter, tel_retire_form_new, _ ("Retire device"));
}

static void
rename_device (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present_for_device (widget, parameter, tel_rename_form_new, _ ("Rename device"));
}

static void
change_owner (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present_for_device (widget, parameter, tel_owner_form_new, _ ("Change owner"));
}

static void
change_number (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present_for_user (widget, tel_number_form_new, _ ("Change number"));
}

static void
retire_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present_for_user (widget, tel_retire_form_new_for_user, _ ("Retire softphones"));
}

static void
compare (GtkWidget *widget, TelObjectKind kind, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  TelCluster *cluster = tel_user_pane_get_cluster (TEL_USER_PANE (widget));

  if (GTK_IS_WINDOW (root) && cluster != NULL)
    gtk_window_present (GTK_WINDOW (tel_compare_window_new (GTK_WINDOW (root), cluster, kind, name, NULL)));
}

static void
compare_user (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUser *user = tel_user_pane_get_user (TEL_USER_PANE (widget));

  if (user != NULL)
    compare (widget, TEL_OBJECT_KIND_USER, tel_user_get_user_id (user));
}

static void
compare_device (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  compare (widget, TEL_OBJECT_KIND_DEVICE, g_variant_get_string (parameter, NULL));
}

static void
show_string (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserPane *pane = TEL_USER_PANE (widget);
  TelCluster *cluster = tel_user_pane_get_cluster (pane);
  TelDevice *device = get_device (pane, parameter);
  GtkRoot *root = gtk_widget_get_root (widget);
  TelAuthStringDialog *dialog;

  if (device == NULL || tel_device_get_authentication_string (device) == NULL)
    return;

  dialog = tel_auth_string_dialog_new (cluster, tel_user_pane_get_user (pane), device,
                                       tel_cluster_get_applied_string (cluster, device));
  /* The dialog may have made a new string. */
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (tel_user_pane_reload), pane, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
issue_string (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserPane *pane = TEL_USER_PANE (widget);
  TelDevice *device = get_device (pane, parameter);

  if (device != NULL)
    tel_string_issuer_start (pane, device);
}

static void
put_right (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserSection *section = tel_end_user_get_section (tel_user_pane_get_end_user (TEL_USER_PANE (widget)));

  if (section != NULL)
    tel_user_section_put_all_right (section);
}

static void
put_right_aspect (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserSection *section = tel_end_user_get_section (tel_user_pane_get_end_user (TEL_USER_PANE (widget)));

  if (section != NULL)
    tel_user_section_put_right (section, g_variant_get_uint32 (parameter));
}

/**
 * tel_user_actions_install:
 * @widget_class: the class of the user pane
 *
 * Gives the pane its actions.
 */
void
tel_user_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "user.show-string", "s", show_string);
  gtk_widget_class_install_action (widget_class, "user.issue-string", "s", issue_string);
  gtk_widget_class_install_action (widget_class, "user.put-right", NULL, put_right);
  gtk_widget_class_install_action (widget_class, "user.put-right-aspect", "u", put_right_aspect);
  gtk_widget_class_install_action (widget_class, "user.retire-device", "s", retire_device);
  gtk_widget_class_install_action (widget_class, "user.rename-device", "s", rename_device);
  gtk_widget_class_install_action (widget_class, "user.change-owner", "s", change_owner);
  gtk_widget_class_install_action (widget_class, "user.change-number", NULL, change_number);
  gtk_widget_class_install_action (widget_class, "user.retire-all", NULL, retire_all);
  gtk_widget_class_install_action (widget_class, "user.compare", NULL, compare_user);
  gtk_widget_class_install_action (widget_class, "user.compare-device", "s", compare_device);
}

/**
 * tel_user_actions_update:
 * @pane: the user pane
 *
 * Enables what can be done with the devices that the pane shows.
 */
void
tel_user_actions_update (GtkWidget *pane)
{
  GPtrArray *devices = tel_user_pane_get_devices (TEL_USER_PANE (pane));
  gboolean has_softphone = FALSE;
  gboolean has_line = FALSE;

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      has_softphone = has_softphone || tel_device_get_softphone_type (devices->pdata[i], NULL);
      has_line = has_line || g_list_model_get_n_items (tel_device_get_lines (devices->pdata[i])) > 0;
    }
  gtk_widget_action_set_enabled (pane, "user.retire-all", has_softphone);
  gtk_widget_action_set_enabled (pane, "user.change-number", has_line);
}

static void
append (GMenu *menu, const char *label, const char *action, const char *device_name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", device_name);
  g_menu_append_item (menu, item);
}

/**
 * tel_user_actions_make_device_menu:
 * @device: a device
 *
 * Makes the menu of a device: what can be done with it as a whole. The name of a desk phone is its hardware address,
 * which stays.
 *
 * Returns: (transfer full): a menu
 */
GMenuModel *
tel_user_actions_make_device_menu (TelDevice *device)
{
  GMenu *menu;
  const char *name;

  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  menu = g_menu_new ();
  name = tel_device_get_name (device);
  if (tel_device_get_device_type (device, NULL))
    /* Translators: in the menu of a device */
    append (menu, _ ("Rename…"), "user.rename-device", name);
  append (menu, _ ("Change owner…"), "user.change-owner", name);
  /* Translators: in the menu of a user or a device: shows it beside another one */
  append (menu, _ ("Compare with…"), "user.compare-device", name);
  /* Translators: in the menu of a device: takes it out of use */
  append (menu, _ ("Retire…"), "user.retire-device", name);

  return G_MENU_MODEL (menu);
}
