/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include "plan/tel-softphone-builder.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-cluster-page.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-profile-form.h"

typedef struct
{
  TelTestConnection *connection;
  GtkWidget *window;
  TelClusterPage *page;
  guint n_read;
} Fixture;

static void
on_read_done (Fixture *fixture)
{
  fixture->n_read++;
}

static void
show (Fixture *fixture, const char *release, const char *world)
{
  fixture->n_read = 0;
  fixture->connection = tel_test_connection_new (release, world);
  fixture->page = g_object_new (TEL_TYPE_CLUSTER_PAGE, NULL);
  g_signal_connect_swapped (fixture->page, "read-done", G_CALLBACK (on_read_done), fixture);
  tel_cluster_page_set_cluster (fixture->page, fixture->connection->cluster);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->page), 1000, 700);
  tel_test_wait_until (fixture->n_read == 1);
}

/* What the button of a prerequisite opens, filled in and carried out. */
static void
create (Fixture *fixture, const char *check, const char *name, const char *view)
{
  GtkStack *views = tel_test_get_child (fixture->page, "views");
  guint n_read = fixture->n_read;
  GtkWindow *dialog;
  GtkWindow *plan = NULL;
  TelProfileForm *form;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "cluster.fix", "s", check));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (views), ==, view);
  dialog = tel_test_find_window (TEL_TYPE_CHANGE_DIALOG);
  g_assert_nonnull (dialog);
  form = TEL_PROFILE_FORM (adw_bin_get_child (tel_test_get_child (dialog, "form_bin")));
  g_object_set (tel_profile_form_get_draft (form), "name", name, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "change.review", NULL));
  tel_test_wait_until ((plan = tel_test_find_window (TEL_TYPE_PLAN_DIALOG)) != NULL);
  tel_test_tick_notices (GTK_WIDGET (plan));
  g_assert_true (gtk_widget_activate_action (tel_test_get_child (plan, "plan_view"), "plan.run", NULL));
  tel_test_wait_until (fixture->n_read > n_read);
  gtk_window_close (plan);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_PLAN_DIALOG) == NULL &&
                       tel_test_find_window (TEL_TYPE_CHANGE_DIALOG) == NULL);
}

static void
close_all (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tel_test_connection_free (fixture->connection);
}

/* A cluster of release 9 gets its mobile profile from the Readiness page, whereupon an iPhone can be made (G1.2, G6.2).
 */
static void
test_mobile (void)
{
  Fixture fixture;
  TelCluster *cluster;
  g_autoptr (GListModel) before = NULL;
  g_autoptr (GListModel) after = NULL;

  show (&fixture, "9.1", "unready");
  cluster = fixture.connection->cluster;
  before = tel_softphone_builder_list_sip_profiles (cluster, TEL_DEVICE_TYPE_TCT);
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 0);
  create (&fixture, "G1.2", "Jabber on the road", "sip-profiles");
  after = tel_softphone_builder_list_sip_profiles (cluster, TEL_DEVICE_TYPE_TCT);
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, 1);
  close_all (&fixture);
}

/* A type gets its secure profile (G1.3, G8). */
static void
test_secure (void)
{
  Fixture fixture;
  TelSecurityProfile *profile;

  show (&fixture, "14.0", "empty");
  create (&fixture, "G1.3-BOT", "BOT Own", "security-profiles");
  profile = tel_cluster_get_security_profile (fixture.connection->cluster, "BOT Own");
  g_assert_nonnull (profile);
  g_assert_cmpstr (tel_security_profile_get_product (profile), ==, "Cisco Dual Mode for Android");
  close_all (&fixture);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/cluster-profiles/mobile", test_mobile);
  g_test_add_func ("/cluster-profiles/secure", test_secure);

  return g_test_run ();
}
