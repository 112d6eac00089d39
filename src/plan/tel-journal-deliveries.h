/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-delivery.h"
#include "plan/tel-journal-store.h"

G_BEGIN_DECLS

/* The journal's table of what was given out, in the journal's thread. */

gboolean tel_journal_deliveries_add (TelJournalStore *store, const TelJournalDelivery *delivery, GError **error);
GPtrArray *
tel_journal_deliveries_list (TelJournalStore *store, const char *connection, const char *device, GError **error);
gboolean tel_journal_deliveries_prune (TelJournalStore *store, gint64 before, GError **error);

G_END_DECLS
