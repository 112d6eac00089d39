/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-sql-functions.h"

#include <string.h>

#define INFORMIX_ESCAPE '\\'
#define NO_ESCAPE 0

/* Whether a text fits a pattern with % and _; letters count as they are written. */
static gboolean
fits (const char *text, const char *pattern, gunichar escape)
{
  const char *run_text = NULL;
  const char *run_pattern = NULL;

  for (;;)
    {
      gunichar wanted = g_utf8_get_char (pattern);
      const char *next = *pattern != '\0' ? g_utf8_next_char (pattern) : pattern;
      gboolean literal = wanted == escape && escape != NO_ESCAPE && *next != '\0';

      if (literal)
        {
          wanted = g_utf8_get_char (next);
          next = g_utf8_next_char (next);
        }
      if (wanted == '%' && !literal)
        {
          run_text = text;
          run_pattern = pattern = next;
          continue;
        }
      if (*text == '\0' && *pattern == '\0')
        return TRUE;
      if (*text != '\0' && *pattern != '\0' && ((wanted == '_' && !literal) || wanted == g_utf8_get_char (text)))
        {
          text = g_utf8_next_char (text);
          pattern = next;
          continue;
        }
      if (run_text == NULL || *run_text == '\0')
        return FALSE;
      run_text = g_utf8_next_char (run_text);
      text = run_text;
      pattern = run_pattern;
    }
}

/* LIKE. SQLite's own is deaf to capitals and is what the AXL lists are made with, so this one has another name. */
static void
run_like (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *pattern = (const char *) sqlite3_value_text (values[0]);
  const char *text = (const char *) sqlite3_value_text (values[1]);
  const char *escape = n_values > 2 ? (const char *) sqlite3_value_text (values[2]) : NULL;

  if (pattern == NULL || text == NULL || !g_utf8_validate (pattern, -1, NULL) || !g_utf8_validate (text, -1, NULL))
    return;

  sqlite3_result_int (context,
                      fits (text, pattern, escape != NULL ? g_utf8_get_char_validated (escape, -1) : INFORMIX_ESCAPE));
}

static void
run_case (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  char *(*convert) (const char *, gssize) = *(char *(**) (const char *, gssize)) sqlite3_user_data (context);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    sqlite3_result_text (context, convert (text, -1), -1, g_free);
}

/* DECODE (value, when, then, …, otherwise): the pairs are compared as texts, and null is equal to null. */
static void
run_decode (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *value = n_values > 0 ? (const char *) sqlite3_value_text (values[0]) : NULL;
  int i;

  for (i = 1; i + 1 < n_values; i += 2)
    if (g_strcmp0 (value, (const char *) sqlite3_value_text (values[i])) == 0)
      {
        sqlite3_result_value (context, values[i + 1]);
        return;
      }
  if (i < n_values)
    sqlite3_result_value (context, values[i]);
}

/**
 * tel_simulator_sql_functions_install:
 * @database: a database
 *
 * Adds what Informix does otherwise than SQLite: LIKE minds capitals and has the backslash as its escape, LOWER and
 * UPPER know more than ASCII, and there is DECODE.
 */
void
tel_simulator_sql_functions_install (sqlite3 *database)
{
  static char *(*lower) (const char *, gssize) = g_utf8_strdown;
  static char *(*upper) (const char *, gssize) = g_utf8_strup;
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;

  g_return_if_fail (database != NULL);

  sqlite3_create_function (database, "regexp", 2, flags, NULL, run_like, NULL, NULL);
  sqlite3_create_function (database, "regexp", 3, flags, NULL, run_like, NULL, NULL);
  sqlite3_create_function (database, "informix_lower", 1, flags, &lower, run_case, NULL, NULL);
  sqlite3_create_function (database, "informix_upper", 1, flags, &upper, run_case, NULL, NULL);
  sqlite3_create_function (database, "informix_decode", -1, flags, NULL, run_decode, NULL, NULL);
}

/**
 * tel_simulator_sql_functions_allow:
 * @function: the name of a function of SQLite
 *
 * Returns: whether a translated query may call it
 */
gboolean
tel_simulator_sql_functions_allow (const char *function)
{
  static const char *const allowed[] = {
    "abs",
    "avg",
    "count",
    "datetime",
    "glob",
    "ifnull",
    "informix_decode",
    "length",
    "ltrim",
    "max",
    "min",
    "informix_lower",
    "informix_upper",
    "regexp",
    "replace",
    "round",
    "rtrim",
    "substr",
    "sum",
    "trim",
    NULL,
  };

  return function != NULL && g_strv_contains (allowed, function);
}
