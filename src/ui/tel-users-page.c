/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-users-page.h"

#include <glib/gi18n-lib.h>

#include "cluster/tel-user-rank.h"
#include "ui/tel-user-list.h"
#include "ui/tel-user-pane.h"

/* Milliseconds for which a choice has to stand before the user is read: arrow keys run through a list. */
#define CHOICE_DELAY 150

/**
 * TelUsersPage:
 *
 * Reads the users and the devices at once, then what new softphones need.
 */
struct _TelUsersPage
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  TelUserList *list;
  TelUserPane *pane;

  TelCluster *cluster;
  TelUserFindings *findings;
  GCancellable *cancellable;
  guint n_reading;
  guint choice_source;
  gboolean lists_failed;
  gboolean can_go_back;
};

G_DEFINE_FINAL_TYPE (TelUsersPage, tel_users_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_AUDIT,
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
cancel (TelUsersPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_reading = 0;
}

static void
report_failure (TelUsersPage *self, GError *error)
{
  self->lists_failed = TRUE;
  g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
}

/* As long as a list is missing, nothing that was read besides makes up for it. */
static void
report_success (TelUsersPage *self)
{
  if (!self->lists_failed)
    g_signal_emit (self, signals[SIGNAL_READ_DONE], 0);
}

static void
on_references_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean loaded = tel_cluster_load_references_finish (TEL_CLUSTER (source), result, &error);
  TelUsersPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_USERS_PAGE (user_data);
  tel_user_pane_set_loading (self->pane, FALSE);
  if (!loaded)
    report_failure (self, error);
  else
    report_success (self);
}

/* The lists come first: they are what a person waits for. */
static void
end_reading (TelUsersPage *self)
{
  g_assert (self->n_reading > 0);

  if (--self->n_reading == 0)
    tel_cluster_load_references_async (self->cluster, self->cancellable, on_references_loaded, self);
}

/* Whatever came of it; the window says it when everything was read. */
static void
on_rank_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (tel_user_rank_check_finish (TEL_CLUSTER (source), result, NULL))
    end_reading (TEL_USERS_PAGE (user_data));
}

static void
on_users_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean loaded = tel_cluster_load_finish (TEL_CLUSTER (source), result, &error);
  TelUsersPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_USERS_PAGE (user_data);
  tel_user_list_set_loading (self->list, FALSE);
  if (!loaded)
    {
      tel_user_list_set_error (self->list, error->message);
      report_failure (self, error);
      end_reading (self);
    }
  else
    tel_user_rank_check_async (self->cluster,
                               g_list_model_get_n_items (
                                   G_LIST_MODEL (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_USER))),
                               self->cancellable, on_rank_checked, self);
}

static void
on_devices_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean loaded = tel_cluster_load_finish (TEL_CLUSTER (source), result, &error);
  TelUsersPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_USERS_PAGE (user_data);
  if (!loaded)
    report_failure (self, error);
  end_reading (self);
}

/* Where the queue of changes stands has to be known before the lists are read, or what changes meanwhile is missed. */
static void
on_marked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelCluster *cluster = TEL_CLUSTER (source);
  TelUsersPage *self;

  if (!tel_cluster_mark_changes_finish (cluster, result, NULL))
    return;

  self = TEL_USERS_PAGE (user_data);
  tel_cluster_load_async (cluster, TEL_OBJECT_KIND_USER, self->cancellable, on_users_loaded, self);
  tel_cluster_load_async (cluster, TEL_OBJECT_KIND_DEVICE, self->cancellable, on_devices_loaded, self);
}

