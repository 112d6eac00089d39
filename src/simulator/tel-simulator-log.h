/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEL_TYPE_SIMULATOR_LOG (tel_simulator_log_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorLog, tel_simulator_log, TEL, SIMULATOR_LOG, GObject)

/**
 * TelSimulatorLogEntry:
 * @operation: what was asked for: an operation, or a method and a path; "" when it could not be read
 * @object: the key of the object, "" when the request has none
 * @status: "ok", "fault", "refused" (by the door or by a page), "throttled", "stalled", "reset-before", "reset-after",
 * or the name of what the answer was spoiled by
 * @http: the status of HTTP, 0 when nothing was answered
 * @milliseconds: from the request to the answer
 *
 * One request as it was served. Never a body, a password or an authentication string.
 */
typedef struct
{
  char *operation;
  char *object;
  char *status;
  guint http;
  guint milliseconds;
} TelSimulatorLogEntry;

TelSimulatorLog *tel_simulator_log_new (void);
gboolean tel_simulator_log_open (TelSimulatorLog *self, const char *path, GError **error);
void tel_simulator_log_add (TelSimulatorLog *self,
                            const char *operation,
                            const char *object,
                            const char *status,
                            guint http,
                            guint milliseconds);
void tel_simulator_log_note (TelSimulatorLog *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
guint tel_simulator_log_get_length (TelSimulatorLog *self);
const TelSimulatorLogEntry *tel_simulator_log_get_entry (TelSimulatorLog *self, guint position);

G_END_DECLS
