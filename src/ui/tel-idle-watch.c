/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-idle-watch-private.h"

#include <time.h>

/* How soon it is said again to whom it came at a bad time, such as under a plan that runs; and how late it may be said
 * after the computer woke up, since the timers of the main loop stand still while it sleeps. */
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

  TelIdleWatchClock clock;
  guint limit;
  gint64 last_done;
  guint timer;
  /* Since something was done last. */
  gboolean was_said;
};

G_DEFINE_FINAL_TYPE (TelIdleWatch, tel_idle_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_IDLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void arm (TelIdleWatch *self, guint milliseconds);

/* The monotonic time of GLib stands still while the computer sleeps: who closed a laptop for the night would find it
 * open. */
static gint64
get_time_since_boot (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
get_idle_milliseconds (TelIdleWatch *self)
{
  return (self->clock () - self->last_done) / 1000;
}

static void
say_idle (TelIdleWatch *self)
{
  self->was_said = TRUE;
  arm (self, MIN (self->limit, AGAIN_MILLISECONDS));
  g_signal_emit (self, signals[SIGNAL_IDLE], 0);
}

static gboolean
on_time (gpointer user_data)
{
  TelIdleWatch *self = TEL_IDLE_WATCH (user_data);
  gint64 idle = get_idle_milliseconds (self);

  self->timer = 0;
  if (idle < self->limit)
    {
      arm (self, (guint) MIN (self->limit - idle, AGAIN_MILLISECONDS));
      return G_SOURCE_REMOVE;
    }

  say_idle (self);

  return G_SOURCE_REMOVE;
}

static void
arm (TelIdleWatch *self, guint milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->limit > 0)
    self->timer = g_timeout_add (MAX (milliseconds, 1), on_time, self);
}

/* Where the computer slept past the limit, what wakes the program up is earlier than the timer, and does nothing else.
 */
static gboolean
note_done (TelIdleWatch *self)
{
  gboolean is_late = self->limit > 0 && !self->was_said && get_idle_milliseconds (self) >= self->limit;

  if (is_late)
    say_idle (self);
  self->last_done = self->clock ();
  self->was_said = FALSE;

  return is_late ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
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
      return note_done (self);

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

  self->clock = get_time_since_boot;
  self->last_done = self->clock ();
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
  arm (self, MIN (milliseconds, AGAIN_MILLISECONDS));
}

/**
 * tel_idle_watch_set_clock:
 * @self: a watch
 * @clock: gives the time in microseconds
 *
 * Replaces the clock, which goes on while the computer sleeps, by another one. What was done last was done now.
 */
void
tel_idle_watch_set_clock (TelIdleWatch *self, TelIdleWatchClock clock)
{
  g_return_if_fail (TEL_IS_IDLE_WATCH (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
  self->last_done = clock ();
}
