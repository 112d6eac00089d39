/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-columns.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "ui/tel-audit-column.h"
#include "ui/tel-findings-cell.h"

#define NAME_COLUMN "name"
#define FINDINGS_COLUMN "findings"
/* What a cell is of, on what stands in it. */
#define ITEM_KEY "tel-list-item"

/* What a name needs to be told from another one, in pixels and in letters. */
#define NAME_WIDTH 110
#define NAME_CHARS 10
/* What stands beside the words of the findings: a symbol, and the room around them. In pixels. */
#define BESIDE_FINDINGS 42
/* A user or a device hardly has more. */
#define MOST_FINDINGS 88

/* So that Japanese letters are not cut off. */
#define CELL_HEIGHT 22

struct _TelAuditColumns
{
  GObject parent_instance;

  TelObjectKind kind;
  GtkColumnView *view;
  TelAuditOverview *overview;
  GSettings *settings;
  GSimpleActionGroup *actions;
  GMenu *menu;
  /* Of the view, in pixels; 0 as long as it has none. */
  int width;
  /* Of the column that has the findings, in pixels. */
  int findings_width;
  /* Set while the view is asked which column it sorts by. */
  gboolean is_probing;
  const TelAuditColumn *probed;
};

G_DEFINE_FINAL_TYPE (TelAuditColumns, tel_audit_columns, G_TYPE_OBJECT)

/* What a column is sorted with. */
typedef struct
{
  TelAuditColumns *columns;
  const TelAuditColumn *column;
} Sorting;

static const char *const keys[][3] = {
  [TEL_OBJECT_KIND_USER] = { "audit-users-columns", "audit-users-sort", "audit-users-descending" },
  [TEL_OBJECT_KIND_DEVICE] = { "audit-devices-columns", "audit-devices-sort", "audit-devices-descending" },
};

static const char *
get_columns_key (TelAuditColumns *self)
{
  return keys[self->kind][0];
}

static const char *
get_sort_key (TelAuditColumns *self)
{
  return keys[self->kind][1];
}

static const char *
get_descending_key (TelAuditColumns *self)
{
  return keys[self->kind][2];
}

static gboolean
is_name (const TelAuditColumn *column)
{
  return g_str_equal (column->id, NAME_COLUMN);
}

static const TelAuditColumn *
get_column_of (gpointer object)
{
  return g_object_get_data (object, "tel-audit-column");
}

static GtkColumnViewColumn *
find_view_column (TelAuditColumns *self, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (get_column_of (column)->id, id))
        return column;
    }

  return NULL;
}

/* A reader of the screen says what stands in all columns that are shown. */
static char *
describe_row (TelAuditColumns *self, TelAuditRow *row)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      const TelAuditColumn *column = get_column_of (view_column);
      g_autofree char *text = NULL;

      if (!gtk_column_view_column_get_visible (view_column))
        continue;
      text = column->dup_text != NULL ? column->dup_text (self->overview, row) : tel_audit_row_describe_findings (row);
      if (!tel_text_is_blank (text))
        /* Translators: the title of a column, what stands in it */
        g_ptr_array_add (texts, g_strdup_printf (_ ("%s: %s"), tel_audit_column_get_title (column), text));
    }
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (_ ("; "), (char **) texts->pdata);
}

