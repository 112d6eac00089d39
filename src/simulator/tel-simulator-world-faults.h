/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/**
 * TelSimulatorPlantedFault:
 * @rule: the audit rule that it breaks, such as `J01`
 * @kind: what kind of object has it: `user`, `phone`, `line`, `phoneSecurityProfile`, `sipProfile`, `serviceParameter`
 *   or `product`
 * @fault: the name of the object; a line is called `PATTERN in PARTITION` or `PATTERN in no partition`
 * @sound: an object of the same kind that keeps the rule
 * @world: the world that has the fault
 * @sound_world: the world that has the sound object: mostly the same
 * @since: the first release that can express it
 * @until: the last release that can
 * @spoil: (nullable): the statement that makes a sound object unsound; a `?` in it is a new key
 *
 * A fault that a world has on purpose.
 */
typedef struct
{
  const char *rule;
  const char *kind;
  const char *fault;
  const char *sound;
  const char *world;
  const char *sound_world;
  guint since;
  guint until;
  const char *spoil;
} TelSimulatorPlantedFault;

const TelSimulatorPlantedFault *tel_simulator_world_get_faults (guint *n_faults);
char *tel_simulator_world_faults_to_json (TelSimulatorStore *store);

G_END_DECLS
