/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-capf-restart.h"

G_BEGIN_DECLS

/**
 * TelOwnerFlags:
 * @TEL_OWNER_MOVE_ASSOCIATION: the device association goes from the old owner to the new one
 * @TEL_OWNER_MOVE_LINES: the new owner takes the old one's place among the users associated with the lines
 * @TEL_OWNER_RELABEL: label and display of the lines are made anew for the new owner
 * @TEL_OWNER_SET_PRIMARY: the first line becomes the new owner's primary extension, even if they have another
 *
 * What goes along with a device that gets another owner.
 */
typedef enum
{
  TEL_OWNER_MOVE_ASSOCIATION = 1 << 0,
  TEL_OWNER_MOVE_LINES = 1 << 1,
  TEL_OWNER_RELABEL = 1 << 2,
  TEL_OWNER_SET_PRIMARY = 1 << 3,
} TelOwnerFlags;

#define TEL_OWNER_DEFAULT_FLAGS (TEL_OWNER_MOVE_ASSOCIATION | TEL_OWNER_MOVE_LINES | TEL_OWNER_RELABEL)

/* Gives a device to another user. */
void tel_owner_builder_build_async (TelCluster *cluster,
                                    const char *device_name,
                                    const char *user_id,
                                    guint flags,
                                    const TelCapfRestart *enrolment,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TelPlan *tel_owner_builder_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
