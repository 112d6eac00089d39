/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Who a user is, in two lines of words. */
char *tel_user_words_dup_identity (TelUser *user);
char *tel_user_words_dup_origin (TelCluster *cluster, TelUser *user);

G_END_DECLS
