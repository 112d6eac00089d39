/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-audit-sink.h"

#include "model/tel-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

#define SYSTEM_LOG "/dev/log"
/* Room for the lines of a plan. */
#define LEAST_BYTES (1000 * 1000)
/* How long a system log that is busy is waited for. */
#define SEND_SECONDS 5

struct _TelAuditSink
{
  /* One of them. */
  char *path;
  char *socket;
};

static TelAuditSink *
new_sink (const char *path, const char *socket)
{
  TelAuditSink *self = g_atomic_rc_box_new0 (TelAuditSink);

  self->path = g_strdup (path);
  self->socket = g_strdup (socket);

  return self;
}

/* What only the owner may read was not necessarily made by this program. */
static gboolean
check_file (int descriptor)
{
  struct stat status;

  if (fstat (descriptor, &status) != 0)
    return FALSE;
  if (!S_ISREG (status.st_mode))
    {
      errno = EINVAL;
      return FALSE;
    }

  return (status.st_mode & 0077) == 0 || fchmod (descriptor, 0600) == 0;
}

/* -1 with errno. */
static int
open_file (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int descriptor;

  if (g_mkdir_with_parents (directory, 0700) != 0)
    return -1;

  /* Not through a link, and without waiting for whoever reads a pipe. */
  descriptor = g_open (path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (descriptor >= 0 && !check_file (descriptor))
    {
      int reason = errno;

      g_close (descriptor, NULL);
      errno = reason;
      return -1;
    }

  return descriptor;
}

static int
open_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  struct timeval patience = { .tv_sec = SEND_SECONDS };
  int descriptor = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

  if (descriptor < 0)
    return -1;

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  setsockopt (descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (connect (descriptor, (struct sockaddr *) &address, sizeof address) != 0)
    {
      int reason = errno;

      g_close (descriptor, NULL);
      errno = reason;
      return -1;
    }

  return descriptor;
}

static int
open_sink (TelAuditSink *self)
{
  return self->path != NULL ? open_file (self->path) : open_socket (self->socket);
}

static const char *
get_name (TelAuditSink *self)
{
  /* Translators: what stands in the place of a file name */
  return self->path != NULL ? self->path : _ ("system log");
}

static gboolean
check_room (TelAuditSink *self, int descriptor, GError **error)
{
  struct statvfs room;
  g_autofree char *size = NULL;

  if (self->path == NULL || fstatvfs (descriptor, &room) != 0 || room.f_blocks == 0 ||
      room.f_bavail * room.f_frsize >= LEAST_BYTES)
    return TRUE;

  size = g_format_size (room.f_bavail * room.f_frsize);
  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
               /* Translators: a size such as “1.2 MB”, a file name */
               _ ("The disk has only %s left for the audit trail “%s”, and nothing is sent that it cannot take. Free "
                  "some room there, or choose another place for it in the preferences."),
               size, get_name (self));

  return FALSE;
}

/* A line that the disk had no room for the end of must not swallow the next one. */
static gboolean
ends_within_line (int descriptor)
{
  off_t end = lseek (descriptor, 0, SEEK_END);
  char last = '\n';

  return end > 0 && pread (descriptor, &last, 1, end - 1) == 1 && last != '\n';
}

/* In one piece, so that the lines of two programs stay apart. */
static gboolean
write_line (int descriptor, const char *line)
{
  g_autofree char *text = g_strconcat (ends_within_line (descriptor) ? "\n" : "", line, "\n", NULL);
  gsize length = strlen (text);
  gssize written;

  for (gsize done = 0; done < length; done += (gsize) written)
    {
      written = TEMP_FAILURE_RETRY (write (descriptor, text + done, length - done));
      if (written < 0)
        return FALSE;
    }

  return fdatasync (descriptor) == 0 || errno == EINVAL;
}

