/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-exchange.h"

/* Contract 1.5: 30 seconds where nothing else is said; an answer is never above 8 MB but for what wraps its rows. */
#define DEFAULT_TIME_OUT 30000
#define DEFAULT_SIZE_LIMIT (64 * 1024 * 1024)

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
  if (self->page != NULL)
    g_string_free (g_steal_pointer (&self->page), TRUE);
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
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}
