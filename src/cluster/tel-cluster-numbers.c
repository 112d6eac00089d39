/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-numbers.h"

#include "model/tel-error.h"

#include <string.h>

#define ANYTHING "%"

/* What the cluster may take for more than itself in a criterion. How it is told otherwise is not known for sure, so
 * that it is asked for more and the answer is sifted here (contract 2.0). */
#define WILDCARDS "%_\\"

/* A bulk read of a range, or of one number in all partitions. */
typedef struct
{
  TelNumberRange *range;
  char *pattern;
} Sifting;

/* A search by number and description at once: two lists, since the criteria of one are all to hold. */
typedef struct
{
  char *wanted;
  guint most;
  GHashTable *seen;
  GPtrArray *numbers;
  GCancellable *enough;
  GCancellable *outer;
  gulong handler;
  guint n_pending;
  gboolean is_full;
  GError *error;
} Search;

static void
sifting_free (Sifting *sifting)
{
  g_clear_pointer (&sifting->range, tel_number_range_free);
  g_free (sifting->pattern);
  g_free (sifting);
}

static void
search_free (Search *search)
{
  if (search->outer != NULL)
    g_signal_handler_disconnect (search->outer, search->handler);
  g_clear_object (&search->outer);
  g_clear_object (&search->enough);
  g_free (search->wanted);
  g_hash_table_unref (search->seen);
  g_ptr_array_unref (search->numbers);
  g_clear_error (&search->error);
  g_free (search);
}

/* The criterion that finds at least what has the text in it. */
static char *
widen (const char *before, const char *text, const char *after)
{
  GString *criterion = g_string_new (before);

  for (const char *letter = text; *letter != '\0'; letter++)
    {
      if (strchr (WILDCARDS, *letter) == NULL)
        g_string_append_c (criterion, *letter);
      else if (!g_str_has_suffix (criterion->str, ANYTHING))
        g_string_append (criterion, ANYTHING);
    }
  if (!g_str_has_suffix (criterion->str, ANYTHING))
    g_string_append (criterion, after);

  return g_string_free (criterion, FALSE);
}

static char *
fold (const char *text)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static int
compare_numbers (gconstpointer one, gconstpointer other)
{
  TelDirectoryNumber *mine = *(TelDirectoryNumber **) one;
  TelDirectoryNumber *theirs = *(TelDirectoryNumber **) other;
  int order = g_strcmp0 (tel_directory_number_get_pattern (mine), tel_directory_number_get_pattern (theirs));

  return order != 0
             ? order
             : g_strcmp0 (tel_directory_number_get_partition (mine), tel_directory_number_get_partition (theirs));
}

static gboolean
passes (const Sifting *sifting, TelDirectoryNumber *number)
{
  const char *pattern = tel_directory_number_get_pattern (number);

  if (pattern == NULL)
    return FALSE;

  return sifting->range != NULL ? tel_number_range_contains (sifting->range, pattern)
                                : g_str_equal (pattern, sifting->pattern);
}

static void
on_sifting_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sifting *sifting = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) listed = tel_axl_client_list_finish (TEL_AXL_CLIENT (source), result, &error);
  GPtrArray *numbers;

  if (listed == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  numbers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < listed->len; i++)
    if (passes (sifting, listed->pdata[i]))
      g_ptr_array_add (numbers, g_object_ref (listed->pdata[i]));
  g_ptr_array_sort (numbers, compare_numbers);
  g_task_return_pointer (task, numbers, (GDestroyNotify) g_ptr_array_unref);
}

static void
list_and_sift (GTask *task, Sifting *sifting, const char *criterion)
{
  TelCluster *self = g_task_get_source_object (task);

  g_task_set_task_data (task, sifting, (GDestroyNotify) sifting_free);
  tel_axl_client_list_async (tel_cluster_get_client (self), TEL_OBJECT_KIND_DIRECTORY_NUMBER, "pattern", criterion,
                             NULL, NULL, g_task_get_cancellable (task), on_sifting_listed, g_object_ref (task));
}

static gboolean
is_wanted (Search *search, TelDirectoryNumber *number)
{
  const char *pattern = tel_directory_number_get_pattern (number);
  const char *usage = tel_directory_number_get_usage (number);
  g_autofree char *shown = NULL;
  g_autofree char *folded_number = NULL;
  g_autofree char *folded_description = NULL;

  if (pattern == NULL || (usage != NULL && *usage != '\0' && !g_str_equal (usage, "Device")))
    return FALSE;

  shown = tel_directory_number_show_pattern (pattern);
  folded_number = fold (shown);
  folded_description = fold (tel_directory_number_get_description (number));

  return strstr (folded_number, search->wanted) != NULL || strstr (folded_description, search->wanted) != NULL;
}

static void
on_page (GPtrArray *objects, gpointer user_data)
{
  Search *search = g_task_get_task_data (user_data);

  for (guint i = 0; i < objects->len; i++)
    {
      const char *uuid = tel_object_get_uuid (objects->pdata[i]);

      if (!is_wanted (search, objects->pdata[i]) || (uuid != NULL && !g_hash_table_add (search->seen, g_strdup (uuid))))
        continue;
      if (search->numbers->len == search->most)
        {
          search->is_full = TRUE;
          g_cancellable_cancel (search->enough);
          return;
        }
      g_ptr_array_add (search->numbers, g_object_ref (objects->pdata[i]));
    }
}

