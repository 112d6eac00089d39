/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-element.h"

G_BEGIN_DECLS

char *tel_simulator_tree_to_xml (const TelSimulatorElement *tree);

TelSimulatorElement *tel_simulator_tree_merge (const TelSimulatorElement *base, const TelSimulatorElement *changes);
TelSimulatorElement *tel_simulator_tree_prune (const TelSimulatorElement *tree, const TelSimulatorElement *tags);

G_END_DECLS
