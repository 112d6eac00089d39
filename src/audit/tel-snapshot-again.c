/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What is read again of a snapshot when somebody has changed the cluster. */

#include "config.h"

#include "audit/tel-snapshot-private.h"
#include "audit/tel-snapshot-query.h"
#include "audit/tel-snapshot-reading.h"

#include "axl/tel-axl-query.h"
#include "axl/tel-axl-table.h"

#include <string.h>

/* How many identities one query names; a statement must not be too long. */
#define NAMED_AT_ONCE 200

/* How many devices are asked for one by one before the list is faster. */
#define ASKED_SINGLY 20

/* A query about the objects that are read again, some at a time. The task belongs to it. */
typedef struct
{
  GTask *task;
  TelObjectKind kind;
  const char *selection;
  const char *column;
  TelSnapshotRowFunc take;
  guint part;
  GPtrArray *pkids;
  guint n_done;
} Inquiry;

static void inquire (Inquiry *inquiry);

static void
inquiry_free (Inquiry *inquiry)
{
  g_ptr_array_unref (inquiry->pkids);
  g_free (inquiry);
}

/**
 * tel_snapshot_target_new:
 * @kind: the kind of an object
 * @name: its key
 * @place: (nullable): of a directory number its partition, of a parameter its place
 *
 * Names an object that is to be read again.
 *
 * Returns: (transfer full): a new target
 */
TelSnapshotTarget *
tel_snapshot_target_new (TelObjectKind kind, const char *name, const char *place)
{
  TelSnapshotTarget *self;

  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (TelSnapshotTarget, 1);
  self->kind = kind;
  self->name = g_strdup (name);
  self->place = g_strdup (place);

  return self;
}

/**
 * tel_snapshot_target_free:
 * @self: (transfer full): a target
 *
 * Frees it.
 */
void
tel_snapshot_target_free (TelSnapshotTarget *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->place);
  g_free (self);
}

/* Something with the names of the object, and nothing else. */
static TelObject *
make_asked (const TelSnapshotTarget *target)
{
  const TelAxlTable *table = tel_axl_table_get (target->kind);
  GType type = tel_object_kind_get_object_type (target->kind);
  const char *slash = target->place != NULL ? strchr (target->place, '/') : NULL;
  g_autofree char *service = slash != NULL ? g_strndup (target->place, (gsize) (slash - target->place)) : NULL;

  if (target->kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    return g_object_new (type, "pattern", target->name, "partition", target->place, NULL);
  if (target->kind == TEL_OBJECT_KIND_PARAMETER)
    return g_object_new (type, "name", target->name, "service", service != NULL ? service : target->place, "node",
                         slash != NULL ? slash + 1 : NULL, NULL);

  return g_object_new (type, table->keys[0].property, target->name, NULL);
}

/* Whether a list would have told it: an object that is read again is not to differ from the others in what only a get
 * tells. */
static gboolean
is_listed (const TelAxlTable *table, const char *property, TelRelease release)
{
  return tel_axl_table_find_property (table, property, TEL_AXL_TAG, release) != NULL;
}

static TelObject *
make_listed (TelSnapshotReading *reading, TelObjectKind kind, TelObject *whole)
{
  const TelAxlTable *table = tel_axl_table_get (kind);
  TelRelease release = tel_snapshot_get_release (reading->snapshot);
  g_autofree GParamSpec **properties = NULL;
  TelObject *listed = g_object_new (G_OBJECT_TYPE (whole), "uuid", tel_object_get_uuid (whole), NULL);
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (whole), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      if (!is_listed (table, properties[i]->name, release))
        continue;
      g_object_get_property (G_OBJECT (whole), properties[i]->name, &value);
      g_object_set_property (G_OBJECT (listed), properties[i]->name, &value);
    }

  return listed;
}

static gboolean
has (TelSnapshotReading *reading, guint parts)
{
  return tel_snapshot_has (reading->snapshot, parts);
}

static void
take_user (TelSnapshotReading *reading, TelObject *asked, TelObject *whole)
{
  g_autoptr (TelObject) user = make_listed (reading, TEL_OBJECT_KIND_USER, whole);
  const char *user_id = tel_user_get_user_id (TEL_USER (user));

  if (has (reading, TEL_SNAPSHOT_BIT (ASSOCIATIONS)))
    tel_snapshot_reading_set_sorted (user, "associated-devices", tel_user_get_associated_devices (TEL_USER (whole)));
  if (has (reading, TEL_SNAPSHOT_BIT (GROUPS)))
    tel_snapshot_reading_set_sorted (user, "groups", tel_user_get_groups (TEL_USER (whole)));
  if (has (reading, TEL_SNAPSHOT_BIT (ORIGINS)) && tel_user_is_from_directory (TEL_USER (whole)))
    tel_snapshot_set_from_directory (reading->snapshot, user_id);
  if (tel_snapshot_get_credential (reading->snapshot, user_id) != NULL)
    tel_snapshot_reading_take_credentials (reading, user, whole);
  tel_snapshot_put (reading->snapshot, TEL_OBJECT_KIND_USER, user);
}

