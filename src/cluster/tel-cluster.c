/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"

/* Where the CAPF service listens unless a site has moved it. */

/**
 * TelCluster:
 *
 * One connected cluster: its client, its clock, and everything that was read of it, in one #TelStore per kind.
 */
struct _TelCluster
{
  GObject parent_instance;

  TelAxlClient *client;
  TelRelease release;
  char *name;
  guint capf_port;
  TelConnection *connection;
  TelClusterClock *clock;

  TelStore *stores[TEL_N_OBJECT_KINDS];
  gboolean loaded[TEL_N_OBJECT_KINDS];
  GQueue load_queues[TEL_N_OBJECT_KINDS];

  /* User ID → GStrv of device names, as of the last time the user was read whole: a list cannot say (contract 2.3). */
  GHashTable *associations;
  /* User ID → bits of the types owned; NULL when the devices changed since. */
  GHashTable *owner_marks;
  /* Device name → the string that was read back and applied since the connection was made. */
  GHashTable *applied_strings;
  TelClusterChoices choices;
};

G_DEFINE_FINAL_TYPE (TelCluster, tel_cluster, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_NAME,
  PROP_CONNECTION,
  PROP_TIME_ZONE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
on_devices_changed (TelCluster *self)
{
  g_assert (TEL_IS_CLUSTER (self));

  g_clear_pointer (&self->owner_marks, g_hash_table_unref);
}

static void
ensure_owner_marks (TelCluster *self)
{
  GListModel *devices = G_LIST_MODEL (self->stores[TEL_OBJECT_KIND_DEVICE]);
  guint n_devices = g_list_model_get_n_items (devices);

  if (self->owner_marks != NULL)
    return;

  self->owner_marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_devices; i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (devices, i);
      const char *owner = tel_device_get_owner (device);
      TelDeviceType type;
      guint marks;

      if (owner == NULL || *owner == '\0' || !tel_device_get_device_type (device, &type))
        continue;

      marks = GPOINTER_TO_UINT (g_hash_table_lookup (self->owner_marks, owner));
      g_hash_table_insert (self->owner_marks, g_strdup (owner), GUINT_TO_POINTER (marks | 1u << type));
    }
}

/* The associations a user object carries count as well as those of its last reading: the object may be newer. */
static const char *const *
get_associations (TelCluster *self, TelUser *user)
{
  const char *const *own = tel_user_get_associated_devices (user);

  if (own != NULL && own[0] != NULL)
    return own;

  return g_hash_table_lookup (self->associations, tel_user_get_user_id (user));
}

static void
tel_cluster_finalize (GObject *object)
{
  TelCluster *self = TEL_CLUSTER (object);

  for (guint i = 0; i < TEL_N_OBJECT_KINDS; i++)
    {
      g_clear_object (&self->stores[i]);
      g_queue_clear_full (&self->load_queues[i], g_object_unref);
    }
  g_clear_object (&self->client);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->clock, tel_cluster_clock_free);
  g_clear_pointer (&self->associations, g_hash_table_unref);
  g_clear_pointer (&self->owner_marks, g_hash_table_unref);
  g_clear_pointer (&self->applied_strings, g_hash_table_unref);
  for (guint i = 0; i < TEL_N_GUIDE_PARAMETERS; i++)
    g_clear_pointer (&self->choices.parameters[i], g_free);

  G_OBJECT_CLASS (tel_cluster_parent_class)->finalize (object);
}

