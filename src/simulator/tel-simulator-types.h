/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-store.h"

G_BEGIN_DECLS

/**
 * TelSimulatorModel:
 * @number: its number in `typemodel` (contract 3.1)
 * @name: the name of product and model
 * @protocol: the protocol its devices speak
 * @other_protocol: (nullable): a second one that they may speak instead
 * @template_name: (nullable): the name of its standard phone button template
 * @softphone: whether it is a Jabber client
 * @mobile: whether it runs on a telephone or a tablet
 * @since: the first release that has it
 *
 * A kind of device that the cluster knows.
 */
typedef struct
{
  guint number;
  const char *name;
  const char *protocol;
  const char *other_protocol;
  const char *template_name;
  gboolean softphone;
  gboolean mobile;
  guint since;
} TelSimulatorModel;

const TelSimulatorModel *tel_simulator_types_find_model (const char *name, guint release);
const TelSimulatorModel *tel_simulator_types_get_models (guint *n_models);

gboolean tel_simulator_types_fill (TelSimulatorStore *store, GError **error);
gboolean tel_simulator_types_allow (const char *element, const char *value);
const char *tel_simulator_types_get_values (const char *element);
gboolean tel_simulator_types_is_kept (const char *element);
gboolean tel_simulator_types_is_boolean (const char *element);
gboolean tel_simulator_types_read_boolean (const char *text);

G_END_DECLS