static void
take_device (TelSnapshotReading *reading, TelObject *asked, TelObject *whole)
{
  g_autoptr (TelObject) device = make_listed (reading, TEL_OBJECT_KIND_DEVICE, whole);

  tel_snapshot_take_string (reading->snapshot, TEL_DEVICE (whole));
  tel_device_forget_authentication_string (TEL_DEVICE (device));
  if (has (reading, TEL_SNAPSHOT_BIT (LINES)))
    tel_snapshot_reading_copy_lines (reading, TEL_DEVICE (device), TEL_DEVICE (whole));
  if (has (reading, TEL_SNAPSHOT_BIT (LINES) | TEL_SNAPSHOT_BIT (LINE_USERS)))
    tel_snapshot_reading_copy_line_users (reading, TEL_DEVICE (device), TEL_DEVICE (whole));
  if (has (reading, TEL_SNAPSHOT_BIT (PRODUCT_SETTINGS)) && tel_device_get_device_type (TEL_DEVICE (device), NULL))
    g_object_set (device, "vendor-config", tel_device_get_vendor_config (TEL_DEVICE (whole)), NULL);
  tel_snapshot_put (reading->snapshot, TEL_OBJECT_KIND_DEVICE, device);
}

static void
take_number (TelSnapshotReading *reading, TelObject *asked, TelObject *whole)
{
  g_autoptr (TelObject) number = make_listed (reading, TEL_OBJECT_KIND_DIRECTORY_NUMBER, whole);
  gboolean forwards;

  if (has (reading, TEL_SNAPSHOT_BIT (LINE_STATES)))
    g_object_set (number, "active", tel_directory_number_get_active (TEL_DIRECTORY_NUMBER (whole)), NULL);
  if (tel_snapshot_get_forward (reading->snapshot, TEL_DIRECTORY_NUMBER (number), &forwards))
    tel_snapshot_reading_take_forward (reading, number, whole);
  tel_snapshot_put (reading->snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number);
}

static void
take_security_profile (TelSnapshotReading *reading, TelObject *asked, TelObject *whole)
{
  g_autoptr (TelObject) profile = make_listed (reading, TEL_OBJECT_KIND_SECURITY_PROFILE, whole);

  tel_snapshot_put (reading->snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE, profile);
}

static void
take_sip_profile (TelSnapshotReading *reading, TelObject *asked, TelObject *whole)
{
  g_autoptr (TelObject) profile = make_listed (reading, TEL_OBJECT_KIND_SIP_PROFILE, whole);

  tel_snapshot_put (reading->snapshot, TEL_OBJECT_KIND_SIP_PROFILE, profile);
}

/* Of the parameters a snapshot has some, and no other comes in by this. */
static void
take_parameter (TelSnapshotReading *reading, TelObject *asked, TelObject *whole)
{
  const char *uuid = tel_object_get_uuid (whole);

  if (uuid != NULL && tel_snapshot_find (reading->snapshot, TEL_OBJECT_KIND_PARAMETER, uuid) != NULL)
    tel_snapshot_put (reading->snapshot, TEL_OBJECT_KIND_PARAMETER, whole);
}

static void
read_kind (GTask *task, TelObjectKind kind, TelSnapshotTakeFunc take)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < reading->targets->len; i++)
    {
      const TelSnapshotTarget *target = reading->targets->pdata[i];

      if (target->kind == kind)
        g_ptr_array_add (asked, make_asked (target));
    }

  if (asked->len == 0)
    tel_snapshot_reading_go_on (task);
  else
    tel_snapshot_reading_read_each (task, kind, g_steal_pointer (&asked), 0, take);
}

static void
read_users (GTask *task)
{
  read_kind (task, TEL_OBJECT_KIND_USER, take_user);
}

static void
read_devices (GTask *task)
{
  read_kind (task, TEL_OBJECT_KIND_DEVICE, take_device);
}

static void
read_numbers (GTask *task)
{
  read_kind (task, TEL_OBJECT_KIND_DIRECTORY_NUMBER, take_number);
}

static void
read_security_profiles (GTask *task)
{
  read_kind (task, TEL_OBJECT_KIND_SECURITY_PROFILE, take_security_profile);
}

static void
read_sip_profiles (GTask *task)
{
  read_kind (task, TEL_OBJECT_KIND_SIP_PROFILE, take_sip_profile);
}

