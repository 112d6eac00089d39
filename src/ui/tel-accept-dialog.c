/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-accept-dialog.h"

#include <glib/gi18n-lib.h>

/* How long a finding is accepted unless somebody says otherwise: what nobody looks at again is forgotten. */
#define DAYS 90

struct _TelAcceptDialog
{
  AdwWindow parent_instance;

  GtkLabel *findings_label;
  AdwEntryRow *reason_row;
  AdwActionRow *end_row;
  GtkSwitch *end_switch;
  GtkCalendar *calendar;
  GtkLabel *error_label;

  TelExceptions *exceptions;
  GPtrArray *findings;
};

G_DEFINE_FINAL_TYPE (TelAcceptDialog, tel_accept_dialog, ADW_TYPE_WINDOW)

static gboolean
has_end (TelAcceptDialog *self)
{
  return gtk_switch_get_active (self->end_switch);
}

static void
get_last_day (TelAcceptDialog *self, GDate *day)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (date), (GDateMonth) g_date_time_get_month (date),
                  (GDateYear) g_date_time_get_year (date));
}

static gboolean
is_over (const GDate *day)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));

  return g_date_compare (day, &today) < 0;
}

static char *
dup_reason (TelAcceptDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
}

static void
show_end (TelAcceptDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  /* Translators: a date, see g_date_time_format(). */
  g_autofree char *text = has_end (self) ? g_date_time_format (date, _ ("%-d %b %Y")) : g_strdup (_ ("No end"));

  adw_action_row_set_subtitle (self->end_row, text);
}

/* Why it cannot be accepted yet, if so. */
static void
check (TelAcceptDialog *self)
{
  g_autofree char *reason = dup_reason (self);
  const char *problem = NULL;
  GDate day;

  get_last_day (self, &day);
  show_end (self);
  if (has_end (self) && is_over (&day))
    problem = _ ("This day is over. Choose a later one.");
  gtk_label_set_text (self->error_label, problem != NULL ? problem : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "accept.accept", *reason != '\0' && problem == NULL);
}

static void
accept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAcceptDialog *self = TEL_ACCEPT_DIALOG (widget);
  g_autofree char *reason = dup_reason (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) exceptions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GDate day;

  get_last_day (self, &day);
  for (guint i = 0; i < self->findings->len; i++)
    {
      TelException *exception = tel_exception_new (tel_finding_get_id (self->findings->pdata[i]), reason,
                                                   g_get_user_name (), now, has_end (self) ? &day : NULL);

      if (exception != NULL)
        g_ptr_array_add (exceptions, exception);
    }
  if (!tel_exceptions_accept_all (self->exceptions, exceptions, &error))
    {
      gtk_label_set_text (self->error_label, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

/* Not before: a window whose focus is set before it is shown has no role for a reader of the screen (GTK 4.8). */
static void
tel_accept_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tel_accept_dialog_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (TEL_ACCEPT_DIALOG (widget)->reason_row));
}

static void
tel_accept_dialog_dispose (GObject *object)
{
  TelAcceptDialog *self = TEL_ACCEPT_DIALOG (object);

  g_clear_object (&self->exceptions);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_accept_dialog_parent_class)->dispose (object);
}

static void
tel_accept_dialog_class_init (TelAcceptDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_accept_dialog_dispose;
  widget_class->map = tel_accept_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-accept-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAcceptDialog, findings_label);
  gtk_widget_class_bind_template_child (widget_class, TelAcceptDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TelAcceptDialog, end_row);
  gtk_widget_class_bind_template_child (widget_class, TelAcceptDialog, end_switch);
  gtk_widget_class_bind_template_child (widget_class, TelAcceptDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, TelAcceptDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, check);
  gtk_widget_class_install_action (widget_class, "accept.accept", NULL, accept);
}

static void
tel_accept_dialog_init (TelAcceptDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) end = g_date_time_add_days (now, DAYS);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_calendar_select_day (self->calendar, end);
  check (self);
}

static void
show_findings (TelAcceptDialog *self)
{
  TelFinding *first = self->findings->pdata[0];
  g_autofree char *object = NULL;
  g_autofree char *text = NULL;

  if (self->findings->len == 1)
    {
      object = tel_finding_describe_object (first);
      text = g_strdup_printf ("%s %s: %s", tel_finding_get_rule (first)->id, _ (tel_finding_get_rule (first)->title),
                              object);
    }
  else
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u finding", "%'u findings", self->findings->len),
                              self->findings->len);
    }
  gtk_label_set_text (self->findings_label, text);
}

/**
 * tel_accept_dialog_new:
 * @exceptions: where it is kept
 * @findings: (element-type TelFinding): what is accepted, at least one
 *
 * Makes a dialog that accepts findings.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelAcceptDialog *
tel_accept_dialog_new (TelExceptions *exceptions, GPtrArray *findings)
{
  TelAcceptDialog *self;

  g_return_val_if_fail (TEL_IS_EXCEPTIONS (exceptions), NULL);
  g_return_val_if_fail (findings != NULL && findings->len > 0, NULL);

  self = g_object_new (TEL_TYPE_ACCEPT_DIALOG, NULL);
  self->exceptions = g_object_ref (exceptions);
  self->findings = g_ptr_array_ref (findings);
  show_findings (self);

  return self;
}
