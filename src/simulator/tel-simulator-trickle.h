/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TelSimulatorTrickle TelSimulatorTrickle;

/**
 * TelSimulatorTrickleDone:
 * @user_data: data of whoever began
 *
 * Called when everything is written or the other side is gone; the trickle may be freed within.
 */
typedef void (*TelSimulatorTrickleDone) (gpointer user_data);

TelSimulatorTrickle *tel_simulator_trickle_new (
    GIOStream *connection, GSocket *socket, GBytes *data, TelSimulatorTrickleDone done, gpointer user_data);
void
tel_simulator_trickle_set_pace (TelSimulatorTrickle *self, gsize head_bytes, gsize piece_bytes, guint milliseconds);
void tel_simulator_trickle_set_filler (TelSimulatorTrickle *self, GBytes *filler);
void tel_simulator_trickle_begin (TelSimulatorTrickle *self);
void tel_simulator_trickle_free (TelSimulatorTrickle *self);

G_END_DECLS