/* The rows and the cells of GTK 4.8 have no words of their own. */
static void
name_row (TelAuditColumns *self, GtkListItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *words = describe_row (self, gtk_list_item_get_item (item));

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_named_row_changed (TelAuditRow *row, GtkListItem *item)
{
  TelAuditColumns *self = g_object_get_data (G_OBJECT (item), "tel-audit-columns");

  if (gtk_list_item_get_item (item) == row)
    name_row (self, item);
}

static void
on_setup (TelAuditColumns *self, GtkListItem *item, GtkListItemFactory *factory)
{
  GtkWidget *child;

  if (get_column_of (factory)->dup_text == NULL)
    {
      child = tel_findings_cell_new ();
    }
  else
    {
      child = gtk_inscription_new (NULL);
      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (child), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (child), is_name (get_column_of (factory)) ? NAME_CHARS : 3);
      gtk_inscription_set_nat_chars (GTK_INSCRIPTION (child), 8);
    }
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (child, -1, CELL_HEIGHT);
  /* A cell of GTK 4.8 would act on a click beside its row, and a selection that is toggled twice is as it was. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, child);
  g_object_set_data (G_OBJECT (child), ITEM_KEY, item);
  g_object_set_data (G_OBJECT (item), "tel-audit-columns", self);
}

static void
on_bind (TelAuditColumns *self, GtkListItem *item, GtkListItemFactory *factory)
{
  const TelAuditColumn *column = get_column_of (factory);
  TelAuditRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (column->dup_text == NULL)
    {
      tel_findings_cell_bind (TEL_FINDINGS_CELL (child), row);
    }
  else
    {
      g_autofree char *text = column->dup_text (self->overview, row);

      gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
    }
  if (!is_name (column))
    return;

  name_row (self, item);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_named_row_changed), item, 0);
}

static void
on_unbind (TelAuditColumns *self, GtkListItem *item, GtkListItemFactory *factory)
{
  const TelAuditColumn *column = get_column_of (factory);

  if (column->dup_text == NULL)
    tel_findings_cell_bind (TEL_FINDINGS_CELL (gtk_list_item_get_child (item)), NULL);
  if (is_name (column))
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_named_row_changed, item);
}

/* GTK 4.8 does not say which column a view is sorted by. The one that it asks first is. */
static int
compare_rows (gconstpointer one, gconstpointer other, gpointer user_data)
{
  Sorting *sorting = user_data;
  TelAuditColumns *self = sorting->columns;

  if (self->is_probing)
    {
      if (self->probed == NULL)
        self->probed = sorting->column;

      return -1;
    }
  if (self->overview == NULL || tel_audit_overview_get_snapshot (self->overview) == NULL)
    return 0;

  return sorting->column->compare (self->overview, (TelAuditRow *) one, (TelAuditRow *) other);
}

static gboolean
probe (TelAuditColumns *self, const TelAuditColumn **column, gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  self->is_probing = TRUE;
  self->probed = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  self->is_probing = FALSE;

  *column = self->probed;
  *descending = order == GTK_ORDERING_LARGER;

  return self->probed != NULL;
}

static void
on_view_sorted (TelAuditColumns *self)
{
  const TelAuditColumn *column;
  gboolean descending;

  if (!probe (self, &column, &descending))
    return;

  g_settings_set_string (self->settings, get_sort_key (self), column->id);
  g_settings_set_boolean (self->settings, get_descending_key (self), descending);
}

static void
apply_sort (TelAuditColumns *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, get_sort_key (self));
  gboolean descending = g_settings_get_boolean (self->settings, get_descending_key (self));
  GtkColumnViewColumn *column = find_view_column (self, id);
  const TelAuditColumn *now;
  gboolean is_descending;

  if (column == NULL)
    return;
  if (probe (self, &now, &is_descending) && now == get_column_of (column) && is_descending == descending)
    return;

  gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* The worst of the findings is told by its name, which is longer in one language than in another. */
static int
measure_findings (GtkWidget *view)
{
  int widest = 0;

  for (TelSeverity severity = 0; severity < TEL_N_SEVERITIES; severity++)
    {
      g_autofree char *text = tel_audit_row_describe_count (MOST_FINDINGS, severity);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, text);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest + BESIDE_FINDINGS;
}

static int
get_width (TelAuditColumns *self, const TelAuditColumn *column)
{
  return column->dup_text != NULL ? column->width : self->findings_width;
}

/* In a narrow view the last columns would take from the name, or be cut off. */
static gboolean
has_room (TelAuditColumns *self, const TelAuditColumn *wanted)
{
  int needed = NAME_WIDTH;
  const TelAuditColumn *column;

  for (guint i = 0; (column = tel_audit_column_get_nth (self->kind, i)) != NULL; i++)
    {
      if (column->is_standard && get_width (self, column) > 0)
        needed += get_width (self, column);
      if (column == wanted)
        break;
    }

  return self->width == 0 || needed <= self->width;
}

/* An empty list stands for what nobody has chosen yet: as much of what is standard as there is room for. What somebody
 * has chosen is there whatever the width: the view can be scrolled. */
static gboolean
is_shown (TelAuditColumns *self, const TelAuditColumn *column)
{
  g_auto (GStrv) ids = g_settings_get_strv (self->settings, get_columns_key (self));

  if (is_name (column))
    return TRUE;

  return ids[0] == NULL ? column->is_standard && has_room (self, column)
                        : g_strv_contains ((const char *const *) ids, column->id);
}

/* GTK 4.8 leaves room for the width of a column that is not shown. */
static void
set_shown (TelAuditColumns *self, GtkColumnViewColumn *column, gboolean shown)
{
  int width = get_width (self, get_column_of (column));

  if (!shown)
    gtk_column_view_column_set_fixed_width (column, -1);
  else if (width > 0 && gtk_column_view_column_get_fixed_width (column) < 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_visible (column, shown);
}

static void
apply_columns (TelAuditColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = get_column_of (column)->id;
      gboolean shown = is_shown (self, get_column_of (column));
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), id);

      set_shown (self, column, shown);
      if (action != NULL)
        g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
    }
}

