/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a snapshot has from the cluster's database, which tells at once what lists do not (contract 6). */

#include "config.h"

#include "audit/tel-snapshot-private.h"
#include "audit/tel-snapshot-query.h"
#include "audit/tel-snapshot-reading.h"

#include "axl/tel-axl-tree.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

typedef struct _Joining Joining;

/*
 * One query, or several for what stands in several tables. Rows are collected and applied when all of them are there:
 * what breaks off in the middle leaves nothing. Every row begins with the identity of the object that it belongs to, of
 * the kind of @kind; one of which nothing can be taken is as good as a refusal. A part is not asked for
 * where those that it stands on were not read (@bases), nor before @since; it is read from the objects themselves where
 * the database refuses, from @fallback_since on.
 */
typedef struct
{
  TelSnapshotPart part;
  guint bases;
  TelObjectKind kind;
  TelRelease since;
  TelRelease fallback_since;
  const char *selections[3];
  gpointer (*take) (const TelAxlRows *rows, guint row);
  GDestroyNotify free;
  void (*apply) (TelSnapshotReading *reading, TelObject *object, GPtrArray *taken);
} Join;

struct _Joining
{
  GTask *task;
  const Join *joins;
  guint selection;
  GHashTable *found;
  guint n_found;
  gboolean unreadable;
};

static void query (Joining *joining);
static void start_join (Joining *joining);

static void
joining_free (Joining *joining)
{
  g_clear_pointer (&joining->found, g_hash_table_unref);
  g_free (joining);
}

/* The database writes an identity in lower case and without braces (contract 6.2). */
static TelObject *
find_object (TelSnapshot *snapshot, TelObjectKind kind, const char *pkid)
{
  g_autofree char *upper = pkid != NULL ? g_ascii_strup (pkid, -1) : NULL;
  g_autofree char *uuid = g_strdup_printf ("{%s}", upper != NULL ? upper : "");

  return tel_snapshot_find (snapshot, kind, uuid);
}

static gpointer
take_name (const TelAxlRows *rows, guint row)
{
  return g_strdup (tel_axl_rows_look_up (rows, row, "name"));
}

