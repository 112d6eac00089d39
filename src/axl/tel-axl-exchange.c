/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-exchange.h"

#include "axl/tel-axl-failure.h"
#include "axl/tel-axl-redaction.h"
#include "axl/tel-request-log.h"
#include "model/tel-error.h"

#include <libsoup/soup.h>
#include <string.h>

/* Contract 1.5: 30 seconds where nothing else is said; an answer is never above 8 MB but for what wraps its rows. */
#define DEFAULT_TIME_OUT 30000
#define DEFAULT_TIME_LIMIT (5 * DEFAULT_TIME_OUT)
#define DEFAULT_SIZE_LIMIT (64 * 1024 * 1024)

/* As much of an answer as somebody may want to look at. */
#define KEPT_BYTES (256 * 1024)

/**
 * tel_axl_exchange_new:
 * @path: what is asked, such as `/axl/`
 *
 * Makes an exchange that asks by GET; the caller fills in the rest.
 *
 * Returns: (transfer full): a new exchange
 */
TelAxlExchange *
tel_axl_exchange_new (const char *path)
{
  TelAxlExchange *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (TelAxlExchange, 1);
  self->path = g_strdup (path);
  self->time_out = DEFAULT_TIME_OUT;
  self->time_limit = DEFAULT_TIME_LIMIT;
  self->size_limit = DEFAULT_SIZE_LIMIT;

  return self;
}

/**
 * tel_axl_exchange_reset:
 * @self: the exchange
 *
 * Forgets what came of it, so that the same can be asked again.
 */
void
tel_axl_exchange_reset (TelAxlExchange *self)
{
  g_return_if_fail (self != NULL);

  self->status = 0;
  self->sending_began = FALSE;
  self->cookie_sent = FALSE;
  self->is_xml = FALSE;
  self->retry_after = 0;
  if (self->page != NULL)
    g_string_free (g_steal_pointer (&self->page), TRUE);
  if (self->answer != NULL)
    explicit_bzero (self->answer->data, self->answer->len);
  g_clear_pointer (&self->answer, g_byte_array_unref);
}

/**
 * tel_axl_exchange_take_retry_after:
 * @self: the exchange
 * @retry_after: (nullable): the header of this name: a number of seconds, or a date
 * @date: (nullable): the server's own time, against which a date is held
 *
 * Notes how long the server asks to be left alone. What cannot be read counts as not said.
 */
void
tel_axl_exchange_take_retry_after (TelAxlExchange *self, const char *retry_after, const char *date)
{
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds;

  g_return_if_fail (self != NULL);

  self->retry_after = 0;
  if (retry_after == NULL)
    return;
  if (g_ascii_string_to_unsigned (retry_after, 10, 0, G_MAXINT, &seconds, NULL))
    {
      self->retry_after = (guint) seconds;
      return;
    }

  then = soup_date_time_new_from_http_string (retry_after);
  now = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  if (now == NULL)
    now = g_date_time_new_now_utc ();
  if (then != NULL && g_date_time_compare (then, now) > 0)
    self->retry_after = (guint) MIN (g_date_time_difference (then, now) / G_TIME_SPAN_SECOND, G_MAXINT);
}

/**
 * tel_axl_exchange_keep:
 * @self: the exchange
 * @data: (array length=length): a piece of an XML answer
 * @length: how many bytes
 *
 * Keeps the beginning of an answer for the request log, where that was asked for.
 */
void
tel_axl_exchange_keep (TelAxlExchange *self, const char *data, gsize length)
{
  g_return_if_fail (self != NULL);

  if (!tel_request_log_get_keeps_bodies (tel_request_log_get_default ()))
    return;

  /* Of one size from the beginning, so that growing leaves no piece behind. */
  if (self->answer == NULL)
    self->answer = g_byte_array_sized_new (KEPT_BYTES);
  g_byte_array_append (self->answer, (const guint8 *) data, (guint) MIN (length, KEPT_BYTES - self->answer->len));
}

static char *
redact (const char *operation, gconstpointer data, gsize length)
{
  if (!tel_request_log_get_keeps_bodies (tel_request_log_get_default ()) || length == 0)
    return NULL;

  return tel_axl_redaction_make (operation, data, length);
}

static const char *
get_problem (const GError *error, const char *host, guint port)
{
  g_autoptr (GError) broken = NULL;

  if (error == NULL)
    return NULL;
  if (error->domain == TEL_ERROR)
    return tel_error_get_name (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";

  broken = tel_axl_failure_new_broken (host, port, error);

  return broken->domain == TEL_ERROR ? tel_error_get_name (broken->code) : "network";
}

/**
 * tel_axl_exchange_log:
 * @self: the exchange, which has ended
 * @host: who was asked
 * @port: on which port
 * @received: how many bytes of the answer were read
 * @started: when it began, a time of g_get_monotonic_time()
 * @error: (nullable): why there is no answer
 *
 * Writes the exchange into the request log; what was said only where that was asked for, and without secrets.
 */
void
tel_axl_exchange_log (
    const TelAxlExchange *self, const char *host, guint port, gsize received, gint64 started, const GError *error)
{
  gint64 duration = g_get_monotonic_time () - started;
  g_autoptr (TelRequestEntry) entry = NULL;
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;
  TelRequestFacts facts = {
    .time = g_get_real_time () - duration,
    .host = (char *) host,
    .object = self->object,
    .is_write = self->is_write,
    .status = self->status,
    .problem = get_problem (error, host, port),
    .milliseconds = (guint) (duration / 1000),
    .sent = self->body != NULL ? g_bytes_get_size (self->body) : 0,
    .received = received,
  };

  facts.operation = self->operation != NULL ? self->operation : self->path;
  request = redact (facts.operation, self->body != NULL ? g_bytes_get_data (self->body, NULL) : NULL, facts.sent);
  answer = self->answer != NULL ? redact (facts.operation, self->answer->data, self->answer->len) : NULL;
  facts.request = request;
  facts.answer = answer;
  entry = tel_request_entry_new (&facts);
  tel_request_log_add (tel_request_log_get_default (), entry);
}

/**
 * tel_axl_exchange_free:
 * @self: the exchange
 *
 * Frees the exchange.
 */
void
tel_axl_exchange_free (TelAxlExchange *self)
{
  g_return_if_fail (self != NULL);

  tel_axl_exchange_reset (self);
  g_free (self->path);
  g_free (self->action);
  g_free (self->operation);
  g_free (self->object);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}
