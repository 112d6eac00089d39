/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-object.h"

#include <glib/gi18n-lib.h>

/**
 * TelObject:
 *
 * The base of everything that is administered. A class gives a table of its properties and where they stand in the
 * instance; from it this class stores, compares and copies them, so that a draft is a copy and its changes are a list.
 */
typedef struct
{
  char *uuid;
  TelCarried *carried;
} TelObjectPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TelObject, tel_object, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UUID,
  PROP_CARRIED,
  N_BASE_PROPERTIES,
};

static const TelObjectProperty *
get_description (TelObject *self, guint property_id)
{
  TelObjectClass *klass = TEL_OBJECT_GET_CLASS (self);

  g_assert (property_id >= N_BASE_PROPERTIES && property_id - N_BASE_PROPERTIES < klass->n_properties);

  return &klass->properties[property_id - N_BASE_PROPERTIES];
}

static gpointer
get_field (TelObject *self, const TelObjectProperty *property)
{
  return G_STRUCT_MEMBER_P (self, property->offset);
}

/* Takes the value over and tells whether it differs from what was there. */
static gboolean
store_value (TelObject *self, const TelObjectProperty *property, const GValue *value)
{
  gpointer field = get_field (self, property);

  switch (property->type)
    {
    case TEL_PROPERTY_STRING:
      {
        char **text = field;

        if (g_strcmp0 (*text, g_value_get_string (value)) == 0)
          return FALSE;
        g_free (*text);
        *text = g_value_dup_string (value);
        return TRUE;
      }

    case TEL_PROPERTY_BOOLEAN:
      {
        gboolean *flag = field;
        gboolean wanted = g_value_get_boolean (value);

        if (*flag == wanted)
          return FALSE;
        *flag = wanted;
        return TRUE;
      }

    case TEL_PROPERTY_UINT:
      {
        guint *number = field;
        guint wanted = g_value_get_uint (value);

        if (*number == wanted)
          return FALSE;
        *number = wanted;
        return TRUE;
      }

    case TEL_PROPERTY_STRINGS:
      {
        char ***strings = field;

        g_strfreev (*strings);
        *strings = g_value_dup_boxed (value);
        return TRUE;
      }

    case TEL_PROPERTY_BOXED:
      {
        gpointer *boxed = field;

        if (*boxed == g_value_get_boxed (value))
          return FALSE;
        if (*boxed != NULL)
          g_boxed_free (property->value_type (), *boxed);
        *boxed = g_value_dup_boxed (value);
        return TRUE;
      }

    case TEL_PROPERTY_OBJECT:
      return g_set_object ((GObject **) field, g_value_get_object (value));

    default:
      g_assert_not_reached ();
    }
}

