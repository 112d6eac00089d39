/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a snapshot has from the cluster's lists. */

#include "config.h"

#include "audit/tel-snapshot-private.h"
#include "audit/tel-snapshot-reading.h"

#include "cluster/tel-mac-only.h"
#include "model/tel-process-node.h"

#include <glib/gi18n-lib.h>

/* A list, the parts that it is or that come with it, and what it is searched by. */
typedef struct
{
  TelObjectKind kind;
  TelSnapshotPart part;
  guint parts;
  const char *criterion;
  const char *pattern;
} List;

static const List lists[] = {
  { TEL_OBJECT_KIND_USER, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_BIT (USERS) | TEL_SNAPSHOT_BIT (PRIMARY_EXTENSIONS),
    NULL, NULL },
  { TEL_OBJECT_KIND_DEVICE, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_BIT (DEVICES), NULL, NULL },
  { TEL_OBJECT_KIND_DIRECTORY_NUMBER, TEL_SNAPSHOT_PART_NUMBERS, TEL_SNAPSHOT_BIT (NUMBERS), NULL, NULL },
  { TEL_OBJECT_KIND_SECURITY_PROFILE, TEL_SNAPSHOT_PART_SECURITY_PROFILES, TEL_SNAPSHOT_BIT (SECURITY_PROFILES), NULL,
    NULL },
  { TEL_OBJECT_KIND_SIP_PROFILE, TEL_SNAPSHOT_PART_SIP_PROFILES, TEL_SNAPSHOT_BIT (SIP_PROFILES), NULL, NULL },
  { TEL_OBJECT_KIND_SERVICE_PROFILE, TEL_SNAPSHOT_PART_SERVICE_PROFILES, TEL_SNAPSHOT_BIT (SERVICE_PROFILES), NULL,
    NULL },
  { TEL_OBJECT_KIND_BUTTON_TEMPLATE, TEL_SNAPSHOT_PART_PRODUCTS, TEL_SNAPSHOT_BIT (PRODUCTS), NULL, NULL },
  { TEL_OBJECT_KIND_PROCESS_NODE, TEL_SNAPSHOT_PART_NODES, TEL_SNAPSHOT_BIT (NODES), NULL, NULL },
  { TEL_OBJECT_KIND_PARAMETER, TEL_SNAPSHOT_PART_ENTERPRISE_PARAMETERS, TEL_SNAPSHOT_BIT (ENTERPRISE_PARAMETERS),
    "service", "Enterprise Wide" },
};

/* Parameters of which only the look of the name is known (contract 7). */
static const struct
{
  TelGuideParameter parameter;
  TelSnapshotPart part;
} discoveries[] = {
  { TEL_GUIDE_PARAMETER_ALERT_TIMER, TEL_SNAPSHOT_PART_ALERT_TIMER },
  { TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER, TEL_SNAPSHOT_PART_CERTIFICATE_ISSUER },
};

/* Which list or parameter is being read; the task belongs to it. */
typedef struct
{
  GTask *task;
  guint place;
} Listing;

static void read_list (GTask *task, guint place);
static void discover (GTask *task, guint place);

static Listing *
listing_new (GTask *task, guint place)
{
  Listing *listing = g_new0 (Listing, 1);

  listing->task = task;
  listing->place = place;

  return listing;
}

/* Each list tells where users come from on some releases only (contract 2.3). */
static gboolean
lists_tell_origins (TelSnapshot *snapshot)
{
  return tel_snapshot_get_release (snapshot) >= TEL_RELEASE_10_0 &&
         tel_snapshot_get_release (snapshot) <= TEL_RELEASE_12_0;
}

static void
take_object (TelSnapshotReading *reading, const List *list, TelObject *object)
{
  /* The pseudo node of the enterprise parameters is among the nodes that a cluster lists, and is none. */
  if (TEL_IS_PROCESS_NODE (object) && !tel_process_node_is_server (TEL_PROCESS_NODE (object)))
    return;

  if (TEL_IS_DEVICE (object))
    tel_snapshot_take_string (reading->snapshot, TEL_DEVICE (object));
  if (TEL_IS_USER (object) && tel_user_is_from_directory (TEL_USER (object)))
    tel_snapshot_set_from_directory (reading->snapshot, tel_user_get_user_id (TEL_USER (object)));
  tel_snapshot_put (reading->snapshot, list->kind, object);
}

static void
on_page (GPtrArray *objects, gpointer user_data)
{
  Listing *listing = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (listing->task);
  const List *list = &lists[listing->place];

  for (guint i = 0; i < objects->len; i++)
    take_object (reading, list, objects->pdata[i]);
  tel_snapshot_reading_tell (reading, list->part, tel_snapshot_get_n (reading->snapshot, list->kind), 0);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Listing *listing = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (listing->task);
  const List *list = &lists[listing->place];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) objects = tel_axl_client_list_finish (TEL_AXL_CLIENT (source), result, &error);

  if (error != NULL && tel_snapshot_reading_is_fatal (error))
    {
      tel_snapshot_reading_fail (listing->task, g_steal_pointer (&error));
      return;
    }

  if (error != NULL)
    tel_snapshot_reading_refuse (reading, list->parts, error);
  else
    tel_snapshot_reading_settle (reading, list->parts);
  if (error == NULL && list->kind == TEL_OBJECT_KIND_USER && lists_tell_origins (reading->snapshot))
    tel_snapshot_reading_settle (reading, TEL_SNAPSHOT_BIT (ORIGINS));

  read_list (listing->task, listing->place + 1);
}

