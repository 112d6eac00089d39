/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster.h"

#include <string.h>

#include "model/tel-parameter.h"

/* The pseudo-service of the enterprise parameters (contract 2.6). */
#define ENTERPRISE_SERVICE "Enterprise Wide"

#define DEFAULT_CAPF_EXPIRY_DAYS 10
#define MAXIMUM_CAPF_EXPIRY_DAYS 3650

static TelParameter *
find_parameter (TelCluster *self, const char *service, const char *name)
{
  GListModel *parameters = G_LIST_MODEL (tel_cluster_get_store (self, TEL_OBJECT_KIND_PARAMETER));
  guint n_parameters = g_list_model_get_n_items (parameters);

  for (guint i = 0; i < n_parameters; i++)
    {
      g_autoptr (TelParameter) parameter = g_list_model_get_item (parameters, i);

      if (g_strcmp0 (tel_parameter_get_service (parameter), service) == 0 &&
          g_strcmp0 (tel_parameter_get_name (parameter), name) == 0)
        return parameter;
    }

  return NULL;
}

/* The value of a parameter that was loaded, where its name is known now: empty when it is not set. */
static const char *
discover_value (TelCluster *self, TelGuideParameter parameter)
{
  GListModel *parameters = G_LIST_MODEL (tel_cluster_get_store (self, TEL_OBJECT_KIND_PARAMETER));
  g_autoptr (TelParameterDiscovery) discovery =
      tel_parameter_discovery_new (parameter, parameters, tel_cluster_get_chosen_parameter (self, parameter));
  const char *value;

  if (tel_parameter_discovery_get_answer (discovery) != TEL_DISCOVERY_ONE)
    return NULL;

  /* The store keeps the row, and with it the value. */
  value = tel_parameter_get_value (g_ptr_array_index (tel_parameter_discovery_get_rows (discovery), 0));

  return value != NULL ? value : "";
}

/**
 * tel_cluster_has_product:
 * @self: a cluster
 * @type: a type
 *
 * Tells whether the type's COP file is installed, by what comes with it: a security profile for the product, or the
 * standard button template (G1.1, contract 3.1). A CTI remote device needs none: every release from 9.1 on has it, and
 * what comes with it is not known for sure.
 *
 * Returns: %TRUE when the product exists on the cluster
 */
gboolean
tel_cluster_has_product (TelCluster *self, TelDeviceType type)
{
  const char *button_template = tel_device_type_get_button_template (type);
  GListModel *profiles;
  const char *product;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);

  if (!tel_device_type_is_softphone (type))
    return TRUE;
  if (tel_store_lookup (tel_cluster_get_store (self, TEL_OBJECT_KIND_BUTTON_TEMPLATE), button_template) != NULL)
    return TRUE;

  profiles = G_LIST_MODEL (tel_cluster_get_store (self, TEL_OBJECT_KIND_SECURITY_PROFILE));
  product = tel_device_type_get_product (type);
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);

      if (g_strcmp0 (tel_security_profile_get_product (profile), product) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_cluster_get_enterprise_parameter:
 * @self: a cluster
 * @name: the internal name of an enterprise parameter
 *
 * Gets the value of an enterprise parameter (contract 2.6).
 *
 * Returns: (nullable): the value, %NULL when the cluster shows no such parameter
 */
const char *
tel_cluster_get_enterprise_parameter (TelCluster *self, const char *name)
{
  TelParameter *parameter;
  const char *value;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  parameter = find_parameter (self, ENTERPRISE_SERVICE, name);
  if (parameter == NULL)
    return NULL;
  value = tel_parameter_get_value (parameter);

  return value != NULL ? value : "";
}

/**
 * tel_cluster_get_organization_domain:
 * @self: a cluster
 *
 * Gets the organization top level domain, with which mobile clients register (G1.5).
 *
 * Returns: (nullable): the domain, empty when it is not set, %NULL when it could not be read
 */
const char *
tel_cluster_get_organization_domain (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return discover_value (self, TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN);
}

/**
 * tel_cluster_is_mixed_mode:
 * @self: a cluster
 *
 * Tells whether the cluster is in mixed mode, which secure phones need (G1.6).
 *
 * Returns: %TRUE when it is, %FALSE when it is not or could not be read
 */
gboolean
tel_cluster_is_mixed_mode (TelCluster *self)
{
  const char *mode = tel_cluster_get_enterprise_parameter (self, "ClusterSecurityMode");

  return mode != NULL && *mode != '\0' && strcmp (mode, "0") != 0;
}

/**
 * tel_cluster_get_certificate_issuer:
 * @self: a cluster
 *
 * Gets the CAPF parameter “Certificate Issuer to Endpoint”, found by its name's look (G1.4, contract 7).
 *
 * Returns: (nullable): the value as the cluster keeps it, %NULL when it could not be found
 */
const char *
tel_cluster_get_certificate_issuer (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return discover_value (self, TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER);
}

/**
 * tel_cluster_get_capf_expiry_days:
 * @self: a cluster
 *
 * Gets “CAPF Operation Expires in (days)”, from which a deadline is proposed (G3.5, contract 7).
 *
 * Returns: the days, 10 where the cluster does not say
 */
guint
tel_cluster_get_capf_expiry_days (TelCluster *self)
{
  const char *value;
  guint64 days;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), DEFAULT_CAPF_EXPIRY_DAYS);

  value = discover_value (self, TEL_GUIDE_PARAMETER_CAPF_EXPIRY);
  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 1, MAXIMUM_CAPF_EXPIRY_DAYS, &days, NULL))
    return DEFAULT_CAPF_EXPIRY_DAYS;

  return days;
}
