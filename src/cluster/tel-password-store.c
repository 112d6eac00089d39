/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "cluster/tel-password-store.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

/* What a password hangs on. One that was given for one host or account must not be sent to another, whatever became of
 * the connection since. */
#define ATTRIBUTE_CONNECTION "connection"
#define ATTRIBUTE_HOST "host"
#define ATTRIBUTE_PORT "port"
#define ATTRIBUTE_USER "user"

/* Why a password may have stayed, on the task. */
#define REASON "reason"

/* Without the name, which a locked keyring does not give back (platform-notes 5). */
static const SecretSchema schema = {
  TEL_APPLICATION_ID ".Password",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
      { ATTRIBUTE_CONNECTION, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { ATTRIBUTE_HOST, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { ATTRIBUTE_PORT, SECRET_SCHEMA_ATTRIBUTE_INTEGER },
      { ATTRIBUTE_USER, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

/**
 * TelPasswordStore:
 *
 * Without a keyring a password is kept in memory, so that it is asked for once in a run; that is said once.
 */
struct _TelPasswordStore
{
  GObject parent_instance;

  GHashTable *kept;
  /* The identities of connections of whose passwords the keyring may still have one that was to be forgotten. */
  GHashTable *refused;
  gboolean was_said;
  gboolean is_withheld;
};

G_DEFINE_FINAL_TYPE (TelPasswordStore, tel_password_store, G_TYPE_OBJECT)

/* A password in memory, and whose it is. */
typedef struct
{
  TelConnection *connection;
  TelPassword *password;
} Entry;

static Entry *
entry_new (TelConnection *connection, TelPassword *password)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->connection = g_object_ref (connection);
  entry->password = tel_password_ref (password);

  return entry;
}

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->connection);
  tel_password_unref (entry->password);
  g_free (entry);
}

static gboolean
is_same_account (TelConnection *one, TelConnection *other)
{
  return g_ascii_strcasecmp (tel_connection_get_host (one), tel_connection_get_host (other)) == 0 &&
         tel_connection_get_port (one) == tel_connection_get_port (other) &&
         g_str_equal (tel_connection_get_user (one), tel_connection_get_user (other));
}

static GHashTable *
make_attributes (TelConnection *connection)
{
  g_autofree char *host = g_ascii_strdown (tel_connection_get_host (connection), -1);

  return secret_attributes_build (&schema, ATTRIBUTE_CONNECTION, tel_connection_get_id (connection), ATTRIBUTE_HOST,
                                  host, ATTRIBUTE_PORT, (int) tel_connection_get_port (connection), ATTRIBUTE_USER,
                                  tel_connection_get_user (connection), NULL);
}

/* That there is no keyring, or that the person does not open it, is no error: then the password is asked for. */
static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelPasswordStore *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  char *text = secret_password_lookup_nonpageable_finish (result, &error);
  TelPassword *password = NULL;

  if (error != NULL)
    g_debug ("No password from the keyring: %s", error->message);
  if (g_task_return_error_if_cancelled (task))
    {
      secret_password_free (text);
      return;
    }

  /* It may have been withheld or refused while the keyring was asked. */
  if (text != NULL && !self->is_withheld && !g_hash_table_contains (self->refused, g_task_get_task_data (task)))
    password = tel_password_new (text);
  secret_password_free (text);
  g_task_return_pointer (task, password, (GDestroyNotify) tel_password_unref);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelPasswordStore *self = g_task_get_source_object (task);
  const Entry *entry = g_task_get_task_data (task);
  const Entry *kept;
  g_autoptr (GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      g_debug ("The keyring takes no password: %s", error->message);
      g_task_return_boolean (task, FALSE);
      return;
    }

  /* Another one may have been given meanwhile. */
  kept = g_hash_table_lookup (self->kept, tel_connection_get_id (entry->connection));
  if (kept != NULL && kept->password == entry->password)
    {
      g_hash_table_remove (self->refused, tel_connection_get_id (entry->connection));
      g_hash_table_remove (self->kept, tel_connection_get_id (entry->connection));
    }
  g_task_return_boolean (task, TRUE);
}

