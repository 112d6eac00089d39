/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "ui/tel-user-findings.h"

G_BEGIN_DECLS

/*
 * The users of a cluster with a search that filters them in place. Property *user*: the one that is chosen; it stays
 * chosen while a filter hides it and while its object is replaced by a newer one.
 */
#define TEL_TYPE_USER_LIST (tel_user_list_get_type ())
G_DECLARE_FINAL_TYPE (TelUserList, tel_user_list, TEL, USER_LIST, AdwBin)

void tel_user_list_set_cluster (TelUserList *self, TelCluster *cluster);
void tel_user_list_set_findings (TelUserList *self, TelUserFindings *findings);
TelUser *tel_user_list_get_user (TelUserList *self);
void tel_user_list_select (TelUserList *self, const char *user_id);
void tel_user_list_set_loading (TelUserList *self, gboolean loading);
void tel_user_list_set_error (TelUserList *self, const char *message);
void tel_user_list_set_search (TelUserList *self, const char *text);
void tel_user_list_focus_search (TelUserList *self);
GListModel *tel_user_list_get_model (TelUserList *self);

G_END_DECLS
