/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-application.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-request-file.h"
#include "cluster/tel-diagnostics.h"
#include "plan/tel-audit-setting.h"
#include "ui/tel-idle-watch.h"
#include "ui/tel-plan-notifier.h"
#include "ui/tel-preferences-window.h"
#include "ui/tel-secret-clipboard.h"
#include "ui/tel-transient-windows.h"
#include "ui/tel-window.h"

#define DEFAULT_WORLD "small"

#define MEGABYTE (1000 * 1000)
#define MINUTE_MILLISECONDS (60 * 1000)

/**
 * TelApplication:
 *
 * Windows share the settings, the trusted keys and the demo cluster; each has its own connection.
 */
struct _TelApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  TelTrustStore *trust_store;
  TelConnectionStore *connections;
  TelPasswordStore *passwords;
  TelJournal *journal;
  TelPlanNotifier *notifier;
  TelIdleWatch *idle_watch;
  TelRequestFile *request_file;
  GHashTable *demos;
};

G_DEFINE_FINAL_TYPE (TelApplication, tel_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open a window on the demo cluster"), N_ ("WORLD") },
  { "new-instance", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Do not ask a Telephonist that is already running"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
  { NULL },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },       { "app.preferences", { "<Control>comma" } },
  { "app.new-window", { "<Control>n" } }, { "window.close", { "<Control>w" } },
  { "win.search", { "<Control>f" } },     { "win.reload", { "F5", "<Control>r" } },
  { "app.lock", { "<Control>l" } },       { "win.page::users", { "<Alt>1" } },
  { "win.page::audit", { "<Alt>3" } },    { "win.page::cluster", { "<Alt>4" } },
  { "win.page::activity", { "<Alt>5" } },
};

/* The keys of the program work in a dialog when it belongs to the program as its window does. */
static void
on_realized (GtkWindow *window, TelApplication *self)
{
  if (gtk_window_get_application (window) == NULL)
    gtk_window_set_application (window, GTK_APPLICATION (self));
}

static void
on_windows_changed (GListModel *windows, guint position, guint removed, guint added, TelApplication *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      g_signal_connect_object (window, "realize", G_CALLBACK (on_realized), self, 0);
    }
}

static TelWindow *
open_window (TelApplication *self)
{
  TelWindow *window = tel_window_new (self);

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autolist (GtkWindow) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *window = windows; window != NULL; window = window->next)
    g_object_ref (window->data);

  /* Each window may have something to say about being closed; it closes its dialogs itself. */
  for (GList *window = windows; window != NULL; window = window->next)
    if (gtk_window_get_transient_for (window->data) == NULL)
      gtk_window_close (window->data);
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_window (TEL_APPLICATION (user_data));
}

static gboolean
has_locked_window (TelApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (TEL_IS_WINDOW (window->data) && tel_window_is_locked (window->data))
      return TRUE;

  return FALSE;
}

/* The settings say, among other things, after how long it is locked, and what is written down. */
static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TelApplication *self = TEL_APPLICATION (user_data);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (has_locked_window (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s",
                                  _ ("Unlock Telephonist before you change the preferences."));
      return;
    }

  gtk_window_present (GTK_WINDOW (tel_preferences_window_new (parent)));
}

/* The window of the plan's cluster, where there is one; else the plan is found from whatever window is there. */
static void
on_show_plan (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);

  g_application_activate (G_APPLICATION (application));
  for (GList *window = gtk_application_get_windows (application); window != NULL; window = window->next)
    if (TEL_IS_WINDOW (window->data) && tel_window_show_plan (window->data, g_variant_get_int64 (parameter)))
      {
        gtk_window_present (window->data);
        return;
      }
}

/* The window that was used last, below its dialogs. */
static TelWindow *
find_window (GtkApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  while (window != NULL && !TEL_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return window != NULL ? TEL_WINDOW (window) : NULL;
}

/* All at once: who leaves the desk leaves every window. */
static void
lock (TelApplication *self)
{
  g_autolist (GtkWindow) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *window = windows; window != NULL; window = window->next)
    g_object_ref (window->data);

  tel_password_store_wipe (self->passwords);
  for (GList *window = windows; window != NULL; window = window->next)
    {
      if (!TEL_IS_WINDOW (window->data))
        continue;
      if (tel_window_lock (window->data))
        tel_password_store_withhold (self->passwords);
      else
        tel_transient_windows_forget_passwords (window->data);
    }
}

