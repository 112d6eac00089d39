/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-plan-view.h"

#include "model/tel-error.h"
#include "plan/tel-step-limits.h"
#include "ui/tel-application.h"
#include "ui/tel-busy-banner.h"
#include "ui/tel-notice-row.h"
#include "ui/tel-plan-follower.h"
#include "ui/tel-step-row.h"
#include "ui/tel-undo-presenter.h"

#include <glib/gi18n-lib.h>

struct _TelPlanView
{
  GtkBox parent_instance;

  TelBusyBanner *busy_banner;
  GtkLabel *result_label;
  AdwPreferencesGroup *choices_group;
  AdwActionRow *go_on_row;
  AdwActionRow *undo_row;
  AdwActionRow *leave_row;
  AdwPreferencesGroup *refusals_group;
  AdwPreferencesGroup *ticks_group;
  AdwPreferencesGroup *steps_group;
  AdwPreferencesGroup *reminders_group;
  GtkWidget *back_button;
  GtkWidget *cancel_button;
  GtkProgressBar *progress_bar;
  GtkWidget *run_button;
  GtkLabel *run_label;

  TelCluster *cluster;
  TelPlan *plan;
  TelRunner *runner;
  GCancellable *cancellable;
  GPtrArray *rows;
  gboolean is_running;
  gboolean has_run;
};

G_DEFINE_FINAL_TYPE (TelPlanView, tel_plan_view, GTK_TYPE_BOX)

enum
{
  BACK,
  ENDED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* An account that may only read can look at a plan, and is told before it tries to run it. */
static gboolean
check_access (TelPlanView *self, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (self->cluster);

  return client == NULL || tel_axl_client_check_may_write (client, error);
}

/* What stood when it was asked for may stand no more when a question was answered. */
static gboolean
may_run (TelPlanView *self)
{
  return self->plan != NULL && !self->has_run && tel_plan_can_run (self->plan) && check_access (self, NULL);
}

static void
update_actions (TelPlanView *self)
{
  gboolean can_run = may_run (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.run", can_run);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.back", !self->is_running);
  gtk_widget_set_visible (self->run_button, !self->has_run);
  gtk_widget_set_visible (self->back_button, !self->is_running);
  gtk_widget_set_visible (self->cancel_button, self->is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), self->is_running);
}

static void
update_progress (TelPlanView *self)
{
  guint n_steps;
  guint n_done;
  g_autofree char *text = NULL;

  if (self->runner == NULL)
    return;

  n_steps = g_list_model_get_n_items (tel_plan_get_steps (self->plan));
  n_done = tel_runner_get_n_done (self->runner);
  /* Translators: how many steps of a plan are done */
  text = g_strdup_printf (_ ("%u of %u"), n_done, n_steps);
  gtk_progress_bar_set_text (self->progress_bar, text);
  gtk_progress_bar_set_fraction (self->progress_bar, n_steps > 0 ? (double) n_done / n_steps : 0);
}

/* What the steps are: to be reviewed, or to be looked back at. */
static void
show_heading (TelPlanView *self, gboolean is_past)
{
  adw_preferences_group_set_title (self->steps_group, is_past ? _ ("What was done") : _ ("What will be done"));
  adw_preferences_group_set_description (self->steps_group,
                                         is_past
                                             ? _ ("Each step says what became of it. Unfold one to see what it sends.")
                                             : _ ("In this order. Unfold a step to see what it sends."));
}

static void
show_result (TelPlanView *self, const char *text, const char *css_class)
{
  gtk_label_set_text (self->result_label, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->result_label), (const char *[]){ "heading", css_class, NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), TRUE);
}

static gboolean
is_perhaps_done (TelStep *step)
{
  TelStepState state = tel_step_get_state (step);

  return state != TEL_STEP_STATE_WAITING && state != TEL_STEP_STATE_FAILED;
}

static guint
count_steps (TelPlanView *self, gboolean perhaps_done)
{
  GListModel *steps = tel_plan_get_steps (self->plan);
  guint n_steps = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      if (is_perhaps_done (step) == perhaps_done)
        n_steps++;
    }

  return n_steps;
}

static const char *
get_leaving (gboolean is_begun, gboolean is_kept)
{
  if (is_begun)
    return is_kept ? _ ("Nothing more is sent, and what is done stays as it is. The plan can be gone on with or undone "
                        "later, from the Activity page.")
                   : _ ("Nothing more is sent, and what is done stays as it is.");

  return is_kept ? _ ("Nothing more is sent, and nothing was changed. The plan can be gone on with later, from the "
                      "Activity page.")
                 : _ ("Nothing more is sent, and nothing was changed.");
}

