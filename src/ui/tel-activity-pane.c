/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-activity-pane.h"

#include "ui/tel-activity-row.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-step-row.h"
#include "ui/tel-undo-presenter.h"

#include <glib/gi18n-lib.h>

/**
 * TelActivityPane:
 *
 * A plan is gone on with over the connection over which it was begun, and no other.
 */
struct _TelActivityPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title_label;
  GtkImage *state_image;
  GtkLabel *state_label;
  GtkLabel *message_label;
  GtkLabel *go_on_label;
  GtkButton *go_on_button;
  GtkLabel *undo_label;
  GtkButton *undo_button;
  AdwActionRow *begun_row;
  AdwActionRow *ended_row;
  AdwActionRow *cluster_row;
  AdwActionRow *account_row;
  AdwActionRow *person_row;
  AdwPreferencesGroup *steps_group;
  AdwStatusPage *error_page;
  GPtrArray *rows;

  TelJournal *journal;
  TelCluster *cluster;
  TelJournalEntry *entry;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelActivityPane, tel_activity_pane, ADW_TYPE_BIN)

static void
cancel (TelActivityPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
can_go_on (TelActivityPane *self)
{
  TelJournalState state = tel_journal_entry_get_state (self->entry);

  return (state == TEL_JOURNAL_STATE_INTERRUPTED || state == TEL_JOURNAL_STATE_STOPPED) &&
         tel_journal_entry_get_undo (self->entry) == 0;
}

static gboolean
is_same_connection (TelActivityPane *self)
{
  return self->cluster != NULL && g_strcmp0 (tel_axl_client_get_connection_id (tel_cluster_get_client (self->cluster)),
                                             tel_journal_entry_get_connection (self->entry)) == 0;
}

static void
show_go_on (TelActivityPane *self)
{
  gboolean offered = self->entry != NULL && can_go_on (self);
  gboolean possible = offered && is_same_connection (self);

  gtk_widget_set_visible (GTK_WIDGET (self->go_on_button), offered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.go-on", possible);
  gtk_widget_set_visible (GTK_WIDGET (self->go_on_label), offered);
  if (!offered)
    return;

  if (possible)
    gtk_label_set_text (
        self->go_on_label,
        _ ("What was carried out stays. Of the step that was under way, the cluster is asked first what "
           "became of it; then the rest follows."));
  else if (g_str_equal (tel_journal_entry_get_connection (self->entry), TEL_JOURNAL_CONNECTION_SCRIPT))
    {
      g_autofree char *text =
          /* Translators: the name of a program, a cluster, an account, the number of a plan */
          g_strdup_printf (_ ("It was begun by %s on %s as %s. Go on with it there: “resume %d”."), "telephonist-batch",
                           tel_journal_entry_get_cluster (self->entry), tel_journal_entry_get_account (self->entry),
                           (int) tel_journal_entry_get_id (self->entry));

      gtk_label_set_text (self->go_on_label, text);
    }
  else
    {
      g_autofree char *text =
          /* Translators: a cluster, an account */
          g_strdup_printf (_ ("To go on with it, connect to %s as %s again."),
                           tel_journal_entry_get_cluster (self->entry), tel_journal_entry_get_account (self->entry));

      gtk_label_set_text (self->go_on_label, text);
    }
}

static gboolean
is_untouched (TelActivityPane *self)
{
  TelPlan *plan = tel_journal_entry_get_plan (self->entry, NULL);

  return plan != NULL && tel_plan_is_untouched (plan);
}

static const char *
get_undo_text (TelActivityPane *self)
{
  if (tel_journal_entry_is_undone (self->entry))
    return _ ("This plan was undone.");
  if (tel_journal_entry_get_undo (self->entry) != 0)
    return _ ("Undoing this plan was begun and has not come to its end. Go on with the plan that undoes it, or undo "
              "what is left.");
  if (is_untouched (self))
    return _ ("Nothing of this plan was carried out, so that there is nothing to undo.");

  return _ ("Undo takes back what was carried out: a plan is made and shown first. What others changed since stays "
            "untouched.");
}

static void
show_undo (TelActivityPane *self)
{
  gboolean ended = self->entry != NULL && tel_journal_entry_get_state (self->entry) != TEL_JOURNAL_STATE_RUNNING;
  gboolean offered = ended && !tel_journal_entry_is_undone (self->entry) && !is_untouched (self);

  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), offered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.undo", offered && is_same_connection (self));
  gtk_widget_set_visible (GTK_WIDGET (self->undo_label), ended);
  if (ended)
    gtk_label_set_text (self->undo_label, get_undo_text (self));
}

static void
clear_rows (TelActivityPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->steps_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_error (TelActivityPane *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_time (AdwActionRow *row, GDateTime *time)
{
  g_autofree char *text = time != NULL ? tel_activity_row_dup_time (time) : NULL;

  adw_action_row_set_subtitle (row, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), time != NULL);
}

static void
show_head (TelActivityPane *self)
{
  TelJournalState state = tel_journal_entry_get_state (self->entry);
  const char *message = tel_journal_entry_get_message (self->entry);

  gtk_label_set_text (self->title_label, tel_journal_entry_get_title (self->entry));
  gtk_image_set_from_icon_name (self->state_image, tel_activity_row_get_state_icon (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_image),
                              (const char *[]){ tel_activity_row_get_state_class (state), NULL });
  gtk_label_set_text (self->state_label, tel_activity_row_get_state_word (state));
  gtk_label_set_text (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  show_time (self->begun_row, tel_journal_entry_get_begun (self->entry));
  show_time (self->ended_row, tel_journal_entry_get_ended (self->entry));
  adw_action_row_set_subtitle (self->cluster_row, tel_journal_entry_get_cluster (self->entry));
  adw_action_row_set_subtitle (self->account_row, tel_journal_entry_get_account (self->entry));
  adw_action_row_set_subtitle (self->person_row, tel_journal_entry_get_person (self->entry));
  show_go_on (self);
  show_undo (self);
}

static void
show_entry (TelActivityPane *self)
{
  g_autoptr (GError) error = NULL;
  TelPlan *plan = tel_journal_entry_get_plan (self->entry, &error);
  GListModel *steps;

  clear_rows (self);
  if (plan == NULL)
    {
      show_error (self, error->message);
      return;
    }

  show_head (self);
  steps = tel_plan_get_steps (plan);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);
      GtkWidget *row = tel_step_row_new (step, i + 1);

      adw_preferences_group_add (self->steps_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (self->stack, "plan");
}

static void
on_plan_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelJournalEntry) entry = tel_journal_read_finish (TEL_JOURNAL (source), result, &error);
  TelActivityPane *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_ACTIVITY_PANE (user_data);
  g_clear_object (&self->cancellable);
  g_set_object (&self->entry, entry);
  if (entry != NULL)
    show_entry (self);
  else
    show_error (self, error->message);
}

static void
go_on (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelActivityPane *self = TEL_ACTIVITY_PANE (widget);
  g_autoptr (GError) error = NULL;
  TelPlanDialog *dialog = tel_plan_dialog_new (self->cluster, self->journal, self->entry, &error);

  if (dialog == NULL)
    {
      show_error (self, error->message);
      return;
    }

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelActivityPane *self = TEL_ACTIVITY_PANE (widget);
  TelPlan *plan = tel_journal_entry_get_plan (self->entry, NULL);

  /* It was read to be shown. */
  if (plan != NULL)
    tel_undo_presenter_present (widget, self->cluster, plan);
}

static void
tel_activity_pane_dispose (GObject *object)
{
  TelActivityPane *self = TEL_ACTIVITY_PANE (object);

  cancel (self);
  g_clear_object (&self->journal);
  g_clear_object (&self->cluster);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_activity_pane_parent_class)->dispose (object);
}

