/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "audit/tel-audit.h"
#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/*
 * The Users page: the list on the left, the user on the right, one of them at a time in a narrow window. Property
 * *audit*: the last one of the cluster, by which it tells what was found of the users; *can-go-back*: the user hides
 * the list. Signals *read-failed* (GError) and *read-done*: how a read ended.
 */
#define TEL_TYPE_USERS_PAGE (tel_users_page_get_type ())
G_DECLARE_FINAL_TYPE (TelUsersPage, tel_users_page, TEL, USERS_PAGE, AdwBin)

void tel_users_page_set_cluster (TelUsersPage *self, TelCluster *cluster);
void tel_users_page_set_audit (TelUsersPage *self, TelAudit *audit);
void tel_users_page_reload (TelUsersPage *self);
void tel_users_page_follow_plan (TelUsersPage *self);
void tel_users_page_focus_search (TelUsersPage *self);
gboolean tel_users_page_get_can_go_back (TelUsersPage *self);
void tel_users_page_go_back (TelUsersPage *self);
TelUser *tel_users_page_get_user (TelUsersPage *self);
void tel_users_page_show_user (TelUsersPage *self, const char *user_id);

G_END_DECLS
