/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-device-place.h"

#include "plan/tel-drafts.h"
#include "ui/tel-device-details.h"
#include "ui/tel-device-editor.h"
#include "ui/tel-edit-bar.h"

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
  SIGNAL_PROBLEM_CHANGED,
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
on_problem (TelDevicePlace *self)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM_CHANGED], 0);
}

static GtkWidget *
make_child (TelDevicePlace *self, TelCluster *cluster, TelUser *user, TelDevice *device)
{
  TelDeviceEditor *editor;

  if (!tel_device_place_can_edit (cluster, device))
    return GTK_WIDGET (tel_device_details_new (cluster, device));

  editor = tel_device_editor_new (cluster, user, get_draft (cluster, device));
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (on_problem), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (editor);
}

static void
tel_device_place_class_init (TelDevicePlaceClass *klass)
{
  signals[SIGNAL_PROBLEM_CHANGED] =
      g_signal_new ("problem-changed", TEL_TYPE_DEVICE_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  on_problem (self);
}

/**
 * tel_device_place_dup_problem:
 * @self: a place
 *
 * Tells why what was edited of the device that is shown cannot be reviewed.
 *
 * Returns: (transfer full) (nullable): the device and a sentence, %NULL unless something is beyond its limits
 */
char *
tel_device_place_dup_problem (TelDevicePlace *self)
{
  GtkWidget *child;
  TelDeviceEditor *editor;

  g_return_val_if_fail (TEL_IS_DEVICE_PLACE (self), NULL);

  child = adw_bin_get_child (ADW_BIN (self));
  editor = TEL_IS_DEVICE_EDITOR (child) ? TEL_DEVICE_EDITOR (child) : NULL;
  if (editor == NULL || tel_device_editor_get_problem (editor) == NULL)
    return NULL;

  return tel_edit_bar_describe_problem (tel_device_editor_get_draft (editor), tel_device_editor_get_problem (editor));
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
