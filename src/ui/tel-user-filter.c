/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-filter.h"

#define ALL_SOFTPHONES ((1u << TEL_N_SOFTPHONE_TYPES) - 1)

struct _TelUserFilter
{
  AdwBin parent_instance;

  GtkToggleButton *without_button;
  GtkToggleButton *pending_button;
  GtkToggleButton *findings_button;

  TelCluster *cluster;
  TelUserFindings *findings;
  /* The user IDs of those who own a softphone that waits; %NULL when the devices changed since. */
  GHashTable *pending;
  gboolean is_resetting;
};

G_DEFINE_FINAL_TYPE (TelUserFilter, tel_user_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
wants_without (TelUserFilter *self)
{
  return gtk_toggle_button_get_active (self->without_button);
}

static gboolean
wants_pending (TelUserFilter *self)
{
  return gtk_toggle_button_get_active (self->pending_button);
}

static gboolean
wants_findings (TelUserFilter *self)
{
  return gtk_toggle_button_get_active (self->findings_button);
}

/* Once for all users: who asks device by device for each of them waits for the square of their number. */
static void
ensure_pending (TelUserFilter *self)
{
  GListModel *devices = G_LIST_MODEL (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_DEVICE));
  guint n_devices = g_list_model_get_n_items (devices);

  if (self->pending != NULL)
    return;

  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_devices; i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (devices, i);
      TelDeviceType type;

      if (tel_device_get_softphone_type (device, &type) && tel_device_is_pending (device) &&
          tel_device_get_owner (device) != NULL)
        g_hash_table_add (self->pending, g_strdup (tel_device_get_owner (device)));
    }
}

static gboolean
is_pending (TelUserFilter *self, TelUser *user)
{
  ensure_pending (self);

  return tel_user_get_user_id (user) != NULL && g_hash_table_contains (self->pending, tel_user_get_user_id (user));
}

static void
tell (TelUserFilter *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_toggled (TelUserFilter *self)
{
  if (!self->is_resetting)
    tell (self);
}

static void
on_devices_changed (TelUserFilter *self)
{
  g_clear_pointer (&self->pending, g_hash_table_unref);
  if (wants_without (self) || wants_pending (self))
    tell (self);
}

static void
on_findings_changed (TelUserFilter *self)
{
  if (wants_findings (self))
    tell (self);
}

static void
tel_user_filter_dispose (GObject *object)
{
  TelUserFilter *self = TEL_USER_FILTER (object);

  tel_user_filter_set_cluster (self, NULL);
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_func (self->findings, on_findings_changed, self);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (tel_user_filter_parent_class)->dispose (object);
}

static void
tel_user_filter_class_init (TelUserFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_user_filter_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-user-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUserFilter, without_button);
  gtk_widget_class_bind_template_child (widget_class, TelUserFilter, pending_button);
  gtk_widget_class_bind_template_child (widget_class, TelUserFilter, findings_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
tel_user_filter_init (TelUserFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_user_filter_set_cluster:
 * @self: a filter
 * @cluster: (nullable): the cluster whose users are filtered, %NULL for none
 *
 * Changes the cluster, and follows its devices. What is pressed stays so.
 */
void
tel_user_filter_set_cluster (TelUserFilter *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_USER_FILTER (self));
  g_return_if_fail (cluster == NULL || TEL_IS_CLUSTER (cluster));

  if (self->cluster == cluster)
    return;

  if (self->cluster != NULL)
    g_signal_handlers_disconnect_by_func (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_DEVICE),
                                          on_devices_changed, self);
  g_set_object (&self->cluster, cluster);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  /* After the cluster, which tells by them who has a softphone. */
  if (cluster != NULL)
    g_signal_connect_object (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE), "items-changed",
                             G_CALLBACK (on_devices_changed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * tel_user_filter_set_findings:
 * @self: a filter
 * @findings: what an audit found of the users
 *
 * Sets by what it is told who has findings, once.
 */
void
tel_user_filter_set_findings (TelUserFilter *self, TelUserFindings *findings)
{
  g_return_if_fail (TEL_IS_USER_FILTER (self));
  g_return_if_fail (TEL_IS_USER_FINDINGS (findings));
  g_return_if_fail (self->findings == NULL);

  self->findings = g_object_ref (findings);
  g_signal_connect_object (findings, "changed", G_CALLBACK (on_findings_changed), self, G_CONNECT_SWAPPED);
}

/**
 * tel_user_filter_matches:
 * @self: a filter
 * @user: a user of the cluster
 *
 * Tells whether a user fits everything that is pressed.
 *
 * Returns: %TRUE when they are to be shown
 */
gboolean
tel_user_filter_matches (TelUserFilter *self, TelUser *user)
{
  g_return_val_if_fail (TEL_IS_USER_FILTER (self), TRUE);
  g_return_val_if_fail (TEL_IS_USER (user), TRUE);

  if (self->cluster == NULL)
    return TRUE;
  if (wants_without (self) && (tel_cluster_get_device_marks (self->cluster, user) & ALL_SOFTPHONES) != 0)
    return FALSE;
  if (wants_pending (self) && !is_pending (self, user))
    return FALSE;

  return !wants_findings (self) || (self->findings != NULL && tel_user_findings_count (self->findings, user, NULL) > 0);
}

/**
 * tel_user_filter_is_open:
 * @self: a filter
 *
 * Tells whether nothing is pressed.
 *
 * Returns: %TRUE when everybody fits
 */
gboolean
tel_user_filter_is_open (TelUserFilter *self)
{
  g_return_val_if_fail (TEL_IS_USER_FILTER (self), TRUE);

  return !wants_without (self) && !wants_pending (self) && !wants_findings (self);
}

/**
 * tel_user_filter_lacks_audit:
 * @self: a filter
 *
 * Tells whether users with findings are asked for and there was no audit that could tell.
 *
 * Returns: %TRUE when nobody fits for this reason
 */
gboolean
tel_user_filter_lacks_audit (TelUserFilter *self)
{
  g_return_val_if_fail (TEL_IS_USER_FILTER (self), FALSE);

  return wants_findings (self) && (self->findings == NULL || tel_user_findings_get_audit (self->findings) == NULL);
}

/**
 * tel_user_filter_reset:
 * @self: a filter
 *
 * Lets everybody fit again.
 */
void
tel_user_filter_reset (TelUserFilter *self)
{
  g_return_if_fail (TEL_IS_USER_FILTER (self));

  if (tel_user_filter_is_open (self))
    return;

  self->is_resetting = TRUE;
  gtk_toggle_button_set_active (self->without_button, FALSE);
  gtk_toggle_button_set_active (self->pending_button, FALSE);
  gtk_toggle_button_set_active (self->findings_button, FALSE);
  self->is_resetting = FALSE;
  tell (self);
}
