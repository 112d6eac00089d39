/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-key-store.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#define ATTRIBUTE_CONNECTION "connection"

/* Without the name, which a locked keyring does not give back (platform-notes 5). */
static const SecretSchema schema = {
  TEL_APPLICATION_ID ".Key",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
      { ATTRIBUTE_CONNECTION, SECRET_SCHEMA_ATTRIBUTE_STRING },
      /* What keeps a key from being taken for the password of the same connection, or the other way round. */
      { "purpose", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

#define PURPOSE "snapshots"

static GHashTable *
make_attributes (const char *connection_id)
{
  return secret_attributes_build (&schema, ATTRIBUTE_CONNECTION, connection_id, "purpose", PURPOSE, NULL);
}

/* Takes over the task. */
static void
return_error (GTask *task, GError *reason)
{
  g_autoptr (GTask) owned = task;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (owned, reason);
  else
    {
      g_task_return_new_error (owned, TEL_ERROR, TEL_ERROR_STORAGE,
                               _ ("The keyring of this computer cannot be used: %s. Without it a snapshot can be "
                                  "neither saved nor opened."),
                               reason->message);
      g_error_free (reason);
    }
}

static void
wipe_key (gpointer data)
{
  GByteArray *key = data;

  memset (key->data, 0, key->len);
  g_byte_array_unref (key);
}

static GBytes *
take_key (const char *text)
{
  gsize length;
  guchar *bytes = g_base64_decode (text, &length);
  GByteArray *key = g_byte_array_new_take (bytes, length);

  return g_bytes_new_with_free_func (key->data, key->len, wipe_key, key);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *text = secret_password_lookup_nonpageable_finish (result, &error);

  if (error != NULL)
    return_error (g_steal_pointer (&task), error);
  else
    g_task_return_pointer (task, text != NULL ? take_key (text) : NULL, (GDestroyNotify) g_bytes_unref);
  secret_password_free (text);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!secret_password_store_finish (result, &error))
    return_error (g_steal_pointer (&task), error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Where there was none, or is no keyring, there is none now. */
static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_debug ("The key of snapshots may still be in the keyring: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

/**
 * tel_key_store_look_up_async:
 * @connection_id: the identity of a connection
 * @cancellable: (nullable): gives it up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Looks for the key of what is encrypted of a connection. The keyring may ask the person to unlock it.
 */
void
tel_key_store_look_up_async (const char *connection_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GHashTable) attributes = NULL;
  GTask *task;

  g_return_if_fail (connection_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_key_store_look_up_async);
  attributes = make_attributes (connection_id);
  secret_password_lookupv (&schema, attributes, cancellable, on_looked_up, task);
}

/**
 * tel_key_store_look_up_finish:
 * @result: the result
 * @error: return location
 *
 * Ends tel_key_store_look_up_async().
 *
 * Returns: (transfer full) (nullable): the key; %NULL without an error where the keyring has none, with
 *   %TEL_ERROR_STORAGE where there is no keyring, or with %G_IO_ERROR_CANCELLED
 */
GBytes *
tel_key_store_look_up_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_key_store_keep_async:
 * @connection_id: the identity of a connection
 * @connection_name: (nullable): what it is called, for whoever looks into the keyring
 * @key: the key
 * @cancellable: (nullable): gives it up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Keeps a key in the keyring, in the place of the one before.
 */
void
tel_key_store_keep_async (const char *connection_id,
                          const char *connection_name,
                          GBytes *key,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GHashTable) attributes = NULL;
  g_autofree char *label = NULL;
  char *text;
  GTask *task;

  g_return_if_fail (connection_id != NULL);
  g_return_if_fail (key != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_key_store_keep_async);
  attributes = make_attributes (connection_id);
  /* Translators: what the keyring calls a key: the name of a connection */
  label =
      g_strdup_printf (_ ("Telephonist: snapshots of %s"), connection_name != NULL ? connection_name : connection_id);
  text = g_base64_encode (g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, text, cancellable, on_kept, task);
  secret_password_wipe (text);
  g_free (text);
}

/**
 * tel_key_store_keep_finish:
 * @result: the result
 * @error: return location
 *
 * Ends tel_key_store_keep_async().
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE where there is no keyring, or with %G_IO_ERROR_CANCELLED
 */
gboolean
tel_key_store_keep_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_key_store_forget_async:
 * @connection_id: the identity of a connection
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Forgets a key. What was encrypted with it can never be read again.
 */
void
tel_key_store_forget_async (const char *connection_id, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GHashTable) attributes = NULL;
  GTask *task;

  g_return_if_fail (connection_id != NULL);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_key_store_forget_async);
  attributes = make_attributes (connection_id);
  secret_password_clearv (&schema, attributes, NULL, on_forgotten, task);
}

/**
 * tel_key_store_forget_finish:
 * @result: the result
 * @error: return location
 *
 * Ends tel_key_store_forget_async(). That there was none is no error.
 *
 * Returns: whether the keyring was asked
 */
gboolean
tel_key_store_forget_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
