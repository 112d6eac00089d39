/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-idle-watch.h"

/* How soon it is said again to whom it came at a bad time, such as under a plan that runs. */
#define AGAIN_MILLISECONDS 30000

/**
 * TelIdleWatch:
 *
 * Keys and pointer on the program's windows count, and nothing else: what the program does by itself says nothing of
 * the person.
 */
struct _TelIdleWatch
{
  GObject parent_instance;

  guint limit;
  gint64 last_done;
  guint timer;
};

G_DEFINE_FINAL_TYPE (TelIdleWatch, tel_idle_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_IDLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void arm (TelIdleWatch *self, guint milliseconds);

static gboolean
on_time (gpointer user_data)
{
  TelIdleWatch *self = TEL_IDLE_WATCH (user_data);
  gint64 idle = (g_get_monotonic_time () - self->last_done) / 1000;

  self->timer = 0;
  if (idle < self->limit)
    {
      arm (self, (guint) (self->limit - idle));
      return G_SOURCE_REMOVE;
    }

  arm (self, MIN (self->limit, AGAIN_MILLISECONDS));
  g_signal_emit (self, signals[SIGNAL_IDLE], 0);

  return G_SOURCE_REMOVE;
}

static void
arm (TelIdleWatch *self, guint milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->limit > 0)
    self->timer = g_timeout_add (MAX (milliseconds, 1), on_time, self);
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event, TelIdleWatch *self)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      self->last_done = g_get_monotonic_time ();
      break;

    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
on_windows_changed (GListModel *windows, guint position, guint removed, guint added, TelIdleWatch *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *controller = gtk_event_controller_legacy_new ();

      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
      g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, 0);
      gtk_widget_add_controller (window, controller);
    }
}

static void
tel_idle_watch_dispose (GObject *object)
{
  TelIdleWatch *self = TEL_IDLE_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (tel_idle_watch_parent_class)->dispose (object);
}

static void
tel_idle_watch_class_init (TelIdleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_idle_watch_dispose;

  signals[SIGNAL_IDLE] =
      g_signal_new ("idle", TEL_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_idle_watch_init (TelIdleWatch *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  self->last_done = g_get_monotonic_time ();
  g_signal_connect_object (windows, "items-changed", G_CALLBACK (on_windows_changed), self, 0);
  on_windows_changed (windows, 0, 0, g_list_model_get_n_items (windows), self);
}

/**
 * tel_idle_watch_new:
 *
 * Watches all windows of the program, those that are there and those to come.
 *
 * Returns: (transfer full): a new watch, without a limit yet
 */
TelIdleWatch *
tel_idle_watch_new (void)
{
  return g_object_new (TEL_TYPE_IDLE_WATCH, NULL);
}

/**
 * tel_idle_watch_set_limit:
 * @self: a watch
 * @milliseconds: how long nothing has to be done, 0 for no limit
 *
 * Sets when the signal “idle” is sent, counted from what was done last.
 */
void
tel_idle_watch_set_limit (TelIdleWatch *self, guint milliseconds)
{
  g_return_if_fail (TEL_IS_IDLE_WATCH (self));

  self->limit = milliseconds;
  arm (self, milliseconds);
}
