/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-fixer.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "audit/tel-fix-reread.h"
#include "model/tel-error.h"
#include "plan/tel-capf-builder.h"
#include "ui/tel-deadline-chooser.h"
#include "ui/tel-fix-chooser.h"
#include "ui/tel-plan-dialog.h"

/* So much of what a plan leaves out is named one by one. */
#define N_NAMED 8

struct _TelAuditFixer
{
  GObject parent_instance;

  /* What it is asked for on, which holds this. */
  GtkWidget *widget;
  TelCluster *cluster;
  TelAudit *audit;
  /* What is being put right now. */
  TelFixes *fixes;
  TelPlan *plan;
  GCancellable *cancellable;
  gboolean is_working;
  /* Questions and plans that are open. */
  guint n_windows;
  /* What was put right is read again, whatever is put right meanwhile. */
  GCancellable *reading;
  guint n_readings;
};

G_DEFINE_FINAL_TYPE (TelAuditFixer, tel_audit_fixer, G_TYPE_OBJECT)

enum
{
  WORKING_CHANGED,
  PROGRESS,
  FAILED,
  REREAD_FAILED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_working (TelAuditFixer *self, gboolean is_working)
{
  if (self->is_working == is_working)
    return;

  self->is_working = is_working;
  g_signal_emit (self, signals[WORKING_CHANGED], 0);
}

static void
on_progress (TelAuditFixer *self, guint n_done, guint n_all)
{
  if (self->is_working)
    g_signal_emit (self, signals[PROGRESS], 0, n_done, n_all);
}

static void
cancel (TelAuditFixer *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->fixes != NULL)
    g_signal_handlers_disconnect_by_func (self->fixes, on_progress, self);
  set_working (self, FALSE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fixes);
  g_clear_object (&self->plan);
}

static void
cancel_reading (TelAuditFixer *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* A softphone is made on the page of its user, which has a form for each type (U14). */
static gboolean
is_made_elsewhere (TelFinding *finding)
{
  return g_str_equal (tel_finding_get_rule (finding)->id, "U14");
}

static GtkWindow *
get_window (TelAuditFixer *self)
{
  return GTK_WINDOW (gtk_widget_get_ancestor (self->widget, GTK_TYPE_WINDOW));
}

static gboolean
is_called_off (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
on_window_destroyed (TelAuditFixer *self)
{
  self->n_windows--;
  g_signal_emit (self, signals[WORKING_CHANGED], 0);
}

/* While it is open, nobody else may take the findings away. */
static void
mind_window (TelAuditFixer *self, GtkWidget *window)
{
  self->n_windows++;
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_window_destroyed), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[WORKING_CHANGED], 0);
}

static void
present (TelAuditFixer *self, GtkWidget *question)
{
  mind_window (self, question);
  gtk_window_present (GTK_WINDOW (question));
}

static void
show_failure (TelAuditFixer *self, GError *error)
{
  GtkWidget *dialog;

  /* The client was closed, as it is while the window is locked. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (tel_error_is_about_connection (error) || g_error_matches (error, TEL_ERROR, TEL_ERROR_LOGIN))
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  dialog = adw_message_dialog_new (get_window (self), _ ("This was not put right"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell_unread (TelAuditFixer *self, GError *error)
{
  gboolean is_closed = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *text = NULL;

  /* Translators: what a plan touched was not read afterwards; why not, a sentence */
  text =
      g_strdup_printf (_ ("The plan has ended, but what it touched could not be read again, so that what is shown may "
                          "be put right by now. %s"),
                       is_closed ? _ ("The connection was closed meanwhile.") : error->message);
  g_signal_emit (self, signals[REREAD_FAILED], 0, text);
}

static void
on_reread (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditFixer) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_read = tel_fix_reread_finish (TEL_AUDIT (source), result, &error);

  self->n_readings--;
  g_signal_emit (self, signals[WORKING_CHANGED], 0);
  if (is_called_off (result))
    return;

  if (!is_read)
    tell_unread (self, error);
  else
    g_signal_emit (self, signals[DONE], 0);
}

/* However the plan ended: what it touched is another now. */
static void
on_plan_ended (TelAuditFixer *self)
{
  if (self->audit == NULL || self->plan == NULL)
    return;

  if (self->reading == NULL)
    self->reading = g_cancellable_new ();
  self->n_readings++;
  tel_fix_reread_async (self->audit, self->cluster, self->plan, tel_fixes_get_findings (self->fixes), self->reading,
                        on_reread, g_object_ref (self));
}

static void
show_plan (TelAuditFixer *self)
{
  TelPlanDialog *dialog = tel_plan_dialog_present_over (self->widget, self->cluster, self->plan);

  mind_window (self, GTK_WIDGET (dialog));
  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
}

