/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-fault.h"

/* clang-format off */
G_DEFINE_QUARK (tel-simulator-fault-quark, tel_simulator_fault)
/* clang-format on */
