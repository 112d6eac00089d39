/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"

#include "model/tel-deadline.h"
#include "model/tel-error.h"
#include "model/tel-text.h"

#include <glib/gi18n-lib.h>

/* One statement, so that both are of one moment (contract 4.4). */
#define CLOCK_QUERY                                                                                                    \
  "SELECT CURRENT YEAR TO SECOND AS local, DBINFO('utc_current') AS utc FROM systables WHERE tabid = 1"

/* An offset is called by hours and minutes, and by what it is an offset from. */
static char *
dup_name (GTimeZone *zone)
{
  const char *identifier = g_time_zone_get_identifier (zone);
  gint32 minutes;

  if (*identifier != '+' && *identifier != '-')
    return g_strdup (identifier);

  minutes = g_time_zone_get_offset (zone, 0) / 60;
  if (minutes == 0)
    return g_strdup ("UTC");

  return g_strdup_printf ("UTC%c%02d:%02d", *identifier, ABS (minutes) / 60, ABS (minutes) % 60);
}

/**
 * tel_cluster_get_time_zone:
 * @self: a cluster
 *
 * Gets the zone of the cluster's clock, in which deadlines are written (G3.5, contract 4.4).
 *
 * Returns: (transfer none): the zone, UTC where nothing is known
 */
GTimeZone *
tel_cluster_get_time_zone (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return tel_cluster_clock_get_zone (tel_cluster_get_clock (self));
}

/**
 * tel_cluster_get_time_zone_origin:
 * @self: a cluster
 *
 * Tells where the zone is known from. A deadline is shown with it.
 *
 * Returns: the origin
 */
TelZoneOrigin
tel_cluster_get_time_zone_origin (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), TEL_ZONE_ASSUMED);

  return tel_cluster_clock_get_origin (tel_cluster_get_clock (self));
}

/**
 * tel_cluster_is_time_zone_assumed:
 * @self: a cluster
 *
 * Tells whether the zone is a guess, which is to be said wherever a deadline is shown (G3.5).
 *
 * Returns: %TRUE while nobody has said which zone it is
 */
gboolean
tel_cluster_is_time_zone_assumed (TelCluster *self)
{
  return tel_cluster_get_time_zone_origin (self) == TEL_ZONE_ASSUMED;
}

/**
 * tel_cluster_set_time_zone:
 * @self: a cluster
 * @zone: (nullable): the zone of the cluster's clock, %NULL for what the cluster says itself
 *
 * Chooses the zone, a setting of the connection. It counts even where the cluster says otherwise; see
 * tel_cluster_dup_contradicting_zone_name().
 */
void
tel_cluster_set_time_zone (TelCluster *self, GTimeZone *zone)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));

  tel_cluster_clock_choose (tel_cluster_get_clock (self), zone);
  tel_cluster_notify_clock (self);
}

/**
 * tel_cluster_assume_time_zone:
 * @self: a cluster
 * @zone: the best guess
 *
 * Sets what is taken for the zone, marked as assumed, while neither a person nor the cluster has said which it is.
 */
void
tel_cluster_assume_time_zone (TelCluster *self, GTimeZone *zone)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (zone != NULL);

  tel_cluster_clock_assume (tel_cluster_get_clock (self), zone);
  tel_cluster_notify_clock (self);
}

/**
 * tel_cluster_dup_time_zone_name:
 * @self: a cluster
 *
 * Names the zone for people.
 *
 * Returns: (transfer full): a name such as `Asia/Tokyo` or `UTC+09:00`
 */
char *
tel_cluster_dup_time_zone_name (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  return dup_name (tel_cluster_get_time_zone (self));
}

/**
 * tel_cluster_describe_deadline:
 * @self: a cluster
 * @text: (nullable): a deadline as the cluster writes it
 *
 * Tells people a deadline in the cluster's time, and where its zone is known from (G3.5).
 *
 * Returns: (transfer full) (nullable): the words, or the text as it was read where it is no time
 */
