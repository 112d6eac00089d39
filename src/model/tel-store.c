/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-store.h"

/**
 * TelStore:
 *
 * A #GListModel over an array with tables beside it: the views of a large cluster read it at random and it grows by
 * pages, which a list of nodes would make slow. An object is the same one when its uuid is; one without a uuid is
 * known by its key. Keys alone are not enough, for a directory number may stand in several partitions.
 */
struct _TelStore
{
  GObject parent_instance;

  GType object_type;
  GPtrArray *objects;
  GHashTable *by_key;
  GHashTable *by_uuid;
};

static void tel_store_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelStore,
                               tel_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_store_list_model_init))

static void
index_object (TelStore *self, TelObject *object, guint position)
{
  const char *key = tel_object_get_key (object);
  const char *uuid = tel_object_get_uuid (object);

  if (key != NULL && !g_hash_table_contains (self->by_key, key))
    g_hash_table_insert (self->by_key, g_strdup (key), GUINT_TO_POINTER (position));
  if (uuid != NULL)
    g_hash_table_insert (self->by_uuid, g_strdup (uuid), GUINT_TO_POINTER (position));
}

static void
index_again (TelStore *self)
{
  g_hash_table_remove_all (self->by_key);
  g_hash_table_remove_all (self->by_uuid);
  for (guint i = 0; i < self->objects->len; i++)
    index_object (self, g_ptr_array_index (self->objects, i), i);
}

static gboolean
look_up (GHashTable *table, const char *text, guint *position)
{
  gpointer value;

  if (text == NULL || !g_hash_table_lookup_extended (table, text, NULL, &value))
    return FALSE;

  *position = GPOINTER_TO_UINT (value);

  return TRUE;
}

static gboolean
find_same (TelStore *self, TelObject *object, guint *position)
{
  const char *uuid = tel_object_get_uuid (object);

  if (look_up (self->by_uuid, uuid, position))
    return TRUE;
  if (!look_up (self->by_key, tel_object_get_key (object), position))
    return FALSE;

  return uuid == NULL || tel_object_get_uuid (g_ptr_array_index (self->objects, *position)) == NULL;
}

static void
put_in_place (TelStore *self, guint position, TelObject *object)
{
  TelObject *old = g_ptr_array_index (self->objects, position);
  gboolean same_names = g_strcmp0 (tel_object_get_key (old), tel_object_get_key (object)) == 0 &&
                        g_strcmp0 (tel_object_get_uuid (old), tel_object_get_uuid (object)) == 0;

  g_object_ref (object);
  g_object_unref (old);
  g_ptr_array_index (self->objects, position) = object;
  if (!same_names)
    index_again (self);
}

static guint
put (TelStore *self, TelObject *object)
{
  guint position;

  g_assert (G_TYPE_CHECK_INSTANCE_TYPE (object, self->object_type));

  if (find_same (self, object, &position))
    {
      put_in_place (self, position, object);
      return position;
    }

  index_object (self, object, self->objects->len);
  g_ptr_array_add (self->objects, g_object_ref (object));

  return self->objects->len - 1;
}

static GType
tel_store_get_item_type (GListModel *model)
{
  return TEL_STORE (model)->object_type;
}

static guint
tel_store_get_n_items (GListModel *model)
{
  return TEL_STORE (model)->objects->len;
}

static gpointer
tel_store_get_item (GListModel *model, guint position)
{
  TelStore *self = TEL_STORE (model);

  return position < self->objects->len ? g_object_ref (g_ptr_array_index (self->objects, position)) : NULL;
}

static void
tel_store_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_store_get_item_type;
  iface->get_n_items = tel_store_get_n_items;
  iface->get_item = tel_store_get_item;
}

static void
tel_store_finalize (GObject *object)
{
  TelStore *self = TEL_STORE (object);

  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->by_uuid, g_hash_table_unref);
  g_clear_pointer (&self->objects, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_store_parent_class)->finalize (object);
}

static void
tel_store_class_init (TelStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_store_finalize;
}

