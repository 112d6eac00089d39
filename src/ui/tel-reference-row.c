/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-reference-row.h"

#include "model/tel-reference.h"

#include <glib/gi18n-lib.h>

/* Above this many names a person types rather than scrolls. */
#define SEARCH_FROM 10

struct _TelReferenceRow
{
  AdwActionRow parent_instance;

  GtkDropDown *drop_down;

  GObject *target;
  char *property;
  gboolean is_loading;
};

G_DEFINE_FINAL_TYPE (TelReferenceRow, tel_reference_row, ADW_TYPE_ACTION_ROW)

static char *
get_item_name (TelObject *object, gpointer user_data)
{
  const char *name = object != NULL ? tel_object_get_key (object) : NULL;

  /* Translators: the choice of no object at all, e.g. no calling search space */
  return g_strdup (name != NULL && *name != '\0' ? name : _ ("None"));
}

static int
compare_names (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return g_utf8_collate (tel_object_get_key (TEL_OBJECT ((gpointer) one)),
                         tel_object_get_key (TEL_OBJECT ((gpointer) other)));
}

static void
select_current (TelReferenceRow *self)
{
  GListModel *model = gtk_drop_down_get_model (self->drop_down);
  g_autofree char *wanted = NULL;
  guint n_items = g_list_model_get_n_items (model);
  guint position = GTK_INVALID_LIST_POSITION;

  g_object_get (self->target, self->property, &wanted, NULL);
  for (guint i = 0; i < n_items && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (TelObject) object = g_list_model_get_item (model, i);
      const char *name = tel_object_get_key (object);

      if (g_strcmp0 (name != NULL ? name : "", wanted != NULL ? wanted : "") == 0)
        position = i;
    }

  self->is_loading = TRUE;
  gtk_drop_down_set_selected (self->drop_down, position);
  self->is_loading = FALSE;
}

static void
on_selected_changed (TelReferenceRow *self)
{
  TelObject *selected = gtk_drop_down_get_selected_item (self->drop_down);
  const char *name;

  if (self->is_loading || self->target == NULL || selected == NULL)
    return;

  name = tel_object_get_key (selected);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), name);
  g_object_set (self->target, self->property, name != NULL && *name != '\0' ? name : NULL, NULL);
}

static void
on_item_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (user_data));
  gtk_list_item_set_child (item, label);
}

static void
on_item_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_autofree char *name = get_item_name (gtk_list_item_get_item (item), NULL);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static GtkListItemFactory *
make_factory (int width_chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), GINT_TO_POINTER (width_chars));
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind), NULL);

  return factory;
}

static void
tel_reference_row_dispose (GObject *object)
{
  TelReferenceRow *self = TEL_REFERENCE_ROW (object);

  g_clear_object (&self->target);
  g_clear_pointer (&self->property, g_free);

  G_OBJECT_CLASS (tel_reference_row_parent_class)->dispose (object);
}

static void
tel_reference_row_class_init (TelReferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_reference_row_dispose;
}

static void
tel_reference_row_init (TelReferenceRow *self)
{
  g_autoptr (GtkListItemFactory) factory = make_factory (36);
  g_autoptr (GtkListItemFactory) list_factory = make_factory (60);
  g_autoptr (GtkExpression) expression =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_item_name), NULL, NULL);

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_expression (self->drop_down, expression);
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_drop_down_set_list_factory (self->drop_down, list_factory);
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->drop_down, "notify::selected-item", G_CALLBACK (on_selected_changed), self,
                           G_CONNECT_SWAPPED);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
}

/* It is the button within that takes the focus, and GTK names it by nothing. */
static void
name_button (TelReferenceRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->drop_down))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

/**
 * tel_reference_row_bind:
 * @self: a row
 * @objects: (element-type TelObject): the objects to choose from
 * @target: the object that keeps the choice
 * @property: the string property of @target that names the chosen object; changes of it are followed
 * @optional: whether none may be chosen
 *
 * Fills the row. What is chosen already and is not among @objects leaves the row without a choice.
 */
void
tel_reference_row_bind (
    TelReferenceRow *self, GListModel *objects, GObject *target, const char *property, gboolean optional)
{
  g_autoptr (GListStore) models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkSortListModel) sorted = NULL;
  g_autoptr (GtkFlattenListModel) flat = NULL;
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_return_if_fail (TEL_IS_REFERENCE_ROW (self));
  g_return_if_fail (G_IS_LIST_MODEL (objects));
  g_return_if_fail (self->target == NULL);

  self->target = g_object_ref (target);
  self->property = g_strdup (property);

  if (optional)
    {
      g_autoptr (GListStore) none = g_list_store_new (TEL_TYPE_REFERENCE);
      g_autoptr (TelReference) nothing = tel_reference_new ();

      g_list_store_append (none, nothing);
      g_list_store_append (models, none);
    }
  sorted =
      gtk_sort_list_model_new (g_object_ref (objects), GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL)));
  g_list_store_append (models, sorted);
  flat = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&models)));

  self->is_loading = TRUE;
  gtk_drop_down_set_enable_search (self->drop_down, g_list_model_get_n_items (objects) > SEARCH_FROM);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (flat));
  self->is_loading = FALSE;
  select_current (self);
  name_button (self);

  g_signal_connect_object (target, signal, G_CALLBACK (select_current), self, G_CONNECT_SWAPPED);
}