/* What is not locked when it was asked for says why. */
static void
on_lock (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TelApplication *self = TEL_APPLICATION (user_data);
  TelWindow *window;

  lock (self);
  window = find_window (GTK_APPLICATION (self));
  if (window == NULL || tel_window_is_locked (window))
    return;
  if (tel_window_get_demo (window) != NULL)
    tel_window_add_toast (window, _ ("The demo cluster is not locked: it has nothing to guard."));
  else if (tel_window_get_cluster (window) != NULL)
    tel_window_add_toast (window, _ ("A plan is running. Lock the window when the plan has ended."));
  else
    tel_window_add_toast (window, _ ("This window is on no cluster. There is nothing to lock."));
}

static void
on_copy_diagnostics (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TelWindow *window = find_window (GTK_APPLICATION (user_data));
  g_autofree char *toolkit = NULL;
  g_autofree char *text = NULL;

  if (window == NULL)
    return;

  toolkit = g_strdup_printf ("GTK %u.%u.%u, libadwaita %u.%u.%u", gtk_get_major_version (), gtk_get_minor_version (),
                             gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
                             adw_get_micro_version ());
  text = tel_diagnostics_make (tel_window_get_cluster (window), tel_request_log_get_default (), toolkit);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
  tel_window_add_toast (window, _ ("Diagnostics were copied. They have no names and no secrets."));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)), "application-name",
                         "Telephonist", "application-icon", TEL_APPLICATION_ID, "version", TEL_VERSION,
                         "developer-name", _ ("The Telephonist authors"), "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("Provision Cisco Jabber softphones on Cisco Unified CM."),
                         /* Translators: your names, one a line. */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = on_quit },
  { .name = "new-window", .activate = on_new_window },
  { .name = "preferences", .activate = on_preferences },
  { .name = "about", .activate = on_about },
  { .name = "lock", .activate = on_lock },
  { .name = "copy-diagnostics", .activate = on_copy_diagnostics },
  { .name = "show-plan", .activate = on_show_plan, .parameter_type = "x" },
};

/* GOption hands an optional argument to a callback only, which would not reach the instance that opens the window. */
static gboolean
tel_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  for (char **argument = *arguments; *argument != NULL; argument++)
    if (g_str_equal (*argument, "--demo"))
      {
        g_free (*argument);
        *argument = g_strdup ("--demo=" DEFAULT_WORLD);
      }

  return G_APPLICATION_CLASS (tel_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static int
tel_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("telephonist %s\n", TEL_VERSION);
      return 0;
    }

  if (g_variant_dict_contains (dict, "new-instance"))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static int
tel_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  TelApplication *self = TEL_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  const char *world;

  if (g_variant_dict_lookup (dict, "demo", "&s", &world))
    tel_window_open_demo (open_window (self), world);
  else
    g_application_activate (application);

  return 0;
}

static void
tel_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (TEL_APPLICATION (application));
}

/* That the journal cannot be written is said before the first write to a cluster; here it only grows no smaller. */
static void
on_pruned (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tel_journal_prune_finish (TEL_JOURNAL (object), result, &error))
    g_debug ("%s", error->message);
}

static void
prune_journal (TelApplication *self)
{
  GTimeSpan age = g_settings_get_uint (self->settings, "journal-days") * G_TIME_SPAN_DAY;
  gint64 bytes = (gint64) g_settings_get_uint (self->settings, "journal-megabytes") * MEGABYTE;

  if (age > 0 || bytes > 0)
    tel_journal_prune_async (self->journal, age, bytes, on_pruned, NULL);
}

static void
on_audit_trail_changed (TelApplication *self)
{
  g_autoptr (TelAuditSink) sink = tel_audit_setting_make_sink ();

  tel_journal_set_audit_sink (self->journal, sink);
}