static void
read_parameters (GTask *task)
{
  read_kind (task, TEL_OBJECT_KIND_PARAMETER, take_parameter);
}

static TelObject *
find_target (TelSnapshot *snapshot, const TelSnapshotTarget *target)
{
  if (target->kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    return (TelObject *) tel_snapshot_get_number (snapshot, target->name, target->place);

  return tel_snapshot_find (snapshot, target->kind, target->name);
}

static GPtrArray *
list_targets (TelSnapshotReading *reading, TelObjectKind kind)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < reading->targets->len; i++)
    {
      const TelSnapshotTarget *target = reading->targets->pdata[i];
      TelObject *object = target->kind == kind ? find_target (reading->snapshot, target) : NULL;

      if (object != NULL)
        g_ptr_array_add (found, object);
    }

  return found;
}

static void
on_inquired (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Inquiry *inquiry = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (inquiry->task);
  GTask *task = inquiry->task;
  guint part = inquiry->part;
  g_autoptr (GError) error = NULL;

  if (tel_snapshot_query_finish (TEL_AXL_CLIENT (source), result, &error))
    {
      inquire (inquiry);
      return;
    }

  inquiry_free (inquiry);
  if (tel_snapshot_reading_is_fatal (error))
    tel_snapshot_reading_fail (task, g_steal_pointer (&error));
  else
    {
      tel_snapshot_reading_refuse (reading, part, error);
      tel_snapshot_reading_go_on (task);
    }
}

static void
inquire (Inquiry *inquiry)
{
  TelSnapshotReading *reading = g_task_get_task_data (inquiry->task);
  GTask *task = inquiry->task;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *selection = NULL;

  if (inquiry->n_done == inquiry->pkids->len)
    {
      inquiry_free (inquiry);
      tel_snapshot_reading_go_on (task);
      return;
    }

  for (guint i = 0; i < NAMED_AT_ONCE && inquiry->n_done < inquiry->pkids->len; i++)
    {
      g_autofree char *literal = tel_axl_query_quote (inquiry->pkids->pdata[inquiry->n_done++]);

      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", literal);
    }
  selection = g_strdup_printf ("%s WHERE %s IN (%s) ORDER BY %s", inquiry->selection, inquiry->column, list->str,
                               inquiry->column);
  tel_snapshot_query_async (tel_cluster_get_client (reading->cluster), selection, inquiry->take, inquiry,
                            g_task_get_cancellable (task), on_inquired, inquiry);
}

/* The database writes an identity in lower case and without braces (contract 6.2). */
static GPtrArray *
list_pkids (TelSnapshotReading *reading, TelObjectKind kind)
{
  g_autoptr (GPtrArray) objects = list_targets (reading, kind);
  GPtrArray *pkids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < objects->len; i++)
    {
      const char *uuid = tel_object_get_uuid (objects->pdata[i]);

      if (uuid != NULL && strlen (uuid) > 2)
        {
          g_autofree char *bare = g_strndup (uuid + 1, strlen (uuid) - 2);

          g_ptr_array_add (pkids, g_ascii_strdown (bare, -1));
        }
    }

  return pkids;
}

static TelObject *
find_row_object (Inquiry *inquiry, const TelAxlRows *rows, guint row)
{
  TelSnapshotReading *reading = g_task_get_task_data (inquiry->task);
  const char *pkid = tel_axl_rows_look_up (rows, row, "pkid");
  g_autofree char *upper = pkid != NULL ? g_ascii_strup (pkid, -1) : NULL;
  g_autofree char *uuid = g_strdup_printf ("{%s}", upper != NULL ? upper : "");

  return tel_snapshot_find (reading->snapshot, inquiry->kind, uuid);
}

