/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-number-use.h"

#include "axl/tel-axl-query.h"
#include "model/tel-error.h"
#include "model/tel-text.h"

/**
 * TelNumberUse:
 *
 * Most of it no list of AXL can tell: it is asked by SQL, with AXL where AXL knows it too. What neither tells is
 * unknown, which is not the same as nobody.
 */
struct _TelNumberUse
{
  GObject parent_instance;

  char *pattern;
  char *partition;
  TelDirectoryNumber *number;
  char **users[TEL_N_NUMBER_USERS];
};

G_DEFINE_FINAL_TYPE (TelNumberUse, tel_number_use, G_TYPE_OBJECT)

/* The @ is what the number is found by. Where the forwards stand in the tables is UNVERIFIED: a cluster that does not
 * know a column refuses the query, and the use is unknown. */
#define NUMBER " LEFT OUTER JOIN routepartition rp ON n.fkroutepartition = rp.pkid WHERE @"

static const char *const statements[] = {
  [TEL_NUMBER_USER_DEVICE] = "SELECT d.name AS name FROM devicenumplanmap m INNER JOIN device d ON m.fkdevice = d.pkid"
                             " INNER JOIN numplan n ON m.fknumplan = n.pkid" NUMBER " ORDER BY d.name",
  [TEL_NUMBER_USER_PRIMARY] =
      "SELECT e.userid AS name FROM endusernumplanmap m INNER JOIN enduser e ON m.fkenduser = e.pkid"
      " INNER JOIN numplan n ON m.fknumplan = n.pkid" NUMBER " AND m.tkdnusage = 1 ORDER BY e.userid",
  [TEL_NUMBER_USER_LINE_GROUP] =
      "SELECT g.name AS name FROM linegroupnumplanmap m INNER JOIN linegroup g ON m.fklinegroup = g.pkid"
      " INNER JOIN numplan n ON m.fknumplan = n.pkid" NUMBER " ORDER BY g.name",
};

/* The @ is the number as it is kept and as it is dialled. */
static const char *const forward_statements[] = {
  "SELECT n.dnorpattern AS name FROM callforwarddynamic c INNER JOIN numplan n ON c.fknumplan = n.pkid"
  " WHERE c.cfadestination IN (@) ORDER BY n.dnorpattern",
  "SELECT n.dnorpattern AS name FROM numplan n WHERE n.cfbdestination IN (@) OR n.cfbintdestination IN (@)"
  " OR n.cfnadestination IN (@) OR n.cfnaintdestination IN (@) OR n.pffdestination IN (@)"
  " OR n.pffintdestination IN (@) OR n.cfdfdestination IN (@) OR n.cfaptdestination IN (@)"
  " OR n.cfurdestination IN (@) OR n.cfurintdestination IN (@) ORDER BY n.dnorpattern",
};

typedef struct
{
  TelCluster *cluster;
  TelNumberUse *use;
  guint n_pending;
  /* Both queries have to be answered before it is known who forwards. */
  GPtrArray *forwards;
  gboolean forwards_unknown;
  GError *error;
} Reading;

/* Which query an answer is to. */
typedef struct
{
  GTask *task;
  TelNumberUser user;
} Question;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->cluster);
  g_clear_object (&reading->use);
  g_clear_pointer (&reading->forwards, g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

/* What ends the reading as a whole, where other errors only leave something unknown. */
static gboolean
is_fatal (const GError *error)
{
  return !g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED) &&
         !g_error_matches (error, TEL_ERROR, TEL_ERROR_FORBIDDEN) &&
         !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) &&
         !g_error_matches (error, TEL_ERROR, TEL_ERROR_TOO_LARGE) &&
         !g_error_matches (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
}

static char **
take_names (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

static void
set_users (TelNumberUse *self, TelNumberUser user, GPtrArray *names)
{
  g_strfreev (self->users[user]);
  self->users[user] = take_names (names);
}

static void
add_name (GPtrArray *names, const char *name)
{
  if (!tel_text_is_blank (name) && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
end_one (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (--reading->n_pending > 0)
    return;

  if (reading->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&reading->error));
      return;
    }

  if (!reading->forwards_unknown)
    set_users (reading->use, TEL_NUMBER_USER_FORWARD, g_steal_pointer (&reading->forwards));
  g_task_return_pointer (task, g_object_ref (reading->use), g_object_unref);
}

/* Takes over the error. */
static void
note_error (Reading *reading, GError *error)
{
  if (is_fatal (error) && reading->error == NULL)
    reading->error = error;
  else
    g_error_free (error);
}

/* The list of users tells the primary extension of each (contract 2.3). */
static void
find_primary_users (Reading *reading)
{
  GListModel *users = G_LIST_MODEL (tel_cluster_get_store (reading->cluster, TEL_OBJECT_KIND_USER));
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *partition = reading->use->partition != NULL ? reading->use->partition : "";

  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (users, i);
      const char *theirs = tel_user_get_primary_partition (user);

      if (g_strcmp0 (tel_user_get_primary_pattern (user), reading->use->pattern) == 0 &&
          g_str_equal (theirs != NULL ? theirs : "", partition))
        add_name (names, tel_user_get_user_id (user));
    }

  set_users (reading->use, TEL_NUMBER_USER_PRIMARY, names);
}

