/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-requests-view.h"

#include "ui/tel-list-bin.h"
#include "ui/tel-request-dialog.h"
#include "ui/tel-request-row.h"

#include <glib/gi18n-lib.h>

struct _TelRequestsView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list_view;
  GtkLabel *problem_label;
  GtkLabel *count_label;

  GtkNoSelection *selection;
};

G_DEFINE_FINAL_TYPE (TelRequestsView, tel_requests_view, ADW_TYPE_BIN)

static void
show_state (TelRequestsView *self)
{
  TelRequestLog *log = tel_request_log_get_default ();
  guint n_requests = g_list_model_get_n_items (G_LIST_MODEL (log));
  g_autofree char *text = NULL;

  if (n_requests == TEL_REQUEST_LOG_MAXIMUM)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The last %'u request", "The last %'u requests", n_requests),
                            n_requests);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u request", "%'u requests", n_requests), n_requests);
  gtk_label_set_text (self->count_label, text);
  gtk_stack_set_visible_child_name (self->stack, n_requests > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.clear", n_requests > 0);
}

static void
on_setup (TelRequestsView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, GTK_WIDGET (tel_request_row_new ()));
}

static void
on_bind (TelRequestsView *self, GtkListItem *item)
{
  tel_request_row_set_entry (TEL_REQUEST_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_row_activate (TelRequestsView *self, guint position)
{
  g_autoptr (TelRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_window_present (
      GTK_WINDOW (tel_request_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), entry)));
}

static void
show_problem (TelRequestsView *self)
{
  const char *problem = tel_request_log_get_problem (tel_request_log_get_default ());

  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
clear (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_request_log_clear (tel_request_log_get_default ());
}

/* Requests come and go in hundreds; a list that nobody sees need not follow. */
static void
tel_requests_view_map (GtkWidget *widget)
{
  TelRequestsView *self = TEL_REQUESTS_VIEW (widget);

  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (tel_request_log_get_default ()));
  show_state (self);

  GTK_WIDGET_CLASS (tel_requests_view_parent_class)->map (widget);
}

static void
tel_requests_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tel_requests_view_parent_class)->unmap (widget);

  gtk_no_selection_set_model (TEL_REQUESTS_VIEW (widget)->selection, NULL);
}

static void
tel_requests_view_dispose (GObject *object)
{
  TelRequestsView *self = TEL_REQUESTS_VIEW (object);

  gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (tel_requests_view_parent_class)->dispose (object);
}

static void
tel_requests_view_class_init (TelRequestsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_requests_view_dispose;
  widget_class->map = tel_requests_view_map;
  widget_class->unmap = tel_requests_view_unmap;

  g_type_ensure (TEL_TYPE_LIST_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-requests-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TelRequestsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TelRequestsView, list_view);
  gtk_widget_class_bind_template_child (widget_class, TelRequestsView, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TelRequestsView, count_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activate);
  gtk_widget_class_install_action (widget_class, "requests.clear", NULL, clear);
}

static void
tel_requests_view_init (TelRequestsView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_no_selection_new (NULL);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (tel_request_log_get_default (), "notify::problem", G_CALLBACK (show_problem), self,
                           G_CONNECT_SWAPPED);
  show_problem (self);
  show_state (self);
}
