/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-sql-tokens.h"

#include "simulator/tel-simulator-fault.h"

#include <string.h>

/* Longer ones first. */
static const char *const symbols[] = {
  "<>", "!=", "<=", ">=", "||", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", ".", ";",
};

static void
token_free (gpointer data)
{
  TelSimulatorSqlToken *token = data;

  g_free (token->text);
  g_free (token);
}

static void
add (GPtrArray *tokens, TelSimulatorSqlTokenKind kind, char *text)
{
  TelSimulatorSqlToken *token = g_new (TelSimulatorSqlToken, 1);

  token->kind = kind;
  token->text = text;
  g_ptr_array_add (tokens, token);
}

static gboolean
refuse_quote (GError **error)
{
  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_QUOTE,
                       "Found a quote for which there is no matching quote.");

  return FALSE;
}

/* A quotation mark in a literal is written twice. Without DELIMIDENT, Informix takes both kinds of mark for literals.
 */
static gboolean
read_string (const char **at, GPtrArray *tokens, GError **error)
{
  char mark = **at;
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *c = *at + 1; *c != '\0'; c++)
    {
      if (*c == mark && c[1] != mark)
        {
          *at = c + 1;
          add (tokens, TEL_SIMULATOR_SQL_STRING, g_strdup (text->str));
          return TRUE;
        }
      if (*c == mark)
        c++;
      g_string_append_c (text, *c);
    }

  return refuse_quote (error);
}

static gboolean
read_symbol (const char **at, GPtrArray *tokens, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_str_has_prefix (*at, symbols[i]))
      {
        add (tokens, TEL_SIMULATOR_SQL_SYMBOL, g_strdup (symbols[i]));
        *at += strlen (symbols[i]);
        return TRUE;
      }

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_CHARACTER,
                       "An illegal character has been found in the statement.");

  return FALSE;
}

static gboolean
is_letter (char letter)
{
  return g_ascii_isalpha (letter) || letter == '_';
}

static gboolean
is_number (const char *at)
{
  return g_ascii_isdigit (*at) || (*at == '.' && g_ascii_isdigit (at[1]));
}

static void
read_run (const char **at, GPtrArray *tokens, gboolean word)
{
  const char *end = *at;

  while (g_ascii_isdigit (*end) || (word ? is_letter (*end) : *end == '.'))
    end++;
  add (tokens, word ? TEL_SIMULATOR_SQL_WORD : TEL_SIMULATOR_SQL_NUMBER, g_ascii_strdown (*at, end - *at));
  *at = end;
}

/* Informix knows all three kinds of comment. FALSE when there is none. */
static gboolean
skip_comment (const char **at)
{
  const char *end;

  if (g_str_has_prefix (*at, "--"))
    end = strchr (*at, '\n');
  else if (**at == '{')
    end = strchr (*at, '}');
  else if (g_str_has_prefix (*at, "/*"))
    end = strstr (*at + 2, "*/");
  else
    return FALSE;

  *at = end == NULL ? *at + strlen (*at) : end + (*end == '*' ? 2 : 1);

  return TRUE;
}

/**
 * tel_simulator_sql_tokens_read:
 * @statement: a statement in Informix' dialect (contract 6.2)
 * @error: return location for a #GError
 *
 * Takes a statement apart. Comments and space are left out; the last token is %TEL_SIMULATOR_SQL_END.
 *
 * Returns: (transfer full) (element-type TelSimulatorSqlToken): the tokens, NULL with a #TelSimulatorFault
 */
GPtrArray *
tel_simulator_sql_tokens_read (const char *statement, GError **error)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (token_free);
  const char *at = statement;

  g_return_val_if_fail (statement != NULL, NULL);

  while (*at != '\0')
    if (g_ascii_isspace (*at))
      at++;
    else if (skip_comment (&at))
      continue;
    else if (is_letter (*at) || is_number (at))
      read_run (&at, tokens, is_letter (*at));
    else if (*at == '\'' || *at == '"' ? !read_string (&at, tokens, error) : !read_symbol (&at, tokens, error))
      return NULL;
  add (tokens, TEL_SIMULATOR_SQL_END, g_strdup (""));

  return g_steal_pointer (&tokens);
}
