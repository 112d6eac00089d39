/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-element.h"

G_BEGIN_DECLS

/**
 * TelSimulatorDisturbanceKind:
 * @TEL_SIMULATOR_DISTURBANCE_REFUSE: a fault instead of the operation
 * @TEL_SIMULATOR_DISTURBANCE_THROTTLE: HTTP 503 instead of the operation (contract 1.5)
 * @TEL_SIMULATOR_DISTURBANCE_STALL: the operation only after a while
 * @TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE: the connection ends, and the operation is not carried out
 * @TEL_SIMULATOR_DISTURBANCE_RESET_AFTER: the operation is carried out, and the connection ends before the answer
 * @TEL_SIMULATOR_DISTURBANCE_STATUS: a page with any HTTP status instead of the operation
 * @TEL_SIMULATOR_DISTURBANCE_HTML: a login page with HTTP 200 instead of the operation, as a proxy would show it
 * @TEL_SIMULATOR_DISTURBANCE_EXPIRE_SESSION: the session whose cookie was sent has ended: HTTP 404 instead of the
 *   operation (contract 1.1); nothing where none was sent
 * @TEL_SIMULATOR_DISTURBANCE_TRUNCATE: the operation is carried out, and its answer breaks off in the middle; so are
 *   all that follow, and what is wrong is their answer
 * @TEL_SIMULATOR_DISTURBANCE_SLOW: it comes in small pieces
 * @TEL_SIMULATOR_DISTURBANCE_ENDLESS: it never ends
 * @TEL_SIMULATOR_DISTURBANCE_MALFORMED: it is no XML
 * @TEL_SIMULATOR_DISTURBANCE_WRONG_NAMESPACE: it is in a namespace that is not AXL's
 * @TEL_SIMULATOR_DISTURBANCE_ENTITY_BOMB: it has entities that grow without measure
 * @TEL_SIMULATOR_DISTURBANCE_EXTERNAL_ENTITY: it has an entity that stands in a file of the reader's machine
 * @TEL_SIMULATOR_DISTURBANCE_DEEP_NESTING: its elements are nested without measure
 * @TEL_SIMULATOR_DISTURBANCE_UTF_16: it is in UTF-16, and says so; nothing else is wrong
 * @TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB: it is compressed, and a thousand times as large when it is not
 * @TEL_SIMULATOR_DISTURBANCE_MUTATE: somebody else's write comes first
 *
 * What can be made to happen to a request.
 */
typedef enum
{
  TEL_SIMULATOR_DISTURBANCE_REFUSE,
  TEL_SIMULATOR_DISTURBANCE_THROTTLE,
  TEL_SIMULATOR_DISTURBANCE_STALL,
  TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
  TEL_SIMULATOR_DISTURBANCE_RESET_AFTER,
  TEL_SIMULATOR_DISTURBANCE_STATUS,
  TEL_SIMULATOR_DISTURBANCE_HTML,
  TEL_SIMULATOR_DISTURBANCE_EXPIRE_SESSION,
  TEL_SIMULATOR_DISTURBANCE_TRUNCATE,
  TEL_SIMULATOR_DISTURBANCE_SLOW,
  TEL_SIMULATOR_DISTURBANCE_ENDLESS,
  TEL_SIMULATOR_DISTURBANCE_MALFORMED,
  TEL_SIMULATOR_DISTURBANCE_WRONG_NAMESPACE,
  TEL_SIMULATOR_DISTURBANCE_ENTITY_BOMB,
  TEL_SIMULATOR_DISTURBANCE_EXTERNAL_ENTITY,
  TEL_SIMULATOR_DISTURBANCE_DEEP_NESTING,
  TEL_SIMULATOR_DISTURBANCE_UTF_16,
  TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB,
  TEL_SIMULATOR_DISTURBANCE_MUTATE,
} TelSimulatorDisturbanceKind;

/**
 * TelSimulatorDisturbance:
 * @kind: what happens
 * @operation: to which operation, "*" for any
 * @occurrence: to the how manieth from now, from 1; 0 for each
 * @times: how many times from then on, one after another; 0 is once
 * @code: of the fault, or the status of HTTP
 * @message: (nullable): of the fault or the page
 * @seconds: of the stall, 0 for never to answer; or over which a slow answer comes, 0 for never to its end
 * @request: (nullable): somebody else's write
 *
 * One arrangement.
 */
typedef struct
{
  TelSimulatorDisturbanceKind kind;
  char *operation;
  guint occurrence;
  guint times;
  int code;
  char *message;
  guint seconds;
  TelSimulatorElement *request;

  /*< private >*/
  guint seen;
} TelSimulatorDisturbance;

typedef struct _TelSimulatorDisturbances TelSimulatorDisturbances;

TelSimulatorDisturbances *tel_simulator_disturbances_new (void);
void tel_simulator_disturbances_free (TelSimulatorDisturbances *self);

gboolean tel_simulator_disturbances_parse_kind (const char *name, TelSimulatorDisturbanceKind *kind);
const char *tel_simulator_disturbances_get_name (TelSimulatorDisturbanceKind kind);
char *tel_simulator_disturbances_list_kinds (void);
void tel_simulator_disturbances_add (TelSimulatorDisturbances *self, const TelSimulatorDisturbance *disturbance);
void tel_simulator_disturbances_clear (TelSimulatorDisturbances *self);
GPtrArray *tel_simulator_disturbances_collect (TelSimulatorDisturbances *self, const char *operation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorDisturbances, tel_simulator_disturbances_free)

G_END_DECLS
