/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-change.h"

#include "axl/tel-axl-table.h"

#define ASSOCIATION "UserPhoneAssociation"

struct _TelAxlCursor
{
  gatomicrefcount references;
  char *queue_id;
  guint64 next;
};

G_DEFINE_BOXED_TYPE (TelAxlCursor, tel_axl_cursor, tel_axl_cursor_ref, tel_axl_cursor_unref)

/**
 * tel_axl_cursor_new:
 * @queue_id: the name of the cluster's queue
 * @next: the number of the first change that was not read
 *
 * Makes a place in a queue.
 *
 * Returns: (transfer full): a new place
 */
TelAxlCursor *
tel_axl_cursor_new (const char *queue_id, guint64 next)
{
  TelAxlCursor *self;

  g_return_val_if_fail (queue_id != NULL, NULL);

  self = g_new0 (TelAxlCursor, 1);
  g_atomic_ref_count_init (&self->references);
  self->queue_id = g_strdup (queue_id);
  self->next = next;

  return self;
}

/**
 * tel_axl_cursor_ref:
 * @self: a place
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
TelAxlCursor *
tel_axl_cursor_ref (TelAxlCursor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * tel_axl_cursor_unref:
 * @self: (transfer full): a place
 *
 * Drops a reference.
 */
void
tel_axl_cursor_unref (TelAxlCursor *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->queue_id);
  g_free (self);
}

/**
 * tel_axl_cursor_get_queue_id:
 * @self: a place
 *
 * Gets the name of the queue, which changes when the cluster's service is restarted.
 *
 * Returns: the name
 */
const char *
tel_axl_cursor_get_queue_id (TelAxlCursor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->queue_id;
}

/**
 * tel_axl_cursor_get_next:
 * @self: a place
 *
 * Gets the number of the first change that was not read.
 *
 * Returns: the number
 */
guint64
tel_axl_cursor_get_next (TelAxlCursor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->next;
}

/* Objects are known by their uuid in one form (contract 6.2). */
static char *
normalize_uuid (const char *uuid)
{
  g_autofree char *upper = g_ascii_strup (uuid, -1);

  return *upper == '{' ? g_steal_pointer (&upper) : g_strconcat ("{", upper, "}", NULL);
}

/**
 * tel_axl_change_new:
 * @type: (nullable): the type of the object, a value of `XChangeType`
 * @uuid: (nullable): its uuid
 * @action: (nullable): `a`, `u` or `r`
 *
 * Makes a change of what was answered.
 *
 * Returns: (transfer full) (nullable): the change; %NULL for a type of object that is not ours
 */
TelAxlChange *
tel_axl_change_new (const char *type, const char *uuid, const char *action)
{
  TelAxlChange *self = NULL;

  if (g_strcmp0 (type, ASSOCIATION) == 0)
    return g_new0 (TelAxlChange, 1);

  for (guint kind = 0; uuid != NULL && kind < TEL_N_OBJECT_KINDS; kind++)
    if (g_strcmp0 (tel_axl_table_get (kind)->operand, type) == 0)
      {
        self = g_new0 (TelAxlChange, 1);
        self->kind = kind;
        self->uuid = normalize_uuid (uuid);
        self->removed = g_strcmp0 (action, "r") == 0;
      }

  return self;
}

/**
 * tel_axl_change_free:
 * @self: (transfer full): a change
 *
 * Frees it.
 */
void
tel_axl_change_free (TelAxlChange *self)
{
  g_free (self->uuid);
  g_free (self);
}
