/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-exceptions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Accepts findings of a connection, with a reason that is asked for, and takes that back. */
#define TEL_TYPE_AUDIT_ACCEPTANCE (tel_audit_acceptance_get_type ())
G_DECLARE_FINAL_TYPE (TelAuditAcceptance, tel_audit_acceptance, TEL, AUDIT_ACCEPTANCE, GObject)

TelAuditAcceptance *tel_audit_acceptance_new (GtkWidget *widget);
void tel_audit_acceptance_set_connection (TelAuditAcceptance *self, const char *connection_id);
TelExceptions *tel_audit_acceptance_get_exceptions (TelAuditAcceptance *self);
gboolean tel_audit_acceptance_can_accept (TelAuditAcceptance *self, GPtrArray *findings);
void tel_audit_acceptance_accept (TelAuditAcceptance *self, GPtrArray *findings);
void tel_audit_acceptance_withdraw (TelAuditAcceptance *self, GPtrArray *findings);

G_END_DECLS
