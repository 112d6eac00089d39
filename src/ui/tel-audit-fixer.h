/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-fixes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Puts findings right: asks what is to be chosen, shows the plan, and reads again what the plan has touched.
 *
 * Signals: "working-changed" (tel_audit_fixer_is_working() or tel_audit_fixer_is_busy() may say something else now),
 * "progress" (guint, guint: how many objects were read for the plan, of how many as far as that is known), "failed"
 * (GError: no plan could be made, which is the connection's doing), "reread-failed" (string: a sentence, where what a
 * plan touched could not be read again), "done" (the audit is up to date again after a plan).
 */
#define TEL_TYPE_AUDIT_FIXER (tel_audit_fixer_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditFixer, tel_audit_fixer, TEL, AUDIT_FIXER, GObject)

TelAuditFixer *tel_audit_fixer_new (GtkWidget *widget);
void tel_audit_fixer_set_audit (TelAuditFixer *self, TelCluster *cluster, TelAudit *audit);
char *tel_audit_fixer_describe_fix (TelAuditFixer *self, GPtrArray *findings);
char *tel_audit_fixer_describe_rule_fix (TelAuditFixer *self, GPtrArray *findings);
char *tel_audit_fixer_explain_refusal (TelAuditFixer *self, GPtrArray *findings);
gboolean tel_audit_fixer_is_working (TelAuditFixer *self);
gboolean tel_audit_fixer_is_busy (TelAuditFixer *self);
void tel_audit_fixer_cancel (TelAuditFixer *self);
void tel_audit_fixer_fix (TelAuditFixer *self, GPtrArray *findings);

G_END_DECLS
