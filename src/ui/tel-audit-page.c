/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-page.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-audit-details.h"
#include "audit/tel-snapshot-reader.h"
#include "model/tel-error.h"
#include "ui/tel-accept-dialog.h"
#include "ui/tel-audit-fixer.h"
#include "ui/tel-audit-notice.h"
#include "ui/tel-audit-progress.h"
#include "ui/tel-audit-snapshots.h"
#include "ui/tel-audit-view.h"
#include "ui/tel-report-dialog.h"

/* So many findings are accepted at once at most: the file of exceptions is written for each. */
#define N_ACCEPTED_AT_ONCE 200
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

  TelAuditProgress *progress;
  GtkStack *states;
  GtkWidget *read_button;
  GtkWidget *open_button;
  TelAuditView *view;

  TelJournal *journal;
  TelCluster *cluster;
  TelExceptions *exceptions;
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

static void judge (TelAuditPage *self, TelSnapshot *snapshot);

static void
toast (TelAuditPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
show_state (TelAuditPage *self)
{
  gboolean is_reading = self->cancellable != NULL;

  gtk_stack_set_visible_child_name (self->states, self->audit != NULL ? "content" : "start");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_reading);
  gtk_widget_set_visible (self->read_button, !is_reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.read", self->cluster != NULL && !is_reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.read-details",
                                 self->cluster != NULL && self->audit != NULL && !self->is_saved && !is_reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.cancel", is_reading);
  gtk_widget_set_visible (self->open_button, !is_reading && tel_audit_snapshots_has_any (self->snapshots));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.open-snapshot", self->cluster != NULL && !is_reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.compare-snapshot",
                                 self->cluster != NULL && self->audit != NULL &&
                                     tel_audit_snapshots_has_any (self->snapshots));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.save-snapshot",
                                 self->cluster != NULL && self->audit != NULL && !self->is_saved);
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

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  TelAudit *audit = TEL_AUDIT (source);

  if (!tel_audit_judge_finish (audit, result, &error) || !is_current (self, result))
    return;

  end_reading (self, NULL);
  set_audit (self, audit);
  tel_audit_notice_send (GTK_WIDGET (self), tel_audit_overview_count_open (tel_audit_view_get_overview (self->view)));
  g_signal_emit (self, signals[SIGNAL_READ_DONE], 0);
}

static void
judge (TelAuditPage *self, TelSnapshot *snapshot)
{
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);

  tel_audit_set_exceptions (audit, self->exceptions);
  tel_audit_progress_show_judging (self->progress);
  tel_audit_judge_async (audit, self->cancellable, on_judged, g_object_ref (self));
}

/* What the journal of this computer cannot tell is one rule that is not run, which the audit says. */
static void
on_deliveries_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditPage) self = user_data;
  TelSnapshot *snapshot = TEL_SNAPSHOT (source);

  tel_snapshot_reader_take_deliveries_finish (snapshot, result, NULL);
  if (is_current (self, result))
    judge (self, snapshot);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_reader_read_finish (result, &error);

  if (!is_current (self, result))
    return;
  if (snapshot == NULL)
    {
      end_reading (self, error);
      return;
    }

  if (self->journal == NULL)
    judge (self, snapshot);
  else
    tel_snapshot_reader_take_deliveries_async (snapshot, self->journal,
                                               tel_axl_client_get_connection_id (
                                                   tel_cluster_get_client (self->cluster)),
                                               self->cancellable, on_deliveries_taken, g_object_ref (self));
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

static void
on_snapshot_opened (TelAuditPage *self, TelSnapshot *snapshot, TelAuditSnapshots *snapshots)
{
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
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);

  tel_audit_snapshots_compare (self->snapshots, self->audit);
}

static void
cancel_reading (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);

  cancel (self);
  show_state (self);
}

