/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-password.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "model/tel-error.h"

#define VARIABLE "TELEPHONIST_PASSWORD"
#define MAXIMUM_LENGTH 1024

static gboolean
hide_typing (struct termios *before)
{
  struct termios hidden;

  if (tcgetattr (STDIN_FILENO, before) != 0)
    return FALSE;

  hidden = *before;
  hidden.c_lflag &= ~(tcflag_t) ECHO;

  return tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
}

/* One line, byte by byte: no buffer of a library's keeps a copy, and what follows is left to others. */
static gssize
read_line (char *line)
{
  gssize length = 0;

  while (length < MAXIMUM_LENGTH)
    {
      gssize count = read (STDIN_FILENO, line + length, 1);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        return -1;
      if (count == 0 || line[length] == '\n')
        break;
      length++;
    }
  if (length > 0 && line[length - 1] == '\r')
    length--;
  line[length] = '\0';

  return length;
}

/**
 * tel_batch_password_read:
 * @error: return location for an error
 *
 * Gets the password of the account: from the variable `TELEPHONIST_PASSWORD`, and only when that is not set from a
 * line of the standard input, which is asked for at a terminal and not shown while it is typed.
 *
 * Returns: (transfer full): the password, to be freed with tel_batch_password_wipe(), or NULL with %TEL_ERROR_INVALID
 */
char *
tel_batch_password_read (GError **error)
{
  const char *given = g_getenv (VARIABLE);
  gboolean hidden = FALSE;
  struct termios before;
  char *password;
  gssize length;

  password = g_malloc0 (MAXIMUM_LENGTH + 1);
  if (given != NULL)
    {
      length = (gssize) g_strlcpy (password, given, MAXIMUM_LENGTH + 1);
    }
  else
    {
      if (isatty (STDIN_FILENO))
        {
          g_printerr ("%s", _ ("Password: "));
          hidden = hide_typing (&before);
        }
      length = read_line (password);
      if (hidden)
        {
          tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
          g_printerr ("\n");
        }
    }

  if (length <= 0 || length > MAXIMUM_LENGTH || !g_utf8_validate (password, -1, NULL))
    {
      tel_batch_password_wipe (password);
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the name of a variable of the environment */
                   _ ("There is no password. Set %s, or give it as a line of the standard input."), VARIABLE);
      return NULL;
    }

  return password;
}

/**
 * tel_batch_password_wipe:
 * @password: (nullable) (transfer full): a password from tel_batch_password_read()
 *
 * Wipes and frees a password.
 */
void
tel_batch_password_wipe (char *password)
{
  if (password == NULL)
    return;

  explicit_bzero (password, MAXIMUM_LENGTH + 1);
  g_free (password);
}
