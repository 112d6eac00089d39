/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-reference.h"

#include <glib/gi18n-lib.h>

/**
 * TelReference:
 *
 * An object that others name: a device pool, a location, a calling search space, a partition, a phone button
 * template, a common phone profile, a user group, a service profile, a presence group, a Cisco Unified CM group, a
 * softkey template. Not each of them has each property.
 */
struct _TelReference
{
  TelObject parent_instance;

  char *name;
  char *description;
  gboolean is_default;
  char *call_manager_group;
  gboolean is_modifiable;
};

G_DEFINE_FINAL_TYPE (TelReference, tel_reference, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "name", N_ ("Name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelReference, name) },
  { "description", N_ ("Description"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelReference, description) },
  { "is-default", N_ ("Default"), TEL_PROPERTY_BOOLEAN, NULL, G_STRUCT_OFFSET (TelReference, is_default) },
  { "call-manager-group", N_ ("Cisco Unified CM group"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelReference, call_manager_group) },
  { "is-modifiable", N_ ("Can be changed"), TEL_PROPERTY_BOOLEAN, NULL, G_STRUCT_OFFSET (TelReference, is_modifiable) },
};

static void
tel_reference_class_init (TelReferenceClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "name");
}

static void
tel_reference_init (TelReference *self)
{
}

/**
 * tel_reference_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelReference *
tel_reference_new (void)
{
  return g_object_new (TEL_TYPE_REFERENCE, NULL);
}

/**
 * tel_reference_get_name:
 * @self: the object
 *
 * Gets the name, the key of the object.
 *
 * Returns: (nullable): the value
 */
const char *
tel_reference_get_name (TelReference *self)
{
  g_return_val_if_fail (TEL_IS_REFERENCE (self), NULL);

  return self->name;
}

/**
 * tel_reference_get_description:
 * @self: the object
 *
 * Gets the description, where the object has one.
 *
 * Returns: (nullable): the value
 */
const char *
tel_reference_get_description (TelReference *self)
{
  g_return_val_if_fail (TEL_IS_REFERENCE (self), NULL);

  return self->description;
}

/**
 * tel_reference_get_is_default:
 * @self: the object
 *
 * Gets whether it is the default of its kind (service profiles, and the Cisco Unified CM group of TFTP).
 *
 * Returns: the value
 */
gboolean
tel_reference_get_is_default (TelReference *self)
{
  g_return_val_if_fail (TEL_IS_REFERENCE (self), FALSE);

  return self->is_default;
}

/**
 * tel_reference_get_call_manager_group:
 * @self: the object
 *
 * Gets the Cisco Unified CM group, of a device pool.
 *
 * Returns: (nullable): the value
 */
const char *
tel_reference_get_call_manager_group (TelReference *self)
{
  g_return_val_if_fail (TEL_IS_REFERENCE (self), NULL);

  return self->call_manager_group;
}

/**
 * tel_reference_get_is_modifiable:
 * @self: the object
 *
 * Gets whether administrators may change it, of a phone button template: the standard ones are fixed.
 *
 * Returns: the value
 */
gboolean
tel_reference_get_is_modifiable (TelReference *self)
{
  g_return_val_if_fail (TEL_IS_REFERENCE (self), FALSE);

  return self->is_modifiable;
}
