/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-device.h"

#include <glib/gi18n-lib.h>

/**
 * TelDevice:
 *
 * A phone of the cluster: a Jabber softphone or any other device.
 */
struct _TelDevice
{
  TelObject parent_instance;

  char *name;
  char *description;
  char *product;
  char *model;
  char *class;
  char *protocol;
  char *protocol_side;
  char *device_pool;
  char *calling_search_space;
  char *rerouting_calling_search_space;
  char *common_phone_profile;
  char *location;
  char *media_resource_list;
  char *security_profile;
  char *sip_profile;
  char *button_template;
  char *owner;
  char *mobility_user;
  gboolean cti_control;
  gboolean route_when_inactive;
  gboolean mra_mode;
  char *presence_group;
  TelTree *vendor_config;
  char *certificate_operation;
  char *authentication_mode;
  char *key_size;
  char *key_order;
  char *ec_key_size;
  TelAuthString *authentication_string;
  char *completes_by;
  char *certificate_status;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (TelDevice, tel_device, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "name", N_ ("Device Name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, name) },
  { "description", N_ ("Description"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, description) },
  { "product", N_ ("Phone Type"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, product) },
  { "model", N_ ("Model"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, model) },
  { "class", N_ ("Class"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, class) },
  { "protocol", N_ ("Protocol"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, protocol) },
  { "protocol-side", N_ ("Protocol side"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, protocol_side) },
  { "device-pool", N_ ("Device pool"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, device_pool) },
  { "calling-search-space", N_ ("Calling search space"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, calling_search_space) },
  { "rerouting-calling-search-space", N_ ("Rerouting calling search space"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, rerouting_calling_search_space) },
  { "common-phone-profile", N_ ("Common phone profile"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, common_phone_profile) },
  { "location", N_ ("Location"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, location) },
  { "media-resource-list", N_ ("Media Resource Group List"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, media_resource_list) },
  { "security-profile", N_ ("Phone Security Profile"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, security_profile) },
  { "sip-profile", N_ ("SIP Profile"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, sip_profile) },
  { "button-template", N_ ("Phone button template"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, button_template) },
  { "owner", N_ ("Owner User ID"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, owner) },
  { "mobility-user", N_ ("Mobility User ID"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, mobility_user) },
  { "cti-control", N_ ("Allow Control of Device from CTI"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelDevice, cti_control) },
  { "route-when-inactive", N_ ("Route calls to remote destinations when none is active"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelDevice, route_when_inactive) },
  { "mra-mode", N_ ("Allow Activation Code via MRA"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelDevice, mra_mode) },
  { "presence-group", N_ ("Presence group"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, presence_group) },
  { "vendor-config", N_ ("Product specific settings"), TEL_PROPERTY_BOXED, tel_tree_get_type,
    G_STRUCT_OFFSET (TelDevice, vendor_config) },
  { "certificate-operation", N_ ("Certificate Operation"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, certificate_operation) },
  { "authentication-mode", N_ ("Authentication Mode"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, authentication_mode) },
  { "key-size", N_ ("Key Size (Bits)"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, key_size) },
  { "key-order", N_ ("Key order"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, key_order) },
  { "ec-key-size", N_ ("EC key size (Bits)"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDevice, ec_key_size) },
  { "authentication-string", N_ ("Authentication String"), TEL_PROPERTY_BOXED, tel_auth_string_get_type,
    G_STRUCT_OFFSET (TelDevice, authentication_string) },
  { "completes-by", N_ ("Operation Completes By"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, completes_by) },
  { "certificate-status", N_ ("Certificate status"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDevice, certificate_status) },
  { "lines", N_ ("Association Information"), TEL_PROPERTY_OBJECT, g_list_store_get_type,
    G_STRUCT_OFFSET (TelDevice, lines) },
};

static void
tel_device_class_init (TelDeviceClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "name");
}

static void
tel_device_init (TelDevice *self)
{
  self->lines = g_list_store_new (TEL_TYPE_LINE);
}

/**
 * tel_device_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelDevice *
tel_device_new (void)
{
  return g_object_new (TEL_TYPE_DEVICE, NULL);
}

/**
 * tel_device_get_name:
 * @self: the object
 *
 * Gets the device name, the key of the object (G2.4, G2.5).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_name (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->name;
}

/**
 * tel_device_get_description:
 * @self: the object
 *
 * Gets the description.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_description (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->description;
}

/**
 * tel_device_get_product:
 * @self: the object
 *
 * Gets the product, CUCM's name of the phone type (G2.2).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_product (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->product;
}

/**
 * tel_device_get_model:
 * @self: the object
 *
 * Gets the model, given in answers only.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_model (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->model;
}

/**
 * tel_device_get_class:
 * @self: the object
 *
 * Gets the class, “Phone” for all that we make.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_class (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->class;
}

/**
 * tel_device_get_protocol:
 * @self: the object
 *
 * Gets the device protocol.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_protocol (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->protocol;
}

/**
 * tel_device_get_protocol_side:
 * @self: the object
 *
 * Gets the protocol side.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_protocol_side (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->protocol_side;
}

/**
 * tel_device_get_device_pool:
 * @self: the object
 *
 * Gets the device pool.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_device_pool (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->device_pool;
}

/**
 * tel_device_get_calling_search_space:
 * @self: the object
 *
 * Gets the calling search space.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_calling_search_space (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->calling_search_space;
}

/**
 * tel_device_get_common_phone_profile:
 * @self: the object
 *
 * Gets the common phone profile.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_common_phone_profile (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->common_phone_profile;
}

/**
 * tel_device_get_location:
 * @self: the object
 *
 * Gets the location.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_location (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->location;
}

/**
 * tel_device_get_media_resource_list:
 * @self: the object
 *
 * Gets the media resource group list (audit rule H03); the device pool has one of its own.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_media_resource_list (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->media_resource_list;
}

/**
 * tel_device_get_security_profile:
 * @self: the object
 *
 * Gets the phone security profile (G8).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_security_profile (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->security_profile;
}

/**
 * tel_device_get_sip_profile:
 * @self: the object
 *
 * Gets the SIP profile (G6.3, G6.4).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_sip_profile (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->sip_profile;
}

/**
 * tel_device_get_button_template:
 * @self: the object
 *
 * Gets the phone button template.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_button_template (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->button_template;
}

/**
 * tel_device_get_owner:
 * @self: the object
 *
 * Gets the user the device is made for (G2.3, G5.5).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_owner (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->owner;
}

/**
 * tel_device_get_mobility_user:
 * @self: the object
 *
 * Gets the mobility user.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_mobility_user (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->mobility_user;
}

/**
 * tel_device_get_cti_control:
 * @self: the object
 *
 * Gets whether CTI may control the device.
 *
 * Returns: the value
 */
gboolean
tel_device_get_cti_control (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), FALSE);

  return self->cti_control;
}

