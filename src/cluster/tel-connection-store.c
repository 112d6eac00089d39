/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-connection-store.h"

#include "cluster/tel-connection-file.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/**
 * TelConnectionStore:
 *
 * The file is read anew before every change, so that what another running copy of the program saved is not lost. One
 * that cannot be read is never written over: somebody may put it right.
 */
struct _TelConnectionStore
{
  GObject parent_instance;

  char *path;
  GListStore *connections;
};

G_DEFINE_FINAL_TYPE (TelConnectionStore, tel_connection_store, G_TYPE_OBJECT)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  TelConnection *first = *(TelConnection *const *) a;
  TelConnection *second = *(TelConnection *const *) b;
  int order = g_utf8_collate (tel_connection_get_name (first), tel_connection_get_name (second));

  return order != 0 ? order : strcmp (tel_connection_get_id (first), tel_connection_get_id (second));
}

static GPtrArray *
read_file (TelConnectionStore *self, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) read_error = NULL;

  if (g_file_get_contents (self->path, &text, &length, &read_error))
    return tel_connection_file_read (text, length, self->path, error);
  if (g_error_matches (read_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_ptr_array_new_with_free_func (g_object_unref);

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file of connections, “%s”, cannot be read: %s."),
               self->path, read_error->message);
  return NULL;
}

static gboolean
write_file (TelConnectionStore *self, GListModel *connections, GError **error)
{
  g_autofree char *text = tel_connection_file_write (connections);
  g_autofree char *directory = g_path_get_dirname (self->path);
  g_autoptr (GError) write_error = NULL;

  /* Where the directory cannot be made, the file cannot be written: that says why. */
  g_mkdir_with_parents (directory, 0700);
  if (g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &write_error))
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file of connections, “%s”, cannot be written: %s."),
               self->path, write_error->message);
  return FALSE;
}

static gboolean
is_same_list (GListModel *connections, GPtrArray *others)
{
  if (g_list_model_get_n_items (connections) != others->len)
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      g_autoptr (TelConnection) connection = g_list_model_get_item (connections, i);

      if (!tel_connection_equals (connection, g_ptr_array_index (others, i)))
        return FALSE;
    }

  return TRUE;
}

static void
show (TelConnectionStore *self, GPtrArray *connections)
{
  g_ptr_array_sort (connections, compare_names);
  if (!is_same_list (G_LIST_MODEL (self->connections), connections))
    g_list_store_splice (self->connections, 0, g_list_model_get_n_items (G_LIST_MODEL (self->connections)),
                         connections->pdata, connections->len);
}

/* Nothing is shown that is not in the file. */
static gboolean
keep (TelConnectionStore *self, GPtrArray *connections, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TEL_TYPE_CONNECTION);

  g_ptr_array_sort (connections, compare_names);
  g_list_store_splice (list, 0, 0, connections->pdata, connections->len);
  if (!write_file (self, G_LIST_MODEL (list), error))
    return FALSE;

  show (self, connections);

  return TRUE;
}

static gboolean
find_position (GPtrArray *connections, const char *id, guint *position)
{
  for (guint i = 0; i < connections->len; i++)
    if (g_str_equal (tel_connection_get_id (g_ptr_array_index (connections, i)), id))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* Names that look alike would be taken for one another. */
static gboolean
is_same_name (const char *name, const char *other)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *other_folded = g_utf8_casefold (other, -1);

  return g_str_equal (folded, other_folded);
}

static gboolean
has_name (GPtrArray *connections, const char *name, const char *but_id)
{
  for (guint i = 0; i < connections->len; i++)
    {
      TelConnection *connection = g_ptr_array_index (connections, i);

      if (g_strcmp0 (tel_connection_get_id (connection), but_id) != 0 &&
          is_same_name (tel_connection_get_name (connection), name))
        return TRUE;
    }

  return FALSE;
}

static char *
make_name (GPtrArray *connections, const char *wish)
{
  g_autofree char *name = g_strdup (wish);

  for (guint number = 2; has_name (connections, name, NULL); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wish, number);
    }

  return g_steal_pointer (&name);
}

static GPtrArray *
dup_list (TelConnectionStore *self)
{
  GListModel *model = G_LIST_MODEL (self->connections);
  GPtrArray *connections = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (connections, g_list_model_get_item (model, i));

  return connections;
}

