/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

#include "simulator/tel-simulator-access.h"
#include "simulator/tel-simulator-account.h"
#include "simulator/tel-simulator-disturbances.h"
#include "simulator/tel-simulator-log.h"
#include "simulator/tel-simulator-operations.h"
#include "simulator/tel-simulator-throttle.h"
#include "simulator/tel-simulator-validator.h"

G_BEGIN_DECLS

/* An answer over 8 MB is refused (contract 1.5). */
#define TEL_SIMULATOR_ANSWER_LIMIT (8 * 1024 * 1024)

/**
 * TelSimulatorService:
 * @context: the store, the clock and the cluster's own release
 * @access: the door, which holds the sessions
 * @disturbances: what was arranged to happen
 * @throttle: the change notifications that hold up writes
 * @log: of the requests
 * @validator: (nullable): with the vendor's schemas
 * @lenient: whether what a strict cluster refuses is only noted
 * @latency: how long each answer takes at least, in milliseconds
 * @answer_limit: how many bytes the answer to a list or a query may have
 *
 * What requests are served from.
 */
typedef struct
{
  TelSimulatorContext context;
  TelSimulatorAccess *access;
  TelSimulatorDisturbances *disturbances;
  TelSimulatorThrottle *throttle;
  TelSimulatorLog *log;
  TelSimulatorValidator *validator;
  gboolean lenient;
  guint latency;
  gsize answer_limit;
} TelSimulatorService;

void tel_simulator_exchange_begin (TelSimulatorService *service,
                                   SoupServerMessage *message,
                                   TelSimulatorAccountRole role,
                                   const char *account,
                                   GCancellable *cancellable);

G_END_DECLS