/**
 * tel_device_get_rerouting_calling_search_space:
 * @self: the object
 *
 * Gets the calling search space with which a CTI remote device reaches the remote destinations (contract 2.9).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_rerouting_calling_search_space (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->rerouting_calling_search_space;
}

/**
 * tel_device_get_route_when_inactive:
 * @self: the object
 *
 * Gets whether a CTI remote device rings the remote destinations while none of them is active (contract 2.1: from
 * release 10 on).
 *
 * Returns: the value
 */
gboolean
tel_device_get_route_when_inactive (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), FALSE);

  return self->route_when_inactive;
}

/**
 * tel_device_get_mra_mode:
 * @self: the object
 *
 * Tells whether the device may be activated over MRA (audit rule C14), which came with release 12.5.
 *
 * Returns: the value
 */
gboolean
tel_device_get_mra_mode (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), FALSE);

  return self->mra_mode;
}

/**
 * tel_device_get_presence_group:
 * @self: the object
 *
 * Gets the presence group.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_presence_group (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->presence_group;
}

/**
 * tel_device_get_vendor_config:
 * @self: the object
 *
 * Gets the product specific settings, with the Desktop Client Settings (contract 5).
 *
 * Returns: (nullable): the value
 */
TelTree *
tel_device_get_vendor_config (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->vendor_config;
}

