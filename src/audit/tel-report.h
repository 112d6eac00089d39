/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

G_BEGIN_DECLS

/**
 * TelReportFilter:
 * @rules: (nullable) (array zero-terminated=1): the numbers of the rules, %NULL for all
 * @severity: the least bad that is still in it
 * @users: (nullable) (array zero-terminated=1): whom a finding concerns that is in it, in any case
 * @devices: (nullable) (array zero-terminated=1): or which devices, in any case; %NULL in both for any
 * @with_accepted: whether what is accepted is in it
 *
 * What of an audit is reported.
 */
typedef struct
{
  const char *const *rules;
  TelSeverity severity;
  const char *const *users;
  const char *const *devices;
  gboolean with_accepted;
} TelReportFilter;

#define TEL_REPORT_EVERYTHING ((TelReportFilter){ NULL, TEL_SEVERITY_INFORMATION, NULL, NULL, TRUE })

/**
 * TelReportRule:
 * @id: the rule's number
 * @title: what is wrong
 * @reason: (nullable): why it is wrong
 * @guide: (nullable): the rules of the guide behind it
 * @remedy: (nullable): what puts it right
 * @severity: how bad it is at its worst
 * @fix: how it is put right
 * @state: what came of the rule
 * @explanation: (nullable): why it was not judged, or what of it was not
 * @whole: whether it was judged for everything that it is about
 * @unread: (nullable): the IDs of the findings that nobody knows of (TelAuditRule.list_unread), as a set; %NULL when
 * the report was read from a file, which does not name them
 * @n_open: how many findings of it are in the report and open
 * @n_accepted: how many of them are accepted, in the report or not
 *
 * A rule in a report.
 */
typedef struct
{
  char *id;
  char *title;
  char *reason;
  char *guide;
  char *remedy;
  TelSeverity severity;
  TelFixClass fix;
  TelRuleState state;
  char *explanation;
  gboolean whole;
  GHashTable *unread;
  guint n_open;
  guint n_accepted;
} TelReportRule;

/**
 * TelReportFinding:
 * @id: what the finding is called in every audit of the cluster
 * @rule_id: the number of its rule, which this version need not know when the report was read from a file
 * @severity: how bad it is
 * @kind: what kind of object it is about
 * @name: the object's name
 * @partition: (nullable): its partition or place
 * @object: what it is about, in words
 * @read: what was read
 * @users: (array zero-terminated=1): whom it concerns
 * @devices: (array zero-terminated=1): which devices it concerns
 * @exception: (nullable): that it is accepted, or was
 * @accepted: whether an exception counted when the report was made
 * @on_demand: whether it goes by what is read for the objects shown only
 *
 * A finding in a report.
 */
typedef struct
{
  char *id;
  char *rule_id;
  TelSeverity severity;
  TelObjectKind kind;
  char *name;
  char *partition;
  char *object;
  char *read;
  char **users;
  char **devices;
  TelException *exception;
  gboolean accepted;
  gboolean on_demand;
} TelReportFinding;

/*
 * What an audit has found, as it is told: in one language, and filtered. It is made of an audit, or read again from a
 * document that was written of one.
 */
#define TEL_TYPE_REPORT (tel_report_get_type ())
G_DECLARE_FINAL_TYPE (TelReport, tel_report, TEL, REPORT, GObject)

TelReport *tel_report_new_empty (const TelReportFilter *filter);
TelReport *tel_report_new (TelAudit *audit, const TelReportFilter *filter);
void tel_report_make_async (TelAudit *audit,
                            const TelReportFilter *filter,
                            const char *language,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
TelReport *tel_report_make_finish (GAsyncResult *result, GError **error);

const char *tel_report_get_language (TelReport *self);
const char *tel_report_get_cluster_name (TelReport *self);
const char *tel_report_get_release (TelReport *self);
const char *tel_report_get_taken_by (TelReport *self);
GDateTime *tel_report_get_taken_at (TelReport *self);
const TelReportFilter *tel_report_get_filter (TelReport *self);
gboolean tel_report_has_filter_of (TelReport *self, TelReport *other);
GPtrArray *tel_report_get_rules (TelReport *self);
GPtrArray *tel_report_get_findings (TelReport *self);
const TelReportRule *tel_report_find_rule (TelReport *self, const char *id);
gboolean tel_report_has_judged (TelReport *self, const TelReportFinding *finding);
gboolean tel_report_has_left_out (TelReport *self, const char *finding_id);
guint tel_report_count_open (TelReport *self, TelSeverity severity);
guint tel_report_count_accepted (TelReport *self, TelSeverity severity);

G_END_DECLS
