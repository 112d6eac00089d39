/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TEL_TYPE_SIMULATOR_CLOCK (tel_simulator_clock_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorClock, tel_simulator_clock, TEL, SIMULATOR_CLOCK, GObject)

TelSimulatorClock *tel_simulator_clock_new (GTimeZone *zone);
GDateTime *tel_simulator_clock_get_now (TelSimulatorClock *self);
GTimeZone *tel_simulator_clock_get_zone (TelSimulatorClock *self);
void tel_simulator_clock_set_now (TelSimulatorClock *self, GDateTime *now);
void tel_simulator_clock_hold (TelSimulatorClock *self, GDateTime *now);
void tel_simulator_clock_advance (TelSimulatorClock *self, GTimeSpan span);

G_END_DECLS