/**
 * tel_device_get_certificate_operation:
 * @self: the object
 *
 * Gets the pending CAPF operation (G3.1).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_certificate_operation (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->certificate_operation;
}

/**
 * tel_device_get_authentication_mode:
 * @self: the object
 *
 * Gets the CAPF authentication mode (G3.2).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_authentication_mode (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->authentication_mode;
}

/**
 * tel_device_get_key_size:
 * @self: the object
 *
 * Gets the key size in bits, as the cluster writes it (G3.4).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_key_size (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->key_size;
}

/**
 * tel_device_get_key_order:
 * @self: the object
 *
 * Gets the key order (from release 11.0).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_key_order (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->key_order;
}

/**
 * tel_device_get_ec_key_size:
 * @self: the object
 *
 * Gets the size of an EC key in bits (from release 11.0).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_ec_key_size (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->ec_key_size;
}

/**
 * tel_device_get_authentication_string:
 * @self: the object
 *
 * Gets the authentication string that is pending (G3.3).
 *
 * Returns: (nullable): the value, a secret
 */
TelAuthString *
tel_device_get_authentication_string (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->authentication_string;
}

/**
 * tel_device_forget_authentication_string:
 * @self: the object
 *
 * Lets the authentication string go that is pending on the cluster, which a locked program does not keep.
 */
void
tel_device_forget_authentication_string (TelDevice *self)
{
  g_return_if_fail (TEL_IS_DEVICE (self));

  if (self->authentication_string != NULL)
    g_object_set (self, "authentication-string", NULL, NULL);
}

/**
 * tel_device_get_completes_by:
 * @self: the object
 *
 * Gets the deadline as the cluster writes it, in its own time (G3.5, contract 4.4); see #TelDeadline.
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_completes_by (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->completes_by;
}

/**
 * tel_device_get_certificate_status:
 * @self: the object
 *
 * Gets the state of the certificate operation (contract 3.2).
 *
 * Returns: (nullable): the value
 */
const char *
tel_device_get_certificate_status (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return self->certificate_status;
}

/**
 * tel_device_get_lines:
 * @self: the object
 *
 * Gets the line appearances, as #TelLine, in order.
 *
 * Returns: (transfer none): the list
 */
GListModel *
tel_device_get_lines (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  return G_LIST_MODEL (self->lines);
}

/**
 * tel_device_get_device_type:
 * @self: the object
 * @type: (out) (optional): return location for the type
 *
 * Tells which of the types that are made here the device is: a type of softphone (G2.2) or a CTI remote device (G8.1).
 *
 * Returns: %TRUE when it is one, %FALSE for any other phone
 */
gboolean
tel_device_get_device_type (TelDevice *self, TelDeviceType *type)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), FALSE);

  return tel_device_type_from_product (self->product, type);
}

/**
 * tel_device_get_softphone_type:
 * @self: the object
 * @type: (out) (optional): return location for the type
 *
 * Tells which type of softphone the device is (G2.2).
 *
 * Returns: %TRUE when it is one, %FALSE for a CTI remote device and any other phone
 */
gboolean
tel_device_get_softphone_type (TelDevice *self, TelDeviceType *type)
{
  TelDeviceType found;

  if (!tel_device_get_device_type (self, &found) || !tel_device_type_is_softphone (found))
    return FALSE;
  if (type != NULL)
    *type = found;

  return TRUE;
}

/**
 * tel_device_is_pending:
 * @self: the object
 *
 * Tells whether a CAPF operation waits for the device (contract 4.2).
 *
 * Returns: %TRUE when one does
 */
gboolean
tel_device_is_pending (TelDevice *self)
{
  g_return_val_if_fail (TEL_IS_DEVICE (self), FALSE);

  return self->certificate_operation != NULL && self->certificate_operation[0] != '\0' &&
         !g_str_equal (self->certificate_operation, TEL_CERTIFICATE_OPERATION_NONE);
}
