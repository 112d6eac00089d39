/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

#include "simulator/tel-simulator-clock.h"

G_BEGIN_DECLS

/* The account that may do everything, and one that exists but lacks the role. They share the password. */
#define TEL_SIMULATOR_ACCESS_USER "axladmin"
#define TEL_SIMULATOR_ACCESS_USER_WITHOUT_ROLE "axlnorole"

typedef struct _TelSimulatorAccess TelSimulatorAccess;

TelSimulatorAccess *tel_simulator_access_new (TelSimulatorClock *clock, const char *password);
void tel_simulator_access_free (TelSimulatorAccess *self);

const char *tel_simulator_access_get_password (TelSimulatorAccess *self);
gboolean tel_simulator_access_admit (TelSimulatorAccess *self, SoupServerMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorAccess, tel_simulator_access_free)

G_END_DECLS
