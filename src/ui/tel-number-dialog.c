/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-number-dialog.h"

#include "cluster/tel-cluster-numbers.h"
#include "model/tel-text.h"
#include "ui/tel-number-words.h"
#include "ui/tel-reference-row.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* As many rows as a person looks through before typing more. */
#define MOST_RESULTS 100

#define NUMBER_KEY "tel-number"

struct _TelNumberDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwPreferencesGroup *share_group;
  AdwEntryRow *range_row;
  TelReferenceRow *range_partition_row;
  AdwActionRow *free_row;
  GtkWidget *free_button;
  GtkListBox *list_box;
  GtkLabel *status_label;
  GtkWidget *add_group;
  TelReferenceRow *add_partition_row;
  AdwActionRow *add_row;

  TelCluster *cluster;
  char *device_name;
  GListModel *lines;
  GSettings *settings;
  /* Holds the partition that both rows show. A row keeps its target alive, so that it cannot be the dialog. */
  TelDirectoryNumber *wanted;
  TelNumberRange *range;
  char *free_pattern;
  GPtrArray *found;
  GCancellable *search_cancellable;
  GCancellable *range_cancellable;
  GCancellable *share_cancellable;
};

G_DEFINE_FINAL_TYPE (TelNumberDialog, tel_number_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_partition (TelNumberDialog *self)
{
  return tel_directory_number_get_partition (self->wanted);
}

static TelDirectoryNumber *
make_number (const char *pattern, const char *partition)
{
  return g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", pattern, "partition", partition, NULL);
}

static void
stop (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static GCancellable *
start (GCancellable **cancellable)
{
  stop (cancellable);
  *cancellable = g_cancellable_new ();

  return *cancellable;
}

static void
choose (TelNumberDialog *self, const char *pattern, const char *partition)
{
  g_signal_emit (self, signals[CHOSEN], 0, pattern, tel_text_is_blank (partition) ? NULL : partition);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (AdwActionRow *row, TelNumberDialog *self)
{
  TelDirectoryNumber *number = g_object_get_data (G_OBJECT (row), NUMBER_KEY);

  choose (self, tel_directory_number_get_pattern (number), tel_directory_number_get_partition (number));
}

static GtkWidget *
make_row (TelNumberDialog *self, TelDirectoryNumber *number, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 5);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), NUMBER_KEY, g_object_ref (number), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);

  return row;
}

/* The range and the partition of this cluster that were used last (“remembered per connection”). */
static void
recall_range (TelNumberDialog *self)
{
  TelAxlClient *client = tel_cluster_get_client (self->cluster);
  g_autoptr (GVariant) known = g_settings_get_value (self->settings, "number-ranges");
  GVariantIter iter;
  const char *id;
  const char *range;
  const char *partition;

  g_variant_iter_init (&iter, known);
  while (client != NULL && g_variant_iter_next (&iter, "(&s&s&s)", &id, &range, &partition))
    if (g_strcmp0 (id, tel_axl_client_get_connection_id (client)) == 0)
      {
        gtk_editable_set_text (GTK_EDITABLE (self->range_row), range);
        g_object_set (self->wanted, "partition", partition, NULL);
      }
}

static void
remember_range (TelNumberDialog *self)
{
  const char *own = tel_axl_client_get_connection_id (tel_cluster_get_client (self->cluster));
  g_autoptr (GVariant) known = g_settings_get_value (self->settings, "number-ranges");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;
  const char *range;
  const char *partition;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  g_variant_builder_add (&builder, "(sss)", own, gtk_editable_get_text (GTK_EDITABLE (self->range_row)),
                         get_partition (self));
  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &id, &range, &partition))
    if (!g_str_equal (id, own))
      g_variant_builder_add (&builder, "(sss)", id, range, partition);
  g_settings_set_value (self->settings, "number-ranges", g_variant_builder_end (&builder));
}

static void
show_free (TelNumberDialog *self, const char *title, const char *subtitle)
{
  gtk_widget_set_visible (GTK_WIDGET (self->free_row), title != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->free_row), title != NULL ? title : "");
  adw_action_row_set_subtitle (self->free_row, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->free_button, self->free_pattern != NULL);
}