static gboolean
has_profile_for (TelSnapshot *snapshot, const char *product)
{
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE); i++)
    {
      TelSecurityProfile *profile = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE, i);

      if (g_strcmp0 (tel_security_profile_get_product (profile), product) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_template (TelSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_BUTTON_TEMPLATE); i++)
    if (g_strcmp0 (tel_object_get_key (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_BUTTON_TEMPLATE, i)), name) == 0)
      return TRUE;

  return FALSE;
}

/* By what comes with a type, as tel_cluster_has_product() tells (contract 3.1): without one of the two lists a type
 * that is there might seem not to be. */
static void
find_products (TelSnapshotReading *reading)
{
  TelSnapshot *snapshot = reading->snapshot;

  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    tel_snapshot_set_product (snapshot, type,
                              !tel_device_type_is_softphone (type) ||
                                  has_template (snapshot, tel_device_type_get_button_template (type)) ||
                                  has_profile_for (snapshot, tel_device_type_get_product (type)));
  if (tel_snapshot_has (snapshot, TEL_SNAPSHOT_BIT (PRODUCTS)) &&
      !tel_snapshot_has (snapshot, TEL_SNAPSHOT_BIT (SECURITY_PROFILES)))
    tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_PRODUCTS, TEL_SNAPSHOT_STATE_REFUSED,
                            tel_snapshot_get_reason (snapshot, TEL_SNAPSHOT_PART_SECURITY_PROFILES));
}

/* What somebody has confirmed on this computer (G3.2). */
static void
recall_macs (TelSnapshotReading *reading)
{
  g_autoptr (GHashTable) names = tel_mac_only_list (reading->cluster);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (tel_snapshot_get_device (reading->snapshot, name) != NULL)
      tel_snapshot_set_mac_only (reading->snapshot, name);
}

static void
read_list (GTask *task, guint place)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  TelAxlClient *client = tel_cluster_get_client (reading->cluster);
  Listing *listing;

  if (place == G_N_ELEMENTS (lists))
    {
      find_products (reading);
      recall_macs (reading);
      discover (task, 0);
      return;
    }

  tel_snapshot_reading_tell (reading, lists[place].part, 0, 0);
  listing = listing_new (task, place);
  if (lists[place].kind == TEL_OBJECT_KIND_DEVICE)
    tel_axl_client_list_with_strings_async (client, on_page, listing, g_task_get_cancellable (task), on_listed,
                                            listing);
  else
    tel_axl_client_list_async (client, lists[place].kind, lists[place].criterion, lists[place].pattern, on_page,
                               listing, g_task_get_cancellable (task), on_listed, listing);
}

/* None and several are both no answer; which of the two it is, is said. */
static void
take_discovery (TelSnapshotReading *reading, TelSnapshotPart part, TelParameterDiscovery *discovery)
{
  GPtrArray *rows = tel_parameter_discovery_get_rows (discovery);

  switch (tel_parameter_discovery_get_answer (discovery))
    {
    case TEL_DISCOVERY_ONE:
      for (guint i = 0; i < rows->len; i++)
        tel_snapshot_put (reading->snapshot, TEL_OBJECT_KIND_PARAMETER, rows->pdata[i]);
      tel_snapshot_reading_settle (reading, 1u << part);
      break;

    case TEL_DISCOVERY_SEVERAL:
      tel_snapshot_set_state (reading->snapshot, part, TEL_SNAPSHOT_STATE_REFUSED,
                              _ ("Several parameters look like it. Choose the right one on the Cluster page."));
      break;

    case TEL_DISCOVERY_NONE:
    default:
      tel_snapshot_set_state (reading->snapshot, part, TEL_SNAPSHOT_STATE_NOT_OFFERED,
                              _ ("This cluster has no parameter of this name."));
      break;
    }
}

static void
on_discovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Listing *listing = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (listing->task);
  TelSnapshotPart part = discoveries[listing->place].part;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelParameterDiscovery) discovery = tel_cluster_discover_finish (TEL_CLUSTER (source), result, &error);

  if (error != NULL && tel_snapshot_reading_is_fatal (error))
    {
      tel_snapshot_reading_fail (listing->task, g_steal_pointer (&error));
      return;
    }

  if (discovery == NULL)
    tel_snapshot_reading_refuse (reading, 1u << part, error);
  else
    take_discovery (reading, part, discovery);
  discover (listing->task, listing->place + 1);
}

static void
discover (GTask *task, guint place)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);

  if (place == G_N_ELEMENTS (discoveries))
    {
      tel_snapshot_reading_go_on (task);
      return;
    }

  tel_snapshot_reading_tell (reading, discoveries[place].part, 0, 0);
  tel_cluster_discover_async (reading->cluster, discoveries[place].parameter, g_task_get_cancellable (task),
                              on_discovered, listing_new (task, place));
}

/**
 * tel_snapshot_reading_read_lists:
 * @task: (transfer full): the task of a reading
 *
 * Reads everything that lists tell: the objects of every kind that a rule looks at, the parameters, and from both the
 * types of phone that are installed (audit rules, the fields marked ‡).
 */
void
tel_snapshot_reading_read_lists (GTask *task)
{
  read_list (task, 0);
}
