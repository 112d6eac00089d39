/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-delivery.h"

G_BEGIN_DECLS

/*
 * When and how the strings of one device were given out, from the journal of the program that runs. It is read anew
 * when the journal changes.
 *
 * Signal: "changed" (something else is to be told).
 */
#define TEL_TYPE_DELIVERY_LOG (tel_delivery_log_get_type ())
G_DECLARE_FINAL_TYPE (TelDeliveryLog, tel_delivery_log, TEL, DELIVERY_LOG, GObject)

TelDeliveryLog *tel_delivery_log_new (TelCluster *cluster, TelDevice *device);
const char *tel_delivery_log_get_device_name (TelDeliveryLog *self);
void tel_delivery_log_note (
    TelDeliveryLog *self, TelUser *user, TelDevice *device, TelDeliveryWay way, const char *language);
char *tel_delivery_log_describe (TelDeliveryLog *self);
GDateTime *tel_delivery_log_get_given (TelDeliveryLog *self);
void tel_delivery_log_read_given_async (TelCluster *cluster,
                                        TelDevice *device,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GDateTime *tel_delivery_log_read_given_finish (GAsyncResult *result);

G_END_DECLS
