/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-clock.h"

G_BEGIN_DECLS

/* Refused are writes while more change notifications than this wait to be sent (contract 1.5). */
#define TEL_SIMULATOR_THROTTLE_LIMIT 1500

/* How many change notifications the nodes take in a second; nothing is known of a real cluster's speed. */
#define TEL_SIMULATOR_THROTTLE_RATE 50

typedef struct _TelSimulatorThrottle TelSimulatorThrottle;

TelSimulatorThrottle *tel_simulator_throttle_new (TelSimulatorClock *clock);
void tel_simulator_throttle_free (TelSimulatorThrottle *self);

void tel_simulator_throttle_set_limit (TelSimulatorThrottle *self, guint limit);
guint tel_simulator_throttle_get_limit (TelSimulatorThrottle *self);
void tel_simulator_throttle_set_rate (TelSimulatorThrottle *self, guint per_second);
guint tel_simulator_throttle_get_rate (TelSimulatorThrottle *self);
void tel_simulator_throttle_set_outstanding (TelSimulatorThrottle *self, guint outstanding);
guint tel_simulator_throttle_get_outstanding (TelSimulatorThrottle *self);

gboolean tel_simulator_throttle_refuses (TelSimulatorThrottle *self);
void tel_simulator_throttle_add (TelSimulatorThrottle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorThrottle, tel_simulator_throttle_free)

G_END_DECLS
