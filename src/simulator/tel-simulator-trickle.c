/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-trickle.h"

/*
 * Writes to a connection that was taken from the HTTP server, for answers that HTTP does not allow: too slow, too
 * long, or broken off. Nothing is left running when it is freed, so that a server can end at any moment.
 */
struct _TelSimulatorTrickle
{
  GIOStream *connection;
  GSocket *socket;
  GBytes *data;
  GBytes *filler;
  gsize written;
  gsize head_bytes;
  gsize piece_bytes;
  guint milliseconds;
  GSource *source;
  TelSimulatorTrickleDone done;
  gpointer user_data;
};

static void write_on (TelSimulatorTrickle *self);

static void
clear_source (TelSimulatorTrickle *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static gboolean
on_pause_over (gpointer user_data)
{
  TelSimulatorTrickle *self = user_data;

  clear_source (self);
  write_on (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_writable (GObject *stream, gpointer user_data)
{
  return on_pause_over (user_data);
}

static void
wait_for (TelSimulatorTrickle *self, GSource *source, GSourceFunc callback)
{
  clear_source (self);
  self->source = source;
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/* What has been written whole is followed by the filler, from its beginning, for ever. */
static gboolean
has_more (TelSimulatorTrickle *self)
{
  if (self->written < g_bytes_get_size (self->data))
    return TRUE;
  if (self->filler == NULL)
    return FALSE;

  g_bytes_unref (self->data);
  self->data = g_bytes_ref (self->filler);
  self->written = 0;
  self->head_bytes = 0;

  return TRUE;
}

/* One piece at a time, so that others are served meanwhile. */
static void
write_on (TelSimulatorTrickle *self)
{
  GPollableOutputStream *stream = G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (self->connection));
  const char *data;
  gsize length;
  gssize n;
  g_autoptr (GError) error = NULL;

  if (!has_more (self))
    {
      self->done (self->user_data);
      return;
    }

  data = g_bytes_get_data (self->data, &length);
  length = MIN (length - self->written, self->piece_bytes);
  if (self->written < self->head_bytes)
    length = self->head_bytes - self->written;
  n = g_pollable_output_stream_write_nonblocking (stream, data + self->written, length, NULL, &error);
  if (n >= 0)
    {
      self->written += (gsize) n;
      wait_for (self, g_timeout_source_new (self->milliseconds), on_pause_over);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    wait_for (self, g_pollable_output_stream_create_source (stream, NULL), G_SOURCE_FUNC (on_writable));
  else
    self->done (self->user_data);
}

/**
 * tel_simulator_trickle_new:
 * @connection: (transfer full): what is written to
 * @socket: below @connection
 * @data: what is written, head and all
 * @done: called when all is written or cannot be
 * @user_data: for @done
 *
 * Makes a trickle, which writes nothing before tel_simulator_trickle_begin().
 *
 * Returns: (transfer full): the trickle
 */
TelSimulatorTrickle *
tel_simulator_trickle_new (
    GIOStream *connection, GSocket *socket, GBytes *data, TelSimulatorTrickleDone done, gpointer user_data)
{
  TelSimulatorTrickle *self = g_new0 (TelSimulatorTrickle, 1);

  self->connection = connection;
  self->socket = g_object_ref (socket);
  self->data = g_bytes_ref (data);
  self->piece_bytes = G_MAXSIZE;
  self->done = done;
  self->user_data = user_data;

  return self;
}

/**
 * tel_simulator_trickle_set_pace:
 * @self: a trickle
 * @head_bytes: how much of the data is written at once before that
 * @piece_bytes: how much is written at a time
 * @milliseconds: between two pieces
 *
 * Makes it slow. As much as goes at a time and no pause where nothing is set.
 */
void
tel_simulator_trickle_set_pace (TelSimulatorTrickle *self, gsize head_bytes, gsize piece_bytes, guint milliseconds)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (head_bytes <= g_bytes_get_size (self->data));
  g_return_if_fail (piece_bytes > 0);

  self->head_bytes = head_bytes;
  self->piece_bytes = piece_bytes;
  self->milliseconds = milliseconds;
}

/**
 * tel_simulator_trickle_set_filler:
 * @self: a trickle
 * @filler: what follows the data again and again
 *
 * Makes it endless.
 */
void
tel_simulator_trickle_set_filler (TelSimulatorTrickle *self, GBytes *filler)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (filler != NULL && g_bytes_get_size (filler) > 0);

  self->filler = g_bytes_ref (filler);
}

/**
 * tel_simulator_trickle_begin:
 * @self: a trickle
 *
 * Begins to write in the thread's default main context, not before this returns.
 */
void
tel_simulator_trickle_begin (TelSimulatorTrickle *self)
{
  g_return_if_fail (self != NULL);

  wait_for (self, g_timeout_source_new (0), on_pause_over);
}

/**
 * tel_simulator_trickle_free:
 * @self: (transfer full): a trickle
 *
 * Ends it, and the connection without a farewell: that could wait for a reader who has stopped reading.
 */
void
tel_simulator_trickle_free (TelSimulatorTrickle *self)
{
  g_return_if_fail (self != NULL);

  clear_source (self);
  g_socket_close (self->socket, NULL);
  g_object_unref (self->socket);
  g_object_unref (self->connection);
  g_bytes_unref (self->data);
  g_clear_pointer (&self->filler, g_bytes_unref);
  g_free (self);
}
