/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-page.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-audit-details.h"
#include "audit/tel-snapshot-reader.h"
#include "ui/tel-audit-acceptance.h"
#include "ui/tel-audit-fixer.h"
#include "ui/tel-audit-notice.h"
#include "ui/tel-audit-progress.h"
#include "ui/tel-audit-snapshots.h"
#include "ui/tel-audit-view.h"
#include "ui/tel-banner.h"
#include "ui/tel-compare-window.h"
#include "ui/tel-report-dialog.h"

/* A request for each user and each of their numbers. */
#define N_DETAILS_AT_ONCE 200

/**
 * TelAuditPage:
 *
 * Nothing is read before somebody asks for it: it takes a while, and is work for the cluster. What was read stays while
 * it is read anew.
 */
struct _TelAuditPage
{
  AdwBin parent_instance;

  TelBanner *banner;
  TelAuditProgress *progress;
  GtkStack *states;
  GtkWidget *read_button;
  GtkWidget *open_button;
  TelAuditView *view;

  TelJournal *journal;
  TelConnectionStore *connections;
  TelCluster *cluster;
  TelAuditAcceptance *acceptance;
  TelAudit *audit;
  /* Whether it is of a saved snapshot; and whether what is being judged is. */
  gboolean is_saved;
  gboolean judges_saved;
  TelAuditFixer *fixer;
  TelAuditSnapshots *snapshots;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelAuditPage, tel_audit_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_AUDIT,
  PROP_CAN_GO_BACK,
  PROP_N_FINDINGS,
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
toast (TelAuditPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* Whether what is shown was read from the cluster, rather than saved some time. */
static gboolean
is_of_now (TelAuditPage *self)
{
  return self->cluster != NULL && self->audit != NULL && !self->is_saved;
}

static GPtrArray *
list_of_rule (TelAuditPage *self)
{
  GPtrArray *selected = tel_audit_view_get_selected (self->view);

  if (selected->len != 1)
    return g_ptr_array_new ();

  return tel_audit_overview_list_findings_of_rule (tel_audit_view_get_overview (self->view),
                                                   tel_finding_get_rule (selected->pdata[0]));
}

static void
show_offers (TelAuditPage *self)
{
  /* A reading that ended behind the plan would take the findings away. */
  gboolean may_fix = self->cancellable == NULL && !tel_audit_fixer_is_working (self->fixer);
  GPtrArray *selected = tel_audit_view_get_selected (self->view);
  g_autoptr (GPtrArray) of_rule = list_of_rule (self);
  g_autofree char *fix = tel_audit_fixer_describe_fix (self->fixer, selected);
  g_autofree char *fix_rule = tel_audit_fixer_describe_rule_fix (self->fixer, of_rule);
  g_autofree char *refusal = tel_audit_fixer_explain_refusal (self->fixer, selected);
  gboolean can_accept = tel_audit_acceptance_can_accept (self->acceptance, selected);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.fix", fix != NULL && may_fix);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.fix-rule", fix_rule != NULL && may_fix);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.accept", can_accept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.withdraw",
                                 tel_audit_acceptance_get_exceptions (self->acceptance) != NULL);
  tel_audit_view_offer (self->view, fix, fix_rule,
                        /* Translators: accepts a finding, with a reason */
                        can_accept ? _ ("Accept…") : NULL, refusal);
}

static void
show_state (TelAuditPage *self)
{
  gboolean is_reading = self->cancellable != NULL;
  gboolean is_working = is_reading || tel_audit_fixer_is_working (self->fixer);
  gboolean is_busy = is_reading || tel_audit_fixer_is_busy (self->fixer);

  gtk_stack_set_visible_child_name (self->states, self->audit != NULL ? "content" : "start");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_working);
  gtk_widget_set_visible (self->read_button, !is_reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.read", self->cluster != NULL && !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.read-details", is_of_now (self) && !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.cancel", is_working);
  gtk_widget_set_visible (self->open_button, !is_reading && tel_audit_snapshots_has_any (self->snapshots));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.open-snapshot", self->cluster != NULL && !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.compare-snapshot",
                                 self->cluster != NULL && self->audit != NULL &&
                                     tel_audit_snapshots_has_any (self->snapshots));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.save-snapshot", is_of_now (self));
  /* Both sides are read from the cluster. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.compare-users", is_of_now (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.compare-devices", is_of_now (self));
  show_offers (self);
}

static void
cancel (TelAuditPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Whether it was this reading that was called off, or the page shows something else by now. */
static gboolean
is_current (TelAuditPage *self, GAsyncResult *result)
{
  return self->cancellable != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable;
}

