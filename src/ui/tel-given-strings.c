/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-given-strings.h"

#include "ui/tel-delivery-log.h"

struct _TelGivenStrings
{
  GObject parent_instance;

  GHashTable *logs;
  GHashTable *times;
};

G_DEFINE_FINAL_TYPE (TelGivenStrings, tel_given_strings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The journal tells of every plan: only what is news to those who look on is said. */
static void
on_log_changed (TelGivenStrings *self, TelDeliveryLog *log)
{
  const char *name = tel_delivery_log_get_device_name (log);
  GDateTime *before = g_hash_table_lookup (self->times, name);
  g_autoptr (GDateTime) given = tel_delivery_log_get_given (log);

  if (given == before || (given != NULL && before != NULL && g_date_time_equal (given, before)))
    return;

  if (given != NULL)
    g_hash_table_insert (self->times, g_strdup (name), g_steal_pointer (&given));
  else
    g_hash_table_remove (self->times, name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tel_given_strings_dispose (GObject *object)
{
  g_clear_pointer (&TEL_GIVEN_STRINGS (object)->logs, g_hash_table_unref);

  G_OBJECT_CLASS (tel_given_strings_parent_class)->dispose (object);
}

static void
tel_given_strings_finalize (GObject *object)
{
  g_hash_table_unref (TEL_GIVEN_STRINGS (object)->times);

  G_OBJECT_CLASS (tel_given_strings_parent_class)->finalize (object);
}

static void
tel_given_strings_class_init (TelGivenStringsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_given_strings_dispose;
  object_class->finalize = tel_given_strings_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_given_strings_init (TelGivenStrings *self)
{
  self->logs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_date_time_unref);
}

/**
 * tel_given_strings_new:
 * @cluster: a cluster
 * @devices: (element-type TelDevice): devices
 *
 * Looks up when the strings of those of the devices that wait for enrolment were given out.
 *
 * Returns: (transfer full): a new object, which knows nothing yet and emits “changed” when it does
 */
TelGivenStrings *
tel_given_strings_new (TelCluster *cluster, GPtrArray *devices)
{
  TelGivenStrings *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (devices != NULL, NULL);

  self = g_object_new (TEL_TYPE_GIVEN_STRINGS, NULL);
  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (devices, i);
      TelDeliveryLog *log;

      if (!tel_device_is_pending (device))
        continue;
      log = tel_delivery_log_new (cluster, device);
      g_signal_connect_object (log, "changed", G_CALLBACK (on_log_changed), self, G_CONNECT_SWAPPED);
      g_hash_table_insert (self->logs, g_strdup (tel_device_get_name (device)), log);
    }

  return self;
}

/**
 * tel_given_strings_get_times:
 * @self: the object
 *
 * Gets when the string of each device was given out last (G4.5).
 *
 * Returns: (transfer none) (element-type utf8 GDateTime): times by the names of the devices; those that were not given
 * out from here are missing
 */
GHashTable *
tel_given_strings_get_times (TelGivenStrings *self)
{
  g_return_val_if_fail (TEL_IS_GIVEN_STRINGS (self), NULL);

  return self->times;
}
