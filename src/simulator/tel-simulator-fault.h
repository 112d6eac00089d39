/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TEL_SIMULATOR_FAULT:
 *
 * The domain of what the simulated cluster refuses. The code is the `axlcode`, the message the `axlmessage` and
 * `faultstring` (contract 1.4): CUCM's own words, never translated.
 */
#define TEL_SIMULATOR_FAULT (tel_simulator_fault_quark ())

/**
 * TelSimulatorFault:
 * @TEL_SIMULATOR_FAULT_GENERIC: a refusal for which no code is known
 * @TEL_SIMULATOR_FAULT_NOT_FOUND: an object or a reference does not exist
 * @TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND: the object of an update does not exist
 * @TEL_SIMULATOR_FAULT_DUPLICATE: a duplicate in a unique index
 * @TEL_SIMULATOR_FAULT_REFERENCE: a referential constraint
 * @TEL_SIMULATOR_FAULT_STILL_REFERENCED: the object to be removed is in use (Informix' own code)
 * @TEL_SIMULATOR_FAULT_NULL: a value that may not be null (Informix' own code)
 * @TEL_SIMULATOR_FAULT_SQL_SYNTAX: a query that Informix cannot read; it and those below come without Informix' sign,
 *   as the contract has them
 * @TEL_SIMULATOR_FAULT_SQL_CHARACTER: a letter that no query has
 * @TEL_SIMULATOR_FAULT_SQL_TABLE: a table that the release does not have
 * @TEL_SIMULATOR_FAULT_SQL_INTERRUPTED: a query that takes too long
 * @TEL_SIMULATOR_FAULT_SQL_COLUMN: a column that the release does not have
 * @TEL_SIMULATOR_FAULT_SQL_QUOTE: a literal without an end
 * @TEL_SIMULATOR_FAULT_SQL_GROUP: a column that is not grouped by
 * @TEL_SIMULATOR_FAULT_SQL_AMBIGUOUS: a column that several tables have
 * @TEL_SIMULATOR_FAULT_SQL_NOT_SELECTED: a table that is not in the FROM clause
 * @TEL_SIMULATOR_FAULT_SQL_ROUTINE: a function that does not exist
 * @TEL_SIMULATOR_FAULT_SQL_DBINFO: something that DBINFO does not tell
 */
typedef enum
{
  TEL_SIMULATOR_FAULT_GENERIC = -1,
  TEL_SIMULATOR_FAULT_NOT_FOUND = 5007,
  TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND = 5003,
  TEL_SIMULATOR_FAULT_DUPLICATE = -239,
  TEL_SIMULATOR_FAULT_REFERENCE = -691,
  TEL_SIMULATOR_FAULT_STILL_REFERENCED = -692,
  TEL_SIMULATOR_FAULT_NULL = -391,
  TEL_SIMULATOR_FAULT_SQL_SYNTAX = 201,
  TEL_SIMULATOR_FAULT_SQL_CHARACTER = 202,
  TEL_SIMULATOR_FAULT_SQL_TABLE = 206,
  TEL_SIMULATOR_FAULT_SQL_INTERRUPTED = 213,
  TEL_SIMULATOR_FAULT_SQL_COLUMN = 217,
  TEL_SIMULATOR_FAULT_SQL_QUOTE = 282,
  TEL_SIMULATOR_FAULT_SQL_GROUP = 294,
  TEL_SIMULATOR_FAULT_SQL_AMBIGUOUS = 324,
  TEL_SIMULATOR_FAULT_SQL_NOT_SELECTED = 522,
  TEL_SIMULATOR_FAULT_SQL_ROUTINE = 674,
  TEL_SIMULATOR_FAULT_SQL_DBINFO = 728,
} TelSimulatorFault;

GQuark tel_simulator_fault_quark (void);

G_END_DECLS
