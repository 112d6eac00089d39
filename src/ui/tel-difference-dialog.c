/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-difference-dialog.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-audit-difference.h"
#include "ui/tel-difference-row.h"

struct _TelDifferenceDialog
{
  AdwWindow parent_instance;

  GtkLabel *before_label;
  GtkLabel *after_label;
  GtkLabel *kind_label;
  GtkDropDown *kind_drop_down;
  GtkStack *states;
  GtkLabel *error_label;
  GtkListView *list_view;

  TelAudit *audit;
  TelAudit *other;
  TelReport *report;
  TelAuditDifference *difference;
  /* Those that are shown, which belong to the difference. */
  GPtrArray *findings;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelDifferenceDialog, tel_difference_dialog, ADW_TYPE_WINDOW)

static char *
describe_origin (TelReport *report)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (tel_report_get_taken_at (report));
  /* Translators: a date with a time, as of g_date_time_format() */
  g_autofree char *when = g_date_time_format (local, _ ("%e %b %Y %H:%M"));
  const char *who = tel_report_get_taken_by (report);

  /* Translators: when a cluster was read, and by which account */
  return g_strdup_printf (_ ("%s by %s"), g_strstrip (when), who != NULL ? who : "?");
}

static void
show_origin (TelDifferenceDialog *self)
{
  g_autofree char *before = describe_origin (tel_audit_difference_get_before (self->difference));
  g_autofree char *after = describe_origin (tel_audit_difference_get_after (self->difference));
  /* Translators: when a cluster was read first, by whom */
  g_autofree char *before_text = g_strdup_printf (_ ("Before: read on %s"), before);
  /* Translators: when a cluster was read later, by whom */
  g_autofree char *after_text = g_strdup_printf (_ ("After: read on %s"), after);

  gtk_label_set_text (self->before_label, before_text);
  gtk_label_set_text (self->after_label, after_text);
}

/* What the word for it does not tell. */
static const char *
explain (TelDifferenceKind kind)
{
  switch (kind)
    {
    case TEL_DIFFERENCE_PERHAPS_NEW:
      return _ ("They are there now. They were not judged before, so that nobody can tell since when.");

    case TEL_DIFFERENCE_PERHAPS_GONE:
      return _ ("They were there before. They were not judged after, so that nobody can tell whether they still are.");

    case TEL_DIFFERENCE_NEW:
    case TEL_DIFFERENCE_GONE:
    case TEL_DIFFERENCE_REMAINING:
    default:
      return NULL;
    }
}

/* The items are the places of the findings: a row asks for more than a text. */
static GListModel *
make_places (guint n_findings)
{
  GtkStringList *places = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_findings; i++)
    gtk_string_list_append (places, "");

  return G_LIST_MODEL (places);
}

static void
show_findings (TelDifferenceDialog *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind_drop_down);
  g_autoptr (GtkNoSelection) model = NULL;

  if (self->difference == NULL || kind >= TEL_N_DIFFERENCE_KINDS)
    return;

  self->findings = tel_audit_difference_get (self->difference, kind);
  model = gtk_no_selection_new (make_places (self->findings->len));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  gtk_label_set_text (self->kind_label, explain (kind) != NULL ? explain (kind) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kind_label), explain (kind) != NULL && self->findings->len > 0);
  gtk_stack_set_visible_child_name (self->states, self->findings->len > 0 ? "findings" : "none");
}

static void
show_kinds (TelDifferenceDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < TEL_N_DIFFERENCE_KINDS; i++)
    /* Translators: what became of findings, such as “Gone”, and how many there are */
    gtk_string_list_take (labels, g_strdup_printf (_ ("%s: %'u"), tel_difference_kind_get_label (i),
                                                   tel_audit_difference_get (self->difference, i)->len));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (self->kind_drop_down), TRUE);
}

static gboolean
is_over (TelDifferenceDialog *self, GError *error)
{
  if (self->cancellable == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  if (error == NULL)
    return FALSE;

  gtk_label_set_text (self->error_label, error->message);
  gtk_stack_set_visible_child_name (self->states, "error");

  return TRUE;
}

/* Whichever was read first is the one before. */
static void
on_other_reported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelDifferenceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelReport) other = tel_report_make_finish (result, &error);

  if (is_over (self, error))
    return;

  if (g_date_time_compare (tel_report_get_taken_at (self->report), tel_report_get_taken_at (other)) < 0)
    self->difference = tel_audit_difference_new (self->report, other);
  else
    self->difference = tel_audit_difference_new (other, self->report);
  show_origin (self);
  show_kinds (self);
  show_findings (self);
}

static void
on_reported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelDifferenceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelReport) report = tel_report_make_finish (result, &error);

  if (is_over (self, error))
    return;

  self->report = g_steal_pointer (&report);
  tel_report_make_async (self->other, &TEL_REPORT_EVERYTHING, NULL, self->cancellable, on_other_reported,
                         g_object_ref (self));
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelDifferenceDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  tel_audit_judge_finish (TEL_AUDIT (source), result, &error);
  if (is_over (self, error))
    return;

  tel_report_make_async (self->audit, &TEL_REPORT_EVERYTHING, NULL, self->cancellable, on_reported,
                         g_object_ref (self));
}

static void
on_setup (TelDifferenceDialog *self, GtkListItem *item, GtkListItemFactory *factory)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, tel_difference_row_new ());
}

/* Every report of the program has all rules. */
static void
on_bind (TelDifferenceDialog *self, GtkListItem *item, GtkListItemFactory *factory)
{
  tel_difference_row_bind (TEL_DIFFERENCE_ROW (gtk_list_item_get_child (item)), self->report,
                           self->findings->pdata[gtk_list_item_get_position (item)]);
}

static void
tel_difference_dialog_dispose (GObject *object)
{
  TelDifferenceDialog *self = TEL_DIFFERENCE_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->difference);
  g_clear_object (&self->report);
  g_clear_object (&self->other);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (tel_difference_dialog_parent_class)->dispose (object);
}

static void
tel_difference_dialog_class_init (TelDifferenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_difference_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-difference-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceDialog, before_label);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceDialog, after_label);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceDialog, kind_label);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceDialog, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceDialog, states);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, show_findings);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
tel_difference_dialog_init (TelDifferenceDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_difference_dialog_new:
 * @audit: an audit that was judged
 * @snapshot: what was read of the same cluster at another time
 *
 * Makes a dialog that judges the snapshot too, and shows what is new, gone and remains.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelDifferenceDialog *
tel_difference_dialog_new (TelAudit *audit, TelSnapshot *snapshot)
{
  TelDifferenceDialog *self;

  g_return_val_if_fail (TEL_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), NULL);

  self = g_object_new (TEL_TYPE_DIFFERENCE_DIALOG, NULL);
  self->audit = g_object_ref (audit);
  self->other = tel_audit_new (snapshot);
  tel_audit_set_exceptions (self->other, tel_audit_get_exceptions (audit));
  tel_audit_judge_async (self->other, self->cancellable, on_judged, g_object_ref (self));

  return self;
}