static void
on_devices_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;

  tel_cluster_read_number_devices_finish (TEL_CLUSTER (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_ptr_array_ref (search->numbers), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_search_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = tel_axl_client_list_finish (TEL_AXL_CLIENT (source), result, &error);

  if (listed == NULL && !search->is_full && search->error == NULL)
    search->error = g_steal_pointer (&error);
  if (--search->n_pending > 0)
    return;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (search->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&search->error));
      return;
    }

  g_ptr_array_sort (search->numbers, compare_numbers);
  tel_cluster_read_number_devices_async (g_task_get_source_object (task), search->numbers,
                                         g_task_get_cancellable (task), on_devices_read, g_object_ref (task));
}

static void
search_by (GTask *task, const char *property, const char *criterion)
{
  TelCluster *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  search->n_pending++;
  tel_axl_client_list_async (tel_cluster_get_client (self), TEL_OBJECT_KIND_DIRECTORY_NUMBER, property, criterion,
                             on_page, task, search->enough, on_search_listed, g_object_ref (task));
}

static void
on_outer_cancelled (GCancellable *outer, GCancellable *enough)
{
  g_cancellable_cancel (enough);
}

static Search *
search_new (const char *text, guint most, GCancellable *outer)
{
  Search *search = g_new0 (Search, 1);

  search->wanted = fold (text);
  search->most = most;
  search->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search->numbers = g_ptr_array_new_with_free_func (g_object_unref);
  search->enough = g_cancellable_new ();
  if (outer != NULL)
    {
      search->outer = g_object_ref (outer);
      search->handler = g_signal_connect (outer, "cancelled", G_CALLBACK (on_outer_cancelled), search->enough);
    }

  return search;
}

/* A name is no number: the cluster need not look. */
static gboolean
may_be_number (const char *text)
{
  return strpbrk (text, "0123456789*#") != NULL;
}

/**
 * tel_cluster_find_numbers_async:
 * @self: a cluster
 * @text: what is looked for within a number or its description; capitals do not count
 * @most: how many numbers are wanted at most
 * @cancellable: (nullable): a #GCancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Searches the directory numbers of the cluster by number and description, with the devices that show them. The lists
 * are read page by page and no further than @most.
 */
void
tel_cluster_find_numbers_async (TelCluster *self,
                                const char *text,
                                guint most,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *criterion = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_find_numbers_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  trimmed = g_strstrip (g_strdup (text));
  g_task_set_task_data (task, search_new (trimmed, most, cancellable), (GDestroyNotify) search_free);
  criterion = widen (ANYTHING, trimmed, ANYTHING);
  search_by (task, "description", criterion);
  if (may_be_number (trimmed))
    {
      g_autofree char *pattern = tel_directory_number_read_pattern (trimmed);
      g_autofree char *number_criterion = widen (ANYTHING, pattern, ANYTHING);

      search_by (task, "pattern", number_criterion);
    }
}

/**
 * tel_cluster_find_numbers_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @complete: (out) (optional): whether these are all
 * @error: return location for an error: whatever the client says
 *
 * Ends tel_cluster_find_numbers_async().
 *
 * Returns: (transfer full) (element-type TelDirectoryNumber) (nullable): the numbers, by number and partition; their
 *   associated devices are %NULL where the cluster does not tell them
 */
GPtrArray *
tel_cluster_find_numbers_finish (TelCluster *self, GAsyncResult *result, gboolean *complete, GError **error)
{
  Search *search;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  search = g_task_get_task_data (G_TASK (result));
  if (complete != NULL)
    *complete = search != NULL && !search->is_full;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_cluster_list_range_async:
 * @self: a cluster
 * @range: a range
 * @cancellable: (nullable): a #GCancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Reads every number of a range that there is, in whatever partition, by one list.
 */
void
tel_cluster_list_range_async (TelCluster *self,
                              const TelNumberRange *range,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *criterion = NULL;
  Sifting *sifting;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (range != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_list_range_async);
  prefix = tel_number_range_dup_prefix (range);
  criterion = widen ("", prefix, ANYTHING);
  sifting = g_new0 (Sifting, 1);
  sifting->range = tel_number_range_copy (range);
  list_and_sift (task, sifting, criterion);
}

/**
 * tel_cluster_list_range_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says
 *
 * Ends tel_cluster_list_range_async().
 *
 * Returns: (transfer full) (element-type TelDirectoryNumber) (nullable): the numbers, by number and partition
 */
GPtrArray *
tel_cluster_list_range_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_cluster_list_same_numbers_async:
 * @self: a cluster
 * @pattern: a directory number as the cluster keeps it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Reads the numbers of these digits, which may be in several partitions.
 */
void
tel_cluster_list_same_numbers_async (
    TelCluster *self, const char *pattern, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *criterion = NULL;
  Sifting *sifting;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (pattern != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_list_same_numbers_async);
  criterion = widen ("", pattern, "");
  sifting = g_new0 (Sifting, 1);
  sifting->pattern = g_strdup (pattern);
  list_and_sift (task, sifting, criterion);
}

/**
 * tel_cluster_list_same_numbers_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says
 *
 * Ends tel_cluster_list_same_numbers_async().
 *
 * Returns: (transfer full) (element-type TelDirectoryNumber) (nullable): the numbers, one of each partition
 */
GPtrArray *
tel_cluster_list_same_numbers_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