/* What a failure leaves open, each choice with what it means for this plan. */
static void
show_choices (TelPlanView *self, gboolean is_conflict)
{
  guint n_done = count_steps (self, TRUE);
  guint n_left = g_list_model_get_n_items (tel_plan_get_steps (self->plan)) - tel_runner_get_n_done (self->runner);
  g_autofree char *go_on =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: how many steps of a plan are left */
                                    "What is done stays. %u step is left and is sent now. Where an answer was lost, "
                                    "the cluster is asked first what became of it, so that nothing is sent twice.",
                                    "What is done stays. %u steps are left and are sent now. Where an answer was lost, "
                                    "the cluster is asked first what became of it, so that nothing is sent twice.",
                                    n_left),
                       n_left);
  g_autofree char *undo =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: how many steps of a plan were carried out */
                                    "A plan that takes %u step back is made and shown first. What others changed "
                                    "since stays untouched, and what cannot be restored is said.",
                                    "A plan that takes %u steps back, the last one first, is made and shown first. "
                                    "What others changed since stays untouched, and what cannot be restored is said.",
                                    n_done),
                       n_done);

  adw_action_row_set_subtitle (
      self->go_on_row,
      is_conflict ? _ ("What is done stays. The step that met what somebody else wrote is compared again first: unless "
                       "that was taken back, it stops again. To overrule it, close this and make the change anew.")
                  : go_on);
  adw_action_row_set_subtitle (self->undo_row, undo);
  adw_action_row_set_subtitle (self->leave_row, get_leaving (n_done > 0, tel_plan_get_number (self->plan) != 0));
  gtk_widget_set_visible (GTK_WIDGET (self->undo_row), n_done > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->choices_group), TRUE);
}

static void
show_failure (TelPlanView *self, GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const char *text = cancelled ? _ ("Stopped. The steps that are marked as done stay done; the others were not sent.")
                               : error->message;

  show_result (self, text, cancelled ? "warning" : "error");
  show_choices (self, g_error_matches (error, TEL_ERROR, TEL_ERROR_CONFLICT));
}

static void
show_success (TelPlanView *self)
{
  if (tel_plan_has_warnings (self->plan))
    show_result (self,
                 _ ("Everything was sent, but not everything is as it was wanted. Look at the steps that are marked."),
                 "warning");
  else
    show_result (self, _ ("Everything is done and was read back."), "success");
}

static void
on_run_finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelPlanView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = tel_runner_run_finish (TEL_RUNNER (source), result, &error);

  tel_plan_follower_follow (TEL_RUNNER (source));
  self->is_running = FALSE;
  g_clear_object (&self->cancellable);
  if (self->plan == NULL)
    return;

  update_progress (self);
  update_actions (self);
  show_heading (self, TRUE);
  g_signal_emit (self, signals[ENDED], 0, source);

  if (is_done || tel_runner_get_n_done (TEL_RUNNER (source)) > 0)
    gtk_button_set_label (GTK_BUTTON (self->back_button), _ ("Close"));
  if (is_done)
    {
      show_success (self);
      g_signal_emit (self, signals[FINISHED], 0, source);
    }
  else
    {
      show_failure (self, error);
    }
}

static guint
get_string_length (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);

  return g_settings_get_uint (settings, "string-length");
}

static void
run_again (TelPlanView *self)
{
  self->has_run = FALSE;
  update_actions (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.run", NULL);
}

static void
on_entry_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelPlanView) self = user_data;
  g_autoptr (TelCluster) cluster = self->cluster != NULL ? g_object_ref (self->cluster) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelJournalEntry) entry = tel_journal_read_finish (TEL_JOURNAL (source), result, &error);

  if (cluster == NULL)
    return;
  if (entry != NULL && tel_plan_view_set_entry (self, cluster, TEL_JOURNAL (source), entry, &error))
    run_again (self);
  else
    show_result (self, error->message, "error");
}

/* A runner runs once; the next one goes on where the journal has it, or where the steps stand. */
static void
go_on_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelPlanView *self = TEL_PLAN_VIEW (widget);
  TelJournal *journal = tel_application_get_default_journal ();
  gint64 number = tel_plan_get_number (self->plan);

  gtk_widget_set_visible (GTK_WIDGET (self->choices_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), FALSE);
  if (number != 0 && journal != NULL)
    {
      tel_journal_read_async (journal, number, NULL, on_entry_read, g_object_ref (self));
      return;
    }

  g_clear_object (&self->runner);
  run_again (self);
}

static void
undo_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelPlanView *self = TEL_PLAN_VIEW (widget);

  tel_undo_presenter_present (widget, self->cluster, self->plan);
}

