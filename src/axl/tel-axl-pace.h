/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many writes may be sent in a time, whatever their order: those of the time that has just gone by count. Reference
 * counted. */
typedef struct _TelAxlPace TelAxlPace;

TelAxlPace *tel_axl_pace_new (void);
TelAxlPace *tel_axl_pace_ref (TelAxlPace *self);
void tel_axl_pace_unref (TelAxlPace *self);

void tel_axl_pace_set_limit (TelAxlPace *self, guint n_writes, guint milliseconds);
gboolean tel_axl_pace_is_idle (TelAxlPace *self, gint64 now);
gint64 tel_axl_pace_get_next (const TelAxlPace *self, gint64 now);
void tel_axl_pace_note (TelAxlPace *self, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlPace, tel_axl_pace_unref)

G_END_DECLS