static void
on_settings_changed (TelAuditColumns *self, const char *key)
{
  if (g_str_equal (key, get_columns_key (self)))
    apply_columns (self);
  else if (g_str_equal (key, get_sort_key (self)) || g_str_equal (key, get_descending_key (self)))
    apply_sort (self);
}

static void
on_column_chosen (TelAuditColumns *self, GVariant *state, GSimpleAction *action)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;
  const TelAuditColumn *column;

  g_simple_action_set_state (action, state);
  for (guint i = 0; (column = tel_audit_column_get_nth (self->kind, i)) != NULL; i++)
    {
      gboolean shown = g_str_equal (column->id, g_action_get_name (G_ACTION (action))) ? g_variant_get_boolean (state)
                                                                                       : is_shown (self, column);

      if (shown)
        g_strv_builder_add (ids, column->id);
    }
  chosen = g_strv_builder_end (ids);
  g_settings_set_strv (self->settings, get_columns_key (self), (const char *const *) chosen);
}

static void
add_sorter (TelAuditColumns *self, GtkColumnViewColumn *view_column, const TelAuditColumn *column)
{
  Sorting *sorting = g_new0 (Sorting, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  sorting->columns = self;
  sorting->column = column;
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, sorting, g_free));
  gtk_column_view_column_set_sorter (view_column, sorter);
}

static void
add_view_column (TelAuditColumns *self, const TelAuditColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "tel-audit-column", (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (tel_audit_column_get_title (column), factory);
  g_object_set_data (G_OBJECT (view_column), "tel-audit-column", (gpointer) column);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column->width < 0);
  add_sorter (self, view_column, column);
  gtk_column_view_append_column (self->view, view_column);
}

static void
add_action (TelAuditColumns *self, const TelAuditColumn *column)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (column->id, NULL, g_variant_new_boolean (is_shown (self, column)));

  g_signal_connect_object (action, "change-state", G_CALLBACK (on_column_chosen), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
append_item (GMenu *menu, const char *title, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);
  g_autofree char *name = g_strdup_printf ("rows.%s", action);

  g_menu_item_set_action_and_target_value (item, name, target != NULL ? g_variant_new_string (target) : NULL);
  g_menu_append_item (menu, item);
}

static void
build_menu (TelAuditColumns *self)
{
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  const TelAuditColumn *column;

  for (guint i = 0; (column = tel_audit_column_get_nth (self->kind, i)) != NULL; i++)
    {
      if (!is_name (column))
        append_item (shown, tel_audit_column_get_title (column), column->id, NULL);
      append_item (order, tel_audit_column_get_title (column), get_sort_key (self), column->id);
    }
  append_item (direction, _ ("The other way round"), get_descending_key (self), NULL);
  g_menu_append_section (self->menu, _ ("Columns"), G_MENU_MODEL (shown));
  g_menu_append_section (self->menu, _ ("Sort by"), G_MENU_MODEL (order));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (direction));
}

static void
add_settings_action (TelAuditColumns *self, const char *key)
{
  g_autoptr (GAction) action = g_settings_create_action (self->settings, key);

  g_action_map_add_action (G_ACTION_MAP (self->actions), action);
}

static void
tel_audit_columns_dispose (GObject *object)
{
  TelAuditColumns *self = TEL_AUDIT_COLUMNS (object);

  g_clear_object (&self->overview);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (tel_audit_columns_parent_class)->dispose (object);
}

static void
tel_audit_columns_class_init (TelAuditColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_audit_columns_dispose;
}

static void
tel_audit_columns_init (TelAuditColumns *self)
{
  self->settings = g_settings_new (TEL_APPLICATION_ID);
  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
}

/**
 * tel_audit_columns_new:
 * @view: a view without columns, which has to live as long
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 *
 * Gives a view its columns, shown and sorted as they were left.
 *
 * Returns: (transfer full): the columns
 */
