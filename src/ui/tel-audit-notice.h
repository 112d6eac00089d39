/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who looks elsewhere while an audit is read is told that it is over. */
void tel_audit_notice_send (GtkWidget *page, guint n_findings);

G_END_DECLS