static void
run (TelPlanView *self)
{
  GListModel *steps = tel_plan_get_steps (self->plan);

  self->has_run = TRUE;
  self->is_running = TRUE;
  self->cancellable = g_cancellable_new ();
  if (self->runner == NULL)
    {
      self->runner = tel_runner_new (self->cluster, self->plan);
      tel_runner_set_journal (self->runner, tel_application_get_default_journal ());
    }
  tel_runner_set_string_length (self->runner, get_string_length ());
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      g_signal_connect_object (step, "notify::state", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->ticks_group), FALSE);
  show_heading (self, FALSE);
  update_actions (self);
  update_progress (self);
  tel_runner_run_async (self->runner, self->cancellable, on_run_finished, g_object_ref (self));
}

static void
on_production_response (TelPlanView *self, const char *response)
{
  if (g_str_equal (response, "run") && may_run (self))
    run (self);
}

/* Whoever works on several clusters has to see once more which one this is. */
static void
ask_for_production (TelPlanView *self)
{
  TelConnection *connection = tel_cluster_get_connection (self->cluster);
  /* Translators: the name of a connection */
  g_autofree char *heading =
      g_strdup_printf (_ ("Change the production cluster “%s”?"), tel_connection_get_name (connection));
  guint n_steps = g_list_model_get_n_items (tel_plan_get_steps (self->plan));
  g_autofree char *body =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: the title of a plan, the number of its steps, a host name */
                                    "“%s” sends %u step to %s. People make their calls over this cluster.",
                                    "“%s” sends %u steps to %s. People make their calls over this cluster.", n_steps),
                       tel_plan_get_title (self->plan), n_steps, tel_connection_get_host (connection));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "run", _ ("Change production"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "run", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_production_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
is_on_production (TelPlanView *self)
{
  TelConnection *connection = tel_cluster_get_connection (self->cluster);

  return connection != NULL && tel_connection_get_environment (connection) == TEL_ENVIRONMENT_PRODUCTION;
}

static void
run_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelPlanView *self = TEL_PLAN_VIEW (widget);

  if (!may_run (self))
    return;

  if (is_on_production (self))
    ask_for_production (self);
  else
    run (self);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_plan_view_stop (TEL_PLAN_VIEW (widget));
}

static void
back_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static void
clear_rows (TelPlanView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (TelPlanView *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_ptr_array_add (self->rows, row);
}

static void
add_notice (TelPlanView *self, TelNotice *notice)
{
  AdwPreferencesGroup *group = self->reminders_group;

  if (tel_notice_get_force (notice) == TEL_FORCE_REFUSE)
    group = self->refusals_group;
  else if (tel_notice_get_force (notice) == TEL_FORCE_TICK)
    group = self->ticks_group;

  add_row (self, group, tel_notice_row_new (notice));
  g_signal_connect_object (notice, "notify::ticked", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
}

static void
fill (TelPlanView *self)
{
  GListModel *notices = tel_plan_get_notices (self->plan);
  GListModel *steps = tel_plan_get_steps (self->plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      add_notice (self, notice);
    }
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      GtkWidget *row = tel_step_row_new (step, i + 1);
      g_auto (GStrv) limits = tel_step_limits_list (step, tel_cluster_get_release (self->cluster));

      tel_step_row_add_limits (row, (const char *const *) limits);
      add_row (self, self->steps_group, row);
    }
}

static void
tel_plan_view_dispose (GObject *object)
{
  TelPlanView *self = TEL_PLAN_VIEW (object);

  /* A plan that runs goes on: half a plan is worse than a window that closed. */
  g_clear_object (&self->cancellable);
  g_clear_object (&self->runner);
  g_clear_object (&self->plan);
  g_clear_object (&self->cluster);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_plan_view_parent_class)->dispose (object);
}

static void
tel_plan_view_class_init (TelPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_plan_view_dispose;

  signals[BACK] =
      g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, TEL_TYPE_RUNNER);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, TEL_TYPE_RUNNER);

  g_type_ensure (TEL_TYPE_BUSY_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, busy_banner);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, result_label);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, choices_group);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, go_on_row);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, undo_row);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, leave_row);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, refusals_group);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, ticks_group);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, steps_group);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, reminders_group);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, back_button);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, run_button);
  gtk_widget_class_bind_template_child (widget_class, TelPlanView, run_label);

  gtk_widget_class_install_action (widget_class, "plan.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "plan.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "plan.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "plan.go-on", NULL, go_on_action);
  gtk_widget_class_install_action (widget_class, "plan.undo", NULL, undo_action);
}

static void
tel_plan_view_init (TelPlanView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_access (TelPlanView *self)
{
  g_autoptr (GError) error = NULL;

  if (!check_access (self, &error))
    show_result (self, error->message, "warning");
}

/* Somebody may allow writing, or switch it off, while the plan is looked at. */
static void
on_connection_changed (TelPlanView *self)
{
  if (self->plan == NULL || self->has_run)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->result_label), FALSE);
  show_access (self);
  update_actions (self);
}