char *
tel_cluster_describe_deadline (TelCluster *self, const char *text)
{
  g_autoptr (GDateTime) deadline = NULL;
  g_autofree char *name = NULL;
  g_autofree char *when = NULL;
  GTimeZone *zone;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  zone = tel_cluster_get_time_zone (self);
  deadline = tel_text_is_blank (text) ? NULL : tel_deadline_parse (text, zone);
  if (deadline == NULL)
    return g_strdup (text);

  name = tel_cluster_dup_time_zone_name (self);
  when = tel_deadline_describe (deadline, zone);
  switch (tel_cluster_get_time_zone_origin (self))
    {
    case TEL_ZONE_ASSUMED:
      /* Translators: a date and time, then the time zone that the program assumes */
      return g_strdup_printf (_ ("%s (time zone assumed: %s)"), when, name);

    case TEL_ZONE_FOUND:
      /* Translators: a date and time, then a time zone such as UTC+09:00 */
      return g_strdup_printf (_ ("%s (%s, found on the cluster)"), when, name);

    default:
      /* Translators: %s is a date and time. */
      return g_strdup_printf (_ ("%s (the cluster’s time)"), when);
    }
}

/**
 * tel_cluster_dup_contradicting_zone_name:
 * @self: a cluster
 *
 * Names the zone that the cluster's clock shows where it is not the chosen one, which people have to be told.
 *
 * Returns: (transfer full) (nullable): a name such as `UTC+09:00`, %NULL where nothing contradicts
 */
char *
tel_cluster_dup_contradicting_zone_name (TelCluster *self)
{
  g_autoptr (GDateTime) now = NULL;
  GTimeZone *zone;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  now = tel_cluster_get_now (self);
  zone = tel_cluster_clock_get_contradiction (tel_cluster_get_clock (self), now);

  return zone != NULL ? dup_name (zone) : NULL;
}

/* By the date of the last answer and the time gone since; by our own clock where none has come. */
static GDateTime *
get_answering_time (TelCluster *self)
{
  TelAxlClient *client = tel_cluster_get_client (self);
  GDateTime *time = client != NULL ? tel_axl_client_dup_server_time (client) : NULL;

  return time != NULL ? time : g_date_time_new_now_utc ();
}

/**
 * tel_cluster_get_now:
 * @self: a cluster
 *
 * Gets the time of the cluster's clock in its zone: that of its database where it was found, else what its last answer
 * was dated with, else ours.
 *
 * Returns: (transfer full): the time
 */
GDateTime *
tel_cluster_get_now (TelCluster *self)
{
  g_autoptr (GDateTime) answering = NULL;
  g_autoptr (GDateTime) now = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);

  answering = get_answering_time (self);
  now = g_date_time_add (answering, tel_cluster_clock_get_difference (tel_cluster_get_clock (self)));

  return g_date_time_to_timezone (now, tel_cluster_get_time_zone (self));
}

static void
on_clock_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelCluster *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (source), result, &error);
  g_autoptr (GDateTime) answered = get_answering_time (self);

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (tel_axl_rows_get_n_rows (rows) > 0 &&
      tel_cluster_clock_take_reading (tel_cluster_get_clock (self), tel_axl_rows_look_up (rows, 0, "local"),
                                      tel_axl_rows_look_up (rows, 0, "utc"), answered))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_PROTOCOL,
                             _ ("What the cluster says of its clock cannot be understood."));
  tel_cluster_notify_clock (self);
}

/**
 * tel_cluster_find_clock_async:
 * @self: a cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Asks the cluster's database for its time and zone (contract 4.4). Where it does not answer, the zone stays what it
 * was, assumed where nobody chose one, and the time is that by which answers are dated.
 */
void
tel_cluster_find_clock_async (TelCluster *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (tel_cluster_get_client (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_find_clock_async);
  tel_axl_client_query_async (tel_cluster_get_client (self), CLOCK_QUERY, cancellable, on_clock_read,
                              g_object_ref (task));
}

/**
 * tel_cluster_find_clock_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says of a query, or %TEL_ERROR_PROTOCOL
 *
 * Ends tel_cluster_find_clock_async().
 *
 * Returns: %TRUE when the clock was found
 */
gboolean
tel_cluster_find_clock_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
