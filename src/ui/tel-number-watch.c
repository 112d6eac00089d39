/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-number-watch.h"

#include "ui/tel-number-words.h"

#include <glib/gi18n-lib.h>

/* Long enough that a number is not looked up digit by digit, in milliseconds. */
#define LOOK_UP_DELAY 400

struct _TelNumberWatch
{
  GObject parent_instance;

  TelCluster *cluster;
  char *pattern;
  char *partition;
  char *own;

  guint timeout_id;
  GCancellable *cancellable;

  gboolean is_known;
  gboolean exists;
  const char *icon_name;
  char *text;
};

G_DEFINE_FINAL_TYPE (TelNumberWatch, tel_number_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show (TelNumberWatch *self, const char *icon_name, const char *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  self->icon_name = icon_name;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_facts (TelNumberWatch *self, const TelNumberFacts *facts)
{
  g_autofree char *text = tel_number_words_dup_facts (facts, self->pattern, self->partition, self->own);
  const char *icon_name = "emblem-ok-symbolic";

  self->is_known = TRUE;
  self->exists = tel_number_facts_get_number (facts) != NULL;
  if (tel_number_facts_is_inactive (facts))
    icon_name = "dialog-warning-symbolic";
  else if (!self->exists)
    icon_name = "list-add-symbolic";
  show (self, icon_name, text);
}

static void
on_facts_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelNumberWatch *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelNumberFacts) facts = tel_cluster_read_number_facts_finish (TEL_CLUSTER (source), result, &error);

  /* The watch may be gone when the reading was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (facts != NULL)
    show_facts (self, facts);
  else
    show (self, "dialog-error-symbolic", error->message);
}

static gboolean
on_look_up (gpointer user_data)
{
  TelNumberWatch *self = user_data;

  self->timeout_id = 0;
  self->cancellable = g_cancellable_new ();
  tel_cluster_read_number_facts_async (self->cluster, self->pattern, self->partition, self->cancellable, on_facts_read,
                                       self);

  return G_SOURCE_REMOVE;
}

static void
stop (TelNumberWatch *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_known = FALSE;
  self->exists = FALSE;
}

static void
tel_number_watch_dispose (GObject *object)
{
  TelNumberWatch *self = TEL_NUMBER_WATCH (object);

  stop (self);
  g_clear_object (&self->cluster);
  g_clear_pointer (&self->pattern, g_free);
  g_clear_pointer (&self->partition, g_free);
  g_clear_pointer (&self->own, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (tel_number_watch_parent_class)->dispose (object);
}

static void
tel_number_watch_class_init (TelNumberWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_number_watch_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_number_watch_init (TelNumberWatch *self)
{
}

/**
 * tel_number_watch_new:
 * @cluster: the cluster to ask
 *
 * Makes a watch that has nothing to say yet.
 *
 * Returns: (transfer full): a new watch
 */
TelNumberWatch *
tel_number_watch_new (TelCluster *cluster)
{
  TelNumberWatch *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  self = g_object_new (TEL_TYPE_NUMBER_WATCH, NULL);
  self->cluster = g_object_ref (cluster);

  return self;
}

/**
 * tel_number_watch_look_up:
 * @self: a watch
 * @pattern: a number as the cluster keeps it
 * @partition: (nullable): its partition, %NULL for none
 * @own: (nullable): the device that the line is of
 *
 * Looks a number up after a while, instead of what was being looked up before.
 */
void
tel_number_watch_look_up (TelNumberWatch *self, const char *pattern, const char *partition, const char *own)
{
  g_return_if_fail (TEL_IS_NUMBER_WATCH (self));
  g_return_if_fail (pattern != NULL);

  stop (self);
  g_free (self->pattern);
  self->pattern = g_strdup (pattern);
  g_free (self->partition);
  self->partition = g_strdup (partition);
  g_free (self->own);
  self->own = g_strdup (own);
  self->timeout_id = g_timeout_add (LOOK_UP_DELAY, on_look_up, self);
  show (self, "content-loading-symbolic", _ ("Looking the number up…"));
}

/**
 * tel_number_watch_say:
 * @self: a watch
 * @text: a sentence: what is wanted before anything can be looked up
 *
 * Gives up looking and says something else.
 */
void
tel_number_watch_say (TelNumberWatch *self, const char *text)
{
  g_return_if_fail (TEL_IS_NUMBER_WATCH (self));
  g_return_if_fail (text != NULL);

  stop (self);
  show (self, "dialog-information-symbolic", text);
}

/**
 * tel_number_watch_is_known:
 * @self: a watch
 *
 * Tells whether the number that was looked up last has been answered for.
 *
 * Returns: %TRUE when it is known whether it exists
 */
gboolean
tel_number_watch_is_known (TelNumberWatch *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_WATCH (self), FALSE);

  return self->is_known;
}

/**
 * tel_number_watch_exists:
 * @self: a watch
 *
 * Tells whether the number exists, as far as it is known.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_number_watch_exists (TelNumberWatch *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_WATCH (self), FALSE);

  return self->exists;
}

/**
 * tel_number_watch_get_text:
 * @self: a watch
 *
 * Gets what is to be said.
 *
 * Returns: (nullable): one sentence or several
 */
const char *
tel_number_watch_get_text (TelNumberWatch *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_WATCH (self), NULL);

  return self->text;
}

/**
 * tel_number_watch_get_icon_name:
 * @self: a watch
 *
 * Gets the symbol that goes with the text.
 *
 * Returns: (nullable): its name
 */
const char *
tel_number_watch_get_icon_name (TelNumberWatch *self)
{
  g_return_val_if_fail (TEL_IS_NUMBER_WATCH (self), NULL);

  return self->icon_name;
}
