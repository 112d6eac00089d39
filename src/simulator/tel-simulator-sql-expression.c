/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-sql-parser.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-sql-tokens.h"

#include <sqlite3.h>
#include <string.h>

/* Deeper than anybody writes by hand. */
#define MOST_DEPTH 40

/* Not even in a label: with these the next part of a query begins. */
static const char *const part_words[] = {
  "as",   "asc",  "cross", "desc",  "for",   "from",  "full",  "group", "having", "inner", "into",
  "join", "left", "on",    "order", "outer", "right", "union", "using", "where",  "with",  NULL,
};

static const char *const expression_words[] = {
  "and",  "between", "case", "else", "end", "escape", "exists", "in",   "is",
  "like", "matches", "not",  "null", "or",  "select", "then",   "when", NULL,
};

static const TelSimulatorSqlToken *
peek (const TelSimulatorSqlParser *self, guint ahead)
{
  return g_ptr_array_index (self->tokens, MIN (self->at + ahead, self->tokens->len - 1));
}

/*
 * tel_simulator_sql_parser_refuse:
 * @error: return location for a #GError
 *
 * Says what Informix says of a statement that it cannot read.
 *
 * Returns: FALSE
 */
gboolean
tel_simulator_sql_parser_refuse (GError **error)
{
  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_SYNTAX, "A syntax error has occurred.");

  return FALSE;
}

/*
 * tel_simulator_sql_parser_is:
 * @self: a parser
 * @ahead: how many tokens ahead
 * @text: a word or a symbol
 *
 * Returns: whether that token stands there
 */
gboolean
tel_simulator_sql_parser_is (const TelSimulatorSqlParser *self, guint ahead, const char *text)
{
  const TelSimulatorSqlToken *token = peek (self, ahead);

  return (token->kind == TEL_SIMULATOR_SQL_WORD || token->kind == TEL_SIMULATOR_SQL_SYMBOL) &&
         g_str_equal (token->text, text);
}

/*
 * tel_simulator_sql_parser_get_word:
 * @self: a parser
 * @ahead: how many tokens ahead
 *
 * Returns: (nullable): the word that stands there, NULL when it is something else
 */
const char *
tel_simulator_sql_parser_get_word (const TelSimulatorSqlParser *self, guint ahead)
{
  const TelSimulatorSqlToken *token = peek (self, ahead);

  return token->kind == TEL_SIMULATOR_SQL_WORD ? token->text : NULL;
}

/*
 * tel_simulator_sql_parser_take:
 * @self: a parser
 * @text: a word or a symbol
 *
 * Goes past a token if it is that one.
 *
 * Returns: whether it was
 */
gboolean
tel_simulator_sql_parser_take (TelSimulatorSqlParser *self, const char *text)
{
  gboolean found = tel_simulator_sql_parser_is (self, 0, text);

  if (found)
    self->at++;

  return found;
}

/*
 * tel_simulator_sql_parser_ends_expression:
 * @word: a word
 *
 * Returns: whether it begins the next part of a query
 */
gboolean
tel_simulator_sql_parser_ends_expression (const char *word)
{
  return g_strv_contains (part_words, word);
}

/*
 * tel_simulator_sql_parser_is_keyword:
 * @word: a word
 *
 * Returns: whether it can be no label and no name of a table
 */
gboolean
tel_simulator_sql_parser_is_keyword (const char *word)
{
  return g_strv_contains (part_words, word) || g_strv_contains (expression_words, word);
}

/*
 * tel_simulator_sql_parser_quote:
 * @out: where to write
 * @text: any text
 *
 * Writes a literal.
 */
void
tel_simulator_sql_parser_quote (GString *out, const char *text)
{
  char *literal = sqlite3_mprintf ("%Q", text);

  g_string_append (out, literal);
  sqlite3_free (literal);
}

static gboolean
knows_source (const TelSimulatorSqlParser *self, const char *name)
{
  for (const TelSimulatorSqlScope *scope = self->scope; scope != NULL; scope = scope->outer)
    for (guint i = 0; i < scope->sources->len; i++)
      if (g_str_equal (*(char **) g_ptr_array_index (scope->sources, i), name))
        return TRUE;

  return FALSE;
}

/* SQLite has a number for every row under several names, even through a query in FROM. */
static gboolean
check_column (const char *name, GError **error)
{
  static const char *const hidden[] = { "_rowid_", "oid", "rowid", NULL };

  if (!g_strv_contains (hidden, name))
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_COLUMN,
               "Column (%s) not found in any table in the query (or SLV is undefined).", name);

  return FALSE;
}

static gboolean
read_name (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  const char *name = tel_simulator_sql_parser_get_word (self, 0);

  if (!tel_simulator_sql_parser_is (self, 1, "."))
    {
      if (!check_column (name, error))
        return FALSE;
      self->at++;
      g_string_append_printf (out, "[%s]", name);
      return TRUE;
    }
  if (tel_simulator_sql_parser_get_word (self, 2) == NULL)
    return tel_simulator_sql_parser_refuse (error);
  if (!knows_source (self, name))
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_NOT_SELECTED,
                   "Table (%s) not selected in query.", name);
      return FALSE;
    }
  if (!check_column (tel_simulator_sql_parser_get_word (self, 2), error))
    return FALSE;
  g_string_append_printf (out, "[%s].[%s]", name, tel_simulator_sql_parser_get_word (self, 2));
  self->at += 3;

  return TRUE;
}

