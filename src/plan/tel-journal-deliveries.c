/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-deliveries.h"

#include "plan/tel-journal-store-private.h"

static const char *const ways[] = {
  [TEL_DELIVERY_WAY_COPY] = "copy",     [TEL_DELIVERY_WAY_MAIL] = "mail", [TEL_DELIVERY_WAY_FILE] = "file",
  [TEL_DELIVERY_WAY_LETTER] = "letter", [TEL_DELIVERY_WAY_PDF] = "pdf",
};

/* A step with a new string that was settled after the string was given makes that string worthless. */
#define REPLACED                                                                                                       \
  "EXISTS (SELECT 1 FROM step JOIN plan ON step.plan = plan.id WHERE step.new_string <> 0 "                            \
  "AND step.state IN ('done', 'warning') AND step.settled > delivery.given "                                           \
  "AND plan.connection = delivery.connection AND json_extract (step.draft, '$.name') = delivery.device)"

/**
 * tel_journal_deliveries_add:
 * @store: a store
 * @delivery: what was given out
 * @error: return location for an error
 *
 * Writes down that a string was given out.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
tel_journal_deliveries_add (TelJournalStore *store, const TelJournalDelivery *delivery, GError **error)
{
  sqlite3_stmt *statement =
      tel_journal_store_prepare (store,
                                 "INSERT INTO delivery (connection, device, user, how, address, language, deadline, "
                                 "given, person, account) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                 error);

  if (statement == NULL)
    return FALSE;

  tel_journal_store_bind_text (statement, 1, delivery->connection);
  tel_journal_store_bind_text (statement, 2, delivery->device);
  tel_journal_store_bind_text (statement, 3, delivery->user);
  tel_journal_store_bind_text (statement, 4, ways[delivery->way]);
  tel_journal_store_bind_text (statement, 5, delivery->address);
  tel_journal_store_bind_text (statement, 6, delivery->language);
  tel_journal_store_bind_text (statement, 7, delivery->deadline);
  sqlite3_bind_int64 (statement, 8, delivery->given);
  tel_journal_store_bind_text (statement, 9, delivery->person);
  tel_journal_store_bind_text (statement, 10, delivery->account);

  return tel_journal_store_run (store, statement, error);
}

static TelJournalDelivery *
take_row (sqlite3_stmt *statement)
{
  TelJournalDelivery *delivery = g_new0 (TelJournalDelivery, 1);
  const char *way = (const char *) sqlite3_column_text (statement, 3);

  delivery->connection = tel_journal_store_dup_text (statement, 0);
  delivery->device = tel_journal_store_dup_text (statement, 1);
  delivery->user = tel_journal_store_dup_text (statement, 2);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (way, ways[i]) == 0)
      delivery->way = i;
  delivery->address = tel_journal_store_dup_text (statement, 4);
  delivery->language = tel_journal_store_dup_text (statement, 5);
  delivery->deadline = tel_journal_store_dup_text (statement, 6);
  delivery->given = sqlite3_column_int64 (statement, 7);
  delivery->person = tel_journal_store_dup_text (statement, 8);
  delivery->account = tel_journal_store_dup_text (statement, 9);
  delivery->replaced = sqlite3_column_int (statement, 10) != 0;

  return delivery;
}

/**
 * tel_journal_deliveries_list:
 * @store: a store
 * @connection: the identity of a connection
 * @device: (nullable): a device, %NULL for all
 * @error: return location for an error
 *
 * Lists what was given out, the newest first.
 *
 * Returns: (transfer full) (element-type TelJournalDelivery): the deliveries, or %NULL with %TEL_ERROR_STORAGE
 */
GPtrArray *
tel_journal_deliveries_list (TelJournalStore *store, const char *connection, const char *device, GError **error)
{
  g_autoptr (GPtrArray) deliveries = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_journal_delivery_free);
  sqlite3_stmt *statement =
      tel_journal_store_prepare (store,
                                 "SELECT connection, device, user, how, address, language, deadline, given, person, "
                                 "account, " REPLACED " FROM delivery WHERE connection = ?1 "
                                 "AND (?2 IS NULL OR device = ?2) ORDER BY id DESC",
                                 error);
  int result;

  if (statement == NULL)
    return NULL;

  tel_journal_store_bind_text (statement, 1, connection);
  tel_journal_store_bind_text (statement, 2, device);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (deliveries, take_row (statement));
  if (result != SQLITE_DONE)
    tel_journal_store_set_error (store, error);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE ? g_steal_pointer (&deliveries) : NULL;
}

/**
 * tel_journal_deliveries_prune:
 * @store: a store
 * @before: what was given before this goes, in microseconds since 1970
 * @error: return location for an error
 *
 * Forgets what was given long ago.
 *
 * Returns: %TRUE when it was done
 */
gboolean
tel_journal_deliveries_prune (TelJournalStore *store, gint64 before, GError **error)
{
  sqlite3_stmt *statement = tel_journal_store_prepare (store, "DELETE FROM delivery WHERE given < ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, before);

  return tel_journal_store_run (store, statement, error);
}