static void
tel_connection_store_finalize (GObject *object)
{
  TelConnectionStore *self = TEL_CONNECTION_STORE (object);

  g_free (self->path);
  g_object_unref (self->connections);

  G_OBJECT_CLASS (tel_connection_store_parent_class)->finalize (object);
}

static void
tel_connection_store_class_init (TelConnectionStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_connection_store_finalize;
}

static void
tel_connection_store_init (TelConnectionStore *self)
{
  self->connections = g_list_store_new (TEL_TYPE_CONNECTION);
}

/**
 * tel_connection_store_dup_default_path:
 *
 * Gets where the connections of this person are: in the configuration directory (architecture, names).
 *
 * Returns: (transfer full): the file
 */
char *
tel_connection_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "telephonist", "connections", NULL);
}

/**
 * tel_connection_store_new:
 * @path: the file; it and its directory are made with the first connection, mode 0600
 *
 * Makes a store, empty until it is loaded.
 *
 * Returns: (transfer full): a new store
 */
TelConnectionStore *
tel_connection_store_new (const char *path)
{
  TelConnectionStore *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (TEL_TYPE_CONNECTION_STORE, NULL);
  self->path = g_strdup (path);

  return self;
}

/**
 * tel_connection_store_load:
 * @self: the store
 * @error: return location
 *
 * Reads the file. One that is not there yet holds nothing.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE or %TEL_ERROR_INVALID set when it cannot be read; then the list stays as it
 * is
 */
gboolean
tel_connection_store_load (TelConnectionStore *self, GError **error)
{
  g_autoptr (GPtrArray) connections = NULL;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), FALSE);

  connections = read_file (self, error);
  if (connections == NULL)
    return FALSE;

  show (self, connections);

  return TRUE;
}

/**
 * tel_connection_store_get_connections:
 * @self: the store
 *
 * Gets what is saved, in the order of the names. A connection that was edited is another object with the same id.
 *
 * Returns: (transfer none) (element-type TelConnection): a list that follows the store
 */
GListModel *
tel_connection_store_get_connections (TelConnectionStore *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), NULL);

  return G_LIST_MODEL (self->connections);
}

/**
 * tel_connection_store_find:
 * @self: the store
 * @id: the identity of a connection
 *
 * Looks up a connection.
 *
 * Returns: (transfer full) (nullable): the connection, %NULL when it is not saved
 */
TelConnection *
tel_connection_store_find (TelConnectionStore *self, const char *id)
{
  g_autoptr (GPtrArray) connections = NULL;
  guint position;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  connections = dup_list (self);

  return find_position (connections, id, &position) ? g_object_ref (g_ptr_array_index (connections, position)) : NULL;
}

/**
 * tel_connection_store_has_name:
 * @self: the store
 * @name: a name
 * @but_id: (nullable): whose name it may be
 *
 * Tells whether a name is taken, however its letters are written.
 *
 * Returns: %TRUE when another connection has it
 */
gboolean
tel_connection_store_has_name (TelConnectionStore *self, const char *name, const char *but_id)
{
  g_autoptr (GPtrArray) connections = NULL;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  connections = dup_list (self);

  return has_name (connections, name, but_id);
}

/**
 * tel_connection_store_make_name:
 * @self: the store
 * @wish: a name
 *
 * Finds a name that is not taken.
 *
 * Returns: (transfer full): the name, with a number behind it where it is taken
 */
char *
tel_connection_store_make_name (TelConnectionStore *self, const char *wish)
{
  g_autoptr (GPtrArray) connections = NULL;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  connections = dup_list (self);

  return make_name (connections, wish);
}

/**
 * tel_connection_store_save:
 * @self: the store
 * @connection: a connection, not changed after this
 * @error: return location
 *
 * Saves a connection, instead of the one with its id where there is one.
 *
 * Returns: %FALSE with %TEL_ERROR_DUPLICATE set when another has its name, with %TEL_ERROR_STORAGE or
 *   %TEL_ERROR_INVALID when the file cannot be read or written; then nothing was saved
 */
