/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-rule.h"
#include "model/tel-object-kind.h"

G_BEGIN_DECLS

typedef struct _TelException TelException;

/*
 * That an object breaks a rule of the audit: which rule, which object, how badly, and what was read. It says whom it
 * concerns besides, so that it is seen at the user and at the device.
 */
#define TEL_TYPE_FINDING (tel_finding_get_type ())
G_DECLARE_FINAL_TYPE (TelFinding, tel_finding, TEL, FINDING, GObject)

char *tel_finding_make_id (const char *rule_id, TelObjectKind kind, const char *name, const char *partition);

TelFinding *tel_finding_new (const TelAuditRule *rule,
                             TelSeverity severity,
                             TelObjectKind kind,
                             const char *name,
                             const char *partition,
                             const char *read);
const TelAuditRule *tel_finding_get_rule (TelFinding *self);
TelSeverity tel_finding_get_severity (TelFinding *self);
TelObjectKind tel_finding_get_kind (TelFinding *self);
const char *tel_finding_get_name (TelFinding *self);
const char *tel_finding_get_partition (TelFinding *self);
const char *tel_finding_get_read (TelFinding *self);
const char *tel_finding_get_id (TelFinding *self);
char *tel_finding_describe_object (TelFinding *self);

void tel_finding_set_on_demand (TelFinding *self);
gboolean tel_finding_is_on_demand (TelFinding *self);

void tel_finding_add_user (TelFinding *self, const char *user_id);
void tel_finding_add_device (TelFinding *self, const char *device_name);
const char *const *tel_finding_get_users (TelFinding *self);
const char *const *tel_finding_get_devices (TelFinding *self);

void tel_finding_set_exception (TelFinding *self, TelException *exception);
TelException *tel_finding_get_exception (TelFinding *self);
gboolean tel_finding_is_accepted (TelFinding *self);

G_END_DECLS
