/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-widgets.h"

#include "tel-test.h"
#include "ui/tel-notice-row.h"

#define RESOURCES "/io/github/telephonist/Telephonist"

static char *home;

static void
remove_home (void)
{
  tel_test_remove_directory (home);
  g_free (home);
}

/* The harness would hide the system's directories too, and with them the icons and the types of files. */
static void
isolate_home (void)
{
  static const char *const variables[] = { "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };

  home = tel_test_make_directory ();
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (home, variables[i], NULL);

      g_setenv (variables[i], path, TRUE);
    }
  atexit (remove_home);
}

/**
 * tel_test_widgets_init:
 * @argc: (inout): of main
 * @argv: (inout): of main
 *
 * Starts the harness and GTK, with a home of its own and what the application would load: its style and its symbols,
 * and no animations, nor a cursor that blinks: without a window manager, GTK warns of one that lost its window. Call it
 * first in main.
 */
void
tel_test_widgets_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  isolate_home ();
  g_test_init (argc, argv, NULL);
  adw_init ();

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCES "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), RESOURCES "/icons");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
}

/**
 * tel_test_start_application:
 *
 * Makes the application and starts it as far as a test needs it, beside any other that runs.
 *
 * Returns: (transfer full): the application
 */
TelApplication *
tel_test_start_application (void)
{
  TelApplication *application = tel_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

static GtkWidget *
find (GtkWidget *root, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*nth)-- == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * tel_test_find_widget:
 * @root: where to begin
 * @type: a type of widget
 * @nth: how many to pass over
 *
 * Finds a widget within another, depth first.
 *
 * Returns: (transfer none) (nullable): the widget
 */
GtkWidget *
tel_test_find_widget (GtkWidget *root, GType type, guint nth)
{
  return find (root, type, &nth);
}

/**
 * tel_test_find_window:
 * @type: a type of window
 *
 * Finds the window of a type that was made last, whether it is shown or not.
 *
 * Returns: (transfer none) (nullable): the window
 */
gpointer
tel_test_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (window->data, type))
      return window->data;

  return NULL;
}

/**
 * tel_test_find_shown_window:
 * @type: a type of window
 *
 * Finds the window of a type that was made last, of those that a person could see.
 *
 * Returns: (transfer none) (nullable): the window
 */
gpointer
tel_test_find_shown_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (window->data, type) && tel_test_is_shown (window->data))
      return window->data;

  return NULL;
}

/**
 * tel_test_is_shown:
 * @widget: a widget
 *
 * Tells whether a person could see the widget: neither it nor anything around it is hidden.
 *
 * Returns: %TRUE when it is to be seen
 */
gboolean
tel_test_is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget);
}

/**
 * tel_test_find_label:
 * @root: where to begin
 * @text: the text of a label
 *
 * Finds a label that is shown.
 *
 * Returns: (transfer none) (nullable): the label
 */
GtkWidget *
tel_test_find_label (GtkWidget *root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (tel_test_is_shown (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
      return label;

  return NULL;
}

/* What GTK and libadwaita make within their own widgets is theirs to name. */
static gboolean
is_part_of_another (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_TEXT (widget) || (parent != NULL && gtk_widget_get_ancestor (parent, GTK_TYPE_DROP_DOWN) != NULL))
    return TRUE;
  /* The list that a row of choices opens, and the two that an expander row is made of. */
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL && !ADW_IS_COMBO_ROW (widget))
    return TRUE;
  if (GTK_IS_LIST_BOX (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) != NULL)
    return TRUE;

  /* The heads of a column view; the list below them has to have a name. */
  if (GTK_IS_COLUMN_VIEW (parent) && !GTK_IS_LIST_BASE (widget))
    return TRUE;

  return parent != NULL && (ADW_IS_STATUS_PAGE (parent) || GTK_IS_MENU_BUTTON (parent) ||
                            GTK_IS_WINDOW_CONTROLS (parent) || ADW_IS_ENTRY_ROW (parent));
}

/**
 * tel_test_assert_accessible:
 * @root: where to begin
 *
 * Asserts that everything that takes the focus says what it is: by a label of its own or by a relation to one.
 */