static guint
read_number (const TelAxlRows *rows, guint row, const char *column)
{
  const char *text = tel_axl_rows_look_up (rows, row, column);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static gpointer
take_line (const TelAxlRows *rows, guint row)
{
  TelLine *line = tel_line_new ();

  g_object_set (line, "index", read_number (rows, row, "numplanindex"), "label",
                tel_axl_rows_look_up (rows, row, "label"), "display", tel_axl_rows_look_up (rows, row, "display"),
                "pattern", tel_axl_rows_look_up (rows, row, "dnorpattern"), "partition",
                tel_axl_rows_look_up (rows, row, "partition_name"), "external-mask",
                tel_axl_rows_look_up (rows, row, "e164mask"), "maximum-calls", read_number (rows, row, "maxnumcalls"),
                "busy-trigger", read_number (rows, row, "busytrigger"), NULL);

  return line;
}

/* Of whom a line is, and whose it is. */
typedef struct
{
  guint index;
  char *user_id;
} LineUser;

static void
line_user_free (gpointer data)
{
  LineUser *line_user = data;

  g_free (line_user->user_id);
  g_free (line_user);
}

static gpointer
take_line_user (const TelAxlRows *rows, guint row)
{
  LineUser *line_user = g_new0 (LineUser, 1);

  line_user->index = read_number (rows, row, "numplanindex");
  line_user->user_id = g_strdup (tel_axl_rows_look_up (rows, row, "userid"));

  return line_user;
}

static gint64
read_time (const TelAxlRows *rows, guint row, const char *column)
{
  const char *text = tel_axl_rows_look_up (rows, row, column);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gpointer
take_dates (const TelAxlRows *rows, guint row)
{
  gint64 *dates = g_new (gint64, 2);

  dates[0] = read_time (rows, row, "lscvaliduntil");
  dates[1] = read_time (rows, row, "lscissuervaliduntil");

  return dates;
}

static gpointer
take_settings (const TelAxlRows *rows, guint row)
{
  const char *xml = tel_axl_rows_look_up (rows, row, "xml");
  g_autoptr (GError) error = NULL;
  TelTree *tree = xml != NULL ? tel_axl_tree_parse (xml, &error) : NULL;

  if (error != NULL)
    g_debug ("Product specific settings: %s", error->message);

  return tree;
}

static gpointer
take_state (const TelAxlRows *rows, guint row)
{
  const char *state = tel_axl_rows_look_up (rows, row, "iscallable");

  return g_strdup (state != NULL ? state : "");
}

static void
apply_names (TelObject *object, const char *property, GPtrArray *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    g_strv_builder_add (builder, names->pdata[i]);
  strings = g_strv_builder_end (builder);
  tel_snapshot_reading_set_sorted (object, property, (const char *const *) strings);
}

static void
apply_associations (TelSnapshotReading *reading, TelObject *user, GPtrArray *names)
{
  apply_names (user, "associated-devices", names);
}

static void
apply_groups (TelSnapshotReading *reading, TelObject *user, GPtrArray *names)
{
  apply_names (user, "groups", names);
}

static void
apply_origin (TelSnapshotReading *reading, TelObject *user, GPtrArray *rows)
{
  if (rows != NULL)
    tel_snapshot_set_from_directory (reading->snapshot, tel_user_get_user_id (TEL_USER (user)));
}

static void
apply_lines (TelSnapshotReading *reading, TelObject *device, GPtrArray *lines)
{
  g_autoptr (GListStore) store = g_list_store_new (TEL_TYPE_LINE);

  if (!tel_snapshot_reading_is_concerned (reading, tel_device_get_name (TEL_DEVICE (device))))
    return;

  if (lines != NULL)
    g_list_store_splice (store, 0, 0, lines->pdata, lines->len);
  g_object_set (device, "lines", store, NULL);
}

static void
apply_line_users (TelSnapshotReading *reading, TelObject *device, GPtrArray *line_users)
{
  GListModel *lines = tel_device_get_lines (TEL_DEVICE (device));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      for (guint j = 0; line_users != NULL && j < line_users->len; j++)
        {
          LineUser *line_user = line_users->pdata[j];

          if (line_user->index == tel_line_get_index (line))
            g_ptr_array_add (names, line_user->user_id);
        }
      apply_names (TEL_OBJECT (line), "end-users", names);
    }
}

static void
apply_dates (TelSnapshotReading *reading, TelObject *device, GPtrArray *dates)
{
  const gint64 *both = dates != NULL ? dates->pdata[0] : NULL;

  if (both != NULL)
    tel_snapshot_set_certificate_dates (reading->snapshot, tel_device_get_name (TEL_DEVICE (device)), both[0], both[1]);
}

static void
apply_settings (TelSnapshotReading *reading, TelObject *device, GPtrArray *trees)
{
  if (trees != NULL && tel_device_get_device_type (TEL_DEVICE (device), NULL))
    g_object_set (device, "vendor-config", trees->pdata[0], NULL);
}

/* What stands on no line that was read is not looked at, wherever it was read from. */
static void
apply_state (TelSnapshotReading *reading, TelObject *object, GPtrArray *states)
{
  TelDirectoryNumber *number = TEL_DIRECTORY_NUMBER (object);
  GPtrArray *devices = tel_snapshot_get_devices_of_number (reading->snapshot, tel_directory_number_get_pattern (number),
                                                           tel_directory_number_get_partition (number));

  if (states != NULL && devices->len > 0)
    g_object_set (number, "active", g_strcmp0 (states->pdata[0], "f") != 0, NULL);
}

static const Join user_joins[] = {
  { TEL_SNAPSHOT_PART_ASSOCIATIONS,
    TEL_SNAPSHOT_BIT (USERS),
    TEL_OBJECT_KIND_USER,
    0,
    TEL_RELEASE_9_1,
    { "e.pkid, d.name FROM enduserdevicemap m INNER JOIN enduser e ON m.fkenduser = e.pkid"
      " INNER JOIN device d ON m.fkdevice = d.pkid WHERE m.tkuserassociation = 1 ORDER BY e.pkid, d.name" },
    take_name,
    g_free,
    apply_associations },
  { TEL_SNAPSHOT_PART_GROUPS,
    TEL_SNAPSHOT_BIT (USERS),
    TEL_OBJECT_KIND_USER,
    0,
    TEL_RELEASE_9_1,
    { "e.pkid, g.name FROM enduserdirgroupmap gm INNER JOIN enduser e ON gm.fkenduser = e.pkid"
      " INNER JOIN dirgroup g ON gm.fkdirgroup = g.pkid ORDER BY e.pkid, g.name" },
    take_name,
    g_free,
    apply_groups },
  { TEL_SNAPSHOT_PART_ORIGINS,
    TEL_SNAPSHOT_BIT (USERS),
    TEL_OBJECT_KIND_USER,
    0,
    TEL_RELEASE_10_0,
    { "e.pkid, e.userid AS name FROM enduser e WHERE e.fkdirectorypluginconfig IS NOT NULL ORDER BY e.pkid" },
    take_name,
    g_free,
    apply_origin },
  { .take = NULL },
};

/* By size in one of three tables (contract 5). */
#define SETTINGS(table)                                                                                                \
  "d.pkid, x.xml FROM " table " x INNER JOIN device d ON x.fkdevice = d.pkid WHERE d.tkclass = 1 ORDER BY d.pkid"

static const Join device_joins[] = {
  { TEL_SNAPSHOT_PART_LINES,
    TEL_SNAPSHOT_BIT (DEVICES),
    TEL_OBJECT_KIND_DEVICE,
    0,
    TEL_RELEASE_9_1,
    { "d.pkid, m.numplanindex, m.label, m.display, m.e164mask, m.maxnumcalls, m.busytrigger, n.dnorpattern,"
      " rp.name AS partition_name FROM devicenumplanmap m INNER JOIN device d ON m.fkdevice = d.pkid"
      " INNER JOIN numplan n ON m.fknumplan = n.pkid LEFT OUTER JOIN routepartition rp ON n.fkroutepartition = rp.pkid"
      " WHERE d.tkclass = 1 ORDER BY d.pkid, m.numplanindex" },
    take_line,
    g_object_unref,
    apply_lines },
  { TEL_SNAPSHOT_PART_LINE_USERS,
    TEL_SNAPSHOT_BIT (LINES),
    TEL_OBJECT_KIND_DEVICE,
    0,
    TEL_RELEASE_9_1,
    { "d.pkid, m.numplanindex, e.userid FROM devicenumplanmapendusermap u"
      " INNER JOIN devicenumplanmap m ON u.fkdevicenumplanmap = m.pkid INNER JOIN device d ON m.fkdevice = d.pkid"
      " INNER JOIN enduser e ON u.fkenduser = e.pkid WHERE d.tkclass = 1 ORDER BY d.pkid, m.numplanindex, e.userid" },
    take_line_user,
    line_user_free,
    apply_line_users },
  { TEL_SNAPSHOT_PART_PRODUCT_SETTINGS,
    TEL_SNAPSHOT_BIT (DEVICES),
    TEL_OBJECT_KIND_DEVICE,
    0,
    TEL_RELEASE_9_1,
    { SETTINGS ("devicexml4k"), SETTINGS ("devicexml8k"), SETTINGS ("devicexml16k") },
    take_settings,
    (GDestroyNotify) tel_tree_unref,
    apply_settings },
  { TEL_SNAPSHOT_PART_CERTIFICATE_DATES,
    TEL_SNAPSHOT_BIT (DEVICES),
    TEL_OBJECT_KIND_DEVICE,
    TEL_RELEASE_11_5,
    0,
    { "d.pkid, d.lscvaliduntil, d.lscissuervaliduntil FROM device d WHERE d.tkclass = 1 ORDER BY d.pkid" },
    take_dates,
    g_free,
    apply_dates },
  { .take = NULL },
};

static const Join number_joins[] = {
  { TEL_SNAPSHOT_PART_LINE_STATES,
    TEL_SNAPSHOT_BIT (NUMBERS) | TEL_SNAPSHOT_BIT (LINES),
    TEL_OBJECT_KIND_DIRECTORY_NUMBER,
    0,
    TEL_RELEASE_10_0,
    { "n.pkid, n.iscallable FROM numplan n WHERE n.tkpatternusage = 2 ORDER BY n.pkid" },
    take_state,
    g_free,
    apply_state },
  { .take = NULL },
};

static void
on_row (const TelAxlRows *rows, guint row, gpointer user_data)
{
  Joining *joining = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (joining->task);
  const Join *join = joining->joins;
  TelObject *object = find_object (reading->snapshot, join->kind, tel_axl_rows_look_up (rows, row, "pkid"));
  gpointer value;
  GPtrArray *taken;

  if (++joining->n_found % 1000 == 0)
    tel_snapshot_reading_tell (reading, join->part, joining->n_found, 0);
  if (object == NULL)
    return;

  value = join->take (rows, row);
  if (value == NULL)
    {
      joining->unreadable = TRUE;
      return;
    }

  taken = g_hash_table_lookup (joining->found, object);
  if (taken == NULL)
    {
      taken = g_ptr_array_new_with_free_func (join->free);
      g_hash_table_insert (joining->found, object, taken);
    }
  g_ptr_array_add (taken, value);
}

static void
apply (Joining *joining)
{
  TelSnapshotReading *reading = g_task_get_task_data (joining->task);
  const Join *join = joining->joins;

  for (guint i = 0; i < tel_snapshot_get_n (reading->snapshot, join->kind); i++)
    {
      TelObject *object = tel_snapshot_get_nth (reading->snapshot, join->kind, i);

      join->apply (reading, object, g_hash_table_lookup (joining->found, object));
    }
  tel_snapshot_touch (reading->snapshot);
  tel_snapshot_reading_settle (reading, 1u << join->part);
}

/* A query that takes too long says nothing of other requests. */
static gboolean
is_fatal (const GError *error)
{
  return tel_snapshot_reading_is_fatal (error) && !g_error_matches (error, TEL_ERROR, TEL_ERROR_TIMED_OUT);
}

/* What the database does not give, the objects may. */
static void
fall_back (TelSnapshotReading *reading, const Join *join, const GError *error)
{
  if (join->fallback_since != 0 && tel_snapshot_get_release (reading->snapshot) >= join->fallback_since)
    reading->missing |= 1u << join->part;
  else
    tel_snapshot_reading_refuse (reading, 1u << join->part, error);
}

/* Rows of which none belongs to any object are of identities that AXL writes otherwise, or does not tell: nobody would
 * have anything then. */
static gboolean
is_of_others (Joining *joining)
{
  TelSnapshotReading *reading = g_task_get_task_data (joining->task);

  return joining->n_found > 0 && g_hash_table_size (joining->found) == 0 &&
         tel_snapshot_get_n (reading->snapshot, joining->joins->kind) > 0;
}

static void
on_joined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Joining *joining = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (joining->task);
  const Join *join = joining->joins;
  g_autoptr (GError) error = NULL;

  if (tel_snapshot_query_finish (TEL_AXL_CLIENT (source), result, &error) &&
      (joining->unreadable || is_of_others (joining)))
    g_set_error_literal (&error, TEL_ERROR, TEL_ERROR_PROTOCOL, _ ("The cluster's database gave what cannot be read."));

  if (error != NULL && is_fatal (error))
    {
      GTask *task = joining->task;

      joining_free (joining);
      tel_snapshot_reading_fail (task, g_steal_pointer (&error));
      return;
    }

  if (error == NULL && ++joining->selection < G_N_ELEMENTS (join->selections) &&
      join->selections[joining->selection] != NULL)
    {
      query (joining);
      return;
    }

  if (error == NULL)
    apply (joining);
  else
    fall_back (reading, join, error);
  joining->joins++;
  start_join (joining);
}

