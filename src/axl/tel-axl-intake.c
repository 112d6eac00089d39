/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-intake.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* As much of a page as could say what it is: the error pages of Tomcat are of some 2 KiB. */
#define PAGE_BYTES (64 * 1024)

/* An XML declaration stands within, in two bytes a character too. */
#define DECLARATION_BYTES 256

#define CONVERTED_BYTES (16 * 1024)

struct _TelAxlIntake
{
  TelAxlExchange *exchange;
  char *host;
  char *charset;
  goffset told_length;
  gsize received;
  gboolean begun;
  GConverter *converter;
  GByteArray *unconverted;
};

/* The status and what the server calls its answer say whether an XML reader may see it (contract 1.3). */
static gboolean
announces_xml (SoupMessage *message)
{
  guint status = soup_message_get_status (message);
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  if (status != SOUP_STATUS_OK && status != SOUP_STATUS_INTERNAL_SERVER_ERROR)
    return FALSE;

  return type == NULL || strstr (type, "html") == NULL;
}

static gboolean
has_mark (const char *data, gsize length)
{
  return (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) ||
         (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0));
}

/* The letters of the beginning, whether they have one, two or four bytes each. */
static char *
dup_beginning (const char *data, gsize length)
{
  GString *letters = g_string_new (NULL);

  length = MIN (length, DECLARATION_BYTES);
  for (gsize i = has_mark (data, length) ? (data[0] == '\xef' ? 3 : 2) : 0; i < length; i++)
    if (data[i] != '\0')
      g_string_append_c (letters, g_ascii_tolower (data[i]));

  return g_strchug (g_string_free (letters, FALSE));
}

static gboolean
begins_as_xml (const char *beginning)
{
  return *beginning == '<' && !g_str_has_prefix (beginning, "<html") && !g_str_has_prefix (beginning, "<!doctype html");
}

/* What a document says of itself goes before what its header says of it: whoever wrote it knows better. */
static gboolean
says_its_encoding (const char *data, gsize length, const char *beginning)
{
  const char *end = strstr (beginning, "?>");

  return has_mark (data, length) || (g_str_has_prefix (beginning, "<?xml") &&
                                     g_strstr_len (beginning, end != NULL ? end - beginning : -1, "encoding") != NULL);
}

static gboolean
begin (TelAxlIntake *self, const char *data, gsize length, GError **error)
{
  g_autofree char *beginning = dup_beginning (data, length);

  self->begun = TRUE;
  self->exchange->is_xml = self->exchange->is_xml && begins_as_xml (beginning);
  if (!self->exchange->is_xml || self->charset == NULL || g_ascii_strcasecmp (self->charset, "utf-8") == 0 ||
      says_its_encoding (data, length, beginning))
    return TRUE;

  self->converter = (GConverter *) g_charset_converter_new ("UTF-8", self->charset, NULL);
  if (self->converter != NULL)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL,
               /* Translators: the name of a server, that of a character encoding */
               _ ("%s answers in the character encoding “%s”, which is not supported."), self->host, self->charset);
  return FALSE;
}

static gboolean
hand_on (TelAxlIntake *self, const char *data, gsize length, GError **error)
{
  tel_axl_exchange_keep (self->exchange, data, length);

  return self->exchange->sink (self->exchange->sink_data, data, length, error);
}

/* A character may be cut in two by the end of a piece: what is left of it waits for the next one. */
static gboolean
convert (TelAxlIntake *self, const char *data, gsize length, GError **error)
{
  char converted[CONVERTED_BYTES];
  gsize n_read, n_written;
  GConverterResult result = G_CONVERTER_CONVERTED;
  g_autoptr (GError) refusal = NULL;

  g_byte_array_append (self->unconverted, (const guint8 *) data, (guint) length);
  while (self->unconverted->len > 0 && result == G_CONVERTER_CONVERTED)
    {
      result = g_converter_convert (self->converter, self->unconverted->data, self->unconverted->len, converted,
                                    sizeof converted, G_CONVERTER_NO_FLAGS, &n_read, &n_written, &refusal);
      if (result == G_CONVERTER_ERROR)
        break;
      g_byte_array_remove_range (self->unconverted, 0, (guint) n_read);
      if (n_written > 0 && !hand_on (self, converted, n_written, error))
        return FALSE;
    }

  if (refusal == NULL || g_error_matches (refusal, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL,
               /* Translators: the name of a server, that of a character encoding */
               _ ("%s says that it answers in the character encoding “%s”, and does not."), self->host, self->charset);
  return FALSE;
}

/**
 * tel_axl_intake_new:
 * @exchange: (not owned): what is asked
 * @host: the host
 * @message: an answer of which the head has come
 *
 * Makes an intake.
 *
 * Returns: (transfer full): a new intake
 */
TelAxlIntake *
tel_axl_intake_new (TelAxlExchange *exchange, const char *host, SoupMessage *message)
{
  TelAxlIntake *self;
  SoupMessageHeaders *headers;
  g_autoptr (GHashTable) parameters = NULL;

  g_return_val_if_fail (exchange != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (SOUP_IS_MESSAGE (message), NULL);

  self = g_new0 (TelAxlIntake, 1);
  self->exchange = exchange;
  self->host = g_strdup (host);
  self->unconverted = g_byte_array_new ();
  self->told_length = -1;

  headers = soup_message_get_response_headers (message);
  soup_message_headers_get_content_type (headers, &parameters);
  if (parameters != NULL)
    self->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  /* Of what is compressed the length is another one. */
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_one (headers, "Content-Encoding") == NULL)
    self->told_length = soup_message_headers_get_content_length (headers);
  exchange->is_xml = exchange->sink != NULL && announces_xml (message);

  return self;
}

/**
 * tel_axl_intake_free:
 * @self: (nullable) (transfer full): an intake
 *
 * Frees the intake; the answer need not have ended.
 */
void
tel_axl_intake_free (TelAxlIntake *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->converter);
  if (self->unconverted->len > 0)
    explicit_bzero (self->unconverted->data, self->unconverted->len);
  g_byte_array_unref (self->unconverted);
  g_free (self->charset);
  g_free (self->host);
  g_free (self);
}

/**
 * tel_axl_intake_take:
 * @self: an intake
 * @piece: what has come, decompressed
 * @error: return location
 *
 * Takes the next piece. An XML document that does not say its own character encoding is read in the one that the
 * answer's header says.
 *
 * Returns: %FALSE with %TEL_ERROR_PROTOCOL when there is too much of it or its encoding is not understood, or with what
 *   the sink said
 */
gboolean
tel_axl_intake_take (TelAxlIntake *self, GBytes *piece, GError **error)
{
  TelAxlExchange *exchange;
  gsize length;
  const char *data;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (piece != NULL, FALSE);

  exchange = self->exchange;
  data = g_bytes_get_data (piece, &length);
  if (!self->begun && !begin (self, data, length, error))
    return FALSE;
  self->received += length;

  if (!exchange->is_xml)
    {
      if (exchange->page == NULL)
        exchange->page = g_string_new (NULL);
      g_string_append_len (exchange->page, data, (gssize) MIN (length, PAGE_BYTES - exchange->page->len));
      return TRUE;
    }

  if (self->received > exchange->size_limit)
    {
      g_autofree char *size = g_format_size_full (exchange->size_limit, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: the name of a server, a size such as “64.0 MiB” */
      g_set_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL,
                   _ ("%s sent an answer of more than %s. It was not read any further."), self->host, size);
      return FALSE;
    }

  return self->converter != NULL ? convert (self, data, length, error) : hand_on (self, data, length, error);
}

/**
 * tel_axl_intake_finish:
 * @self: an intake
 * @error: return location
 *
 * Says that nothing more comes.
 *
 * Returns: %FALSE with %G_IO_ERROR_PARTIAL_INPUT when it is less than was told
 */
gboolean
tel_axl_intake_finish (TelAxlIntake *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->told_length < 0 || self->received >= (guint64) self->told_length)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "The answer breaks off");
  return FALSE;
}

/**
 * tel_axl_intake_has_enough:
 * @self: an intake
 *
 * Tells whether what has come of a page says what it is.
 *
 * Returns: %TRUE when no more need be read
 */
gboolean
tel_axl_intake_has_enough (TelAxlIntake *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->exchange->page != NULL && self->exchange->page->len >= PAGE_BYTES;
}

/**
 * tel_axl_intake_get_received:
 * @self: an intake
 *
 * Counts what has come, decompressed.
 *
 * Returns: the number of bytes
 */
gsize
tel_axl_intake_get_received (TelAxlIntake *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->received;
}