static char *
describe_omissions (GListModel *omissions)
{
  guint n = g_list_model_get_n_items (omissions);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, N_NAMED); i++)
    {
      g_autoptr (TelFixOmission) omission = g_list_model_get_item (omissions, i);
      TelFinding *finding = tel_fix_omission_get_finding (omission);
      g_autofree char *object = tel_finding_describe_object (finding);

      /* Translators: the number of a rule, an object, and why it is left out of a plan */
      g_string_append_printf (text, _ ("%s, %s: %s\n"), tel_finding_get_rule (finding)->id, object,
                              tel_fix_omission_get_reason (omission));
    }
  if (n > N_NAMED)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", n - N_NAMED),
                            n - N_NAMED);

  return g_strchomp (g_string_free (text, FALSE));
}

static void
on_omissions_answered (TelAuditFixer *self, const char *response)
{
  if (g_str_equal (response, "go-on") && self->plan != NULL)
    show_plan (self);
}

static void
show_omissions (TelAuditFixer *self, GListModel *omissions)
{
  guint n = g_list_model_get_n_items (omissions);
  g_autofree char *body = describe_omissions (omissions);
  g_autofree char *heading =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u finding is left out", "%'u findings are left out", n), n);
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "go-on",
                                    _ ("Put right the others…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go-on", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_omissions_answered), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditFixer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_fixes_build_finish (TEL_FIXES (source), result, &error);
  GListModel *omissions = tel_fixes_get_omissions (TEL_FIXES (source));

  if (is_called_off (result))
    return;

  set_working (self, FALSE);
  if (plan == NULL)
    {
      show_failure (self, error);
      return;
    }

  g_set_object (&self->plan, plan);
  if (g_list_model_get_n_items (omissions) > 0)
    show_omissions (self, omissions);
  else
    show_plan (self);
}

static void
build (TelAuditFixer *self)
{
  set_working (self, TRUE);
  tel_fixes_build_async (self->fixes, self->cancellable, on_built, g_object_ref (self));
}

static gboolean
makes_strings (TelAuditFixer *self)
{
  GListModel *findings = tel_fixes_get_findings (self->fixes);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (findings, i);

      if (tel_finding_get_rule (finding)->fix == TEL_FIX_DELIVER)
        return TRUE;
    }

  return FALSE;
}

static void
on_deadline_chosen (TelAuditFixer *self, const char *response, AdwMessageDialog *dialog)
{
  TelDeadlineChooser *chooser = TEL_DEADLINE_CHOOSER (adw_message_dialog_get_extra_child (dialog));

  if (!g_str_equal (response, "review") || self->fixes == NULL)
    return;

  tel_fixes_set_deadline (self->fixes, tel_deadline_chooser_get_deadline (chooser));
  build (self);
}

static void
on_deadline_valid (TelDeadlineChooser *chooser, GParamSpec *pspec, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "review", tel_deadline_chooser_is_valid (chooser));
}

/* How soon the users can be reached is known to the person, not to the program. */
static void
ask_deadline (TelAuditFixer *self)
{
  g_autoptr (GDateTime) proposed = tel_capf_builder_propose_deadline (self->cluster, NULL);
  TelDeadlineChooser *chooser = tel_deadline_chooser_new (self->cluster, proposed, NULL);
  GtkWidget *dialog =
      adw_message_dialog_new (get_window (self), _ ("Until when are the strings to work?"),
                              _ ("New authentication strings are made, and listed at the end to be given out. They "
                                 "work until then, in the cluster’s time. Only full hours are taken."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (chooser));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "review", _ ("Review…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "review", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "review");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (chooser, "notify::valid", G_CALLBACK (on_deadline_valid), dialog, 0);
  on_deadline_valid (chooser, NULL, ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_deadline_chosen), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
go_on (TelAuditFixer *self)
{
  if (makes_strings (self))
    ask_deadline (self);
  else
    build (self);
}

static void
on_chosen (TelAuditFixer *self, const char *response, AdwMessageDialog *dialog)
{
  TelFixChooser *chooser = TEL_FIX_CHOOSER (adw_message_dialog_get_extra_child (dialog));
  const char *value = tel_fix_chooser_get_value (chooser);
  g_autoptr (TelFinding) finding = NULL;

  if (!g_str_equal (response, "review") || value == NULL || self->fixes == NULL)
    return;

  finding = g_list_model_get_item (tel_fixes_get_findings (self->fixes), 0);
  tel_fixes_choose (self->fixes, finding, value);
  go_on (self);
}

static void
on_choice_changed (TelFixChooser *chooser, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "review", tel_fix_chooser_get_value (chooser) != NULL);
}

static void
ask (TelAuditFixer *self, TelFinding *finding, GListModel *choices)
{
  const TelAuditRule *rule = tel_finding_get_rule (finding);
  GtkWidget *chooser = tel_fix_chooser_new (choices, tel_fixes_takes_text (self->fixes, finding));
  g_autofree char *object = tel_finding_describe_object (finding);
  g_autofree char *heading = g_strdup_printf ("%s %s", rule->id, _ (rule->title));
  g_autofree char *body = g_strdup_printf ("%s\n%s", object, _ (rule->remedy));
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), heading, body);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), chooser);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "review",
                                    /* Translators: shows the plan before anything is sent */
                                    _ ("Review…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "review", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "review");
  g_signal_connect_object (chooser, "changed", G_CALLBACK (on_choice_changed), dialog, 0);
  on_choice_changed (TEL_FIX_CHOOSER (chooser), ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

/* What has one remedy needs no question. */
static void
fix_one (TelAuditFixer *self, TelFinding *finding)
{
  g_autoptr (GListModel) choices = tel_fixes_list_choices (self->fixes, finding);
  guint n = g_list_model_get_n_items (choices);

  if (tel_fixes_needs_choice (self->fixes, finding) || n > 1 || (n == 0 && tel_fixes_takes_text (self->fixes, finding)))
    ask (self, finding, choices);
  else
    go_on (self);
}

static void
on_references_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditFixer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelFinding) finding = NULL;
  gboolean loaded = tel_cluster_load_references_finish (TEL_CLUSTER (source), result, &error);

  if (is_called_off (result) || self->fixes == NULL)
    return;

  set_working (self, FALSE);
  if (!loaded)
    {
      show_failure (self, error);
      return;
    }

  finding = g_list_model_get_item (tel_fixes_get_findings (self->fixes), 0);
  fix_one (self, finding);
}

