/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-compare-window.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-comparison.h"
#include "audit/tel-snapshot-store.h"
#include "model/tel-deadline.h"
#include "ui/tel-application.h"
#include "ui/tel-compare-layout.h"
#include "ui/tel-compare-picker.h"
#include "ui/tel-compare-view.h"
#include "ui/tel-transient-windows.h"

typedef enum
{
  LEFT,
  RIGHT,
  N_SIDES,
} Side;

/**
 * TelCompareWindow:
 *
 * Both sides are read whole whenever one of them is another, and again after a plan. What was ticked goes with what was
 * read.
 */
struct _TelCompareWindow
{
  AdwWindow parent_instance;

  GtkWidget *sides;
  TelComparePicker *left_picker;
  TelComparePicker *right_picker;
  GtkLabel *count_label;
  GtkWidget *since_button;
  GtkSpinner *spinner;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkStack *stack;
  AdwStatusPage *choose_page;
  TelCompareView *view;

  TelCluster *cluster;
  TelJournal *journal;
  TelObjectKind kind;
  char *names[N_SIDES];
  TelSnapshot *snapshot;
  /* The last one that was saved, while nobody has asked for it. */
  TelSnapshotStore *store;
  char *saved;
  GCancellable *store_cancellable;
  TelComparison *comparison;
  GCancellable *cancellable;
  gboolean since;
};

G_DEFINE_FINAL_TYPE (TelCompareWindow, tel_compare_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_SINCE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const char *
get_kind_name (TelCompareWindow *self)
{
  return self->kind == TEL_OBJECT_KIND_USER ? "users" : "devices";
}

static char *
describe_snapshot (TelCompareWindow *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *when = tel_deadline_describe (tel_snapshot_get_taken_at (self->snapshot), zone);

  /* Translators: what a snapshot has of a user or a device; a date and time */
  return g_strdup_printf (_ ("Snapshot of %s"), when);
}

/* What stands on a side, for people; NULL for nothing. */
static char *
describe_side (TelCompareWindow *self, Side side)
{
  TelUser *user;

  if (side == LEFT && self->since)
    return describe_snapshot (self);
  if (self->names[side] == NULL)
    return NULL;
  user = self->kind == TEL_OBJECT_KIND_USER ? tel_cluster_get_user (self->cluster, self->names[side]) : NULL;

  return user != NULL ? tel_user_dup_full_name (user) : g_strdup (self->names[side]);
}

static gboolean
is_chosen (TelCompareWindow *self)
{
  return self->names[RIGHT] != NULL &&
         (self->since || (self->names[LEFT] != NULL && !g_str_equal (self->names[LEFT], self->names[RIGHT])));
}

static void
show_sides (TelCompareWindow *self)
{
  g_autofree char *left = describe_side (self, LEFT);
  g_autofree char *right = describe_side (self, RIGHT);
  g_autofree char *title = NULL;

  tel_compare_picker_show_name (self->left_picker, left);
  tel_compare_picker_show_name (self->right_picker, right);
  gtk_widget_set_sensitive (GTK_WIDGET (self->left_picker), !self->since);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.swap", !self->since);
  if (left != NULL && right != NULL)
    /* Translators: the title of a window: what is compared */
    title = g_strdup_printf (_ ("Compare %s and %s"), left, right);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Compare"));
}

static void
show_error (TelCompareWindow *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, message != NULL);
}

static void
show_choice (TelCompareWindow *self)
{
  gboolean is_same = self->names[LEFT] != NULL && g_strcmp0 (self->names[LEFT], self->names[RIGHT]) == 0;
  gboolean of_users = self->kind == TEL_OBJECT_KIND_USER;

  adw_status_page_set_title (self->choose_page, of_users ? _ ("Choose two users") : _ ("Choose two devices"));
  if (is_same)
    adw_status_page_set_description (self->choose_page,
                                     _ ("Both sides are the same. Choose another one for one side."));
  else
    adw_status_page_set_description (
        self->choose_page, of_users ? _ ("They are shown side by side, field by field, with their devices by type.")
                                    : _ ("They are shown side by side, field by field. They may be of unlike types."));
}

