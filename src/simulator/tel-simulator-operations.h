/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-clock.h"
#include "simulator/tel-simulator-element.h"
#include "simulator/tel-simulator-store.h"

G_BEGIN_DECLS

/**
 * TelSimulatorContext:
 * @store: the cluster's database
 * @clock: the cluster's clock and time zone
 * @release: the schema release of the request as major × 100 + minor (901, 1000, 1005 … 1500)
 * @matched: (nullable) (out): takes how many rows a query matches before `skip` and `first`
 * @direct_support_field: whether the Cisco Support Field is kept directly in `vendorConfig` only (contract 5)
 * @rank: the user rank of the account that asks: it is not shown users of a smaller number; 0 and 1 show all
 *
 * What an operation works with.
 */
typedef struct
{
  TelSimulatorStore *store;
  TelSimulatorClock *clock;
  guint release;
  guint *matched;
  gboolean direct_support_field;
  guint rank;
} TelSimulatorContext;

gboolean tel_simulator_operations_exist (const char *operation, guint release);
gboolean tel_simulator_operations_is_write (const char *operation);
gboolean tel_simulator_operations_run (const TelSimulatorContext *context,
                                       const TelSimulatorElement *request,
                                       TelSimulatorElement *response,
                                       GError **error);

G_END_DECLS
