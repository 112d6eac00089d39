/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "audit/tel-finding.h"

G_BEGIN_DECLS

/*
 * That a finding is accepted: by whom, when, for what reason, and until which day. It outlives the finding, which is
 * made anew by every audit, and so tells of itself what it is about.
 */
#define TEL_TYPE_EXCEPTION (tel_exception_get_type ())
G_DECLARE_FINAL_TYPE (TelException, tel_exception, TEL, EXCEPTION, GObject)

TelException *
tel_exception_new (const char *finding_id, const char *reason, const char *who, GDateTime *when, const GDate *last_day);
const char *tel_exception_get_finding_id (TelException *self);
const char *tel_exception_get_rule_id (TelException *self);
char *tel_exception_describe_object (TelException *self);
const char *tel_exception_get_reason (TelException *self);
const char *tel_exception_get_who (TelException *self);
GDateTime *tel_exception_get_when (TelException *self);
const GDate *tel_exception_get_last_day (TelException *self);
char *tel_exception_dup_last_day (TelException *self);
gboolean tel_exception_has_ended (TelException *self);

gboolean tel_exception_is_finding_id (const char *text);
gboolean tel_exception_read_day (const char *text, GDate *day);

void tel_exception_add_json (TelException *self, JsonBuilder *builder);
TelException *tel_exception_from_json (JsonNode *node);

G_END_DECLS