static void
tel_store_init (TelStore *self)
{
  self->objects = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * tel_store_new:
 * @object_type: the class of its objects, derived from #TelObject
 *
 * Makes an empty store.
 *
 * Returns: (transfer full): the store
 */
TelStore *
tel_store_new (GType object_type)
{
  TelStore *self;

  g_return_val_if_fail (g_type_is_a (object_type, TEL_TYPE_OBJECT), NULL);

  self = g_object_new (TEL_TYPE_STORE, NULL);
  self->object_type = object_type;

  return self;
}

/**
 * tel_store_append_many:
 * @self: a store
 * @objects: (element-type TelObject) (transfer none): a page of the server's answer
 *
 * Appends a page with a single #GListModel::items-changed. No order is promised between pages, so an object may come
 * twice (contract 2.0): it takes the place of the one that is there, which is told apart.
 */
void
tel_store_append_many (TelStore *self, GPtrArray *objects)
{
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_before;

  g_return_if_fail (TEL_IS_STORE (self));
  g_return_if_fail (objects != NULL);

  n_before = self->objects->len;
  for (guint i = 0; i < objects->len; i++)
    {
      guint position = put (self, g_ptr_array_index (objects, i));

      if (position < n_before)
        g_array_append_val (replaced, position);
    }

  if (self->objects->len > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->objects->len - n_before);
  for (guint i = 0; i < replaced->len; i++)
    g_list_model_items_changed (G_LIST_MODEL (self), g_array_index (replaced, guint, i), 1, 1);
}

/**
 * tel_store_replace:
 * @self: a store
 * @object: (transfer none): an object that was read again
 *
 * Puts an object in the place of the one that it is, or appends it.
 */
void
tel_store_replace (TelStore *self, TelObject *object)
{
  guint n_before;
  guint position;

  g_return_if_fail (TEL_IS_STORE (self));
  g_return_if_fail (TEL_IS_OBJECT (object));

  n_before = self->objects->len;
  position = put (self, object);
  g_list_model_items_changed (G_LIST_MODEL (self), position, position < n_before ? 1 : 0, 1);
}

/**
 * tel_store_replace_all:
 * @self: a store
 * @objects: (element-type TelObject) (transfer none): everything that there is now
 *
 * Exchanges the content with a single #GListModel::items-changed.
 */
void
tel_store_replace_all (TelStore *self, GPtrArray *objects)
{
  guint n_before;

  g_return_if_fail (TEL_IS_STORE (self));
  g_return_if_fail (objects != NULL);

  n_before = self->objects->len;
  g_ptr_array_set_size (self->objects, 0);
  index_again (self);
  for (guint i = 0; i < objects->len; i++)
    put (self, g_ptr_array_index (objects, i));

  if (n_before > 0 || self->objects->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->objects->len);
}

/**
 * tel_store_remove:
 * @self: a store
 * @key: the key or the uuid of an object
 *
 * Removes an object.
 *
 * Returns: %TRUE when it was there
 */
gboolean
tel_store_remove (TelStore *self, const char *key)
{
  guint position;

  g_return_val_if_fail (TEL_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  if (!tel_store_find (self, key, &position))
    return FALSE;

  g_ptr_array_remove_index (self->objects, position);
  index_again (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  return TRUE;
}

/**
 * tel_store_clear:
 * @self: a store
 *
 * Removes everything.
 */
void
tel_store_clear (TelStore *self)
{
  guint n_before;

  g_return_if_fail (TEL_IS_STORE (self));

  n_before = self->objects->len;
  g_ptr_array_set_size (self->objects, 0);
  index_again (self);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
}

/**
 * tel_store_lookup:
 * @self: a store
 * @key: the key or the uuid of an object
 *
 * Looks an object up. Where several have the same key it is the first.
 *
 * Returns: (nullable) (transfer none): the object
 */
gpointer
tel_store_lookup (TelStore *self, const char *key)
{
  guint position;

  g_return_val_if_fail (TEL_IS_STORE (self), NULL);

  return tel_store_find (self, key, &position) ? g_ptr_array_index (self->objects, position) : NULL;
}

/**
 * tel_store_find:
 * @self: a store
 * @key: (nullable): the key or the uuid of an object
 * @position: (out) (optional): return location for its position
 *
 * Finds where an object stands.
 *
 * Returns: %TRUE when it is there
 */
gboolean
tel_store_find (TelStore *self, const char *key, guint *position)
{
  guint found;

  g_return_val_if_fail (TEL_IS_STORE (self), FALSE);

  if (!look_up (self->by_key, key, &found) && !look_up (self->by_uuid, key, &found))
    return FALSE;

  if (position != NULL)
    *position = found;

  return TRUE;
}