static void
read_everything (TelUsersPage *self)
{
  self->n_reading = 2;
  tel_user_pane_set_loading (self->pane, TRUE);
  tel_cluster_mark_changes_async (self->cluster, self->cancellable, on_marked, self);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean complete;
  TelUsersPage *self;

  tel_cluster_refresh_changes_finish (TEL_CLUSTER (source), result, &complete, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_USERS_PAGE (user_data);
  if (error == NULL && !complete)
    {
      read_everything (self);
      return;
    }

  tel_user_list_set_loading (self->list, FALSE);
  if (error != NULL)
    report_failure (self, error);
  else
    report_success (self);
}

static void
on_pane_read_failed (TelUsersPage *self, GError *error)
{
  g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
}

static void
on_pane_read_done (TelUsersPage *self)
{
  report_success (self);
}

static void
on_choice_stands (gpointer user_data)
{
  TelUsersPage *self = TEL_USERS_PAGE (user_data);

  self->choice_source = 0;
  tel_user_pane_show_user (self->pane, tel_user_list_get_user (self->list));
}

static void
take_choice (TelUsersPage *self)
{
  g_clear_handle_id (&self->choice_source, g_source_remove);
  tel_user_pane_show_user (self->pane, tel_user_list_get_user (self->list));
}

static void
on_user_changed (TelUsersPage *self)
{
  if (tel_user_list_get_user (self->list) == NULL)
    {
      take_choice (self);
      return;
    }

  if (self->choice_source == 0)
    self->choice_source = g_timeout_add_once (CHOICE_DELAY, on_choice_stands, self);
}

static void
on_leaflet_changed (TelUsersPage *self)
{
  gboolean can_go_back = adw_leaflet_get_folded (self->leaflet) &&
                         adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->pane);

  if (self->can_go_back == can_go_back)
    return;

  self->can_go_back = can_go_back;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "users.back", can_go_back);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
open_user (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUsersPage *self = TEL_USERS_PAGE (widget);

  if (tel_user_list_get_user (self->list) == NULL)
    return;

  take_choice (self);
  /* Side by side, the focus stays in the list. */
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_users_page_go_back (TEL_USERS_PAGE (widget));
}

static void
tel_users_page_dispose (GObject *object)
{
  TelUsersPage *self = TEL_USERS_PAGE (object);

  cancel (self);
  g_clear_handle_id (&self->choice_source, g_source_remove);
  g_clear_object (&self->cluster);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (tel_users_page_parent_class)->dispose (object);
}

static void
tel_users_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_AUDIT:
      g_value_set_object (value, tel_user_findings_get_audit (TEL_USERS_PAGE (object)->findings));
      break;

    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, TEL_USERS_PAGE (object)->can_go_back);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_users_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_AUDIT:
      tel_users_page_set_audit (TEL_USERS_PAGE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_users_page_class_init (TelUsersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_users_page_dispose;
  object_class->get_property = tel_users_page_get_property;
  object_class->set_property = tel_users_page_set_property;

  properties[PROP_AUDIT] = g_param_spec_object ("audit", NULL, NULL, TEL_TYPE_AUDIT,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_BACK] =
      g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_READ_FAILED] = g_signal_new ("read-failed", TEL_TYPE_USERS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_READ_DONE] =
      g_signal_new ("read-done", TEL_TYPE_USERS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEL_TYPE_USER_LIST);
  g_type_ensure (TEL_TYPE_USER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-users-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUsersPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TelUsersPage, list);
  gtk_widget_class_bind_template_child (widget_class, TelUsersPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_leaflet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_user_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_read_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_read_done);
  gtk_widget_class_install_action (widget_class, "users.open", NULL, open_user);
  gtk_widget_class_install_action (widget_class, "users.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "users.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "users.back", NULL);
}

static void
tel_users_page_init (TelUsersPage *self)
{
  self->findings = tel_user_findings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tel_user_list_set_findings (self->list, self->findings);
  tel_user_pane_set_findings (self->pane, self->findings);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "users.back", FALSE);
}

/**
 * tel_users_page_set_cluster:
 * @self: a page
 * @cluster: (nullable): a connected cluster, NULL for none
 *
 * Shows another cluster and reads its users and devices.
 */
void
tel_users_page_set_cluster (TelUsersPage *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_USERS_PAGE (self));

  cancel (self);
  g_clear_handle_id (&self->choice_source, g_source_remove);
  tel_user_pane_set_cluster (self->pane, cluster);
  tel_user_list_set_cluster (self->list, cluster);
  tel_users_page_go_back (self);
  g_set_object (&self->cluster, cluster);
  tel_users_page_reload (self);
}

/**
 * tel_users_page_set_audit:
 * @self: a page
 * @audit: (nullable): the last audit of the cluster, judged, %NULL for none
 *
 * Shows what was found of the users, and follows it.
 */
void
tel_users_page_set_audit (TelUsersPage *self, TelAudit *audit)
{
  g_return_if_fail (TEL_IS_USERS_PAGE (self));
  g_return_if_fail (audit == NULL || TEL_IS_AUDIT (audit));

  if (tel_user_findings_get_audit (self->findings) == audit)
    return;

  tel_user_findings_set_audit (self->findings, audit);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

/**
 * tel_users_page_reload:
 * @self: a page
 *
 * Brings the lists up to date, and the user who is shown: by what has changed, where the cluster tells; otherwise all
 * is read again.
 */
void
tel_users_page_reload (TelUsersPage *self)
{
  g_return_if_fail (TEL_IS_USERS_PAGE (self));

  cancel (self);
  if (self->cluster == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  self->lists_failed = FALSE;
  tel_user_list_set_loading (self->list, TRUE);
  if (tel_cluster_can_refresh (self->cluster) && tel_cluster_has_references (self->cluster))
    tel_cluster_refresh_changes_async (self->cluster, self->cancellable, on_refreshed, self);
  else
    read_everything (self);
  tel_user_pane_reload (self->pane);
}

/**
 * tel_users_page_follow_plan:
 * @self: a page
 *
 * Shows what a plan has changed. The lists are not read whole for it: the runner has told them what it found.
 */
void
tel_users_page_follow_plan (TelUsersPage *self)
{
  g_return_if_fail (TEL_IS_USERS_PAGE (self));

  if (self->cluster != NULL && self->n_reading == 0 && tel_cluster_can_refresh (self->cluster) &&
      tel_cluster_has_references (self->cluster))
    tel_users_page_reload (self);
  else
    tel_user_pane_reload (self->pane);
}

/**
 * tel_users_page_focus_search:
 * @self: a page
 *
 * Moves the focus to the search, and shows the list where it was hidden.
 */
void
tel_users_page_focus_search (TelUsersPage *self)
{
  g_return_if_fail (TEL_IS_USERS_PAGE (self));

  tel_users_page_go_back (self);
  tel_user_list_focus_search (self->list);
}

/**
 * tel_users_page_get_can_go_back:
 * @self: a page
 *
 * Tells whether the user hides the list, as in a narrow window.
 *
 * Returns: %TRUE when there is a list to go back to
 */
gboolean
tel_users_page_get_can_go_back (TelUsersPage *self)
{
  g_return_val_if_fail (TEL_IS_USERS_PAGE (self), FALSE);

  return self->can_go_back;
}

/**
 * tel_users_page_go_back:
 * @self: a page
 *
 * Shows the list.
 */
void
tel_users_page_go_back (TelUsersPage *self)
{
  g_return_if_fail (TEL_IS_USERS_PAGE (self));

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list));
}

/**
 * tel_users_page_get_user:
 * @self: a page
 *
 * Gets the user that is shown.
 *
 * Returns: (transfer none) (nullable): the user
 */
TelUser *
tel_users_page_get_user (TelUsersPage *self)
{
  g_return_val_if_fail (TEL_IS_USERS_PAGE (self), NULL);

  return tel_user_pane_get_user (self->pane);
}

/**
 * tel_users_page_show_user:
 * @self: a page
 * @user_id: a user ID
 *
 * Chooses a user and shows them, also where the list hides them.
 */
void
tel_users_page_show_user (TelUsersPage *self, const char *user_id)
{
  g_return_if_fail (TEL_IS_USERS_PAGE (self));
  g_return_if_fail (user_id != NULL);

  tel_user_list_select (self->list, user_id);
  open_user (GTK_WIDGET (self), NULL, NULL);
}
