/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/* The application users of every cluster. They share the password. */
#define TEL_SIMULATOR_ACCOUNT_ADMINISTRATOR "axladmin"
#define TEL_SIMULATOR_ACCOUNT_READER "axlreader"
#define TEL_SIMULATOR_ACCOUNT_WITHOUT_ROLE "axlnorole"
#define TEL_SIMULATOR_ACCOUNT_RANKED "axlranked"

/**
 * TelSimulatorAccountRole:
 * @TEL_SIMULATOR_ACCOUNT_UNKNOWN: there is no such account
 * @TEL_SIMULATOR_ACCOUNT_MAY_NOTHING: it exists and lacks every role for AXL
 * @TEL_SIMULATOR_ACCOUNT_MAY_READ: it may read
 * @TEL_SIMULATOR_ACCOUNT_MAY_WRITE: it may read and write
 *
 * What an account may do over AXL.
 */
typedef enum
{
  TEL_SIMULATOR_ACCOUNT_UNKNOWN,
  TEL_SIMULATOR_ACCOUNT_MAY_NOTHING,
  TEL_SIMULATOR_ACCOUNT_MAY_READ,
  TEL_SIMULATOR_ACCOUNT_MAY_WRITE,
} TelSimulatorAccountRole;

gboolean tel_simulator_account_fill (TelSimulatorStore *store, GError **error);
TelSimulatorAccountRole tel_simulator_account_get_role (TelSimulatorStore *store, const char *name);
guint tel_simulator_account_get_rank (TelSimulatorStore *store, const char *name);
gboolean tel_simulator_account_get (const TelSimulatorContext *context,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error);

G_END_DECLS
