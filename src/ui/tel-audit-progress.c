/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-progress.h"

#include <glib/gi18n-lib.h>

struct _TelAuditProgress
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkProgressBar *progress_bar;

  /* The parts of which something was heard. */
  guint parts;
};

G_DEFINE_FINAL_TYPE (TelAuditProgress, tel_audit_progress, ADW_TYPE_BIN)

static void
tel_audit_progress_class_init (TelAuditProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-audit-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAuditProgress, label);
  gtk_widget_class_bind_template_child (widget_class, TelAuditProgress, progress_bar);
}

static void
tel_audit_progress_init (TelAuditProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
count_parts (TelAuditProgress *self)
{
  guint n = 0;

  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if ((self->parts & (1u << part)) != 0)
      n++;

  return n;
}

/**
 * tel_audit_progress_begin:
 * @self: a progress
 *
 * Begins anew.
 */
void
tel_audit_progress_begin (TelAuditProgress *self)
{
  g_return_if_fail (TEL_IS_AUDIT_PROGRESS (self));

  self->parts = 0;
  gtk_label_set_text (self->label, _ ("Reading the cluster…"));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
}

/**
 * tel_audit_progress_show:
 * @self: a progress
 * @part: what is being read
 * @n_done: how many objects of it were read
 * @n_all: how many there are, 0 while that is not known
 *
 * Shows how far it has come: the bar by parts, the words by objects. It never goes back.
 */
void
tel_audit_progress_show (TelAuditProgress *self, TelSnapshotPart part, guint n_done, guint n_all)
{
  g_autofree char *text = NULL;
  double done;

  g_return_if_fail (TEL_IS_AUDIT_PROGRESS (self));
  g_return_if_fail (part < TEL_N_SNAPSHOT_PARTS);

  self->parts |= 1u << part;
  done = (count_parts (self) - 1.0 + (n_all > 0 ? (double) MIN (n_done, n_all) / n_all : 0.0)) / TEL_N_SNAPSHOT_PARTS;
  if (done > gtk_progress_bar_get_fraction (self->progress_bar))
    gtk_progress_bar_set_fraction (self->progress_bar, done);

  if (n_all > 0)
    /* Translators: what is read of a cluster, how much of it was, of how much: “Users: 2,000 of 10,000” */
    text = g_strdup_printf (_ ("%s: %'u of %'u"), tel_snapshot_part_get_label (part), n_done, n_all);
  else if (n_done > 0)
    /* Translators: what is read of a cluster, and how much of it was */
    text = g_strdup_printf (_ ("%s: %'u"), tel_snapshot_part_get_label (part), n_done);
  else
    text = g_strdup (tel_snapshot_part_get_label (part));
  gtk_label_set_text (self->label, text);
}

/**
 * tel_audit_progress_show_judging:
 * @self: a progress
 *
 * Says that everything was read and the rules are judged.
 */
void
tel_audit_progress_show_judging (TelAuditProgress *self)
{
  g_return_if_fail (TEL_IS_AUDIT_PROGRESS (self));

  gtk_label_set_text (self->label, _ ("Looking for what is wrong…"));
  gtk_progress_bar_set_fraction (self->progress_bar, 1);
}

/**
 * tel_audit_progress_begin_plan:
 * @self: a progress
 *
 * Says that a plan is being made.
 */
void
tel_audit_progress_begin_plan (TelAuditProgress *self)
{
  g_return_if_fail (TEL_IS_AUDIT_PROGRESS (self));

  gtk_label_set_text (self->label, _ ("Making the plan…"));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
}

/**
 * tel_audit_progress_show_plan:
 * @self: a progress
 * @n_done: how many objects were read for the plan
 * @n_all: how many are to be, at least one; it may grow
 *
 * Shows how far the making of a plan has come. The bar never goes back.
 */
void
tel_audit_progress_show_plan (TelAuditProgress *self, guint n_done, guint n_all)
{
  g_autofree char *text = NULL;
  double done;

  g_return_if_fail (TEL_IS_AUDIT_PROGRESS (self));
  g_return_if_fail (n_all > 0);

  done = (double) MIN (n_done, n_all) / n_all;
  if (done > gtk_progress_bar_get_fraction (self->progress_bar))
    gtk_progress_bar_set_fraction (self->progress_bar, done);
  /* Translators: how many objects were read for a plan, of how many: “Making the plan: 120 of 400 read” */
  text = g_strdup_printf (_ ("Making the plan: %'u of %'u read"), n_done, n_all);
  gtk_label_set_text (self->label, text);
}

/**
 * tel_audit_progress_get_text:
 * @self: a progress
 *
 * Gets what it says.
 *
 * Returns: the words
 */
const char *
tel_audit_progress_get_text (TelAuditProgress *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_PROGRESS (self), NULL);

  return gtk_label_get_text (self->label);
}
