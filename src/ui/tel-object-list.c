/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-object-list.h"

#include <string.h>

#include "model/tel-device.h"
#include "model/tel-text.h"
#include "model/tel-user.h"

/* Rows of one height: GTK 4.8 scrolls others wrongly. Japanese letters need more of it than the font's own. */
#define ROW_HEIGHT 46

/**
 * TelObjectList:
 *
 * A cluster can have ten thousand devices: rows are made of those in sight, and a text that grows is looked for among
 * what had the shorter one.
 */
struct _TelObjectList
{
  GtkBox parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkLabel *nothing_label;

  char **excluded;
  char *needle;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
};

G_DEFINE_FINAL_TYPE (TelObjectList, tel_object_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_CONTENTS,
  PROP_NOTHING,
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
    tel_text_append (text, " · ", parts[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
match (gpointer item, gpointer user_data)
{
  TelObjectList *self = TEL_OBJECT_LIST (user_data);
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
show_page (TelObjectList *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
}

static void
search (TelObjectList *self, const char *text)
{
  g_autofree char *former = g_steal_pointer (&self->needle);
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  self->needle = tel_user_fold_search_text (text);
  if (g_strcmp0 (former, self->needle) == 0)
    return;
  if (former != NULL && strstr (self->needle, former) != NULL)
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  gtk_filter_changed (self->filter, change);
  show_page (self);
}

static void
on_search_changed (TelObjectList *self)
{
  search (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
pick (TelObjectList *self, guint position)
{
  g_autoptr (TelObject) object =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);

  if (object != NULL)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, object);
}

static void
on_activated (TelObjectList *self, guint position)
{
  pick (self, position);
}

static void
pick_first (TelObjectList *self)
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

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
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
tel_object_list_dispose (GObject *object)
{
  TelObjectList *self = TEL_OBJECT_LIST (object);

  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (tel_object_list_parent_class)->dispose (object);
}

static void
tel_object_list_finalize (GObject *object)
{
  TelObjectList *self = TEL_OBJECT_LIST (object);

  g_strfreev (self->excluded);
  g_free (self->needle);

  G_OBJECT_CLASS (tel_object_list_parent_class)->finalize (object);
}

static void
tel_object_list_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelObjectList *self = TEL_OBJECT_LIST (object);

  switch (property_id)
    {
    case PROP_CONTENTS:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;

    case PROP_NOTHING:
      gtk_label_set_text (self->nothing_label, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-object-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TelObjectList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelObjectList, stack);
  gtk_widget_class_bind_template_child (widget_class, TelObjectList, list_view);
  gtk_widget_class_bind_template_child (widget_class, TelObjectList, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, pick_first);
}

static void
tel_object_list_class_init (TelObjectListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tel_object_list_dispose;
  object_class->finalize = tel_object_list_finalize;
  object_class->set_property = tel_object_list_set_property;

  /* What is listed, for its accessible name; and what is said when nothing is found. */
  properties[PROP_CONTENTS] = g_param_spec_string ("contents", NULL, NULL, NULL, flags);
  properties[PROP_NOTHING] = g_param_spec_string ("nothing", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_PICKED] = g_signal_new ("picked", TEL_TYPE_OBJECT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, TEL_TYPE_OBJECT);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
tel_object_list_init (TelObjectList *self)
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
 * tel_object_list_set_objects:
 * @self: a list
 * @objects: (nullable) (element-type TelObject): what there is to choose from; %NULL while nobody looks
 * @excluded: (nullable): the names of what is not offered
 *
 * Says among what is searched, and begins a new search. What is compared is the name, of a device also its owner,
 * description and type.
 */
void
tel_object_list_set_objects (TelObjectList *self, GListModel *objects, const char *const *excluded)
{
  g_return_if_fail (TEL_IS_OBJECT_LIST (self));
  g_return_if_fail (objects == NULL || G_IS_LIST_MODEL (objects));

  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_strfreev (self->excluded);
  self->excluded = g_strdupv ((char **) excluded);
  g_free (self->needle);
  self->needle = g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_filter_list_model_set_model (self->filtered, objects);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

/**
 * tel_object_list_begin:
 * @self: a list that is in sight
 *
 * Puts the focus where a search is typed.
 */
void
tel_object_list_begin (TelObjectList *self)
{
  g_return_if_fail (TEL_IS_OBJECT_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
