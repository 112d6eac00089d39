/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "ui/tel-user-findings.h"

G_BEGIN_DECLS

/* Who a user is, above everything else of them, and what the last audit found of them, which leads there. */
#define TEL_TYPE_USER_HEADING (tel_user_heading_get_type ())
G_DECLARE_FINAL_TYPE (TelUserHeading, tel_user_heading, TEL, USER_HEADING, AdwBin)

void tel_user_heading_set_findings (TelUserHeading *self, TelUserFindings *findings);
void tel_user_heading_show (TelUserHeading *self, TelCluster *cluster, TelUser *user);

G_END_DECLS
