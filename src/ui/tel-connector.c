/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connector.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"
#include "ui/tel-certificate-dialog.h"

typedef struct
{
  GWeakRef parent;
  GtkWindow *dialog;
  TelCertificate *shown;
  gulong cancelled_handler;
} Connecting;

static void connect_client (GTask *task);

static void
connecting_free (Connecting *connecting)
{
  g_weak_ref_clear (&connecting->parent);
  g_clear_object (&connecting->shown);
  g_free (connecting);
}

/* Where a CA file says who vouches there is nothing to ask; what was revoked is shown, with nothing to be answered. */
static gboolean
is_to_be_shown (TelAxlClient *client, const GError *error)
{
  TelCertificate *refused = tel_axl_client_get_refused_certificate (client);

  if (!g_error_matches (error, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE) &&
      !g_error_matches (error, TEL_ERROR, TEL_ERROR_CERTIFICATE_CHANGED))
    return FALSE;

  return refused != NULL &&
         (tel_axl_client_can_trust_refused_certificate (client) || tel_certificate_is_revoked (refused));
}

/* What was shown, not what the client refused last: it may have met another server meanwhile. */
static void
trust_and_connect (GTask *task)
{
  TelAxlClient *client = g_task_get_source_object (task);
  Connecting *connecting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (tel_trust_store_trust (tel_axl_client_get_trust_store (client), tel_axl_client_get_connection_id (client),
                             connecting->shown, &error))
    connect_client (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, GTask *user_data)
{
  g_autoptr (GTask) task = user_data;
  Connecting *connecting = g_task_get_task_data (task);

  connecting->dialog = NULL;
  if (connecting->cancelled_handler != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), connecting->cancelled_handler);
  connecting->cancelled_handler = 0;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_str_equal (response, "trust"))
    trust_and_connect (task);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The key of the server was not trusted."));
}

static gboolean
close_dialog (gpointer user_data)
{
  GTask *task = user_data;
  Connecting *connecting = g_task_get_task_data (task);

  if (connecting->dialog != NULL)
    gtk_window_close (connecting->dialog);

  return G_SOURCE_REMOVE;
}

/* In an idle source, since the dialog's answer disconnects this very handler. */
static void
on_cancelled (GCancellable *cancellable, GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_dialog, g_object_ref (task), g_object_unref);
}

static void
ask (GTask *task, const GError *error)
{
  TelAxlClient *client = g_task_get_source_object (task);
  Connecting *connecting = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&connecting->parent);
  g_autofree char *trusted = NULL;
  TelCertificateDialog *dialog;

  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_CERTIFICATE_CHANGED))
    {
      trusted = tel_trust_store_dup_fingerprint (tel_axl_client_get_trust_store (client),
                                                 tel_axl_client_get_connection_id (client));
      /* A key that is pinned without a fingerprint that could be shown has changed all the same. */
      if (trusted == NULL)
        trusted = g_strdup (_ ("another key"));
    }

  g_set_object (&connecting->shown, tel_axl_client_get_refused_certificate (client));
  dialog = tel_certificate_dialog_new (parent, tel_axl_client_get_host (client), connecting->shown, trusted);
  connecting->dialog = GTK_WINDOW (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), g_object_ref (task));
  if (cancellable != NULL)
    connecting->cancelled_handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelAxlClient *client = TEL_AXL_CLIENT (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (tel_axl_client_connect_finish (client, result, &error))
    g_task_return_boolean (task, TRUE);
  else if (is_to_be_shown (client, error))
    ask (task, error);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
connect_client (GTask *task)
{
  tel_axl_client_connect_async (g_task_get_source_object (task), g_task_get_cancellable (task), on_connected,
                                g_object_ref (task));
}

/**
 * tel_connector_connect_async:
 * @client: a client with credentials
 * @parent: the window in which a question about the certificate is asked
 * @cancellable: (nullable): cancels the connecting and takes a question back
 * @callback: called when it is connected or not
 * @user_data: data for @callback
 *
 * Connects. An unknown or changed key is asked about, and trusted for the client's connection if the person says so.
 */
void
tel_connector_connect_async (TelAxlClient *client,
                             GtkWindow *parent,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Connecting *connecting;

  g_return_if_fail (TEL_IS_AXL_CLIENT (client));

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_connector_connect_async);
  connecting = g_new0 (Connecting, 1);
  g_weak_ref_init (&connecting->parent, parent);
  g_task_set_task_data (task, connecting, (GDestroyNotify) connecting_free);
  connect_client (task);
}

/**
 * tel_connector_connect_finish:
 * @client: the client
 * @result: what the callback was given
 * @error: where to put an error
 *
 * Ends the connecting. A key that was not trusted counts as cancelled: the person knows.
 *
 * Returns: %TRUE when the client is connected
 */
gboolean
tel_connector_connect_finish (TelAxlClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
