/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object-kind.h"

G_BEGIN_DECLS

/* Where a reader of the cluster's queue of changes stands (contract 2.8). Immutable and reference counted. */
#define TEL_TYPE_AXL_CURSOR (tel_axl_cursor_get_type ())
typedef struct _TelAxlCursor TelAxlCursor;

GType tel_axl_cursor_get_type (void);
TelAxlCursor *tel_axl_cursor_new (const char *queue_id, guint64 next);
TelAxlCursor *tel_axl_cursor_ref (TelAxlCursor *self);
void tel_axl_cursor_unref (TelAxlCursor *self);
const char *tel_axl_cursor_get_queue_id (TelAxlCursor *self);
guint64 tel_axl_cursor_get_next (TelAxlCursor *self);

/**
 * TelAxlChange:
 * @kind: what changed
 * @uuid: its uuid, in braces and upper case; %NULL of an association
 * @removed: whether it is gone
 *
 * One change: an object, or, without a uuid, what users and devices have to do with each other.
 */
typedef struct
{
  TelObjectKind kind;
  char *uuid;
  gboolean removed;
} TelAxlChange;

TelAxlChange *tel_axl_change_new (const char *type, const char *uuid, const char *action);
void tel_axl_change_free (TelAxlChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlCursor, tel_axl_cursor_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlChange, tel_axl_change_free)

G_END_DECLS
