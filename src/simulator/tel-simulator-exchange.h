/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

#include "simulator/tel-simulator-disturbances.h"
#include "simulator/tel-simulator-log.h"
#include "simulator/tel-simulator-operations.h"
#include "simulator/tel-simulator-validator.h"

G_BEGIN_DECLS

/**
 * TelSimulatorService:
 * @context: the store, the clock and the cluster's own release
 * @disturbances: what was arranged to happen
 * @log: of the requests
 * @validator: (nullable): with the vendor's schemas
 * @lenient: whether what a strict cluster refuses is only noted
 * @latency: how long each answer takes at least, in milliseconds
 *
 * What requests are served from.
 */
typedef struct
{
  TelSimulatorContext context;
  TelSimulatorDisturbances *disturbances;
  TelSimulatorLog *log;
  TelSimulatorValidator *validator;
  gboolean lenient;
  guint latency;
} TelSimulatorService;

void tel_simulator_exchange_begin (TelSimulatorService *service, SoupServerMessage *message, GCancellable *cancellable);

G_END_DECLS
