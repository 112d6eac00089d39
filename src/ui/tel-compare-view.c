/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-compare-view.h"

#include <glib/gi18n-lib.h>

#include "model/tel-user.h"
#include "ui/tel-compare-history.h"
#include "ui/tel-compare-row.h"
#include "ui/tel-plan-dialog.h"

/**
 * TelCompareView:
 *
 * What was ticked goes with what was read: the rows of another comparison begin without ticks.
 */
struct _TelCompareView
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  TelCompareHistory *history;
  GtkStack *stack;
  AdwStatusPage *nothing_page;
  GtkListBox *list_box;
  GtkWidget *bar;
  GtkLabel *chosen_label;
  GtkLabel *plan_error_label;
  GtkButton *choose_button;

  TelCluster *cluster;
  TelComparison *comparison;
  char *left_name;
  char *right_name;
  GtkFilter *filter;
  char *needle;
  gboolean only_differences;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelCompareView, tel_compare_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ONLY_DIFFERENCES,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_READING,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Of the rows that are to be seen. */
static gboolean
has_unchosen (TelCompareView *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (self->list_box, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, i);
      TelComparisonRow *field = tel_compare_row_get_row (TEL_COMPARE_ROW (row));

      if (tel_comparison_row_may_be_copied (field) && !tel_comparison_row_get_chosen (field))
        return TRUE;
    }

  return FALSE;
}

static void
show_chosen (TelCompareView *self)
{
  guint n_copyable = self->comparison != NULL ? tel_comparison_count_copyable (self->comparison) : 0;
  guint n_chosen = self->comparison != NULL ? tel_comparison_count_chosen (self->comparison) : 0;
  g_autofree char *text = NULL;

  if (n_chosen > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u field is chosen", "%u fields are chosen", n_chosen),
                            n_chosen);
  else
    text = g_strdup (_ ("Tick what the right one is to take over."));
  gtk_label_set_text (self->chosen_label, text);
  gtk_button_set_label (self->choose_button,
                        n_chosen == 0 || has_unchosen (self) ? _ ("Choose all") : _ ("Choose none"));
  gtk_widget_set_visible (self->bar, n_copyable > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.make-alike", n_chosen > 0 && self->cancellable == NULL);
}

static void
on_chosen_changed (TelCompareView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->plan_error_label), FALSE);
  show_chosen (self);
}

/* Rows are there, or it is said why there are none. */
static void
show_page (TelCompareView *self)
{
  gboolean any = gtk_list_box_get_row_at_index (self->list_box, 0) != NULL;
  gboolean searches = self->needle != NULL && *self->needle != '\0';

  adw_status_page_set_title (self->nothing_page, searches ? _ ("No field has this text") : _ ("Nothing differs"));
  adw_status_page_set_description (self->nothing_page,
                                   searches ? _ ("Search for a part of a field’s name or of a value.")
                                            : _ ("In every field that can be compared, both sides have the same."));
  gtk_stack_set_visible_child_name (self->stack, any ? "rows" : "nothing");
}

static gboolean
match (gpointer item, gpointer user_data)
{
  TelCompareView *self = TEL_COMPARE_VIEW (user_data);

  if (self->only_differences && !tel_comparison_row_is_difference (item))
    return FALSE;

  return self->needle == NULL || tel_comparison_row_matches (item, self->needle);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  TelCompareView *self = TEL_COMPARE_VIEW (user_data);

  return GTK_WIDGET (tel_compare_row_new (item, self->left_name, self->right_name));
}

static const char *
get_section (GtkListBoxRow *row)
{
  return row != NULL ? tel_comparison_row_get_section (tel_compare_row_get_row (TEL_COMPARE_ROW (row))) : NULL;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  GtkWidget *label;

  if (g_strcmp0 (get_section (row), get_section (before)) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (get_section (row));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "tel-compare-section");
  gtk_list_box_row_set_header (row, label);
}

static void
show_rows (TelCompareView *self)
{
  g_autoptr (GtkFilterListModel) rows = NULL;

  g_clear_object (&self->filter);
  if (self->comparison == NULL)
    {
      gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
      return;
    }

  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  rows = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->comparison)), g_object_ref (self->filter));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (rows), make_row, self, NULL);
}

static void
filter_again (TelCompareView *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_chosen (self);
  show_page (self);
}

static void
on_search_changed (TelCompareView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  g_free (self->needle);
  self->needle = tel_user_fold_search_text (text);
  filter_again (self);
}

static void
on_row_activated (TelCompareView *self, GtkListBoxRow *row)
{
  TelComparisonRow *field = tel_compare_row_get_row (TEL_COMPARE_ROW (row));

  tel_comparison_row_set_chosen (field, !tel_comparison_row_get_chosen (field));
}

static void
set_only_differences (TelCompareView *self, gboolean only_differences)
{
  if (self->only_differences == only_differences)
    return;

  self->only_differences = only_differences;
  filter_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLY_DIFFERENCES]);
}

static void
cancel (TelCompareView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* All that are to be seen: what the search hides is not chosen unseen. */
static void
choose_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelCompareView *self = TEL_COMPARE_VIEW (widget);
  gboolean chosen;

  if (self->comparison == NULL)
    return;

  chosen = has_unchosen (self);
  for (int i = 0; gtk_list_box_get_row_at_index (self->list_box, i) != NULL; i++)
    tel_comparison_row_set_chosen (tel_compare_row_get_row (
                                       TEL_COMPARE_ROW (gtk_list_box_get_row_at_index (self->list_box, i))),
                                   chosen);
}

