/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/**
 * TelSimulatorSqlTranslation:
 * @statement: the query as SQLite understands it, without its page
 * @columns: (element-type utf8): the names of the columns of the answer
 * @skip: how many rows to leave out
 * @first: how many rows to give at most, -1 for all
 *
 * A query of Informix' dialect in SQLite's.
 */
typedef struct
{
  char *statement;
  GPtrArray *columns;
  gint64 skip;
  gint64 first;
} TelSimulatorSqlTranslation;

TelSimulatorSqlTranslation *
tel_simulator_sql_translate (const TelSimulatorContext *context, const char *statement, GError **error);
void tel_simulator_sql_translation_free (TelSimulatorSqlTranslation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorSqlTranslation, tel_simulator_sql_translation_free)

G_END_DECLS
