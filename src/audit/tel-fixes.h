/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"
#include "audit/tel-fix-choice.h"
#include "audit/tel-fix-omission.h"
#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/*
 * Findings of an audit that are to be put right, and the one plan that does: by the catalogue's column “Fix” some
 * together, some one at a time, some not from here. Nothing is written but by the plan.
 *
 * Signals: "progress" (guint, guint: while the plan is made, how many objects were read for it, of how many as far as
 * that is known).
 */
#define TEL_TYPE_FIXES (tel_fixes_get_type ())
G_DECLARE_FINAL_TYPE (TelFixes, tel_fixes, TEL, FIXES, GObject)

TelFixes *tel_fixes_new (TelCluster *cluster, TelAudit *audit);
void tel_fixes_add (TelFixes *self, TelFinding *finding);
void tel_fixes_add_rule (TelFixes *self, const TelAuditRule *rule);
GListModel *tel_fixes_get_findings (TelFixes *self);
void tel_fixes_set_deadline (TelFixes *self, GDateTime *deadline);
void tel_fixes_set_apply (TelFixes *self, gboolean apply);
void tel_fixes_set_apply_profiles (TelFixes *self, gboolean apply);

/* What can be done about one finding, from what is known already. */
char *tel_fixes_explain_refusal (TelFixes *self, TelFinding *finding);
gboolean tel_fixes_needs_choice (TelFixes *self, TelFinding *finding);
gboolean tel_fixes_takes_text (TelFixes *self, TelFinding *finding);
GListModel *tel_fixes_list_choices (TelFixes *self, TelFinding *finding);
void tel_fixes_choose (TelFixes *self, TelFinding *finding, const char *value);

/* The plan, and what it leaves out. */
void
tel_fixes_build_async (TelFixes *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TelPlan *tel_fixes_build_finish (TelFixes *self, GAsyncResult *result, GError **error);
GListModel *tel_fixes_get_omissions (TelFixes *self);

G_END_DECLS