static void
show_counts (TelCompareWindow *self)
{
  guint n_rows = self->comparison != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->comparison)) : 0;
  guint n_differences = self->comparison != NULL ? tel_comparison_count_differences (self->comparison) : 0;
  /* Translators: how many fields differ, how many there are */
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u field differs", "%u of %u fields differ", n_rows),
                       n_differences, n_rows);

  gtk_label_set_text (self->count_label, n_rows > 0 ? text : "");
}

static void
show_page (TelCompareWindow *self)
{
  if (!is_chosen (self))
    {
      show_choice (self);
      gtk_stack_set_visible_child_name (self->stack, "choose");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, self->comparison != NULL ? "view" : "reading");
}

static void
set_comparison (TelCompareWindow *self, TelComparison *comparison)
{
  g_autofree char *left = describe_side (self, LEFT);
  g_autofree char *right = describe_side (self, RIGHT);

  g_set_object (&self->comparison, comparison);
  tel_compare_view_set_comparison (self->view, self->cluster, comparison, left, right);
  show_counts (self);
  show_page (self);
}

static void
show_reading (TelCompareWindow *self, gboolean reading)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), reading);
  gtk_spinner_set_spinning (self->spinner, reading);
}

static void
on_view_reading (TelCompareWindow *self, gboolean reading)
{
  show_reading (self, reading || self->cancellable != NULL);
}

static void
cancel (TelCompareWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Locking a window closes its client, which calls off what is read: the window of a comparison is still there then. */
static gboolean
is_called_off (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelComparison) comparison = tel_comparison_read_finish (result, &error);
  TelCompareWindow *self;

  /* The window is gone, or something else was chosen. */
  if (is_called_off (result))
    return;

  self = TEL_COMPARE_WINDOW (user_data);
  g_clear_object (&self->cancellable);
  show_reading (self, self->cancellable != NULL);
  show_error (self, comparison == NULL ? tel_compare_view_explain (error) : NULL);
  set_comparison (self, comparison);
  if (comparison == NULL)
    gtk_stack_set_visible_child_name (self->stack, "unread");
}

static void
reload (TelCompareWindow *self)
{
  cancel (self);
  show_error (self, NULL);
  show_sides (self);
  if (!is_chosen (self))
    {
      show_reading (self, self->cancellable != NULL);
      set_comparison (self, NULL);
      return;
    }

  self->cancellable = g_cancellable_new ();
  show_reading (self, self->cancellable != NULL);
  show_page (self);
  if (self->since)
    tel_comparison_read_since_async (self->cluster, self->kind, self->names[RIGHT], self->snapshot, self->journal,
                                     self->cancellable, on_compared, self);
  else
    tel_comparison_read_async (self->cluster, self->kind, self->names[LEFT], self->names[RIGHT], self->cancellable,
                               on_compared, self);
}

/* What was read is of something else. */
static void
compare_anew (TelCompareWindow *self)
{
  set_comparison (self, NULL);
  reload (self);
}

static void
set_name (TelCompareWindow *self, Side side, const char *name)
{
  g_free (self->names[side]);
  self->names[side] = g_strdup (name);
}

static void
on_left_picked (TelCompareWindow *self, TelObject *object)
{
  set_name (self, LEFT, tel_object_get_key (object));
  compare_anew (self);
}

static void
on_right_picked (TelCompareWindow *self, TelObject *object)
{
  set_name (self, RIGHT, tel_object_get_key (object));
  compare_anew (self);
}

static void
take_kind (TelCompareWindow *self, TelObjectKind kind)
{
  self->kind = kind;
  tel_compare_picker_set_cluster (self->left_picker, self->cluster, kind);
  tel_compare_picker_set_cluster (self->right_picker, self->cluster, kind);
}

