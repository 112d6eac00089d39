/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-element.h"

G_BEGIN_DECLS

/**
 * TelSimulatorDisturbanceKind:
 * @TEL_SIMULATOR_DISTURBANCE_REFUSE: a fault instead of the operation
 * @TEL_SIMULATOR_DISTURBANCE_THROTTLE: HTTP 503 instead of the operation (contract 1.5)
 * @TEL_SIMULATOR_DISTURBANCE_STALL: the operation only after a while
 * @TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE: the connection ends, and the operation is not carried out
 * @TEL_SIMULATOR_DISTURBANCE_RESET_AFTER: the operation is carried out, and the connection ends before the answer
 * @TEL_SIMULATOR_DISTURBANCE_MUTATE: somebody else's write comes first
 *
 * What can be made to happen to a request.
 */
typedef enum
{
  TEL_SIMULATOR_DISTURBANCE_REFUSE,
  TEL_SIMULATOR_DISTURBANCE_THROTTLE,
  TEL_SIMULATOR_DISTURBANCE_STALL,
  TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
  TEL_SIMULATOR_DISTURBANCE_RESET_AFTER,
  TEL_SIMULATOR_DISTURBANCE_MUTATE,
} TelSimulatorDisturbanceKind;

/**
 * TelSimulatorDisturbance:
 * @kind: what happens
 * @operation: to which operation, "*" for any
 * @occurrence: to the how manieth from now, from 1; 0 for each
 * @code: of the fault
 * @message: (nullable): of the fault
 * @seconds: of the stall, 0 for never to answer
 * @request: (nullable): somebody else's write
 *
 * One arrangement.
 */
typedef struct
{
  TelSimulatorDisturbanceKind kind;
  char *operation;
  guint occurrence;
  int code;
  char *message;
  guint seconds;
  TelSimulatorElement *request;

  /*< private >*/
  guint seen;
} TelSimulatorDisturbance;

typedef struct _TelSimulatorDisturbances TelSimulatorDisturbances;

TelSimulatorDisturbances *tel_simulator_disturbances_new (void);
void tel_simulator_disturbances_free (TelSimulatorDisturbances *self);

gboolean tel_simulator_disturbances_parse_kind (const char *name, TelSimulatorDisturbanceKind *kind);
void tel_simulator_disturbances_add (TelSimulatorDisturbances *self, const TelSimulatorDisturbance *disturbance);
void tel_simulator_disturbances_clear (TelSimulatorDisturbances *self);
GPtrArray *tel_simulator_disturbances_collect (TelSimulatorDisturbances *self, const char *operation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorDisturbances, tel_simulator_disturbances_free)

G_END_DECLS
