/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-certificate-dialog.h"

#include <glib/gi18n-lib.h>

#define PAIRS_PER_LINE 8

/**
 * TelCertificateDialog:
 *
 * The safe answer is always the default one. A changed key is replaced only after its check box was ticked, which is
 * the second step: Enter alone never does it.
 */
struct _TelCertificateDialog
{
  AdwMessageDialog parent_instance;

  GtkGrid *grid;
  GtkCheckButton *compared_button;

  int n_rows;
};

G_DEFINE_FINAL_TYPE (TelCertificateDialog, tel_certificate_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
add_row (TelCertificateDialog *self, const char *label, const char *text, gboolean monospace)
{
  GtkWidget *title = gtk_label_new (label);
  GtkWidget *value = gtk_label_new (text != NULL && *text != '\0' ? text : "–");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_yalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 12);
  gtk_widget_add_css_class (title, "dim-label");

  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), monospace ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (value), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 32);
  gtk_widget_set_hexpand (value, TRUE);
  if (monospace)
    gtk_widget_add_css_class (value, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  gtk_grid_attach (self->grid, title, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, value, 1, self->n_rows, 1, 1);
  self->n_rows++;
}

/* Eight pairs to a line: people compare them pair by pair, and a pair that is broken in two is compared wrongly. */
static char *
dup_fingerprint_text (const char *fingerprint)
{
  g_auto (GStrv) pairs = NULL;
  g_autoptr (GString) text = NULL;

  if (fingerprint == NULL)
    return NULL;

  text = g_string_new (NULL);
  pairs = g_strsplit (fingerprint, ":", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_string_append (text, pairs[i]);
      if (pairs[i + 1] != NULL)
        g_string_append (text, (i + 1) % PAIRS_PER_LINE == 0 ? ":\n" : ":");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_fingerprint (TelCertificateDialog *self, const char *label, const char *fingerprint)
{
  g_autofree char *text = dup_fingerprint_text (fingerprint);

  add_row (self, label, text, TRUE);
}

static char *
dup_date (GDateTime *date)
{
  /* Translators: a date, see g_date_time_format(). */
  return date != NULL ? g_date_time_format (date, _ ("%-d %b %Y")) : g_strdup ("?");
}

static char *
dup_validity (TelCertificate *certificate)
{
  g_autofree char *from = dup_date (tel_certificate_get_not_before (certificate));
  g_autofree char *until = dup_date (tel_certificate_get_not_after (certificate));

  /* Translators: the validity of a certificate; two dates. */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static void
show_first_contact (TelCertificateDialog *self, const char *host, TelCertificate *certificate)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  g_autofree char *problems = tel_certificate_dup_problems (certificate);

  /* Translators: %s is the name of a host. */
  adw_message_dialog_format_heading (dialog, _ ("Is this “%s”?"), host);
  adw_message_dialog_format_body (
      dialog, "%s\n\n%s", problems != NULL ? problems : "",
      _ ("Compare the fingerprint with the one that whoever runs the cluster gives you. You are asked once for each "
         "connection; after that the key is checked every time."));
  add_fingerprint (self, _ ("SHA-256 fingerprint"), tel_certificate_get_fingerprint (certificate));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "trust", _ ("Trust this key"), NULL);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

static void
show_changed_key (TelCertificateDialog *self,
                  const char *host,
                  TelCertificate *certificate,
                  const char *trusted_fingerprint)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  gtk_widget_add_css_class (GTK_WIDGET (self), "tel-alarm");
  /* Translators: %s is the name of a host. */
  adw_message_dialog_format_heading (dialog, _ ("“%s” shows another key than before"), host);
  adw_message_dialog_set_body (
      dialog,
      _ ("Either the certificate of the cluster was made anew, or somebody stands between you and the cluster "
         "to read the administrator’s password. Nothing was sent. Disconnect, and ask whoever runs the cluster."));
  add_fingerprint (self, _ ("Trusted before"), trusted_fingerprint);
  add_fingerprint (self, _ ("Shown now"), tel_certificate_get_fingerprint (certificate));
  gtk_widget_set_visible (GTK_WIDGET (self->compared_button), TRUE);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("Disconnect"), "trust", _ ("Replace the trusted key"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "trust", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "trust", FALSE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

static void
on_compared_toggled (TelCertificateDialog *self)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "trust",
                                           gtk_check_button_get_active (self->compared_button));
}

static void
tel_certificate_dialog_class_init (TelCertificateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-certificate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelCertificateDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, TelCertificateDialog, compared_button);
}

static void
tel_certificate_dialog_init (TelCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->compared_button, "toggled", G_CALLBACK (on_compared_toggled), self, G_CONNECT_SWAPPED);
}

/**
 * tel_certificate_dialog_new:
 * @parent: the window that is asked in
 * @host: the host that was connected to
 * @certificate: what it has shown
 * @trusted_fingerprint: (nullable): the key trusted before, NULL on first contact
 *
 * Makes the question.
 *
 * Returns: (transfer floating): a new dialog
 */
TelCertificateDialog *
tel_certificate_dialog_new (GtkWindow *parent,
                            const char *host,
                            TelCertificate *certificate,
                            const char *trusted_fingerprint)
{
  TelCertificateDialog *self;
  g_autofree char *validity = NULL;

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (TEL_IS_CERTIFICATE (certificate), NULL);

  self = g_object_new (TEL_TYPE_CERTIFICATE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  if (trusted_fingerprint != NULL)
    show_changed_key (self, host, certificate, trusted_fingerprint);
  else
    show_first_contact (self, host, certificate);

  validity = dup_validity (certificate);
  add_row (self, _ ("Issued to"), tel_certificate_get_subject (certificate), FALSE);
  add_row (self, _ ("Issued by"), tel_certificate_get_issuer (certificate), FALSE);
  add_row (self, _ ("Valid"), validity, FALSE);

  return self;
}
