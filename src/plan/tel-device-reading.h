/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-number-use.h"

G_BEGIN_DECLS

/**
 * TelDeviceReadingScope:
 * @TEL_DEVICE_READING_NUMBERS: the use of every directory number that a device has as a line, too
 * @TEL_DEVICE_READING_SHARING: every device that has a wanted directory number as a line, too
 * @TEL_DEVICE_READING_LENIENT: that something wanted is gone is no error
 *
 * What is read besides what is wanted and the users of the devices.
 */
typedef enum
{
  TEL_DEVICE_READING_NUMBERS = 1 << 0,
  TEL_DEVICE_READING_SHARING = 1 << 1,
  TEL_DEVICE_READING_LENIENT = 1 << 2,
} TelDeviceReadingScope;

/**
 * TelDeviceReadingProgress:
 * @n_done: how many objects were read
 * @n_all: how many are to be read as far as that is known; each that is read may name others
 * @user_data: what was given with it
 *
 * Called while a reading runs.
 */
typedef void (*TelDeviceReadingProgress) (guint n_done, guint n_all, gpointer user_data);

/**
 * TelDeviceReading:
 * @cluster: the cluster
 * @devices: (element-type TelDevice): the devices, read whole
 * @users: (element-type TelUser): the owners of the devices and everybody associated with one, read whole
 * @numbers: (element-type TelNumberUse): the directory numbers and who uses them
 * @users_complete: whether everybody associated with the devices was found
 *
 * What the plans that take devices away, rename or move them depend on, read before any of them is made.
 */
typedef struct
{
  TelCluster *cluster;
  GPtrArray *devices;
  GPtrArray *users;
  GPtrArray *numbers;
  gboolean users_complete;

  /*< private >*/
  TelDeviceReadingProgress progress;
  gpointer progress_data;
  guint scope;
  GHashTable *wanted;
  GPtrArray *seeds;
  GTask *task;
  guint n_pending;
  GError *error;
} TelDeviceReading;

TelDeviceReading *tel_device_reading_new (TelCluster *cluster, guint scope);
void tel_device_reading_free (TelDeviceReading *self);
void
tel_device_reading_set_progress (TelDeviceReading *self, TelDeviceReadingProgress progress, gpointer progress_data);
void tel_device_reading_want_device (TelDeviceReading *self, const char *name);
void tel_device_reading_want_user (TelDeviceReading *self, const char *user_id);
void tel_device_reading_want_number (TelDeviceReading *self, const char *pattern, const char *partition);
void tel_device_reading_run_async (TelDeviceReading *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tel_device_reading_run_finish (GAsyncResult *result, GError **error);

TelDevice *tel_device_reading_get_device (TelDeviceReading *self, const char *name);
TelUser *tel_device_reading_get_user (TelDeviceReading *self, const char *user_id);
TelNumberUse *tel_device_reading_get_number (TelDeviceReading *self, const char *pattern, const char *partition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelDeviceReading, tel_device_reading_free)

G_END_DECLS