static void
on_users_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  if (tel_cluster_load_finish (TEL_CLUSTER (object), result, &error))
    find_primary_users (reading);
  else
    note_error (reading, error);
  end_one (task);
}

static void
take_rows (Reading *reading, TelNumberUser user, const TelAxlRows *rows)
{
  GPtrArray *names = user == TEL_NUMBER_USER_FORWARD ? reading->forwards : g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      const char *name = tel_axl_rows_look_up (rows, i, "name");

      if (user != TEL_NUMBER_USER_FORWARD || g_strcmp0 (name, reading->use->pattern) != 0)
        add_name (names, name);
    }
  if (user != TEL_NUMBER_USER_FORWARD)
    set_users (reading->use, user, names);
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (GTask) task = question->task;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (object), result, &error);

  if (rows != NULL)
    take_rows (reading, question->user, rows);
  else if (!is_fatal (error) && question->user == TEL_NUMBER_USER_PRIMARY)
    {
      g_error_free (error);
      tel_cluster_load_async (reading->cluster, TEL_OBJECT_KIND_USER, g_task_get_cancellable (task), on_users_listed,
                              g_object_ref (task));
      return;
    }
  else
    {
      reading->forwards_unknown = reading->forwards_unknown || question->user == TEL_NUMBER_USER_FORWARD;
      note_error (reading, error);
    }

  end_one (task);
}

static void
ask (GTask *task, TelNumberUser user, const char *statement, const char *found_by)
{
  Reading *reading = g_task_get_task_data (task);
  Question *question = g_new0 (Question, 1);
  g_autoptr (GString) text = g_string_new (statement);

  g_string_replace (text, "@", found_by, 0);
  question->task = g_object_ref (task);
  question->user = user;
  reading->n_pending++;
  tel_axl_client_query_async (tel_cluster_get_client (reading->cluster), text->str, g_task_get_cancellable (task),
                              on_answered, question);
}

static void
ask_about (GTask *task, TelNumberUser user)
{
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *pattern = tel_axl_query_quote (reading->use->pattern);
  g_autofree char *partition =
      tel_axl_query_quote (tel_text_is_blank (reading->use->partition) ? "" : reading->use->partition);
  g_autofree char *found_by = NULL;

  if (tel_text_is_blank (reading->use->partition))
    found_by = g_strdup_printf ("n.dnorpattern = %s AND n.fkroutepartition IS NULL", pattern);
  else
    found_by = g_strdup_printf ("n.dnorpattern = %s AND rp.name = %s", pattern, partition);
  ask (task, user, statements[user], found_by);
}

/* A full number is kept with a backslash before its plus sign and dialled without. */
static void
ask_about_forwards (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  const char *pattern = reading->use->pattern;
  g_autofree char *kept = tel_axl_query_quote (pattern);
  g_autofree char *dialled = tel_axl_query_quote (*pattern == '\\' ? pattern + 1 : pattern);
  g_autofree char *destinations = g_strdup_printf ("%s, %s", kept, dialled);

  for (guint i = 0; i < G_N_ELEMENTS (forward_statements); i++)
    ask (task, TEL_NUMBER_USER_FORWARD, forward_statements[i], destinations);
}

static const char *
get_pickup_group (TelDirectoryNumber *number)
{
  TelCarried *carried = tel_object_get_carried (TEL_OBJECT (number));
  TelTree *group = carried != NULL ? tel_carried_get (carried, "callPickupGroupName") : NULL;

  return group != NULL ? tel_tree_get_text (group) : NULL;
}

static void
take_number (Reading *reading, TelDirectoryNumber *number)
{
  TelNumberUse *use = reading->use;
  const char *const *devices = tel_directory_number_get_associated_devices (number);
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);

  g_set_object (&use->number, number);
  add_name (groups, get_pickup_group (number));
  set_users (use, TEL_NUMBER_USER_PICKUP_GROUP, groups);
  /* From release 10 a number tells its devices itself (contract 2.2). */
  if (tel_cluster_get_release (reading->cluster) >= TEL_RELEASE_10_0)
    use->users[TEL_NUMBER_USER_DEVICE] = devices != NULL ? g_strdupv ((char **) devices) : g_strsplit ("", "\n", -1);
}

