/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-report.h"

G_BEGIN_DECLS

struct _TelReport
{
  GObject parent_instance;

  char *language;
  char *cluster_name;
  char *release;
  char *taken_by;
  GDateTime *taken_at;
  TelReportFilter filter;
  char **rule_ids;
  char **users;
  char **devices;
  GPtrArray *rules;
  GHashTable *rules_by_id;
  GPtrArray *findings;
  /* The IDs of what is accepted and therefore not in it. */
  GHashTable *left_out;
  guint n_open[TEL_N_SEVERITIES];
  guint n_accepted[TEL_N_SEVERITIES];
};

TelReportRule *tel_report_add_rule (TelReport *self, const char *id);
void tel_report_add_finding (TelReport *self, TelReportFinding *finding);
void tel_report_finding_free (TelReportFinding *finding);

G_END_DECLS