gboolean
tel_connection_store_save (TelConnectionStore *self, TelConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) connections = NULL;
  guint position;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), FALSE);
  g_return_val_if_fail (TEL_IS_CONNECTION (connection), FALSE);

  connections = read_file (self, error);
  if (connections == NULL)
    return FALSE;
  if (has_name (connections, tel_connection_get_name (connection), tel_connection_get_id (connection)))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_DUPLICATE,
                   _ ("There is another connection named “%s”. Choose another name."),
                   tel_connection_get_name (connection));
      return FALSE;
    }

  if (find_position (connections, tel_connection_get_id (connection), &position))
    g_ptr_array_remove_index (connections, position);
  g_ptr_array_add (connections, g_object_ref (connection));

  return keep (self, connections, error);
}

/**
 * tel_connection_store_remove:
 * @self: the store
 * @id: the identity of a connection
 * @error: return location
 *
 * Forgets a connection. One that is saved again has what hung on its id. One that is gone already is no error.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE or %TEL_ERROR_INVALID set when the file cannot be read or written
 */
gboolean
tel_connection_store_remove (TelConnectionStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) connections = NULL;
  guint position;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  connections = read_file (self, error);
  if (connections == NULL)
    return FALSE;
  if (!find_position (connections, id, &position))
    {
      show (self, connections);
      return TRUE;
    }

  g_ptr_array_remove_index (connections, position);

  return keep (self, connections, error);
}

/**
 * tel_connection_store_adopt:
 * @self: the store
 * @known: what an earlier version kept, of type `a(ssuss)`: id, host, port, user and time zone
 * @error: return location
 *
 * Saves the connections that an earlier version has known, each with its id and named after its host. They could write
 * and still can; of their class nothing is known, so each counts as Production.
 *
 * Returns: %FALSE with an error set as tel_connection_store_save() does
 */
gboolean
tel_connection_store_adopt (TelConnectionStore *self, GVariant *known, GError **error)
{
  g_autoptr (GPtrArray) connections = NULL;
  GVariantIter iter;
  const char *id, *host, *user, *time_zone;
  guint port, position;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), FALSE);
  g_return_val_if_fail (g_variant_is_of_type (known, G_VARIANT_TYPE ("a(ssuss)")), FALSE);

  connections = read_file (self, error);
  if (connections == NULL)
    return FALSE;

  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "(&s&su&s&s)", &id, &host, &port, &user, &time_zone))
    {
      TelConnection *connection;
      g_autofree char *name = make_name (connections, host);

      if (find_position (connections, id, &position))
        continue;
      connection = tel_connection_new (id, host, port, user, time_zone);
      tel_connection_set_name (connection, name);
      g_ptr_array_add (connections, connection);
    }

  return keep (self, connections, error);
}

/**
 * tel_connection_store_import:
 * @self: the store
 * @text: what a file holds
 * @length: how many bytes that are
 * @file_name: what the file is called, for the sentences
 * @n_added: (out): how many were saved
 * @n_present: (out): how many were there already, which stay as they are
 * @error: return location
 *
 * Saves the connections of a file that was exported. All of them or, when one cannot be read, none. Production
 * connections start read-only here as every new one does; a name that is taken gets a number.
 *
 * Returns: %FALSE with %TEL_ERROR_INVALID or %TEL_ERROR_STORAGE set when nothing was changed
 */
gboolean
tel_connection_store_import (TelConnectionStore *self,
                             const char *text,
                             gsize length,
                             const char *file_name,
                             guint *n_added,
                             guint *n_present,
                             GError **error)
{
  g_autoptr (GPtrArray) imported = NULL;
  g_autoptr (GPtrArray) connections = NULL;
  guint n_before, position;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (self), FALSE);
  g_return_val_if_fail (n_added != NULL && n_present != NULL, FALSE);

  imported = tel_connection_file_read (text, length, file_name, error);
  connections = imported != NULL ? read_file (self, error) : NULL;
  if (connections == NULL)
    return FALSE;

  n_before = connections->len;
  for (guint i = 0; i < imported->len; i++)
    {
      TelConnection *connection = g_ptr_array_index (imported, i);
      g_autofree char *name = make_name (connections, tel_connection_get_name (connection));

      if (find_position (connections, tel_connection_get_id (connection), &position))
        continue;
      tel_connection_set_name (connection, name);
      if (tel_connection_get_environment (connection) == TEL_ENVIRONMENT_PRODUCTION)
        tel_connection_set_read_only (connection, TRUE);
      g_ptr_array_add (connections, g_object_ref (connection));
    }
  *n_added = connections->len - n_before;
  *n_present = imported->len - *n_added;

  return *n_added == 0 || keep (self, connections, error);
}
