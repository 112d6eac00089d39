/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "ui/tel-password-keeper.h"

#include <glib/gi18n-lib.h>

/* The window may be closed before the keyring has answered. */
static GWeakRef *
hold (GtkWindow *window)
{
  GWeakRef *held = g_new (GWeakRef, 1);

  g_weak_ref_init (held, window);

  return held;
}

static void
say (GWeakRef *held, const char *text)
{
  g_autoptr (GtkWidget) window = g_weak_ref_get (held);

  g_weak_ref_clear (held);
  g_free (held);
  if (window != NULL && text != NULL)
    gtk_widget_activate_action (window, "win.toast", "s", text);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean first_without_keyring;

  tel_password_store_keep_finish (TEL_PASSWORD_STORE (source), result, &first_without_keyring);
  say (user_data, first_without_keyring ? _ ("There is no keyring on this desktop. The password is kept in memory "
                                             "until Telephonist ends or is locked.")
                                        : NULL);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  tel_password_store_forget_finish (TEL_PASSWORD_STORE (source), result, &error);
  say (user_data, error != NULL ? error->message : NULL);
}

/**
 * tel_password_keeper_keep:
 * @passwords: what remembers passwords
 * @connection: whose password
 * @password: the password, which has worked
 * @window: (nullable): where to say that there is no keyring, which is said once
 *
 * Remembers a password.
 */
void
tel_password_keeper_keep (TelPasswordStore *passwords,
                          TelConnection *connection,
                          const char *password,
                          GtkWindow *window)
{
  g_autoptr (TelPassword) kept = NULL;

  g_return_if_fail (TEL_IS_PASSWORD_STORE (passwords));
  g_return_if_fail (TEL_IS_CONNECTION (connection));
  g_return_if_fail (password != NULL);

  kept = tel_password_new (password);
  tel_password_store_keep_async (passwords, connection, kept, on_kept, hold (window));
}

/**
 * tel_password_keeper_forget:
 * @passwords: what remembers passwords
 * @connection_id: whose password
 * @window: (nullable): where to say that the keyring still has it
 *
 * Forgets a password, if one is remembered.
 */
void
tel_password_keeper_forget (TelPasswordStore *passwords, const char *connection_id, GtkWindow *window)
{
  g_return_if_fail (TEL_IS_PASSWORD_STORE (passwords));
  g_return_if_fail (connection_id != NULL);

  tel_password_store_forget_async (passwords, connection_id, on_forgotten, hold (window));
}