/* Takes over the task. */
static void
return_still_kept (GTask *task, const GError *reason)
{
  g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE,
                           _ ("The password could not be removed from the keyring: %s. Remove it there by hand."),
                           reason->message);
  g_object_unref (task);
}

/* Where there is no bus there is no keyring on it; then the bus fails in the same way. */
static void
on_bus_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  const GError *reason = g_object_get_data (G_OBJECT (task), REASON);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus != NULL || !g_error_matches (error, reason->domain, reason->code))
    {
      return_still_kept (task, reason);
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelPasswordStore *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  /* FALSE without an error says that there was none, or that a keyring that is locked was not opened. */
  if (secret_password_clear_finish (result, &error))
    g_hash_table_remove (self->refused, g_task_get_task_data (task));
  if (error == NULL || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    g_task_return_boolean (task, TRUE);
  else if (error->domain == G_IO_ERROR)
    {
      g_object_set_data_full (G_OBJECT (task), REASON, g_error_copy (error), (GDestroyNotify) g_error_free);
      g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus_found, g_steal_pointer (&task));
    }
  else
    return_still_kept (g_steal_pointer (&task), error);
}

static void
tel_password_store_finalize (GObject *object)
{
  g_hash_table_unref (TEL_PASSWORD_STORE (object)->kept);
  g_hash_table_unref (TEL_PASSWORD_STORE (object)->refused);

  G_OBJECT_CLASS (tel_password_store_parent_class)->finalize (object);
}

static void
tel_password_store_class_init (TelPasswordStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_password_store_finalize;
}

static void
tel_password_store_init (TelPasswordStore *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * tel_password_store_new:
 *
 * Makes a store. Nothing is asked of the keyring yet.
 *
 * Returns: (transfer full): a new store
 */
TelPasswordStore *
tel_password_store_new (void)
{
  return g_object_new (TEL_TYPE_PASSWORD_STORE, NULL);
}

/**
 * tel_password_store_look_up_async:
 * @self: a store
 * @connection: for which account at which host
 * @cancellable: (nullable): gives it up; a question of the keyring may stay open
 * @callback: called with what was found
 * @user_data: for @callback
 *
 * Looks for a remembered password. The keyring may ask the person to unlock it. Nothing is found while passwords are
 * withheld.
 */
void
tel_password_store_look_up_async (TelPasswordStore *self,
                                  TelConnection *connection,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GHashTable) attributes = NULL;
  Entry *entry;

  g_return_if_fail (TEL_IS_PASSWORD_STORE (self));
  g_return_if_fail (TEL_IS_CONNECTION (connection));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_password_store_look_up_async);

  if (self->is_withheld)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  entry = g_hash_table_lookup (self->kept, tel_connection_get_id (connection));
  if (entry != NULL && is_same_account (entry->connection, connection))
    {
      g_task_return_pointer (task, tel_password_ref (entry->password), (GDestroyNotify) tel_password_unref);
      return;
    }

  if (g_hash_table_contains (self->refused, tel_connection_get_id (connection)))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  g_task_set_task_data (task, g_strdup (tel_connection_get_id (connection)), g_free);
  attributes = make_attributes (connection);
  secret_password_lookupv (&schema, attributes, cancellable, on_looked_up, g_steal_pointer (&task));
}

/**
 * tel_password_store_look_up_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Ends tel_password_store_look_up_async().
 *
 * Returns: (transfer full) (nullable): the password; %NULL without an error where none is remembered for this account
 *   at this host, or with %G_IO_ERROR_CANCELLED set
 */
