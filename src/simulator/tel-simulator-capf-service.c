/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-capf-service.h"

struct _TelSimulatorCapfService
{
  GObject parent_instance;

  GSocketService *service;
  guint16 port;
};

G_DEFINE_FINAL_TYPE (TelSimulatorCapfService, tel_simulator_capf_service, G_TYPE_OBJECT)

static void
tel_simulator_capf_service_dispose (GObject *object)
{
  TelSimulatorCapfService *self = TEL_SIMULATOR_CAPF_SERVICE (object);

  if (self->service != NULL)
    {
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    }
  g_clear_object (&self->service);

  G_OBJECT_CLASS (tel_simulator_capf_service_parent_class)->dispose (object);
}

static void
tel_simulator_capf_service_class_init (TelSimulatorCapfServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_simulator_capf_service_dispose;
}

static void
tel_simulator_capf_service_init (TelSimulatorCapfService *self)
{
}

/**
 * tel_simulator_capf_service_new:
 *
 * Makes the service, which does not listen yet.
 *
 * Returns: (transfer full): a new service
 */
TelSimulatorCapfService *
tel_simulator_capf_service_new (void)
{
  return g_object_new (TEL_TYPE_SIMULATOR_CAPF_SERVICE, NULL);
}

/**
 * tel_simulator_capf_service_listen:
 * @self: the service
 * @port: the port on 127.0.0.1, 0 for any that is free
 * @error: return location for a #GError
 *
 * Begins to take connections. Each is closed at once: nobody enrols over it.
 *
 * Returns: %FALSE when the port cannot be used
 */
gboolean
tel_simulator_capf_service_listen (TelSimulatorCapfService *self, guint16 port, GError **error)
{
  g_autoptr (GSocketService) service = NULL;
  g_autoptr (GSocketAddress) wanted = NULL;
  g_autoptr (GSocketAddress) address = NULL;

  g_return_val_if_fail (TEL_IS_SIMULATOR_CAPF_SERVICE (self), FALSE);
  g_return_val_if_fail (self->service == NULL, FALSE);

  service = g_socket_service_new ();
  wanted = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                      NULL, &address, error))
    return FALSE;

  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  self->service = g_steal_pointer (&service);

  return TRUE;
}

/**
 * tel_simulator_capf_service_get_port:
 * @self: the service
 *
 * Gets where it listens.
 *
 * Returns: the port on 127.0.0.1, 0 while it does not
 */
guint16
tel_simulator_capf_service_get_port (TelSimulatorCapfService *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_CAPF_SERVICE (self), 0);

  return self->port;
}
