/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-number-form.h"

#include "plan/tel-field-check.h"
#include "plan/tel-renumber-builder.h"
#include "plan/tel-user-change.h"
#include "ui/tel-reference-row.h"

#include <glib/gi18n-lib.h>

struct _TelNumberForm
{
  TelChangeForm parent_instance;

  AdwPreferencesGroup *numbers_group;
  GtkCheckButton *move_check;
  GtkCheckButton *renumber_check;
  GtkEditable *new_row;
  TelReferenceRow *partition_row;
  GtkLabel *new_hint;
  GtkSwitch *labels_switch;
  GtkSwitch *apply_switch;

  TelCluster *cluster;
  char *user_id;

  /* The numbers on the user's devices, which of them changes, and the one wanted. */
  GPtrArray *numbers;
  TelDirectoryNumber *chosen;
  TelDirectoryNumber *wanted;
};

G_DEFINE_FINAL_TYPE (TelNumberForm, tel_number_form, TEL_TYPE_CHANGE_FORM)

static gboolean
is_same (TelDirectoryNumber *one, TelDirectoryNumber *other)
{
  const char *mine = tel_directory_number_get_partition (one);
  const char *theirs = tel_directory_number_get_partition (other);

  return g_strcmp0 (tel_directory_number_get_pattern (one), tel_directory_number_get_pattern (other)) == 0 &&
         g_str_equal (mine != NULL ? mine : "", theirs != NULL ? theirs : "");
}

static void
check_number (TelNumberForm *self)
{
  g_autofree char *pattern = tel_directory_number_read_pattern (gtk_editable_get_text (self->new_row));
  TelDirectoryNumber *old = self->chosen;
  g_autofree char *reason = NULL;
  const char *partition;
  gboolean is_changed;

  g_object_set (self->wanted, "pattern", pattern, NULL);
  partition = tel_directory_number_get_partition (self->wanted);
  is_changed = old != NULL && !is_same (old, self->wanted);
  reason = *pattern != '\0' ? tel_field_check_pattern (pattern) : NULL;

  if (reason != NULL)
    tel_change_form_show_hint (self->new_hint, reason, TRUE);
  else if (partition == NULL || *partition == '\0')
    tel_change_form_show_hint (self->new_hint, _ ("The number will stand in no partition."), FALSE);
  else
    tel_change_form_show_hint (self->new_hint, NULL, FALSE);
  tel_change_form_set_valid (TEL_CHANGE_FORM (self), is_changed && *pattern != '\0' && reason == NULL);
}

/* In the partition of the old number, unless another is chosen. */
static void
choose_number (TelNumberForm *self, TelDirectoryNumber *number)
{
  self->chosen = number;
  g_object_set (self->wanted, "partition", tel_directory_number_get_partition (number), NULL);
  check_number (self);
}

static void
on_number_toggled (TelNumberForm *self, GParamSpec *pspec, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    choose_number (self, g_object_get_data (G_OBJECT (check), "number"));
}

static void
add_number (TelNumberForm *self, TelLine *line)
{
  g_autoptr (TelDirectoryNumber) number =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", tel_line_get_pattern (line), "partition",
                    tel_line_get_partition (line), NULL);

  for (guint i = 0; i < self->numbers->len; i++)
    if (is_same (self->numbers->pdata[i], number))
      return;

  g_ptr_array_add (self->numbers, g_steal_pointer (&number));
}

static gboolean
is_primary (TelDirectoryNumber *number, TelUser *user)
{
  return tel_user_change_has_primary (user, tel_directory_number_get_pattern (number),
                                      tel_directory_number_get_partition (number));
}

