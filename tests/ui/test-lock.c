/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"
#include "plan/tel-drafts.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-banner.h"
#include "ui/tel-cluster-page.h"
#include "ui/tel-connect-dialog.h"
#include "ui/tel-idle-watch-private.h"
#include "ui/tel-password-keeper.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-secret-clipboard.h"
#include "ui/tel-window.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

/* Of the world `small`: a string is pending on the device. */
#define DEVICE "CSFPNOWAK"
#define OWNER "pnowak"
#define EDITED "CSFHSUZUKI"
#define SAVED "5b3c0a52-6d21-4c8e-9a55-0c1d7e2f4a01"

/* One for all cases, as in a program. */
static TelApplication *application;

typedef struct
{
  TelTestConnection *connection;
  TelWindow *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = tel_test_connection_new ("14.0", "small");
  tel_cluster_set_name (fixture->connection->cluster, "Lab");
  fixture->window = tel_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tel_window_open_cluster (fixture->window, fixture->connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (fixture->connection->cluster));
  fixture->page = tel_test_get_child (fixture->window, "lock_page");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (fixture->window), NULL);
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

static void
press_lock (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
}

static void
type_password (Fixture *fixture, const char *password)
{
  gtk_editable_set_text (tel_test_get_child (fixture->page, "password_row"), password);
  gtk_widget_activate_action (fixture->page, "lock.unlock", NULL);
}

static const char *
get_error (Fixture *fixture)
{
  GtkWidget *label = tel_test_get_child (fixture->page, "error_label");

  return tel_test_is_shown (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
unlock (Fixture *fixture)
{
  type_password (fixture, fixture->connection->simulator->password);
  tel_test_wait_until (!tel_window_is_locked (fixture->window));
}

static guint
count_requests (Fixture *fixture)
{
  return tel_simulator_log_get_length (tel_simulator_server_get_log (fixture->connection->simulator->server));
}

static guint
count_refused_logins (Fixture *fixture)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (fixture->connection->simulator->server);
  guint n_refused = 0;

  for (guint i = 0; i < tel_simulator_log_get_length (log); i++)
    if (tel_simulator_log_get_entry (log, i)->http == 401)
      n_refused++;

  return n_refused;
}

static gboolean
can_read (Fixture *fixture, GError **error)
{
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelObject) object = NULL;

  tel_cluster_read_async (fixture->connection->cluster, TEL_OBJECT_KIND_DEVICE, DEVICE, NULL, NULL,
                          tel_test_take_result, &taken);
  result = tel_test_await_result (&taken);
  object = tel_cluster_read_finish (fixture->connection->cluster, result, error);

  return object != NULL;
}

static void
test_the_password_is_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_refused;
  guint n_requests;

  press_lock ();
  g_assert_true (tel_window_is_locked (fixture->window));
  g_assert_true (tel_test_is_shown (tel_test_get_child (fixture->page, "password_row")));
  g_assert_nonnull (tel_test_find_label (fixture->page, "Type the password of “axladmin” at “Lab” to go on. What was "
                                                        "edited is kept."));
  g_assert_cmpstr (adw_view_switcher_title_get_subtitle (tel_test_get_child (fixture->window, "switcher_title")), ==,
                   "Locked");
  tel_test_assert_accessible (GTK_WIDGET (fixture->window));

  /* Whatever the program still wants of the cluster, nothing is sent. */
  n_requests = count_requests (fixture);
  g_assert_false (can_read (fixture, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NETWORK);
  g_assert_cmpuint (count_requests (fixture), ==, n_requests);
  g_assert_false (tel_banner_is_shown (TEL_BANNER (tel_test_get_child (fixture->window, "banner"))));

  /* One request for each try, and what was typed is not kept for another. */
  n_refused = count_refused_logins (fixture);
  type_password (fixture, "wrong");
  tel_test_wait_until (get_error (fixture) != NULL);
  g_assert_true (tel_window_is_locked (fixture->window));
  g_assert_cmpuint (count_refused_logins (fixture), ==, n_refused + 1);
  g_assert_cmpstr (gtk_editable_get_text (tel_test_get_child (fixture->page, "password_row")), ==, "");
  g_clear_error (&error);
  n_requests = count_requests (fixture);
  g_assert_false (can_read (fixture, &error));
  g_assert_cmpuint (count_requests (fixture), ==, n_requests);

  unlock (fixture);
  g_assert_true (can_read (fixture, NULL));
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->window), "CUCM 14.0 · connected") != NULL);
}

