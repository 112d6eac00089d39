/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-finding-pane.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-severity-image.h"

struct _TelFindingPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkImage *severity_image;
  GtkLabel *title_label;
  GtkLabel *object_label;
  GtkLabel *read_label;
  GtkLabel *reason_label;
  GtkLabel *remedy_label;
  GtkLabel *fix_label;
  GtkWidget *accepted_box;
  GtkLabel *accepted_label;
  GtkLabel *many_label;
  GtkWidget *buttons;
  GtkButton *fix_button;
  GtkButton *fix_rule_button;
  GtkButton *accept_button;
  GtkWidget *withdraw_button;
};

G_DEFINE_FINAL_TYPE (TelFindingPane, tel_finding_pane, ADW_TYPE_BIN)

static void
append_names (GString *text, const char *const *names, const char *but)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_strcmp0 (names[i], but) == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, _ (", "));
      g_string_append (text, names[i]);
    }
}

/* Which object it is, and whom else it concerns. */
static char *
dup_object (TelFinding *finding)
{
  g_autoptr (GString) concerned = g_string_new (NULL);
  g_autofree char *object = tel_finding_describe_object (finding);
  const char *severity = tel_severity_get_label (tel_finding_get_severity (finding));

  append_names (concerned, tel_finding_get_users (finding), tel_finding_get_name (finding));
  append_names (concerned, tel_finding_get_devices (finding), tel_finding_get_name (finding));
  if (concerned->len == 0)
    return g_strdup_printf ("%s · %s", severity, object);

  /* Translators: how bad a finding is, the object that it is about, and the names of users and devices that it
   * concerns too */
  return g_strdup_printf (_ ("%s · %s · concerns %s"), severity, object, concerned->str);
}

static char *
dup_reason (const TelAuditRule *rule)
{
  if (rule->guide == NULL || *rule->guide == '\0')
    return g_strdup (_ (rule->reason));

  /* Translators: why something is wrong, and the numbers of the rules of the guide that say so */
  return g_strdup_printf (_ ("%s (%s)"), _ (rule->reason), rule->guide);
}

static void
show_acceptance (TelFindingPane *self, TelFinding *finding)
{
  TelException *exception = tel_finding_get_exception (finding);
  g_autofree char *last_day = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->accepted_box, exception != NULL);
  if (exception == NULL)
    return;

  last_day = tel_exception_dup_last_day (exception);
  if (tel_exception_has_ended (exception))
    /* Translators: a finding was accepted by whom, until when, for what reason */
    text = g_strdup_printf (_ ("%s had accepted it until %s: %s"), tel_exception_get_who (exception), last_day,
                            tel_exception_get_reason (exception));
  else if (last_day != NULL && *last_day != '\0')
    /* Translators: a finding is accepted by whom, until when, for what reason */
    text = g_strdup_printf (_ ("%s accepts it until %s: %s"), tel_exception_get_who (exception), last_day,
                            tel_exception_get_reason (exception));
  else
    /* Translators: a finding is accepted by whom, for what reason */
    text = g_strdup_printf (_ ("%s accepts it without an end: %s"), tel_exception_get_who (exception),
                            tel_exception_get_reason (exception));
  gtk_label_set_text (self->accepted_label, text);
}

static void
show_one (TelFindingPane *self, TelFinding *finding)
{
  const TelAuditRule *rule = tel_finding_get_rule (finding);
  g_autofree char *title = g_strdup_printf ("%s %s", rule->id, _ (rule->title));
  g_autofree char *object = dup_object (finding);
  g_autofree char *reason = dup_reason (rule);

  tel_severity_image_show (self->severity_image, tel_finding_get_severity (finding));
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->object_label, object);
  gtk_label_set_text (self->read_label, tel_finding_get_read (finding));
  gtk_label_set_text (self->reason_label, reason);
  gtk_label_set_text (self->remedy_label, _ (rule->remedy));
  gtk_label_set_text (self->fix_label, tel_fix_class_get_label (rule->fix));
  show_acceptance (self, finding);
}

static void
show_many (TelFindingPane *self, GPtrArray *findings)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u finding is selected.",
                                                        "%'u findings are selected.", findings->len),
                                           findings->len);

  gtk_label_set_text (self->many_label, text);
}

static void
tel_finding_pane_class_init (TelFindingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-finding-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, severity_image);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, object_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, read_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, reason_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, remedy_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, fix_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, accepted_box);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, accepted_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, many_label);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, fix_button);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, fix_rule_button);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TelFindingPane, withdraw_button);
}

static void
tel_finding_pane_init (TelFindingPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_finding_pane_show:
 * @self: a pane
 * @findings: (element-type TelFinding): what is selected
 *
 * Shows a finding, or that several or none are selected.
 */
void
tel_finding_pane_show (TelFindingPane *self, GPtrArray *findings)
{
  gboolean is_accepted = FALSE;

  g_return_if_fail (TEL_IS_FINDING_PANE (self));
  g_return_if_fail (findings != NULL);

  if (findings->len == 1)
    show_one (self, findings->pdata[0]);
  else if (findings->len > 1)
    show_many (self, findings);

  for (guint i = 0; i < findings->len; i++)
    if (tel_finding_get_exception (findings->pdata[i]) != NULL)
      is_accepted = TRUE;
  gtk_widget_set_visible (self->withdraw_button, is_accepted);
  gtk_widget_set_visible (self->buttons, findings->len > 0);
  gtk_stack_set_visible_child_name (self->stack, findings->len == 0 ? "none" : findings->len == 1 ? "one" : "many");
}

static void
offer (GtkButton *button, const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (button, label);
}

/**
 * tel_finding_pane_offer:
 * @self: a pane
 * @fix: (nullable): what is on the button that puts right what is selected, %NULL where that cannot be done
 * @fix_rule: (nullable): what is on the button that puts right everything of a rule
 * @accept: (nullable): what is on the button that accepts what is selected
 * @refusal: (nullable): what is to be done instead, where nothing can be done from here
 *
 * Offers what can be done.
 */
void
tel_finding_pane_offer (
    TelFindingPane *self, const char *fix, const char *fix_rule, const char *accept, const char *refusal)
{
  g_return_if_fail (TEL_IS_FINDING_PANE (self));

  offer (self->fix_button, fix);
  offer (self->fix_rule_button, fix_rule);
  offer (self->accept_button, accept);
  if (refusal != NULL)
    gtk_label_set_text (self->fix_label, refusal);
}