static void
set_audit (TelAuditPage *self, TelAudit *audit)
{
  g_set_object (&self->audit, audit);
  self->is_saved = audit != NULL && self->judges_saved;
  /* What is put right is what the cluster has now. */
  tel_audit_fixer_set_audit (self->fixer, audit != NULL && !self->is_saved ? self->cluster : NULL, audit);
  tel_audit_view_set_audit (self->view, audit, self->is_saved);
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIT]);
}

static void
end_reading (TelAuditPage *self, GError *error)
{
  g_clear_object (&self->cancellable);
  show_state (self);
  /* The client was closed, as it is while the window is locked. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
}

/* This is not the connection's doing, of which the window tells. */
static void
show_unjudged (TelAuditPage *self, GError *error)
{
  /* Translators: why what was read of the cluster was not searched for what is wrong, a sentence */
  g_autofree char *text = g_strdup_printf (_ ("What was read could not be judged. %s"), error->message);

  tel_banner_show (self->banner, text, _ ("Read again"), "audit.read");
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  TelAudit *audit = TEL_AUDIT (source);
  gboolean is_judged = tel_audit_judge_finish (audit, result, &error);

  if (!is_current (self, result))
    return;

  end_reading (self, NULL);
  if (!is_judged)
    {
      show_unjudged (self, error);
      return;
    }

  set_audit (self, audit);
  tel_audit_notice_send (GTK_WIDGET (self), tel_audit_overview_count_open (tel_audit_view_get_overview (self->view)));
  g_signal_emit (self, signals[SIGNAL_READ_DONE], 0);
}

static void
judge (TelAuditPage *self, TelSnapshot *snapshot)
{
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);

  tel_banner_hide (self->banner);
  tel_audit_set_exceptions (audit, tel_audit_acceptance_get_exceptions (self->acceptance));
  tel_audit_progress_show_judging (self->progress);
  tel_audit_judge_async (audit, self->cancellable, on_judged, g_object_ref (self));
}

/* What this computer does not know is a rule, or half of one, that is not run, which the audit says. */
static void
on_known_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditPage) self = user_data;
  TelSnapshot *snapshot = TEL_SNAPSHOT (source);

  tel_snapshot_reader_take_known_finish (snapshot, result, NULL);
  if (is_current (self, result))
    judge (self, snapshot);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_reader_read_finish (result, &error);
  TelAxlClient *client;
  GListModel *others = NULL;

  if (!is_current (self, result))
    return;
  if (snapshot == NULL)
    {
      end_reading (self, error);
      return;
    }

  /* The demo has no connection: its users are those of other demos, and of nobody's cluster. */
  if (self->connections != NULL && tel_cluster_get_connection (self->cluster) != NULL)
    others = tel_connection_store_get_connections (self->connections);
  client = tel_cluster_get_client (self->cluster);
  tel_snapshot_reader_take_known_async (snapshot, self->journal, others, tel_axl_client_get_connection_id (client),
                                        tel_axl_client_get_host (client), self->cancellable, on_known_taken,
                                        g_object_ref (self));
}

static void
on_progress (TelSnapshotPart part, guint n_done, guint n_all, gpointer user_data)
{
  TelAuditPage *self = user_data;

  if (self->cancellable != NULL)
    tel_audit_progress_show (self->progress, part, n_done, n_all);
}

static void
read_cluster (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_audit_page_reload (TEL_AUDIT_PAGE (widget));
}

static void
on_details_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tel_audit_details_read_finish (TEL_AUDIT (source), result, &error);
  if (!is_current (self, result))
    return;

  end_reading (self, error);
  if (error == NULL)
    toast (self, _ ("The details of the users shown were read, of 200 at most."));
}

