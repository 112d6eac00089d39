/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-profile-use.h"

#include <glib/gi18n-lib.h>

/* A sentence that names more is not read. */
#define MAXIMUM_NAMED 20

typedef struct
{
  TelObjectKind kind;
  char *name;
  GPtrArray *devices;
} Search;

static void
search_free (Search *search)
{
  g_free (search->name);
  g_ptr_array_unref (search->devices);
  g_free (search);
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (tel_device_get_name (*(TelDevice *const *) one), tel_device_get_name (*(TelDevice *const *) other));
}

static gboolean
uses (TelDevice *device, TelObjectKind kind, const char *name)
{
  const char *used = kind == TEL_OBJECT_KIND_SECURITY_PROFILE ? tel_device_get_security_profile (device)
                                                              : tel_device_get_sip_profile (device);

  return g_strcmp0 (used, name) == 0;
}

/* A list may search without regard to case, and take some characters for any others. */
static void
on_page (GPtrArray *objects, gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; i < objects->len; i++)
    if (uses (objects->pdata[i], search->kind, search->name))
      g_ptr_array_add (search->devices, g_object_ref (objects->pdata[i]));
}

static void
return_devices (GTask *task, GPtrArray *devices)
{
  g_ptr_array_sort (devices, compare_names);
  g_task_return_pointer (task, g_ptr_array_ref (devices), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) objects = tel_axl_client_list_finish (TEL_AXL_CLIENT (object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    return_devices (task, search->devices);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) devices = NULL;

  if (!tel_cluster_load_finish (TEL_CLUSTER (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  devices = tel_profile_use_list_known (TEL_CLUSTER (object), search->kind, search->name);
  return_devices (task, devices);
}

/**
 * tel_profile_use_get_property:
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 *
 * Gets the property of a device that names its profile.
 *
 * Returns: the property
 */
const char *
tel_profile_use_get_property (TelObjectKind kind)
{
  return kind == TEL_OBJECT_KIND_SECURITY_PROFILE ? "security-profile" : "sip-profile";
}

/**
 * tel_profile_use_list_known:
 * @cluster: a cluster
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 * @name: a profile
 *
 * Lists the devices that use a profile, as they were read last.
 *
 * Returns: (transfer full) (element-type TelDevice): the devices, by name
 */
GPtrArray *
tel_profile_use_list_known (TelCluster *cluster, TelObjectKind kind, const char *name)
{
  GListModel *all;
  GPtrArray *devices = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), devices);

  all = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (all, i);

      if (uses (device, kind, name))
        g_ptr_array_add (devices, g_steal_pointer (&device));
    }
  g_ptr_array_sort (devices, compare_names);

  return devices;
}

/**
 * tel_profile_use_describe:
 * @devices: (element-type TelDevice): devices
 *
 * Names devices for a sentence; of many the first, and how many more there are.
 *
 * Returns: (transfer full): the names
 */
char *
tel_profile_use_describe (GPtrArray *devices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (devices != NULL, NULL);

  for (guint i = 0; i < MIN (devices->len, MAXIMUM_NAMED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", tel_device_get_name (devices->pdata[i]));
  if (devices->len <= MAXIMUM_NAMED)
    return g_strdup (text->str);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: names of devices, how many others */
                                       "%s and %u more", "%s and %u more", devices->len - MAXIMUM_NAMED),
                          text->str, devices->len - MAXIMUM_NAMED);
}

/**
 * tel_profile_use_find_async:
 * @cluster: a cluster
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 * @name: a profile
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when they are found
 * @user_data: data for @callback
 *
 * Finds the devices that use a profile now. Only for the phone security profile the cluster can be asked for them;
 * otherwise all devices are read.
 */
void
tel_profile_use_find_async (TelCluster *cluster,
                            TelObjectKind kind,
                            const char *name,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_profile_use_find_async);
  search = g_new0 (Search, 1);
  search->kind = kind;
  search->name = g_strdup (name);
  search->devices = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);

  if (kind == TEL_OBJECT_KIND_SECURITY_PROFILE)
    tel_axl_client_list_async (tel_cluster_get_client (cluster), TEL_OBJECT_KIND_DEVICE, "security-profile", name,
                               on_page, search, cancellable, on_listed, g_object_ref (task));
  else
    tel_cluster_load_async (cluster, TEL_OBJECT_KIND_DEVICE, cancellable, on_loaded, g_object_ref (task));
}

/**
 * tel_profile_use_find_finish:
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_profile_use_find_async().
 *
 * Returns: (transfer full) (nullable) (element-type TelDevice): the devices, by name
 */
GPtrArray *
tel_profile_use_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
