/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-row-menu.h"

#include <glib/gi18n-lib.h>

struct _TelAuditRowMenu
{
  GObject parent_instance;

  /* What holds this. */
  GtkWidget *widget;
  GtkColumnView *view;
  TelAuditColumns *columns;
  TelObjectKind kind;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (TelAuditRowMenu, tel_audit_row_menu, G_TYPE_OBJECT)

static GtkSelectionModel *
get_model (TelAuditRowMenu *self)
{
  return gtk_column_view_get_model (self->view);
}

static const char *
get_name (TelAuditRowMenu *self, guint position)
{
  g_autoptr (TelAuditRow) row = g_list_model_get_item (G_LIST_MODEL (get_model (self)), position);

  return tel_audit_row_get_name (row);
}

/* Two that are selected are meant both, as long as both are to be seen; of any others only the one that was asked for.
 */
static GVariant *
list_names (TelAuditRowMenu *self, guint position)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_model (self));
  const char *names[] = { get_name (self, position), NULL };

  if (gtk_bitset_get_size (selected) != 2)
    return g_variant_new_strv (names, 1);

  names[0] = get_name (self, gtk_bitset_get_nth (selected, 0));
  names[1] = get_name (self, gtk_bitset_get_nth (selected, 1));

  return g_variant_new_strv (names, 2);
}

static const char *
describe_comparison (TelAuditRowMenu *self, gboolean of_two)
{
  if (!of_two)
    return _ ("Compare with…");

  /* Translators: in the menu of a row, of which two are selected: shows both side by side */
  return self->kind == TEL_OBJECT_KIND_USER ? _ ("Compare these two users") : _ ("Compare these two devices");
}

static GMenuModel *
make_menu (TelAuditRowMenu *self, GVariant *names)
{
  const char *action = self->kind == TEL_OBJECT_KIND_USER ? "audit.compare-users" : "audit.compare-devices";
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (describe_comparison (self, g_variant_n_children (names) == 2), NULL);

  g_menu_item_set_action_and_target_value (item, action, names);
  g_menu_append_item (menu, item);

  return G_MENU_MODEL (menu);
}

/* What the menu is about is to be seen: a row that is not selected is so from then on, as with any other click. */
static void
open_at (TelAuditRowMenu *self, guint position, const GdkRectangle *place)
{
  g_autoptr (GVariant) names = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree const char **texts = NULL;
  g_autofree char *label = NULL;

  if (!gtk_selection_model_is_selected (get_model (self), position))
    gtk_selection_model_select_item (get_model (self), position, TRUE);
  names = g_variant_ref_sink (list_names (self, position));
  menu = make_menu (self, names);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  texts = g_variant_get_strv (names, NULL);
  label = g_strjoinv (", ", (char **) texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
open_at_point (TelAuditRowMenu *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = picked != NULL ? tel_audit_columns_find_item (self->columns, picked) : NULL;
  GdkRectangle place = { 0, 0, 1, 1 };
  double left, top;

  if (item == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (self->view), self->widget, x, y, &left, &top))
    return;

  place.x = (int) left;
  place.y = (int) top;
  open_at (self, gtk_list_item_get_position (item), &place);
}

/* The button comes up over the menu: without this the row would be drawn as pressed until the next click. */
static void
release_row (TelAuditRowMenu *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self->view); widget = gtk_widget_get_parent (widget))
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_ACTIVE);
}

static void
on_pressed (TelAuditRowMenu *self, int n_press, double x, double y)
{
  open_at_point (self, x, y);
  release_row (self, x, y);
}

static void
on_long_pressed (TelAuditRowMenu *self, double x, double y)
{
  open_at_point (self, x, y);
}

static void
add_gestures (TelAuditRowMenu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_object (long_press, "pressed", G_CALLBACK (on_long_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (long_press));
}

static void
tel_audit_row_menu_dispose (GObject *object)
{
  g_clear_pointer (&TEL_AUDIT_ROW_MENU (object)->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (tel_audit_row_menu_parent_class)->dispose (object);
}

static void
tel_audit_row_menu_class_init (TelAuditRowMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_audit_row_menu_dispose;
}

static void
tel_audit_row_menu_init (TelAuditRowMenu *self)
{
}

/**
 * tel_audit_row_menu_new:
 * @widget: what the menu hangs on, which has to live as long
 * @view: the rows, within @widget
 * @columns: the columns of @view, which have to live as long
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 *
 * Gives the rows of a list their menu, which opens with the other button of the mouse or a long press.
 *
 * Returns: (transfer full): a new menu, closed
 */
TelAuditRowMenu *
tel_audit_row_menu_new (GtkWidget *widget, GtkColumnView *view, TelAuditColumns *columns, TelObjectKind kind)
{
  TelAuditRowMenu *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (TEL_IS_AUDIT_COLUMNS (columns), NULL);
  g_return_val_if_fail (kind == TEL_OBJECT_KIND_USER || kind == TEL_OBJECT_KIND_DEVICE, NULL);

  self = g_object_new (TEL_TYPE_AUDIT_ROW_MENU, NULL);
  self->widget = widget;
  self->view = view;
  self->columns = columns;
  self->kind = kind;
  self->popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, widget);
  add_gestures (self);

  return self;
}

/* The row that has the focus, or else the first that is selected, at the top of what is to be seen. */
static gboolean
find_place (TelAuditRowMenu *self, guint *position, GdkRectangle *place)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListItem *item = focus != NULL ? tel_audit_columns_find_item (self->columns, focus) : NULL;
  g_autoptr (GtkBitset) selected = NULL;
  graphene_rect_t bounds;

  if (item != NULL && gtk_widget_compute_bounds (focus, self->widget, &bounds))
    {
      *position = gtk_list_item_get_position (item);
      *place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, 1, (int) bounds.size.height };

      return TRUE;
    }

  selected = gtk_selection_model_get_selection (get_model (self));
  if (gtk_bitset_is_empty (selected))
    return FALSE;

  *position = gtk_bitset_get_nth (selected, 0);
  *place = (GdkRectangle){ 0, 0, 1, 1 };

  return TRUE;
}

/**
 * tel_audit_row_menu_open:
 * @self: a menu
 *
 * Opens the menu where the focus is, for those who use the keyboard.
 */
void
tel_audit_row_menu_open (TelAuditRowMenu *self)
{
  GdkRectangle place;
  guint position;

  g_return_if_fail (TEL_IS_AUDIT_ROW_MENU (self));

  if (find_place (self, &position, &place))
    open_at (self, position, &place);
}