static void
load_value (TelObject *self, const TelObjectProperty *property, GValue *value)
{
  gpointer field = get_field (self, property);

  switch (property->type)
    {
    case TEL_PROPERTY_STRING:
      g_value_set_string (value, *(char **) field);
      break;

    case TEL_PROPERTY_BOOLEAN:
      g_value_set_boolean (value, *(gboolean *) field);
      break;

    case TEL_PROPERTY_UINT:
      g_value_set_uint (value, *(guint *) field);
      break;

    case TEL_PROPERTY_STRINGS:
    case TEL_PROPERTY_BOXED:
      g_value_set_boxed (value, *(gpointer *) field);
      break;

    case TEL_PROPERTY_OBJECT:
      g_value_set_object (value, *(gpointer *) field);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
clear_value (TelObject *self, const TelObjectProperty *property)
{
  gpointer field = get_field (self, property);

  switch (property->type)
    {
    case TEL_PROPERTY_STRING:
      g_clear_pointer ((char **) field, g_free);
      break;

    case TEL_PROPERTY_STRINGS:
      g_clear_pointer ((char ***) field, g_strfreev);
      break;

    case TEL_PROPERTY_BOXED:
      if (*(gpointer *) field != NULL)
        g_boxed_free (property->value_type (), *(gpointer *) field);
      *(gpointer *) field = NULL;
      break;

    case TEL_PROPERTY_OBJECT:
      g_clear_object ((GObject **) field);
      break;

    case TEL_PROPERTY_BOOLEAN:
    case TEL_PROPERTY_UINT:
    default:
      break;
    }
}

static gboolean
lists_equal (GListModel *one, GListModel *other)
{
  guint n_items = g_list_model_get_n_items (one);

  if (n_items != g_list_model_get_n_items (other))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (TelObject) mine = g_list_model_get_item (one, i);
      g_autoptr (TelObject) theirs = g_list_model_get_item (other, i);
      g_auto (GStrv) differences = tel_object_list_differences (mine, theirs);

      if (differences[0] != NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
boxed_equal (GType type, gpointer one, gpointer other)
{
  if (one == other)
    return TRUE;
  if (one == NULL || other == NULL)
    return FALSE;
  if (type == TEL_TYPE_TREE)
    return tel_tree_equal (one, other);

  return FALSE;
}

static gboolean
values_equal (TelObject *self, TelObject *other, const TelObjectProperty *property)
{
  gpointer mine = get_field (self, property);
  gpointer theirs = get_field (other, property);

  switch (property->type)
    {
    case TEL_PROPERTY_STRING:
      /* The cluster does not tell an empty value from none (contract 2.0, rule 5). */
      return g_strcmp0 (*(char **) mine != NULL ? *(char **) mine : "",
                        *(char **) theirs != NULL ? *(char **) theirs : "") == 0;

    case TEL_PROPERTY_BOOLEAN:
      return *(gboolean *) mine == *(gboolean *) theirs;

    case TEL_PROPERTY_UINT:
      return *(guint *) mine == *(guint *) theirs;

    case TEL_PROPERTY_STRINGS:
      {
        static const char *const none[] = { NULL };
        const char *const *one = *(const char *const **) mine;
        const char *const *two = *(const char *const **) theirs;

        return g_strv_equal (one != NULL ? one : none, two != NULL ? two : none);
      }

    case TEL_PROPERTY_BOXED:
      return boxed_equal (property->value_type (), *(gpointer *) mine, *(gpointer *) theirs);

    case TEL_PROPERTY_OBJECT:
      return lists_equal (*(GListModel **) mine, *(GListModel **) theirs);

    default:
      g_assert_not_reached ();
    }
}

static const TelObjectProperty *
find_description (TelObject *self, const char *name)
{
  TelObjectClass *klass = TEL_OBJECT_GET_CLASS (self);

  for (guint i = 0; i < klass->n_properties; i++)
    if (g_str_equal (klass->properties[i].name, name))
      return &klass->properties[i];

  return NULL;
}

static void
tel_object_finalize (GObject *object)
{
  TelObject *self = TEL_OBJECT (object);
  TelObjectPrivate *priv = tel_object_get_instance_private (self);
  TelObjectClass *klass = TEL_OBJECT_GET_CLASS (self);

  for (guint i = 0; i < klass->n_properties; i++)
    clear_value (self, &klass->properties[i]);
  g_clear_pointer (&priv->uuid, g_free);
  g_clear_pointer (&priv->carried, tel_carried_unref);

  G_OBJECT_CLASS (tel_object_parent_class)->finalize (object);
}

static void
tel_object_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelObject *self = TEL_OBJECT (object);
  TelObjectPrivate *priv = tel_object_get_instance_private (self);

  switch (property_id)
    {
    case PROP_UUID:
      g_value_set_string (value, priv->uuid);
      break;

    case PROP_CARRIED:
      g_value_set_boxed (value, priv->carried);
      break;

    default:
      load_value (self, get_description (self, property_id), value);
      break;
    }
}

static void
tel_object_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelObject *self = TEL_OBJECT (object);
  TelObjectPrivate *priv = tel_object_get_instance_private (self);
  gboolean changed = TRUE;

  switch (property_id)
    {
    case PROP_UUID:
      g_free (priv->uuid);
      priv->uuid = g_value_dup_string (value);
      break;

    case PROP_CARRIED:
      g_clear_pointer (&priv->carried, tel_carried_unref);
      priv->carried = g_value_dup_boxed (value);
      break;

    default:
      changed = store_value (self, get_description (self, property_id), value);
      break;
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
tel_object_class_init (TelObjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_object_finalize;
  object_class->get_property = tel_object_get_property;
  object_class->set_property = tel_object_set_property;

  g_object_class_install_property (object_class, PROP_UUID,
                                   g_param_spec_string ("uuid", NULL, NULL, NULL,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                            G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_CARRIED,
                                   g_param_spec_boxed ("carried", NULL, NULL, TEL_TYPE_CARRIED,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                           G_PARAM_STATIC_STRINGS));
}

static void
tel_object_init (TelObject *self)
{
}

static GParamSpec *
make_pspec (const TelObjectProperty *property)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const char *name = property->name;
  const char *nick = property->nick;

  switch (property->type)
    {
    case TEL_PROPERTY_STRING:
      return g_param_spec_string (name, nick, NULL, NULL, flags);

    case TEL_PROPERTY_BOOLEAN:
      return g_param_spec_boolean (name, nick, NULL, FALSE, flags);

    case TEL_PROPERTY_UINT:
      return g_param_spec_uint (name, nick, NULL, 0, G_MAXUINT, 0, flags);

    case TEL_PROPERTY_STRINGS:
      return g_param_spec_boxed (name, nick, NULL, G_TYPE_STRV, flags);

    case TEL_PROPERTY_BOXED:
      return g_param_spec_boxed (name, nick, NULL, property->value_type (), flags);

    case TEL_PROPERTY_OBJECT:
      return g_param_spec_object (name, nick, NULL, property->value_type (), flags);

    default:
      g_assert_not_reached ();
    }
}

/**
 * tel_object_class_install:
 * @klass: the class, from its class_init
 * @properties: (array length=n_properties): the table, which must live as long as the program
 * @n_properties: how many
 * @key: the name of the string property by which objects are found
 *
 * Installs the properties of an administered object's class, and the functions that get and set them.
 */
void
tel_object_class_install (TelObjectClass *klass,
                          const TelObjectProperty *properties,
                          guint n_properties,
                          const char *key)
{
  g_return_if_fail (TEL_IS_OBJECT_CLASS (klass));

  /* GObject does not pass these two on to derived classes. */
  G_OBJECT_CLASS (klass)->get_property = tel_object_get_property;
  G_OBJECT_CLASS (klass)->set_property = tel_object_set_property;

  klass->properties = properties;
  klass->n_properties = n_properties;
  klass->key = key;

  for (guint i = 0; i < n_properties; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), N_BASE_PROPERTIES + i, make_pspec (&properties[i]));
}

/**
 * tel_object_get_uuid:
 * @self: an object
 *
 * Gets the identity that the cluster gave, upper case and in braces as AXL writes it.
 *
 * Returns: (nullable): the uuid, NULL for an object that is not on the cluster yet
 */
const char *
tel_object_get_uuid (TelObject *self)
{
  TelObjectPrivate *priv = tel_object_get_instance_private (self);

  g_return_val_if_fail (TEL_IS_OBJECT (self), NULL);

  return priv->uuid;
}

/**
 * tel_object_get_key:
 * @self: an object
 *
 * Gets the value of the property by which objects of the class are found: the name, for a user the user ID.
 *
 * Returns: (nullable): the key
 */
const char *
tel_object_get_key (TelObject *self)
{
  const TelObjectProperty *property;

  g_return_val_if_fail (TEL_IS_OBJECT (self), NULL);

  property = find_description (self, TEL_OBJECT_GET_CLASS (self)->key);
  g_return_val_if_fail (property != NULL && property->type == TEL_PROPERTY_STRING, NULL);

  return *(char **) get_field (self, property);
}

/**
 * tel_object_get_carried:
 * @self: an object
 *
 * Gets what was read of the object without having a property here.
 *
 * Returns: (nullable): the carried elements
 */
TelCarried *
tel_object_get_carried (TelObject *self)
{
  TelObjectPrivate *priv = tel_object_get_instance_private (self);

  g_return_val_if_fail (TEL_IS_OBJECT (self), NULL);

  return priv->carried;
}

/**
 * tel_object_get_property_label:
 * @self: an object
 * @property: the name of a property
 *
 * Gets the glossary's term for a property in the user's language.
 *
 * Returns: the label, or @property itself when the class has no such property
 */
const char *
tel_object_get_property_label (TelObject *self, const char *property)
{
  const TelObjectProperty *description;

  g_return_val_if_fail (TEL_IS_OBJECT (self), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  description = find_description (self, property);

  return description != NULL ? _ (description->nick) : property;
}

/**
 * tel_object_copy:
 * @self: an object
 *
 * Copies the object with its lists, to be edited as a draft. Items of a list are copied too.
 *
 * Returns: (transfer full): a new object of the same class
 */
gpointer
tel_object_copy (TelObject *self)
{
  TelObjectPrivate *priv = tel_object_get_instance_private (self);
  TelObjectClass *klass;
  TelObject *copy;

  g_return_val_if_fail (TEL_IS_OBJECT (self), NULL);

  klass = TEL_OBJECT_GET_CLASS (self);
  copy = g_object_new (G_OBJECT_TYPE (self), "uuid", priv->uuid, "carried", priv->carried, NULL);

  for (guint i = 0; i < klass->n_properties; i++)
    {
      const TelObjectProperty *property = &klass->properties[i];

      if (property->type == TEL_PROPERTY_OBJECT)
        {
          GListModel *from = *(GListModel **) get_field (self, property);
          GListStore *to = *(GListStore **) get_field (copy, property);

          for (guint j = 0; j < g_list_model_get_n_items (from); j++)
            {
              g_autoptr (TelObject) item = g_list_model_get_item (from, j);
              g_autoptr (TelObject) item_copy = tel_object_copy (item);

              g_list_store_append (to, item_copy);
            }
        }
      else
        {
          g_auto (GValue) value = G_VALUE_INIT;

          g_object_get_property (G_OBJECT (self), property->name, &value);
          g_object_set_property (G_OBJECT (copy), property->name, &value);
        }
    }

  return copy;
}

/**
 * tel_object_property_equal:
 * @self: an object
 * @other: another of the same class
 * @property: the name of a property
 *
 * Compares one property of two objects by value. A secret equals only itself.
 *
 * Returns: %TRUE when both have the same value
 */
gboolean
tel_object_property_equal (TelObject *self, TelObject *other, const char *property)
{
  const TelObjectProperty *description;

  g_return_val_if_fail (TEL_IS_OBJECT (self), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  description = find_description (self, property);
  g_return_val_if_fail (description != NULL, FALSE);

  return values_equal (self, other, description);
}

/**
 * tel_object_list_differences:
 * @self: an object
 * @other: another of the same class
 *
 * Lists the properties in which two objects differ: what an edit of a draft has changed. The identity and what is
 * carried do not count.
 *
 * Returns: (transfer full): the names of the properties, in the table's order
 */
char **
tel_object_list_differences (TelObject *self, TelObject *other)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  TelObjectClass *klass;

  g_return_val_if_fail (TEL_IS_OBJECT (self), NULL);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), NULL);

  klass = TEL_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_properties; i++)
    if (!values_equal (self, other, &klass->properties[i]))
      g_strv_builder_add (names, klass->properties[i].name);

  return g_strv_builder_end (names);
}
