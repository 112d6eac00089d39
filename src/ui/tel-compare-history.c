/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-compare-history.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "ui/tel-name-label.h"

/* In pixels: so that many plans leave room for the fields. */
#define MOST_HEIGHT 180

/* In pixels: between the arrow and the sentence. */
#define ARROW_SPACING 4

struct _TelCompareHistory
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TelCompareHistory, tel_compare_history, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  tel_name_label_wrap (GTK_LABEL (label));
  if (is_dim)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* A plan can have sent several steps: the last of them stands for it. */
static gboolean
is_last_of_plan (GPtrArray *writes, guint position)
{
  gint64 plan = tel_journal_write_get_plan (writes->pdata[position]);

  for (guint i = position + 1; i < writes->len; i++)
    if (tel_journal_write_get_plan (writes->pdata[i]) == plan)
      return FALSE;

  return TRUE;
}

static guint
count_plans (GPtrArray *writes)
{
  guint n_plans = 0;

  for (guint i = 0; i < writes->len; i++)
    n_plans += is_last_of_plan (writes, i);

  return n_plans;
}

static char *
describe_when (TelJournalWrite *write)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *when = tel_deadline_describe (tel_journal_write_get_time (write), zone);
  const char *person = tel_journal_write_get_person (write);
  const char *account = tel_journal_write_get_account (write);

  /* Translators: a date with a time, the name of a person, the name of an AXL account */
  return g_strdup_printf (_ ("%s · %s · AXL account %s"), when, person, account);
}

static GtkWidget *
make_plan (TelJournalWrite *write)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = tel_journal_write_get_title (write);
  g_autofree char *when = describe_when (write);

  gtk_box_append (GTK_BOX (box), make_label (title, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (when, TRUE));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_widget_add_css_class (box, "tel-compare-plan");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);

  return row;
}

/* The newest first, as on the Activity page. */
static GtkWidget *
make_plans (GPtrArray *writes)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = writes->len; i > 0; i--)
    if (is_last_of_plan (writes, i - 1))
      gtk_list_box_append (GTK_LIST_BOX (list), make_plan (writes->pdata[i - 1]));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "tel-compare-plans");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Plans since the snapshot"),
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), MOST_HEIGHT);
  gtk_widget_set_focusable (window, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), list);

  return window;
}

static char *
describe (TelComparison *comparison, guint n_plans)
{
  g_autofree char *text = NULL;

  if (n_plans > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u plan of this program has written to it since.",
                                         "%u plans of this program have written to it since.", n_plans),
                            n_plans);
  else
    text = g_strdup (_ ("No plan of this program has written to it since."));
  if (tel_comparison_has_all_writes (comparison))
    return g_steal_pointer (&text);

  return g_strjoin (" ", text, _ ("The journal no longer has every plan of that time."), NULL);
}

static GtkWidget *
make_content (TelComparison *comparison)
{
  const char *problem = tel_comparison_get_journal_problem (comparison);
  GPtrArray *writes = tel_comparison_get_writes (comparison);
  g_autofree char *text = NULL;
  GtkWidget *label;
  GtkWidget *expander;

  if (problem != NULL)
    {
      /* Translators: why the journal could not be read, a sentence */
      text = g_strdup_printf (_ ("Nobody can tell who changed it: %s"), problem);
      label = make_label (text, FALSE);
      gtk_widget_add_css_class (label, "error");

      return label;
    }

  text = describe (comparison, count_plans (writes));
  label = make_label (text, writes->len == 0);
  if (writes->len == 0)
    return label;

  gtk_widget_set_margin_start (label, ARROW_SPACING);
  expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_expander_set_child (GTK_EXPANDER (expander), make_plans (writes));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return expander;
}

static void
tel_compare_history_class_init (TelCompareHistoryClass *klass)
{
}

static void
tel_compare_history_init (TelCompareHistory *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tel_compare_history_show:
 * @self: a history
 * @comparison: (nullable): what is compared, %NULL for nothing
 *
 * Shows the plans of a comparison, and nothing where it is not with a snapshot.
 */
void
tel_compare_history_show (TelCompareHistory *self, TelComparison *comparison)
{
  gboolean is_known = comparison != NULL && (tel_comparison_get_writes (comparison) != NULL ||
                                             tel_comparison_get_journal_problem (comparison) != NULL);

  g_return_if_fail (TEL_IS_COMPARE_HISTORY (self));

  adw_bin_set_child (ADW_BIN (self), is_known ? make_content (comparison) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), is_known);
}
