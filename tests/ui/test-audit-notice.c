/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-page.h"

#include "tel-test-audit.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define BAKER "J01/phone/CSFTBAKER"

static const char *const devices[] = { "CSFTADAMS", "CSFTBAKER", NULL };

static TelApplication *application;

static void
accept (TelTestConnection *connection)
{
  g_autofree char *path = tel_exceptions_dup_path (tel_axl_client_get_connection_id (connection->client));
  g_autoptr (TelExceptions) exceptions = tel_exceptions_new (path);
  g_autoptr (GDateTime) when = g_date_time_new_now_utc ();
  g_autoptr (TelException) exception = tel_exception_new (BAKER, "in the lobby", "hanako", when, NULL);

  g_assert_true (tel_exceptions_accept (exceptions, exception, NULL));
}

/* What is accepted counts no longer, and a person who is called is called for the rest. */
static void
test_accepted (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, devices);
  TelAuditPage *page = g_object_new (TEL_TYPE_AUDIT_PAGE, NULL);
  GtkWidget *window = tel_test_present (GTK_WIDGET (page), 800, 600);
  GtkWidget *other = tel_test_present (gtk_label_new ("Something else"), 200, 100);

  accept (connection);
  gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (application));
  tel_test_wait_until (!gtk_window_is_active (GTK_WINDOW (window)));
  tel_audit_page_set_cluster (page, connection->cluster);
  tel_audit_page_show_snapshot (page, snapshot);
  tel_test_wait_until (tel_test_get_notification () != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tel_audit_page_get_audit (page))), ==, 2);
  g_assert_cmpstr (tel_test_get_notification (), ==, "1 finding");

  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_set_application (GTK_WINDOW (window), NULL);
  tel_test_destroy_and_assert_finalized (window, GTK_WIDGET (page));
}

int
main (int argc, char **argv)
{
  int status;

  tel_test_widgets_init (&argc, &argv);
  tel_test_take_notifications ();
  application = tel_test_start_application ();
  g_test_add_func ("/audit-notice/accepted", test_accepted);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
