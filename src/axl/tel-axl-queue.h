/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Who may send: so many readers and so many writers at a time, the others in the order in which they came. */
#define TEL_TYPE_AXL_QUEUE (tel_axl_queue_get_type ())
G_DECLARE_FINAL_TYPE (TelAxlQueue, tel_axl_queue, TEL, AXL_QUEUE, GObject)

/**
 * TelAxlQueueLane:
 * @TEL_AXL_QUEUE_LANE_READ: what only reads
 * @TEL_AXL_QUEUE_LANE_WRITE: what changes the cluster
 *
 * The two lanes, each with places of its own.
 */
typedef enum
{
  TEL_AXL_QUEUE_LANE_READ,
  TEL_AXL_QUEUE_LANE_WRITE,
} TelAxlQueueLane;

TelAxlQueue *tel_axl_queue_new (guint max_readers, guint max_writers);
void tel_axl_queue_enter_async (TelAxlQueue *self,
                                TelAxlQueueLane lane,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean tel_axl_queue_enter_finish (TelAxlQueue *self, GAsyncResult *result, GError **error);
void tel_axl_queue_leave (TelAxlQueue *self, TelAxlQueueLane lane);
void tel_axl_queue_dismiss (TelAxlQueue *self);

G_END_DECLS