TelAuditColumns *
tel_audit_columns_new (GtkColumnView *view, TelObjectKind kind)
{
  TelAuditColumns *self;
  const TelAuditColumn *column;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (kind == TEL_OBJECT_KIND_USER || kind == TEL_OBJECT_KIND_DEVICE, NULL);

  self = g_object_new (TEL_TYPE_AUDIT_COLUMNS, NULL);
  self->view = view;
  self->kind = kind;
  self->findings_width = measure_findings (GTK_WIDGET (view));
  for (guint i = 0; (column = tel_audit_column_get_nth (kind, i)) != NULL; i++)
    {
      add_view_column (self, column);
      if (!is_name (column))
        add_action (self, column);
    }
  add_settings_action (self, get_sort_key (self));
  add_settings_action (self, get_descending_key (self));
  build_menu (self);
  apply_columns (self);
  apply_sort (self);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (on_view_sorted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * tel_audit_columns_set_overview:
 * @self: the columns
 * @overview: (transfer none): what the rows are of
 *
 * Sets what is shown.
 */
void
tel_audit_columns_set_overview (TelAuditColumns *self, TelAuditOverview *overview)
{
  g_return_if_fail (TEL_IS_AUDIT_COLUMNS (self));

  g_set_object (&self->overview, overview);
}

/**
 * tel_audit_columns_set_width:
 * @self: the columns
 * @width: how wide the view is, in pixels
 *
 * Has as many columns shown as there is room for, unless somebody has chosen which. The view must not be in the course
 * of being given its size.
 */
void
tel_audit_columns_set_width (TelAuditColumns *self, int width)
{
  g_return_if_fail (TEL_IS_AUDIT_COLUMNS (self));

  if (self->width == width)
    return;

  self->width = width;
  apply_columns (self);
}

/**
 * tel_audit_columns_get_actions:
 * @self: the columns
 *
 * Gets the actions of the menu, to be known as “rows”.
 *
 * Returns: (transfer none): the actions
 */
GActionGroup *
tel_audit_columns_get_actions (TelAuditColumns *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * tel_audit_columns_get_menu:
 * @self: the columns
 *
 * Gets the menu that chooses columns and order: the heads of GTK 4.8 cannot be reached with the keyboard.
 *
 * Returns: (transfer none): the menu
 */
GMenuModel *
tel_audit_columns_get_menu (TelAuditColumns *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_COLUMNS (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/**
 * tel_audit_columns_resort_findings:
 * @self: the columns
 *
 * Sorts again if the findings decide the order, as they were counted anew.
 */
void
tel_audit_columns_resort_findings (TelAuditColumns *self)
{
  const TelAuditColumn *column;
  gboolean descending;

  g_return_if_fail (TEL_IS_AUDIT_COLUMNS (self));

  if (!probe (self, &column, &descending) || !g_str_equal (column->id, FINDINGS_COLUMN))
    return;

  gtk_sorter_changed (gtk_column_view_column_get_sorter (find_view_column (self, FINDINGS_COLUMN)),
                      GTK_SORTER_CHANGE_DIFFERENT);
}

static GtkListItem *
find_item_within (GtkWidget *widget)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (widget), ITEM_KEY);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && item == NULL;
       child = gtk_widget_get_next_sibling (child))
    item = find_item_within (child);

  return item;
}

/**
 * tel_audit_columns_find_item:
 * @self: the columns
 * @widget: any widget
 *
 * Finds the row of the view that a widget lies in, or is: the rows and the cells of GTK 4.8 do not say what they show.
 *
 * Returns: (transfer none) (nullable): an item of the row, %NULL for a widget that lies in no row
 */
GtkListItem *
tel_audit_columns_find_item (TelAuditColumns *self, GtkWidget *widget)
{
  g_return_val_if_fail (TEL_IS_AUDIT_COLUMNS (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (!gtk_widget_is_ancestor (widget, GTK_WIDGET (self->view)))
    return NULL;

  /* In the view is a list, and in the list are the rows. */
  while (gtk_widget_get_parent (gtk_widget_get_parent (widget)) != GTK_WIDGET (self->view))
    {
      widget = gtk_widget_get_parent (widget);
      if (widget == GTK_WIDGET (self->view))
        return NULL;
    }

  return find_item_within (widget);
}

/**
 * tel_audit_columns_compare:
 * @self: the columns
 * @one: a row
 * @other: another one
 *
 * Tells in which order two rows stand in the view.
 *
 * Returns: less than 0 when @one comes first, 0 only when they are the same
 */
int
tel_audit_columns_compare (TelAuditColumns *self, TelAuditRow *one, TelAuditRow *other)
{
  GtkOrdering order;

  g_return_val_if_fail (TEL_IS_AUDIT_COLUMNS (self), 0);

  if (one == other)
    return 0;

  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  if (order != GTK_ORDERING_EQUAL)
    return (int) order;

  return tel_audit_row_get_place (one) < tel_audit_row_get_place (other) ? -1 : 1;
}