/* As syslog(3) does, which does not tell when it fails. */
static gboolean
send_line (int descriptor, const char *line)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_strdup_printf ("<%d>%s %2d %02d:%02d:%02d telephonist[%d]: %s", LOG_AUTHPRIV | LOG_NOTICE,
                                           months[g_date_time_get_month (now) - 1], g_date_time_get_day_of_month (now),
                                           g_date_time_get_hour (now), g_date_time_get_minute (now),
                                           g_date_time_get_second (now), (int) getpid (), line);

  return TEMP_FAILURE_RETRY (send (descriptor, text, strlen (text), MSG_NOSIGNAL)) >= 0;
}

static void
sink_clear (gpointer data)
{
  TelAuditSink *self = data;

  g_free (self->path);
  g_free (self->socket);
}

/**
 * tel_audit_sink_new_file:
 * @path: the file, made with the first line when it is not there
 *
 * Makes a sink that appends to a file, which only its owner can read. What is in it is never touched.
 *
 * Returns: (transfer full): a new sink
 */
TelAuditSink *
tel_audit_sink_new_file (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return new_sink (path, NULL);
}

/**
 * tel_audit_sink_new_system_log:
 * @socket: (nullable): where the system log listens; %NULL for where it does everywhere
 *
 * Makes a sink that sends to the system log, as a message about security that is for few eyes (authpriv).
 *
 * Returns: (transfer full): a new sink
 */
TelAuditSink *
tel_audit_sink_new_system_log (const char *socket)
{
  return new_sink (NULL, socket != NULL ? socket : SYSTEM_LOG);
}

/**
 * tel_audit_sink_ref:
 * @self: a sink
 *
 * Takes a reference, in any thread.
 *
 * Returns: (transfer full): the sink
 */
TelAuditSink *
tel_audit_sink_ref (TelAuditSink *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tel_audit_sink_unref:
 * @self: (transfer full): a sink
 *
 * Lets go of a reference, in any thread.
 */
void
tel_audit_sink_unref (TelAuditSink *self)
{
  g_atomic_rc_box_release_full (self, sink_clear);
}

/**
 * tel_audit_sink_check:
 * @self: a sink
 * @error: return location for an error
 *
 * Looks whether a line could be written, before the first write to a cluster.
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_audit_sink_check (TelAuditSink *self, GError **error)
{
  gboolean has_room;
  int descriptor;

  g_return_val_if_fail (self != NULL, FALSE);

  descriptor = open_sink (self);
  if (descriptor < 0)
    {
      g_set_error (
          error, TEL_ERROR, TEL_ERROR_STORAGE,
          /* Translators: a file name or “system log”, what the system says */
          _ ("The audit trail “%s” cannot be written (%s), and nothing is sent that it does not take. See that "
             "it may be written, or choose another place for it in the preferences."),
          get_name (self), g_strerror (errno));
      return FALSE;
    }

  has_room = check_room (self, descriptor, error);
  g_close (descriptor, NULL);

  return has_room;
}

/**
 * tel_audit_sink_append:
 * @self: a sink
 * @line: one line, without its end
 * @error: return location for an error
 *
 * Writes a line after all others, and waits until it is on the disk, or with the system log.
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_audit_sink_append (TelAuditSink *self, const char *line, GError **error)
{
  gboolean written;
  int descriptor;
  int reason;

  g_return_val_if_fail (self != NULL && line != NULL, FALSE);
  g_return_val_if_fail (strchr (line, '\n') == NULL, FALSE);

  descriptor = open_sink (self);
  written = descriptor >= 0 && (self->path != NULL ? write_line (descriptor, line) : send_line (descriptor, line));
  reason = errno;
  if (descriptor >= 0)
    g_close (descriptor, NULL);
  if (!written)
    g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
                 /* Translators: a file name or “system log”, what the system says */
                 _ ("The audit trail “%s” did not take this step: %s. The journal has it: export the audit trail from "
                    "the Activity page."),
                 get_name (self), g_strerror (reason));

  return written;
}
