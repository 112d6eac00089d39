/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-request-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * TelRequestFile:
 *
 * One thread writes, so that no window waits for a disk. What cannot be written is said, and tried again with the next
 * request: a log is no reason to stop.
 */
struct _TelRequestFile
{
  GObject parent_instance;

  TelRequestLog *log;
  char *path;
  gsize maximum_bytes;
  GThreadPool *thread;
};

G_DEFINE_FINAL_TYPE (TelRequestFile, tel_request_file, G_TYPE_OBJECT)

/* A line on its way to the thread, and what became of it on its way back. */
typedef struct
{
  GWeakRef file;
  char *path;
  gsize maximum_bytes;
  char *line;
  char *problem;
} Line;

static void
line_free (Line *line)
{
  g_weak_ref_clear (&line->file);
  g_free (line->path);
  g_free (line->line);
  g_free (line->problem);
  g_free (line);
}

static void
rotate (const char *path)
{
  for (guint i = TEL_REQUEST_FILE_N_KEPT; i > 0; i--)
    {
      g_autofree char *newer = i > 1 ? g_strdup_printf ("%s.%u", path, i - 1) : g_strdup (path);
      g_autofree char *older = g_strdup_printf ("%s.%u", path, i);

      /* There need not be so many yet. */
      g_rename (newer, older);
    }
}

/* -1 with errno. */
static int
open_file (const char *path, gsize maximum_bytes)
{
  g_autofree char *directory = g_path_get_dirname (path);
  GStatBuf status;
  int descriptor;

  if (g_mkdir_with_parents (directory, 0700) != 0)
    return -1;
  if (g_lstat (path, &status) == 0 && (gsize) status.st_size >= maximum_bytes)
    rotate (path);

  descriptor = g_open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (descriptor >= 0)
    fchmod (descriptor, 0600);

  return descriptor;
}

static gboolean
write_line (const Line *line)
{
  int descriptor = open_file (line->path, line->maximum_bytes);
  gsize length = strlen (line->line);
  gboolean written;
  int reason;

  if (descriptor < 0)
    return FALSE;

  written = TEMP_FAILURE_RETRY (write (descriptor, line->line, length)) == (gssize) length;
  reason = written || errno == 0 ? ENOSPC : errno;
  g_close (descriptor, NULL);
  errno = reason;

  return written;
}

static gboolean
on_written (gpointer user_data)
{
  Line *line = user_data;
  g_autoptr (TelRequestFile) self = g_weak_ref_get (&line->file);

  if (self != NULL)
    tel_request_log_set_problem (self->log, line->problem);

  return G_SOURCE_REMOVE;
}

static void
run_line (gpointer data, gpointer user_data)
{
  Line *line = data;

  errno = 0;
  if (!write_line (line))
    line->problem = g_strdup_printf (
        /* Translators: a file name, what the system says */
        _ ("The request log “%s” cannot be written: %s. Make room there, or see that the file is yours."), line->path,
        g_strerror (errno));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_written, line, (GDestroyNotify) line_free);
}

/* An object may be named anything; a line stays a line. */
static void
append_printable (GString *text, const char *words)
{
  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      g_string_append_c (text, ' ');
    else
      g_string_append_len (text, c, g_utf8_next_char (c) - c);
}

static void
append_body (GString *text, const char *body, char mark)
{
  g_auto (GStrv) lines = body != NULL ? g_strsplit (body, "\n", -1) : NULL;

  for (char **line = lines; line != NULL && *line != NULL; line++)
    g_string_append_printf (text, "  %c %s\n", mark, *line);
}

/* For every reader, hence not in the user's language but for what the object is called. */
static char *
make_line (TelRequestEntry *entry)
{
  const TelRequestFacts *facts = tel_request_entry_get_facts (entry);
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (facts->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = g_date_time_add (seconds, facts->time % G_USEC_PER_SEC);
  g_autofree char *moment = g_date_time_format_iso8601 (time);
  GString *text = g_string_new (moment);

  g_string_append_printf (text,
                          " host=%s operation=%s %s status=%u problem=%s ms=%u sent=%" G_GSIZE_FORMAT
                          " received=%" G_GSIZE_FORMAT,
                          facts->host, facts->operation, facts->is_write ? "write" : "read", facts->status,
                          facts->problem != NULL ? facts->problem : "-", facts->milliseconds, facts->sent,
                          facts->received);
  if (facts->object != NULL)
    {
      g_string_append (text, " object=");
      append_printable (text, facts->object);
    }
  g_string_append_c (text, '\n');
  append_body (text, facts->request, '>');
  append_body (text, facts->answer, '<');

  return g_string_free (text, FALSE);
}

static void
on_added (TelRequestFile *self, guint position, guint removed, guint added)
{
  for (guint i = added; i > 0; i--)
    {
      g_autoptr (TelRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->log), position + i - 1);
      Line *line = g_new0 (Line, 1);

      g_weak_ref_init (&line->file, self);
      line->path = g_strdup (self->path);
      line->maximum_bytes = self->maximum_bytes;
      line->line = make_line (entry);
      g_thread_pool_push (self->thread, line, NULL);
    }
}

static void
tel_request_file_finalize (GObject *object)
{
  TelRequestFile *self = TEL_REQUEST_FILE (object);

  /* What is on its way is still written. */
  g_thread_pool_free (self->thread, FALSE, TRUE);
  tel_request_log_set_problem (self->log, NULL);
  g_object_unref (self->log);
  g_free (self->path);

  G_OBJECT_CLASS (tel_request_file_parent_class)->finalize (object);
}

static void
tel_request_file_class_init (TelRequestFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_request_file_finalize;
}

static void
tel_request_file_init (TelRequestFile *self)
{
  self->thread = g_thread_pool_new (run_line, NULL, 1, FALSE, NULL);
}

/**
 * tel_request_file_new:
 * @log: the request log
 * @path: the file, made with the first request
 * @maximum_bytes: how large it may become before another is begun
 *
 * Makes a file that takes each request from now on. Four that are full are kept beside it. What cannot be written is
 * told by tel_request_log_get_problem().
 *
 * Returns: (transfer full): a new file
 */
TelRequestFile *
tel_request_file_new (TelRequestLog *log, const char *path, gsize maximum_bytes)
{
  TelRequestFile *self;

  g_return_val_if_fail (TEL_IS_REQUEST_LOG (log), NULL);
  g_return_val_if_fail (path != NULL && maximum_bytes > 0, NULL);

  self = g_object_new (TEL_TYPE_REQUEST_FILE, NULL);
  self->log = g_object_ref (log);
  self->path = g_strdup (path);
  self->maximum_bytes = maximum_bytes;
  g_signal_connect_object (log, "items-changed", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * tel_request_file_dup_default_path:
 *
 * Gets where the request log of this person is: in the state directory.
 *
 * Returns: (transfer full): the file
 */
char *
tel_request_file_dup_default_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "telephonist", "requests.log", NULL);
}
