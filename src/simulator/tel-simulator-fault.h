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
} TelSimulatorFault;

GQuark tel_simulator_fault_quark (void);

G_END_DECLS