static void
tel_cluster_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelCluster *self = TEL_CLUSTER (object);

  switch (property_id)
    {
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_CONNECTION:
      g_value_set_object (value, self->connection);
      break;

    case PROP_TIME_ZONE:
      g_value_set_boxed (value, tel_cluster_get_time_zone (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_cluster_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelCluster *self = TEL_CLUSTER (object);

  switch (property_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;

    case PROP_NAME:
      tel_cluster_set_name (self, g_value_get_string (value));
      break;

    case PROP_TIME_ZONE:
      tel_cluster_set_time_zone (self, g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_cluster_class_init (TelClusterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_cluster_finalize;
  object_class->get_property = tel_cluster_get_property;
  object_class->set_property = tel_cluster_set_property;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, TEL_TYPE_AXL_CLIENT,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONNECTION] =
      g_param_spec_object ("connection", NULL, NULL, TEL_TYPE_CONNECTION,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIME_ZONE] =
      g_param_spec_boxed ("time-zone", NULL, NULL, G_TYPE_TIME_ZONE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_cluster_init (TelCluster *self)
{
  for (guint i = 0; i < TEL_N_OBJECT_KINDS; i++)
    {
      self->stores[i] = tel_store_new (tel_object_kind_get_object_type (i));
      g_queue_init (&self->load_queues[i]);
    }
  self->associations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->applied_strings =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tel_auth_string_unref);
  self->clock = tel_cluster_clock_new ();
  self->capf_port = TEL_CONNECTION_CAPF_PORT;

  g_signal_connect_object (self->stores[TEL_OBJECT_KIND_DEVICE], "items-changed", G_CALLBACK (on_devices_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tel_cluster_new:
 * @client: (nullable): the wire to the cluster; %NULL for one that is filled by hand and reads nothing
 *
 * Makes the picture of a cluster, empty as yet.
 *
 * Returns: (transfer full): a new cluster
 */
TelCluster *
tel_cluster_new (TelAxlClient *client)
{
  g_return_val_if_fail (client == NULL || TEL_IS_AXL_CLIENT (client), NULL);

  return g_object_new (TEL_TYPE_CLUSTER, "client", client, NULL);
}

/**
 * tel_cluster_get_client:
 * @self: a cluster
 *
 * Gets the wire to the cluster.
 *
 * Returns: (transfer none) (nullable): the client
 */
TelAxlClient *
tel_cluster_get_client (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return self->client;
}

/**
 * tel_cluster_get_release:
 * @self: a cluster
 *
 * Gets the release of the schema that is spoken with the cluster (contract 1.2).
 *
 * Returns: the release, %TEL_RELEASE_UNKNOWN before the client has connected
 */
TelRelease
tel_cluster_get_release (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), TEL_RELEASE_UNKNOWN);

  if (self->release != TEL_RELEASE_UNKNOWN || self->client == NULL)
    return self->release;

  return tel_axl_client_get_release (self->client);
}

/**
 * tel_cluster_set_release:
 * @self: a cluster
 * @release: the release
 *
 * Sets the release of a cluster that has no client.
 */
void
tel_cluster_set_release (TelCluster *self, TelRelease release)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));

  self->release = release;
}

/**
 * tel_cluster_get_name:
 * @self: a cluster
 *
 * Gets the name of the connection, as the person gave it.
 *
 * Returns: (nullable): the name
 */
const char *
tel_cluster_get_name (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return self->name;
}

/**
 * tel_cluster_set_name:
 * @self: a cluster
 * @name: (nullable): the name of the connection
 *
 * Names the cluster for the person who works with it.
 */
void
tel_cluster_set_name (TelCluster *self, const char *name)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * tel_cluster_get_capf_port:
 * @self: a cluster
 *
 * Gets the port at which the first node's CAPF service takes enrolments (G1.4).
 *
 * Returns: the port
 */
guint
tel_cluster_get_capf_port (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), 0);

  return self->capf_port;
}

/**
 * tel_cluster_set_capf_port:
 * @self: a cluster
 * @port: the port, or 0 for the usual one
 *
 * Says where the CAPF service listens.
 */
void
tel_cluster_set_capf_port (TelCluster *self, guint port)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (port <= G_MAXUINT16);

  self->capf_port = port != 0 ? port : TEL_CONNECTION_CAPF_PORT;
}

/**
 * tel_cluster_get_connection:
 * @self: a cluster
 *
 * Gets the saved connection over which the cluster is reached.
 *
 * Returns: (transfer none) (nullable): the connection, %NULL where none is saved, as for the demo
 */
TelConnection *
tel_cluster_get_connection (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return self->connection;
}

/**
 * tel_cluster_set_connection:
 * @self: a cluster
 * @connection: the connection as it is saved now
 *
 * Tells the cluster how its connection is called and whether anything may be changed over it, which holds at once, and
 * which CA file it has, which holds when the client connects the next time.
 */
void
tel_cluster_set_connection (TelCluster *self, TelConnection *connection)
{
  const char *name;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (TEL_IS_CONNECTION (connection));

  g_set_object (&self->connection, connection);
  name = tel_connection_get_name (connection);
  if (self->client != NULL)
    {
      tel_axl_client_set_read_only (self->client, tel_connection_is_read_only (connection) ? name : NULL);
      tel_axl_client_set_ca_file (self->client, tel_connection_get_ca_file (connection));
    }
  self->capf_port = tel_connection_get_capf_port (connection);
  tel_cluster_set_name (self, name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
}

/**
 * tel_cluster_get_clock:
 * @self: a cluster
 *
 * Gets what is known of the cluster's clock. Whoever changes it calls tel_cluster_notify_clock().
 *
 * Returns: (transfer none): the clock
 */
TelClusterClock *
tel_cluster_get_clock (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return self->clock;
}

/**
 * tel_cluster_notify_clock:
 * @self: a cluster
 *
 * Tells that the zone may be another one.
 */
void
tel_cluster_notify_clock (TelCluster *self)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_ZONE]);
}

