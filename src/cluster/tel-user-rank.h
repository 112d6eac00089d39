/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/**
 * TelShortening:
 * @TEL_SHORTENING_UNKNOWN: the cluster does not tell
 * @TEL_SHORTENING_NO: every user is shown
 * @TEL_SHORTENING_POSSIBLE: the account's rank may hide some
 * @TEL_SHORTENING_YES: some are hidden
 *
 * Whether the lists that an account gets are shortened by its user rank, of which the cluster says nothing in them.
 */
typedef enum
{
  TEL_SHORTENING_UNKNOWN,
  TEL_SHORTENING_NO,
  TEL_SHORTENING_POSSIBLE,
  TEL_SHORTENING_YES,
} TelShortening;

/**
 * TelUserRank:
 * @shortening: whether lists are shortened
 * @rank: the account's rank, 0 where it is not known
 * @n_hidden: how many users are hidden
 * @n_users: how many there are
 *
 * What is known of the user rank of the account.
 */
typedef struct
{
  TelShortening shortening;
  guint rank;
  guint n_hidden;
  guint n_users;
} TelUserRank;

void tel_user_rank_check_async (
    TelCluster *cluster, guint n_listed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_user_rank_check_finish (TelCluster *cluster, GAsyncResult *result, GError **error);
const TelUserRank *tel_user_rank_get (TelCluster *cluster);
char *tel_user_rank_dup_sentence (TelCluster *cluster);

G_END_DECLS
