/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-issue.h"

G_BEGIN_DECLS

/* The authentication strings of one plan that runs, and every other that it meets: none of them is written down. */
typedef struct _TelIssues TelIssues;

TelIssues *tel_issues_new (void);
void tel_issues_free (TelIssues *self);
gboolean tel_issues_make (TelIssues *self, TelCluster *cluster, const char *name, guint length, GError **error);
void tel_issues_add (TelIssues *self, const char *name, TelDevice *device);
guint tel_issues_get_length (TelIssues *self);
TelIssue *tel_issues_get (TelIssues *self, guint position);
TelIssue *tel_issues_find (TelIssues *self, const char *name);
TelIssue *tel_issues_get_first (TelIssues *self);
GPtrArray *tel_issues_list_given (TelIssues *self);
void tel_issues_remember (TelIssues *self, TelDevice *device);
char *tel_issues_mask (TelIssues *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelIssues, tel_issues_free)

G_END_DECLS
