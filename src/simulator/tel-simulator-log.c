/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "simulator/tel-simulator-log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct _TelSimulatorLog
{
  GObject parent_instance;

  GPtrArray *entries;
  FILE *file;
};

G_DEFINE_FINAL_TYPE (TelSimulatorLog, tel_simulator_log, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  TelSimulatorLogEntry *entry = data;

  g_free (entry->operation);
  g_free (entry->object);
  g_free (entry->status);
  g_free (entry);
}

/* Names come from whoever sends a request: a line break in one would forge a line of the log. */
static char *
make_line (const char *text)
{
  char *line = g_strdup (text);

  for (char *c = line; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';

  return line;
}

static void
write_line (TelSimulatorLog *self, const char *text)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *time = NULL;
  g_autofree char *line = NULL;

  if (self->file == NULL)
    return;

  now = g_date_time_new_now_utc ();
  time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  line = make_line (text);
  fprintf (self->file, "%s %s\n", time, line);
  fflush (self->file);
}

static void
tel_simulator_log_finalize (GObject *object)
{
  TelSimulatorLog *self = TEL_SIMULATOR_LOG (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->file, fclose);

  G_OBJECT_CLASS (tel_simulator_log_parent_class)->finalize (object);
}

static void
tel_simulator_log_class_init (TelSimulatorLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_simulator_log_finalize;
}

static void
tel_simulator_log_init (TelSimulatorLog *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

/**
 * tel_simulator_log_new:
 *
 * Makes a log that is kept in memory only, until it is opened.
 *
 * Returns: (transfer full): the log
 */
TelSimulatorLog *
tel_simulator_log_new (void)
{
  return g_object_new (TEL_TYPE_SIMULATOR_LOG, NULL);
}

/**
 * tel_simulator_log_open:
 * @self: the log
 * @path: a file, which is made (0600) or added to
 * @error: return location for an error
 *
 * Has each request written to a file as well: time, operation, object, status of HTTP, status, duration.
 *
 * Returns: TRUE on success, FALSE with @error set otherwise
 */
gboolean
tel_simulator_log_open (TelSimulatorLog *self, const char *path, GError **error)
{
  int descriptor;

  g_return_val_if_fail (TEL_IS_SIMULATOR_LOG (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  descriptor = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0)
    {
      int reason = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), "“%s” cannot be written: %s.", path,
                   g_strerror (reason));
      return FALSE;
    }

  g_clear_pointer (&self->file, fclose);
  self->file = fdopen (descriptor, "a");

  return TRUE;
}

/**
 * tel_simulator_log_add:
 * @self: the log
 * @operation: what was asked for
 * @object: the key of its object, ""
 * @status: see #TelSimulatorLogEntry
 * @http: the status of HTTP, 0 when nothing was answered
 * @milliseconds: from the request to the answer
 *
 * Notes a request that was served.
 */
void
tel_simulator_log_add (TelSimulatorLog *self,
                       const char *operation,
                       const char *object,
                       const char *status,
                       guint http,
                       guint milliseconds)
{
  TelSimulatorLogEntry *entry;
  g_autofree char *line = NULL;

  g_return_if_fail (TEL_IS_SIMULATOR_LOG (self));
  g_return_if_fail (operation != NULL && object != NULL && status != NULL);

  entry = g_new0 (TelSimulatorLogEntry, 1);
  entry->operation = g_strdup (operation);
  entry->object = g_strdup (object);
  entry->status = g_strdup (status);
  entry->http = http;
  entry->milliseconds = milliseconds;
  g_ptr_array_add (self->entries, entry);

  line = g_strdup_printf ("%s %s %u %s %u ms", *operation != '\0' ? operation : "-", *object != '\0' ? object : "-",
                          http, status, milliseconds);
  write_line (self, line);
}

/**
 * tel_simulator_log_note:
 * @self: the log
 * @format: as of printf, without anything secret
 * @...: its arguments
 *
 * Writes a remark to the file and to standard error: what a lenient cluster let pass, what the vendor's schema refuses.
 */
void
tel_simulator_log_note (TelSimulatorLog *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  g_return_if_fail (TEL_IS_SIMULATOR_LOG (self));

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  line = make_line (text);
  g_message ("%s", line);
  write_line (self, line);
}

/**
 * tel_simulator_log_get_length:
 * @self: the log
 *
 * Counts the requests.
 *
 * Returns: their number
 */
guint
tel_simulator_log_get_length (TelSimulatorLog *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_LOG (self), 0);

  return self->entries->len;
}

/**
 * tel_simulator_log_get_entry:
 * @self: the log
 * @position: of a request, from 0, in the order in which they were answered
 *
 * Gives a request.
 *
 * Returns: (transfer none): the entry
 */
const TelSimulatorLogEntry *
tel_simulator_log_get_entry (TelSimulatorLog *self, guint position)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_LOG (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, position);
}
