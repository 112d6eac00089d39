/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-finding.h"
#include "audit/tel-snapshot.h"

G_BEGIN_DECLS

/**
 * TelAuditLimits:
 * @days_unseen: after how many days unseen a device is called abandoned (H01)
 * @days_to_renew: how many days before its end a certificate is to be renewed (C11)
 * @days_undelivered: after how many days a string should have been given out (C09)
 *
 * What a site may see otherwise. %TEL_AUDIT_DEFAULT_LIMITS has what the catalogue says.
 */
typedef struct
{
  guint days_unseen;
  guint days_to_renew;
  guint days_undelivered;
} TelAuditLimits;

#define TEL_AUDIT_DEFAULT_LIMITS ((TelAuditLimits){ 30, 30, 3 })

/**
 * TelAuditPass:
 * @rule: the rule that is judged
 * @snapshot: what was read
 * @limits: what a site may see otherwise
 * @now: when the snapshot was taken, in seconds since 1970
 * @findings: what was found so far
 *
 * One rule's way through a snapshot.
 */
struct _TelAuditPass
{
  const TelAuditRule *rule;
  TelSnapshot *snapshot;
  TelAuditLimits limits;
  gint64 now;
  GPtrArray *findings;
};

TelFinding *tel_audit_pass_add_user (TelAuditPass *self, TelSeverity severity, TelUser *user, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
TelFinding *
tel_audit_pass_add_device (TelAuditPass *self, TelSeverity severity, TelDevice *device, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
TelFinding *tel_audit_pass_add_number (
    TelAuditPass *self, TelSeverity severity, const char *pattern, const char *partition, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
TelFinding *tel_audit_pass_add_other (TelAuditPass *self,
                                      TelSeverity severity,
                                      TelObjectKind kind,
                                      const char *name,
                                      const char *place,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS
