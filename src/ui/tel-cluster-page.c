/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-cluster-page.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"
#include "plan/tel-journal-before.h"
#include "plan/tel-parameter-builder.h"
#include "ui/tel-application.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-parameter-form.h"
#include "ui/tel-parameters-view.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-profiles-view.h"
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
  TelProfilesView *security_profiles_view;
  TelProfilesView *sip_profiles_view;
  TelParametersView *parameters_view;

  TelCluster *cluster;
  TelReadiness *readiness;
  GCancellable *cancellable;
  /* Of a plan that is being made. */
  GCancellable *plan_cancellable;
  /* What the alert timer was at each node before it was first set from here, as the journal tells. */
  GHashTable *timer_before;
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
cancel_plan (TelClusterPage *self)
{
  if (self->plan_cancellable != NULL)
    g_cancellable_cancel (self->plan_cancellable);
  g_clear_object (&self->plan_cancellable);
}

static void
show_readiness (TelClusterPage *self)
{
  tel_readiness_view_show (self->readiness_view, self->readiness);
  tel_parameters_view_show (self->parameters_view, self->readiness, self->timer_before);
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
on_before_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) before = tel_journal_list_before_finish (TEL_JOURNAL (source), result, &error);
  TelClusterPage *self;

  /* The page is gone, or reads anew. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  self = TEL_CLUSTER_PAGE (user_data);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->timer_before, g_hash_table_unref);
  self->timer_before = g_steal_pointer (&before);
  tel_parameters_view_show (self->parameters_view, self->readiness, self->timer_before);
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
}

/* Without a journal nothing leads back. */
static void
read_before (TelClusterPage *self)
{
  TelJournal *journal = tel_application_get_default_journal ();
  GPtrArray *rows = tel_readiness_get_rows (self->readiness, TEL_GUIDE_PARAMETER_ALERT_TIMER);

  if (journal == NULL || rows == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  tel_journal_list_before_async (journal, self->cluster, rows->pdata[0], self->cancellable, on_before_read, self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelReadiness) readiness = tel_readiness_read_finish (result, &error);
  TelClusterPage *self;

  /* The page is gone, or reads something else. */
  if (readiness == NULL && g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  self = TEL_CLUSTER_PAGE (user_data);
  g_clear_object (&self->cancellable);
  /* The client was closed, as it is while the window is locked: it is read when the page is looked at again. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
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
  read_before (self);
  g_signal_emit (self, signals[SIGNAL_READ_DONE], 0);
}

static void
read_readiness (TelClusterPage *self)
{
  cancel (self);
  self->cancellable = g_cancellable_new ();
  if (self->readiness == NULL)
    gtk_stack_set_visible_child_name (self->states, "loading");
  tel_readiness_read_async (self->cluster, self->cancellable, on_read, self);
}

/* What was set is shown as it is now, however the plan ended. */
static void
on_plan_ended (TelClusterPage *self)
{
  if (self->cluster != NULL)
    read_readiness (self);
}

static GtkWindow *
get_window (TelClusterPage *self)
{
  return GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW));
}

static void
show_plan (TelClusterPage *self, TelPlan *plan)
{
  TelPlanDialog *dialog = tel_plan_dialog_present_over (GTK_WIDGET (self), self->cluster, plan);

  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
}

static void
on_plan_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_parameter_builder_build_finish (result, &error);
  TelClusterPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_CLUSTER_PAGE (user_data);
  g_clear_object (&self->plan_cancellable);
  if (plan != NULL)
    show_plan (self, plan);
  else
    g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
}

static void
begin_plan (TelClusterPage *self)
{
  cancel_plan (self);
  self->plan_cancellable = g_cancellable_new ();
}

static void
build_plan (TelClusterPage *self, TelGuideParameter parameter, const char *value)
{
  begin_plan (self);
  tel_parameter_builder_build_async (self->cluster, parameter, value, FALSE, self->plan_cancellable, on_plan_built,
                                     self);
}

static void
set_timer_back (GtkWidget *widget, const char *action_name, GVariant *target)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);

  if (self->readiness == NULL || self->timer_before == NULL)
    return;

  begin_plan (self);
  tel_parameter_builder_build_back_async (self->cluster, TEL_GUIDE_PARAMETER_ALERT_TIMER, self->timer_before,
                                          self->plan_cancellable, on_plan_built, self);
}