/* What stands in the draft and not yet on the cluster is not free either. */
static void
add_own_lines (TelNumberDialog *self, GPtrArray *numbers)
{
  for (guint i = 0; self->lines != NULL && i < g_list_model_get_n_items (self->lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (self->lines, i);

      g_ptr_array_add (numbers, make_number (tel_line_get_pattern (line), tel_line_get_partition (line)));
    }
}

static void
show_range (TelNumberDialog *self, GPtrArray *numbers)
{
  g_autofree char *title = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *other = NULL;
  g_autofree char *subtitle = NULL;
  g_auto (GStrv) elsewhere = NULL;
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, tel_number_range_get_count (self->range));
  guint n_taken = 0;

  add_own_lines (self, numbers);
  self->free_pattern = tel_number_range_find_free (self->range, numbers, get_partition (self), &n_taken, &elsewhere);
  /* Translators: how many numbers of a range exist, how many it has */
  taken = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u number of %s is taken.", "%u numbers of %s are taken.",
                                        n_taken),
                           n_taken, count);
  other = tel_number_words_dup_elsewhere ((const char *const *) elsewhere);
  subtitle = other != NULL ? g_strdup_printf ("%s %s", taken, other) : g_strdup (taken);

  if (self->free_pattern != NULL)
    {
      g_autoptr (TelDirectoryNumber) number = make_number (self->free_pattern, get_partition (self));
      g_autofree char *label = tel_directory_number_dup_label (number);

      /* Translators: a directory number */
      title = g_strdup_printf (_ ("%s is free."), label);
    }
  else
    {
      title = g_strdup (_ ("No number of the range is free. Enter another range."));
    }
  show_free (self, title, subtitle);
}

static void
on_range_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelNumberDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) numbers = tel_cluster_list_range_finish (TEL_CLUSTER (source), result, &error);

  /* The dialog may be gone when the reading was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->range_cancellable);
  if (numbers == NULL)
    {
      show_free (self, error->message, NULL);
      return;
    }

  remember_range (self);
  show_range (self, numbers);
}

static void
forget_free (TelNumberDialog *self)
{
  stop (&self->range_cancellable);
  g_clear_pointer (&self->free_pattern, g_free);
  show_free (self, NULL, NULL);
}

static void
find_free (TelNumberDialog *self)
{
  g_autoptr (GError) error = NULL;

  forget_free (self);
  g_clear_pointer (&self->range, tel_number_range_free);
  self->range = tel_number_range_parse (gtk_editable_get_text (GTK_EDITABLE (self->range_row)), &error);
  if (self->range == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->range_row), "error");
      show_free (self, error->message, NULL);
    }
  else if (tel_text_is_blank (get_partition (self)))
    {
      show_free (self, _ ("Choose the partition in which a number is to be free."), NULL);
    }
  else
    {
      show_free (self, _ ("Reading the numbers of the range…"), NULL);
      tel_cluster_list_range_async (self->cluster, self->range, start (&self->range_cancellable), on_range_listed,
                                    self);
    }
}

static void
on_range_changed (TelNumberDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->range_row), "error");
  forget_free (self);
}

static void
find_free_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  find_free (TEL_NUMBER_DIALOG (widget));
}

static void
use_free_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelNumberDialog *self = TEL_NUMBER_DIALOG (widget);

  if (self->free_pattern != NULL)
    choose (self, self->free_pattern, get_partition (self));
}

static gboolean
is_found (TelNumberDialog *self, const char *pattern)
{
  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      TelDirectoryNumber *number = self->found->pdata[i];

      if (g_strcmp0 (tel_directory_number_get_pattern (number), pattern) == 0 &&
          g_strcmp0 (tel_directory_number_get_partition (number), get_partition (self)) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_typed (TelNumberDialog *self)
{
  return tel_directory_number_read_pattern (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* What was typed may be a new number, unless it is a name or is there already. */
