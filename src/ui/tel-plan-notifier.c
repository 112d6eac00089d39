/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-plan-notifier.h"

#include <glib/gi18n-lib.h>

/**
 * TelPlanNotifier:
 *
 * A notification may stand on a screen that others see, hence it names the plan and how far it came, and no more. A
 * click on it shows the plan.
 */
struct _TelPlanNotifier
{
  GObject parent_instance;

  GApplication *application;
};

G_DEFINE_FINAL_TYPE (TelPlanNotifier, tel_plan_notifier, G_TYPE_OBJECT)

static gboolean
is_in_front (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      /* One that was hidden believes that it is active still. */
      if (gtk_window_is_active (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return TRUE;
    }

  return FALSE;
}

/* The first step that is neither done nor done with a warning. */
static guint
find_end (TelPlan *plan)
{
  GListModel *steps = tel_plan_get_steps (plan);
  guint n_steps = g_list_model_get_n_items (steps);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);
      TelStepState state = tel_step_get_state (step);

      if (state != TEL_STEP_STATE_DONE && state != TEL_STEP_STATE_WARNING)
        return i + 1;
    }

  return n_steps;
}

static char *
make_body (TelJournalEntry *entry)
{
  TelPlan *plan = tel_journal_entry_get_plan (entry, NULL);

  if (tel_journal_entry_get_state (entry) == TEL_JOURNAL_STATE_DONE)
    return g_strdup (plan != NULL && tel_plan_has_warnings (plan)
                         ? _ ("The plan was sent, but not everything is as it was wanted.")
                         : _ ("The plan is done."));

  if (plan == NULL)
    return g_strdup (_ ("The plan has stopped."));

  /* Translators: the number of a step, how many there are */
  return g_strdup_printf (_ ("The plan has stopped at step %u of %u."), find_end (plan),
                          tel_journal_entry_get_n_steps (entry));
}

static void
on_plan_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelPlanNotifier) self = user_data;
  g_autoptr (TelJournalEntry) entry = tel_journal_read_finish (TEL_JOURNAL (source), result, NULL);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *body = NULL;
  g_autofree char *id = NULL;

  if (entry == NULL || self->application == NULL || g_application_get_dbus_connection (self->application) == NULL)
    return;

  body = make_body (entry);
  id = g_strdup_printf ("plan-%" G_GINT64_FORMAT, tel_journal_entry_get_id (entry));
  notification = g_notification_new (tel_journal_entry_get_title (entry));
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-plan", "x", tel_journal_entry_get_id (entry));
  g_application_send_notification (self->application, id, notification);
}

static void
on_ended (TelPlanNotifier *self, gint64 plan, TelJournal *journal)
{
  if (!is_in_front ())
    tel_journal_read_async (journal, plan, NULL, on_plan_read, g_object_ref (self));
}

static void
tel_plan_notifier_dispose (GObject *object)
{
  g_clear_weak_pointer (&TEL_PLAN_NOTIFIER (object)->application);

  G_OBJECT_CLASS (tel_plan_notifier_parent_class)->dispose (object);
}

static void
tel_plan_notifier_class_init (TelPlanNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_plan_notifier_dispose;
}

static void
tel_plan_notifier_init (TelPlanNotifier *self)
{
}

/**
 * tel_plan_notifier_new:
 * @application: the program, which has an action “show-plan”
 * @journal: the journal
 *
 * Makes what tells of plans that end while somebody looks elsewhere.
 *
 * Returns: (transfer full): a new notifier
 */
TelPlanNotifier *
tel_plan_notifier_new (GApplication *application, TelJournal *journal)
{
  TelPlanNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (TEL_IS_JOURNAL (journal), NULL);

  self = g_object_new (TEL_TYPE_PLAN_NOTIFIER, NULL);
  g_set_weak_pointer (&self->application, application);
  g_signal_connect_object (journal, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);

  return self;
}
