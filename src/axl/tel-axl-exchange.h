/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TelAxlSinkFunc:
 * @user_data: data of whoever asked
 * @data: (array length=length): bytes of an XML answer
 * @length: how many
 * @error: return location
 *
 * Takes an answer piece by piece.
 *
 * Returns: %FALSE with @error set to end the exchange
 */
typedef gboolean (*TelAxlSinkFunc) (gpointer user_data, const char *data, gsize length, GError **error);

/**
 * TelAxlExchange:
 * @path: what is asked, such as `/axl/`
 * @action: (nullable): the SOAPAction header, quotes included
 * @body: (nullable): what is sent; %NULL asks by GET
 * @anonymous: %TRUE to send neither credentials nor cookies
 * @operation: (nullable): what the log calls it, %NULL for @path
 * @object: (nullable): what it is about, in words
 * @is_write: %TRUE for what changes the cluster: a connection of its own, never repeated
 * @time_out: how long nothing may happen, in milliseconds
 * @time_limit: how long it may take in all, in milliseconds
 * @size_limit: how many bytes an answer may have, decompressed
 * @sink: takes the answer where it is XML
 * @sink_data: (not owned): data for @sink
 * @status: the HTTP status; zero until an answer began
 * @sending_began: %TRUE once bytes of the request may have reached the server
 * @cookie_sent: %TRUE when a session cookie was sent
 * @is_xml: %TRUE when the answer was XML and went to @sink
 * @page: (nullable): the beginning of an answer that is not XML
 * @answer: (nullable): the answer, where the request log keeps what is said
 * @retry_after: how many seconds the server asks to be left alone, 0 where it does not say
 *
 * One HTTP request and its answer. The first group is what is asked, the second what came of it.
 */
typedef struct
{
  char *path;
  char *action;
  GBytes *body;
  gboolean anonymous;
  char *operation;
  char *object;
  gboolean is_write;
  guint time_out;
  guint time_limit;
  gsize size_limit;
  TelAxlSinkFunc sink;
  gpointer sink_data;

  guint status;
  gboolean sending_began;
  gboolean cookie_sent;
  gboolean is_xml;
  GString *page;
  GByteArray *answer;
  guint retry_after;
} TelAxlExchange;

TelAxlExchange *tel_axl_exchange_new (const char *path);
void tel_axl_exchange_reset (TelAxlExchange *self);
void tel_axl_exchange_take_retry_after (TelAxlExchange *self, const char *retry_after, const char *date);
void tel_axl_exchange_keep (TelAxlExchange *self, const char *data, gsize length);
void tel_axl_exchange_log (
    const TelAxlExchange *self, const char *host, guint port, gsize received, gint64 started, const GError *error);
void tel_axl_exchange_free (TelAxlExchange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlExchange, tel_axl_exchange_free)

G_END_DECLS
