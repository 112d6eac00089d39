/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TelSimulatorSqlTokenKind:
 * @TEL_SIMULATOR_SQL_END: the end of the statement
 * @TEL_SIMULATOR_SQL_WORD: a keyword or a name, in lower case
 * @TEL_SIMULATOR_SQL_NUMBER: a number
 * @TEL_SIMULATOR_SQL_STRING: a literal, without its quotation marks
 * @TEL_SIMULATOR_SQL_SYMBOL: an operator or a mark
 *
 * What a token is.
 */
typedef enum
{
  TEL_SIMULATOR_SQL_END,
  TEL_SIMULATOR_SQL_WORD,
  TEL_SIMULATOR_SQL_NUMBER,
  TEL_SIMULATOR_SQL_STRING,
  TEL_SIMULATOR_SQL_SYMBOL,
} TelSimulatorSqlTokenKind;

/**
 * TelSimulatorSqlToken:
 * @kind: what it is
 * @text: its text
 *
 * A token of a statement.
 */
typedef struct
{
  TelSimulatorSqlTokenKind kind;
  char *text;
} TelSimulatorSqlToken;

GPtrArray *tel_simulator_sql_tokens_read (const char *statement, GError **error);

G_END_DECLS
