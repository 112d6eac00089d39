/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-cluster-page.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-readiness-view.h"

/**
 * TelClusterPage:
 *
 * Reads when it is looked at first: who only works with users is not kept waiting for it. What was read stays while it
 * is read anew.
 */
struct _TelClusterPage
{
  AdwBin parent_instance;

  GtkStack *states;
  AdwStatusPage *error_page;
  AdwLeaflet *leaflet;
  GtkWidget *list_box;
  GtkListBox *list;
  GtkStack *views;
  TelReadinessView *readiness_view;

  TelCluster *cluster;
  TelReadiness *readiness;
  GCancellable *cancellable;
  gboolean can_go_back;
};

G_DEFINE_FINAL_TYPE (TelClusterPage, tel_cluster_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CAN_GO_BACK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_READ_FAILED,
  SIGNAL_READ_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel (TelClusterPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_readiness (TelClusterPage *self)
{
  tel_readiness_view_show (self->readiness_view, self->readiness);
  if (self->readiness != NULL)
    gtk_stack_set_visible_child_name (self->states, "content");
}

static void
show_error (TelClusterPage *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->states, "error");
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelReadiness) readiness = tel_readiness_read_finish (result, &error);
  TelClusterPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_CLUSTER_PAGE (user_data);
  g_clear_object (&self->cancellable);
  if (readiness == NULL)
    {
      /* What was read before is worth more than an empty page; the window says what went wrong. */
      if (self->readiness == NULL)
        show_error (self, error->message);
      g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
      return;
    }

  g_set_object (&self->readiness, readiness);
  show_readiness (self);
  g_signal_emit (self, signals[SIGNAL_READ_DONE], 0);
}

static void
reload (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_cluster_page_reload (TEL_CLUSTER_PAGE (widget));
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_cluster_page_go_back (TEL_CLUSTER_PAGE (widget));
}

static void
show_view (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_cluster_page_show_view (TEL_CLUSTER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
on_leaflet_changed (TelClusterPage *self)
{
  gboolean can_go_back = adw_leaflet_get_folded (self->leaflet) &&
                         adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->views);

  if (self->can_go_back == can_go_back)
    return;

  self->can_go_back = can_go_back;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cluster.back", can_go_back);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
on_view_changed (TelClusterPage *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->views);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    if (gtk_selection_model_is_selected (pages, i))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
}

static void
on_row_activated (TelClusterPage *self, GtkListBoxRow *row)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->views);

  gtk_selection_model_select_item (pages, (guint) gtk_list_box_row_get_index (row), TRUE);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->views));
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  g_object_bind_property (item, "icon-name", image, "icon-name", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);

  return row;
}

static void
tel_cluster_page_map (GtkWidget *widget)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);

  GTK_WIDGET_CLASS (tel_cluster_page_parent_class)->map (widget);

  if (self->cluster != NULL && self->readiness == NULL && self->cancellable == NULL)
    tel_cluster_page_reload (self);
}

static void
tel_cluster_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, TEL_CLUSTER_PAGE (object)->can_go_back);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_cluster_page_dispose (GObject *object)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (object);

  cancel (self);
  g_clear_object (&self->readiness);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_cluster_page_parent_class)->dispose (object);
}

static void
tel_cluster_page_class_init (TelClusterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_cluster_page_dispose;
  object_class->get_property = tel_cluster_page_get_property;
  widget_class->map = tel_cluster_page_map;

  properties[PROP_CAN_GO_BACK] =
      g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_READ_FAILED] = g_signal_new ("read-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_READ_DONE] =
      g_signal_new ("read-done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEL_TYPE_READINESS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-cluster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, states);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, list);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, views);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, readiness_view);
  gtk_widget_class_bind_template_callback (widget_class, on_leaflet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);

  gtk_widget_class_install_action (widget_class, "cluster.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "cluster.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "cluster.show-view", "s", show_view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "cluster.back", NULL);
}

static void
tel_cluster_page_init (TelClusterPage *self)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cluster.back", FALSE);
  pages = gtk_stack_get_pages (self->views);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (pages), make_row, NULL, NULL);
  on_view_changed (self);
}

/**
 * tel_cluster_page_set_cluster:
 * @self: the page
 * @cluster: (nullable): a cluster whose client is connected
 *
 * Shows another cluster, or none. It is read when the page is looked at.
 */
void
tel_cluster_page_set_cluster (TelClusterPage *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_CLUSTER_PAGE (self));
  g_return_if_fail (cluster == NULL || TEL_IS_CLUSTER (cluster));

  if (self->cluster == cluster)
    return;

  cancel (self);
  g_set_object (&self->cluster, cluster);
  g_clear_object (&self->readiness);
  show_readiness (self);
  gtk_stack_set_visible_child_name (self->states, "loading");
  tel_cluster_page_show_view (self, "readiness");
  tel_cluster_page_go_back (self);
  if (cluster != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    tel_cluster_page_reload (self);
}

/**
 * tel_cluster_page_reload:
 * @self: the page
 *
 * Reads how the cluster is set up.
 */
void
tel_cluster_page_reload (TelClusterPage *self)
{
  g_return_if_fail (TEL_IS_CLUSTER_PAGE (self));

  if (self->cluster == NULL)
    return;

  cancel (self);
  self->cancellable = g_cancellable_new ();
  if (self->readiness == NULL)
    gtk_stack_set_visible_child_name (self->states, "loading");
  tel_readiness_read_async (self->cluster, self->cancellable, on_read, self);
}

/**
 * tel_cluster_page_show_view:
 * @self: the page
 * @name: “readiness”, “security-profiles”, “sip-profiles” or “parameters”
 *
 * Shows one of the views.
 */
void
tel_cluster_page_show_view (TelClusterPage *self, const char *name)
{
  g_return_if_fail (TEL_IS_CLUSTER_PAGE (self));
  g_return_if_fail (name != NULL);

  gtk_stack_set_visible_child_name (self->views, name);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->views));
}

/**
 * tel_cluster_page_get_can_go_back:
 * @self: the page
 *
 * Tells whether a view hides the list of views.
 *
 * Returns: %TRUE when there is a way back
 */
gboolean
tel_cluster_page_get_can_go_back (TelClusterPage *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER_PAGE (self), FALSE);

  return self->can_go_back;
}

/**
 * tel_cluster_page_go_back:
 * @self: the page
 *
 * Shows the list of views again, where a view hides it.
 */
void
tel_cluster_page_go_back (TelClusterPage *self)
{
  g_return_if_fail (TEL_IS_CLUSTER_PAGE (self));

  adw_leaflet_set_visible_child (self->leaflet, self->list_box);
}
