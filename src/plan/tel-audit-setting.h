/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-audit-sink.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TelAuditSettingPlace:
 * @TEL_AUDIT_SETTING_PLACE_NOWHERE: only the journal is written
 * @TEL_AUDIT_SETTING_PLACE_FILE: a file in a folder that was chosen
 * @TEL_AUDIT_SETTING_PLACE_SYSTEM_LOG: the system log
 *
 * Where each write is noted as it happens. The order is that of the setting.
 */
typedef enum
{
  TEL_AUDIT_SETTING_PLACE_NOWHERE,
  TEL_AUDIT_SETTING_PLACE_FILE,
  TEL_AUDIT_SETTING_PLACE_SYSTEM_LOG,
} TelAuditSettingPlace;

#define TEL_AUDIT_SETTING_PLACE "audit-trail"
#define TEL_AUDIT_SETTING_FOLDER "audit-folder"

char *tel_audit_setting_dup_path (GSettings *settings);
TelAuditSink *tel_audit_setting_make_sink (void);

G_END_DECLS