static void
set_cluster (TelPlanView *self, TelCluster *cluster)
{
  if (self->cluster != NULL)
    g_signal_handlers_disconnect_by_func (self->cluster, on_connection_changed, self);
  g_set_object (&self->cluster, cluster);
  if (cluster != NULL)
    g_signal_connect_object (cluster, "notify::connection", G_CALLBACK (on_connection_changed), self,
                             G_CONNECT_SWAPPED);
}

/**
 * tel_plan_view_set_plan:
 * @self: a plan view
 * @cluster: the cluster that the plan is for
 * @plan: the plan to show
 *
 * Shows a plan that has not run yet, in place of the one before.
 */
void
tel_plan_view_set_plan (TelPlanView *self, TelCluster *cluster, TelPlan *plan)
{
  g_return_if_fail (TEL_IS_PLAN_VIEW (self));
  g_return_if_fail (!self->is_running);

  clear_rows (self);
  set_cluster (self, cluster);
  tel_busy_banner_set_cluster (self->busy_banner, cluster);
  g_set_object (&self->plan, plan);
  g_clear_object (&self->runner);
  self->has_run = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->result_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->choices_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->refusals_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->ticks_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reminders_group), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ticks_group), TRUE);
  gtk_button_set_label (GTK_BUTTON (self->back_button), _ ("Back"));
  gtk_label_set_text (self->run_label, tel_plan_get_verb (plan));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_plan_get_verb (plan), -1);

  gtk_widget_set_css_classes (self->run_button,
                              (const char *[]){ tel_plan_removes (plan) ? "destructive-action" : "suggested-action",
                                                NULL });
  show_heading (self, FALSE);

  show_access (self);
  fill (self);
  update_actions (self);
}

/**
 * tel_plan_view_set_entry:
 * @self: a plan view
 * @cluster: the cluster that the plan was made for
 * @journal: the journal that has the plan
 * @entry: a plan that was interrupted, or that stopped, read with its steps
 * @error: return location for an error
 *
 * Shows a plan of the journal, to be gone on with.
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE when the plan cannot be read
 */
gboolean
tel_plan_view_set_entry (
    TelPlanView *self, TelCluster *cluster, TelJournal *journal, TelJournalEntry *entry, GError **error)
{
  g_autoptr (TelRunner) runner = NULL;

  g_return_val_if_fail (TEL_IS_PLAN_VIEW (self), FALSE);

  runner = tel_runner_new_again (cluster, journal, entry, error);
  if (runner == NULL)
    return FALSE;

  tel_plan_view_set_plan (self, cluster, tel_runner_get_plan (runner));
  self->runner = g_steal_pointer (&runner);
  gtk_label_set_text (self->run_label, _ ("Go on"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Go on"), -1);

  return TRUE;
}

/**
 * tel_plan_view_is_running:
 * @self: a plan view
 *
 * Tells whether the plan is being carried out now.
 *
 * Returns: %TRUE between the start and the end of the run
 */
gboolean
tel_plan_view_is_running (TelPlanView *self)
{
  g_return_val_if_fail (TEL_IS_PLAN_VIEW (self), FALSE);

  return self->is_running;
}

/**
 * tel_plan_view_forget_strings:
 * @self: a plan view
 *
 * Lets the authentication strings go that a plan which has run made. The cluster has them, and the journal knows how
 * far the plan came.
 */
void
tel_plan_view_forget_strings (TelPlanView *self)
{
  g_return_if_fail (TEL_IS_PLAN_VIEW (self));

  if (self->has_run && !self->is_running)
    g_clear_object (&self->runner);
}

/**
 * tel_plan_view_stop:
 * @self: a plan view
 *
 * Stops the plan after the step that is under way. Steps that are done stay done.
 */
void
tel_plan_view_stop (TelPlanView *self)
{
  g_return_if_fail (TEL_IS_PLAN_VIEW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
on_stop_response (TelPlanView *self, const char *response)
{
  if (g_str_equal (response, "stop"))
    tel_plan_view_stop (self);
}

/**
 * tel_plan_view_ask_to_stop:
 * @self: a plan view that runs a plan
 *
 * Asks whether the plan is to be stopped: for a window that is to be closed meanwhile.
 */
void
tel_plan_view_ask_to_stop (TelPlanView *self)
{
  GtkWidget *dialog;

  g_return_if_fail (TEL_IS_PLAN_VIEW (self));

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Stop the plan?"),
                                   _ ("The step under way is finished first. The steps that are done stay done."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "continue", _ ("Go on"), "stop", _ ("Stop"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "continue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "continue");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_stop_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