/**
 * tel_cluster_get_store:
 * @self: a cluster
 * @kind: a kind of object
 *
 * Gets the list of what was read of a kind. The list is the same for the life of the cluster.
 *
 * Returns: (transfer none): the store
 */
TelStore *
tel_cluster_get_store (TelCluster *self, TelObjectKind kind)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return self->stores[kind];
}

/**
 * tel_cluster_is_loaded:
 * @self: a cluster
 * @kind: a kind of object
 *
 * Tells whether the list of a kind was read to its end.
 *
 * Returns: %TRUE when the store holds all there are
 */
gboolean
tel_cluster_is_loaded (TelCluster *self, TelObjectKind kind)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, FALSE);

  return self->loaded[kind];
}

/**
 * tel_cluster_set_loaded:
 * @self: a cluster
 * @kind: a kind of object
 * @loaded: whether its store holds all there are
 *
 * Notes that a list is complete, or that it no longer is.
 */
void
tel_cluster_set_loaded (TelCluster *self, TelObjectKind kind, gboolean loaded)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);

  self->loaded[kind] = loaded;
}

/**
 * tel_cluster_has_references:
 * @self: a cluster
 *
 * Tells whether everything that a softphone needs was read: profiles, parameters and all reference lists.
 *
 * Returns: %TRUE when all of it is there
 */
gboolean
tel_cluster_has_references (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);

  for (guint kind = TEL_OBJECT_KIND_SECURITY_PROFILE; kind <= TEL_OBJECT_KIND_PROCESS_NODE; kind++)
    if (!self->loaded[kind])
      return FALSE;

  return TRUE;
}

/**
 * tel_cluster_get_load_queue:
 * @self: a cluster
 * @kind: a kind of object
 *
 * Gets the tasks that wait for the list of a kind; the first of them is the one that reads it.
 *
 * Returns: (transfer none) (element-type GTask): the queue
 */
GQueue *
tel_cluster_get_load_queue (TelCluster *self, TelObjectKind kind)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return &self->load_queues[kind];
}

/**
 * tel_cluster_remember_associations:
 * @self: a cluster
 * @user: a user that was read whole
 *
 * Keeps the devices a user is associated with, so that the marks of G2.1 survive the next list, which cannot say them.
 */
void
tel_cluster_remember_associations (TelCluster *self, TelUser *user)
{
  const char *const *devices;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (TEL_IS_USER (user));

  devices = tel_user_get_associated_devices (user);
  if (devices != NULL)
    g_hash_table_insert (self->associations, g_strdup (tel_user_get_user_id (user)), g_strdupv ((char **) devices));
  else
    g_hash_table_remove (self->associations, tel_user_get_user_id (user));
}

/**
 * tel_cluster_list_read_users:
 * @self: a cluster
 *
 * Lists the users who were read whole, and so those whose associations are known.
 *
 * Returns: (transfer full) (element-type utf8): their user IDs
 */
GPtrArray *
tel_cluster_list_read_users (TelCluster *self)
{
  GPtrArray *names;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->associations);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));

  return names;
}

/**
 * tel_cluster_get_user:
 * @self: a cluster
 * @user_id: a user ID
 *
 * Looks a user up among those that were read.
 *
 * Returns: (transfer none) (nullable): the user
 */
TelUser *
tel_cluster_get_user (TelCluster *self, const char *user_id)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (user_id != NULL, NULL);

  return tel_store_lookup (self->stores[TEL_OBJECT_KIND_USER], user_id);
}

/**
 * tel_cluster_get_device:
 * @self: a cluster
 * @name: a device name
 *
 * Looks a device up among those that were read.
 *
 * Returns: (transfer none) (nullable): the device
 */
TelDevice *
tel_cluster_get_device (TelCluster *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return tel_store_lookup (self->stores[TEL_OBJECT_KIND_DEVICE], name);
}

