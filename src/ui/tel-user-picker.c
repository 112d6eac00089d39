/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-picker.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <string.h>

/* As many as a popover shows without becoming a list to scroll through. */
#define MOST_USERS 20

#define USER_KEY "tel-user"

struct _TelUserPicker
{
  GtkPopover parent_instance;

  GtkSearchEntry *search_entry;
  GtkListBox *list_box;
  GtkLabel *status_label;

  TelCluster *cluster;
};

G_DEFINE_FINAL_TYPE (TelUserPicker, tel_user_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_row (TelUser *user)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = tel_user_dup_full_name (user);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tel_user_get_user_id (user));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tel_user_get_user_id (user), -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), USER_KEY, g_object_ref (user), g_object_unref);

  return row;
}

static void
clear (TelUserPicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);
}

/* How many users fit, of whom the first are shown. */
static guint
show_matches (TelUserPicker *self, const char *needle)
{
  GListModel *users = G_LIST_MODEL (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_USER));
  guint n_matches = 0;

  for (guint i = 0; i < g_list_model_get_n_items (users) && n_matches <= MOST_USERS; i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (users, i);

      if (strstr (tel_user_get_search_key (user), needle) == NULL)
        continue;
      if (++n_matches <= MOST_USERS)
        gtk_list_box_append (self->list_box, make_row (user));
    }

  return n_matches;
}

static void
on_search_changed (TelUserPicker *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  g_autofree char *needle = tel_user_fold_search_text (text);
  guint n_matches;

  clear (self);
  if (*needle == '\0')
    {
      gtk_label_set_text (self->status_label, _ ("Type a part of the name, the user ID or the number."));
      return;
    }

  n_matches = show_matches (self, needle);
  if (n_matches == 0)
    gtk_label_set_text (self->status_label, _ ("No user has this text in name, user ID or number."));
  else if (n_matches > MOST_USERS)
    gtk_label_set_text (self->status_label, _ ("There are more. Type more of the name."));
  else
    gtk_label_set_text (self->status_label, "");
}

static void
on_row_activated (TelUserPicker *self, GtkListBoxRow *row)
{
  g_autoptr (TelUser) user = g_object_ref (g_object_get_data (G_OBJECT (row), USER_KEY));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_signal_emit (self, signals[PICKED], 0, user);
}

/* Enter takes the only one that fits. */
static void
on_search_activate (TelUserPicker *self)
{
  GtkListBoxRow *first;

  on_search_changed (self);
  first = gtk_list_box_get_row_at_index (self->list_box, 0);
  if (first != NULL && gtk_list_box_get_row_at_index (self->list_box, 1) == NULL)
    on_row_activated (self, first);
}

static void
tel_user_picker_dispose (GObject *object)
{
  TelUserPicker *self = TEL_USER_PICKER (object);

  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_user_picker_parent_class)->dispose (object);
}

static void
tel_user_picker_class_init (TelUserPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_user_picker_dispose;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, TEL_TYPE_USER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-user-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUserPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelUserPicker, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelUserPicker, status_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
tel_user_picker_init (TelUserPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_user_picker_new:
 * @cluster: the cluster, its users loaded
 *
 * Makes a popover that finds a user by a part of the name, the user ID or the number.
 *
 * Returns: (transfer floating): a new popover
 */
TelUserPicker *
tel_user_picker_new (TelCluster *cluster)
{
  TelUserPicker *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  self = g_object_new (TEL_TYPE_USER_PICKER, NULL);
  self->cluster = g_object_ref (cluster);
  on_search_changed (self);

  return self;
}
