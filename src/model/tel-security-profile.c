/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-security-profile.h"

#include <glib/gi18n-lib.h>

/**
 * TelSecurityProfile:
 *
 * A phone security profile (G8).
 */
struct _TelSecurityProfile
{
  TelObject parent_instance;

  char *name;
  char *description;
  char *product;
  char *protocol;
  char *device_security_mode;
  char *authentication_mode;
  char *key_size;
  char *key_order;
  char *ec_key_size;
  gboolean tftp_encrypted_config;
  gboolean oauth;
  char *transport;
};

G_DEFINE_FINAL_TYPE (TelSecurityProfile, tel_security_profile, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "name", N_ ("Name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSecurityProfile, name) },
  { "description", N_ ("Description"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSecurityProfile, description) },
  { "product", N_ ("Phone Type"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSecurityProfile, product) },
  { "protocol", N_ ("Protocol"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSecurityProfile, protocol) },
  { "device-security-mode", N_ ("Device Security Mode"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelSecurityProfile, device_security_mode) },
  { "authentication-mode", N_ ("Authentication Mode"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelSecurityProfile, authentication_mode) },
  { "key-size", N_ ("Key Size (Bits)"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSecurityProfile, key_size) },
  { "key-order", N_ ("Key order"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSecurityProfile, key_order) },
  { "ec-key-size", N_ ("EC key size (Bits)"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelSecurityProfile, ec_key_size) },
  { "tftp-encrypted-config", N_ ("TFTP Encrypted Config"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelSecurityProfile, tftp_encrypted_config) },
  { "oauth", N_ ("Enable OAuth Authentication"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelSecurityProfile, oauth) },
  { "transport", N_ ("Transport Type"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSecurityProfile, transport) },
};

static void
tel_security_profile_class_init (TelSecurityProfileClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "name");
}

static void
tel_security_profile_init (TelSecurityProfile *self)
{
}

/**
 * tel_security_profile_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelSecurityProfile *
tel_security_profile_new (void)
{
  return g_object_new (TEL_TYPE_SECURITY_PROFILE, NULL);
}

/**
 * tel_security_profile_get_name:
 * @self: the object
 *
 * Gets the name, the key of the object.
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_name (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->name;
}

/**
 * tel_security_profile_get_description:
 * @self: the object
 *
 * Gets the description.
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_description (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->description;
}

/**
 * tel_security_profile_get_product:
 * @self: the object
 *
 * Gets the phone type the profile is for.
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_product (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->product;
}

/**
 * tel_security_profile_get_protocol:
 * @self: the object
 *
 * Gets the device protocol.
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_protocol (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->protocol;
}

/**
 * tel_security_profile_get_device_security_mode:
 * @self: the object
 *
 * Gets the device security mode (G8.2).
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_device_security_mode (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->device_security_mode;
}

/**
 * tel_security_profile_get_authentication_mode:
 * @self: the object
 *
 * Gets the CAPF authentication mode (G8.5).
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_authentication_mode (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->authentication_mode;
}

/**
 * tel_security_profile_get_key_size:
 * @self: the object
 *
 * Gets the key size in bits (G8.6).
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_key_size (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->key_size;
}

/**
 * tel_security_profile_get_key_order:
 * @self: the object
 *
 * Gets the key order (from release 11.0).
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_key_order (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->key_order;
}

/**
 * tel_security_profile_get_ec_key_size:
 * @self: the object
 *
 * Gets the size of an EC key in bits (from release 11.0).
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_ec_key_size (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->ec_key_size;
}

/**
 * tel_security_profile_get_tftp_encrypted_config:
 * @self: the object
 *
 * Gets whether configuration files are encrypted (G8.4).
 *
 * Returns: the value
 */
gboolean
tel_security_profile_get_tftp_encrypted_config (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), FALSE);

  return self->tftp_encrypted_config;
}

/**
 * tel_security_profile_get_oauth:
 * @self: the object
 *
 * Gets whether clients authenticate by OAuth (from release 12.5, G1.8).
 *
 * Returns: the value
 */
gboolean
tel_security_profile_get_oauth (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), FALSE);

  return self->oauth;
}

/**
 * tel_security_profile_get_transport:
 * @self: the object
 *
 * Gets the transport type (G8.3).
 *
 * Returns: (nullable): the value
 */
const char *
tel_security_profile_get_transport (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), NULL);

  return self->transport;
}

/**
 * tel_security_profile_is_secure:
 * @self: the object
 *
 * Tells whether phones with the profile signal over TLS (G8.2).
 *
 * Returns: %TRUE for Authenticated and Encrypted
 */
gboolean
tel_security_profile_is_secure (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), FALSE);

  return g_strcmp0 (self->device_security_mode, TEL_SECURITY_MODE_AUTHENTICATED) == 0 ||
         g_strcmp0 (self->device_security_mode, TEL_SECURITY_MODE_ENCRYPTED) == 0;
}

/**
 * tel_security_profile_needs_certificate:
 * @self: the object
 *
 * Tells whether a phone with the profile cannot call before it was enrolled: secure and without OAuth (G3.7).
 *
 * Returns: %TRUE when it needs a certificate
 */
gboolean
tel_security_profile_needs_certificate (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), FALSE);

  return tel_security_profile_is_secure (self) && !self->oauth;
}

/**
 * tel_security_profile_asks_for_string:
 * @self: the object
 *
 * Tells whether the profile's mode asks for an authentication string, so that one can be issued (G3.4).
 *
 * Returns: %TRUE for By Authentication String
 */
gboolean
tel_security_profile_asks_for_string (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), FALSE);

  return g_strcmp0 (self->authentication_mode, TEL_AUTHENTICATION_MODE_STRING) == 0;
}

/**
 * tel_security_profile_uses_tls:
 * @self: the object
 *
 * Tells whether the profile's transport type is TLS, as it has to be for a secure mode (G8.3).
 *
 * Returns: %TRUE for TLS alone
 */
gboolean
tel_security_profile_uses_tls (TelSecurityProfile *self)
{
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), FALSE);

  return g_strcmp0 (self->transport, TEL_TRANSPORT_TLS) == 0;
}

/**
 * tel_security_profile_enrols_alike:
 * @self: the object
 * @other: the same profile as it is to be
 *
 * Tells whether what a device's certificate operation takes over from its profile stays: mode, key size and key order
 * (G3.4).
 *
 * Returns: %TRUE when a pending enrolment still fits
 */
gboolean
tel_security_profile_enrols_alike (TelSecurityProfile *self, TelSecurityProfile *other)
{
  static const char *const taken_over[] = { "authentication-mode", "key-size", "key-order", "ec-key-size" };

  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (self), FALSE);
  g_return_val_if_fail (TEL_IS_SECURITY_PROFILE (other), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (taken_over); i++)
    if (!tel_object_property_equal (TEL_OBJECT (self), TEL_OBJECT (other), taken_over[i]))
      return FALSE;

  return TRUE;
}