static GPtrArray *
list_acceptable (TelAuditPage *self)
{
  GPtrArray *selected = tel_audit_view_get_selected (self->view);
  GPtrArray *acceptable = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < selected->len; i++)
    if (!tel_finding_is_accepted (selected->pdata[i]))
      g_ptr_array_add (acceptable, g_object_ref (selected->pdata[i]));

  return acceptable;
}

static gboolean
can_accept (TelAuditPage *self)
{
  g_autoptr (GPtrArray) acceptable = list_acceptable (self);

  return self->exceptions != NULL && acceptable->len > 0 && acceptable->len <= N_ACCEPTED_AT_ONCE;
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

static char *
dup_fix_offer (TelAuditPage *self)
{
  GPtrArray *selected = tel_audit_view_get_selected (self->view);
  guint n = tel_audit_fixer_count (self->fixer, selected);

  if (n == 0)
    return NULL;
  if (selected->len == 1)
    /* Translators: puts a finding right, after a question or two */
    return g_strdup (_ ("Fix…"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Fix %'u…", "Fix %'u…", n), n);
}

static char *
dup_fix_rule_offer (TelAuditPage *self)
{
  g_autoptr (GPtrArray) findings = list_of_rule (self);
  guint n = findings->len > 1 ? tel_audit_fixer_count (self->fixer, findings) : 0;

  if (n < 2)
    return NULL;

  /* Translators: puts right all that breaks one rule; how many, and the number of the rule */
  return g_strdup_printf (_ ("Fix all %'u of %s…"), n, tel_finding_get_rule (findings->pdata[0])->id);
}

static char *
dup_refusal (TelAuditPage *self)
{
  GPtrArray *selected = tel_audit_view_get_selected (self->view);

  if (selected->len != 1)
    return NULL;
  if (self->is_saved)
    return g_strdup (_ ("This is a saved snapshot. Read the cluster to put right what it has now."));

  return tel_audit_fixer_explain_refusal (self->fixer, selected->pdata[0]);
}

static void
show_offers (TelAuditPage *self)
{
  g_autofree char *fix = dup_fix_offer (self);
  g_autofree char *fix_rule = dup_fix_rule_offer (self);
  g_autofree char *refusal = dup_refusal (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.fix", fix != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.fix-rule", fix_rule != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.accept", can_accept (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.withdraw", self->exceptions != NULL);
  tel_audit_view_offer (self->view, fix, fix_rule,
                        /* Translators: accepts a finding, with a reason */
                        can_accept (self) ? _ ("Accept…") : NULL, refusal);
}

static void
fix (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);
  GPtrArray *selected = tel_audit_view_get_selected (self->view);

  if (selected->len > 0)
    tel_audit_fixer_fix (self->fixer, selected);
}

static void
fix_rule (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);
  g_autoptr (GPtrArray) findings = list_of_rule (self);

  if (findings->len > 0)
    tel_audit_fixer_fix (self->fixer, findings);
}

static void
on_fix_failed (TelAuditPage *self, GError *error)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);
  GtkWidget *dialog;

  if (tel_error_is_about_connection (error) || g_error_matches (error, TEL_ERROR, TEL_ERROR_LOGIN))
    {
      g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("This was not put right"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
accept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);
  g_autoptr (GPtrArray) findings = list_acceptable (self);
  TelAcceptDialog *dialog;

  if (findings->len == 0 || self->exceptions == NULL)
    return;

  dialog = tel_accept_dialog_new (self->exceptions, findings);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW)));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The findings are the ones of before only until the first exception is gone. */
static void
withdraw (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (widget);
  GPtrArray *selected = tel_audit_view_get_selected (self->view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < selected->len; i++)
    if (tel_finding_get_exception (selected->pdata[i]) != NULL)
      g_ptr_array_add (ids, g_strdup (tel_finding_get_id (selected->pdata[i])));

  for (guint i = 0; i < ids->len && self->exceptions != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!tel_exceptions_withdraw (self->exceptions, ids->pdata[i], &error))
        {
          toast (self, error->message);
          break;
        }
    }
}