static gboolean
read_parentheses (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  g_autoptr (GPtrArray) columns = NULL;
  gboolean read;

  self->at++;
  if (self->depth == MOST_DEPTH)
    return tel_simulator_sql_parser_refuse (error);
  self->depth++;
  g_string_append_c (out, '(');
  if (tel_simulator_sql_parser_is (self, 0, "select"))
    {
      columns = g_ptr_array_new_with_free_func (g_free);
      read = tel_simulator_sql_parser_read_query (self, out, columns, error);
    }
  else
    read = tel_simulator_sql_parser_read_expressions (self, out, error);
  if (!read)
    return FALSE;
  g_string_append_c (out, ')');
  self->depth--;

  return tel_simulator_sql_parser_take (self, ")") || tel_simulator_sql_parser_refuse (error);
}

/* IS [NOT] NULL, [NOT] IN and EXISTS are followed by one thing only; SQLite would let more pass. */
static gboolean
check_following (const TelSimulatorSqlParser *self, const char *word, GError **error)
{
  guint ahead = tel_simulator_sql_parser_is (self, 1, "not") ? 2 : 1;

  if (g_str_equal (word, "is"))
    return tel_simulator_sql_parser_is (self, ahead, "null") || tel_simulator_sql_parser_refuse (error);
  if (g_str_equal (word, "in") || g_str_equal (word, "exists"))
    return tel_simulator_sql_parser_is (self, 1, "(") || tel_simulator_sql_parser_refuse (error);

  return !g_str_equal (word, "select") || tel_simulator_sql_parser_refuse (error);
}

static gboolean
read_keyword (TelSimulatorSqlParser *self, GString *out, gboolean *operand, GError **error)
{
  const char *word = tel_simulator_sql_parser_get_word (self, 0);

  if (!check_following (self, word, error))
    return FALSE;

  g_string_append_printf (out, " %s ",
                          g_str_equal (word, "like")      ? "REGEXP"
                          : g_str_equal (word, "matches") ? "GLOB"
                                                          : word);
  *operand = g_str_equal (word, "null") || g_str_equal (word, "end");
  self->at++;

  return TRUE;
}

static gboolean
read_word (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  const char *word = tel_simulator_sql_parser_get_word (self, 0);

  if (tel_simulator_sql_parser_is (self, 1, "("))
    return tel_simulator_sql_parser_read_function (self, out, error);
  if (g_str_equal (word, "current") || g_str_equal (word, "today") || g_str_equal (word, "sysdate"))
    return tel_simulator_sql_parser_read_time (self, out, error);

  return read_name (self, out, error);
}

static gboolean
read_literal (TelSimulatorSqlParser *self, GString *out, gboolean *operand, GError **error)
{
  const TelSimulatorSqlToken *token = peek (self, 0);

  if (*operand)
    return tel_simulator_sql_parser_refuse (error);
  if (token->kind == TEL_SIMULATOR_SQL_STRING)
    tel_simulator_sql_parser_quote (out, token->text);
  else
    g_string_append (out, token->text);
  self->at++;
  *operand = TRUE;

  return TRUE;
}

static gboolean
read_operator (TelSimulatorSqlParser *self, GString *out, gboolean *operand, GError **error)
{
  const char *symbol = peek (self, 0)->text;

  if (g_str_equal (symbol, "("))
    {
      if (*operand)
        return tel_simulator_sql_parser_refuse (error);
      *operand = TRUE;
      return read_parentheses (self, out, error);
    }
  if (!*operand && !g_str_equal (symbol, "-") && !g_str_equal (symbol, "+"))
    return tel_simulator_sql_parser_refuse (error);
  g_string_append_printf (out, " %s ", symbol);
  *operand = FALSE;
  self->at++;

  return TRUE;
}

static gboolean
is_at_end (const TelSimulatorSqlParser *self, gboolean operand)
{
  const TelSimulatorSqlToken *token = peek (self, 0);

  if (token->kind == TEL_SIMULATOR_SQL_END)
    return TRUE;
  if (token->kind == TEL_SIMULATOR_SQL_SYMBOL)
    return strchr ("),;", *token->text) != NULL;
  if (token->kind != TEL_SIMULATOR_SQL_WORD)
    return FALSE;

  return g_strv_contains (part_words, token->text) || (operand && !g_strv_contains (expression_words, token->text));
}

/*
 * tel_simulator_sql_parser_read_expression:
 * @self: a parser
 * @out: where to write
 * @error: return location for a #GError
 *
 * Reads an expression, up to what cannot belong to it: another part of the query, a comma, a label.
 *
 * Returns: FALSE with a #TelSimulatorFault when it is none
 */
gboolean
tel_simulator_sql_parser_read_expression (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  gboolean operand = FALSE;

  while (!is_at_end (self, operand))
    {
      const TelSimulatorSqlToken *token = peek (self, 0);
      gboolean read;

      if (token->kind == TEL_SIMULATOR_SQL_SYMBOL)
        read = read_operator (self, out, &operand, error);
      else if (token->kind != TEL_SIMULATOR_SQL_WORD)
        read = read_literal (self, out, &operand, error);
      else if (g_strv_contains (expression_words, token->text))
        read = read_keyword (self, out, &operand, error);
      else
        {
          operand = TRUE;
          read = read_word (self, out, error);
        }
      if (!read)
        return FALSE;
    }

  return operand || tel_simulator_sql_parser_refuse (error);
}

/*
 * tel_simulator_sql_parser_read_expressions:
 * @self: a parser
 * @out: where to write
 * @error: return location for a #GError
 *
 * Reads one expression or several between commas.
 *
 * Returns: FALSE with a #TelSimulatorFault when there are none
 */
gboolean
tel_simulator_sql_parser_read_expressions (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  do
    {
      if (!tel_simulator_sql_parser_read_expression (self, out, error))
        return FALSE;
      if (tel_simulator_sql_parser_is (self, 0, ","))
        g_string_append (out, ", ");
    }
  while (tel_simulator_sql_parser_take (self, ","));

  return TRUE;
}
