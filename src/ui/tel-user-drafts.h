/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* What was edited of users and not sent yet, so that looking at somebody else loses nothing. */
typedef struct _TelUserDrafts TelUserDrafts;

TelUserDrafts *tel_user_drafts_new (void);
void tel_user_drafts_free (TelUserDrafts *self);
TelUser *tel_user_drafts_get (TelUserDrafts *self, TelCluster *cluster, TelUser *user, GPtrArray *conflicts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelUserDrafts, tel_user_drafts_free)

G_END_DECLS
