/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the audit trail goes as it happens: a file that is only ever appended to, or the system log. Immutable, so that
 * it may cross to the journal's thread. */

typedef struct _TelAuditSink TelAuditSink;

TelAuditSink *tel_audit_sink_new_file (const char *path);
TelAuditSink *tel_audit_sink_new_system_log (const char *socket);
TelAuditSink *tel_audit_sink_ref (TelAuditSink *self);
void tel_audit_sink_unref (TelAuditSink *self);

gboolean tel_audit_sink_check (TelAuditSink *self, GError **error);
gboolean tel_audit_sink_append (TelAuditSink *self, const char *line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAuditSink, tel_audit_sink_unref)

G_END_DECLS