void
tel_test_assert_accessible (GtkWidget *root)
{
  if (tel_test_is_shown (root) && gtk_widget_get_focusable (root) && !is_part_of_another (root) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    {
      g_autofree char *around = g_strdup (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));

      g_test_message ("%s in %s takes the focus and has no name", G_OBJECT_TYPE_NAME (root), around);
      g_test_fail ();
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    tel_test_assert_accessible (child);
}

/**
 * tel_test_present:
 * @child: a widget
 * @width: in pixels
 * @height: in pixels
 *
 * Shows a widget in a window of its own, drawn once.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
tel_test_present (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  tel_test_wait_until (gtk_widget_get_mapped (window) && gtk_widget_get_width (child) > 0);

  return window;
}

/**
 * tel_test_destroy_and_assert_finalized:
 * @window: a window
 * @child: (nullable): a widget in it
 *
 * Destroys a window, and asserts that nothing keeps it or the widget alive.
 */
void
tel_test_destroy_and_assert_finalized (GtkWidget *window, GtkWidget *child)
{
  gpointer weak_window = window;
  gpointer weak_child = child;

  g_object_add_weak_pointer (G_OBJECT (window), &weak_window);
  if (child != NULL)
    g_object_add_weak_pointer (G_OBJECT (child), &weak_child);
  gtk_window_destroy (GTK_WINDOW (window));

  tel_test_wait_until (weak_window == NULL && weak_child == NULL);
}

/**
 * tel_test_make_cluster:
 *
 * Makes a cluster that nothing is connected to, to be filled by hand.
 *
 * Returns: (transfer full): a cluster
 */
TelCluster *
tel_test_make_cluster (void)
{
  TelCluster *cluster = tel_cluster_new (NULL);

  tel_cluster_set_name (cluster, "Test");

  return cluster;
}

static void
append (TelCluster *cluster, TelObjectKind kind, gpointer object)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();

  g_ptr_array_add (objects, object);
  tel_store_append_many (tel_cluster_get_store (cluster, kind), objects);
}

/**
 * tel_test_add_user:
 * @cluster: a cluster
 * @user_id: the user ID
 * @first_name: (nullable): the first name
 * @last_name: (nullable): the last name
 * @pattern: (nullable): the primary extension
 * @department: (nullable): the department
 *
 * Adds a user as a list would.
 *
 * Returns: (transfer none): the user
 */
TelUser *
tel_test_add_user (TelCluster *cluster,
                   const char *user_id,
                   const char *first_name,
                   const char *last_name,
                   const char *pattern,
                   const char *department)
{
  g_autofree char *mail = g_strdup_printf ("%s@example.com", user_id);
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "user-id", user_id, "first-name", first_name, "last-name", last_name,
                    "primary-pattern", pattern, "department", department, "mail", mail, NULL);

  append (cluster, TEL_OBJECT_KIND_USER, user);

  return user;
}

/**
 * tel_test_add_device:
 * @cluster: a cluster
 * @name: the name
 * @product: the product
 * @owner: (nullable): the owner's user ID
 *
 * Adds a device as a list would.
 *
 * Returns: (transfer none): the device
 */
TelDevice *
tel_test_add_device (TelCluster *cluster, const char *name, const char *product, const char *owner)
{
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", name, "product", product, "owner", owner, NULL);

  append (cluster, TEL_OBJECT_KIND_DEVICE, device);

  return device;
}

/**
 * tel_test_get_child:
 * @widget: a widget made of a template
 * @name: the id of one of the template's children
 *
 * Gets a child, which has to be there.
 *
 * Returns: (transfer none): the child
 */
gpointer
tel_test_get_child (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);

  return child;
}

/**
 * tel_test_tick_notices:
 * @root: a widget
 *
 * Ticks off every notice of a plan that is shown within @root.
 */
void
tel_test_tick_notices (GtkWidget *root)
{
  if (TEL_IS_NOTICE_ROW (root))
    {
      GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (root));

      if (check != NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    tel_test_tick_notices (child);
}

/* What the last notification says below its title. */
static char *notification;

static void
on_notify (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *name,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  if (g_str_equal (method, "Notify"))
    {
      g_free (notification);
      g_variant_get_child (parameters, 4, "s", &notification);
    }
  g_dbus_method_invocation_return_value (invocation, g_str_equal (method, "Notify") ? g_variant_new ("(u)", 1u) : NULL);
}

static void
on_name_acquired (GDBusConnection *bus, const char *name, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/**
 * tel_test_take_notifications:
 *
 * Takes the place of the desktop that shows notifications, until the program ends: where there is none, GLib warns.
 */
void
tel_test_take_notifications (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_notify };
  static gboolean owned;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (
      "<node><interface name='org.freedesktop.Notifications'><method name='Notify'><arg type='s' direction='in'/>"
      "<arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
      "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method></interface></node>",
      NULL);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_assert_nonnull (bus);
  g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0], &table, NULL, NULL,
                                     NULL);
  g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, on_name_acquired,
                                NULL, &owned, NULL);
  tel_test_wait_until (owned);
}

/**
 * tel_test_get_notification:
 *
 * Gets what the last notification says below its title, once the desktop's place was taken.
 *
 * Returns: (nullable): the text, %NULL before the first
 */
const char *
tel_test_get_notification (void)
{
  return notification;
}