static void
open_journal (TelApplication *self)
{
  g_autofree char *path = tel_journal_dup_default_path ();

  self->journal = tel_journal_new (path);
  self->notifier = tel_plan_notifier_new (G_APPLICATION (self), self->journal);
  g_signal_connect_object (self->settings, "changed::" TEL_AUDIT_SETTING_PLACE, G_CALLBACK (on_audit_trail_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" TEL_AUDIT_SETTING_FOLDER, G_CALLBACK (on_audit_trail_changed),
                           self, G_CONNECT_SWAPPED);
  on_audit_trail_changed (self);
  g_signal_connect_object (self->journal, "ended", G_CALLBACK (prune_journal), self, G_CONNECT_SWAPPED);
  /* Who never carried out anything gets no file. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    prune_journal (self);
}

/* What an earlier version kept in the settings moves into the file once, so that keys, drafts and journal stay found.
 */
static void
open_connections (TelApplication *self)
{
  g_autofree char *path = tel_connection_store_dup_default_path ();
  g_autoptr (GVariant) known = g_settings_get_value (self->settings, "connections");
  g_autoptr (GError) error = NULL;

  self->connections = tel_connection_store_new (path);
  if (g_variant_n_children (known) == 0)
    return;

  if (tel_connection_store_adopt (self->connections, known, &error))
    g_settings_reset (self->settings, "connections");
  else
    g_message ("%s", error->message);
}

static void
on_lock_minutes_changed (TelApplication *self)
{
  tel_idle_watch_set_limit (self->idle_watch,
                            g_settings_get_uint (self->settings, "lock-minutes") * MINUTE_MILLISECONDS);
}

static void
watch_idleness (TelApplication *self)
{
  self->idle_watch = tel_idle_watch_new ();
  g_signal_connect_object (self->idle_watch, "idle", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::lock-minutes", G_CALLBACK (on_lock_minutes_changed), self,
                           G_CONNECT_SWAPPED);
  on_lock_minutes_changed (self);
}

static void
on_request_file_changed (TelApplication *self)
{
  g_autofree char *path = tel_request_file_dup_default_path ();

  g_clear_object (&self->request_file);
  if (g_settings_get_boolean (self->settings, "request-log-file"))
    self->request_file = tel_request_file_new (tel_request_log_get_default (), path, TEL_REQUEST_FILE_DEFAULT_BYTES);
}

static void
tel_application_startup (GApplication *application)
{
  TelApplication *self = TEL_APPLICATION (application);
  g_autofree char *known_hosts = g_build_filename (g_get_user_config_dir (), "telephonist", "known-hosts", NULL);

  G_APPLICATION_CLASS (tel_application_parent_class)->startup (application);

  self->settings = g_settings_new (TEL_APPLICATION_ID);
  self->trust_store = tel_trust_store_new (known_hosts);
  self->passwords = tel_password_store_new ();
  open_connections (self);
  open_journal (self);
  g_signal_connect_object (self->settings, "changed::request-log-file", G_CALLBACK (on_request_file_changed), self,
                           G_CONNECT_SWAPPED);
  on_request_file_changed (self);
  watch_idleness (self);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_windows_changed), self, 0);
  gtk_window_set_default_icon_name (TEL_APPLICATION_ID);
  /* Names and numbers can be selected for copying; that the focus passes by should not select them. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
tel_application_shutdown (GApplication *application)
{
  TelApplication *self = TEL_APPLICATION (application);
  GdkDisplay *display = gdk_display_get_default ();
  GHashTableIter iter;
  gpointer demo;

  /* A string that was copied does not outlive the program. */
  if (display != NULL)
    tel_secret_clipboard_clear (tel_secret_clipboard_get_for_display (display));

  g_hash_table_iter_init (&iter, self->demos);
  while (g_hash_table_iter_next (&iter, NULL, &demo))
    tel_demo_stop (demo);

  G_APPLICATION_CLASS (tel_application_parent_class)->shutdown (application);
}

