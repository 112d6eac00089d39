/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-pace.h"

#define USEC_PER_MSEC 1000

struct _TelAxlPace
{
  grefcount n_references;
  guint n_writes;
  gint64 interval;
  /* When something was sent, the oldest first; without a limit too, for one may be set. */
  GArray *times;
};

/**
 * tel_axl_pace_new:
 *
 * Makes a pace without a limit.
 *
 * Returns: (transfer full): a new pace
 */
TelAxlPace *
tel_axl_pace_new (void)
{
  TelAxlPace *self = g_new0 (TelAxlPace, 1);

  g_ref_count_init (&self->n_references);
  self->interval = G_TIME_SPAN_MINUTE;
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * tel_axl_pace_ref:
 * @self: a pace
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
TelAxlPace *
tel_axl_pace_ref (TelAxlPace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->n_references);

  return self;
}

/**
 * tel_axl_pace_unref:
 * @self: (nullable) (transfer full): a pace
 *
 * Drops a reference; the last one frees the pace.
 */
void
tel_axl_pace_unref (TelAxlPace *self)
{
  if (self == NULL || !g_ref_count_dec (&self->n_references))
    return;

  g_array_unref (self->times);
  g_free (self);
}

/**
 * tel_axl_pace_set_limit:
 * @self: a pace
 * @n_writes: how many may be sent, 0 for any number
 * @milliseconds: in which time
 *
 * Sets the limit. What was sent before counts.
 */
void
tel_axl_pace_set_limit (TelAxlPace *self, guint n_writes, guint milliseconds)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (milliseconds > 0);

  self->n_writes = n_writes;
  self->interval = (gint64) milliseconds * USEC_PER_MSEC;
}

/**
 * tel_axl_pace_is_idle:
 * @self: a pace
 * @now: the time, as of g_get_monotonic_time()
 *
 * Tells whether nothing would be lost with it: nobody has it but who asks, and what was sent is too long ago to count.
 *
 * Returns: %TRUE when it may go
 */
gboolean
tel_axl_pace_is_idle (TelAxlPace *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_ref_count_compare (&self->n_references, 1) &&
         (self->times->len == 0 || g_array_index (self->times, gint64, self->times->len - 1) + self->interval <= now);
}

/**
 * tel_axl_pace_get_next:
 * @self: a pace
 * @now: the time, as of g_get_monotonic_time()
 *
 * Tells when the next may be sent: as soon as of the last so many the first is long enough ago.
 *
 * Returns: a time, @now where nothing is to be waited for
 */
gint64
tel_axl_pace_get_next (const TelAxlPace *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, now);

  if (self->n_writes == 0 || self->times->len < self->n_writes)
    return now;

  return MAX (g_array_index (self->times, gint64, self->times->len - self->n_writes) + self->interval, now);
}

/**
 * tel_axl_pace_note:
 * @self: a pace
 * @now: the time, as of g_get_monotonic_time()
 *
 * Notes that one is being sent.
 */
void
tel_axl_pace_note (TelAxlPace *self, gint64 now)
{
  guint n_past = 0;

  g_return_if_fail (self != NULL);

  while (n_past < self->times->len && g_array_index (self->times, gint64, n_past) + self->interval <= now)
    n_past++;
  if (n_past > 0)
    g_array_remove_range (self->times, 0, n_past);
  g_array_append_val (self->times, now);
}
