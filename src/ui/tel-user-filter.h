/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "ui/tel-user-findings.h"

G_BEGIN_DECLS

/*
 * The buttons that narrow the list of users down: those without a softphone, those whose enrolment waits, those with
 * findings of the last audit. A user has to fit all that are pressed.
 *
 * Signals: "changed" (others fit now).
 */
#define TEL_TYPE_USER_FILTER (tel_user_filter_get_type ())
G_DECLARE_FINAL_TYPE (TelUserFilter, tel_user_filter, TEL, USER_FILTER, AdwBin)

void tel_user_filter_set_cluster (TelUserFilter *self, TelCluster *cluster);
void tel_user_filter_set_findings (TelUserFilter *self, TelUserFindings *findings);
gboolean tel_user_filter_matches (TelUserFilter *self, TelUser *user);
gboolean tel_user_filter_is_open (TelUserFilter *self);
gboolean tel_user_filter_lacks_audit (TelUserFilter *self);
void tel_user_filter_reset (TelUserFilter *self);

G_END_DECLS