static void
apply_parameters (GtkWidget *widget, const char *action_name, GVariant *target)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);
  g_autoptr (TelPlan) plan = NULL;

  if (self->cluster == NULL)
    return;

  plan = tel_parameter_builder_build_apply (self->cluster);
  show_plan (self, plan);
}

static void
set_parameter (GtkWidget *widget, const char *action_name, GVariant *target)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);
  TelGuideParameter parameter;
  const char *nick, *value;

  g_variant_get (target, "(&s&s)", &nick, &value);
  if (self->readiness != NULL && tel_guide_parameter_from_nick (nick, &parameter))
    build_plan (self, parameter, value);
}

static void
show_form (TelClusterPage *self, TelGuideParameter parameter)
{
  GPtrArray *rows = tel_readiness_get_rows (self->readiness, parameter);
  const char *value = rows != NULL ? tel_parameter_get_text (rows->pdata[0]) : "";
  TelChangeDialog *dialog =
      tel_change_dialog_new (self->cluster, tel_parameter_form_new (self->cluster, parameter, value),
                             _ ("Set parameter"), tel_guide_parameter_get_label (parameter));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_parameter (GtkWidget *widget, const char *action_name, GVariant *target)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);
  TelGuideParameter parameter;

  if (self->readiness != NULL && tel_guide_parameter_from_nick (g_variant_get_string (target, NULL), &parameter))
    show_form (self, parameter);
}

static void
set_target (TelClusterPage *self, TelReadinessCheck *check)
{
  if (tel_readiness_check_get_proposal (check) != NULL)
    build_plan (self, tel_readiness_check_get_target (check), tel_readiness_check_get_proposal (check));
  else
    show_form (self, tel_readiness_check_get_target (check));
}

/* Each by itself: what changes the whole cluster is decided one by one. */
static void
fix (GtkWidget *widget, const char *action_name, GVariant *target)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);
  TelReadinessCheck *check =
      self->readiness != NULL ? tel_readiness_find (self->readiness, g_variant_get_string (target, NULL)) : NULL;

  if (check == NULL)
    return;

  switch (tel_readiness_check_get_fix (check))
    {
    case TEL_READINESS_FIX_PARAMETER:
      set_target (self, check);
      break;

    case TEL_READINESS_FIX_SECURITY_PROFILE:
      tel_cluster_page_show_view (self, "security-profiles");
      gtk_widget_activate_action (GTK_WIDGET (self->security_profiles_view), "profiles.new", "s",
                                  tel_device_type_get_prefix (tel_readiness_check_get_target (check)));
      break;

    case TEL_READINESS_FIX_SIP_PROFILE:
      tel_cluster_page_show_view (self, "sip-profiles");
      gtk_widget_activate_action (GTK_WIDGET (self->sip_profiles_view), "profiles.new", "s", "mobile");
      break;

    case TEL_READINESS_FIX_NONE:
    case TEL_READINESS_FIX_ELSEWHERE:
    case TEL_READINESS_FIX_CHOICE:
    default:
      break;
    }
}

/* What is kept with the connection outlives the program; the demo has none. */
static TelConnection *
copy_connection (TelClusterPage *self)
{
  TelConnection *connection = tel_cluster_get_connection (self->cluster);

  if (connection == NULL)
    return NULL;

  return tel_connection_copy (connection, tel_connection_get_id (connection), tel_connection_get_name (connection));
}