static void
set_kind (TelCompareWindow *self, const char *name)
{
  if (g_strcmp0 (get_kind_name (self), name) == 0)
    return;

  set_name (self, LEFT, NULL);
  set_name (self, RIGHT, NULL);
  take_kind (self, g_strcmp0 (name, "users") == 0 ? TEL_OBJECT_KIND_USER : TEL_OBJECT_KIND_DEVICE);
  compare_anew (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
on_snapshot_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_store_open_finish (TEL_SNAPSHOT_STORE (source), result, &error);
  TelCompareWindow *self;

  if (is_called_off (result))
    return;

  self = TEL_COMPARE_WINDOW (user_data);
  show_reading (self, self->cancellable != NULL);
  if (snapshot == NULL)
    {
      show_error (self, error->message);
      return;
    }

  tel_compare_window_set_snapshot (self, snapshot);
  tel_compare_window_show_since (self);
}

/* All of it is deciphered, which is worth it only when it is looked at. */
static void
open_saved (TelCompareWindow *self)
{
  show_reading (self, TRUE);
  tel_snapshot_store_open_async (self->store, self->saved, self->store_cancellable, on_snapshot_opened, self);
}

static void
on_saved_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tel_snapshot_store_list_finish (TEL_SNAPSHOT_STORE (source), result, &error);
  TelCompareWindow *self;

  /* Without a list nothing is offered; the Audit page says why there is none. */
  if (entries == NULL || entries->len == 0)
    return;

  self = TEL_COMPARE_WINDOW (user_data);
  g_free (self->saved);
  self->saved = g_strdup (((TelSnapshotEntry *) entries->pdata[0])->path);
  gtk_widget_set_visible (self->since_button, TRUE);
}

static void
look_for_saved (TelCompareWindow *self)
{
  TelAxlClient *client = tel_cluster_get_client (self->cluster);

  if (client == NULL || tel_axl_client_get_connection_id (client) == NULL)
    return;

  self->store = tel_snapshot_store_new (tel_axl_client_get_connection_id (client), NULL);
  self->store_cancellable = g_cancellable_new ();
  tel_snapshot_store_list_async (self->store, self->store_cancellable, on_saved_listed, self);
}

static void
set_since (TelCompareWindow *self, gboolean since)
{
  if (since && self->snapshot == NULL && self->saved != NULL)
    open_saved (self);
  since = since && self->snapshot != NULL;
  if (self->since == since)
    return;

  self->since = since;
  /* With one side only it is that one that a person means. */
  if (since && self->names[RIGHT] == NULL)
    set_name (self, RIGHT, self->names[LEFT]);
  compare_anew (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINCE]);
}

static void
swap_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelCompareWindow *self = TEL_COMPARE_WINDOW (widget);
  char *left = self->names[LEFT];

  self->names[LEFT] = self->names[RIGHT];
  self->names[RIGHT] = left;
  compare_anew (self);
}

static void
reload_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  reload (TEL_COMPARE_WINDOW (widget));
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_compare_view_focus_search (TEL_COMPARE_WINDOW (widget)->view);
}

/* A plan that runs here would lose its answers with the window. */
static gboolean
tel_compare_window_close_request (GtkWindow *window)
{
  if (!tel_transient_windows_close (window))
    return TRUE;

  return GTK_WINDOW_CLASS (tel_compare_window_parent_class)->close_request (window);
}

static void
tel_compare_window_dispose (GObject *object)
{
  TelCompareWindow *self = TEL_COMPARE_WINDOW (object);

  cancel (self);
  if (self->store_cancellable != NULL)
    g_cancellable_cancel (self->store_cancellable);
  g_clear_object (&self->store_cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->comparison);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->journal);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_compare_window_parent_class)->dispose (object);
}

static void
tel_compare_window_finalize (GObject *object)
{
  TelCompareWindow *self = TEL_COMPARE_WINDOW (object);

  g_free (self->names[LEFT]);
  g_free (self->names[RIGHT]);
  g_free (self->saved);

  G_OBJECT_CLASS (tel_compare_window_parent_class)->finalize (object);
}

static void
tel_compare_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelCompareWindow *self = TEL_COMPARE_WINDOW (object);

  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_string (value, get_kind_name (self));
      break;

    case PROP_SINCE:
      g_value_set_boolean (value, self->since);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_compare_window_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelCompareWindow *self = TEL_COMPARE_WINDOW (object);

  switch (property_id)
    {
    case PROP_KIND:
      set_kind (self, g_value_get_string (value));
      break;

    case PROP_SINCE:
      set_since (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, sides);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, left_picker);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, right_picker);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, since_button);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, error_box);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, choose_page);
  gtk_widget_class_bind_template_child (widget_class, TelCompareWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_left_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_right_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_view_reading);
  gtk_widget_class_bind_template_callback (widget_class, reload);
}