static void
test_nothing_secret_is_kept (Fixture *fixture, gconstpointer data)
{
  TelCluster *cluster = fixture->connection->cluster;
  TelSecretClipboard *clipboard = tel_secret_clipboard_get_for_display (gdk_display_get_default ());
  g_autoptr (TelUser) user = tel_test_connection_read_user (fixture->connection, OWNER);
  g_autoptr (TelDevice) device = tel_test_connection_read_device (fixture->connection, DEVICE);
  g_autoptr (TelAuthString) string = tel_auth_string_ref (tel_device_get_authentication_string (device));
  TelDraft *draft =
      tel_drafts_get (tel_drafts_get_for_connection (tel_axl_client_get_connection_id (fixture->connection->client)),
                      TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device));
  TelPasswordStore *passwords = tel_application_get_passwords (application);
  g_autoptr (TelConnection) saved = tel_connection_new ("saved", "cucm.example.com", 8443, "admin", "");
  g_autoptr (TelPassword) password = tel_password_new ("kept in memory");
  GtkWindow *dialog;
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GAsyncResult) looked_up = NULL;
  gboolean first;

  tel_password_store_keep_async (passwords, saved, password, tel_test_take_result, &taken);
  kept = tel_test_await_result (&taken);
  tel_password_store_keep_finish (passwords, kept, &first);
  tel_cluster_note_applied (cluster, DEVICE, string);
  dialog = GTK_WINDOW (tel_auth_string_dialog_new (cluster, user, device, string));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (fixture->window));
  gtk_window_present (dialog);
  tel_secret_clipboard_offer (clipboard, string, 600, dialog);
  g_assert_true (tel_secret_clipboard_offers (clipboard, string));

  press_lock ();
  tel_test_wait_until (dialog == NULL);
  g_assert_false (tel_secret_clipboard_offers (clipboard, string));
  g_assert_null (tel_device_get_authentication_string (device));
  g_assert_null (tel_device_get_authentication_string (TEL_DEVICE (tel_draft_get_object (draft))));
  g_assert_null (tel_device_get_authentication_string (TEL_DEVICE (tel_draft_get_base (draft))));
  g_assert_false (tel_draft_is_changed (draft));
  g_assert_null (tel_cluster_get_applied_string (cluster, device));
  tel_password_store_look_up_async (passwords, saved, NULL, tel_test_take_result, &taken);
  looked_up = tel_test_await_result (&taken);
  g_assert_null (tel_password_store_look_up_finish (passwords, looked_up, NULL));

  unlock (fixture);
}

/* No edit is lost over it, neither one that is kept as a draft nor one that stands in a dialog. */
static void
test_what_was_edited_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (fixture->connection, EDITED);
  TelDrafts *drafts = tel_drafts_get_for_connection (tel_axl_client_get_connection_id (fixture->connection->client));
  TelDraft *draft = tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device));
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *entry = gtk_entry_new ();

  g_object_set (tel_draft_get_object (draft), "description", "half typed", NULL);
  gtk_window_set_child (GTK_WINDOW (dialog), entry);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "not sent yet");
  gtk_window_present (GTK_WINDOW (dialog));
  tel_test_wait_until (gtk_widget_get_mapped (dialog));

  press_lock ();
  g_assert_true (tel_window_is_locked (fixture->window));
  g_assert_false (gtk_widget_get_visible (dialog));
  unlock (fixture);
  tel_test_wait_until (gtk_widget_get_mapped (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "not sent yet");
  g_assert_true (tel_draft_is_changed (draft));
  tel_drafts_discard (drafts);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_locked_window_can_be_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = gtk_window_new ();

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (dialog));
  press_lock ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  g_assert_false (tel_window_is_locked (fixture->window));
  g_assert_null (tel_window_get_cluster (fixture->window));
  tel_test_wait_until (dialog == NULL);
}

static void
count (guint *n_times)
{
  (*n_times)++;
}

