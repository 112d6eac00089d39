/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-undo.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-exceptions.h"
#include "audit/tel-snapshot-store.h"
#include "ui/tel-password-keeper.h"

typedef struct
{
  TelConnectionStore *connections;
  TelTrustStore *trust_store;
  TelPasswordStore *passwords;
  TelConnection *removed;
} Removal;

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->connections);
  g_object_unref (removal->trust_store);
  g_object_unref (removal->passwords);
  g_object_unref (removal->removed);
  g_free (removal);
}

static void
on_undo (AdwToast *toast, Removal *removal)
{
  g_autofree char *name =
      tel_connection_store_make_name (removal->connections, tel_connection_get_name (removal->removed));
  g_autoptr (TelConnection) restored =
      tel_connection_copy (removal->removed, tel_connection_get_id (removal->removed), name);
  g_autoptr (GError) error = NULL;

  if (!tel_connection_store_save (removal->connections, restored, &error))
    g_message ("%s", error->message);
}

static void
on_snapshots_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tel_snapshot_store_forget_finish (TEL_SNAPSHOT_STORE (source), result, &error))
    g_message ("%s", error->message);
}

/* The trusted key, the password, the saved snapshots and what is accepted in its audit go when nobody can come back for
 * it any more. */
static void
on_dismissed (AdwToast *toast, Removal *removal)
{
  const char *id = tel_connection_get_id (removal->removed);
  g_autoptr (TelSnapshotStore) snapshots = NULL;
  g_autoptr (TelConnection) saved = tel_connection_store_find (removal->connections, id);
  g_autoptr (GError) trust_error = NULL;
  g_autoptr (GError) exceptions_error = NULL;

  if (saved != NULL)
    return;

  tel_password_keeper_forget (removal->passwords, id, NULL);
  if (!tel_trust_store_forget (removal->trust_store, id, &trust_error))
    g_message ("%s", trust_error->message);
  if (!tel_exceptions_forget (id, &exceptions_error))
    g_message ("%s", exceptions_error->message);
  snapshots = tel_snapshot_store_new (id, NULL);
  tel_snapshot_store_forget_async (snapshots, on_snapshots_forgotten, NULL);
}

/**
 * tel_connection_undo_offer:
 * @widget: where the connection was deleted
 * @connections: where it was saved
 * @trust_store: the keys that a person has trusted
 * @passwords: what remembers passwords
 * @removed: the connection
 *
 * Says that a connection was deleted and offers to save it again, with its id and all that hangs on it.
 */
void
tel_connection_undo_offer (GtkWidget *widget,
                           TelConnectionStore *connections,
                           TelTrustStore *trust_store,
                           TelPasswordStore *passwords,
                           TelConnection *removed)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  /* Translators: the name of a connection */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was deleted."), tel_connection_get_name (removed));
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;
  Removal *removal;

  if (overlay == NULL)
    return;

  removal = g_new (Removal, 1);
  removal->connections = g_object_ref (connections);
  removal->trust_store = g_object_ref (trust_store);
  removal->passwords = g_object_ref (passwords);
  removal->removed = g_object_ref (removed);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), removal, NULL, 0);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (on_dismissed), removal, removal_free, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