static void
tel_activity_pane_class_init (TelActivityPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_activity_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-activity-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, state_image);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, state_label);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, message_label);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, go_on_label);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, undo_label);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, begun_row);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, ended_row);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, cluster_row);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, account_row);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, person_row);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, steps_group);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPane, error_page);
  gtk_widget_class_install_action (widget_class, "activity.go-on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "activity.undo", NULL, undo);
}

static void
tel_activity_pane_init (TelActivityPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_activity_pane_set_journal:
 * @self: a pane
 * @journal: the journal
 *
 * Sets where the plans are read from.
 */
void
tel_activity_pane_set_journal (TelActivityPane *self, TelJournal *journal)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PANE (self));

  g_set_object (&self->journal, journal);
}

/**
 * tel_activity_pane_set_cluster:
 * @self: a pane
 * @cluster: (nullable): the cluster that the window is connected to
 *
 * Sets on which cluster a plan may be gone on with.
 */
void
tel_activity_pane_set_cluster (TelActivityPane *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PANE (self));

  if (!g_set_object (&self->cluster, cluster))
    return;

  show_go_on (self);
  show_undo (self);
}

/**
 * tel_activity_pane_show_plan:
 * @self: a pane
 * @plan: the number of a plan in the journal, 0 for none
 *
 * Shows a plan as it stands now.
 */
void
tel_activity_pane_show_plan (TelActivityPane *self, gint64 plan)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PANE (self));

  cancel (self);
  if (plan == 0)
    {
      g_clear_object (&self->entry);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  self->cancellable = g_cancellable_new ();
  tel_journal_read_async (self->journal, plan, self->cancellable, on_plan_read, self);
}