static void
read_details (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);
  g_auto (GStrv) user_ids = tel_audit_view_list_users (self->view, N_DETAILS_AT_ONCE);

  self->cancellable = g_cancellable_new ();
  tel_audit_progress_show (self->progress, TEL_SNAPSHOT_PART_CREDENTIALS, 0, 0);
  show_state (self);
  tel_audit_details_read_async (self->audit, self->cluster, (const char *const *) user_ids, self->cancellable,
                                on_details_read, g_object_ref (self));
}

static void
show_snapshot (TelAuditPage *self, TelSnapshot *snapshot, gboolean is_saved)
{
  cancel (self);
  self->cancellable = g_cancellable_new ();
  self->judges_saved = is_saved;
  show_state (self);
  judge (self, snapshot);
}

static gboolean
refuse_while_fixing (TelAuditPage *self)
{
  gboolean is_busy = tel_audit_fixer_is_busy (self->fixer);

  if (is_busy)
    toast (self, _ ("Findings are being put right. Try again when that is done."));

  return is_busy;
}

static void
on_snapshot_opened (TelAuditPage *self, TelSnapshot *snapshot, TelAuditSnapshots *snapshots)
{
  if (!refuse_while_fixing (self))
    show_snapshot (self, snapshot, TRUE);
}

static void
save_snapshot (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);

  tel_audit_snapshots_save (self->snapshots, tel_audit_get_snapshot (self->audit));
}

static void
open_snapshot (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_audit_snapshots_open (TEL_AUDIT_PAGE (widget)->snapshots);
}

static void
compare_snapshot (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_audit_snapshots_compare (TEL_AUDIT_PAGE (widget)->snapshots, TEL_AUDIT_PAGE (widget)->audit);
}

/* Of one only, the other is chosen there. */
static void
compare (GtkWidget *widget, const char *action_name, GVariant *names)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);
  TelObjectKind kind = g_str_equal (action_name, "audit.compare-users") ? TEL_OBJECT_KIND_USER : TEL_OBJECT_KIND_DEVICE;
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);
  g_autofree const char **sides = g_variant_get_strv (names, NULL);

  if (!is_of_now (self) || sides[0] == NULL)
    return;

  gtk_window_present (
      GTK_WINDOW (tel_compare_window_new (GTK_WINDOW (window), self->cluster, kind, sides[0], sides[1])));
}

static void
cancel_reading (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);

  if (self->cancellable != NULL)
    cancel (self);
  else
    tel_audit_fixer_cancel (self->fixer);
  show_state (self);
}

static void
fix (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);
  g_autoptr (GPtrArray) findings = g_str_equal (action_name, "audit.fix-rule")
                                       ? list_of_rule (self)
                                       : g_ptr_array_ref (tel_audit_view_get_selected (self->view));

  if (findings->len > 0)
    tel_audit_fixer_fix (self->fixer, findings);
}

static void
on_fixer_working (TelAuditPage *self)
{
  if (tel_audit_fixer_is_working (self->fixer))
    tel_audit_progress_begin_plan (self->progress);
  show_state (self);
}

static void
on_fixer_progress (TelAuditPage *self, guint n_done, guint n_all)
{
  tel_audit_progress_show_plan (self->progress, n_done, n_all);
}

static void
on_fix_failed (TelAuditPage *self, GError *error)
{
  g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
}

static void
on_reread_failed (TelAuditPage *self, const char *text)
{
  tel_banner_show (self->banner, text, _ ("Read again"), "audit.read");
}

static void
accept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);

  tel_audit_acceptance_accept (self->acceptance, tel_audit_view_get_selected (self->view));
}

static void
withdraw (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);

  tel_audit_acceptance_withdraw (self->acceptance, tel_audit_view_get_selected (self->view));
}

static void
report (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAudit *audit = tel_audit_page_get_audit (TEL_AUDIT_PAGE (widget));

  if (audit != NULL)
    tel_report_dialog_present_over (widget, audit);
}

static void
on_can_go_back_changed (TelAuditPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
on_counted (TelAuditPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FINDINGS]);
}

static guint
get_n_findings (TelAuditPage *self)
{
  return self->view != NULL ? tel_audit_overview_count_open (tel_audit_view_get_overview (self->view)) : 0;
}

