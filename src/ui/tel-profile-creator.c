/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-profile-creator.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-profile-proposal.h"
#include "plan/tel-softphone-builder.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-profile-form.h"

/* The draft of the device outlives the row when its editor is closed meanwhile. */
typedef struct
{
  TelCluster *cluster;
  TelDevice *device;
  TelDeviceType type;
  GListStore *choices;
  TelProfileForm *form;
} Creation;

static void
creation_free (gpointer data, GClosure *closure)
{
  Creation *creation = data;

  g_object_unref (creation->cluster);
  g_object_unref (creation->device);
  g_object_unref (creation->choices);
  g_clear_object (&creation->form);
  g_free (creation);
}

static TelObject *
find_made (Creation *creation, const char *name)
{
  g_autoptr (GListModel) fitting =
      TEL_IS_SECURITY_PROFILE (tel_profile_form_get_draft (creation->form))
          ? tel_softphone_builder_list_security_profiles (creation->cluster, creation->type)
          : tel_softphone_builder_list_sip_profiles (creation->cluster, creation->type);

  for (guint i = 0; i < g_list_model_get_n_items (fitting); i++)
    {
      g_autoptr (TelObject) profile = g_list_model_get_item (fitting, i);

      if (g_strcmp0 (tel_object_get_key (profile), name) == 0)
        return g_steal_pointer (&profile);
    }

  return NULL;
}

/* What a plan that was stopped did not make, and what does not fit the device after all, is not chosen. */
static void
on_ended (TelChangeDialog *dialog, gpointer user_data)
{
  Creation *creation = user_data;
  TelObject *draft = tel_profile_form_get_draft (creation->form);
  g_autoptr (TelObject) made = find_made (creation, tel_object_get_key (draft));

  if (made == NULL)
    return;

  g_list_store_append (creation->choices, made);
  g_object_set (creation->device, TEL_IS_SECURITY_PROFILE (draft) ? "security-profile" : "sip-profile",
                tel_object_get_key (made), NULL);
}

static void
present (Creation *offer, GtkWidget *button, TelChangeForm *form, const char *title)
{
  GtkRoot *root = gtk_widget_get_root (button);
  Creation *creation = g_new0 (Creation, 1);
  TelChangeDialog *dialog =
      tel_change_dialog_new (offer->cluster, form, title, tel_device_type_get_product (offer->type));

  creation->cluster = g_object_ref (offer->cluster);
  creation->device = g_object_ref (offer->device);
  creation->type = offer->type;
  creation->choices = g_object_ref (offer->choices);
  creation->form = g_object_ref (TEL_PROFILE_FORM (form));
  g_signal_connect_data (dialog, "ended", G_CALLBACK (on_ended), creation, creation_free, 0);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_security_clicked (GtkWidget *button, gpointer user_data)
{
  Creation *offer = user_data;

  present (offer, button, tel_profile_form_new_for_type (offer->cluster, offer->type),
           _ ("New phone security profile"));
}

/* On release 9 a mobile device needs the timers (G6.2). */
static void
on_sip_clicked (GtkWidget *button, gpointer user_data)
{
  Creation *offer = user_data;
  TelChangeForm *form = tel_profile_form_new_for_sip (offer->cluster);

  if (tel_device_type_is_mobile (offer->type))
    tel_sip_profile_set_mobile_timers (TEL_SIP_PROFILE (tel_profile_form_get_draft (TEL_PROFILE_FORM (form))));
  present (offer, button, form, _ ("New SIP profile"));
}

/**
 * tel_profile_creator_attach:
 * @row: the row that chooses a profile
 * @cluster: the cluster with its references
 * @device: the draft of a device
 * @property: the property of @device that the row chooses
 * @choices: the #GListStore of profiles that the row chooses from
 *
 * Adds a button to the row that makes a profile which fits the device, and chooses it. Rows of other properties, and of
 * devices of other types, get none.
 */
void
tel_profile_creator_attach (
    AdwActionRow *row, TelCluster *cluster, TelDevice *device, const char *property, GListModel *choices)
{
  gboolean is_security = g_str_equal (property, "security-profile");
  GtkWidget *button;
  Creation *offer;
  TelDeviceType type;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  g_return_if_fail (TEL_IS_DEVICE (device));

  if (!tel_device_get_device_type (device, &type) ||
      (!is_security && (!g_str_equal (property, "sip-profile") || !tel_device_type_is_softphone (type))))
    return;

  offer = g_new0 (Creation, 1);
  offer->cluster = g_object_ref (cluster);
  offer->device = g_object_ref (device);
  offer->type = type;
  offer->choices = g_object_ref (G_LIST_STORE (choices));
  button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, is_security ? _ ("New phone security profile…") : _ ("New SIP profile…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_security ? _ ("New phone security profile…") : _ ("New SIP profile…"), -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (is_security ? on_security_clicked : on_sip_clicked), offer,
                         creation_free, 0);
  adw_action_row_add_suffix (row, button);
}
