/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-profile-row.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "model/tel-value-label.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-profile-use.h"

/**
 * TelProfileRow:
 *
 * The buttons are actions of the view around it, with the name as their parameter.
 */
struct _TelProfileRow
{
  AdwExpanderRow parent_instance;

  GtkLabel *description;
  GtkLabel *use;
  GtkActionable *edit_button;
  GtkActionable *copy_button;
  GtkActionable *apply_button;
  GtkActionable *remove_button;
  GtkWidget *edit_child;
  GtkWidget *apply_child;
  GtkWidget *remove_child;

  TelObject *profile;
};

G_DEFINE_FINAL_TYPE (TelProfileRow, tel_profile_row, ADW_TYPE_EXPANDER_ROW)

static void
append_security (GString *text, TelSecurityProfile *profile)
{
  const char *size = tel_security_profile_get_key_size (profile);
  g_autofree char *bits = NULL;

  tel_text_append (text, " · ",
                   tel_value_label_get ("device-security-mode",
                                        tel_security_profile_get_device_security_mode (profile)));
  if (tel_security_profile_is_secure (profile))
    {
      /* Translators: the length of a key */
      bits = size != NULL ? g_strdup_printf (_ ("%s bits"), size) : NULL;
      tel_text_append (text, " · ",
                       tel_value_label_get ("authentication-mode",
                                            tel_security_profile_get_authentication_mode (profile)));
      tel_text_append (text, " · ", bits);
    }
  if (tel_security_profile_get_tftp_encrypted_config (profile))
    tel_text_append (text, " · ", _ ("TFTP Encrypted Config"));
  if (tel_security_profile_get_oauth (profile))
    tel_text_append (text, " · ", _ ("OAuth"));
}

static void
append_sip (GString *text, TelSipProfile *profile)
{
  g_autofree char *timers = g_strdup_printf (
      /* Translators: the five timers of a SIP profile, in the order in which its form has them */
      _ ("Timers %u, %u, %u, %u, %u"), tel_sip_profile_get_timer_register_delta (profile),
      tel_sip_profile_get_timer_register (profile), tel_sip_profile_get_timer_keep_alive (profile),
      tel_sip_profile_get_timer_subscribe (profile), tel_sip_profile_get_timer_subscribe_delta (profile));

  tel_text_append (text, " · ", timers);
  if (tel_sip_profile_has_mobile_timers (profile))
    /* Translators: what a SIP profile is made for */
    tel_text_append (text, " · ", _ ("for mobile devices"));
}

static char *
make_subtitle (TelObject *profile, guint n_devices, gboolean is_standard)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *devices =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u device", "%u devices", n_devices), n_devices);

  /* Translators: of a profile that nobody can change */
  tel_text_append (text, " · ", is_standard ? _ ("standard") : NULL);
  if (TEL_IS_SECURITY_PROFILE (profile))
    append_security (text, TEL_SECURITY_PROFILE (profile));
  else
    append_sip (text, TEL_SIP_PROFILE (profile));
  tel_text_append (text, " · ", devices);

  return g_strdup (text->str);
}

static char *
make_use (GPtrArray *devices, gboolean is_standard)
{
  g_autofree char *names = tel_profile_use_describe (devices);
  g_autoptr (GString) text = g_string_new (NULL);

  if (devices->len == 0)
    g_string_append (text, _ ("No device uses it."));
  else
    /* Translators: names of devices */
    g_string_append_printf (text, _ ("Used by %s."), names);
  if (is_standard)
    g_string_append_printf (text, "\n%s", _ ("The cluster lets nobody change a standard profile. Make a copy of it."));

  return g_strdup (text->str);
}

static void
show_description (TelProfileRow *self)
{
  g_autofree char *text = NULL;
  const char *name = tel_object_get_key (self->profile);

  g_object_get (self->profile, "description", &text, NULL);
  gtk_label_set_text (self->description, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->description), text != NULL && *text != '\0' && g_strcmp0 (text, name) != 0);
}

/* Takes over the label, by which screen readers tell the buttons of one row from those of the next. */
static void
name_button (TelProfileRow *self, GtkActionable *button, char *label)
{
  gtk_actionable_set_action_target (button, "s", tel_object_get_key (self->profile));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
}

static void
name_buttons (TelProfileRow *self)
{
  const char *name = tel_object_get_key (self->profile);

  /* Translators: a profile */
  name_button (self, self->edit_button, g_strdup_printf (_ ("Edit “%s”"), name));
  /* Translators: a profile */
  name_button (self, self->copy_button, g_strdup_printf (_ ("Copy “%s”"), name));
  /* Translators: a profile */
  name_button (self, self->apply_button, g_strdup_printf (_ ("Apply “%s”"), name));
  /* Translators: a profile */
  name_button (self, self->remove_button, g_strdup_printf (_ ("Remove “%s”"), name));
}

static void
tel_profile_row_dispose (GObject *object)
{
  g_clear_object (&TEL_PROFILE_ROW (object)->profile);

  G_OBJECT_CLASS (tel_profile_row_parent_class)->dispose (object);
}

static void
tel_profile_row_class_init (TelProfileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_profile_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-profile-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, description);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, use);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, edit_child);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, apply_child);
  gtk_widget_class_bind_template_child (widget_class, TelProfileRow, remove_child);
}

static void
tel_profile_row_init (TelProfileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_profile_row_new:
 * @cluster: the cluster with its devices
 * @profile: a profile
 *
 * Makes the row of a profile. What cannot be done with it has no button.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
tel_profile_row_new (TelCluster *cluster, TelObject *profile)
{
  TelObjectKind kind =
      TEL_IS_SECURITY_PROFILE (profile) ? TEL_OBJECT_KIND_SECURITY_PROFILE : TEL_OBJECT_KIND_SIP_PROFILE;
  gboolean is_standard = tel_profile_proposal_is_standard (profile, tel_cluster_get_release (cluster));
  TelProfileRow *self = g_object_new (TEL_TYPE_PROFILE_ROW, NULL);
  g_autoptr (GPtrArray) devices = tel_profile_use_list_known (cluster, kind, tel_object_get_key (profile));
  g_autofree char *subtitle = make_subtitle (profile, devices->len, is_standard);
  g_autofree char *use = make_use (devices, is_standard);

  self->profile = g_object_ref (profile);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tel_object_get_key (profile));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, tel_object_get_key (profile),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_label_set_text (self->use, use);
  show_description (self);
  name_buttons (self);
  gtk_widget_set_visible (self->edit_child, !is_standard);
  gtk_widget_set_visible (self->remove_child, !is_standard && devices->len == 0);
  gtk_widget_set_visible (self->apply_child, devices->len > 0);

  return GTK_WIDGET (self);
}

/**
 * tel_profile_row_get_profile:
 * @self: the row
 *
 * Gets the profile.
 *
 * Returns: (transfer none): the profile
 */
TelObject *
tel_profile_row_get_profile (TelProfileRow *self)
{
  g_return_val_if_fail (TEL_IS_PROFILE_ROW (self), NULL);

  return self->profile;
}
