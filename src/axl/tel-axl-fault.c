/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-fault.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The server's numbers that mean one thing (contract 1.4). */
enum
{
  CODE_NOT_VALID = 5007,
  CODE_NOT_FOUND = 5003,
  CODE_DUPLICATE = -239,
  CODE_MISSING_REFERENCE = -691,
  CODE_SYNTAX = 201,
  CODE_NO_TABLE = 206,
  CODE_NO_COLUMN = 217,
  CODE_NO_ROUTINE = 674,
};

/* The wording is no stable interface: a code goes first, and these follow only where there is none that says it. */
static const struct
{
  const char *words;
  TelError kind;
} wordings[] = {
  { "query request too large", TEL_ERROR_TOO_LARGE },
  { "a syntax error has occurred", TEL_ERROR_UNSUPPORTED },
  { "is not in the database", TEL_ERROR_UNSUPPORTED },
  { "not found in any table in the query", TEL_ERROR_UNSUPPORTED },
  { "duplicate value in a unique index", TEL_ERROR_DUPLICATE },
  { "a dn exists with the same pattern and partition", TEL_ERROR_DUPLICATE },
  { "already exists", TEL_ERROR_DUPLICATE },
  { "was not found", TEL_ERROR_NOT_FOUND },
  { "not found", TEL_ERROR_NOT_FOUND },
};

static gboolean
adds (const char *operation)
{
  return g_str_has_prefix (operation, "add");
}

static TelError
classify (const TelAxlFault *fault, const char *operation)
{
  g_autofree char *message = g_ascii_strdown (fault->message, -1);

  switch (fault->code)
    {
    case CODE_DUPLICATE:
      return TEL_ERROR_DUPLICATE;

    case CODE_MISSING_REFERENCE:
      return TEL_ERROR_REJECTED;

    /* Informix' own numbers are negative; AXL was seen to give them without the sign (contract 1.4). */
    case CODE_SYNTAX:
    case -CODE_SYNTAX:
    case CODE_NO_TABLE:
    case -CODE_NO_TABLE:
    case CODE_NO_COLUMN:
    case -CODE_NO_COLUMN:
    case CODE_NO_ROUTINE:
    case -CODE_NO_ROUTINE:
      return TEL_ERROR_UNSUPPORTED;

    case CODE_NOT_VALID:
    case CODE_NOT_FOUND:
      /* What is being added cannot be missing: it names something that is. */
      return adds (operation) ? TEL_ERROR_REJECTED : TEL_ERROR_NOT_FOUND;

    default:
      break;
    }

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (strstr (message, wordings[i].words) != NULL)
      return wordings[i].kind == TEL_ERROR_NOT_FOUND && adds (operation) ? TEL_ERROR_REJECTED : wordings[i].kind;

  return TEL_ERROR_REJECTED;
}

/* Gives the number in the first match of a pattern. */
static gboolean
match_number (const char *text, const char *pattern, guint *number)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *digits = NULL;
  guint64 value;

  g_assert (regex != NULL);

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  digits = g_match_info_fetch (match, 1);
  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

/**
 * tel_axl_fault_new:
 * @code: the server's number, 0 for none
 * @message: (nullable): the server's words
 * @request: (nullable): the operation that the server names
 *
 * Makes a fault.
 *
 * Returns: (transfer full): a new fault
 */
TelAxlFault *
tel_axl_fault_new (int code, const char *message, const char *request)
{
  TelAxlFault *self = g_new0 (TelAxlFault, 1);

  self->code = code;
  self->message = g_utf8_make_valid (message != NULL ? message : "", -1);
  g_strstrip (self->message);
  self->request = g_strdup (request);
  return self;
}

/**
 * tel_axl_fault_free:
 * @self: (nullable) (transfer full): a fault
 *
 * Frees the fault.
 */
void
tel_axl_fault_free (TelAxlFault *self)
{
  if (self == NULL)
    return;

  g_free (self->message);
  g_free (self->request);
  g_free (self);
}

/**
 * tel_axl_fault_to_error:
 * @self: a fault
 * @operation: the operation that was asked for
 * @subject: what it was about, for a sentence (tel_axl_request_get_subject())
 *
 * Says in a sentence what a fault means, with the server's own words after it: by its code, else by what it says
 * (contract 1.4).
 *
 * Returns: (transfer full): an error of %TEL_ERROR_TOO_LARGE, %TEL_ERROR_NOT_FOUND, %TEL_ERROR_DUPLICATE,
 *   %TEL_ERROR_UNSUPPORTED or %TEL_ERROR_REJECTED
 */
