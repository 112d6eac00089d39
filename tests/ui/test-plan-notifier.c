/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "plan/tel-runner.h"
#include "plan/tel-softphone-builder.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-activity-pane.h"
#include "ui/tel-window.h"

#define NAME "CSFPNOWAK"
#define BUS_NAME "org.freedesktop.Notifications"
#define BUS_PATH "/org/freedesktop/Notifications"
#define NOTIFICATION 7

static const char interface[] = "<node><interface name='" BUS_NAME "'>"
                                "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
                                "<arg type='s' direction='in'/><arg type='s' direction='in'/>"
                                "<arg type='s' direction='in'/><arg type='as' direction='in'/>"
                                "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
                                "<arg type='u' direction='out'/></method>"
                                "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
                                "</interface></node>";

/* One for all cases, as in a program. */
static TelApplication *application;

/* A desktop that keeps what it is told, and a window on a cluster. */
typedef struct
{
  GDBusConnection *bus;
  guint name;
  guint object;
  gboolean owned;
  char *summary;
  char *body;

  TelTestConnection *connection;
  TelWindow *window;
} Fixture;

static void
on_call (GDBusConnection *bus,
         const char *sender,
         const char *path,
         const char *name,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Fixture *self = user_data;

  if (!g_str_equal (method, "Notify"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }

  g_free (self->summary);
  g_free (self->body);
  g_variant_get_child (parameters, 3, "s", &self->summary);
  g_variant_get_child (parameters, 4, "s", &self->body);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", NOTIFICATION));
}

static void
on_name_acquired (GDBusConnection *bus, const char *name, gpointer user_data)
{
  ((Fixture *) user_data)->owned = TRUE;
}

static void
start_desktop (Fixture *self)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (self->bus);
  self->object = g_dbus_connection_register_object (self->bus, BUS_PATH, node->interfaces[0], &table, self, NULL, NULL);
  self->name = g_bus_own_name_on_connection (self->bus, BUS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, on_name_acquired, NULL,
                                             self, NULL);
  tel_test_wait_until (self->owned);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  start_desktop (self);
  self->connection = tel_test_connection_new ("14.0", "small");
  self->window = tel_window_new (application);
  gtk_window_present (GTK_WINDOW (self->window));
  tel_window_open_cluster (self->window, self->connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (self->connection->cluster));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (self->window), NULL);
  tel_test_wait_until (G_OBJECT (self->connection->cluster)->ref_count == 1);
  tel_test_connection_free (self->connection);
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_object_unref (self->bus);
  g_free (self->summary);
  g_free (self->body);
}

/* Apply Config alone, while the window is not in front. */
static gboolean
run_plan (Fixture *self)
{
  TelCluster *cluster = self->connection->cluster;
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GAsyncResult) run = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  GAsyncResult *place = NULL;

  g_clear_pointer (&self->body, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  tel_softphone_builder_build_apply_async (cluster, NAME, NULL, tel_test_take_result, &place);
  built = tel_test_await_result (&place);
  plan = tel_softphone_builder_build_apply_finish (built, NULL);
  g_assert_nonnull (plan);

  place = NULL;
  runner = tel_runner_new (cluster, plan);
  tel_runner_set_journal (runner, tel_application_get_journal (application));
  tel_runner_run_async (runner, NULL, tel_test_take_result, &place);
  run = tel_test_await_result (&place);

  return tel_runner_run_finish (runner, run, NULL);
}

static GtkWidget *
get_pane (Fixture *self)
{
  return tel_test_find_widget (GTK_WIDGET (self->window), TEL_TYPE_ACTIVITY_PANE, 0);
}

static void
test_done (Fixture *self, gconstpointer data)
{
  g_assert_true (run_plan (self));
  tel_test_wait_until (self->body != NULL);
  g_assert_cmpstr (self->body, ==, "The plan is done.");
  g_assert_nonnull (strstr (self->summary, NAME));
}

/* A click shows the plan. */
static void
test_stopped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (self->connection->simulator, "applyPhone", 1, 4711, "The secret words of a server");
  g_assert_false (run_plan (self));
  tel_test_wait_until (self->body != NULL);
  g_assert_cmpstr (self->body, ==, "The plan has stopped at step 1 of 1.");

  /* The answer with the number of the notification is on its way. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_dbus_connection_emit_signal (self->bus, NULL, BUS_PATH, BUS_NAME, "ActionInvoked",
                                 g_variant_new ("(us)", NOTIFICATION, "default"), &error);
  g_assert_no_error (error);
  tel_test_wait_until (get_pane (self) != NULL && gtk_widget_get_mapped (get_pane (self)) &&
                       tel_test_find_label (get_pane (self), self->summary) != NULL);
  g_assert_nonnull (tel_test_find_label (get_pane (self), "Stopped"));
}

static guint
count_plans (void)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  tel_journal_list_async (tel_application_get_journal (application), NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  entries = tel_journal_list_finish (tel_application_get_journal (application), result, NULL);
  g_assert_nonnull (entries);

  return entries->len;
}

/* As if the plans that are there had ended a thousand days ago. */
static void
make_old (void)
{
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autofree char *sql =
      g_strdup_printf ("UPDATE plan SET ended = %" G_GINT64_FORMAT, g_get_real_time () - 1000 * G_TIME_SPAN_DAY);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* After a plan, what is older than the settings want is forgotten; with 0 nothing is. */
static void
test_retention (Fixture *self, gconstpointer data)
{
  GSettings *settings = tel_application_get_settings (application);
  guint n_plans;

  g_settings_set_uint (settings, "journal-days", 0);
  g_assert_true (run_plan (self));
  n_plans = count_plans ();
  make_old ();
  g_assert_true (run_plan (self));
  g_assert_cmpuint (count_plans (), ==, n_plans + 1);

  g_settings_set_uint (settings, "journal-days", 365);
  g_assert_true (run_plan (self));
  tel_test_wait_until (count_plans () == 2);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  tel_test_widgets_init (&argc, &argv);
  application = tel_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/plan-notifier/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/plan-notifier/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/plan-notifier/retention", Fixture, NULL, set_up, test_retention, tear_down);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
