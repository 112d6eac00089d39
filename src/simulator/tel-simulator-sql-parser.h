/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/* The tables that a part of a query can see, those of the queries around it included. */
typedef struct _TelSimulatorSqlScope TelSimulatorSqlScope;

struct _TelSimulatorSqlScope
{
  TelSimulatorSqlScope *outer;
  GPtrArray *sources;
};

/* A query that is being read. What each part reads of it, it writes in SQLite's words to a string. */
typedef struct
{
  const TelSimulatorContext *context;
  GPtrArray *tokens;
  guint at;
  guint depth;
  TelSimulatorSqlScope *scope;
  guint n_aggregates;
} TelSimulatorSqlParser;

gboolean tel_simulator_sql_parser_refuse (GError **error);
gboolean tel_simulator_sql_parser_is (const TelSimulatorSqlParser *self, guint ahead, const char *text);
const char *tel_simulator_sql_parser_get_word (const TelSimulatorSqlParser *self, guint ahead);
gboolean tel_simulator_sql_parser_take (TelSimulatorSqlParser *self, const char *text);
gboolean tel_simulator_sql_parser_ends_expression (const char *word);
gboolean tel_simulator_sql_parser_is_keyword (const char *word);

gboolean tel_simulator_sql_parser_read_expression (TelSimulatorSqlParser *self, GString *out, GError **error);
gboolean tel_simulator_sql_parser_read_expressions (TelSimulatorSqlParser *self, GString *out, GError **error);
gboolean tel_simulator_sql_parser_read_function (TelSimulatorSqlParser *self, GString *out, GError **error);
gboolean tel_simulator_sql_parser_read_time (TelSimulatorSqlParser *self, GString *out, GError **error);
gboolean
tel_simulator_sql_parser_read_query (TelSimulatorSqlParser *self, GString *out, GPtrArray *columns, GError **error);

void tel_simulator_sql_parser_quote (GString *out, const char *text);

G_END_DECLS
