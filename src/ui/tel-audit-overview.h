/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-rows.h"

G_BEGIN_DECLS

/* Besides the types of softphones. */
#define TEL_AUDIT_ANY_TYPE -1
#define TEL_AUDIT_OTHER_TYPES TEL_N_SOFTPHONE_TYPES

#define TEL_AUDIT_ALL_SEVERITIES ((1u << TEL_N_SEVERITIES) - 1)

/**
 * TelAuditCriteria:
 * @rule: (nullable): the only rule whose findings count, %NULL for all
 * @severities: a set of 1 << #TelSeverity
 * @type: a #TelDeviceType of a softphone, %TEL_AUDIT_OTHER_TYPES or %TEL_AUDIT_ANY_TYPE
 * @pool: (nullable): the name of a device pool, %NULL for any
 * @accepted: whether findings count that were accepted
 *
 * Which findings count, and of which devices and their users.
 */
typedef struct
{
  const TelAuditRule *rule;
  guint severities;
  int type;
  const char *pool;
  gboolean accepted;
} TelAuditCriteria;

/*
 * An audit as the page shows it: the users and the devices as rows, and what is counted with them by what was chosen.
 *
 * Signals: "rebuilt" (other rows, or none), "counted" (the findings were counted again; comes after "rebuilt" too).
 */
#define TEL_TYPE_AUDIT_OVERVIEW (tel_audit_overview_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditOverview, tel_audit_overview, TEL, AUDIT_OVERVIEW, GObject)

TelAuditOverview *tel_audit_overview_new (void);
void tel_audit_overview_set_audit (TelAuditOverview *self, TelAudit *audit);
TelAudit *tel_audit_overview_get_audit (TelAuditOverview *self);
TelSnapshot *tel_audit_overview_get_snapshot (TelAuditOverview *self);
TelAuditRows *tel_audit_overview_get_rows (TelAuditOverview *self, TelObjectKind kind);
GPtrArray *tel_audit_overview_list_related (TelAuditOverview *self, GPtrArray *rows);

void tel_audit_overview_set_criteria (TelAuditOverview *self, const TelAuditCriteria *criteria);
gboolean tel_audit_overview_shows_row (TelAuditOverview *self, TelAuditRow *row);

guint tel_audit_overview_count_with_findings (TelAuditOverview *self, TelObjectKind kind);
guint tel_audit_overview_count_of_severity (TelAuditOverview *self, TelSeverity severity);
guint tel_audit_overview_count_accepted (TelAuditOverview *self);
guint tel_audit_overview_count_open (TelAuditOverview *self);
GPtrArray *tel_audit_overview_get_findings (TelAuditOverview *self);
GPtrArray *tel_audit_overview_list_findings (TelAuditOverview *self, GPtrArray *rows);
GPtrArray *tel_audit_overview_list_findings_with (TelAuditOverview *self, const char *const *words);
GPtrArray *tel_audit_overview_list_findings_of_rule (TelAuditOverview *self, const TelAuditRule *rule);

G_END_DECLS
