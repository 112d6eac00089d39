/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-parameter.h"

#include <glib/gi18n-lib.h>

/**
 * TelParameter:
 *
 * A service parameter, or an enterprise parameter (contract 2.6).
 */
struct _TelParameter
{
  TelObject parent_instance;

  char *name;
  char *service;
  char *node;
  char *value;
  char *value_type;
};

G_DEFINE_FINAL_TYPE (TelParameter, tel_parameter, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "name", N_ ("Name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelParameter, name) },
  { "service", N_ ("Service"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelParameter, service) },
  { "node", N_ ("Node"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelParameter, node) },
  { "value", N_ ("Value"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelParameter, value) },
  { "value-type", N_ ("Type"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelParameter, value_type) },
};

static void
tel_parameter_class_init (TelParameterClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "name");
}

static void
tel_parameter_init (TelParameter *self)
{
}

/**
 * tel_parameter_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelParameter *
tel_parameter_new (void)
{
  return g_object_new (TEL_TYPE_PARAMETER, NULL);
}

/**
 * tel_parameter_get_name:
 * @self: the object
 *
 * Gets the internal name, the key of the object.
 *
 * Returns: (nullable): the value
 */
const char *
tel_parameter_get_name (TelParameter *self)
{
  g_return_val_if_fail (TEL_IS_PARAMETER (self), NULL);

  return self->name;
}

/**
 * tel_parameter_get_service:
 * @self: the object
 *
 * Gets the service.
 *
 * Returns: (nullable): the value
 */
const char *
tel_parameter_get_service (TelParameter *self)
{
  g_return_val_if_fail (TEL_IS_PARAMETER (self), NULL);

  return self->service;
}

/**
 * tel_parameter_get_node:
 * @self: the object
 *
 * Gets the process node; “EnterpriseWideData” for enterprise parameters.
 *
 * Returns: (nullable): the value
 */
const char *
tel_parameter_get_node (TelParameter *self)
{
  g_return_val_if_fail (TEL_IS_PARAMETER (self), NULL);

  return self->node;
}

/**
 * tel_parameter_get_value:
 * @self: the object
 *
 * Gets the value.
 *
 * Returns: (nullable): the value
 */
const char *
tel_parameter_get_value (TelParameter *self)
{
  g_return_val_if_fail (TEL_IS_PARAMETER (self), NULL);

  return self->value;
}

/**
 * tel_parameter_get_text:
 * @self: the object
 *
 * Gets the value of the parameter as it is shown and compared: the cluster does not tell one that is empty from none.
 *
 * Returns: the value, empty where there is none
 */
const char *
tel_parameter_get_text (TelParameter *self)
{
  g_return_val_if_fail (TEL_IS_PARAMETER (self), "");

  return self->value != NULL ? self->value : "";
}

/**
 * tel_parameter_get_value_type:
 * @self: the object
 *
 * Gets the type of the value, in the cluster's words.
 *
 * Returns: (nullable): the value
 */
const char *
tel_parameter_get_value_type (TelParameter *self)
{
  g_return_val_if_fail (TEL_IS_PARAMETER (self), NULL);

  return self->value_type;
}

/**
 * tel_parameter_dup_place:
 * @self: the object
 *
 * Makes what names the parameter besides its name, as the partition does for a directory number: the same name stands
 * at several nodes (contract 2.6).
 *
 * Returns: (transfer full): the service and the node, separated by a slash
 */
char *
tel_parameter_dup_place (TelParameter *self)
{
  g_return_val_if_fail (TEL_IS_PARAMETER (self), NULL);

  return g_strdup_printf ("%s/%s", self->service != NULL ? self->service : "", self->node != NULL ? self->node : "");
}
