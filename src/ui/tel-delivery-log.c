/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-delivery-log.h"

#include "ui/tel-application.h"

/* What is older is of no use to anybody who looks at a device. */
#define MAXIMUM_TOLD 3

struct _TelDeliveryLog
{
  GObject parent_instance;

  TelCluster *cluster;
  char *device_name;
  TelJournal *journal;
  GCancellable *cancellable;
  GPtrArray *deliveries;
};

G_DEFINE_FINAL_TYPE (TelDeliveryLog, tel_delivery_log, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GDateTime *
find_given (GPtrArray *deliveries)
{
  const TelJournalDelivery *last = deliveries != NULL && deliveries->len > 0 ? g_ptr_array_index (deliveries, 0) : NULL;

  return last != NULL && !last->replaced ? tel_journal_delivery_get_time (last) : NULL;
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deliveries = tel_journal_list_deliveries_finish (TEL_JOURNAL (source), result, &error);
  TelDeliveryLog *self;

  if (deliveries == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }

  self = TEL_DELIVERY_LOG (user_data);
  g_clear_pointer (&self->deliveries, g_ptr_array_unref);
  self->deliveries = g_steal_pointer (&deliveries);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
reload (TelDeliveryLog *self)
{
  TelAxlClient *client = tel_cluster_get_client (self->cluster);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tel_journal_list_deliveries_async (self->journal, tel_axl_client_get_connection_id (client), self->device_name,
                                     self->cancellable, on_listed, self);
}

static void
on_noted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The string was given out all the same. */
  if (!tel_journal_note_delivery_finish (TEL_JOURNAL (source), result, &error))
    g_warning ("%s", error->message);
}

static void
on_given_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deliveries = tel_journal_list_deliveries_finish (TEL_JOURNAL (source), result, &error);

  if (deliveries == NULL)
    g_warning ("%s", error->message);
  g_task_return_pointer (task, find_given (deliveries), (GDestroyNotify) g_date_time_unref);
}

static void
tel_delivery_log_dispose (GObject *object)
{
  TelDeliveryLog *self = TEL_DELIVERY_LOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->deliveries, g_ptr_array_unref);
  g_clear_object (&self->journal);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_delivery_log_parent_class)->dispose (object);
}

static void
tel_delivery_log_finalize (GObject *object)
{
  g_free (TEL_DELIVERY_LOG (object)->device_name);

  G_OBJECT_CLASS (tel_delivery_log_parent_class)->finalize (object);
}

static void
tel_delivery_log_class_init (TelDeliveryLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_delivery_log_dispose;
  object_class->finalize = tel_delivery_log_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_delivery_log_init (TelDeliveryLog *self)
{
}

/**
 * tel_delivery_log_new:
 * @cluster: a cluster
 * @device: a device
 *
 * Looks up when and how the strings of a device were given out. Where no program runs, nothing is known.
 *
 * Returns: (transfer full): a new log, which knows nothing yet
 */
TelDeliveryLog *
tel_delivery_log_new (TelCluster *cluster, TelDevice *device)
{
  TelDeliveryLog *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  self = g_object_new (TEL_TYPE_DELIVERY_LOG, NULL);
  self->cluster = g_object_ref (cluster);
  self->device_name = g_strdup (tel_device_get_name (device));
  if (g_set_object (&self->journal, tel_application_get_default_journal ()))
    {
      g_signal_connect_object (self->journal, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
      reload (self);
    }

  return self;
}

/**
 * tel_delivery_log_get_device_name:
 * @self: a log
 *
 * Gets the name of the device that the log is about.
 *
 * Returns: (transfer none): the name
 */
const char *
tel_delivery_log_get_device_name (TelDeliveryLog *self)
{
  g_return_val_if_fail (TEL_IS_DELIVERY_LOG (self), NULL);

  return self->device_name;
}

/**
 * tel_delivery_log_note:
 * @self: a log
 * @user: who was given the string
 * @device: the device, with the deadline of the string
 * @way: how
 * @language: (nullable): the code of the language of a message or letter
 *
 * Writes down that the string was given out now, not the string.
 */
void
tel_delivery_log_note (TelDeliveryLog *self, TelUser *user, TelDevice *device, TelDeliveryWay way, const char *language)
{
  TelJournalDelivery *delivery;

  g_return_if_fail (TEL_IS_DELIVERY_LOG (self));

  if (self->journal == NULL)
    return;

  delivery = tel_journal_delivery_new (self->cluster, device, user, way);
  delivery->language = g_strdup (language);
  if (way == TEL_DELIVERY_WAY_MAIL || way == TEL_DELIVERY_WAY_FILE)
    delivery->address = g_strdup (tel_user_get_mail (user));
  tel_journal_note_delivery_async (self->journal, delivery, on_noted, NULL);
}

/**
 * tel_delivery_log_describe:
 * @self: a log
 *
 * Tells how and when the last strings were given out, and whether they were replaced since; a line for each.
 *
 * Returns: (transfer full) (nullable): the text, %NULL when none was
 */
char *
tel_delivery_log_describe (TelDeliveryLog *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (TEL_IS_DELIVERY_LOG (self), NULL);

  if (self->deliveries == NULL || self->deliveries->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (self->deliveries->len, MAXIMUM_TOLD); i++)
    {
      g_autofree char *line = tel_journal_delivery_describe (g_ptr_array_index (self->deliveries, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_strdup (text->str);
}

/**
 * tel_delivery_log_get_given:
 * @self: a log
 *
 * Gets when the string that is pending now was given out last (G4.5).
 *
 * Returns: (transfer full) (nullable): the time, %NULL when it was not given out from here
 */
GDateTime *
tel_delivery_log_get_given (TelDeliveryLog *self)
{
  g_return_val_if_fail (TEL_IS_DELIVERY_LOG (self), NULL);

  return find_given (self->deliveries);
}

/**
 * tel_delivery_log_read_given_async:
 * @cluster: a cluster
 * @device: a device
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Looks up when the string that is pending now was given out last (G4.5), for whoever has no log of the device.
 */
void
tel_delivery_log_read_given_async (TelCluster *cluster,
                                   TelDevice *device,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  TelJournal *journal = tel_application_get_default_journal ();
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_DEVICE (device));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_delivery_log_read_given_async);
  if (journal == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    tel_journal_list_deliveries_async (journal, tel_axl_client_get_connection_id (tel_cluster_get_client (cluster)),
                                       tel_device_get_name (device), NULL, on_given_listed, g_steal_pointer (&task));
}

/**
 * tel_delivery_log_read_given_finish:
 * @result: the result
 *
 * Ends tel_delivery_log_read_given_async(). What could not be read is told to the system's log alone.
 *
 * Returns: (transfer full) (nullable): the time, %NULL when it was not given out from here
 */
GDateTime *
tel_delivery_log_read_given_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tel_delivery_log_read_given_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