static gint64
read_time (const TelAxlRows *rows, guint row, const char *column)
{
  const char *text = tel_axl_rows_look_up (rows, row, column);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
take_dates (const TelAxlRows *rows, guint row, gpointer user_data)
{
  Inquiry *inquiry = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (inquiry->task);
  TelObject *device = find_row_object (inquiry, rows, row);

  if (device != NULL)
    tel_snapshot_set_certificate_dates (reading->snapshot, tel_device_get_name (TEL_DEVICE (device)),
                                        read_time (rows, row, "lscvaliduntil"),
                                        read_time (rows, row, "lscissuervaliduntil"));
}

static void
take_state (const TelAxlRows *rows, guint row, gpointer user_data)
{
  TelObject *number = find_row_object (user_data, rows, row);

  if (number != NULL)
    g_object_set (number, "active", g_strcmp0 (tel_axl_rows_look_up (rows, row, "iscallable"), "f") != 0, NULL);
}

static void
start_inquiry (
    GTask *task, TelObjectKind kind, const char *selection, const char *column, TelSnapshotRowFunc take, guint part)
{
  Inquiry *inquiry = g_new0 (Inquiry, 1);

  inquiry->task = task;
  inquiry->kind = kind;
  inquiry->selection = selection;
  inquiry->column = column;
  inquiry->take = take;
  inquiry->part = part;
  inquiry->pkids = list_pkids (g_task_get_task_data (task), kind);
  inquire (inquiry);
}

static void
read_dates (GTask *task)
{
  if (!has (g_task_get_task_data (task), TEL_SNAPSHOT_BIT (CERTIFICATE_DATES)))
    tel_snapshot_reading_go_on (task);
  else
    start_inquiry (task, TEL_OBJECT_KIND_DEVICE, "d.pkid, d.lscvaliduntil, d.lscissuervaliduntil FROM device d",
                   "d.pkid", take_dates, TEL_SNAPSHOT_BIT (CERTIFICATE_DATES));
}

/* Before 10.0 the numbers themselves do not tell it. */
static void
read_states (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);

  if (!has (reading, TEL_SNAPSHOT_BIT (LINE_STATES)) ||
      tel_snapshot_get_release (reading->snapshot) >= TEL_RELEASE_10_0)
    tel_snapshot_reading_go_on (task);
  else
    start_inquiry (task, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "n.pkid, n.iscallable FROM numplan n", "n.pkid", take_state,
                   TEL_SNAPSHOT_BIT (LINE_STATES));
}

static void
on_registrations_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) found = tel_cluster_read_registrations_finish (TEL_CLUSTER (source), result, &error);
  GHashTableIter iter;
  gpointer registration;

  if (error != NULL && tel_snapshot_reading_is_fatal (error))
    {
      tel_snapshot_reading_fail (task, g_steal_pointer (&error));
      return;
    }

  if (found == NULL)
    tel_snapshot_reading_refuse (reading, TEL_SNAPSHOT_BIT (REGISTRATIONS), error);
  else
    {
      g_hash_table_iter_init (&iter, found);
      while (g_hash_table_iter_next (&iter, NULL, &registration))
        tel_snapshot_set_registration (reading->snapshot, registration);
    }
  tel_snapshot_reading_go_on (task);
}

static void
read_registrations (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) devices = list_targets (reading, TEL_OBJECT_KIND_DEVICE);

  if (devices->len == 0 || !has (reading, TEL_SNAPSHOT_BIT (REGISTRATIONS)))
    tel_snapshot_reading_go_on (task);
  else if (devices->len > ASKED_SINGLY)
    tel_snapshot_reading_read_registrations (task);
  else
    tel_cluster_read_registrations_async (reading->cluster, devices, g_task_get_cancellable (task),
                                          on_registrations_read, task);
}

/**
 * tel_snapshot_reader_read_again_async:
 * @snapshot: a snapshot
 * @cluster: the cluster that it is of
 * @targets: (element-type TelSnapshotTarget): what is read again; what is of another kind than a user, a device, a
 *   number, a profile or a parameter is not looked at
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads objects again that somebody has changed, with what belongs to them: lines and their users, associations and
 * groups, strings, dates, registrations, and the details that were read before. What is new comes in, what is gone
 * goes. What was not read of the snapshot is not read now. When it was taken stays: the others are of then.
 */
void
tel_snapshot_reader_read_again_async (TelSnapshot *snapshot,
                                      TelCluster *cluster,
                                      GPtrArray *targets,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  static const TelSnapshotStep steps[] = {
    read_users,      read_devices, read_numbers, read_security_profiles, read_sip_profiles,
    read_parameters, read_dates,   read_states,  read_registrations,     NULL,
  };
  GTask *task;
  TelSnapshotReading *reading;

  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (targets != NULL);

  task = g_task_new (snapshot, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_reader_read_again_async);
  reading = tel_snapshot_reading_new (cluster, steps);
  reading->snapshot = g_object_ref (snapshot);
  reading->targets = g_ptr_array_ref (targets);
  g_task_set_task_data (task, reading, (GDestroyNotify) tel_snapshot_reading_free);
  tel_snapshot_reading_go_on (task);
}

/**
 * tel_snapshot_reader_read_again_finish:
 * @snapshot: the snapshot
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_reader_read_again_async().
 *
 * Returns: %FALSE with an error when an object could not be read, the cluster cannot be talked to, or with
 *   %G_IO_ERROR_CANCELLED; then some objects may be as they were
 */
gboolean
tel_snapshot_reader_read_again_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error)
{
  g_autoptr (TelSnapshot) same = NULL;

  g_return_val_if_fail (g_task_is_valid (result, snapshot), FALSE);

  same = g_task_propagate_pointer (G_TASK (result), error);

  return same != NULL;
}