TelPassword *
tel_password_store_look_up_finish (TelPasswordStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_password_store_keep_async:
 * @self: a store
 * @connection: for which account at which host
 * @password: the password, which has worked
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Remembers a password: in the keyring, in place of the one before, and where there is no keyring in memory until
 * tel_password_store_wipe() or the end of the program.
 */
void
tel_password_store_keep_async (TelPasswordStore *self,
                               TelConnection *connection,
                               TelPassword *password,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GHashTable) attributes = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (TEL_IS_PASSWORD_STORE (self));
  g_return_if_fail (TEL_IS_CONNECTION (connection));
  g_return_if_fail (password != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_password_store_keep_async);
  g_task_set_task_data (task, entry_new (connection, password), (GDestroyNotify) entry_free);

  /* Who looks for it before the keyring has answered finds it too. */
  g_hash_table_replace (self->kept, g_strdup (tel_connection_get_id (connection)), entry_new (connection, password));
  attributes = make_attributes (connection);
  /* Translators: what the keyring calls a password: the name of a connection, an account, a host */
  label = g_strdup_printf (_ ("Telephonist: %s (%s at %s)"), tel_connection_get_name (connection),
                           tel_connection_get_user (connection), tel_connection_get_host (connection));
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, tel_password_peek (password), NULL,
                          on_kept, g_steal_pointer (&task));
}

/**
 * tel_password_store_keep_finish:
 * @self: a store
 * @result: the result
 * @first_without_keyring: (out): %TRUE where there is no keyring and people have not been told so in this run
 *
 * Ends tel_password_store_keep_async().
 *
 * Returns: %TRUE when the keyring has the password, %FALSE when memory has it
 */
gboolean
tel_password_store_keep_finish (TelPasswordStore *self, GAsyncResult *result, gboolean *first_without_keyring)
{
  gboolean has_keyring;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (first_without_keyring != NULL, FALSE);

  has_keyring = g_task_propagate_boolean (G_TASK (result), NULL);
  *first_without_keyring = !has_keyring && !self->was_said;
  if (!has_keyring)
    self->was_said = TRUE;

  return has_keyring;
}

/**
 * tel_password_store_forget_async:
 * @self: a store
 * @connection_id: whose password
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Forgets the password of a connection, for whatever host and account it was given. This store gives it to nobody any
 * more, even where the keyring keeps it, until another one is kept.
 */
void
tel_password_store_forget_async (TelPasswordStore *self,
                                 const char *connection_id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_PASSWORD_STORE (self));
  g_return_if_fail (connection_id != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_password_store_forget_async);
  g_task_set_task_data (task, g_strdup (connection_id), g_free);
  g_hash_table_remove (self->kept, connection_id);
  g_hash_table_add (self->refused, g_strdup (connection_id));
  secret_password_clear (&schema, NULL, on_forgotten, task, ATTRIBUTE_CONNECTION, connection_id, NULL);
}

/**
 * tel_password_store_forget_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Ends tel_password_store_forget_async(). That there was no password, or is no keyring, is no error.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE set when the keyring still has it
 */
gboolean
tel_password_store_forget_finish (TelPasswordStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_password_store_wipe:
 * @self: a store
 *
 * Wipes what is kept in memory. What the keyring has is the keyring's to guard.
 */
void
tel_password_store_wipe (TelPasswordStore *self)
{
  g_return_if_fail (TEL_IS_PASSWORD_STORE (self));

  g_hash_table_remove_all (self->kept);
}

/**
 * tel_password_store_withhold:
 * @self: a store
 *
 * Gives out no password until tel_password_store_release(), also none of the keyring: whoever comes to a program that
 * was locked is to type one.
 */
void
tel_password_store_withhold (TelPasswordStore *self)
{
  g_return_if_fail (TEL_IS_PASSWORD_STORE (self));

  self->is_withheld = TRUE;
}

/**
 * tel_password_store_release:
 * @self: a store
 *
 * Gives out passwords again, since somebody typed one that a cluster accepted.
 */
void
tel_password_store_release (TelPasswordStore *self)
{
  g_return_if_fail (TEL_IS_PASSWORD_STORE (self));

  self->is_withheld = FALSE;
}
