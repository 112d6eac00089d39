/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-delivery.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"

#include "plan/tel-journal-deliveries.h"
#include "plan/tel-journal-private.h"

/* What is looked for. */
typedef struct
{
  char *connection;
  char *device;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->connection);
  g_free (query->device);
  g_free (query);
}

static void
note (TelJournalStore *store, GTask *task, gpointer data)
{
  GError *error = NULL;

  if (tel_journal_deliveries_add (store, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
list (TelJournalStore *store, GTask *task, gpointer data)
{
  Query *query = data;
  GError *error = NULL;
  GPtrArray *deliveries = tel_journal_deliveries_list (store, query->connection, query->device, &error);

  if (deliveries != NULL)
    g_task_return_pointer (task, deliveries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tel_journal_delivery_new:
 * @cluster: the cluster that the string is of
 * @device: the device that it is for
 * @user: who was given it
 * @way: how
 *
 * Makes a record of what is given out now. Where it went and in what language is added by the caller.
 *
 * Returns: (transfer full): a new record
 */
TelJournalDelivery *
tel_journal_delivery_new (TelCluster *cluster, TelDevice *device, TelUser *user, TelDeliveryWay way)
{
  TelJournalDelivery *self;
  TelAxlClient *client;
  const char *account;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  client = tel_cluster_get_client (cluster);
  account = tel_axl_client_get_user (client);
  self = g_new0 (TelJournalDelivery, 1);
  self->device = g_strdup (tel_device_get_name (device));
  self->user = g_strdup (tel_user_get_user_id (user));
  self->way = way;
  self->deadline = g_strdup (tel_device_get_completes_by (device));
  self->given = g_get_real_time ();
  self->connection = g_strdup (tel_axl_client_get_connection_id (client));
  self->person = g_strdup (g_get_user_name ());
  self->account = g_strdup (account != NULL ? account : "");

  return self;
}

/**
 * tel_journal_delivery_free:
 * @self: a record
 *
 * Frees it.
 */
void
tel_journal_delivery_free (TelJournalDelivery *self)
{
  g_free (self->device);
  g_free (self->user);
  g_free (self->address);
  g_free (self->language);
  g_free (self->deadline);
  g_free (self->connection);
  g_free (self->person);
  g_free (self->account);
  g_free (self);
}

/**
 * tel_journal_delivery_get_time:
 * @self: a record
 *
 * Gets when the string was given out.
 *
 * Returns: (transfer full): the time, in local time
 */
GDateTime *
tel_journal_delivery_get_time (const TelJournalDelivery *self)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_local (self->given / G_USEC_PER_SEC);

  return g_date_time_add (seconds, self->given % G_USEC_PER_SEC);
}

static char *
describe_way (const TelJournalDelivery *self, const char *when)
{
  switch (self->way)
    {
    case TEL_DELIVERY_WAY_MAIL:
      /* Translators: an address, a date and time */
      return g_strdup_printf (_ ("Given by e-mail to %s on %s"), self->address != NULL ? self->address : self->user,
                              when);

    case TEL_DELIVERY_WAY_FILE:
      /* Translators: an address, a date and time */
      return g_strdup_printf (_ ("Saved as a message to %s on %s"), self->address != NULL ? self->address : self->user,
                              when);

    case TEL_DELIVERY_WAY_LETTER:
      /* Translators: a user ID, a date and time */
      return g_strdup_printf (_ ("Printed in a letter to %s on %s"), self->user, when);

    case TEL_DELIVERY_WAY_PDF:
      /* Translators: a user ID, a date and time */
      return g_strdup_printf (_ ("Saved in a letter to %s on %s"), self->user, when);

    case TEL_DELIVERY_WAY_COPY:
    default:
      /* Translators: to the clipboard; a user ID, a date and time */
      return g_strdup_printf (_ ("Copied for %s on %s"), self->user, when);
    }
}

/**
 * tel_journal_delivery_describe:
 * @self: a record
 *
 * Tells how and when a string was given out, and whether it was replaced since (G4.5).
 *
 * Returns: (transfer full): the text in the language of the desktop
 */
char *
tel_journal_delivery_describe (const TelJournalDelivery *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  time = tel_journal_delivery_get_time (self);
  when = tel_deadline_describe (time, local);
  text = describe_way (self, when);
  if (!self->replaced)
    return g_steal_pointer (&text);

  /* Translators: how and when a string was given out */
  return g_strdup_printf (_ ("%s; replaced by a newer string since"), text);
}

/**
 * tel_journal_note_delivery_async:
 * @self: a journal
 * @delivery: (transfer full): what was given out
 * @callback: called when it is on the disk
 * @user_data: data for @callback
 *
 * Writes down that a string was given out, not the string.
 */
void
tel_journal_note_delivery_async (TelJournal *self,
                                 TelJournalDelivery *delivery,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TEL_IS_JOURNAL (self));
  g_return_if_fail (delivery != NULL);

  tel_journal_work_async (self, note, FALSE, delivery, (GDestroyNotify) tel_journal_delivery_free, NULL, callback,
                          user_data);
}

/**
 * tel_journal_note_delivery_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_note_delivery_async().
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_journal_note_delivery_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  g_signal_emit_by_name (self, "changed");

  return TRUE;
}

/**
 * tel_journal_list_deliveries_async:
 * @self: a journal
 * @connection: the identity of a connection
 * @device: (nullable): a device, %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: called with the records
 * @user_data: data for @callback
 *
 * Lists when and how strings were given out.
 */
void
tel_journal_list_deliveries_async (TelJournal *self,
                                   const char *connection,
                                   const char *device,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Query *query;

  g_return_if_fail (TEL_IS_JOURNAL (self));
  g_return_if_fail (connection != NULL);

  query = g_new0 (Query, 1);
  query->connection = g_strdup (connection);
  query->device = g_strdup (device);
  tel_journal_work_async (self, list, TRUE, query, query_free, cancellable, callback, user_data);
}

/**
 * tel_journal_list_deliveries_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_list_deliveries_async().
 *
 * Returns: (transfer full) (element-type TelJournalDelivery): the records, the newest first, or %NULL with
 *   %TEL_ERROR_STORAGE
 */
GPtrArray *
tel_journal_list_deliveries_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