static void
on_number_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TelObject) number = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (number == NULL && !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (number == NULL)
    {
      g_task_return_pointer (task, g_object_ref (reading->use), g_object_unref);
      return;
    }

  take_number (reading, TEL_DIRECTORY_NUMBER (number));
  if (reading->use->users[TEL_NUMBER_USER_DEVICE] == NULL)
    ask_about (task, TEL_NUMBER_USER_DEVICE);
  ask_about (task, TEL_NUMBER_USER_PRIMARY);
  ask_about (task, TEL_NUMBER_USER_LINE_GROUP);
  ask_about_forwards (task);
}

static void
tel_number_use_finalize (GObject *object)
{
  TelNumberUse *self = TEL_NUMBER_USE (object);

  g_clear_pointer (&self->pattern, g_free);
  g_clear_pointer (&self->partition, g_free);
  g_clear_object (&self->number);
  for (guint i = 0; i < TEL_N_NUMBER_USERS; i++)
    g_clear_pointer (&self->users[i], g_strfreev);

  G_OBJECT_CLASS (tel_number_use_parent_class)->finalize (object);
}

static void
tel_number_use_class_init (TelNumberUseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_number_use_finalize;
}

static void
tel_number_use_init (TelNumberUse *self)
{
}

/**
 * tel_number_use_read_async:
 * @cluster: a cluster
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition, %NULL or empty for none
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it was read
 * @user_data: data for @callback
 *
 * Reads a directory number and asks who uses it: devices by the number itself from release 10, all else by SQL, with
 * the list of users as the other way to their primary extensions. What cannot be found out is left unknown.
 */
void
tel_number_use_read_async (TelCluster *cluster,
                           const char *pattern,
                           const char *partition,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (pattern != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_number_use_read_async);
  reading = g_new0 (Reading, 1);
  reading->cluster = g_object_ref (cluster);
  reading->forwards = g_ptr_array_new_with_free_func (g_free);
  reading->use = g_object_new (TEL_TYPE_NUMBER_USE, NULL);
  reading->use->pattern = g_strdup (pattern);
  reading->use->partition = tel_text_is_blank (partition) ? NULL : g_strdup (partition);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  tel_cluster_read_async (cluster, TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern, reading->use->partition, cancellable,
                          on_number_read, g_steal_pointer (&task));
}

/**
 * tel_number_use_read_finish:
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_number_use_read_async(). A number that does not exist is no error.
 *
 * Returns: (transfer full) (nullable): the number and its use
 */
TelNumberUse *
tel_number_use_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_number_use_get_pattern:
 * @self: the use of a number
 *
 * Gets the pattern that was asked about.
 *
 * Returns: the pattern
 */
const char *
tel_number_use_get_pattern (TelNumberUse *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_USE (self), NULL);

  return self->pattern;
}

/**
 * tel_number_use_get_partition:
 * @self: the use of a number
 *
 * Gets the partition that was asked about.
 *
 * Returns: (nullable): the partition, %NULL for none
 */
const char *
tel_number_use_get_partition (TelNumberUse *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_USE (self), NULL);

  return self->partition;
}

/**
 * tel_number_use_get_number:
 * @self: the use of a number
 *
 * Gets the directory number, read whole.
 *
 * Returns: (transfer none) (nullable): the number, %NULL when there is none
 */
TelDirectoryNumber *
tel_number_use_get_number (TelNumberUse *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_USE (self), NULL);

  return self->number;
}

/**
 * tel_number_use_get_users:
 * @self: the use of a number
 * @user: what kind of user
 *
 * Gets the names of those that use the number: device names, user IDs, names of groups, patterns.
 *
 * Returns: (nullable): the names, empty when nobody does, %NULL when that could not be found out
 */
const char *const *
tel_number_use_get_users (TelNumberUse *self, TelNumberUser user)
{
  g_return_val_if_fail (TEL_IS_NUMBER_USE (self), NULL);
  g_return_val_if_fail (user < TEL_N_NUMBER_USERS, NULL);

  return (const char *const *) self->users[user];
}

/**
 * tel_number_use_dup_label:
 * @self: the use of a number
 *
 * Names the number with its partition, for a sentence.
 *
 * Returns: (transfer full): the label
 */
char *
tel_number_use_dup_label (TelNumberUse *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_USE (self), NULL);

  return tel_directory_number_make_label (self->pattern, self->partition);
}