static GtkCheckButton *
add_row (TelNumberForm *self, TelDirectoryNumber *number, gboolean primary, GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *label = tel_directory_number_dup_label (number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  if (primary)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Primary extension"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (check), "number", number);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_number_toggled), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  /* There is nothing to choose from. */
  gtk_widget_set_visible (check, self->numbers->len > 1);
  adw_preferences_group_add (self->numbers_group, row);

  return GTK_CHECK_BUTTON (check);
}

static void
fill_numbers (TelNumberForm *self, TelUser *user, GPtrArray *devices)
{
  GtkCheckButton *first = NULL;
  GtkCheckButton *proposed = NULL;

  for (guint i = 0; i < devices->len; i++)
    {
      GListModel *lines = tel_device_get_lines (devices->pdata[i]);

      for (guint j = 0; j < g_list_model_get_n_items (lines); j++)
        {
          g_autoptr (TelLine) line = g_list_model_get_item (lines, j);

          add_number (self, line);
        }
    }
  for (guint i = 0; i < self->numbers->len; i++)
    {
      gboolean primary = is_primary (self->numbers->pdata[i], user);
      GtkCheckButton *check = add_row (self, self->numbers->pdata[i], primary, first);

      first = first != NULL ? first : check;
      proposed = primary || proposed == NULL ? check : proposed;
    }
  if (proposed != NULL)
    gtk_check_button_set_active (proposed, TRUE);
}

static void
tel_number_form_build (TelChangeForm *form, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TelNumberForm *self = TEL_NUMBER_FORM (form);
  TelDirectoryNumber *old = self->chosen;
  const char *partition = tel_directory_number_get_partition (self->wanted);
  const TelNumberChange change = {
    tel_directory_number_get_pattern (old),
    tel_directory_number_get_partition (old),
    tel_directory_number_get_pattern (self->wanted),
    partition,
    partition == NULL || *partition == '\0',
    gtk_check_button_get_active (self->move_check) ? self->user_id : NULL,
    TRUE,
    gtk_switch_get_active (self->labels_switch),
    gtk_switch_get_active (self->apply_switch),
  };

  tel_renumber_builder_build_async (self->cluster, &change, cancellable, callback, user_data);
}

static void
tel_number_form_dispose (GObject *object)
{
  TelNumberForm *self = TEL_NUMBER_FORM (object);

  g_clear_object (&self->cluster);
  g_clear_pointer (&self->user_id, g_free);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_object (&self->wanted);

  G_OBJECT_CLASS (tel_number_form_parent_class)->dispose (object);
}

static void
tel_number_form_class_init (TelNumberFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_number_form_dispose;
  TEL_CHANGE_FORM_CLASS (klass)->build = tel_number_form_build;
  TEL_CHANGE_FORM_CLASS (klass)->build_finish = tel_renumber_builder_build_finish;

  g_type_ensure (TEL_TYPE_REFERENCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-number-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, numbers_group);
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, move_check);
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, renumber_check);
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, new_row);
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, partition_row);
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, new_hint);
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, labels_switch);
  gtk_widget_class_bind_template_child (widget_class, TelNumberForm, apply_switch);
}

static void
tel_number_form_init (TelNumberForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->numbers = g_ptr_array_new_with_free_func (g_object_unref);
  self->wanted = tel_directory_number_new ();
}

/**
 * tel_number_form_new:
 * @cluster: the cluster with its partitions
 * @user: the user, read whole
 * @devices: (element-type TelDevice): the user's devices, read whole, of which one has a line at least
 *
 * Makes the form of a new number. Their primary extension is proposed as the one that changes.
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_number_form_new (TelCluster *cluster, TelUser *user, GPtrArray *devices)
{
  TelNumberForm *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (devices != NULL, NULL);

  self = g_object_new (TEL_TYPE_NUMBER_FORM, NULL);
  self->cluster = g_object_ref (cluster);
  self->user_id = g_strdup (tel_user_get_user_id (user));
  fill_numbers (self, user, devices);
  tel_reference_row_bind (self->partition_row,
                          G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_PARTITION)),
                          G_OBJECT (self->wanted), "partition", TRUE);
  g_signal_connect_object (self->new_row, "changed", G_CALLBACK (check_number), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wanted, "notify::partition", G_CALLBACK (check_number), self, G_CONNECT_SWAPPED);

  return TEL_CHANGE_FORM (self);
}
