/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-mac-only.h"

#define KEY "mac-only-devices"

static const char *
get_connection_id (TelCluster *cluster)
{
  return tel_axl_client_get_connection_id (tel_cluster_get_client (cluster));
}

/* The headless program runs where no schema is installed, too. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, TEL_APPLICATION_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new (TEL_APPLICATION_ID) : NULL;
}

/**
 * tel_mac_only_list:
 * @cluster: a cluster
 *
 * Gets the devices of a cluster of which it was confirmed that they are used on a Mac only (G3.2).
 *
 * Returns: (transfer full) (element-type utf8): a set of device names
 */
GHashTable *
tel_mac_only_list (TelCluster *cluster)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GVariant) known = NULL;
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *connection_id;
  const char *name;
  GVariantIter iter;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), names);

  if (settings == NULL)
    return names;

  known = g_settings_get_value (settings, KEY);
  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "(&s&s)", &connection_id, &name))
    if (g_str_equal (connection_id, get_connection_id (cluster)))
      g_hash_table_add (names, g_strdup (name));

  return names;
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
  g_autoptr (GHashTable) names = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);

  names = tel_mac_only_list (cluster);

  return device_name != NULL && g_hash_table_contains (names, device_name);
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
