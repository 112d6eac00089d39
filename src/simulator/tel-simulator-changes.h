/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/**
 * TelSimulatorChange:
 * @id: its number in the queue, counted from 1
 * @type: the type of the object, a name of the schema's `XChangeType`
 * @uuid: its key as AXL shows it
 * @action: `a` added, `u` updated, `r` removed
 * @do_get: whether the object has to be read, because @tags does not say what changed
 * @tags: (element-type utf8): names and values of the elements that changed, in turn
 *
 * One change of the configuration.
 */
typedef struct
{
  guint64 id;
  const char *type;
  char *uuid;
  char action;
  gboolean do_get;
  GPtrArray *tags;
} TelSimulatorChange;

TelSimulatorChange *tel_simulator_change_new (const char *type, const char *pkid);
void tel_simulator_change_free (TelSimulatorChange *self);

/* The cluster's queue of changes, which lives as long as the process. */
typedef struct _TelSimulatorChanges TelSimulatorChanges;

TelSimulatorChanges *tel_simulator_changes_new (void);
void tel_simulator_changes_free (TelSimulatorChanges *self);
void tel_simulator_changes_append (TelSimulatorChanges *self, GPtrArray *changes);

gboolean tel_simulator_changes_list (const TelSimulatorContext *context,
                                     const TelSimulatorElement *request,
                                     TelSimulatorElement *response,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorChange, tel_simulator_change_free)

G_END_DECLS
