/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells of a plan that has ended while no window of the program was in front. */
#define TEL_TYPE_PLAN_NOTIFIER (tel_plan_notifier_get_type ())
G_DECLARE_FINAL_TYPE (TelPlanNotifier, tel_plan_notifier, TEL, PLAN_NOTIFIER, GObject)

TelPlanNotifier *tel_plan_notifier_new (GApplication *application, TelJournal *journal);

G_END_DECLS
