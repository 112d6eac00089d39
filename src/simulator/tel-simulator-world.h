/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/**
 * TEL_SIMULATOR_WORLD_VOICE_MAIL:
 *
 * The name of the voice mail profile that every world with standard objects has.
 */
#define TEL_SIMULATOR_WORLD_VOICE_MAIL "Default"

/**
 * TEL_SIMULATOR_WORLD_MOST_USERS:
 *
 * The users that a cluster takes.
 */
#define TEL_SIMULATOR_WORLD_MOST_USERS 160000

gboolean tel_simulator_world_is_known (const char *world);
char *tel_simulator_world_list (void);
char *tel_simulator_world_describe (void);
gboolean tel_simulator_world_fill (TelSimulatorStore *store, const char *world, GError **error);
gboolean tel_simulator_world_insert (TelSimulatorStore *store,
                                     const char *table,
                                     const char *name,
                                     const char *column,
                                     const char *value,
                                     GError **error);

gboolean tel_simulator_world_small_fill (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_clean_fill (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_puzzling_fill (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_unready_fill (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_neglected_fill (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_crowd_fill (const TelSimulatorContext *context, guint n_users, GError **error);
gboolean tel_simulator_world_faults_fill (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_faults_finish (const TelSimulatorContext *context, const char *world, GError **error);

G_END_DECLS
