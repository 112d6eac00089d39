/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-page.h"
#include "ui/tel-audit-view.h"

#include "tel-test-connection.h"

G_BEGIN_DECLS

/**
 * TelTestAuditPage:
 * @connection: (nullable): the simulated cluster, where the page is on one
 * @snapshot: (nullable): what was filled by hand, where it is not
 * @page: the page
 * @window: its window
 *
 * The Audit page in a window of its own: a fixture of the tests of what is on it.
 */
typedef struct
{
  TelTestConnection *connection;
  TelSnapshot *snapshot;
  TelAuditPage *page;
  GtkWidget *window;
} TelTestAuditPage;

#define TEL_TEST_AUDIT_PAGE_WIDTH GINT_TO_POINTER (1000)

/* Fixtures, whose data is the width of the window in pixels. */
void tel_test_audit_page_set_up_empty (TelTestAuditPage *self, gconstpointer width);
void tel_test_audit_page_set_up (TelTestAuditPage *self, gconstpointer width);
void tel_test_audit_page_set_up_cluster (TelTestAuditPage *self, gconstpointer width);
void tel_test_audit_page_tear_down (TelTestAuditPage *self, gconstpointer width);

TelSnapshot *tel_test_audit_page_make_snapshot (void);
void
tel_test_audit_page_put_user (TelSnapshot *snapshot, const char *user_id, const char *last_name, const char *device);
void tel_test_audit_page_put_device (
    TelSnapshot *snapshot, const char *name, const char *product, const char *owner, const char *pool);
void tel_test_audit_page_show (TelTestAuditPage *self, TelSnapshot *snapshot);
void tel_test_audit_page_read (TelTestAuditPage *self);

gpointer tel_test_audit_page_get_view (TelTestAuditPage *self);
gpointer tel_test_audit_page_get_part (TelTestAuditPage *self, const char *name);
TelAuditOverview *tel_test_audit_page_get_overview (TelTestAuditPage *self);
void tel_test_audit_page_search (TelTestAuditPage *self, const char *text);
const char *tel_test_audit_page_get_text (gpointer widget, const char *name);
gpointer tel_test_audit_page_find_window (GType type);

/* The two lists, “users_list” and “devices_list”. */
GtkColumnView *tel_test_audit_page_get_column_view (TelTestAuditPage *self, const char *list);
GtkSelectionModel *tel_test_audit_page_get_model (TelTestAuditPage *self, const char *list);
guint tel_test_audit_page_count_shown (TelTestAuditPage *self, const char *list);
guint tel_test_audit_page_find_row (TelTestAuditPage *self, const char *list, const char *name);
void tel_test_audit_page_pick (TelTestAuditPage *self, const char *list, const char *name);
gboolean tel_test_audit_page_is_marked (TelTestAuditPage *self, const char *list, const char *name);
guint tel_test_audit_page_count_marked (TelTestAuditPage *self, const char *list);

/* The list of findings. */
guint tel_test_audit_page_count_findings (TelTestAuditPage *self);
TelFinding *tel_test_audit_page_get_finding (TelTestAuditPage *self, guint position);
void tel_test_audit_page_select_finding (TelTestAuditPage *self, const char *id);

G_END_DECLS