GError *
tel_axl_fault_to_error (const TelAxlFault *self, const char *operation, const char *subject)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (operation != NULL, NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  TelError kind = classify (self, operation);
  const char *said = self->message[0] != '\0' ? self->message : _ ("no reason was given");
  g_autofree char *words = self->code != 0 ? g_strdup_printf ("%s [%d]", said, self->code) : g_strdup (said);

  switch (kind)
    {
    case TEL_ERROR_TOO_LARGE:
      return g_error_new (TEL_ERROR, kind,
                          /* Translators: what was asked for, the name of an operation, the cluster's own words */
                          _ ("The cluster has too much to return at once for %s (%s): %s"), subject, operation, words);

    case TEL_ERROR_NOT_FOUND:
      if (g_str_has_prefix (operation, "get"))
        return g_error_new (TEL_ERROR, kind,
                            /* Translators: what was asked for, e.g. “user “tadams””, the name of an operation, the
                             * cluster's own words */
                            _ ("The cluster has no %s. Check the spelling. It answered (%s): %s"), subject, operation,
                            words);
      if (!g_str_has_prefix (operation, "update"))
        return g_error_new (TEL_ERROR, kind,
                            /* Translators: what was to be changed, the name of an operation, the cluster's own words */
                            _ ("The cluster has no %s any more (%s): %s"), subject, operation, words);
      return g_error_new (TEL_ERROR, kind,
                          /* Translators: what was asked for, the name of an operation, the cluster's own words */
                          _ ("The cluster did not find %s, or something that it refers to (%s): %s"), subject,
                          operation, words);

    case TEL_ERROR_DUPLICATE:
      return g_error_new (TEL_ERROR, kind,
                          /* Translators: what was asked for, the name of an operation, the cluster's own words */
                          _ ("The cluster has %s already (%s): %s"), subject, operation, words);

    case TEL_ERROR_UNSUPPORTED:
      return g_error_new (TEL_ERROR, kind,
                          /* Translators: what was asked for, the name of an operation, the cluster's own words */
                          _ ("The cluster does not understand %s (%s): %s"), subject, operation, words);

    default:
      return g_error_new (TEL_ERROR, kind,
                          /* Translators: what was asked for, the name of an operation, the cluster's own words */
                          _ ("The cluster refused the request for %s (%s): %s"), subject, operation, words);
    }
}

/**
 * tel_axl_fault_parse_too_large:
 * @message: the words of a fault or of an error
 * @matched: (out) (optional): how many objects the request matched
 * @suggested: (out): fewer objects than this are to be asked for at once
 *
 * Reads the numbers of "Query request too large", in each of its known spellings (contract 1.5).
 *
 * Returns: %TRUE when @message suggests a number
 */
gboolean
tel_axl_fault_parse_too_large (const char *message, guint *matched, guint *suggested)
{
  g_return_val_if_fail (message != NULL, FALSE);
  g_return_val_if_fail (suggested != NULL, FALSE);

  if (matched != NULL && !match_number (message, "total\\s+rows\\s+matched:\\s*(\\d+)", matched))
    *matched = 0;
  /* None at all is no suggestion. */
  return match_number (message, "suggest\\w*\\s+row\\s+fetch:\\s*less\\s+than\\s*(\\d+)", suggested) && *suggested > 0;
}

/**
 * tel_axl_fault_parse_supported_versions:
 * @body: the HTML that came with HTTP status 599
 *
 * Reads which releases the cluster supports, e.g. “12.x, 14.0 and 15.0” (contract 1.2).
 *
 * Returns: (transfer full) (nullable): the cluster's words, %NULL when there are none
 */
char *
tel_axl_fault_parse_supported_versions (const char *body)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("Supported\\s+axl\\s+versions\\s+are\\s+([^<\\n]+)", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  g_assert (regex != NULL);

  valid = g_utf8_make_valid (body, -1);
  if (!g_regex_match (regex, valid, 0, &match))
    return NULL;
  return g_strstrip (g_match_info_fetch (match, 1));
}
