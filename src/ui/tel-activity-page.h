/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The Activity page: the plans of the journal on the left, the newest first, one of them on the right. Property
 * *can-go-back*: the plan hides the list. Signal *interrupted* (its title): a plan broke off on the cluster that was
 * set.
 */
#define TEL_TYPE_ACTIVITY_PAGE (tel_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (TelActivityPage, tel_activity_page, TEL, ACTIVITY_PAGE, AdwBin)

void tel_activity_page_set_journal (TelActivityPage *self, TelJournal *journal);
void tel_activity_page_set_cluster (TelActivityPage *self, TelCluster *cluster);
void tel_activity_page_show_plan (TelActivityPage *self, gint64 plan);
void tel_activity_page_reload (TelActivityPage *self);
void tel_activity_page_focus_search (TelActivityPage *self);
gboolean tel_activity_page_get_can_go_back (TelActivityPage *self);
void tel_activity_page_go_back (TelActivityPage *self);

G_END_DECLS