static void
tel_compare_window_class_init (TelCompareWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tel_compare_window_dispose;
  object_class->finalize = tel_compare_window_finalize;
  object_class->get_property = tel_compare_window_get_property;
  object_class->set_property = tel_compare_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = tel_compare_window_close_request;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "users", flags);
  properties[PROP_SINCE] = g_param_spec_boolean ("since", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEL_TYPE_COMPARE_LAYOUT);
  g_type_ensure (TEL_TYPE_COMPARE_PICKER);
  g_type_ensure (TEL_TYPE_COMPARE_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "compare.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "compare.since", "since");
  gtk_widget_class_install_action (widget_class, "compare.swap", NULL, swap_action);
  /* The keys of the application's windows. */
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
}

static void
tel_compare_window_init (TelCompareWindow *self)
{
  self->kind = TEL_OBJECT_KIND_USER;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->sides, tel_compare_layout_new ());
  tel_compare_picker_set_side (self->left_picker, C_ ("side", "Left"));
  tel_compare_picker_set_side (self->right_picker, C_ ("side", "Right"));
}

/**
 * tel_compare_window_new:
 * @owner: the window on the cluster, with which this one closes and hides
 * @cluster: the cluster, its users and devices listed
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 * @left: (nullable): the user ID or name of the one on the left, %NULL to be chosen
 * @right: (nullable): the user ID or name of the one on the right, %NULL to be chosen
 *
 * Makes a window that compares two users or two devices.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelCompareWindow *
tel_compare_window_new (GtkWindow *owner, TelCluster *cluster, TelObjectKind kind, const char *left, const char *right)
{
  TelCompareWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (owner), NULL);
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (kind == TEL_OBJECT_KIND_USER || kind == TEL_OBJECT_KIND_DEVICE, NULL);

  self = g_object_new (TEL_TYPE_COMPARE_WINDOW, "application", gtk_window_get_application (owner), NULL);
  tel_transient_windows_add_companion (owner, GTK_WINDOW (self));
  self->cluster = g_object_ref (cluster);
  g_set_object (&self->journal, tel_application_get_default_journal ());
  take_kind (self, kind);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  set_name (self, LEFT, left);
  set_name (self, RIGHT, right);
  tel_compare_window_set_snapshot (self, NULL);
  look_for_saved (self);
  reload (self);

  return self;
}

/**
 * tel_compare_window_set_snapshot:
 * @self: a window
 * @snapshot: (nullable): the last snapshot of the cluster, %NULL while there is none
 *
 * Offers to compare what is on the right now with what the snapshot has of it. By itself the window offers the last
 * one that was saved of the connection.
 */
void
tel_compare_window_set_snapshot (TelCompareWindow *self, TelSnapshot *snapshot)
{
  g_return_if_fail (TEL_IS_COMPARE_WINDOW (self));

  if (snapshot == NULL)
    set_since (self, FALSE);
  g_set_object (&self->snapshot, snapshot);
  gtk_widget_set_visible (self->since_button, snapshot != NULL || self->saved != NULL);
  if (self->since)
    compare_anew (self);
}

/**
 * tel_compare_window_set_journal:
 * @self: a window
 * @journal: (nullable): the journal of our own plans, %NULL for none
 *
 * Sets where the next comparison with a snapshot finds who has changed what. By itself the window asks the journal of
 * the program that runs.
 */
void
tel_compare_window_set_journal (TelCompareWindow *self, TelJournal *journal)
{
  g_return_if_fail (TEL_IS_COMPARE_WINDOW (self));
  g_return_if_fail (journal == NULL || TEL_IS_JOURNAL (journal));

  g_set_object (&self->journal, journal);
}

/**
 * tel_compare_window_show_since:
 * @self: a window with a snapshot
 *
 * Compares what is chosen with what the snapshot has of it.
 */
void
tel_compare_window_show_since (TelCompareWindow *self)
{
  g_return_if_fail (TEL_IS_COMPARE_WINDOW (self));

  set_since (self, TRUE);
}