static void
tel_audit_fixer_dispose (GObject *object)
{
  TelAuditFixer *self = TEL_AUDIT_FIXER (object);

  cancel (self);
  cancel_reading (self);
  g_clear_object (&self->audit);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_audit_fixer_parent_class)->dispose (object);
}

static void
tel_audit_fixer_class_init (TelAuditFixerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_audit_fixer_dispose;

  signals[WORKING_CHANGED] =
      g_signal_new ("working-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESS] =
      g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[REREAD_FAILED] =
      g_signal_new ("reread-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_fixer_init (TelAuditFixer *self)
{
}

/**
 * tel_audit_fixer_new:
 * @widget: (transfer none): what it is asked for on, which has to live as long
 *
 * Makes what puts findings right.
 *
 * Returns: (transfer full): a new fixer
 */
TelAuditFixer *
tel_audit_fixer_new (GtkWidget *widget)
{
  TelAuditFixer *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (TEL_TYPE_AUDIT_FIXER, NULL);
  self->widget = widget;

  return self;
}

/**
 * tel_audit_fixer_set_audit:
 * @self: a fixer
 * @cluster: (nullable): the cluster that was audited, %NULL for none: then nothing can be put right
 * @audit: (nullable): the audit; without @cluster it is of a saved snapshot
 *
 * Sets whose findings they are, and calls off what was going on.
 */
void
tel_audit_fixer_set_audit (TelAuditFixer *self, TelCluster *cluster, TelAudit *audit)
{
  g_return_if_fail (TEL_IS_AUDIT_FIXER (self));

  if (self->cluster == cluster && self->audit == audit)
    return;

  cancel (self);
  cancel_reading (self);
  g_set_object (&self->cluster, cluster);
  g_set_object (&self->audit, audit);
}

/**
 * tel_audit_fixer_explain_refusal:
 * @self: a fixer
 * @findings: (element-type TelFinding): findings that are selected
 *
 * Says what is to be done instead where nothing can be done from here about the one that is selected.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL when it can be put right, or there are several
 */
char *
tel_audit_fixer_explain_refusal (TelAuditFixer *self, GPtrArray *findings)
{
  g_autoptr (TelFixes) fixes = NULL;

  g_return_val_if_fail (TEL_IS_AUDIT_FIXER (self), NULL);
  g_return_val_if_fail (findings != NULL, NULL);

  if (findings->len != 1 || self->audit == NULL)
    return NULL;
  if (self->cluster == NULL)
    return g_strdup (_ ("This is a saved snapshot. Read the cluster to put right what it has now."));
  /* What is done by hand is said by the remedy of the rule already. */
  if (is_made_elsewhere (findings->pdata[0]) || tel_finding_get_rule (findings->pdata[0])->fix == TEL_FIX_BY_HAND)
    return NULL;

  fixes = tel_fixes_new (self->cluster, self->audit);

  return tel_fixes_explain_refusal (fixes, findings->pdata[0]);
}

/* Of several only what may be put right together. */
static guint
count (TelAuditFixer *self, GPtrArray *findings)
{
  g_autoptr (TelFixes) fixes = NULL;
  guint n = 0;

  if (self->cluster == NULL || self->audit == NULL)
    return 0;
  if (findings->len == 1 && is_made_elsewhere (findings->pdata[0]))
    return 1;

  fixes = tel_fixes_new (self->cluster, self->audit);
  for (guint i = 0; i < findings->len; i++)
    {
      TelFinding *finding = findings->pdata[i];
      g_autofree char *refusal = tel_fixes_explain_refusal (fixes, finding);

      if (refusal == NULL && (findings->len == 1 || !tel_fixes_needs_choice (fixes, finding)))
        n++;
    }

  return n;
}

/**
 * tel_audit_fixer_describe_fix:
 * @self: a fixer
 * @findings: (element-type TelFinding): findings that are selected
 *
 * Says what is on the button that puts them right, with how many of several it puts right.
 *
 * Returns: (transfer full) (nullable): the words, %NULL when none can be put right
 */
char *
tel_audit_fixer_describe_fix (TelAuditFixer *self, GPtrArray *findings)
{
  guint n;

  g_return_val_if_fail (TEL_IS_AUDIT_FIXER (self), NULL);
  g_return_val_if_fail (findings != NULL, NULL);

  n = count (self, findings);
  if (n == 0)
    return NULL;
  if (findings->len == 1)
    /* Translators: puts a finding right, after a question or two */
    return g_strdup (_ ("Fix…"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Fix %'u…", "Fix %'u…", n), n);
}

/**
 * tel_audit_fixer_describe_rule_fix:
 * @self: a fixer
 * @findings: (element-type TelFinding): all findings of a rule
 *
 * Says what is on the button that puts right all of a rule.
 *
 * Returns: (transfer full) (nullable): the words, %NULL when there are not several that can be put right together
 */
char *
tel_audit_fixer_describe_rule_fix (TelAuditFixer *self, GPtrArray *findings)
{
  guint n;

  g_return_val_if_fail (TEL_IS_AUDIT_FIXER (self), NULL);
  g_return_val_if_fail (findings != NULL, NULL);

  n = findings->len > 1 ? count (self, findings) : 0;
  if (n < 2)
    return NULL;

  /* Translators: puts right all that breaks one rule; how many, and the number of the rule */
  return g_strdup_printf (_ ("Fix all %'u of %s…"), n, tel_finding_get_rule (findings->pdata[0])->id);
}

/**
 * tel_audit_fixer_is_working:
 * @self: a fixer
 *
 * Tells whether a plan is being made.
 *
 * Returns: %TRUE until it is shown
 */
gboolean
tel_audit_fixer_is_working (TelAuditFixer *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_FIXER (self), FALSE);

  return self->is_working;
}

/**
 * tel_audit_fixer_is_busy:
 * @self: a fixer
 *
 * Tells whether findings are being put right: another audit would take them away.
 *
 * Returns: %TRUE from the first question until what the plan touched was read again
 */
gboolean
tel_audit_fixer_is_busy (TelAuditFixer *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_FIXER (self), FALSE);

  return self->is_working || self->n_windows > 0 || self->n_readings > 0;
}

/**
 * tel_audit_fixer_cancel:
 * @self: a fixer
 *
 * Calls off the plan that is being made. Nothing was written for it.
 */
void
tel_audit_fixer_cancel (TelAuditFixer *self)
{
  g_return_if_fail (TEL_IS_AUDIT_FIXER (self));

  if (self->is_working)
    cancel (self);
}

/**
 * tel_audit_fixer_fix:
 * @self: a fixer
 * @findings: (element-type TelFinding): what is to be put right
 *
 * Makes the plan, shows it, and brings the audit up to date when it was run.
 */
void
tel_audit_fixer_fix (TelAuditFixer *self, GPtrArray *findings)
{
  g_return_if_fail (TEL_IS_AUDIT_FIXER (self));
  g_return_if_fail (findings != NULL && findings->len > 0);

  if (self->cluster == NULL || self->audit == NULL)
    return;
  if (findings->len == 1 && is_made_elsewhere (findings->pdata[0]))
    {
      gtk_widget_activate_action (self->widget, "win.user", "s", tel_finding_get_name (findings->pdata[0]));
      return;
    }

  cancel (self);
  self->cancellable = g_cancellable_new ();
  self->fixes = tel_fixes_new (self->cluster, self->audit);
  g_signal_connect_object (self->fixes, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < findings->len; i++)
    tel_fixes_add (self->fixes, findings->pdata[i]);

  if (findings->len > 1)
    go_on (self);
  else if (tel_cluster_has_references (self->cluster))
    fix_one (self, findings->pdata[0]);
  else
    {
      set_working (self, TRUE);
      tel_cluster_load_references_async (self->cluster, self->cancellable, on_references_loaded, g_object_ref (self));
    }
}
