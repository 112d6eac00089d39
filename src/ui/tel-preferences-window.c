/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-preferences-window.h"

#include "ui/tel-audit-group.h"
#include "ui/tel-request-log-group.h"

struct _TelPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GtkSpinButton *length_spin;
  AdwComboRow *mail_row;
  GtkSpinButton *clipboard_spin;
  GtkSpinButton *days_spin;
  GtkSpinButton *megabytes_spin;
  GtkSpinButton *lock_spin;
  GtkSpinButton *writes_spin;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (TelPreferencesWindow, tel_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the row's list. */
static const char *const mail_methods[] = { "ask", "mail-program", "file" };

static gboolean
to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (mail_methods); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), mail_methods[i]))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
to_method (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (mail_methods) ? g_variant_new_string (mail_methods[position]) : NULL;
}

static void
tel_preferences_window_dispose (GObject *object)
{
  TelPreferencesWindow *self = TEL_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tel_preferences_window_parent_class)->dispose (object);
}

static void
tel_preferences_window_class_init (TelPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_preferences_window_dispose;

  g_type_ensure (TEL_TYPE_AUDIT_GROUP);
  g_type_ensure (TEL_TYPE_REQUEST_LOG_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TelPreferencesWindow, length_spin);
  gtk_widget_class_bind_template_child (widget_class, TelPreferencesWindow, mail_row);
  gtk_widget_class_bind_template_child (widget_class, TelPreferencesWindow, clipboard_spin);
  gtk_widget_class_bind_template_child (widget_class, TelPreferencesWindow, days_spin);
  gtk_widget_class_bind_template_child (widget_class, TelPreferencesWindow, megabytes_spin);
  gtk_widget_class_bind_template_child (widget_class, TelPreferencesWindow, lock_spin);
  gtk_widget_class_bind_template_child (widget_class, TelPreferencesWindow, writes_spin);
}

static void
bind_spin (TelPreferencesWindow *self, const char *key, GtkSpinButton *spin)
{
  g_settings_bind (self->settings, key, gtk_spin_button_get_adjustment (spin), "value", G_SETTINGS_BIND_DEFAULT);
}

static void
tel_preferences_window_init (TelPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (TEL_APPLICATION_ID);
  g_settings_bind_with_mapping (self->settings, "mail-method", self->mail_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                to_position, to_method, NULL, NULL);
  bind_spin (self, "string-length", self->length_spin);
  bind_spin (self, "clipboard-seconds", self->clipboard_spin);
  bind_spin (self, "journal-days", self->days_spin);
  bind_spin (self, "journal-megabytes", self->megabytes_spin);
  bind_spin (self, "lock-minutes", self->lock_spin);
  bind_spin (self, "writes-per-minute", self->writes_spin);
}

/**
 * tel_preferences_window_new:
 * @parent: the window it belongs to
 *
 * Makes the window of the settings, each of which takes effect at once.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelPreferencesWindow *
tel_preferences_window_new (GtkWindow *parent)
{
  return g_object_new (TEL_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
