/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "ui/tel-user-findings.h"

G_BEGIN_DECLS

/* A row of the user list: name, user ID, number and department, a mark for each type of softphone, and one
 * for what an audit found. */
#define TEL_TYPE_USER_ROW (tel_user_row_get_type ())
G_DECLARE_FINAL_TYPE (TelUserRow, tel_user_row, TEL, USER_ROW, AdwBin)

TelUserRow *tel_user_row_new (void);
void tel_user_row_bind (TelUserRow *self, TelUser *user, TelCluster *cluster, TelUserFindings *findings);
void tel_user_row_unbind (TelUserRow *self);
char *tel_user_row_dup_words (TelUserRow *self);
guint tel_user_row_get_marks (TelUserRow *self);

G_END_DECLS
