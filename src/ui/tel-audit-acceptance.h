/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-exceptions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the Audit page does to accept findings, and to take that back. */
gboolean tel_audit_acceptance_is_offered (TelExceptions *exceptions, GPtrArray *findings);
void tel_audit_acceptance_ask (GtkWidget *widget, TelExceptions *exceptions, GPtrArray *findings);
gboolean tel_audit_acceptance_withdraw (TelExceptions *exceptions, GPtrArray *findings, GError **error);

G_END_DECLS