static void
tel_application_dispose (GObject *object)
{
  TelApplication *self = TEL_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->trust_store);
  g_clear_object (&self->connections);
  g_clear_object (&self->passwords);
  g_clear_object (&self->idle_watch);
  g_clear_object (&self->notifier);
  g_clear_object (&self->request_file);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->demos, g_hash_table_unref);

  G_OBJECT_CLASS (tel_application_parent_class)->dispose (object);
}

static void
tel_application_class_init (TelApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_application_dispose;
  application_class->local_command_line = tel_application_local_command_line;
  application_class->handle_local_options = tel_application_handle_local_options;
  application_class->command_line = tel_application_command_line;
  application_class->activate = tel_application_activate;
  application_class->startup = tel_application_startup;
  application_class->shutdown = tel_application_shutdown;
}

static void
tel_application_init (TelApplication *self)
{
  self->demos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * tel_application_new:
 *
 * Makes the program.
 *
 * Returns: (transfer full): a new application
 */
TelApplication *
tel_application_new (void)
{
  return g_object_new (TEL_TYPE_APPLICATION, "application-id", TEL_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path", "/io/github/telephonist/Telephonist",
                       NULL);
}

/**
 * tel_application_get_settings:
 * @self: the application, started
 *
 * Gets the settings of the program.
 *
 * Returns: (transfer none): the settings
 */
GSettings *
tel_application_get_settings (TelApplication *self)
{
  g_return_val_if_fail (TEL_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * tel_application_get_passwords:
 * @self: an application, started
 *
 * Gets what remembers passwords.
 *
 * Returns: (transfer none): the passwords
 */
TelPasswordStore *
tel_application_get_passwords (TelApplication *self)
{
  g_return_val_if_fail (TEL_IS_APPLICATION (self), NULL);

  return self->passwords;
}

/**
 * tel_application_get_trust_store:
 * @self: the application, started
 *
 * Gets the keys that a person has trusted.
 *
 * Returns: (transfer none): the store
 */
TelTrustStore *
tel_application_get_trust_store (TelApplication *self)
{
  g_return_val_if_fail (TEL_IS_APPLICATION (self), NULL);

  return self->trust_store;
}

/**
 * tel_application_get_connections:
 * @self: the application, started
 *
 * Gets the connections that are saved.
 *
 * Returns: (transfer none): the store
 */
TelConnectionStore *
tel_application_get_connections (TelApplication *self)
{
  g_return_val_if_fail (TEL_IS_APPLICATION (self), NULL);

  return self->connections;
}

/**
 * tel_application_get_journal:
 * @self: the application, started
 *
 * Gets the journal in which every plan is written down.
 *
 * Returns: (transfer none): the journal
 */
TelJournal *
tel_application_get_journal (TelApplication *self)
{
  g_return_val_if_fail (TEL_IS_APPLICATION (self), NULL);

  return self->journal;
}

/**
 * tel_application_get_default_journal:
 *
 * Gets the journal of the program that runs.
 *
 * Returns: (transfer none) (nullable): the journal, %NULL where no program runs, as in a test of one widget
 */
TelJournal *
tel_application_get_default_journal (void)
{
  GApplication *application = g_application_get_default ();

  return TEL_IS_APPLICATION (application) ? TEL_APPLICATION (application)->journal : NULL;
}

/**
 * tel_application_get_demo:
 * @self: the application
 * @world: the name of a world
 *
 * Gets the demo cluster of a world, which all windows share. It may not be running yet. For tests the environment
 * names the port of its control interface in TELEPHONIST_DEMO_CONTROL.
 *
 * Returns: (transfer none): the demo
 */
TelDemo *
tel_application_get_demo (TelApplication *self, const char *world)
{
  TelDemo *demo;

  g_return_val_if_fail (TEL_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (world != NULL, NULL);

  demo = g_hash_table_lookup (self->demos, world);
  if (demo == NULL)
    {
      g_autofree char *program = tel_demo_find_program ();

      demo = tel_demo_new (program, world, g_getenv ("TELEPHONIST_DEMO_CONTROL"));
      g_hash_table_insert (self->demos, g_strdup (world), demo);
    }

  return demo;
}