static void
update_add (TelNumberDialog *self)
{
  g_autofree char *pattern = dup_typed (self);
  gboolean is_number = g_regex_match_simple ("^(\\\\\\+)?[0-9*#]+$", pattern, 0, 0);
  gboolean can_add = is_number && !tel_text_is_blank (get_partition (self)) && !is_found (self, pattern);
  g_autoptr (TelDirectoryNumber) number = make_number (pattern, get_partition (self));
  g_autofree char *label = tel_directory_number_dup_label (number);
  g_autofree char *title = NULL;

  if (tel_text_is_blank (get_partition (self)))
    title = g_strdup (_ ("Choose the partition of the new number."));
  else if (!can_add)
    /* Translators: a directory number */
    title = g_strdup_printf (_ ("%s exists already: choose it above."), label);
  else
    /* Translators: a directory number */
    title = g_strdup_printf (_ ("%s does not exist yet and will be added."), label);

  gtk_widget_set_visible (self->add_group, is_number && self->found != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "number.add", can_add && self->found != NULL);
}

static void
on_partition_changed (TelNumberDialog *self)
{
  forget_free (self);
  update_add (self);
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelNumberDialog *self = TEL_NUMBER_DIALOG (widget);
  g_autofree char *pattern = dup_typed (self);

  choose (self, pattern, get_partition (self));
}

static void
clear_results (TelNumberDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), FALSE);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

static void
show_results (TelNumberDialog *self, gboolean complete)
{
  g_autofree char *status = NULL;

  for (guint i = 0; i < self->found->len; i++)
    {
      TelDirectoryNumber *number = self->found->pdata[i];
      const char *description = tel_directory_number_get_description (number);
      g_autofree char *title = tel_directory_number_dup_label (number);
      g_autofree char *use = tel_number_words_dup_use (number);
      g_autofree char *subtitle =
          tel_text_is_blank (description) ? g_strdup (use) : g_strdup_printf ("%s · %s", description, use);

      gtk_list_box_append (self->list_box, make_row (self, number, title, subtitle));
    }

  if (self->found->len == 0)
    status = g_strdup (_ ("No directory number has this text in it, nor in its description."));
  else if (!complete)
    status = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Only the first %u is shown. Type more of it.",
                                           "Only the first %u are shown. Type more of it.", self->found->len),
                              self->found->len);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), self->found->len > 0);
  gtk_label_set_text (self->status_label, status != NULL ? status : "");
}

static void
on_numbers_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelNumberDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean complete = TRUE;
  g_autoptr (GPtrArray) numbers = tel_cluster_find_numbers_finish (TEL_CLUSTER (source), result, &complete, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->search_cancellable);
  if (numbers == NULL)
    {
      gtk_label_set_text (self->status_label, error->message);
      return;
    }

  self->found = g_steal_pointer (&numbers);
  show_results (self, complete);
  update_add (self);
}

static void
on_search_changed (TelNumberDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  stop (&self->search_cancellable);
  clear_results (self);
  gtk_widget_set_visible (self->add_group, FALSE);
  gtk_stack_set_visible_child_name (self->stack, *text == '\0' ? "offers" : "results");
  if (*text == '\0')
    return;

  gtk_label_set_text (self->status_label, _ ("Searching…"));
  tel_cluster_find_numbers_async (self->cluster, text, MOST_RESULTS, start (&self->search_cancellable),
                                  on_numbers_found, self);
}

