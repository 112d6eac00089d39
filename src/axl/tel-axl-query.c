/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-query.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Where a statement is being read. */
typedef struct
{
  const char *start;
  const char *at;
  guint n_words;
  const char *end;
} Scan;

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID, words);
  return FALSE;
}

/* Goes behind what ends a comment or a literal. */
static gboolean
skip_past (Scan *scan, guint opening, const char *closing)
{
  const char *found = strstr (scan->at + opening, closing);

  if (found == NULL)
    return FALSE;
  scan->at = found + strlen (closing);
  return TRUE;
}

/* Informix has comments of all three kinds. TRUE when there was one; one without an end takes what is left. */
static gboolean
skip_comment (Scan *scan, gboolean *complete)
{
  if (g_str_has_prefix (scan->at, "--"))
    {
      if (!skip_past (scan, 2, "\n"))
        scan->at += strlen (scan->at);
      return TRUE;
    }
  if (*scan->at == '{')
    *complete = skip_past (scan, 1, "}");
  else if (g_str_has_prefix (scan->at, "/*"))
    *complete = skip_past (scan, 2, "*/");
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_word (char letter)
{
  return g_ascii_isalnum (letter) || letter == '_' || letter == '$' || (letter & 0x80) != 0;
}

/* What would write or lock: SELECT … INTO makes a table, SELECT … FOR UPDATE holds rows. */
static gboolean
check_word (Scan *scan, const char *word, gsize length, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (word, (gssize) length);

  scan->n_words++;
  if (scan->n_words == 1 && !g_str_equal (lower, "select"))
    return refuse (error, _ ("Only a SELECT statement can be sent to the cluster; nothing was sent."));
  if (g_str_equal (lower, "into") || g_str_equal (lower, "update"))
    return refuse (error, _ ("The SELECT statement must not write or lock anything; nothing was sent."));
  return TRUE;
}

static gboolean
scan_token (Scan *scan, GError **error)
{
  const char quote[] = { *scan->at, '\0' };
  const char *word = scan->at;

  if (*scan->at == ';')
    {
      scan->end = scan->end != NULL ? scan->end : scan->at;
      scan->at++;
      return TRUE;
    }
  if (scan->end != NULL)
    return refuse (error, _ ("Only one statement can be sent at a time; nothing was sent."));
  /* A quotation mark written twice ends one literal and begins another, which comes to the same here. */
  if (*scan->at == '\'' || *scan->at == '"')
    return (scan->n_words > 0 && skip_past (scan, 1, quote)) ||
           refuse (error, scan->n_words > 0
                              ? _ ("A text or a comment in the statement has no end; nothing was sent.")
                              : _ ("Only a SELECT statement can be sent to the cluster; nothing was sent."));
  if (!is_word (*scan->at))
    {
      scan->at++;
      return scan->n_words > 0 ||
             refuse (error, _ ("Only a SELECT statement can be sent to the cluster; nothing was sent."));
    }
  while (is_word (*scan->at))
    scan->at++;
  return check_word (scan, word, (gsize) (scan->at - word), error);
}

/**
 * tel_axl_query_check:
 * @statement: what somebody wants to ask the cluster's database
 * @error: return location for an error
 *
 * Checks that a statement is a single SELECT that only reads, before anything of it is sent. Comments and space around
 * it and a semicolon at its end do no harm; the semicolon is left out. Whatever else is wrong with it the cluster says.
 *
 * Returns: (transfer full): the statement as it may be sent; %NULL with %TEL_ERROR_INVALID
 */
char *
tel_axl_query_check (const char *statement, GError **error)
{
  Scan scan = { statement, statement, 0, NULL };

  g_return_val_if_fail (statement != NULL, NULL);

  if (!g_utf8_validate (statement, -1, NULL))
    {
      refuse (error, _ ("The statement is not in UTF-8; nothing was sent."));
      return NULL;
    }

  while (*scan.at != '\0')
    {
      gboolean complete = TRUE;

      if (g_ascii_isspace (*scan.at))
        scan.at++;
      else if (skip_comment (&scan, &complete) ? !complete : !scan_token (&scan, error))
        {
          if (!complete)
            refuse (error, _ ("A text or a comment in the statement has no end; nothing was sent."));
          return NULL;
        }
    }
  if (scan.n_words == 0)
    {
      refuse (error, _ ("Only a SELECT statement can be sent to the cluster; nothing was sent."));
      return NULL;
    }

  return g_strstrip (scan.end != NULL ? g_strndup (scan.start, (gsize) (scan.end - scan.start))
                                      : g_strdup (scan.start));
}

/**
 * tel_axl_query_quote:
 * @text: any text
 *
 * Writes a text as a literal of a query, between quotation marks and with those in it doubled (contract 6.2).
 *
 * Returns: (transfer full): the literal
 */
char *
tel_axl_query_quote (const char *text)
{
  GString *literal;

  g_return_val_if_fail (text != NULL, NULL);

  literal = g_string_new (text);
  g_string_replace (literal, "'", "''", 0);
  g_string_prepend_c (literal, '\'');
  g_string_append_c (literal, '\'');

  return g_string_free (literal, FALSE);
}