static void
save_connection (TelClusterPage *self, TelConnection *changed)
{
  GtkWindow *window = get_window (self);
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;
  g_autoptr (GError) error = NULL;

  if (TEL_IS_APPLICATION (application) &&
      !tel_connection_store_save (tel_application_get_connections (TEL_APPLICATION (application)), changed, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
keep_choice (TelClusterPage *self, TelGuideParameter parameter, const char *name)
{
  g_autoptr (TelConnection) changed = copy_connection (self);

  if (changed == NULL)
    return;

  tel_connection_set_parameter_name (changed, tel_guide_parameter_get_nick (parameter), name);
  save_connection (self, changed);
}

static void
keep_wish (TelClusterPage *self, const char *nick, gboolean wanted)
{
  g_autoptr (TelConnection) changed = copy_connection (self);

  if (changed == NULL)
    return;

  tel_connection_set_wanted (changed, nick, wanted);
  save_connection (self, changed);
}

/* That it is used is the cluster's to tell, and looked at before anybody is believed. */
static void
set_wanted (GtkWidget *widget, const char *action_name, GVariant *target)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);
  const char *nick;
  gboolean wanted;
  TelNeed need;

  g_variant_get (target, "(&sb)", &nick, &wanted);
  if (self->cluster == NULL || !tel_need_from_nick (nick, &need))
    return;

  tel_cluster_set_wanted (self->cluster, need, wanted);
  keep_wish (self, nick, wanted);
  tel_cluster_page_reload (self);
}

static void
choose (GtkWidget *widget, const char *action_name, GVariant *target)
{
  TelClusterPage *self = TEL_CLUSTER_PAGE (widget);
  TelReadinessCheck *check;
  const char *id, *name;

  g_variant_get (target, "(&s&s)", &id, &name);
  check = self->readiness != NULL ? tel_readiness_find (self->readiness, id) : NULL;
  if (check == NULL || tel_readiness_check_get_fix (check) != TEL_READINESS_FIX_CHOICE)
    return;

  tel_cluster_choose_parameter (self->cluster, tel_readiness_check_get_target (check), name);
  keep_choice (self, tel_readiness_check_get_target (check), name);
  tel_cluster_page_reload (self);
}

/* Whether anything may be written over it, too. */
static void
on_connection_changed (TelClusterPage *self)
{
  show_readiness (self);
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
  gtk_widget_set_hexpand (label, TRUE);
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
    read_readiness (self);
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
  cancel_plan (self);
  g_clear_pointer (&self->timer_before, g_hash_table_unref);
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

  g_type_ensure (TEL_TYPE_PARAMETERS_VIEW);
  g_type_ensure (TEL_TYPE_PROFILES_VIEW);
  g_type_ensure (TEL_TYPE_READINESS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-cluster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, states);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, list);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, views);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, readiness_view);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, security_profiles_view);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, sip_profiles_view);
  gtk_widget_class_bind_template_child (widget_class, TelClusterPage, parameters_view);
  gtk_widget_class_bind_template_callback (widget_class, on_leaflet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_ended);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);

  gtk_widget_class_install_action (widget_class, "cluster.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "cluster.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "cluster.show-view", "s", show_view);
  gtk_widget_class_install_action (widget_class, "cluster.fix", "s", fix);
  gtk_widget_class_install_action (widget_class, "cluster.set-wanted", "(sb)", set_wanted);
  gtk_widget_class_install_action (widget_class, "cluster.choose", "(ss)", choose);
  gtk_widget_class_install_action (widget_class, "cluster.set-parameter", "(ss)", set_parameter);
  gtk_widget_class_install_action (widget_class, "cluster.set-timer-back", NULL, set_timer_back);
  gtk_widget_class_install_action (widget_class, "cluster.apply-parameters", NULL, apply_parameters);
  gtk_widget_class_install_action (widget_class, "cluster.edit-parameter", "s", edit_parameter);
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
  cancel_plan (self);
  if (self->cluster != NULL)
    g_signal_handlers_disconnect_by_func (self->cluster, on_connection_changed, self);
  g_set_object (&self->cluster, cluster);
  if (cluster != NULL)
    g_signal_connect_object (cluster, "notify::connection", G_CALLBACK (on_connection_changed), self,
                             G_CONNECT_SWAPPED);
  tel_profiles_view_set_cluster (self->security_profiles_view, cluster);
  tel_profiles_view_set_cluster (self->sip_profiles_view, cluster);
  g_clear_object (&self->readiness);
  g_clear_pointer (&self->timer_before, g_hash_table_unref);
  show_readiness (self);
  gtk_stack_set_visible_child_name (self->states, "loading");
  tel_cluster_page_show_view (self, "readiness");
  tel_cluster_page_go_back (self);
  if (cluster != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_readiness (self);
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

  tel_profiles_view_reload (self->security_profiles_view);
  tel_profiles_view_reload (self->sip_profiles_view);
  read_readiness (self);
}

/**
 * tel_cluster_page_show_view:
 * @self: the page
 * @name: “readiness”, “security-profiles”, “sip-profiles” or “parameters”
 *
 * Shows one of the views, if it is there.
 */
void
tel_cluster_page_show_view (TelClusterPage *self, const char *name)
{
  g_return_if_fail (TEL_IS_CLUSTER_PAGE (self));
  g_return_if_fail (name != NULL);

  if (gtk_stack_get_child_by_name (self->views, name) == NULL)
    return;

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