/* What was accepted, and what was saved, is kept for each connection. */
static void
look_for_kept (TelAuditPage *self)
{
  TelAxlClient *client = self->cluster != NULL ? tel_cluster_get_client (self->cluster) : NULL;
  const char *connection_id = client != NULL ? tel_axl_client_get_connection_id (client) : NULL;

  tel_audit_acceptance_set_connection (self->acceptance, connection_id);
  tel_audit_snapshots_set_connection (self->snapshots, connection_id);
}

static void
tel_audit_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (object);

  switch (property_id)
    {
    case PROP_AUDIT:
      g_value_set_object (value, self->audit);
      break;

    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, tel_audit_page_get_can_go_back (self));
      break;

    case PROP_N_FINDINGS:
      g_value_set_uint (value, get_n_findings (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_audit_page_dispose (GObject *object)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (object);

  cancel (self);
  if (self->fixer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->fixer, self);
      tel_audit_fixer_set_audit (self->fixer, NULL, NULL);
    }
  g_clear_object (&self->fixer);
  if (self->snapshots != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->snapshots, self);
      tel_audit_snapshots_set_connection (self->snapshots, NULL);
    }
  g_clear_object (&self->snapshots);
  g_clear_object (&self->audit);
  g_clear_object (&self->acceptance);
  g_clear_object (&self->cluster);
  g_clear_object (&self->connections);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (tel_audit_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GType type = G_TYPE_FROM_CLASS (object_class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_AUDIT] = g_param_spec_object ("audit", NULL, NULL, TEL_TYPE_AUDIT, flags);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_N_FINDINGS] = g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_READ_FAILED] =
      g_signal_new ("read-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_READ_DONE] = g_signal_new ("read-done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_page_class_init (TelAuditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_audit_page_dispose;
  object_class->get_property = tel_audit_page_get_property;
  install_properties (object_class);

  g_type_ensure (TEL_TYPE_AUDIT_PROGRESS);
  g_type_ensure (TEL_TYPE_AUDIT_VIEW);
  g_type_ensure (TEL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-audit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAuditPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TelAuditPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TelAuditPage, states);
  gtk_widget_class_bind_template_child (widget_class, TelAuditPage, read_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_can_go_back_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_offers);
  gtk_widget_class_install_action (widget_class, "audit.read", NULL, read_cluster);
  gtk_widget_class_install_action (widget_class, "audit.read-details", NULL, read_details);
  gtk_widget_class_install_action (widget_class, "audit.cancel", NULL, cancel_reading);
  gtk_widget_class_install_action (widget_class, "audit.fix", NULL, fix);
  gtk_widget_class_install_action (widget_class, "audit.fix-rule", NULL, fix);
  gtk_widget_class_install_action (widget_class, "audit.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "audit.withdraw", NULL, withdraw);
  gtk_widget_class_install_action (widget_class, "audit.report", NULL, report);
  gtk_widget_class_install_action (widget_class, "audit.save-snapshot", NULL, save_snapshot);
  gtk_widget_class_install_action (widget_class, "audit.open-snapshot", NULL, open_snapshot);
  gtk_widget_class_install_action (widget_class, "audit.compare-snapshot", NULL, compare_snapshot);
  gtk_widget_class_install_action (widget_class, "audit.compare-users", "as", compare);
  gtk_widget_class_install_action (widget_class, "audit.compare-devices", "as", compare);
}

static void
tel_audit_page_init (TelAuditPage *self)
{
  self->fixer = tel_audit_fixer_new (GTK_WIDGET (self));
  g_signal_connect_object (self->fixer, "working-changed", G_CALLBACK (on_fixer_working), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fixer, "progress", G_CALLBACK (on_fixer_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fixer, "failed", G_CALLBACK (on_fix_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fixer, "reread-failed", G_CALLBACK (on_reread_failed), self, G_CONNECT_SWAPPED);
  self->acceptance = tel_audit_acceptance_new (GTK_WIDGET (self));
  self->snapshots = tel_audit_snapshots_new (GTK_WIDGET (self));
  g_signal_connect_object (self->snapshots, "opened", G_CALLBACK (on_snapshot_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->snapshots, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (tel_audit_view_get_overview (self->view), "counted", G_CALLBACK (on_counted), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}

/**
 * tel_audit_page_set_stores:
 * @self: a page
 * @journal: the journal, which knows what authentication strings were given out
 * @connections: the saved connections, whose snapshots know who is at home on other clusters
 *
 * Sets what this computer knows besides.
 */
void
tel_audit_page_set_stores (TelAuditPage *self, TelJournal *journal, TelConnectionStore *connections)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));
  g_return_if_fail (TEL_IS_JOURNAL (journal) && TEL_IS_CONNECTION_STORE (connections));

  g_set_object (&self->journal, journal);
  g_set_object (&self->connections, connections);
}

/**
 * tel_audit_page_set_cluster:
 * @self: a page
 * @cluster: (nullable): a cluster whose client is connected
 *
 * Shows another cluster, or none. It is read when somebody asks for it.
 */
void
tel_audit_page_set_cluster (TelAuditPage *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));
  g_return_if_fail (cluster == NULL || TEL_IS_CLUSTER (cluster));

  if (self->cluster == cluster)
    return;

  cancel (self);
  tel_banner_hide (self->banner);
  g_set_object (&self->cluster, cluster);
  look_for_kept (self);
  set_audit (self, NULL);
  tel_audit_page_go_back (self);
}

/**
 * tel_audit_page_get_cluster:
 * @self: a page
 *
 * Gets the cluster that is audited.
 *
 * Returns: (transfer none) (nullable): the cluster
 */
TelCluster *
tel_audit_page_get_cluster (TelAuditPage *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_PAGE (self), NULL);

  return self->cluster;
}

/**
 * tel_audit_page_get_audit:
 * @self: a page
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the audit, or %NULL before anything was read
 */
TelAudit *
tel_audit_page_get_audit (TelAuditPage *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_PAGE (self), NULL);

  return self->audit;
}

