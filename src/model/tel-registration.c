/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-registration.h"

#include <glib/gi18n-lib.h>

struct _TelRegistration
{
  gatomicrefcount references;
  char *device_name;
  char *status;
  TelRegistrationState state;
  char *address;
  char *server;
  gint64 last_seen;
};

G_DEFINE_BOXED_TYPE (TelRegistration, tel_registration, tel_registration_ref, tel_registration_unref)

static TelRegistrationState
parse_status (const char *status)
{
  if (status == NULL || *status == '\0' || g_str_equal (status, "Unknown"))
    return TEL_REGISTRATION_STATE_UNKNOWN;

  return g_str_equal (status, "Registered") || g_str_equal (status, "Partial Registered")
             ? TEL_REGISTRATION_STATE_REGISTERED
             : TEL_REGISTRATION_STATE_NOT_REGISTERED;
}

/**
 * tel_registration_new:
 * @device_name: the device
 * @status: (nullable): the cluster's word, a value of `XRisStatus`; %NULL where the release has none (before 14.0)
 * @address: (nullable): the last known IP address
 * @server: (nullable): the last known node
 * @last_seen: seconds since 1970, 0 when it is not known
 *
 * Makes what a cluster says of a device's registration. Rejected counts as not registered, partly registered as
 * registered: the device is in touch.
 *
 * Returns: (transfer full): a new registration
 */
TelRegistration *
tel_registration_new (
    const char *device_name, const char *status, const char *address, const char *server, gint64 last_seen)
{
  TelRegistration *self;

  g_return_val_if_fail (device_name != NULL, NULL);

  self = g_new0 (TelRegistration, 1);
  g_atomic_ref_count_init (&self->references);
  self->device_name = g_strdup (device_name);
  self->status = g_strdup (status);
  self->state = parse_status (status);
  self->address = g_strdup (address);
  self->server = g_strdup (server);
  self->last_seen = last_seen;

  return self;
}

/**
 * tel_registration_ref:
 * @self: a registration
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
TelRegistration *
tel_registration_ref (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * tel_registration_unref:
 * @self: (transfer full): a registration
 *
 * Drops a reference.
 */
void
tel_registration_unref (TelRegistration *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->device_name);
  g_free (self->status);
  g_free (self->address);
  g_free (self->server);
  g_free (self);
}

/**
 * tel_registration_get_device_name:
 * @self: a registration
 *
 * Gets the device that it is about.
 *
 * Returns: the name
 */
const char *
tel_registration_get_device_name (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->device_name;
}

/**
 * tel_registration_get_status:
 * @self: a registration
 *
 * Gets the cluster's own word for it.
 *
 * Returns: (nullable): a value of `XRisStatus`, or %NULL where the release has none
 */
const char *
tel_registration_get_status (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->status;
}

/**
 * tel_registration_is_rejected:
 * @self: a registration
 *
 * Tells whether the cluster refused the device when it last asked, which audit rule H02 keeps apart from a device that
 * is merely away.
 *
 * Returns: %TRUE when it was rejected; %FALSE too where the release does not say
 */
gboolean
tel_registration_is_rejected (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_strcmp0 (self->status, "Rejected") == 0;
}

/**
 * tel_registration_get_state:
 * @self: a registration
 *
 * Gets whether the device is registered.
 *
 * Returns: the state
 */
TelRegistrationState
tel_registration_get_state (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, TEL_REGISTRATION_STATE_UNKNOWN);

  return self->state;
}

/**
 * tel_registration_get_address:
 * @self: a registration
 *
 * Gets from where the device was last in touch.
 *
 * Returns: (nullable): an IP address
 */
const char *
tel_registration_get_address (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

/**
 * tel_registration_get_server:
 * @self: a registration
 *
 * Gets the node with which the device was last in touch.
 *
 * Returns: (nullable): a node's name
 */
const char *
tel_registration_get_server (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->server;
}

/**
 * tel_registration_get_last_seen:
 * @self: a registration
 *
 * Gets when the cluster last heard of the device.
 *
 * Returns: seconds since 1970, 0 when it is not known
 */
gint64
tel_registration_get_last_seen (TelRegistration *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last_seen;
}

/**
 * tel_registration_state_get_label:
 * @state: a state
 *
 * Gets the word for a person.
 *
 * Returns: the translated word
 */
const char *
tel_registration_state_get_label (TelRegistrationState state)
{
  switch (state)
    {
    case TEL_REGISTRATION_STATE_REGISTERED:
      /* Translators: of a device */
      return _ ("Registered");
    case TEL_REGISTRATION_STATE_NOT_REGISTERED:
      /* Translators: of a device */
      return _ ("Not registered");
    case TEL_REGISTRATION_STATE_UNKNOWN:
    default:
      /* Translators: of a device: whether it is registered is not known */
      return _ ("Registration unknown");
    }
}

/**
 * tel_registration_state_get_nick:
 * @state: a state
 *
 * Gets the word for a program.
 *
 * Returns: `registered`, `not-registered` or `unknown`
 */
const char *
tel_registration_state_get_nick (TelRegistrationState state)
{
  switch (state)
    {
    case TEL_REGISTRATION_STATE_REGISTERED:
      return "registered";
    case TEL_REGISTRATION_STATE_NOT_REGISTERED:
      return "not-registered";
    case TEL_REGISTRATION_STATE_UNKNOWN:
    default:
      return "unknown";
    }
}
