/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-details.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-connection-words.h"
#include "ui/tel-fact-grid.h"

/**
 * TelConnectionDetails:
 *
 * Shows what holds at the moment it is opened. Who forgets a key disconnects: the next handshake would be refused in
 * the middle of the work.
 */
struct _TelConnectionDetails
{
  AdwWindow parent_instance;

  GtkWidget *scrolled_window;
  TelFactGrid *connection_grid;
  TelFactGrid *encryption_grid;
  GtkWidget *certificate_group;
  TelFactGrid *certificate_grid;
  GtkWidget *forget_button;

  char *name;
  char *connection_id;
  TelTrustStore *trust_store;
};

G_DEFINE_FINAL_TYPE (TelConnectionDetails, tel_connection_details, ADW_TYPE_WINDOW)

static const char *const accesses[] = {
  /* Translators: what the account may do */
  [TEL_AXL_ACCESS_UNKNOWN] = N_ ("Uses AXL; whether it may write shows with the first change"),
  /* Translators: what the account may do */
  [TEL_AXL_ACCESS_READ] = N_ ("Reads only"),
  /* Translators: what the account may do */
  [TEL_AXL_ACCESS_WRITE] = N_ ("Reads and writes"),
};

static char *
dup_release (TelAxlClient *client)
{
  const char *release = tel_release_to_string (tel_axl_client_get_release (client));
  const char *version = tel_axl_client_get_version (client);

  if (release == NULL || version == NULL)
    return g_strdup (release);

  /* Translators: the release of the cluster and its full version */
  return g_strdup_printf (_ ("CUCM %s (%s)"), release, version);
}

static void
show_connection (TelConnectionDetails *self, TelCluster *cluster)
{
  TelAxlClient *client = tel_cluster_get_client (cluster);
  TelConnection *connection = tel_cluster_get_connection (cluster);
  g_autofree char *port = g_strdup_printf ("%u", tel_axl_client_get_port (client));
  g_autofree char *release = dup_release (client);
  g_autofree char *use = connection != NULL ? tel_connection_words_dup_use (connection) : NULL;

  tel_fact_grid_add (self->connection_grid, _ ("Name"), self->name);
  if (use != NULL)
    tel_fact_grid_add (self->connection_grid, _ ("Class"), use);
  tel_fact_grid_add (self->connection_grid, _ ("Host"), tel_axl_client_get_host (client));
  tel_fact_grid_add (self->connection_grid, _ ("Port"), port);
  tel_fact_grid_add (self->connection_grid, _ ("User name"), tel_axl_client_get_user (client));
  tel_fact_grid_add (self->connection_grid, _ ("Role"), _ (accesses[tel_axl_client_get_access (client)]));
  tel_fact_grid_add (self->connection_grid, _ ("Release"), release);
}

static void
show_certificate (TelConnectionDetails *self, TelCertificate *certificate)
{
  g_autofree char *problems = tel_certificate_dup_problems (certificate);

  tel_fact_grid_add_certificate (self->certificate_grid, certificate);
  tel_fact_grid_add_fingerprint (self->certificate_grid, _ ("SHA-256 fingerprint"),
                                 tel_certificate_get_fingerprint (certificate));
  if (*problems != '\0')
    tel_fact_grid_add (self->certificate_grid, _ ("What is wrong"), problems);
}

static void
show_encryption (TelConnectionDetails *self, TelNegotiation *negotiation)
{
  g_autofree char *basis = negotiation != NULL ? tel_negotiation_dup_basis_words (negotiation) : NULL;

  gtk_widget_set_visible (self->certificate_group, negotiation != NULL);
  if (negotiation == NULL)
    {
      tel_fact_grid_add (self->encryption_grid, _ ("Protocol"), _ ("Not connected yet"));
      return;
    }

  tel_fact_grid_add (self->encryption_grid, _ ("Protocol"), tel_negotiation_get_protocol (negotiation));
  tel_fact_grid_add (self->encryption_grid, _ ("Cipher suite"), tel_negotiation_get_cipher_suite (negotiation));
  tel_fact_grid_add (self->encryption_grid, _ ("Why it is trusted"), basis);
  show_certificate (self, tel_negotiation_get_certificate (negotiation));
  gtk_widget_set_visible (self->forget_button, tel_negotiation_get_basis (negotiation) == TEL_TRUST_BASIS_KEY);
}

static void
tell (GtkWindow *window, const char *text)
{
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", text);
}

static gboolean
close_window (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

/* Not closed here: the question is closed after this, and stands above the window. */
static void
on_response (TelConnectionDetails *self, const char *response)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "forget"))
    return;

  if (!tel_trust_store_forget (self->trust_store, self->connection_id, &error))
    tell (window, error->message);
  else if (window != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL);
      tell (window, _ ("The key was forgotten. You are asked about it when you connect again."));
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, close_window, g_object_ref (self), g_object_unref);
}

static void
forget_key (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectionDetails *self = TEL_CONNECTION_DETAILS (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  /* Translators: the name of a connection */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Forget the trusted key of “%s”?"), self->name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("The window is disconnected. When you connect again you are asked about the key as "
                                  "the first time, and a changed one is not noticed: compare its fingerprint."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "forget",
                                    _ ("Forget and disconnect"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tel_connection_details_dispose (GObject *object)
{
  g_clear_object (&TEL_CONNECTION_DETAILS (object)->trust_store);

  G_OBJECT_CLASS (tel_connection_details_parent_class)->dispose (object);
}

static void
tel_connection_details_finalize (GObject *object)
{
  TelConnectionDetails *self = TEL_CONNECTION_DETAILS (object);

  g_free (self->name);
  g_free (self->connection_id);

  G_OBJECT_CLASS (tel_connection_details_parent_class)->finalize (object);
}

static void
tel_connection_details_class_init (TelConnectionDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_connection_details_dispose;
  object_class->finalize = tel_connection_details_finalize;

  g_type_ensure (TEL_TYPE_FACT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connection-details.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDetails, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDetails, connection_grid);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDetails, encryption_grid);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDetails, certificate_group);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDetails, certificate_grid);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDetails, forget_button);
  gtk_widget_class_install_action (widget_class, "details.forget-key", NULL, forget_key);
}

static void
tel_connection_details_init (TelConnectionDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The first fact would be selected, being the first that takes the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), self->scrolled_window);
}

/**
 * tel_connection_details_new:
 * @parent: the window that is connected; “win.disconnect” and “win.toast” are activated on it
 * @cluster: what it is connected to
 *
 * Makes the window.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelConnectionDetails *
tel_connection_details_new (GtkWindow *parent, TelCluster *cluster)
{
  TelConnectionDetails *self;
  TelAxlClient *client;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  client = tel_cluster_get_client (cluster);
  g_return_val_if_fail (client != NULL, NULL);

  self = g_object_new (TEL_TYPE_CONNECTION_DETAILS, "transient-for", parent, NULL);
  self->name = g_strdup (tel_cluster_get_name (cluster));
  self->connection_id = g_strdup (tel_axl_client_get_connection_id (client));
  self->trust_store = g_object_ref (tel_axl_client_get_trust_store (client));
  show_connection (self, cluster);
  show_encryption (self, tel_axl_client_get_negotiation (client));

  return self;
}
