/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-member-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/tel-device.h"
#include "model/tel-user.h"

/* Rows of one height: GTK 4.8 scrolls others wrongly. */
#define ROW_HEIGHT 40

struct _TelMemberPicker
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;

  GListModel *objects;
  char **excluded;
  char *description;
  char *needle;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
};

G_DEFINE_FINAL_TYPE (TelMemberPicker, tel_member_picker, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* By what a device is known besides its name; a group has its name only. */
static char *
dup_details (TelObject *object)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *parts[3] = { NULL };

  if (TEL_IS_DEVICE (object))
    {
      parts[0] = tel_device_get_owner (TEL_DEVICE (object));
      parts[1] = tel_device_get_description (TEL_DEVICE (object));
      parts[2] = tel_device_get_product (TEL_DEVICE (object));
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
match (gpointer item, gpointer user_data)
{
  TelMemberPicker *self = TEL_MEMBER_PICKER (user_data);
  const char *name = tel_object_get_key (item);
  g_autofree char *details = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (name == NULL || (self->excluded != NULL && g_strv_contains ((const char *const *) self->excluded, name)))
    return FALSE;
  if (self->needle == NULL || *self->needle == '\0')
    return TRUE;

  details = dup_details (item);
  text = g_strconcat (name, "\n", details, NULL);
  folded = tel_user_fold_search_text (text);

  return strstr (folded, self->needle) != NULL;
}

static int
compare (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return g_ascii_strcasecmp (tel_object_get_key ((TelObject *) one), tel_object_get_key ((TelObject *) other));
}

static void
show_page (TelMemberPicker *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
}

static void
on_search_changed (TelMemberPicker *self)
{
  g_free (self->needle);
  self->needle = tel_user_fold_search_text (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

/* The list is there only while it is looked at: a cluster can have ten thousand devices. */
static void
on_shown (TelMemberPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_clear_pointer (&self->needle, g_free);
  gtk_filter_list_model_set_model (self->filtered, self->objects);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_closed (TelMemberPicker *self)
{
  gtk_filter_list_model_set_model (self->filtered, NULL);
}

static void
pick (TelMemberPicker *self, guint position)
{
  g_autoptr (TelObject) object =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);

  if (object == NULL)
    return;

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, tel_object_get_key (object));
}

static void
on_activated (TelMemberPicker *self, guint position)
{
  pick (self, position);
}

static void
pick_first (TelMemberPicker *self)
{
  /* The entry waits a moment before it says that it changed. */
  on_search_changed (self);
  pick (self, 0);
}

static GtkWidget *
make_text (const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (text, "caption");
      gtk_widget_add_css_class (text, css_class);
    }

  return text;
}

static void
on_item_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (box, -1, ROW_HEIGHT);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_text (NULL));
  gtk_box_append (GTK_BOX (box), make_text ("dim-label"));
  gtk_list_item_set_child (item, box);
}

static void
on_item_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *details = gtk_widget_get_last_child (box);
  TelObject *object = gtk_list_item_get_item (item);
  g_autofree char *text = dup_details (object);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (box)), tel_object_get_key (object));
  gtk_inscription_set_text (GTK_INSCRIPTION (details), text);
  gtk_widget_set_visible (details, *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_object_get_key (object), -1);
}

static void
set_description (TelMemberPicker *self, const char *description)
{
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static void
tel_member_picker_dispose (GObject *object)
{
  TelMemberPicker *self = TEL_MEMBER_PICKER (object);

  g_clear_object (&self->objects);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (tel_member_picker_parent_class)->dispose (object);
}

static void
tel_member_picker_finalize (GObject *object)
{
  TelMemberPicker *self = TEL_MEMBER_PICKER (object);

  g_strfreev (self->excluded);
  g_free (self->description);
  g_free (self->needle);

  G_OBJECT_CLASS (tel_member_picker_parent_class)->finalize (object);
}

static void
tel_member_picker_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, TEL_MEMBER_PICKER (object)->description);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_member_picker_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DESCRIPTION:
      set_description (TEL_MEMBER_PICKER (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_member_picker_class_init (TelMemberPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_member_picker_dispose;
  object_class->finalize = tel_member_picker_finalize;
  object_class->get_property = tel_member_picker_get_property;
  object_class->set_property = tel_member_picker_set_property;

  /* What the button does, for its accessible name: its label alone does not say to what. */
  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_PICKED] = g_signal_new ("picked", TEL_TYPE_MEMBER_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-member-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, pick_first);
}

static void
tel_member_picker_init (TelMemberPicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)),
                                    GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind), NULL);
  gtk_list_view_set_model (self->list_view, selection);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * tel_member_picker_set_objects:
 * @self: a picker
 * @objects: (element-type TelObject): what there is to choose from
 *
 * Says among what is searched. What a search is compared with is the name, of a device also its owner and description.
 */
void
tel_member_picker_set_objects (TelMemberPicker *self, GListModel *objects)
{
  g_return_if_fail (TEL_IS_MEMBER_PICKER (self));
  g_return_if_fail (G_IS_LIST_MODEL (objects));

  g_set_object (&self->objects, objects);
}

/**
 * tel_member_picker_set_excluded:
 * @self: a picker
 * @names: (nullable): the names of what was chosen already
 *
 * Says what is not offered.
 */
void
tel_member_picker_set_excluded (TelMemberPicker *self, const char *const *names)
{
  g_return_if_fail (TEL_IS_MEMBER_PICKER (self));

  g_strfreev (self->excluded);
  self->excluded = g_strdupv ((char **) names);
}
