/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-snapshot-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * TelSnapshotDialog:
 *
 * What a person deletes is not shown any more, and is deleted when nobody can take that back: when its toast goes,
 * when another one is deleted, or when the dialog closes.
 */
struct _TelSnapshotDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkListBox *list_box;
  GtkLabel *empty_label;
  GtkLabel *error_label;
  GtkSpinner *spinner;

  const char *verb;
  TelSnapshotStore *store;
  GPtrArray *entries;
  AdwToast *toast;
  char *deleted;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelSnapshotDialog, tel_snapshot_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_OPENED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_busy (TelSnapshotDialog *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list_box), !is_busy);
}

static void
show_error (TelSnapshotDialog *self, const char *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static char *
format_time (GDateTime *when, const char *format)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (when);

  return g_strstrip (g_date_time_format (local, format));
}

static char *
describe (const TelSnapshotEntry *entry)
{
  g_autofree char *size = g_format_size ((guint64) entry->size);
  /* Translators: a date, see g_date_time_format(). */
  g_autofree char *end = format_time (entry->expires_at, _ ("%-d %b %Y"));

  /* Translators: a saved snapshot: the release of the cluster, who read it, how large the file is, and a date */
  return g_strdup_printf (_ ("CUCM %s · read by %s · %s · kept until %s"), tel_release_to_string (entry->release),
                          entry->taken_by != NULL ? entry->taken_by : "?", size, end);
}

/* Each button does what it says to the snapshot of its row. */
static GtkWidget *
make_button (GtkWidget *button, const char *action, const char *name, const char *when, const char *path)
{
  g_autofree char *text = g_strdup_printf ("%s, %s", name, when);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return button;
}

static GtkWidget *
make_row (TelSnapshotDialog *self, const TelSnapshotEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *open_button = gtk_button_new_with_label (self->verb);
  GtkWidget *delete_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a date with a time, as of g_date_time_format() */
  g_autofree char *when = format_time (entry->taken_at, _ ("%e %b %Y %H:%M"));
  g_autofree char *text = describe (entry);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_add_css_class (delete_button, "flat");
  gtk_widget_set_tooltip_text (delete_button, _ ("Delete"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (open_button, "snapshot.open", self->verb, when, entry->path));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (delete_button, "snapshot.delete", _ ("Delete"), when, entry->path));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, when, -1);

  return row;
}

static void
show_entries (TelSnapshotDialog *self)
{
  GtkWidget *row;
  gboolean is_empty;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);
  for (guint i = 0; i < self->entries->len; i++)
    if (g_strcmp0 (((TelSnapshotEntry *) self->entries->pdata[i])->path, self->deleted) != 0)
      gtk_list_box_append (self->list_box, make_row (self, self->entries->pdata[i]));
  is_empty = gtk_widget_get_first_child (GTK_WIDGET (self->list_box)) == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), is_empty);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelSnapshotDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tel_snapshot_store_list_finish (TEL_SNAPSHOT_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;

  show_busy (self, FALSE);
  if (entries == NULL)
    {
      show_error (self, error->message);
      return;
    }

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  show_entries (self);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelSnapshotDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_store_open_finish (TEL_SNAPSHOT_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;

  show_busy (self, FALSE);
  if (snapshot == NULL)
    {
      show_error (self, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, snapshot);
  gtk_window_close (GTK_WINDOW (self));
}

static void
open_snapshot (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelSnapshotDialog *self = TEL_SNAPSHOT_DIALOG (widget);

  show_error (self, NULL);
  show_busy (self, TRUE);
  tel_snapshot_store_open_async (self->store, g_variant_get_string (parameter, NULL), self->cancellable, on_opened,
                                 g_object_ref (self));
}

static TelSnapshotEntry *
find_entry (TelSnapshotDialog *self, const char *path, guint *position)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (((TelSnapshotEntry *) self->entries->pdata[i])->path, path))
      {
        *position = i;
        return self->entries->pdata[i];
      }

  return NULL;
}

/* It can be taken back no longer. One that is still there is shown again. */
static void
finish_deletion (TelSnapshotDialog *self)
{
  g_autofree char *path = g_steal_pointer (&self->deleted);
  g_autoptr (GError) error = NULL;
  guint position;

  if (path == NULL)
    return;

  if (!tel_snapshot_store_delete (self->store, path, &error))
    {
      g_message ("%s", error->message);
      show_error (self, error->message);
      show_entries (self);
      return;
    }

  if (find_entry (self, path, &position) != NULL)
    g_ptr_array_remove_index (self->entries, position);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_back (TelSnapshotDialog *self)
{
  g_clear_pointer (&self->deleted, g_free);
  show_entries (self);
}

static void
on_toast_dismissed (TelSnapshotDialog *self)
{
  g_clear_object (&self->toast);
  finish_deletion (self);
}

static void
offer_to_take_back (TelSnapshotDialog *self, const TelSnapshotEntry *entry)
{
  /* Translators: a date with a time, as of g_date_time_format() */
  g_autofree char *when = format_time (entry->taken_at, _ ("%e %b %Y %H:%M"));
  /* Translators: a connection by its name, or a snapshot by the date and time at which it was taken */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was deleted."), when);

  self->toast = g_object_ref (adw_toast_new (text));
  adw_toast_set_button_label (self->toast, _ ("Undo"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (take_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (on_toast_dismissed), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, self->toast);
}

static void
delete_snapshot (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelSnapshotDialog *self = TEL_SNAPSHOT_DIALOG (widget);
  guint position;
  const TelSnapshotEntry *entry;

  show_error (self, NULL);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  entry = find_entry (self, g_variant_get_string (parameter, NULL), &position);
  if (entry == NULL)
    return;

  self->deleted = g_strdup (entry->path);
  show_entries (self);
  offer_to_take_back (self, entry);
}

static void
tel_snapshot_dialog_dispose (GObject *object)
{
  TelSnapshotDialog *self = TEL_SNAPSHOT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_object (&self->toast);
  finish_deletion (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_snapshot_dialog_parent_class)->dispose (object);
}

static void
tel_snapshot_dialog_class_init (TelSnapshotDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_snapshot_dialog_dispose;

  signals[SIGNAL_OPENED] =
      g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, TEL_TYPE_SNAPSHOT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-snapshot-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotDialog, empty_label);
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelSnapshotDialog, spinner);
  gtk_widget_class_install_action (widget_class, "snapshot.open", "s", open_snapshot);
  gtk_widget_class_install_action (widget_class, "snapshot.delete", "s", delete_snapshot);
}

static void
tel_snapshot_dialog_init (TelSnapshotDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_snapshot_dialog_new:
 * @store: the snapshots of a connection
 * @title: what one is opened for
 * @verb: a static word for its button
 *
 * Makes a dialog that opens one of them.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelSnapshotDialog *
tel_snapshot_dialog_new (TelSnapshotStore *store, const char *title, const char *verb)
{
  TelSnapshotDialog *self;

  g_return_val_if_fail (TEL_IS_SNAPSHOT_STORE (store), NULL);

  self = g_object_new (TEL_TYPE_SNAPSHOT_DIALOG, NULL);
  self->verb = verb;
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->store = g_object_ref (store);
  show_busy (self, TRUE);
  tel_snapshot_store_list_async (store, self->cancellable, on_listed, g_object_ref (self));

  return self;
}
