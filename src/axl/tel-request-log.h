/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-request-entry.h"

G_BEGIN_DECLS

/* The last requests of this program, a list of #TelRequestEntry, the newest first. Of the oldest nothing is kept. */
#define TEL_TYPE_REQUEST_LOG (tel_request_log_get_type ())
G_DECLARE_FINAL_TYPE (TelRequestLog, tel_request_log, TEL, REQUEST_LOG, GObject)

#define TEL_REQUEST_LOG_MAXIMUM 500
/* Of so many it may be kept what was said. */
#define TEL_REQUEST_LOG_MAXIMUM_BODIES 100

TelRequestLog *tel_request_log_get_default (void);
TelRequestLog *tel_request_log_new (void);

void tel_request_log_add (TelRequestLog *self, TelRequestEntry *entry);
void tel_request_log_clear (TelRequestLog *self);
void tel_request_log_set_keeps_bodies (TelRequestLog *self, gboolean keeps_bodies);
gboolean tel_request_log_get_keeps_bodies (TelRequestLog *self);
void tel_request_log_set_problem (TelRequestLog *self, const char *problem);
const char *tel_request_log_get_problem (TelRequestLog *self);
guint64 tel_request_log_get_n_added (TelRequestLog *self);

G_END_DECLS