static void
on_plan_ended (TelCompareView *self)
{
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
show_plan (TelCompareView *self, TelPlan *plan)
{
  TelPlanDialog *dialog = tel_plan_dialog_present_over (GTK_WIDGET (self), self->cluster, plan);

  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
}

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_edit_build_finish (TEL_EDIT (source), result, &error);
  TelCompareView *self;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  self = TEL_COMPARE_VIEW (user_data);
  g_clear_object (&self->cancellable);
  on_chosen_changed (self);
  g_signal_emit (self, signals[SIGNAL_READING], 0, FALSE);
  if (plan != NULL)
    {
      show_plan (self, plan);
      return;
    }

  gtk_label_set_text (self->plan_error_label, tel_compare_view_explain (error));
  gtk_widget_set_visible (GTK_WIDGET (self->plan_error_label), TRUE);
}

static void
make_alike_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelCompareView *self = TEL_COMPARE_VIEW (widget);
  g_autoptr (TelEdit) edit = NULL;

  if (self->comparison == NULL || tel_comparison_count_chosen (self->comparison) == 0)
    return;

  cancel (self);
  self->cancellable = g_cancellable_new ();
  on_chosen_changed (self);
  g_signal_emit (self, signals[SIGNAL_READING], 0, TRUE);
  edit = tel_comparison_make_edit (self->comparison);
  tel_edit_build_async (edit, self->cluster, self->cancellable, on_built, self);
}

static void
tel_compare_view_dispose (GObject *object)
{
  TelCompareView *self = TEL_COMPARE_VIEW (object);

  cancel (self);
  /* Its rows are made by functions that look at the view. */
  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->comparison);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_compare_view_parent_class)->dispose (object);
}

static void
tel_compare_view_finalize (GObject *object)
{
  TelCompareView *self = TEL_COMPARE_VIEW (object);

  g_free (self->left_name);
  g_free (self->right_name);
  g_free (self->needle);

  G_OBJECT_CLASS (tel_compare_view_parent_class)->finalize (object);
}

static void
tel_compare_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ONLY_DIFFERENCES:
      g_value_set_boolean (value, TEL_COMPARE_VIEW (object)->only_differences);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_compare_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ONLY_DIFFERENCES:
      set_only_differences (TEL_COMPARE_VIEW (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_compare_view_class_init (TelCompareViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_compare_view_dispose;
  object_class->finalize = tel_compare_view_finalize;
  object_class->get_property = tel_compare_view_get_property;
  object_class->set_property = tel_compare_view_set_property;

  properties[PROP_ONLY_DIFFERENCES] =
      g_param_spec_boolean ("only-differences", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_READING] = g_signal_new ("reading", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_ENDED] =
      g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEL_TYPE_COMPARE_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, history);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, stack);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, bar);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, plan_error_label);
  gtk_widget_class_bind_template_child (widget_class, TelCompareView, choose_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_property_action (widget_class, "compare.only-differences", "only-differences");
  gtk_widget_class_install_action (widget_class, "compare.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "compare.make-alike", NULL, make_alike_action);
}

static void
tel_compare_view_init (TelCompareView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list_box, update_header, NULL, NULL);
  show_chosen (self);
}

/**
 * tel_compare_view_set_comparison:
 * @self: a view
 * @cluster: the cluster
 * @comparison: (nullable): what is shown, %NULL for nothing
 * @left_name: (nullable): what stands on the left, for people
 * @right_name: (nullable): what stands on the right
 *
 * Shows another comparison. What is searched for stays.
 */
void
tel_compare_view_set_comparison (
    TelCompareView *self, TelCluster *cluster, TelComparison *comparison, const char *left_name, const char *right_name)
{
  g_return_if_fail (TEL_IS_COMPARE_VIEW (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  cancel (self);
  g_set_object (&self->cluster, cluster);
  g_free (self->left_name);
  self->left_name = g_strdup (left_name);
  g_free (self->right_name);
  self->right_name = g_strdup (right_name);
  if (self->comparison != NULL)
    g_signal_handlers_disconnect_by_data (self->comparison, self);
  g_set_object (&self->comparison, comparison);
  if (comparison != NULL)
    g_signal_connect_object (comparison, "chosen-changed", G_CALLBACK (on_chosen_changed), self, G_CONNECT_SWAPPED);
  tel_compare_history_show (self->history, comparison);
  show_rows (self);
  on_chosen_changed (self);
  show_page (self);
}

/**
 * tel_compare_view_focus_search:
 * @self: a view
 *
 * Moves the focus to the search.
 */
void
tel_compare_view_focus_search (TelCompareView *self)
{
  g_return_if_fail (TEL_IS_COMPARE_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * tel_compare_view_explain:
 * @error: why something was not read
 *
 * Says why something was not read, also where the client was closed, as it is while its window is locked.
 *
 * Returns: (transfer none): a sentence, which lives as long as @error
 */
const char *
tel_compare_view_explain (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("The connection was closed meanwhile.")
                                                                   : error->message;
}
