/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-connection-options.h"

#include <string.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-parsing.h"

#define SHA256_DIGITS 64
#define MAXIMUM_WRITES 600

/* Whatever way a person writes it, with or without colons, in either case. */
static gboolean
check_fingerprint (TelBatchOptions *self, GError **error)
{
  const char *text = self->fingerprint;
  guint n_digits = 0;

  if (text == NULL)
    return TRUE;
  if (g_ascii_strncasecmp (text, "SHA256:", strlen ("SHA256:")) == 0)
    text += strlen ("SHA256:");
  for (; *text != '\0'; text++)
    if (g_ascii_isxdigit (*text))
      n_digits++;
    else if (*text != ':')
      break;

  if (*text == '\0' && n_digits == SHA256_DIGITS)
    return TRUE;

  return tel_batch_parsing_refuse (
      error, _ ("“%s” is not a fingerprint. It is the certificate's SHA-256: 64 hexadecimal digits."),
      self->fingerprint);
}

/**
 * tel_batch_connection_options_check:
 * @self: options
 * @error: return location for an error
 *
 * Checks what was said of the connection.
 *
 * Returns: %FALSE with a #GOptionError, whose message says what is wrong
 */
gboolean
tel_batch_connection_options_check (TelBatchOptions *self, GError **error)
{
  if (self->host == NULL || self->host[0] == '\0')
    return tel_batch_parsing_refuse (error, _ ("Say which cluster: --host HOST."));
  if (self->user == NULL || self->user[0] == '\0')
    return tel_batch_parsing_refuse (error, _ ("Say with which account: --user USER."));
  if (self->port < 1 || self->port > G_MAXUINT16)
    return tel_batch_parsing_refuse (error, _ ("%d is not a port. Most clusters use 8443."), self->port);
  if (self->capf_port < 1 || self->capf_port > G_MAXUINT16)
    return tel_batch_parsing_refuse (error, _ ("%d is not a port. CAPF usually answers at 3804."), self->capf_port);
  if (self->writes_per_minute < 0 || self->writes_per_minute > MAXIMUM_WRITES)
    return tel_batch_parsing_refuse (
        error, _ ("%d is no limit of writes a minute. Give a number from 0, which is no limit, to %d."),
        self->writes_per_minute, MAXIMUM_WRITES);
  if (self->time_zone != NULL)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (self->time_zone);

      if (zone == NULL)
        return tel_batch_parsing_refuse (error, _ ("“%s” is not a time zone. Write it like Asia/Tokyo."),
                                         self->time_zone);
    }

  return check_fingerprint (self, error);
}