static void
report (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAudit *audit = tel_audit_page_get_audit (TEL_AUDIT_PAGE (widget));
  TelReportDialog *dialog;

  if (audit == NULL)
    return;

  dialog = tel_report_dialog_new (audit);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW)));
  gtk_window_present (GTK_WINDOW (dialog));
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

static void
load_exceptions (TelAuditPage *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->exceptions);
  if (self->cluster == NULL || tel_cluster_get_client (self->cluster) == NULL)
    return;

  path = tel_exceptions_dup_path (tel_axl_client_get_connection_id (tel_cluster_get_client (self->cluster)));
  self->exceptions = tel_exceptions_new (path);
  if (!tel_exceptions_load (self->exceptions, &error))
    toast (self, error->message);
}

static void
look_for_snapshots (TelAuditPage *self)
{
  TelAxlClient *client = self->cluster != NULL ? tel_cluster_get_client (self->cluster) : NULL;

  tel_audit_snapshots_set_connection (self->snapshots,
                                      client != NULL ? tel_axl_client_get_connection_id (client) : NULL);
}

static void
tel_audit_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelAuditPage *self = TEL_AUDIT_PAGE (object);

  switch (property_id)
    {
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
    tel_audit_fixer_set_audit (self->fixer, NULL, NULL);
  g_clear_object (&self->fixer);
  if (self->snapshots != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->snapshots, self);
      tel_audit_snapshots_set_connection (self->snapshots, NULL);
    }
  g_clear_object (&self->snapshots);
  g_clear_object (&self->audit);
  g_clear_object (&self->exceptions);
  g_clear_object (&self->cluster);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (tel_audit_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GType type = G_TYPE_FROM_CLASS (object_class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

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
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-audit-page.ui");
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
  gtk_widget_class_install_action (widget_class, "audit.fix-rule", NULL, fix_rule);
  gtk_widget_class_install_action (widget_class, "audit.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "audit.withdraw", NULL, withdraw);
  gtk_widget_class_install_action (widget_class, "audit.report", NULL, report);
  gtk_widget_class_install_action (widget_class, "audit.save-snapshot", NULL, save_snapshot);
  gtk_widget_class_install_action (widget_class, "audit.open-snapshot", NULL, open_snapshot);
  gtk_widget_class_install_action (widget_class, "audit.compare-snapshot", NULL, compare_snapshot);
}

static void
tel_audit_page_init (TelAuditPage *self)
{
  self->fixer = tel_audit_fixer_new (GTK_WIDGET (self));
  g_signal_connect_object (self->fixer, "failed", G_CALLBACK (on_fix_failed), self, G_CONNECT_SWAPPED);
  self->snapshots = tel_audit_snapshots_new (GTK_WIDGET (self));
  g_signal_connect_object (self->snapshots, "opened", G_CALLBACK (on_snapshot_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->snapshots, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (tel_audit_view_get_overview (self->view), "counted", G_CALLBACK (on_counted), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  show_offers (self);
}

/**
 * tel_audit_page_set_journal:
 * @self: a page
 * @journal: the journal
 *
 * Sets which journal knows what authentication strings were given out.
 */
void
tel_audit_page_set_journal (TelAuditPage *self, TelJournal *journal)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));
  g_return_if_fail (TEL_IS_JOURNAL (journal));

  g_set_object (&self->journal, journal);
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
  g_set_object (&self->cluster, cluster);
  load_exceptions (self);
  set_audit (self, NULL);
  look_for_snapshots (self);
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
 * tel_audit_page_reload:
 * @self: a page
 *
 * Reads the cluster, unless that is going on.
 */
void
tel_audit_page_reload (TelAuditPage *self)
{
  g_return_if_fail (TEL_IS_AUDIT_PAGE (self));

  if (self->cluster == NULL || self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  self->judges_saved = FALSE;
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