/**
 * tel_cluster_list_device_names:
 * @self: a cluster
 * @user: a user
 *
 * Lists the devices that are a user's by owner or by association, each once, those they own first (G2.1).
 *
 * Returns: (transfer full) (element-type utf8): the names
 */
GPtrArray *
tel_cluster_list_device_names (TelCluster *self, TelUser *user)
{
  g_autoptr (GPtrArray) names = NULL;
  GListModel *devices;
  const char *user_id;
  const char *const *associations;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  names = g_ptr_array_new_with_free_func (g_free);
  devices = G_LIST_MODEL (self->stores[TEL_OBJECT_KIND_DEVICE]);
  user_id = tel_user_get_user_id (user);
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (devices, i);

      if (g_strcmp0 (tel_device_get_owner (device), user_id) == 0)
        g_ptr_array_add (names, g_strdup (tel_device_get_name (device)));
    }

  associations = get_associations (self, user);
  for (guint i = 0; associations != NULL && associations[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (names, associations[i], g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (associations[i]));

  return g_steal_pointer (&names);
}

/**
 * tel_cluster_get_softphone:
 * @self: a cluster
 * @user: a user
 * @type: a type of softphone
 *
 * Finds the user's device of a type, by owner or association (G2.1).
 *
 * Returns: (transfer none) (nullable): the device, as far as it was read
 */
TelDevice *
tel_cluster_get_softphone (TelCluster *self, TelUser *user, TelDeviceType type)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  if ((tel_cluster_get_device_marks (self, user) & 1u << type) == 0)
    return NULL;

  names = tel_cluster_list_device_names (self, user);
  for (guint i = 0; i < names->len; i++)
    {
      TelDevice *device = tel_cluster_get_device (self, names->pdata[i]);
      TelDeviceType found;

      if (device != NULL && tel_device_get_device_type (device, &found) && found == type)
        return device;
    }

  return NULL;
}

/**
 * tel_cluster_get_device_marks:
 * @self: a cluster
 * @user: a user
 *
 * Tells which types of softphone a user has, by owner and, once the user was read whole, by association (G2.1).
 *
 * Returns: bits, `1 << TelDeviceType`
 */
guint
tel_cluster_get_device_marks (TelCluster *self, TelUser *user)
{
  const char *const *associations;
  guint marks;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), 0);
  g_return_val_if_fail (TEL_IS_USER (user), 0);

  if (tel_user_get_user_id (user) == NULL)
    return 0;

  ensure_owner_marks (self);
  marks = GPOINTER_TO_UINT (g_hash_table_lookup (self->owner_marks, tel_user_get_user_id (user)));
  associations = get_associations (self, user);
  for (guint i = 0; associations != NULL && associations[i] != NULL; i++)
    {
      TelDevice *device = tel_cluster_get_device (self, associations[i]);
      TelDeviceType type;

      if (device != NULL && tel_device_get_device_type (device, &type))
        marks |= 1u << type;
    }

  return marks;
}

/**
 * tel_cluster_get_security_profile:
 * @self: a cluster
 * @name: (nullable): the name of a phone security profile
 *
 * Looks a phone security profile up.
 *
 * Returns: (transfer none) (nullable): the profile
 */
TelSecurityProfile *
tel_cluster_get_security_profile (TelCluster *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return name != NULL ? tel_store_lookup (self->stores[TEL_OBJECT_KIND_SECURITY_PROFILE], name) : NULL;
}

/**
 * tel_cluster_get_sip_profile:
 * @self: a cluster
 * @name: (nullable): the name of a SIP profile
 *
 * Looks a SIP profile up.
 *
 * Returns: (transfer none) (nullable): the profile
 */
TelSipProfile *
tel_cluster_get_sip_profile (TelCluster *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return name != NULL ? tel_store_lookup (self->stores[TEL_OBJECT_KIND_SIP_PROFILE], name) : NULL;
}

/**
 * tel_cluster_get_applied_strings:
 * @self: a cluster
 *
 * Gets what tel_cluster_note_applied() has remembered.
 *
 * Returns: (transfer none) (element-type utf8 TelAuthString): the strings by the names of their devices
 */
GHashTable *
tel_cluster_get_applied_strings (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return self->applied_strings;
}

/**
 * tel_cluster_get_choices:
 * @self: a cluster
 *
 * Gets what was chosen since the connection was made.
 *
 * Returns: (transfer none): the choices
 */
TelClusterChoices *
tel_cluster_get_choices (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return &self->choices;
}
