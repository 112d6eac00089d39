/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"

/**
 * tel_cluster_note_applied:
 * @self: a cluster
 * @device_name: a device
 * @string: the string that was read back from it after Apply Config was sent
 *
 * Remembers, until the connection ends, that a string may be given out (G4.5): the cluster itself does not tell whether
 * Apply Config was sent.
 */
void
tel_cluster_note_applied (TelCluster *self, const char *device_name, TelAuthString *string)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (device_name != NULL && string != NULL);

  g_hash_table_replace (tel_cluster_get_applied_strings (self), g_strdup (device_name), tel_auth_string_ref (string));
}

/**
 * tel_cluster_get_applied_string:
 * @self: a cluster
 * @device: a device, as it was read
 *
 * Gets the string that is pending on a device, if it is the one that was applied from here (G4.5).
 *
 * Returns: (nullable): the string, NULL when it has to be applied first or when there is none
 */
TelAuthString *
tel_cluster_get_applied_string (TelCluster *self, TelDevice *device)
{
  TelAuthString *string;
  TelAuthString *applied;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  string = tel_device_get_authentication_string (device);
  applied = g_hash_table_lookup (tel_cluster_get_applied_strings (self), tel_device_get_name (device));

  return string != NULL && applied != NULL && tel_auth_string_equal (string, applied) ? string : NULL;
}

/**
 * tel_cluster_forget_strings:
 * @self: a cluster
 *
 * Lets every authentication string go that was read or applied. A device that is read again has its own again; one that
 * is to be given out has to be applied first then.
 */
void
tel_cluster_forget_strings (TelCluster *self)
{
  GListModel *devices;

  g_return_if_fail (TEL_IS_CLUSTER (self));

  g_hash_table_remove_all (tel_cluster_get_applied_strings (self));
  devices = G_LIST_MODEL (tel_cluster_get_store (self, TEL_OBJECT_KIND_DEVICE));
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (devices, i);

      tel_device_forget_authentication_string (device);
    }
}