static void
query (Joining *joining)
{
  TelSnapshotReading *reading = g_task_get_task_data (joining->task);

  tel_snapshot_query_async (tel_cluster_get_client (reading->cluster), joining->joins->selections[joining->selection],
                            on_row, joining, g_task_get_cancellable (joining->task), on_joined, joining);
}

/* Whether there is anything to ask; if not, the part has its state. */
static gboolean
is_wanted (TelSnapshotReading *reading, const Join *join)
{
  TelSnapshot *snapshot = reading->snapshot;

  if (tel_snapshot_has (snapshot, 1u << join->part))
    return FALSE;

  if (tel_snapshot_get_release (snapshot) < join->since)
    {
      tel_snapshot_set_state (snapshot, join->part, TEL_SNAPSHOT_STATE_NOT_OFFERED,
                              _ ("This release does not tell it."));
      return FALSE;
    }

  /* What is read object by object brings this along. */
  if ((reading->missing & join->bases) != 0)
    {
      reading->missing |= 1u << join->part;
      return FALSE;
    }

  for (guint base = 0; base < TEL_N_SNAPSHOT_PARTS; base++)
    if ((join->bases & 1u << base) != 0 && !tel_snapshot_has (snapshot, 1u << base))
      {
        tel_snapshot_set_state (snapshot, join->part, TEL_SNAPSHOT_STATE_REFUSED,
                                tel_snapshot_get_reason (snapshot, base));
        return FALSE;
      }

  return TRUE;
}

