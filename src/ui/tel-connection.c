/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection.h"

/* How many are kept: the trusted keys of older ones are asked about again. */
#define MAXIMUM_KNOWN 50

/**
 * TelConnection:
 *
 * The id is a UUID, so that a cluster that moves to another address can keep what hangs on it. Immutable.
 */
struct _TelConnection
{
  GObject parent_instance;

  char *id;
  char *host;
  guint port;
  char *user;
  char *time_zone;
};

G_DEFINE_FINAL_TYPE (TelConnection, tel_connection, G_TYPE_OBJECT)

static void
tel_connection_finalize (GObject *object)
{
  TelConnection *self = TEL_CONNECTION (object);

  g_free (self->id);
  g_free (self->host);
  g_free (self->user);
  g_free (self->time_zone);

  G_OBJECT_CLASS (tel_connection_parent_class)->finalize (object);
}

static void
tel_connection_class_init (TelConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_connection_finalize;
}

static void
tel_connection_init (TelConnection *self)
{
}

/**
 * tel_connection_new:
 * @id: the identity of the connection
 * @host: a host name or an address
 * @port: the port of the AXL service
 * @user: the user name of the AXL account
 * @time_zone: the time zone of the cluster's clock, such as “Asia/Tokyo”; empty when it is not known (G3.5)
 *
 * Makes a connection.
 *
 * Returns: (transfer full): a new connection
 */
TelConnection *
tel_connection_new (const char *id, const char *host, guint port, const char *user, const char *time_zone)
{
  TelConnection *self;

  g_return_val_if_fail (id != NULL && host != NULL && user != NULL && time_zone != NULL, NULL);

  self = g_object_new (TEL_TYPE_CONNECTION, NULL);
  self->id = g_strdup (id);
  self->host = g_strdup (host);
  self->port = port;
  self->user = g_strdup (user);
  self->time_zone = g_strdup (time_zone);

  return self;
}

/**
 * tel_connection_dup_known_id:
 * @settings: the settings of the program
 * @host: a host name or an address
 * @port: the port of the AXL service
 * @user: the user name of the AXL account
 *
 * Looks up the identity that was used for this address and account before.
 *
 * Returns: (transfer full) (nullable): the identity, NULL when the connection has not worked yet
 */
char *
tel_connection_dup_known_id (GSettings *settings, const char *host, guint port, const char *user)
{
  g_autoptr (GVariant) known = NULL;
  GVariantIter iter;
  const char *id;
  const char *known_host;
  const char *known_user;
  guint known_port;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (host != NULL && user != NULL, NULL);

  known = g_settings_get_value (settings, "connections");
  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "(&s&su&s&s)", &id, &known_host, &known_port, &known_user, NULL))
    if (g_ascii_strcasecmp (known_host, host) == 0 && known_port == port && g_str_equal (known_user, user))
      return g_strdup (id);

  return NULL;
}

/**
 * tel_connection_new_last:
 * @settings: the settings of the program
 *
 * Makes the connection that was used last.
 *
 * Returns: (transfer full) (nullable): a new connection, NULL when there was none yet
 */
TelConnection *
tel_connection_new_last (GSettings *settings)
{
  g_autoptr (GVariant) known = NULL;
  const char *id;
  const char *host;
  const char *user;
  const char *time_zone;
  guint port;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  known = g_settings_get_value (settings, "connections");
  if (g_variant_n_children (known) == 0)
    return NULL;

  g_variant_get_child (known, 0, "(&s&su&s&s)", &id, &host, &port, &user, &time_zone);

  return tel_connection_new (id, host, port, user, time_zone);
}

/**
 * tel_connection_remember:
 * @self: a connection that has worked
 * @settings: the settings of the program
 *
 * Puts the connection first among those that are known.
 */
void
tel_connection_remember (TelConnection *self, GSettings *settings)
{
  g_autoptr (GVariant) known = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;
  const char *host;
  const char *user;
  const char *time_zone;
  guint port;
  guint n_kept = 1;

  g_return_if_fail (TEL_IS_CONNECTION (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssuss)"));
  g_variant_builder_add (&builder, "(ssuss)", self->id, self->host, self->port, self->user, self->time_zone);

  known = g_settings_get_value (settings, "connections");
  g_variant_iter_init (&iter, known);
  while (n_kept < MAXIMUM_KNOWN && g_variant_iter_next (&iter, "(&s&su&s&s)", &id, &host, &port, &user, &time_zone))
    if (!g_str_equal (id, self->id))
      {
        g_variant_builder_add (&builder, "(ssuss)", id, host, port, user, time_zone);
        n_kept++;
      }

  g_settings_set_value (settings, "connections", g_variant_builder_end (&builder));
}

/**
 * tel_connection_get_id:
 * @self: a connection
 *
 * Gets the identity.
 *
 * Returns: a UUID
 */
const char *
tel_connection_get_id (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->id;
}

/**
 * tel_connection_get_host:
 * @self: a connection
 *
 * Gets the host.
 *
 * Returns: a host name or an address
 */
const char *
tel_connection_get_host (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->host;
}

/**
 * tel_connection_get_port:
 * @self: a connection
 *
 * Gets the port of the AXL service.
 *
 * Returns: the port
 */
guint
tel_connection_get_port (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), 0);

  return self->port;
}

/**
 * tel_connection_get_user:
 * @self: a connection
 *
 * Gets the account.
 *
 * Returns: a user name
 */
const char *
tel_connection_get_user (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->user;
}

/**
 * tel_connection_get_time_zone:
 * @self: a connection
 *
 * Gets the time zone of the cluster's clock, as the person named it (G3.5).
 *
 * Returns: an identifier such as “Asia/Tokyo”; empty when it is not known
 */
const char *
tel_connection_get_time_zone (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->time_zone;
}
