/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

gboolean tel_simulator_capf_session_run (const TelSimulatorContext *context,
                                         const char *device,
                                         const char *string,
                                         const char *trouble,
                                         const char **status,
                                         GError **error);

G_END_DECLS
