/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-list.h"

#include <string.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-kind.h"
#include "batch/tel-batch-object.h"
#include "batch/tel-batch-output.h"
#include "model/tel-error.h"
#include "model/tel-process-node.h"

/* What a column may take of a line. */
#define WIDEST 40

static int
compare_by_columns (gconstpointer a, gconstpointer b, gpointer user_data)
{
  TelObject *one = *(TelObject *const *) a;
  TelObject *other = *(TelObject *const *) b;
  const char *const *columns = user_data;

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *mine = tel_batch_object_dup_text (one, columns[i]);
      g_autofree char *theirs = tel_batch_object_dup_text (other, columns[i]);
      int order = g_strcmp0 (mine, theirs);

      if (order != 0)
        return order;
    }

  return 0;
}

/* Reads a list from the cluster itself: what it keeps of the parameters is only a part. */
static GPtrArray *
read_list (TelBatchSession *session, TelObjectKind kind, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *objects;

  tel_axl_client_list_async (client, kind, NULL, NULL, NULL, NULL, tel_batch_session_get_cancellable (session),
                             tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);
  objects = tel_axl_client_list_finish (client, result, error);
  if (objects == NULL)
    return NULL;

  /* The pseudo node of the enterprise parameters is no server (contract 2.6). */
  for (guint i = objects->len; i > 0; i--)
    if (TEL_IS_PROCESS_NODE (objects->pdata[i - 1]) && !tel_process_node_is_server (objects->pdata[i - 1]))
      g_ptr_array_remove_index (objects, i - 1);
  g_ptr_array_sort_with_data (objects, compare_by_columns, (gpointer) tel_batch_kind_get_columns (kind));

  if (kind == TEL_OBJECT_KIND_USER)
    tel_batch_session_warn_of_rank (session, objects->len);

  return objects;
}

static void
print_list (GPtrArray *objects, TelObjectKind kind, TelRelease release)
{
  const char *const *columns = tel_batch_kind_get_columns (kind);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) heading = g_ptr_array_new ();
  g_autoptr (TelBatchTable) table = NULL;

  for (guint i = 0; columns[i] != NULL; i++)
    if (tel_axl_table_find_property (tel_axl_table_get (kind), columns[i], TEL_AXL_TAG, release) != NULL)
      {
        g_ptr_array_add (shown, (gpointer) columns[i]);
        g_ptr_array_add (heading, (gpointer) tel_object_get_property_label (objects->pdata[0], columns[i]));
      }

  table = tel_batch_table_new (shown->len, WIDEST);
  tel_batch_table_add (table, (const char *const *) heading->pdata);
  for (guint i = 0; i < objects->len; i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < shown->len; j++)
        g_ptr_array_add (cells, tel_batch_object_dup_text (objects->pdata[i], shown->pdata[j]));
      tel_batch_table_add (table, (const char *const *) cells->pdata);
    }
  tel_batch_table_print (table);
}

/**
 * tel_batch_list_run:
 * @session: a session
 * @options: the command line, with the kind of object
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Lists all objects of a kind, with what the release's list tells of them. No list reads a secret.
 *
 * Returns: %TRUE when they were read
 */
gboolean
tel_batch_list_run (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelRelease release = tel_cluster_get_release (tel_batch_session_get_cluster (session));
  g_autoptr (GPtrArray) objects = read_list (session, options->kind, error);

  if (objects == NULL)
    return FALSE;

  if (builder == NULL)
    {
      if (objects->len > 0)
        print_list (objects, options->kind, release);
      else
        tel_batch_output_print (/* Translators: the plural name of a kind of object, e.g. “Locations” */
                                _ ("The list “%s” is empty."), tel_object_kind_get_label (options->kind));

      return TRUE;
    }

  tel_batch_output_add_text (builder, "kind", tel_object_kind_get_nick (options->kind));
  json_builder_set_member_name (builder, "objects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < objects->len; i++)
    tel_batch_object_add_json (objects->pdata[i], options->kind, TEL_AXL_LIST, release, FALSE, builder);
  json_builder_end_array (builder);

  return TRUE;
}

static gboolean
refuse_missing (TelObjectKind kind, const char *name, GError **error)
{
  g_autofree char *description = tel_object_kind_describe (kind, name, NULL);

  /* Translators: an object such as “location “Tokyo”” */
  g_set_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND, _ ("The cluster has no %s."), description);

  return FALSE;
}

/* What can only be listed is found in its list. */
static TelObject *
find_in_list (TelBatchSession *session, TelObjectKind kind, const char *name, GError **error)
{
  g_autoptr (GPtrArray) objects = read_list (session, kind, error);

  if (objects == NULL)
    return NULL;
  for (guint i = 0; i < objects->len; i++)
    if (g_strcmp0 (tel_object_get_key (objects->pdata[i]), name) == 0)
      return g_object_ref (objects->pdata[i]);
  refuse_missing (kind, name, error);

  return NULL;
}

/* The service and the internal name have no slash. */
static TelObject *
read_parameter (TelBatchSession *session, const char *name, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));
  const char *first = strchr (name, '/');
  const char *last = strrchr (name, '/');
  g_autofree char *service = g_strndup (name, (gsize) (first - name));
  g_autofree char *node = g_strndup (first + 1, (gsize) (last - first - 1));
  g_autoptr (TelObject) parameter = g_object_new (tel_object_kind_get_object_type (TEL_OBJECT_KIND_PARAMETER),
                                                  "service", service, "node", node, "name", last + 1, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_get_again_async (client, parameter, tel_batch_session_get_cancellable (session),
                                  tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_axl_client_get_finish (client, result, error);
}

/* A directory number's partition stands behind its first slash; without one it is in no partition. */
static TelObject *
read_whole (TelBatchSession *session, TelObjectKind kind, const char *name, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));
  const char *slash = kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER ? strchr (name, '/') : NULL;
  g_autofree char *key = slash != NULL ? g_strndup (name, (gsize) (slash - name)) : g_strdup (name);
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_get_async (client, kind, key, slash != NULL ? slash + 1 : NULL,
                            tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_axl_client_get_finish (client, result, error);
}

static TelObject *
read_object (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  const char *name = options->object_name;

  if (options->kind == TEL_OBJECT_KIND_PARAMETER)
    return read_parameter (session, name, error);
  if (options->kind == TEL_OBJECT_KIND_PROCESS_NODE && g_str_equal (name, TEL_PROCESS_NODE_ENTERPRISE))
    {
      refuse_missing (options->kind, name, error);
      return NULL;
    }
  if ((tel_axl_table_get (options->kind)->operations & TEL_AXL_HAS_GET) == 0)
    return find_in_list (session, options->kind, name, error);

  return read_whole (session, options->kind, name, error);
}

/**
 * tel_batch_list_get:
 * @session: a session
 * @options: the command line, with the kind of object and its name
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Shows one object with all that the program knows of it. An authentication string is shown only when the command line
 * asks for it.
 *
 * Returns: %TRUE when it was read
 */
gboolean
tel_batch_list_get (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  TelRelease release = tel_cluster_get_release (cluster);
  g_autoptr (TelObject) object = read_object (session, options, error);

  if (object == NULL)
    return FALSE;

  if (builder == NULL)
    {
      tel_batch_object_print (object, options->kind, cluster, options->show_string);
      return TRUE;
    }

  tel_batch_output_add_text (builder, "kind", tel_object_kind_get_nick (options->kind));
  json_builder_set_member_name (builder, "object");
  tel_batch_object_add_json (object, options->kind, TEL_AXL_GET, release, options->show_string, builder);

  return TRUE;
}
