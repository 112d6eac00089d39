/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot.h"

G_BEGIN_DECLS

typedef struct _TelAuditPass TelAuditPass;
typedef struct _TelAuditRule TelAuditRule;

/**
 * TelSeverity:
 * @TEL_SEVERITY_ERROR: it blocks sign-in, registration or enrolment
 * @TEL_SEVERITY_WARNING: it degrades or is risky
 * @TEL_SEVERITY_INFORMATION: it is hygiene
 *
 * How bad something is, the worst first.
 */
typedef enum
{
  TEL_SEVERITY_ERROR,
  TEL_SEVERITY_WARNING,
  TEL_SEVERITY_INFORMATION,
} TelSeverity;

#define TEL_N_SEVERITIES (TEL_SEVERITY_INFORMATION + 1)

/**
 * TelFixClass:
 * @TEL_FIX_AUTO: may be put right for one, a selection or all of a rule
 * @TEL_FIX_CHOOSE: one object at a time, by a person who decides
 * @TEL_FIX_DELIVER: makes new authentication strings, so it ends in the list of strings to give out
 * @TEL_FIX_BY_HAND: the administrator does it, where the remedy says
 * @TEL_FIX_OWN_PLAN: a check of this program's own plans, which no snapshot shows
 *
 * How what a rule finds is put right (audit rules, column “Fix”).
 */
typedef enum
{
  TEL_FIX_AUTO,
  TEL_FIX_CHOOSE,
  TEL_FIX_DELIVER,
  TEL_FIX_BY_HAND,
  TEL_FIX_OWN_PLAN,
} TelFixClass;

#define TEL_N_FIX_CLASSES (TEL_FIX_OWN_PLAN + 1)

/**
 * TelAuditRule:
 * @id: the rule's number in the catalogue, such as `J01`
 * @title: what is wrong, untranslated
 * @reads: what is looked at, untranslated
 * @reason: why it is wrong, untranslated
 * @guide: (nullable): the rules of the guide behind it, such as `G2.3, G5.5`
 * @remedy: what puts it right, untranslated
 * @severity: how bad it is at its worst; a finding has its own
 * @fix: how it is put right
 * @since: the first release that the rule holds for, 0 for every one
 * @until: the last one, 0 for every one
 * @needs: the parts of a snapshot that it reads, a set of TEL_SNAPSHOT_BIT()
 * @on_demand: whether it is judged for the objects shown only, whose details were read (U12, the forwards of J15)
 * @judge: (nullable): finds what breaks the rule; none for what our own plans are checked for
 * @needs_where_offered: the parts that it reads besides, on releases that tell them
 * @explain_unread: (nullable): says, in a translated sentence, why the rule cannot be judged though its parts were
 * read; %NULL when it can
 * @tell_reading: (nullable): says, in translated sentences, what a rule that is judged could see and what of it was not
 * judged, where that differs from one reading to another; %NULL when there is nothing to say
 * @list_unread: (nullable): adds to a set the IDs of the findings that nobody knows of, as what they go by was not read
 * for their objects, and returns how many objects it is read for at most; none for a rule that reads nothing on demand
 *
 * A rule of the audit.
 */
struct _TelAuditRule
{
  const char *id;
  const char *title;
  const char *reads;
  const char *reason;
  const char *guide;
  const char *remedy;
  TelSeverity severity;
  TelFixClass fix;
  TelRelease since;
  TelRelease until;
  guint needs;
  gboolean on_demand;
  void (*judge) (TelAuditPass *pass);
  guint needs_where_offered;
  char *(*explain_unread) (TelSnapshot *snapshot);
  char *(*tell_reading) (TelSnapshot *snapshot);
  guint (*list_unread) (TelSnapshot *snapshot, GHashTable *ids);
};

guint tel_audit_rule_get_n (void);
const TelAuditRule *tel_audit_rule_get_nth (guint i);
const TelAuditRule *tel_audit_rule_find (const char *id);

const char *tel_severity_get_label (TelSeverity severity);
const char *tel_severity_get_nick (TelSeverity severity);
const char *tel_severity_get_icon_name (TelSeverity severity);
gboolean tel_severity_from_nick (const char *nick, TelSeverity *severity);
const char *tel_fix_class_get_label (TelFixClass fix);
const char *tel_fix_class_get_nick (TelFixClass fix);

G_END_DECLS
