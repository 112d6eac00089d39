/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

#include "simulator/tel-simulator-clock.h"

G_BEGIN_DECLS

void tel_simulator_page_set_date (SoupServerMessage *message, TelSimulatorClock *clock);
void tel_simulator_page_send_status (SoupServerMessage *message, guint status, const char *text);
void tel_simulator_page_send_working (SoupServerMessage *message);
void tel_simulator_page_send_version (SoupServerMessage *message, guint release);

G_END_DECLS
