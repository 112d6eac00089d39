/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-request-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A request in the list of the request log. */
#define TEL_TYPE_REQUEST_ROW (tel_request_row_get_type ())
G_DECLARE_FINAL_TYPE (TelRequestRow, tel_request_row, TEL, REQUEST_ROW, AdwBin)

TelRequestRow *tel_request_row_new (void);
void tel_request_row_set_entry (TelRequestRow *self, TelRequestEntry *entry);

char *tel_request_row_dup_title (TelRequestEntry *entry);
char *tel_request_row_dup_details (TelRequestEntry *entry);
char *tel_request_row_dup_result (TelRequestEntry *entry);

G_END_DECLS