static TelConnection *
make_saved (Fixture *fixture)
{
  TelTestSimulator *simulator = fixture->connection->simulator;

  tel_trust_store_expect_fingerprint (tel_application_get_trust_store (application), SAVED, simulator->fingerprint);

  return tel_connection_new (SAVED, simulator->host, simulator->port, simulator->user, "UTC");
}

static gboolean
is_remembered (TelConnection *connection)
{
  GAsyncResult *taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelPassword) password = NULL;

  tel_password_store_look_up_async (tel_application_get_passwords (application), connection, NULL, tel_test_take_result,
                                    &taken);
  result = tel_test_await_result (&taken);
  password = tel_password_store_look_up_finish (tel_application_get_passwords (application), result, NULL);

  return password != NULL;
}

/* Whoever leaves the lock page and chooses the connection again is to type the password too. */
static void
test_no_way_around (Fixture *fixture, gconstpointer data)
{
  TelPasswordStore *passwords = tel_application_get_passwords (application);
  g_autoptr (TelConnection) saved = make_saved (fixture);

  press_lock ();
  tel_password_keeper_keep (passwords, saved, fixture->connection->simulator->password, NULL);
  g_assert_false (is_remembered (saved));
  unlock (fixture);
  g_assert_true (is_remembered (saved));
  tel_password_keeper_forget (passwords, SAVED, NULL);
  tel_test_wait_until (!is_remembered (saved));
}

/* Nothing that guards the cluster is changed from a locked window. */
static void
test_settings_are_locked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (TelConnection) saved = make_saved (fixture);

  guint n_windows;

  tel_cluster_set_connection (fixture->connection->cluster, saved);
  press_lock ();
  n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  gtk_widget_activate_action (window, "win.connection-details", NULL);
  gtk_widget_activate_action (window, "win.edit-connection", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  tel_test_wait_until (tel_test_find_label (window, "Unlock Telephonist before you change the preferences.") != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);
  unlock (fixture);
}

/* What the page was reading when it was locked is read afterwards. */
static void
check_reading (Fixture *fixture, const char *view, const char *text)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *page = tel_test_get_child (fixture->window, "cluster_page");

  gtk_widget_activate_action (window, "win.page", "s", "cluster");
  tel_cluster_page_show_view (TEL_CLUSTER_PAGE (page), view);
  press_lock ();
  unlock (fixture);
  tel_test_wait_until (tel_test_find_label (page, text) != NULL);
}

static void
test_reading_goes_on (Fixture *fixture, gconstpointer data)
{
  check_reading (fixture, "readiness", "Mixed mode");
}

static void
test_reading_of_profiles_goes_on (Fixture *fixture, gconstpointer data)
{
  check_reading (fixture, "security-profiles", "CSF Encrypted AuthString");
}

