/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-sql-parser.h"
#include "simulator/tel-simulator-sql-tokens.h"

/* A function of Informix, what SQLite calls it, and how many values it takes. */
typedef struct
{
  const char *name;
  const char *call;
  guint least;
  guint most;
  gboolean aggregate;
} Function;

/* A unit of a DATETIME, and how many letters a value down to it has. */
typedef struct
{
  const char *name;
  guint begin;
  guint end;
} Unit;

static const Function functions[] = {
  { "abs", "abs", 1, 1 },
  { "avg", "avg", 1, 1, TRUE },
  { "char_length", "length", 1, 1 },
  { "character_length", "length", 1, 1 },
  { "count", "count", 1, 1, TRUE },
  { "decode", "informix_decode", 3, 64 },
  { "length", "length", 1, 1 },
  { "lower", "informix_lower", 1, 1 },
  { "ltrim", "ltrim", 1, 2 },
  { "max", "max", 1, 1, TRUE },
  { "min", "min", 1, 1, TRUE },
  { "nvl", "ifnull", 2, 2 },
  { "replace", "replace", 3, 3 },
  { "round", "round", 1, 2 },
  { "rtrim", "rtrim", 1, 2 },
  { "substr", "substr", 2, 3 },
  { "sum", "sum", 1, 1, TRUE },
  { "trim", "trim", 1, 1 },
  { "upper", "informix_upper", 1, 1 },
};

static const Unit units[] = {
  { "year", 0, 4 },     { "month", 5, 7 },    { "day", 8, 10 },       { "hour", 11, 13 },
  { "minute", 14, 16 }, { "second", 17, 19 }, { "fraction", 20, 23 },
};

static const Function *
find_function (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].name, name))
      return &functions[i];

  return NULL;
}

static const Unit *
find_unit (const TelSimulatorSqlParser *self, guint ahead)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (tel_simulator_sql_parser_is (self, ahead, units[i].name))
      return &units[i];

  return NULL;
}

/* DBINFO tells the clock of the cluster in seconds since 1970, and what such a number is in its zone. */
static gboolean
read_information (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->context->clock);
  const TelSimulatorSqlToken *what = g_ptr_array_index (self->tokens, self->at);

  if (what->kind == TEL_SIMULATOR_SQL_STRING && g_str_equal (what->text, "utc_current"))
    {
      self->at++;
      g_string_append_printf (out, "%" G_GINT64_FORMAT, g_date_time_to_unix (now));
      return TRUE;
    }
  if (what->kind == TEL_SIMULATOR_SQL_STRING && g_str_equal (what->text, "utc_to_datetime"))
    {
      self->at++;
      if (!tel_simulator_sql_parser_take (self, ","))
        return tel_simulator_sql_parser_refuse (error);
      g_string_append (out, "datetime((");
      if (!tel_simulator_sql_parser_read_expression (self, out, error))
        return FALSE;
      g_string_append_printf (out, ") + %" G_GINT64_FORMAT ", 'unixepoch')",
                              (gint64) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND));
      return TRUE;
    }

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_DBINFO, "Unknown first argument of dbinfo.");

  return FALSE;
}

static gboolean
read_arguments (TelSimulatorSqlParser *self, const Function *function, GString *out, GError **error)
{
  guint n_values = 0;

  if (function->aggregate &&
      (tel_simulator_sql_parser_take (self, "distinct") || tel_simulator_sql_parser_take (self, "unique")))
    g_string_append (out, "DISTINCT ");
  else if (function->aggregate)
    tel_simulator_sql_parser_take (self, "all");
  do
    {
      g_string_append (out, n_values++ > 0 ? ", " : "");
      if (!tel_simulator_sql_parser_read_expression (self, out, error))
        return FALSE;
    }
  while (tel_simulator_sql_parser_take (self, ","));

  return (n_values >= function->least && n_values <= function->most) || tel_simulator_sql_parser_refuse (error);
}

static gboolean
read_call (TelSimulatorSqlParser *self, const Function *function, GString *out, GError **error)
{
  if (function->aggregate)
    self->n_aggregates++;
  g_string_append_printf (out, "%s(", function->call);
  if (g_str_equal (function->name, "count") && tel_simulator_sql_parser_take (self, "*"))
    g_string_append_c (out, '*');
  else if (!read_arguments (self, function, out, error))
    return FALSE;
  g_string_append_c (out, ')');

  return TRUE;
}

/*
 * tel_simulator_sql_parser_read_function:
 * @self: a parser before the name of a function
 * @out: where to write
 * @error: return location for a #GError
 *
 * Reads the call of a function.
 *
 * Returns: FALSE with a #TelSimulatorFault when it is not known or wrongly called
 */
gboolean
tel_simulator_sql_parser_read_function (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  const char *name = tel_simulator_sql_parser_get_word (self, 0);
  const Function *function = find_function (name);
  gboolean read;

  if (function == NULL && !g_str_equal (name, "dbinfo"))
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_ROUTINE, "Routine (%s) can not be resolved.",
                   name);
      return FALSE;
    }

  self->at += 2;
  read = function != NULL ? read_call (self, function, out, error) : read_information (self, out, error);

  return read && (tel_simulator_sql_parser_take (self, ")") || tel_simulator_sql_parser_refuse (error));
}

/*
 * tel_simulator_sql_parser_read_time:
 * @self: a parser before CURRENT, SYSDATE or TODAY
 * @out: where to write
 * @error: return location for a #GError
 *
 * Reads what means the present, which is the cluster's. TODAY is written as Informix writes dates where nothing else
 * is set, the month first.
 *
 * Returns: FALSE with a #TelSimulatorFault when its units are wrong
 */
gboolean
tel_simulator_sql_parser_read_time (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->context->clock);
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  g_autofree char *value = g_strdup_printf ("%s.%03d", seconds, g_date_time_get_microsecond (now) / 1000);
  gboolean is_date = tel_simulator_sql_parser_is (self, 0, "today");
  gboolean takes_units = tel_simulator_sql_parser_is (self, 0, "current");
  const Unit *first = takes_units ? find_unit (self, 1) : NULL;
  const Unit *last = first != NULL && tel_simulator_sql_parser_is (self, 2, "to") ? find_unit (self, 3) : NULL;
  g_autofree char *text = NULL;

  if (first != NULL && (last == NULL || last->begin < first->begin))
    return tel_simulator_sql_parser_refuse (error);

  if (is_date)
    text = g_date_time_format (now, "%m/%d/%Y");
  else if (first != NULL)
    text = g_strndup (value + first->begin, last->end - first->begin);
  else
    text = g_steal_pointer (&value);
  tel_simulator_sql_parser_quote (out, text);
  self->at += first != NULL ? 4 : 1;

  return TRUE;
}