/**
 * tel_audit_page_show_snapshot:
 * @self: a page
 * @snapshot: what was read at some time
 *
 * Judges a snapshot and shows what was found.
 */
void
tel_audit_page_show_snapshot (TelAuditPage *self, TelSnapshot *snapshot)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));
  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));

  show_snapshot (self, snapshot, FALSE);
}

/**
 * tel_audit_page_show_user:
 * @self: a page
 * @user_id: a user ID
 *
 * Shows what was found of a user. Before anything was read, the page says how it is.
 */
void
tel_audit_page_show_user (TelAuditPage *self, const char *user_id)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));
  g_return_if_fail (user_id != NULL);

  if (self->audit != NULL)
    tel_audit_view_show_user (self->view, user_id);
}

/**
 * tel_audit_page_reload:
 * @self: a page
 *
 * Reads the cluster, unless that is going on already, or findings are being put right.
 */
void
tel_audit_page_reload (TelAuditPage *self)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));

  if (self->cluster == NULL || self->cancellable != NULL || refuse_while_fixing (self))
    return;

  self->cancellable = g_cancellable_new ();
  self->judges_saved = FALSE;
  tel_banner_hide (self->banner);
  tel_audit_progress_begin (self->progress);
  show_state (self);
  tel_snapshot_reader_read_async (self->cluster, on_progress, self, self->cancellable, on_read, g_object_ref (self));
}

/**
 * tel_audit_page_is_reading:
 * @self: a page
 *
 * Tells whether the cluster is being read or judged.
 *
 * Returns: %TRUE while it is
 */
gboolean
tel_audit_page_is_reading (TelAuditPage *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_PAGE (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * tel_audit_page_focus_search:
 * @self: a page
 *
 * Moves the focus to the search, or to what begins the audit.
 */
void
tel_audit_page_focus_search (TelAuditPage *self)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));

  if (self->audit != NULL)
    tel_audit_view_focus_search (self->view);
  else
    gtk_widget_grab_focus (self->read_button);
}

/**
 * tel_audit_page_get_can_go_back:
 * @self: a page
 *
 * Tells whether a finding hides the list of findings.
 *
 * Returns: %TRUE in a narrow window that shows a finding
 */
gboolean
tel_audit_page_get_can_go_back (TelAuditPage *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_PAGE (self), FALSE);

  return self->view != NULL && tel_audit_view_get_can_go_back (self->view);
}

/**
 * tel_audit_page_go_back:
 * @self: a page
 *
 * Goes back to the list of findings.
 */
void
tel_audit_page_go_back (TelAuditPage *self)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));

  tel_audit_view_go_back (self->view);
}
