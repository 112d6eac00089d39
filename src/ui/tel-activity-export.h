/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to, and writes the plans of a list there. */

void
tel_activity_export_ask (GtkWidget *widget, TelJournal *journal, GListModel *entries, TelJournalExportFormat format);
void tel_activity_export_write (
    GtkWidget *widget, TelJournal *journal, GListModel *entries, TelJournalExportFormat format, GFile *file);

G_END_DECLS
