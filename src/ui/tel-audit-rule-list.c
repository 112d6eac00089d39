/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-rule-list.h"

#include <glib/gi18n-lib.h>

struct _TelAuditRuleList
{
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (TelAuditRuleList, tel_audit_rule_list, ADW_TYPE_BIN)

/* In the order in which they are shown: what one might think was passed comes first. */
static const struct
{
  TelRuleState state;
  const char *title;
} groups[] = {
  { TEL_RULE_STATE_NOT_RUN, N_ ("Not run") },
  { TEL_RULE_STATE_ON_DEMAND, N_ ("Run when asked for") },
  { TEL_RULE_STATE_RUN, N_ ("Run") },
  { TEL_RULE_STATE_NOT_APPLICABLE, N_ ("Not for this release") },
  { TEL_RULE_STATE_OWN_PLAN, N_ ("Checked in every plan") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (groups) == TEL_N_RULE_STATES);

static guint
count_state (TelAudit *audit, TelRuleState state)
{
  const TelAuditRule *rule;
  guint n = 0;

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    if (tel_audit_get_state (audit, rule) == state)
      n++;

  return n;
}

static char *
dup_count (TelAudit *audit, const TelAuditRule *rule)
{
  guint n = tel_audit_count_of_rule (audit, rule);

  if (n == 0)
    return g_strdup (_ ("Nothing found"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u finding", "%'u findings", n), n);
}

/* That nothing was found is not all, where half of a rule was not judged. */
static char *
dup_outcome (TelAudit *audit, const TelAuditRule *rule)
{
  g_autofree char *explanation = tel_audit_explain_state (audit, rule);
  g_autofree char *count = NULL;

  if (tel_audit_get_state (audit, rule) != TEL_RULE_STATE_RUN)
    return g_steal_pointer (&explanation);

  count = dup_count (audit, rule);

  return explanation != NULL ? g_strconcat (count, "\n", explanation, NULL) : g_steal_pointer (&count);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_row (TelAudit *audit, const TelAuditRule *rule)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf ("%s %s", rule->id, _ (rule->title));
  g_autofree char *outcome = dup_outcome (audit, rule);
  GtkWidget *outcome_label = make_label (outcome, "dim-label");

  gtk_widget_add_css_class (outcome_label, "caption");
  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  gtk_box_append (GTK_BOX (box), outcome_label);

  return box;
}

static void
append_group (TelAuditRuleList *self, TelAudit *audit, TelRuleState state, const char *title)
{
  guint n = count_state (audit, state);
  g_autofree char *text = NULL;
  const TelAuditRule *rule;

  if (n == 0)
    return;

  /* Translators: what came of rules, and of how many: “Not run (3)” */
  text = g_strdup_printf (_ ("%s (%'u)"), title, n);
  gtk_box_append (self->box, make_label (text, "heading"));
  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    if (tel_audit_get_state (audit, rule) == state)
      gtk_box_append (self->box, make_row (audit, rule));
}

static void
tel_audit_rule_list_class_init (TelAuditRuleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-audit-rule-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAuditRuleList, box);
}

static void
tel_audit_rule_list_init (TelAuditRuleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_audit_rule_list_show:
 * @self: a list
 * @audit: (nullable): an audit that was judged
 *
 * Shows what came of the rules of an audit.
 */
void
tel_audit_rule_list_show (TelAuditRuleList *self, TelAudit *audit)
{
  GtkWidget *child;

  g_return_if_fail (TEL_IS_AUDIT_RULE_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; audit != NULL && i < G_N_ELEMENTS (groups); i++)
    append_group (self, audit, groups[i].state, _ (groups[i].title));
}

/**
 * tel_audit_rule_list_dup_summary:
 * @audit: an audit that was judged
 *
 * Says how many rules were not run, or else how many were.
 *
 * Returns: (transfer full): such as “3 rules were not run”
 */
char *
tel_audit_rule_list_dup_summary (TelAudit *audit)
{
  guint n_not_run = count_state (audit, TEL_RULE_STATE_NOT_RUN);
  guint n_run = count_state (audit, TEL_RULE_STATE_RUN);

  if (n_not_run > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u rule was not run", "%u rules were not run", n_not_run),
                            n_not_run);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u rule was run", "%u rules were run", n_run), n_run);
}
