/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-user-rank.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "axl/tel-axl-query.h"

#define DATA_KEY "tel-user-rank"

/* Everybody's, whatever the rank of who asks: that a query is not filtered is UNVERIFIED. Where it is, both numbers are
 * the same and nothing is said, which is what there was before. */
#define COUNT_QUERY "SELECT COUNT(*) AS users FROM enduser"

/* What the column is called is UNVERIFIED, and AXL has no element for it: it is looked for by the look of its name. */
#define COLUMN_QUERY                                                                                                   \
  "SELECT t.tabname, c.colname FROM systables t, syscolumns c WHERE c.tabid = t.tabid AND c.colname LIKE '%rank%' "    \
  "AND "                                                                                                               \
  "t.tabname IN ('applicationuser', 'enduser') ORDER BY 1, 2"

typedef struct
{
  TelUserRank found;
  guint n_listed;
  gboolean is_counted;
  TelAxlRows *columns;
  guint next_column;
} Check;

static void ask_rank (GTask *task);

static void
check_free (Check *check)
{
  g_clear_pointer (&check->columns, tel_axl_rows_free);
  g_free (check);
}

static gboolean
end_if_cancelled (GTask *task, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  g_task_return_error (task, g_error_copy (error));

  return TRUE;
}

/* Users that are not listed to somebody of the first rank are not listed for another reason. */
static TelShortening
judge (const Check *check)
{
  if (check->found.n_hidden > 0 && check->found.rank != 1)
    return TEL_SHORTENING_YES;
  if (check->found.rank > 1)
    return TEL_SHORTENING_POSSIBLE;

  return check->is_counted || check->found.rank == 1 ? TEL_SHORTENING_NO : TEL_SHORTENING_UNKNOWN;
}

static void
end_check (GTask *task)
{
  Check *check = g_task_get_task_data (task);
  TelUserRank *rank = g_new (TelUserRank, 1);

  check->found.shortening = judge (check);
  *rank = check->found;
  g_object_set_data_full (g_task_get_source_object (task), DATA_KEY, rank, g_free);
  g_task_return_boolean (task, TRUE);
}

/* A number, and not the key of something else. */
static guint
parse_number (const char *text)
{
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL) ? (guint) number : 0;
}

static void
on_rank_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (source), result, &error);

  if (end_if_cancelled (task, error))
    return;

  if (rows != NULL && tel_axl_rows_get_n_rows (rows) > 0 && tel_axl_rows_get_n_columns (rows) > 0)
    check->found.rank = parse_number (tel_axl_rows_get_value (rows, 0, 0));
  if (check->found.rank > 0)
    end_check (task);
  else
    ask_rank (task);
}

/* What a server calls a column goes into a statement only where it is a plain name. */
static gboolean
is_plain (const char *name)
{
  return name != NULL && *name != '\0' && name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static void
ask_rank (GTask *task)
{
  TelCluster *self = g_task_get_source_object (task);
  TelAxlClient *client = tel_cluster_get_client (self);
  Check *check = g_task_get_task_data (task);
  g_autofree char *account = NULL;

  while (check->columns != NULL && check->next_column < tel_axl_rows_get_n_rows (check->columns))
    {
      const char *table = tel_axl_rows_look_up (check->columns, check->next_column, "tabname");
      const char *column = tel_axl_rows_look_up (check->columns, check->next_column, "colname");
      g_autofree char *statement = NULL;

      check->next_column++;
      if (!is_plain (table) || !is_plain (column))
        continue;

      account = tel_axl_query_quote (tel_axl_client_get_user (client));
      statement = g_strdup_printf ("SELECT %s FROM %s WHERE %s = %s", column, table,
                                   g_str_equal (table, "enduser") ? "userid" : "name", account);
      tel_axl_client_query_async (client, statement, g_task_get_cancellable (task), on_rank_answered,
                                  g_object_ref (task));
      return;
    }

  end_check (task);
}

static void
on_columns_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  check->columns = tel_axl_client_query_finish (TEL_AXL_CLIENT (source), result, &error);
  if (!end_if_cancelled (task, error))
    ask_rank (task);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (source), result, &error);

  if (end_if_cancelled (task, error))
    return;

  if (rows != NULL && tel_axl_rows_get_n_rows (rows) == 1 && tel_axl_rows_get_n_columns (rows) == 1)
    check->found.n_users = parse_number (tel_axl_rows_get_value (rows, 0, 0));
  check->is_counted = check->found.n_users > 0;
  if (check->found.n_users > check->n_listed)
    check->found.n_hidden = check->found.n_users - check->n_listed;

  tel_axl_client_query_async (TEL_AXL_CLIENT (source), COLUMN_QUERY, g_task_get_cancellable (task), on_columns_answered,
                              g_object_ref (task));
}

/**
 * tel_user_rank_check_async:
 * @cluster: a cluster
 * @n_listed: how many users a list of all of them had
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds whether the list is shortened by the account's user rank, which there is from 11.5 on: by the number of users
 * that the cluster's database has, and by the rank itself. A cluster that refuses such questions leaves it unknown.
 */
void
tel_user_rank_check_async (
    TelCluster *cluster, guint n_listed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TelAxlClient *client;
  Check *check;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  task = g_task_new (cluster, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_user_rank_check_async);
  check = g_new0 (Check, 1);
  check->n_listed = n_listed;
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  client = tel_cluster_get_client (cluster);

  if (tel_cluster_get_release (cluster) < TEL_RELEASE_11_5)
    {
      check->found.rank = 1;
      end_check (task);
    }
  else
    tel_axl_client_query_async (client, COUNT_QUERY, cancellable, on_counted, g_object_ref (task));
}

/**
 * tel_user_rank_check_finish:
 * @cluster: a cluster
 * @result: the result
 * @error: return location
 *
 * Ends tel_user_rank_check_async().
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED set, and with nothing else
 */
gboolean
tel_user_rank_check_finish (TelCluster *cluster, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, cluster), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_user_rank_get:
 * @cluster: a cluster
 *
 * Gets what was found.
 *
 * Returns: (transfer none): what is known, which lasts until the next check
 */
const TelUserRank *
tel_user_rank_get (TelCluster *cluster)
{
  static const TelUserRank unknown = { TEL_SHORTENING_UNKNOWN, 0, 0, 0 };
  const TelUserRank *rank;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), &unknown);

  rank = g_object_get_data (G_OBJECT (cluster), DATA_KEY);

  return rank != NULL ? rank : &unknown;
}

/**
 * tel_user_rank_dup_sentence:
 * @cluster: a cluster
 *
 * Says what the rank of the account hides or may hide.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL where there is nothing to say
 */
char *
tel_user_rank_dup_sentence (TelCluster *cluster)
{
  const TelUserRank *rank = tel_user_rank_get (cluster);

  if (rank->shortening == TEL_SHORTENING_YES)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     /* Translators: how many users are hidden, of how many that the cluster has */
                     "%u of the cluster’s %u users is not shown to this account: its user rank hides it.",
                     "%u of the cluster’s %u users are not shown to this account: its user rank hides them.",
                     rank->n_hidden),
        rank->n_hidden, rank->n_users);
  if (rank->shortening == TEL_SHORTENING_POSSIBLE)
    return g_strdup_printf (
        /* Translators: a number, the user rank of the account */
        _ ("This account has the user rank %u: lists may lack what is of a higher rank."), rank->rank);

  return NULL;
}