/* A login that was under way would open its cluster in the locked window. */
static void
test_connecting_ends (Fixture *fixture, gconstpointer data)
{
  TelTestSimulator *simulator = fixture->connection->simulator;
  g_autoptr (TelConnection) saved = make_saved (fixture);
  TelConnectDialog *dialog =
      tel_connect_dialog_new (GTK_WINDOW (fixture->window), tel_application_get_trust_store (application),
                              tel_application_get_connections (application),
                              tel_application_get_passwords (application), saved);
  GtkWidget *row = tel_test_get_child (dialog, "password_row");
  guint n_connected = 0;
  guint n_requests;

  g_signal_connect_swapped (dialog, "connected", G_CALLBACK (count), &n_connected);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (row), simulator->password);
  tel_test_simulator_disturb (simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "*", 0);
  n_requests = count_requests (fixture);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "connect.connect", NULL);
  tel_test_wait_until (count_requests (fixture) > n_requests);

  press_lock ();
  tel_simulator_disturbances_clear (tel_simulator_server_get_disturbances (simulator->server));
  tel_test_wait_until (!gtk_widget_get_visible (tel_test_get_child (dialog, "spinner")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_cmpuint (n_connected, ==, 0);
  g_assert_true (tel_window_is_locked (fixture->window));

  unlock (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_idleness (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelIdleWatch) watch = tel_idle_watch_new ();
  guint n_times = 0;
  gint64 deadline;

  g_signal_connect_swapped (watch, "idle", G_CALLBACK (count), &n_times);
  tel_idle_watch_set_limit (watch, 50);
  tel_test_wait_until (n_times >= 2);

  /* Off. */
  tel_idle_watch_set_limit (watch, 0);
  n_times = 0;
  deadline = g_get_monotonic_time () + 200 * 1000;
  tel_test_wait_until (g_get_monotonic_time () > deadline);
  g_assert_cmpuint (n_times, ==, 0);
}

/* The keys are those of the X server, so that they take the way of a person's. */
static void
test_keys_keep_it_open (Fixture *fixture, gconstpointer data)
{
  const char *const xdotool[] = { "xdotool", "key", "Shift_L", NULL };
  g_autoptr (TelIdleWatch) watch = tel_idle_watch_new ();
  guint n_times = 0;
  gint64 began = g_get_monotonic_time ();

  g_signal_connect_swapped (watch, "idle", G_CALLBACK (count), &n_times);
  tel_idle_watch_set_limit (watch, 4000);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window));
  while (g_get_monotonic_time () - began < 8 * G_USEC_PER_SEC)
    {
      g_autoptr (GSubprocess) keys = NULL;
      g_autoptr (GError) error = NULL;
      gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

      keys = g_subprocess_newv (xdotool, G_SUBPROCESS_FLAGS_NONE, &error);
      g_assert_no_error (error);
      tel_test_wait_until (g_get_monotonic_time () > until);
      g_subprocess_wait (keys, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (n_times, ==, 0);

  tel_test_wait_until (n_times > 0);
}

static gint64 hours_slept;

static gint64
get_time_with_sleep (void)
{
  return g_get_monotonic_time () + hours_slept * G_TIME_SPAN_HOUR;
}

static void
press_key (void)
{
  const char *const xdotool[] = { "xdotool", "key", "Shift_L", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) keys = g_subprocess_newv (xdotool, G_SUBPROCESS_FLAGS_NONE, &error);
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  g_assert_no_error (error);
  tel_test_wait_until (g_get_monotonic_time () > until);
  g_subprocess_wait (keys, NULL, &error);
  g_assert_no_error (error);
}

/* The timer would come hours later, so that the first key has to do. */
static void
test_sleep_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelIdleWatch) watch = tel_idle_watch_new ();
  guint n_times = 0;

  hours_slept = 0;
  tel_idle_watch_set_clock (watch, get_time_with_sleep);
  g_signal_connect_swapped (watch, "idle", G_CALLBACK (count), &n_times);
  tel_idle_watch_set_limit (watch, 60 * 60 * 1000);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window));
  press_key ();
  g_assert_cmpuint (n_times, ==, 0);

  hours_slept = 8;
  press_key ();
  g_assert_cmpuint (n_times, ==, 1);
  press_key ();
  g_assert_cmpuint (n_times, ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* Who asks for it where there is nothing to lock is told so. */
static void
test_nothing_to_lock (void)
{
  TelWindow *window = tel_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  press_lock ();
  tel_test_wait_until (
      tel_test_find_label (GTK_WIDGET (window), "This window is on no cluster. There is nothing to lock.") != NULL);
  g_assert_false (tel_window_is_locked (window));
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (window), NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  tel_test_widgets_init (&argc, &argv);
  application = tel_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/lock/nothing-to-lock", test_nothing_to_lock);
  ADD ("/lock/the-password-is-asked-for", test_the_password_is_asked_for);
  ADD ("/lock/nothing-secret-is-kept", test_nothing_secret_is_kept);
  ADD ("/lock/what-was-edited-is-kept", test_what_was_edited_is_kept);
  ADD ("/lock/can-be-left", test_locked_window_can_be_left);
  ADD ("/lock/no-way-around", test_no_way_around);
  ADD ("/lock/settings-are-locked", test_settings_are_locked);
  ADD ("/lock/reading-goes-on", test_reading_goes_on);
  ADD ("/lock/reading-of-profiles-goes-on", test_reading_of_profiles_goes_on);
  ADD ("/lock/connecting-ends", test_connecting_ends);
  ADD ("/lock/idleness", test_idleness);
  ADD ("/lock/keys-keep-it-open", test_keys_keep_it_open);
  ADD ("/lock/sleep-counts", test_sleep_counts);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
