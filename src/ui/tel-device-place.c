/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-device-place.h"

#include "plan/tel-drafts.h"
#include "ui/tel-device-details.h"
#include "ui/tel-device-editor.h"

/**
 * TelDevicePlace:
 *
 * The draft of a device is the connection's, so that an editor may come and go.
 */
struct _TelDevicePlace
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TelDevicePlace, tel_device_place, ADW_TYPE_BIN)

enum
{
  SIGNAL_VALIDITY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static TelDraft *
get_draft (TelCluster *cluster, TelDevice *device)
{
  TelDrafts *drafts =
      tel_drafts_get_for_connection (tel_axl_client_get_connection_id (tel_cluster_get_client (cluster)));

  return tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device));
}

static void
on_valid (TelDevicePlace *self)
{
  g_signal_emit (self, signals[SIGNAL_VALIDITY_CHANGED], 0);
}

static GtkWidget *
make_child (TelDevicePlace *self, TelCluster *cluster, TelUser *user, TelDevice *device)
{
  TelDeviceEditor *editor;

  if (!tel_device_place_can_edit (cluster, device))
    return GTK_WIDGET (tel_device_details_new (cluster, device));

  editor = tel_device_editor_new (cluster, user, get_draft (cluster, device));
  g_signal_connect_object (editor, "notify::valid", G_CALLBACK (on_valid), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (editor);
}

static void
tel_device_place_class_init (TelDevicePlaceClass *klass)
{
  signals[SIGNAL_VALIDITY_CHANGED] =
      g_signal_new ("validity-changed", TEL_TYPE_DEVICE_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_device_place_init (TelDevicePlace *self)
{
}

/**
 * tel_device_place_show:
 * @self: a place
 * @cluster: (nullable): the cluster
 * @user: (nullable): the user who is shown
 * @device: (nullable): one of their devices, read whole; %NULL for none
 *
 * Shows a device, with what was edited of it and not sent.
 */
void
tel_device_place_show (TelDevicePlace *self, TelCluster *cluster, TelUser *user, TelDevice *device)
{
  g_return_if_fail (TEL_IS_DEVICE_PLACE (self));
  g_return_if_fail (device == NULL || (TEL_IS_CLUSTER (cluster) && TEL_IS_USER (user)));

  adw_bin_set_child (ADW_BIN (self), device != NULL ? make_child (self, cluster, user, device) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), device != NULL);
  on_valid (self);
}

/**
 * tel_device_place_is_valid:
 * @self: a place
 *
 * Returns: %TRUE unless something that was edited here is beyond its limits or in dispute
 */
gboolean
tel_device_place_is_valid (TelDevicePlace *self)
{
  GtkWidget *editor;

  g_return_val_if_fail (TEL_IS_DEVICE_PLACE (self), FALSE);

  editor = adw_bin_get_child (ADW_BIN (self));

  return !TEL_IS_DEVICE_EDITOR (editor) || tel_device_editor_is_valid (TEL_DEVICE_EDITOR (editor));
}

/**
 * tel_device_place_can_edit:
 * @cluster: the cluster
 * @device: a device, read whole
 *
 * Tells whether a device is shown with an editor: the softphones and CTI remote devices are, once it is known what they
 * may refer to.
 *
 * Returns: %TRUE when it can be edited
 */
gboolean
tel_device_place_can_edit (TelCluster *cluster, TelDevice *device)
{
  return tel_device_get_device_type (device, NULL) && tel_cluster_get_client (cluster) != NULL &&
         tel_cluster_has_references (cluster);
}

/**
 * tel_device_place_list_drafts:
 * @cluster: the cluster
 * @devices: (nullable) (element-type TelDevice): devices, read whole
 * @drafts: (element-type TelDraft): takes the drafts of those that can be edited
 *
 * Gets the drafts of devices: edits of before meet what was read now.
 */
void
tel_device_place_list_drafts (TelCluster *cluster, GPtrArray *devices, GPtrArray *drafts)
{
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    if (tel_device_place_can_edit (cluster, devices->pdata[i]))
      g_ptr_array_add (drafts, g_object_ref (get_draft (cluster, devices->pdata[i])));
}