static void
start_join (Joining *joining)
{
  TelSnapshotReading *reading = g_task_get_task_data (joining->task);
  GTask *task = joining->task;

  while (joining->joins->take != NULL && !is_wanted (reading, joining->joins))
    joining->joins++;

  if (joining->joins->take == NULL)
    {
      joining_free (joining);
      tel_snapshot_reading_go_on (task);
      return;
    }

  g_clear_pointer (&joining->found, g_hash_table_unref);
  joining->found = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  joining->n_found = 0;
  joining->selection = 0;
  joining->unreadable = FALSE;
  tel_snapshot_reading_tell (reading, joining->joins->part, 0, 0);
  query (joining);
}

static void
join (GTask *task, const Join *joins)
{
  Joining *joining = g_new0 (Joining, 1);

  joining->task = task;
  joining->joins = joins;
  start_join (joining);
}

/**
 * tel_snapshot_reading_join_users:
 * @task: (transfer full): the task of a reading
 *
 * Reads what lists do not tell of the users: devices, groups, and whether a directory has them. What the database
 * refuses is missing then, where the users themselves tell it.
 */
void
tel_snapshot_reading_join_users (GTask *task)
{
  join (task, user_joins);
}

/**
 * tel_snapshot_reading_join_devices:
 * @task: (transfer full): the task of a reading
 *
 * Reads what lists do not tell of the devices: lines and their users, what is set for the product, and until when
 * certificates are valid.
 */
void
tel_snapshot_reading_join_devices (GTask *task)
{
  tel_snapshot_reading_find_concerned (g_task_get_task_data (task));
  join (task, device_joins);
}

/**
 * tel_snapshot_reading_join_numbers:
 * @task: (transfer full): the task of a reading
 *
 * Reads which of the numbers on lines are active.
 */
void
tel_snapshot_reading_join_numbers (GTask *task)
{
  join (task, number_joins);
}
