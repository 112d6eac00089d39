/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-numbers.h"

#include "axl/tel-axl-query.h"
#include "model/tel-error.h"

/* What joins devices and numbers; only the tables and columns that are known for sure (contract 6.1). */
#define QUERY                                                                                                          \
  "SELECT n.pkid, d.name FROM numplan n INNER JOIN devicenumplanmap dnpm ON dnpm.fknumplan = n.pkid"                   \
  " INNER JOIN device d ON dnpm.fkdevice = d.pkid WHERE n.pkid IN (%s) ORDER BY d.name"

/* The database writes an identity in lower case and without braces (contract 6.2). */
static char *
dup_pkid (TelDirectoryNumber *number)
{
  const char *uuid = tel_object_get_uuid (TEL_OBJECT (number));
  g_autofree char *bare = NULL;

  if (uuid == NULL)
    return NULL;

  bare = g_strdup (*uuid == '{' ? uuid + 1 : uuid);
  if (g_str_has_suffix (bare, "}"))
    bare[strlen (bare) - 1] = '\0';

  return g_ascii_strdown (bare, -1);
}

static void
put_devices (TelDirectoryNumber *number, const TelAxlRows *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *pkid = dup_pkid (number);
  g_auto (GStrv) names = NULL;

  for (guint i = 0; pkid != NULL && i < tel_axl_rows_get_n_rows (rows); i++)
    {
      const char *name = tel_axl_rows_look_up (rows, i, "name");

      if (name != NULL && g_strcmp0 (tel_axl_rows_look_up (rows, i, "pkid"), pkid) == 0)
        g_strv_builder_add (builder, name);
    }

  names = g_strv_builder_end (builder);
  g_object_set (number, "associated-devices", names, NULL);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *numbers = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* No cluster promises to answer: the numbers are known all the same. */
  for (guint i = 0; rows != NULL && i < numbers->len; i++)
    put_devices (numbers->pdata[i], rows);
  g_task_return_boolean (task, rows != NULL);
}

/* Where the lists of a release tell the devices, none is said by leaving them out. */
static void
put_none (GPtrArray *numbers)
{
  static const char *const none[] = { NULL };

  for (guint i = 0; i < numbers->len; i++)
    if (tel_directory_number_get_associated_devices (numbers->pdata[i]) == NULL)
      g_object_set (numbers->pdata[i], "associated-devices", none, NULL);
}

static char *
write_query (GPtrArray *numbers)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *pkid = dup_pkid (numbers->pdata[i]);
      g_autofree char *literal = pkid != NULL ? tel_axl_query_quote (pkid) : NULL;

      if (literal != NULL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", literal);
    }

  return list->len > 0 ? g_strdup_printf (QUERY, list->str) : NULL;
}

/**
 * tel_cluster_read_number_devices_async:
 * @self: a cluster
 * @numbers: (element-type TelDirectoryNumber): numbers that a list has brought
 * @cancellable: (nullable): a #GCancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Fills in the devices that show the numbers, of all of them at once. Lists tell them from 10.0 to 11.5 only (contract
 * 2.2); elsewhere the database is asked.
 */
void
tel_cluster_read_number_devices_async (
    TelCluster *self, GPtrArray *numbers, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *query = NULL;
  TelRelease release;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (numbers != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_read_number_devices_async);
  g_task_set_task_data (task, g_ptr_array_ref (numbers), (GDestroyNotify) g_ptr_array_unref);

  release = tel_cluster_get_release (self);
  if (release >= TEL_RELEASE_10_0 && release <= TEL_RELEASE_11_5)
    put_none (numbers);
  else
    query = write_query (numbers);

  if (query == NULL)
    g_task_return_boolean (task, TRUE);
  else
    tel_axl_client_query_async (tel_cluster_get_client (self), query, cancellable, on_answered,
                                g_steal_pointer (&task));
}

/**
 * tel_cluster_read_number_devices_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: cancellation alone
 *
 * Ends tel_cluster_read_number_devices_async().
 *
 * Returns: %TRUE when the devices are known; where the cluster does not tell, %FALSE without an error, and the numbers'
 *   associated devices stay %NULL
 */
gboolean
tel_cluster_read_number_devices_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
