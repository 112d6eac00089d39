/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "audit/tel-report.h"

G_BEGIN_DECLS

/**
 * TelDifferenceKind:
 * @TEL_DIFFERENCE_NEW: it was not there before
 * @TEL_DIFFERENCE_GONE: it is there no longer
 * @TEL_DIFFERENCE_REMAINING: it is in both
 * @TEL_DIFFERENCE_PERHAPS_NEW: it is there, and its rule was not run before
 * @TEL_DIFFERENCE_PERHAPS_GONE: it was there, and its rule was not run now
 *
 * What became of a finding from one audit to the next.
 */
typedef enum
{
  TEL_DIFFERENCE_NEW,
  TEL_DIFFERENCE_GONE,
  TEL_DIFFERENCE_REMAINING,
  TEL_DIFFERENCE_PERHAPS_NEW,
  TEL_DIFFERENCE_PERHAPS_GONE,
} TelDifferenceKind;

#define TEL_N_DIFFERENCE_KINDS (TEL_DIFFERENCE_PERHAPS_GONE + 1)

/* Two audits of a cluster compared: which findings are new, gone and remaining. */
#define TEL_TYPE_AUDIT_DIFFERENCE (tel_audit_difference_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditDifference, tel_audit_difference, TEL, AUDIT_DIFFERENCE, GObject)

TelAuditDifference *tel_audit_difference_new (TelReport *before, TelReport *after);
TelReport *tel_audit_difference_get_before (TelAuditDifference *self);
TelReport *tel_audit_difference_get_after (TelAuditDifference *self);
GPtrArray *tel_audit_difference_get (TelAuditDifference *self, TelDifferenceKind kind);
gboolean tel_audit_difference_find (TelAuditDifference *self, const char *finding_id, TelDifferenceKind *kind);
void tel_audit_difference_add_json (TelAuditDifference *self, JsonBuilder *builder);

const char *tel_difference_kind_get_label (TelDifferenceKind kind);
const char *tel_difference_kind_get_nick (TelDifferenceKind kind);

G_END_DECLS
