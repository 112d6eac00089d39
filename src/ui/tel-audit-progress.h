/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How far the reading of a cluster, or the making of a plan, has come, with a button that calls it off. */
#define TEL_TYPE_AUDIT_PROGRESS (tel_audit_progress_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditProgress, tel_audit_progress, TEL, AUDIT_PROGRESS, AdwBin)

void tel_audit_progress_begin (TelAuditProgress *self);
void tel_audit_progress_show (TelAuditProgress *self, TelSnapshotPart part, guint n_done, guint n_all);
void tel_audit_progress_show_judging (TelAuditProgress *self);
void tel_audit_progress_begin_plan (TelAuditProgress *self);
void tel_audit_progress_show_plan (TelAuditProgress *self, guint n_done, guint n_all);
const char *tel_audit_progress_get_text (TelAuditProgress *self);

G_END_DECLS
