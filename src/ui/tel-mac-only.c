/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-mac-only.h"

#define KEY "mac-only-devices"

static const char *
get_connection_id (TelCluster *cluster)
{
  return tel_axl_client_get_connection_id (tel_cluster_get_client (cluster));
}

/**
 * tel_mac_only_recall:
 * @cluster: a cluster
 * @device_name: (nullable): a device
 *
 * Tells whether it was confirmed before that a device is used on a Mac only (G3.2).
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_mac_only_recall (TelCluster *cluster, const char *device_name)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  g_autoptr (GVariant) known = g_settings_get_value (settings, KEY);
  const char *connection_id;
  const char *name;
  GVariantIter iter;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);

  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "(&s&s)", &connection_id, &name))
    if (g_str_equal (connection_id, get_connection_id (cluster)) && g_strcmp0 (name, device_name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * tel_mac_only_remember:
 * @cluster: a cluster
 * @device_name: a device, by the name that it has or gets
 *
 * Keeps that a device is used on a Mac only.
 */
void
tel_mac_only_remember (TelCluster *cluster, const char *device_name)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  g_autoptr (GVariant) known = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *entry;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (device_name != NULL);

  if (tel_mac_only_recall (cluster, device_name))
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_builder_add (&builder, "(ss)", get_connection_id (cluster), device_name);
  g_variant_iter_init (&iter, known);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_variant_builder_add_value (&builder, entry);
      g_variant_unref (entry);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
