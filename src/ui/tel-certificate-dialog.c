/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-certificate-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-fact-grid.h"

/**
 * TelCertificateDialog:
 *
 * The safe answer is always the default one. A changed key is replaced only after its check box was ticked, which is
 * the second step: Enter alone never does it. What was revoked is shown, and cannot be trusted.
 */
struct _TelCertificateDialog
{
  AdwMessageDialog parent_instance;

  TelFactGrid *grid;
  GtkCheckButton *compared_button;
};

G_DEFINE_FINAL_TYPE (TelCertificateDialog, tel_certificate_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
show_revoked (TelCertificateDialog *self, const char *host)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  gtk_widget_add_css_class (GTK_WIDGET (self), "tel-alarm");
  /* Translators: %s is the name of a host. */
  adw_message_dialog_format_heading (dialog, _ ("The certificate of “%s” was revoked"), host);
  adw_message_dialog_set_body (
      dialog, _ ("Its authority has taken it back, often because somebody else has its key. It cannot be trusted, and "
                 "nothing was sent. Ask whoever runs the cluster to have a new one installed."));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Close"), NULL);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
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
  tel_fact_grid_add_fingerprint (self->grid, _ ("Trusted before"), trusted_fingerprint);
  tel_fact_grid_add_fingerprint (self->grid, _ ("Shown now"), tel_certificate_get_fingerprint (certificate));
  gtk_widget_set_visible (GTK_WIDGET (self->compared_button), TRUE);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("Disconnect"), "trust", _ ("Replace the trusted key"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "trust", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "trust", FALSE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

/* That nobody vouches for it goes without saying here, as nobody did before. */
static void
show_problems (TelCertificateDialog *self, TelCertificate *certificate)
{
  g_autoptr (TelCertificate) rest =
      tel_certificate_new (tel_certificate_get_tls_certificate (certificate),
                           tel_certificate_get_flags (certificate) & ~G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_autofree char *problems = tel_certificate_dup_problems (rest);

  if (*problems != '\0')
    tel_fact_grid_add (self->grid, _ ("What is wrong"), problems);
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

  g_type_ensure (TEL_TYPE_FACT_GRID);
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

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (TEL_IS_CERTIFICATE (certificate), NULL);

  self = g_object_new (TEL_TYPE_CERTIFICATE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  if (tel_certificate_is_revoked (certificate))
    show_revoked (self, host);
  else if (trusted_fingerprint != NULL)
    show_changed_key (self, host, certificate, trusted_fingerprint);
  else
    show_first_contact (self, host, certificate);

  if (trusted_fingerprint == NULL || tel_certificate_is_revoked (certificate))
    tel_fact_grid_add_fingerprint (self->grid, _ ("SHA-256 fingerprint"),
                                   tel_certificate_get_fingerprint (certificate));
  else
    show_problems (self, certificate);
  tel_fact_grid_add_certificate (self->grid, certificate);

  return self;
}