static void
on_stop_search (TelNumberDialog *self)
{
  if (tel_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static gboolean
is_own_line (TelNumberDialog *self, TelLine *wanted)
{
  for (guint i = 0; self->lines != NULL && i < g_list_model_get_n_items (self->lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (self->lines, i);

      if (g_strcmp0 (tel_line_get_pattern (line), tel_line_get_pattern (wanted)) == 0 &&
          g_strcmp0 (tel_line_get_partition (line), tel_line_get_partition (wanted)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
offer_line (TelNumberDialog *self, TelDevice *device, TelLine *line)
{
  const char *pattern = tel_line_get_pattern (line);
  const char *partition = tel_line_get_partition (line);
  g_autoptr (TelDirectoryNumber) number = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *title = NULL;
  g_autofree char *where = NULL;
  g_autofree char *subtitle = NULL;

  if (tel_text_is_blank (pattern) || is_own_line (self, line))
    return;

  number = make_number (pattern, partition);
  shown = tel_directory_number_show_pattern (pattern);
  /* Translators: a directory number and the device whose line it is */
  title = g_strdup_printf (_ ("Share %s with %s"), shown, tel_device_get_name (device));
  where = tel_directory_number_dup_label (number);
  subtitle = tel_text_is_blank (tel_line_get_label (line))
                 ? g_strdup (where)
                 : g_strdup_printf ("%s · %s", where, tel_line_get_label (line));
  adw_preferences_group_add (self->share_group, make_row (self, number, title, subtitle));
  gtk_widget_set_visible (GTK_WIDGET (self->share_group), TRUE);
}

/* What cannot be read cannot be offered; the other ways to a number are there all the same. */
static void
on_user_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelNumberDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (TelUser) user = tel_cluster_read_user_finish (TEL_CLUSTER (source), result, &devices, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->share_cancellable);
  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      GListModel *lines = tel_device_get_lines (devices->pdata[i]);

      if (g_strcmp0 (tel_device_get_name (devices->pdata[i]), self->device_name) == 0)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (lines); j++)
        {
          g_autoptr (TelLine) line = g_list_model_get_item (lines, j);

          offer_line (self, devices->pdata[i], line);
        }
    }
}

static void
tel_number_dialog_dispose (GObject *object)
{
  TelNumberDialog *self = TEL_NUMBER_DIALOG (object);

  stop (&self->search_cancellable);
  stop (&self->range_cancellable);
  stop (&self->share_cancellable);
  g_clear_object (&self->cluster);
  g_clear_object (&self->lines);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->device_name, g_free);
  g_clear_object (&self->wanted);
  g_clear_pointer (&self->range, tel_number_range_free);
  g_clear_pointer (&self->free_pattern, g_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_number_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, share_group);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, range_row);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, range_partition_row);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, free_row);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, free_button);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, add_group);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, add_partition_row);
  gtk_widget_class_bind_template_child (widget_class, TelNumberDialog, add_row);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_range_changed);
  gtk_widget_class_bind_template_callback (widget_class, find_free);
}

static void
tel_number_dialog_class_init (TelNumberDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_number_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (TEL_TYPE_REFERENCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-number-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "number.find-free", NULL, find_free_action);
  gtk_widget_class_install_action (widget_class, "number.use-free", NULL, use_free_action);
  gtk_widget_class_install_action (widget_class, "number.add", NULL, add_action);
}

static void
tel_number_dialog_init (TelNumberDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (TEL_APPLICATION_ID);
  self->wanted = tel_directory_number_new ();
  g_signal_connect_object (self->wanted, "notify::partition", G_CALLBACK (on_partition_changed), self,
                           G_CONNECT_SWAPPED);
}

/* Where nothing was looked for yet: the partition that the cluster has alone. */
static void
propose_partition (TelNumberDialog *self, GListModel *partitions)
{
  g_autoptr (TelObject) only = NULL;

  if (get_partition (self) != NULL || g_list_model_get_n_items (partitions) != 1)
    return;

  only = g_list_model_get_item (partitions, 0);
  g_object_set (self->wanted, "partition", tel_object_get_key (only), NULL);
}

/**
 * tel_number_dialog_new:
 * @cluster: the cluster, its references loaded
 * @user_id: (nullable): the user, whose other devices' lines are offered for sharing
 * @device_name: (nullable): the device that gets the number
 * @lines: (nullable) (element-type TelLine): the lines that the device is to have: their numbers are not offered
 *
 * Makes the dialog. It closes itself when a number was chosen.
 *
 * Returns: (transfer floating): a new dialog
 */
TelNumberDialog *
tel_number_dialog_new (TelCluster *cluster, const char *user_id, const char *device_name, GListModel *lines)
{
  TelNumberDialog *self;
  GListModel *partitions;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  self = g_object_new (TEL_TYPE_NUMBER_DIALOG, NULL);
  self->cluster = g_object_ref (cluster);
  self->device_name = g_strdup (device_name);
  g_set_object (&self->lines, lines);

  partitions = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_PARTITION));
  recall_range (self);
  propose_partition (self, partitions);
  tel_reference_row_bind (self->range_partition_row, partitions, G_OBJECT (self->wanted), "partition", FALSE);
  tel_reference_row_bind (self->add_partition_row, partitions, G_OBJECT (self->wanted), "partition", FALSE);
  update_add (self);

  if (!tel_text_is_blank (user_id))
    tel_cluster_read_user_async (cluster, user_id, start (&self->share_cancellable), on_user_read, self);

  return self;
}
