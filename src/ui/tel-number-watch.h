/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster-numbers.h"

G_BEGIN_DECLS

/*
 * Looks a directory number up while it is being typed, and says what is to be said of it. Signal "changed": there is
 * something else to show.
 */
#define TEL_TYPE_NUMBER_WATCH (tel_number_watch_get_type ())
G_DECLARE_FINAL_TYPE (TelNumberWatch, tel_number_watch, TEL, NUMBER_WATCH, GObject)

TelNumberWatch *tel_number_watch_new (TelCluster *cluster);
void tel_number_watch_look_up (TelNumberWatch *self, const char *pattern, const char *partition, const char *own);
void tel_number_watch_say (TelNumberWatch *self, const char *text);
gboolean tel_number_watch_is_known (TelNumberWatch *self);
gboolean tel_number_watch_exists (TelNumberWatch *self);
const char *tel_number_watch_get_text (TelNumberWatch *self);
const char *tel_number_watch_get_icon_name (TelNumberWatch *self);

G_END_DECLS
